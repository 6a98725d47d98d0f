"""The register of applications."""

from config.register.life import CASE, Life, life

REGISTER: dict[str, Life] = {
    "applications.Application": life(
        "made_by",
        f"{CASE} organisation form name provision place applicant applied_on due_on result"
        " decided_on euros per object_by made_at",
        "Wat er is aangevraagd en toegekend, als codes en bedragen voor de cijfers.",
    ),
    "applications.ChecklistItem": life(
        "there_by",
        f"{CASE} application words place there_at",
        "Welke papieren gevraagd werden; de papieren zelf staan nergens.",
    ),
}
