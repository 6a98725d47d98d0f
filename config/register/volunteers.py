"""The register of helpers."""

from config.register.life import Life, life

REGISTER: dict[str, Life] = {
    "volunteers.VolunteerProfile": life(
        "skills parts municipalities postcode_areas load_wished home_visits wants_two paused_until"
        " changed_by worker",
        "id alliance organisation changed_at",
        "Zolang de helper bij de organisatie werkt; daarna hoogstens een half jaar. Alleen de eigen"
        " coördinatoren en de helper zelf lezen het.",
    ),
    "volunteers.VolunteerProof": life(
        "worker recorded_by taken_back_by",
        "id alliance organisation what dated_on recorded_at taken_back_at",
        "Alleen dat het gezien is, met de datum; nooit het document. Zolang de helper bij de"
        " organisatie werkt; daarna hoogstens een half jaar.",
    ),
    "volunteers.VolunteerTerms": life(
        "changed_by",
        "id alliance organisation vog_months vog_for asks two_per_visit alarm_minutes changed_at",
        "Zolang de organisatie meedoet.",
    ),
}
