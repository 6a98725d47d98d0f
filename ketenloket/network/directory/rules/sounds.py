"""Texts that can be read aloud, and what a recording may be."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from ketenloket.network.directory.rules.words import LANGUAGES

# In which languages, beside Dutch, the public pages speak; so in these an offer may say what it is.
TEXT_LANGUAGES: Mapping[str, Any] = {
    code: LANGUAGES[code] for code in ("en", "tr", "ar", "pl", "uk")
}
MOST_BYTES = 2_000_000  # two minutes of speech, and still quick on a phone

# The texts of the finder that may have a recording.
PAGE_TEXTS: Mapping[str, Any] = {
    "finder.area": _("Wat is er aan de hand?"),
    "finder.need": _("Wat past het best?"),
    "finder.place": _("Waar woont u?"),
    "finder.language": _("In welke taal praat u het liefst?"),
    "finder.list": _("Hier kunt u terecht"),
}
_OFFER = "offer."


def offer_key(pk: int) -> str:
    """The key of the recording of an offer."""
    return f"{_OFFER}{pk}"


def offer_of(key: str) -> int | None:
    """The number of the offer behind a key; None when it is no offer."""
    number = key.removeprefix(_OFFER)
    if number == key or not number.isdecimal() or len(number) > 18:  # noqa: PLR2004 - what a bigint holds
        return None
    return int(number)


def media_type_of(sound: bytes) -> str:
    """What kind of recording this is, by its first bytes and not by its name; empty when none."""
    if sound[:4] == b"OggS":
        return "audio/ogg"
    if sound[:4] == b"RIFF" and sound[8:12] == b"WAVE":
        return "audio/wav"
    if sound[4:8] == b"ftyp" and sound[8:12] in {b"M4A ", b"mp42", b"mp41", b"isom", b"M4B "}:
        return "audio/mp4"
    if sound[:3] == b"ID3" or _is_mpeg(sound):
        return "audio/mpeg"
    return ""


def _is_mpeg(sound: bytes) -> bool:
    """Whether the first frame is one of MPEG audio layer III: sync bits, version, layer, bit rate."""
    if len(sound) < 4 or sound[0] != 0xFF:  # noqa: PLR2004 - a frame begins with four bytes
        return False
    version, layer, rate = sound[1] >> 3 & 3, sound[1] >> 1 & 3, sound[2] >> 4
    return sound[1] >> 5 == 7 and version != 1 and layer == 1 and rate not in {0, 15}  # noqa: PLR2004
