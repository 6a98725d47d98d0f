"""The register of the windows."""

from config.register.life import Life, life

REGISTER: dict[str, Life] = {
    "workbench.MailChoice": life(
        "mails", "id alliance organisation worker", "Zolang de medewerker er werkt."
    ),
    "workbench.DigestDay": life(
        "", "id alliance organisation day", "Dat het overzicht die dag is gemaakt; geen inhoud."
    ),
}
