"""The public API knows no people: whoever asks is nobody."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PATH = "/hsds/"


class NobodyAsksMiddleware:
    """Takes cookies off a question to the API before anybody looks at them.

    Nobody is signed in there, no session is looked up, and an answer is the same for all, so that a
    proxy may keep it. Stands before everything that reads a cookie.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as to nobody."""
        if not request.path_info.startswith(PATH):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = self.get_response(request)
        for header in ("Vary", "Set-Cookie"):
            if header in response:
                del response[header]
        response.cookies.clear()
        return response
