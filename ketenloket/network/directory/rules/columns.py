"""The columns of the verwijskaart in Excel: headings, what may stand in them, an example."""

from dataclasses import dataclass

from ketenloket.network.directory.rules.cells import (
    Reader,
    choice,
    email,
    meanings,
    municipalities_by_name,
    one_line,
    phone,
    plain,
    several,
    text,
    website,
    weeks,
    yes_or_no,
)
from ketenloket.network.directory.rules.words import LANGUAGES, Capacity, FormOfHelp
from ketenloket.network.organisations.rules import OrganisationKind


@dataclass(frozen=True)
class Column:
    """One column: its heading, other headings that mean the same, and how a cell is read."""

    key: str
    heading: str
    read: Reader
    also: tuple[str, ...] = ()
    required: bool = False
    example: str = ""
    explanation: str = ""


_FORMS = {str(code): label for code, label in FormOfHelp.choices}
_KINDS = {str(code): label for code, label in OrganisationKind.choices}
_CAPACITY = {str(code): label for code, label in Capacity.choices}

COLUMNS = (
    Column(
        "organisation", "organisatie", one_line(120), ("naam organisatie", "instelling"),
        required=True, example="Humanitas Oldambt",
        explanation="Naam van de organisatie. Bestaat die nog niet, dan wordt zij gemaakt.",
    ),
    Column(
        "kind", "soort organisatie", choice(_KINDS), ("type organisatie", "soort"),
        example="vrijwilligersorganisatie",
        explanation="Alleen nodig bij een nieuwe organisatie.",
    ),
    Column(
        "name", "aanbod", one_line(120), ("naam aanbod", "hulpaanbod", "dienst"),
        required=True, example="Thuisadministratie",
        explanation="Naam van het aanbod. Dezelfde organisatie en naam: dan wordt het veranderd.",
    ),
    Column(
        "form_of_help", "vorm van hulp", choice(_FORMS), ("vorm",), required=True,
        example="lang", explanation="Een van de vormen op dit blad.",
    ),
    Column(
        "does", "wat u doet", text, ("omschrijving", "wat doet u", "doet"), required=True,
        example="Een vrijwilliger komt thuis en ordent samen de administratie.",
        explanation="Wat de hulpvrager krijgt, in gewone woorden.",
    ),
    Column(
        "does_not", "wat u niet doet", text, ("doet niet",),
        example="Geen schulden regelen met schuldeisers.",
        explanation="Wat mensen niet moeten verwachten.",
    ),
    Column(
        "for_whom", "voor wie", text, ("doelgroep",), example="Volwassenen in Oldambt.",
        explanation="Voor wie het bedoeld is.",
    ),
    Column(
        "needs", "helpt bij", several(lambda words: words.needs), ("hulpvragen", "vragen"),
        required=True, example="brieven en post; formulieren invullen",
        explanation="Een of meer soorten vragen, gescheiden door een puntkomma.",
    ),
    Column(
        "municipalities", "gemeenten", several(lambda _w: municipalities_by_name()),
        ("gemeente", "werkgebied"), example="Oldambt",
        explanation="Namen van gemeenten. Leeg: alle gemeenten van de samenwerking.",
    ),
    Column(
        "languages", "talen", several(lambda _w: meanings(LANGUAGES)), ("taal",),
        example="Nederlands; Turks", explanation="Leeg: Nederlands.",
    ),
    Column(
        "not_with_signs", "niet bij", several(lambda words: words.signs),
        ("niet bij deze signalen", "grenssignalen"), example="schulden van een bedrijf",
        explanation="Grenssignalen waarbij dit aanbod niet past, gescheiden door een puntkomma.",
    ),
    Column("for_entrepreneurs", "ondernemers", yes_or_no, ("ook voor ondernemers",),
           example="nee", explanation="ja of nee"),
    Column("by_volunteers", "vrijwilligers", yes_or_no, ("door vrijwilligers",),
           example="ja", explanation="ja of nee"),
    Column("home_visits", "huisbezoek", yes_or_no, ("komt aan huis", "aan huis"),
           example="ja", explanation="ja of nee"),
    Column("costs", "kosten", one_line(120), example="gratis", explanation="Leeg: gratis."),
    Column("phone", "telefoon", phone, ("telefoonnummer", "tel"), example="0597 000000",
           explanation="Nummer om te overleggen."),
    Column("email", "e-mail", email, ("emailadres", "mail"),
           example="thuisadministratie@voorbeeld.example", explanation="E-mailadres."),
    Column("website", "website", website, ("site", "url"),
           example="https://voorbeeld.example", explanation="Adres van de website."),
    Column("capacity", "ruimte", choice(_CAPACITY), ("capaciteit",), example="wachtlijst",
           explanation="ruimte, wachtlijst, vol of eerst kennismaken"),
    Column("waiting_weeks", "wachttijd", weeks, ("wachttijd in weken", "weken"), example="4",
           explanation="Aantal weken, bij een wachtlijst."),
)  # fmt: skip
BY_HEADING = {
    plain(word): column for column in COLUMNS for word in (column.heading, column.key, *column.also)
}
