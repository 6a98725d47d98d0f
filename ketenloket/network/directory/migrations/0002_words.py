"""The needs and boundary signs an alliance starts with. Data: it may change them afterwards."""

from django.db import migrations

NEEDS = [  # code, name, life area, may lie underneath
    ("overview", "overzicht krijgen in geld en post", "money", False),
    ("debts", "schulden", "money", False),
    ("payment_arrangement", "betalingsregeling treffen", "money", False),
    ("debt_help", "gemeentelijke schuldhulp", "money", False),
    ("budget", "leren rondkomen", "money", False),
    ("benefits", "toeslagen of uitkering", "money", False),
    ("letters", "brieven en post", "papers", False),
    ("forms", "formulieren invullen", "papers", False),
    ("digital", "digitaal regelen, DigiD", "papers", False),
    ("rent", "huurachterstand", "housing", False),
    ("energy", "energie en water", "housing", False),
    ("housing", "een woning", "housing", True),
    ("food", "eten", "food", False),
    ("clothes", "kleren en spullen", "food", False),
    ("work", "werk of stage", "work", True),
    ("day_structure", "dagstructuur", "work", True),
    ("business", "eigen bedrijf", "work", True),
    ("mental_health", "somber, stress of in de war", "health", True),
    ("addiction", "niet kunnen stoppen met iets", "health", True),
    ("illness", "ziek of beperkt", "health", True),
    ("separation", "scheiding", "family", True),
    ("grief", "verlies en rouw", "family", True),
    ("parenting", "zorgen om kinderen", "family", True),
    ("loneliness", "alleen zijn", "family", True),
    ("language", "Nederlands leren", "language", True),
    ("understanding", "dingen goed begrijpen, hulp bij begrijpen", "language", True),
]
SIGNS = [  # code, what the helper sees, stops a volunteer, what then
    ("crisis", "bedreigende situatie uit de wet", True, "eerst naar de gemeente, een vrijwilliger kan daarna mee"),
    ("many_creditors", "meer dan tien schuldeisers", False, "kijk samen aan de triagetafel"),
    ("large_debts", "heel grote schulden", False, "kijk samen aan de triagetafel"),
    ("business_debts", "schulden van een bedrijf", True, "naar de gemeente of een adviseur voor ondernemers"),
    ("administrator", "er is een bewindvoerder", False, "afspraken over geld lopen via de bewindvoerder"),
    ("needs_more_support", "heeft bij elke stap iemand nodig", True, "vraag MEE of welzijnswerk mee te kijken"),
    ("confused", "is in de war of heel somber", True, "vraag zorg en begeleiding, bijvoorbeeld het Leger des Heils"),
    ("dependence", "kan niet stoppen met middelen of gokken", True, "vraag verslavingszorg mee te kijken"),
    ("unsafe", "het is thuis of op bezoek niet veilig", True, "alleen een beroepskracht, met z'n tweeën"),
    ("dispute", "ruzie over scheiding of erfenis", False, "wijs naar juridische hulp"),
    ("no_common_language", "geen gezamenlijke taal en geen tolk", False, "regel eerst een tolk"),
    ("no_steps", "wil of kan nu zelf geen stappen zetten", False, "spreek eerst rust af, met een datum"),
]


def add_words(apps, schema_editor):
    need, sign = apps.get_model("directory", "Need"), apps.get_model("directory", "BoundarySign")
    for position, (code, label, area, underlying) in enumerate(NEEDS):
        need.objects.create(
            code=code, label=label, life_area=area, may_be_underlying=underlying, position=position
        )
    for position, (code, label, stops, route) in enumerate(SIGNS):
        sign.objects.create(
            code=code, label=label, stops_volunteer=stops, route=route, position=position
        )


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_tables")]
    operations = [migrations.RunPython(add_words, migrations.RunPython.noop)]
