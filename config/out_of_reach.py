"""When the database is gone, full or may not be written: say so, and give back what was typed."""

import logging
import sys

from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.http.request import RawPostDataException, UnreadablePostError
from django.template.loader import render_to_string
from django.views.defaults import server_error

READ_ONLY = "25006"  # PostgreSQL: read_only_sql_transaction
TRY_AGAIN_SECONDS = "30"
_NEVER_SHOWN = ("password", "wachtwoord", "code", "secret")
_WORTH_COPYING = 3  # letters
_log = logging.getLogger(__name__)


def wrong(request: HttpRequest) -> HttpResponse:
    """The page for an error that nobody caught: 503 when the database is out of reach, else 500."""
    error = sys.exc_info()[1]
    if error is None or not _out_of_reach(error):
        return server_error(request)
    _log.error("the database is out of reach: %s", type(error.__cause__ or error).__name__)
    try:
        page = render_to_string("503.html", _kept(request))
    except Exception:  # noqa: BLE001 - the last page there is
        return HttpResponseServerError()
    return HttpResponse(page, status=503, headers={"Retry-After": TRY_AGAIN_SECONDS})


def _out_of_reach(error: BaseException) -> bool:
    if isinstance(error, OperationalError | InterfaceError):
        return True
    return isinstance(error, InternalError) and (
        getattr(error.__cause__, "sqlstate", None) == READ_ONLY
    )


def _kept(request: HttpRequest) -> dict[str, object]:
    """Everything of the form, to send again; and what was typed by hand, to copy.

    The proof that the form was ours comes back as it came and is never made anew: whoever had none
    has none.
    """
    fields: list[tuple[str, str]] = []
    files = False
    if request.method == "POST":
        try:
            fields = [(name, value) for name, values in request.POST.lists() for value in values]
            files = bool(request.FILES)
        except (UnreadablePostError, RawPostDataException):
            fields = []
    secret = any(word in name.lower() for name, _value in fields for word in _NEVER_SHOWN)
    typed = [value for _name, value in fields if " " in value.strip()]
    return {
        "path": request.get_full_path(),
        "fields": [] if secret else fields,
        "typed": [] if secret else [value for value in typed if len(value) >= _WORTH_COPYING],
        "counts_once": any(name == "submission" for name, _value in fields),
        "files": files,
    }
