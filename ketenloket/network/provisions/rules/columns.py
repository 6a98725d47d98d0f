"""The columns of the Voorzieningenlijst in Excel: headings, what may stand in them, an example.

How a cell is understood is the same as on the verwijskaart, and comes from there.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from ketenloket.foundation.fields.rules import NotEurosError, read_euros
from ketenloket.foundation.sheets.rules.columns import CellError, Column
from ketenloket.foundation.sheets.rules.table import Table
from ketenloket.network.directory.rules import LifeArea
from ketenloket.network.directory.rules.cells import (
    Label,
    Words,
    age,
    choice,
    each_of,
    municipalities_by_name,
    one_line,
    several,
    text,
    website,
    yes_or_no,
)
from ketenloket.network.provisions.rules.words import (
    Aow,
    ApplyBy,
    Certainty,
    Layer,
    Scheme,
    Students,
    Unit,
)

_MOST_PERCENT = 400


def _labels(pairs: Sequence[tuple[str, Label]]) -> Mapping[str, Label]:
    return {str(code): label for code, label in pairs if code}


def amount(cell: str, _words: Words) -> Decimal | None:
    """An amount in euros; empty is not known."""
    if not cell.strip():
        return None
    try:
        found = read_euros(cell)
    except NotEurosError as error:
        raise CellError(_("schrijf een bedrag, bijvoorbeeld 250 of 250,50")) from error
    if not found:
        raise CellError(_("laat het bedrag leeg als het niet bekend is"))
    return found


def percent(cell: str, _words: Words) -> int | None:
    """A whole percentage; empty is none."""
    digits = cell.strip().removesuffix("%").strip()
    if not digits:
        return None
    if not digits.isascii() or not digits.isdigit() or not 0 < int(digits[:9]) <= _MOST_PERCENT:
        raise CellError(_("schrijf een heel percentage, bijvoorbeeld 110"))
    return int(digits)


def day(cell: str, _words: Words) -> date | None:
    """A day, as 21-11-2026 or as Excel keeps it; empty is not known."""
    told = cell.strip()
    if not told:
        return None
    for shape in ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            return datetime.strptime(told, shape).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise CellError(_("schrijf een dag, bijvoorbeeld 21-11-2026"))


LISTS: dict[str, Mapping[str, Label]] = {
    "layer": _labels(Layer.choices),
    "life_area": _labels(LifeArea.choices),
    "unit": _labels(Unit.choices),
    "apply_by": _labels(ApplyBy.choices),
    "scheme": _labels(Scheme.choices),
    "aow": _labels(Aow.choices),
    "students": _labels(Students.choices),
    "certainty": _labels(Certainty.choices),
}

COLUMNS = (
    Column("code", "code", one_line(60), example="",
           explanation="Laat leeg bij een nieuwe voorziening. Bij een bestaande niet veranderen."),
    Column("name", "naam", one_line(120), ("voorziening",), required=True,
           example="Meedoenpas", explanation="Hoe mensen het noemen."),
    Column("layer", "van wie", choice(LISTS["layer"]), ("laag",), required=True,
           example="van de gemeente", explanation="Een van de woorden op dit blad."),
    Column("life_area", "leefgebied", choice(LISTS["life_area"]), required=True,
           example="gezin en relaties", explanation="Een van de woorden op dit blad."),
    Column("what", "wat het is", text, ("wat", "omschrijving"), required=True,
           example="Geld voor sport, cultuur en uitstapjes.", explanation="In gewone woorden."),
    Column("for_whom", "voor wie", text, ("doelgroep",),
           example="Voor inwoners met een laag inkomen.", explanation="In gewone woorden."),
    Column("conditions", "voorwaarden", text, example="", explanation="In gewone woorden."),
    Column("amount_words", "bedrag in woorden", one_line(300),
           example="€ 150 per jaar voor elk gezinslid.", explanation="Zoals u het zou zeggen."),
    Column("amount", "bedrag", amount, ("bedrag in euro",), example="150",
           explanation="Alleen als het voor iedereen hetzelfde is. Leeg: telt niet mee in de som."),
    Column("unit", "per", choice(LISTS["unit"]), example="per jaar", explanation="Leeg: per jaar.",
           empty=Unit.YEAR.value),
    Column("how", "hoe aanvragen", text, ("hoe u het aanvraagt",),
           example="Met het formulier van de gemeente.", explanation="In gewone woorden."),
    Column("apply_by", "wie vraagt aan", choice(LISTS["apply_by"]), ("wie het aanvraagt",),
           example="iemand zelf", explanation="Leeg: iemand zelf of een hulpverlener.",
           empty=ApplyBy.HELPER.value),
    Column("documents", "papieren", text, ("welke papieren", "documenten"),
           example="Inkomensspecificatie; legitimatie", explanation="Wat iemand meebrengt."),
    Column("before", "eerst aanvragen", each_of(120), ("voorliggend",), example="",
           explanation="Namen of codes van wat voorgaat, gescheiden door een puntkomma."),
    Column("link", "website", website, ("link", "url"), example="https://voorbeeld.example",
           explanation="Adres van de website."),
    Column("municipalities", "gemeenten", several(lambda _w: municipalities_by_name()),
           ("gemeente",), example="Oldambt", explanation="Leeg: overal."),
    Column("scheme", "rekent als", choice(LISTS["scheme"]), example="",
           explanation="Alleen voor een landelijke regeling die de check zelf uitrekent."),
    Column("min_age", "vanaf leeftijd", age, example="18", explanation="Leeg: geen grens."),
    Column("max_age", "tot en met leeftijd", age, ("t/m leeftijd",), example="",
           explanation="Leeg: geen grens."),
    Column("aow", "AOW", choice(LISTS["aow"]), example="", explanation="Leeg: maakt niet uit."),
    Column("students", "studenten", choice(LISTS["students"]), example="",
           explanation="Leeg: maakt niet uit."),
    Column("renters_only", "alleen huurders", yes_or_no, example="nee", explanation="ja of nee"),
    Column("child_from", "kind vanaf", age, example="4",
           explanation="Alleen als het voor kinderen is."),
    Column("child_to", "kind tot en met", age, ("kind t/m",), example="17",
           explanation="Alleen als het voor kinderen is."),
    Column("income_sure", "inkomen zeker tot %", percent, example="110",
           explanation="Percentage van de bijstandsnorm tot waar het waarschijnlijk kan."),
    Column("income_most", "inkomen hoogstens %", percent, example="120",
           explanation="Percentage van de bijstandsnorm waarboven het waarschijnlijk niet kan."),
    Column("wealth_as_bijstand", "vermogen zoals bijstand", yes_or_no, example="ja",
           explanation="ja of nee: geldt de vermogensgrens van de bijstand?"),
    Column("own_judgement", "altijd beoordeling", yes_or_no, example="nee",
           explanation="ja of nee: kijkt er altijd iemand naar?"),
    Column("source", "bron", one_line(300), example="pagina van de gemeente",
           explanation="Waar u dit las."),
    Column("source_on", "bron gezien op", day, example="21-11-2026", explanation="Een dag.",
           dates=True),
    Column("certainty", "hoe zeker", choice(LISTS["certainty"]), example="officiële pagina",
           explanation="Leeg: andere bron.", empty=Certainty.SECONDARY.value),
    Column("organisation", "wie houdt bij", one_line(120), ("organisatie",), example="",
           explanation="Naam van de organisatie. Leeg: uw eigen organisatie."),
)  # fmt: skip
TABLE = Table(COLUMNS, most=5000)
