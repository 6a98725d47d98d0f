"""Sheets to print: a page becomes a tagged PDF with our own letters in it, and asks nobody anything.

One press for all rooms: a PDF is work for a whole core, so a process makes one at a time.
"""

import mimetypes
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import segno
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

_HERE = "https://paper.invalid/static/"  # where a sheet thinks that it stands; nobody answers there
_SYMBOLS = "img/symbols/"  # of img/icons.svg, for the style sheet
_SVG = "{http://www.w3.org/2000/svg}"
_INK = "#0f5c5c"
_BUSY_SECONDS = 5

# One sheet at a time for each process: it is work for a whole core, and pages go before paper.
_press = Lock()


class BusyError(Exception):
    """Other sheets are being made; ask again in a moment."""


def as_pdf(template: str, context: dict[str, Any], *, name: str) -> HttpResponse:
    """The template as a PDF/UA document, to look at or to keep under this name.

    Raises:
        BusyError: when the press is taken for too long.
    """
    answer = HttpResponse(pressed(template, context), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def pressed(template: str, context: dict[str, Any]) -> bytes:
    """The template as the bytes of a PDF/UA document, when the press is free.

    Raises:
        BusyError: when the press is taken for too long.
    """
    html = render_to_string(template, context)
    if not _press.acquire(timeout=_BUSY_SECONDS):
        raise BusyError
    try:
        return printed(html)
    finally:
        _press.release()


def printed(html: str) -> bytes:
    """A page as PDF: tagged, with its title and language, every letter embedded."""
    from weasyprint import HTML  # noqa: PLC0415 - a second to load, for who prints alone

    made: bytes = HTML(string=html, base_url=_HERE, url_fetcher=_our_files()).write_pdf(
        pdf_variant="pdf/ua-1"
    )
    return made


@cache
def _our_files() -> "URLFetcher":
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class OurFiles(URLFetcher):  # type: ignore[misc] # the library has no types
        """Our own static files and what stands in the sheet itself; nothing else in the world."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            content = _of_ours(url)
            if content is None:
                raise FatalURLFetchingError(f"a sheet may not ask for {url}")
            kind = mimetypes.guess_type(url)[0] or "application/octet-stream"
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    return OurFiles()


def _of_ours(url: str) -> bytes | None:
    name = url.removeprefix(_HERE)
    if name == url:
        return None
    if name.startswith(_SYMBOLS):
        return _drawings().get(name.removeprefix(_SYMBOLS).removesuffix(".svg"))
    found = finders.find(name)
    return Path(found).read_bytes() if found else None


def code_of(address: str) -> str:
    """A QR code as the address of a picture; whoever shows it says in words where it leads."""
    return segno.make(address, error="m", micro=False).svg_data_uri(border=0, omitsize=True)


@cache
def _drawings() -> dict[str, bytes]:
    """The symbols of our set, each a file of its own, in the colour of the sheets."""
    path = finders.find("img/icons.svg")
    symbols = ET.parse(str(path)).getroot().iter(f"{_SVG}symbol")  # noqa: S314 - our own file
    return {symbol.get("id", ""): _alone(symbol) for symbol in symbols}


def _alone(symbol: ET.Element) -> bytes:
    attributes = {**symbol.attrib, "stroke": _INK}
    attributes.pop("id", None)
    alone = ET.Element(f"{_SVG}svg", attributes)
    alone.extend(symbol)
    return ET.tostring(alone)
