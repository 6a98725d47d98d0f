"""What every answer of the API has: who may read it, how long it is good, and how much is too much."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from http import HTTPStatus
from typing import Any, cast

from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _

from ketenloket.network.organisations.permissions import open_to_all
from ketenloket.windows.api.rules.limits import Limit
from ketenloket.windows.api.rules.page import Record, page, problem
from ketenloket.windows.api.rules.query import ParameterError, Query

_STREAM_WEIGHT = 30  # a whole directory at once weighs as much as so many pages
_KEEP = "public, max-age=60"
_METHODS = ("GET", "HEAD", "OPTIONS")
_PROBLEM = "application/problem+json"
LIMIT = Limit()
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

View = Callable[..., HttpResponseBase]


def for_everybody(view: View) -> Callable[..., HttpResponse]:
    """An address of the API: read only, for pages of any site, within a limit."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # A stream is one too for whoever sends it on; only its body comes later.
        return cast("HttpResponse", _open(_answer(view, request, *args, **kwargs)))

    return open_to_all(answered)


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": ", ".join(_METHODS)})
    if request.method not in _METHODS:
        answer = refusal(HTTPStatus.METHOD_NOT_ALLOWED, _("Hier kunt u alleen lezen."))
        answer["Allow"] = ", ".join(_METHODS)
        return answer
    weight = _STREAM_WEIGHT if request.GET.get("format") == "ndjson" else 1
    wait = LIMIT.wait(
        get_client_ip(request) or "", most=settings.HSDS_REQUESTS_PER_MINUTE, weight=weight
    )
    if wait:
        answer = refusal(
            HTTPStatus.TOO_MANY_REQUESTS,
            _("U vraagt te veel achter elkaar. Wacht %(wait)s seconden.") % {"wait": wait},
        )
        answer["Retry-After"] = str(wait)
        return answer
    try:
        return view(request, *args, **kwargs)
    except ParameterError as error:
        return refusal(HTTPStatus.BAD_REQUEST, str(error), parameter=error.name)


def _open(answer: HttpResponseBase) -> HttpResponseBase:
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Access-Control-Allow-Methods"] = ", ".join(_METHODS)
    answer["Access-Control-Allow-Headers"] = "If-None-Match, Accept"
    answer["Access-Control-Expose-Headers"] = "ETag, Retry-After"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def refusal(status: HTTPStatus, detail: str, **more: object) -> HttpResponse:
    """What is wrong, in plain words."""
    titles = {
        HTTPStatus.BAD_REQUEST: _("Deze vraag klopt niet"),
        HTTPStatus.NOT_FOUND: _("Dit is er niet"),
        HTTPStatus.METHOD_NOT_ALLOWED: _("Dit kan hier niet"),
        HTTPStatus.TOO_MANY_REQUESTS: _("Te veel vragen"),
    }
    record = problem(int(status), titles[status], detail, **more)
    return HttpResponse(_encode(record), status=status, content_type=_PROBLEM)


def not_there() -> HttpResponse:
    """The answer for a number that is not in the directory, or not any more."""
    return refusal(
        HTTPStatus.NOT_FOUND, _("Dit nummer staat niet, of niet meer, in de verwijskaart.")
    )


def record_of(request: HttpRequest, record: Record) -> HttpResponse:
    """One record; nothing but a 304 when the asker has the same."""
    body = _encode(record).encode()
    tag = f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    known = {each.strip().removeprefix("W/") for each in _if_none_match(request)}
    if tag in known or "*" in known:
        answer = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    else:
        answer = HttpResponse(body, content_type="application/json")
    answer["ETag"], answer["Cache-Control"] = tag, _KEEP
    return answer


def _if_none_match(request: HttpRequest) -> list[str]:
    return request.headers.get("If-None-Match", "").split(",")


def page_of(request: HttpRequest, query: Query, total: int, contents: list[Record]) -> HttpResponse:
    """A page in the envelope of HSDS."""
    return record_of(
        request, page(contents, total=total, number=query.page, per_page=query.per_page)
    )


def lines_of(request: HttpRequest, records: Iterable[Iterable[Record]]) -> HttpResponseBase:
    """All records, a line each, made while they are sent: no memory holds them all.

    Args:
        records: handfuls of records; each handful is one piece on its way.
    """
    pieces = iter(()) if request.method == "HEAD" else _pieces(records)
    return StreamingHttpResponse(
        pieces, content_type="application/x-ndjson", headers={"Cache-Control": _KEEP}
    )


def _pieces(records: Iterable[Iterable[Record]]) -> Iterator[bytes]:
    for handful in records:
        yield "".join(f"{_encode(record)}\n" for record in handful).encode()
