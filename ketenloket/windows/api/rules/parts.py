"""The public number of a part that has none of its own."""

from hashlib import sha1
from uuid import UUID

_VERSION_5 = 0x5 << 76
_VARIANT = 0x8 << 60
_KEPT = ~((0xF << 76) | (0xC << 60))


def part(key: UUID, name: str) -> str:
    """The number of the part of this name, as text.

    The same as `str(uuid5(key, name))` at a quarter of the time: twenty of them are in an offer,
    and a directory has thousands of offers.
    """
    digest = sha1(key.bytes + name.encode(), usedforsecurity=False).digest()
    number = int.from_bytes(digest[:16]) & _KEPT | _VERSION_5 | _VARIANT
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
