"""The question in a request."""

from collections.abc import Collection
from functools import lru_cache

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ketenloket.network.directory.models import BoundarySign, Need
from ketenloket.network.directory.rules.hsds import Vocabulary
from ketenloket.windows.api.rules.query import ParameterError, Query, understand

_SEVERAL = {"taxonomy_term_id", "taxonomy_id"}


def asked(request: HttpRequest, known: Collection[str]) -> Query:
    """The question; filters that may stand there several times must all hold.

    Raises:
        ParameterError: when something in it is wrong.
    """
    values = {}
    for name, texts in request.GET.lists():
        if len(texts) > 1 and name not in _SEVERAL:
            raise ParameterError(name, _("Geef deze parameter één keer op."))
        values[name] = ",".join(texts)
    return understand(values, known)


def vocabulary() -> Vocabulary:
    """All words, as they are now."""
    needs = Need.objects.values_list("code", "label", "life_area")
    signs = BoundarySign.objects.values_list("code", "label")
    return _vocabulary(get_language() or "", tuple(needs), tuple(signs))


@lru_cache(maxsize=8)
def _vocabulary(
    _language: str, needs: tuple[tuple[str, str, str], ...], signs: tuple[tuple[str, str], ...]
) -> Vocabulary:
    """Made once for as long as the words stay the same: a hundred words, each with its number."""
    return Vocabulary(needs=needs, signs=signs)
