"""The reasons not to take somebody, each with its fixed next step. Data: may be changed."""

from django.db import migrations

REASONS = [  # code, name, next code, next step for the sender, within working days
    ("full", "wij hebben nu geen ruimte", "to_triage", "breng opnieuw in bij de triage en spreek af wie het overbrugt", 2),
    ("outside_area", "woont buiten ons gebied", "to_triage", "zoek aanbod in de eigen gemeente, breng in bij de triage", 2),
    ("other_help_fits_better", "andere hulp past beter", "to_triage", "breng in bij de triage met het advies van de ontvanger", 2),
    ("boundary", "gaat over de grens van vrijwillige inzet", "to_triage", "breng in bij de triage: een beroepskracht moet het overnemen", 1),
    ("language", "wij spreken de taal niet", "call", "regel een tolk en vraag het opnieuw", 3),
    ("more_needed", "wij weten nog te weinig", "call", "bel de hulpvrager, vul de intake aan en verwijs opnieuw", 2),
    ("already_helped", "wij helpen deze persoon al", "call", "bel de ontvanger en spreek af wie de regie houdt", 1),
    ("person_does_not_want", "de hulpvrager wil dit niet", "call", "bel de hulpvrager en vraag wat wel helpt", 2),
]


def add_reasons(apps, schema_editor):
    reason = apps.get_model("referrals", "DeclineReason")
    for position, (code, label, next_code, next_step, days) in enumerate(REASONS):
        reason.objects.create(
            code=code,
            label=label,
            next_code=next_code,
            next_step=next_step,
            within_days=days,
            position=position,
        )


class Migration(migrations.Migration):
    dependencies = [("referrals", "0001_tables")]
    operations = [migrations.RunPython(add_reasons, migrations.RunPython.noop)]
