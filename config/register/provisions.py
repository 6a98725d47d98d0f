"""The register of the Voorzieningenlijst."""

from config.register.life import NETWORK, Life, life

REGISTER: dict[str, Life] = {
    "provisions.Provision": life(
        "",
        "id code alliance organisation name layer life_area what for_whom conditions amount_words"
        " amount unit how apply_by documents before link municipalities scheme min_age max_age aow"
        " students renters_only child_from child_to income_sure income_most wealth_as_bijstand"
        " own_judgement source source_on certainty checked_on checked_by active last_modified",
        "Zolang de voorziening bestaat.",
        public=NETWORK,
    ),
    "provisions.NormAmount": life(
        "",
        "id alliance scheme name group value unit valid_from valid_to source certainty note seen_on"
        " added_at added_by",
        "Blijft: een uitkomst van vroeger moet na te rekenen zijn.",
        public=NETWORK,
    ),
    "provisions.ProvisionChange": life(
        "",
        "id provision organisation made_at made_by happened before",
        "Zolang de voorziening bestaat.",
        public=NETWORK,
    ),
}
