"""The roles an alliance starts with. Data: labels and explanations may be changed afterwards."""

from django.db import migrations

# code, name, explanation, sees, duties, known in the alliance
ROLES = [
    (
        "volunteer",
        "vrijwilliger",
        "Helpt mensen die de coördinator aan u koppelt. U ziet alleen die mensen.",
        "assigned",
        ["help"],
        False,
    ),
    (
        "coordinator",
        "coördinator",
        "Ziet alle mensen van de eigen organisatie, koppelt vrijwilligers en beheert het aanbod.",
        "organisation",
        ["cases", "assign", "help", "triage", "coordinate"],
        True,
    ),
    (
        "professional",
        "beroepskracht",
        "Helpt mensen van de eigen organisatie en verwijst.",
        "organisation",
        ["cases", "help", "triage"],
        True,
    ),
    (
        "desk_shift",
        "loketdienst",
        "Neemt op wat bij het loket binnenkomt: bellen, intake, inbrengen in de triage.",
        "organisation",
        ["desk", "cases", "help", "triage"],
        True,
    ),
    (
        "desk_coordinator",
        "coördinator van het loket",
        "Doet wat de loketdienst doet en beheert de mensen van het loket.",
        "organisation",
        ["desk", "cases", "assign", "help", "triage", "coordinate"],
        True,
    ),
    (
        "triage_member",
        "lid van de triage",
        "Zit aan de triagetafel. U ziet nummers en vragen, geen namen.",
        "table",
        ["triage"],
        True,
    ),
    (
        "board_member",
        "bestuurslid",
        "Ziet aantallen en afspraken, nooit wie het zijn.",
        "nothing",
        [],
        True,
    ),
    (
        "policy_officer",
        "beleidsmedewerker",
        "Ziet aantallen voor de gemeente, nooit wie het zijn.",
        "nothing",
        [],
        True,
    ),
    (
        "alliance_coordinator",
        "neutrale coördinator",
        "Zorgt voor de samenwerking: organisaties, tafels en lijsten. Ziet dát iets stokt, niet wie.",
        "counts",
        ["alliance"],
        True,
    ),
]


def add_roles(apps, schema_editor):
    role = apps.get_model("organisations", "Role")
    for position, (code, label, explanation, sees, duties, known) in enumerate(ROLES):
        role.objects.create(
            code=code,
            label=label,
            explanation=explanation,
            sees=sees,
            duties=duties,
            known_in_alliance=known,
            position=position,
        )


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_tables")]
    operations = [migrations.RunPython(add_roles, migrations.RunPython.noop)]
