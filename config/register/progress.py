"""The register of progress."""

from config.register.life import CASE, Life, life

REGISTER: dict[str, Life] = {
    "progress.Step": life(
        "words made_by done_by dropped_by",
        f"{CASE} goal by_person organisation wished_on made_at done_at done_by_person dropped_at",
        "Dat er kleine stappen waren, en hoeveel er lukten.",
    ),
    "progress.Measure": life(
        "told_by", f"{CASE} moment scores told_at", "Cijfers zonder woorden, voor de figuren."
    ),
    "progress.Asking": life("asked_by", f"{CASE} asked_at", "Dat er gevraagd is hoe het gaat."),
    "progress.Experience": life(
        "words told_by",
        f"{CASE} organisation moment heard helped told_on told_at",
        "Cijfers zonder woorden, voor de figuren. Leest alleen een coördinator die niet zelf hielp.",
    ),
}
