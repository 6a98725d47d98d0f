"""The register of opschalen."""

from config.register.life import CASE, Life, life

REGISTER: dict[str, Life] = {
    "escalation.Sighting": life(
        "words seen_by",
        f"{CASE} organisation source codes with_professional stopped seen_at",
        "Dat er een grens geraakt is, als code.",
    ),
    "escalation.Escalation": life(
        "route proposal opened_by picked_up_by proposed_by closed_by",
        f"{CASE} organisation source signs version decider stops due_on opened_at taker"
        " picked_up_at proposed_at closed_at",
        "Dat er is opgeschaald, hoe snel het is opgepakt en dat er is besloten.",
    ),
    "escalation.LimitDecision": life(
        "part why decided_by",
        f"{CASE} escalation organisation outcome decided_at",
        "Dat er is besloten.",
    ),
    "escalation.Relief": life(
        "worker relieved_by cared_by",
        f"{CASE} organisation self_said relieved_at taken_over_on read_on care_on cared_at",
        "Dat een vrijwilliger is ontlast en nazorg kreeg.",
    ),
}
