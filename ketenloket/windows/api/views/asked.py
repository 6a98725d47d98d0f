"""The question in a request."""

from collections.abc import Collection

from django.http import HttpRequest
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
    return Vocabulary(
        needs=Need.objects.values_list("code", "label", "life_area"),
        signs=BoundarySign.objects.values_list("code", "label"),
    )
