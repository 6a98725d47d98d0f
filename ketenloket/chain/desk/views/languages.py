"""The language of a help-seeker: chosen with a button, kept in a cookie until the browser closes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ketenloket.network.organisations.permissions import open_to_all, pressed, spoken


def asked_for(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer; a language that the address asks for stays chosen on the pages that follow."""
    code = request.GET.get("taal", "") if request.method in {"GET", "HEAD"} else ""
    return spoken(response, code) if code in dict(settings.LANGUAGES) else response


@open_to_all
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """The same page in another language, with what was picked in its address."""
    back, code = request.POST.get("next", ""), pressed(request)
    ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    response = HttpResponseRedirect(back if ours else "/")
    return spoken(response, code) if code else response
