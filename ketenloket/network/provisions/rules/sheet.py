"""How a row of the Voorzieningenlijst in Excel is understood; one row is one provision."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from ketenloket.foundation.sheets.rules.table import Line, refuse_disorder, refuse_twins
from ketenloket.network.provisions.rules.columns import TABLE


def understand(rows: Sequence[Sequence[str]]) -> list[Line]:
    """What the rows of a list say, each with its problems.

    Raises:
        UnreadableError: when the headings are missing, there is nothing under them, or too much.
    """
    lines = TABLE.lines(rows)
    for line in lines:
        for low, high, says in (
            ("min_age", "max_age", _("vanaf leeftijd: is hoger dan tot en met leeftijd")),
            ("child_from", "child_to", _("kind vanaf: is hoger dan kind tot en met")),
            ("income_sure", "income_most", _("inkomen zeker: is hoger dan inkomen hoogstens")),
        ):
            refuse_disorder(line, low, high, says)
    refuse_twins(lines, _name, _("deze naam staat al in rij %(row)s"))
    return lines


def _name(line: Line) -> str:
    return str(line.values.get("name", "")).lower()
