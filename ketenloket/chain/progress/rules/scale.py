"""Our own scale: plain topics of money and calm, one to five, said by the person.

The topics and the words are our own. The self-sufficiency matrix (ZRM) and Mesis are protected
and are not used here (facts C5, C6): nobody is measured, somebody says how it goes.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LOWEST, HIGHEST = 1, 5

TOPICS: dict[str, str | Promise] = {
    "mail": _("Mijn post openen"),
    "overview": _("Weten wat er binnenkomt en wat er uitgaat"),
    "bills": _("Mijn rekeningen op tijd betalen"),
    "basics": _("Genoeg voor eten en vaste lasten"),
    "calm": _("Slapen en rust in mijn hoofd"),
    "where": _("Weten bij wie ik terecht kan"),
    "ahead": _("Vertrouwen dat het goed komt"),
}
SCALE: dict[int, str | Promise] = {
    1: _("heel moeilijk"),
    2: _("moeilijk"),
    3: _("het gaat"),
    4: _("goed"),
    5: _("heel goed"),
}
HEARD: dict[int, str | Promise] = {
    1: _("helemaal niet"),
    2: _("een beetje"),
    3: _("redelijk"),
    4: _("goed"),
    5: _("heel goed"),
}


class Moment(TextChoices):
    """When somebody says how it goes."""

    START = "start", _("aan het begin")
    MIDDLE = "middle", _("onderweg")
    END = "end", _("aan het einde")


def topic_label(code: str) -> str:
    """A topic in words; a topic that is no longer asked keeps its code."""
    return str(TOPICS.get(code, code))


def read_scores(said: Mapping[str, object]) -> dict[str, int]:
    """The scores that were given, by topic; what was left out is left out.

    Raises:
        ValueError: when a score is no whole number of the scale.
    """
    scores = {}
    for topic in TOPICS:
        given = said.get(topic)
        if given in {None, ""}:
            continue
        score = int(str(given))
        if not LOWEST <= score <= HIGHEST:
            raise ValueError(given)
        scores[topic] = score
    return scores


def is_unanswered(asked: Iterable[datetime], said: Iterable[datetime]) -> bool:
    """Whether somebody asked how it goes, and nothing was said since."""
    last, answer = max(asked, default=None), max(said, default=None)
    return last is not None and (answer is None or answer < last)


def moments_open(*, begun: bool, closed: bool, said: Collection[str], asked: bool) -> Moment | None:
    """For which moment the person may say how it goes, without being pushed.

    The start when help has begun and nothing was said, the end when it is over, and in between
    only when somebody asked.

    Args:
        begun: whether help has begun.
        closed: whether the request is closed.
        said: the moments that were said already.
        asked: whether somebody asked in between, and it was not answered yet.
    """
    if closed:
        return Moment.END if begun and Moment.END not in said else None
    if asked:
        return Moment.MIDDLE
    return Moment.START if begun and not said else None
