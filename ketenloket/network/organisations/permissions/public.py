"""What every public page answers with: its language, and that it was asked too often."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ketenloket.network.organisations.models import Alliance


def pressed(request: HttpRequest) -> str:
    """The language of the button that was pressed; empty when it was another button."""
    code = request.POST.get("speak", "")
    return code if code in dict(settings.LANGUAGES) else ""


def spoken(response: HttpResponse, code: str) -> HttpResponse:
    """This answer, and from now on every page for help-seekers, in this language.

    Not for longer than the browser is open: on a borrowed device nobody reads who was there.
    """
    response.headers["Content-Language"] = code
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response


def too_often(request: HttpRequest, alliance: Alliance | None = None) -> HttpResponse:
    """Wait a while, or call: the desk's number stands on it, where it is known which desk."""
    return render(
        request,
        "429.html",
        {"desk_phone": alliance.phone if alliance else ""},
        status=HTTPStatus.TOO_MANY_REQUESTS,
    )
