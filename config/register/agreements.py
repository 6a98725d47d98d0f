"""The register of what was agreed."""

from config.register.life import Life, life

_AGREED = "Afspraken van organisaties; er staat geen hulpvrager in."

REGISTER: dict[str, Life] = {
    "agreements.Agreement": life(
        "made_by put_by", "id alliance number changed from_on made_at put_at", _AGREED
    ),
    "agreements.AgreedLimit": life(
        "", "id alliance agreement sign label effect why route decider days position", _AGREED
    ),
    "agreements.Adoption": life(
        "adopted_by", "id alliance agreement organisation adopted_at", _AGREED
    ),
}
