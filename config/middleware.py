"""Our own files, language by choice, and headers that every answer carries."""

import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import is_valid_path
from django.utils import translation
from whitenoise.middleware import WhiteNoiseMiddleware

_LANGUAGES = dict(settings.LANGUAGES)


class StaticFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc] # no types
    """Our own files, packed where `collectstatic` packed them.

    One that was changed since is sent from the source: whoever works on it, or forgot to collect at
    an upgrade, sees what there is and not what there was.
    """

    def add_file_to_dictionary(
        self, url: str, path: str, stat_cache: dict[str, os.stat_result] | None = None
    ) -> None:
        """Know this file, unless its collected copy is known and still the same."""
        collected = Path(self.static_root, url.removeprefix(self.static_prefix))
        if url in self.files and os.fspath(collected) != path and _same(collected, Path(path)):
            return
        super().add_file_to_dictionary(url, path, stat_cache=stat_cache)


def _same(collected: Path, source: Path) -> bool:
    copy, first = collected.stat(), source.stat()
    return copy.st_mtime >= first.st_mtime and copy.st_size == first.st_size


class LanguageMiddleware:
    """The language a help-seeker chose (in the address, or a cookie), and Dutch for everybody else.

    Workers' pages are Dutch whatever the cookie says: half a page in another language helps nobody.
    Not the browser's own wish: a borrowed phone would speak another language than its reader.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in that language."""
        kept = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        chosen = request.GET.get("taal", "") or kept
        known = chosen in _LANGUAGES and _is_translated(request.path_info)
        language = chosen if known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def _is_translated(path: str) -> bool:
    """A page for help-seekers, or one that does not exist: we cannot know who mistyped it."""
    return path == "/" or path.startswith(settings.TRANSLATED_PATHS) or not is_valid_path(path)


class HeadersMiddleware:
    """Nothing personal is kept by browser or proxy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the headers on it."""
        response = self.get_response(request)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        return response
