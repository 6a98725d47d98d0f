"""What this API is."""

from importlib.resources import files

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ketenloket.windows.api.views.answers import for_everybody, not_there, record_of

_VERSION = "3.1"
_OPENAPI = files("ketenloket.windows.api").joinpath("data", "openapi.json")


@for_everybody
def about(request: HttpRequest) -> HttpResponse:
    """The version of HSDS, our way of using it, and where every address is described."""
    described = request.build_absolute_uri(reverse("api:openapi"))
    return record_of(request, {"version": _VERSION, "profile": described, "openapi_url": described})


@for_everybody
def openapi(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Every address with its parameters and answers, for programs."""
    answer = HttpResponse(_OPENAPI.read_bytes(), content_type="application/json")
    answer["Cache-Control"] = "public, max-age=3600"
    return answer


@for_everybody
def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001 - whatever it is
    """An address under /hsds/v3/ that does not exist."""
    return not_there()
