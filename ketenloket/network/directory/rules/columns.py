"""The columns of the verwijskaart in Excel: headings, what may stand in them, an example."""

from collections.abc import Mapping

from ketenloket.foundation.sheets.rules.columns import Column
from ketenloket.foundation.sheets.rules.table import Table
from ketenloket.network.directory.rules.cells import (
    Words,
    age,
    choice,
    each_of,
    email,
    in_each_language,
    municipalities_by_name,
    one_line,
    phone,
    postcode_each,
    postcodes,
    several,
    text,
    website,
    weeks,
    yes_or_no,
    yes_unless_no,
)
from ketenloket.network.directory.rules.words import LANGUAGES, Audience, Capacity, FormOfHelp
from ketenloket.network.organisations.rules import OrganisationKind

_FORMS = {str(code): label for code, label in FormOfHelp.choices}
_KINDS = {str(code): label for code, label in OrganisationKind.choices}
_CAPACITY = {str(code): label for code, label in Capacity.choices}
_KNOWN_AUDIENCES = in_each_language(dict(Audience.choices))
_KNOWN_LANGUAGES = in_each_language(LANGUAGES)


def _audiences(_words: Words) -> Mapping[str, str]:
    return _KNOWN_AUDIENCES()


def _languages(_words: Words) -> Mapping[str, str]:
    return _KNOWN_LANGUAGES()


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
        "audiences", "alleen voor", several(_audiences),
        example="", explanation="Groepen op dit blad. Leeg: voor iedereen.",
    ),
    Column(
        "not_audiences", "niet voor", several(_audiences),
        example="ondernemers", explanation="Groepen op dit blad, gescheiden door een puntkomma.",
    ),
    Column("min_age", "vanaf leeftijd", age, ("minimumleeftijd",), example="18",
           explanation="In hele jaren. Leeg: geen grens."),
    Column("max_age", "tot en met leeftijd", age, ("t/m leeftijd", "maximumleeftijd"),
           example="", explanation="In hele jaren. Leeg: geen grens."),
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
        "postcode_areas", "alleen in postcodes", postcodes,
        ("postcodes", "postcodegebieden", "alleen in deze postcodes"), example="",
        explanation="De vier cijfers, zoals 9671 9672. Leeg: de hele gemeente.",
    ),
    Column(
        "languages", "talen", several(_languages), ("taal",),
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
    Column("opening_hours", "wanneer open", one_line(200), ("openingstijden",),
           example="maandag en donderdag, 9.00 tot 12.00 uur", explanation="In gewone woorden."),
    Column("how_to_reach", "aanmelden", one_line(300), ("hoe u zich aanmeldt",),
           example="Bel, of kom langs bij de inloop.", explanation="Hoe iemand zich aanmeldt."),
    Column("open_to_public", "zelf bellen", yes_unless_no, ("mensen mogen zelf bellen",),
           example="ja", explanation="ja of nee. Leeg: ja."),
    Column("contact_person", "contactpersoon", one_line(120), example="Coen Voorbeeld",
           explanation="Voor de partners in de keten."),
    Column("contact_public", "contactpersoon openbaar", yes_or_no,
           ("contactpersoon mag openbaar zijn",), example="nee",
           explanation="ja of nee: mag iedereen deze naam zien?"),
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
    Column("place_name", "plek", each_of(120), ("naam van de plek", "locatie"),
           example="Buurthuis De Brug",
           explanation="Waar het aanbod is. Meer plekken: gescheiden door een puntkomma."),
    Column("place_street", "straat", each_of(120), ("straat en nummer", "adres"),
           example="Voorbeeldstraat 1", explanation="Van elke plek, in dezelfde volgorde."),
    Column("place_postcode", "postcode", postcode_each, ("postcode van de plek",),
           example="9671 AA", explanation="Van elke plek, in dezelfde volgorde."),
    Column("place_city", "plaats", each_of(80), ("woonplaats",),
           example="Winschoten", explanation="Van elke plek, in dezelfde volgorde."),
)  # fmt: skip
PLACE_COLUMNS = tuple(column for column in COLUMNS if column.key.startswith("place_"))
TABLE = Table(COLUMNS)
