"""The register of the foundation: the log and what is told."""

from config.register.life import Life, life

REGISTER: dict[str, Life] = {
    "audit.Event": life(
        "",
        "id alliance_id organisation_id worker_id request_id what subject purpose at",
        "Vijf jaar (NEN 7513); alleen nummers en codes.",
    ),
    "outbox.Message": life(
        "to subject body calendar",
        "id alliance_id organisation_id channel once made_at due_at sent_at died_at attempts claim"
        " claimed_at unsure error",
        "De tekst tot het versturen, de rij 30 dagen daarna; de tekst noemt nooit een hulpvrager. Van wat"
        " maar één keer mag, blijft vijf jaar een lege rij met een controlegetal.",
    ),
    "outbox.DeadLetter": life(
        "what recipient",
        "id alliance_id organisation_id message_id channel attempts error made_at died_at answered_at"
        " answered_by answer",
        "Tot 90 dagen na het opgeven; geen tekst, en van het adres alleen een controlegetal.",
    ),
    "outbox.WebhookTarget": life(
        "url salt",
        "id alliance_id organisation_id active changed_at changed_by",
        "Zolang de koppeling er is.",
    ),
    "outbox.WebhookResult": life(
        "",
        "id alliance_id organisation_id message_id what at sent error",
        "30 dagen; er staat geen hulpvrager in.",
    ),
}
