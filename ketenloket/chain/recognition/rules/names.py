"""Names as they are written and as they sound, for people whose names cross alphabets.

A name is one line in Ketenloket, often only a first name. It becomes a list of plain tokens:
small Latin letters, without the little words that come and go (`van der`, `el`, `ait`), double
names apart. How a token sounds is a skeleton of its consonants, so that `Youssef`, `Yusuf` and
`Joessef`, or `Volodymyr` and `Vladimir`, come out the same.
"""

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

# Dutch prefixes (voorvoegsels), and the Arabic and Berber ones that are written with or without.
PREFIXES = frozenset(
    {
        "van", "de", "der", "den", "het", "t", "s", "ten", "ter", "te", "in", "op", "aan", "bij",
        "uit", "voor", "over", "tot", "vd", "vdn", "v", "d", "von", "zu", "del", "della", "di",
        "da", "du", "la", "le", "el", "al", "ben", "bin", "bint", "ibn", "abu", "abou", "bou",
        "ait", "oulad", "ould",
    }
)  # fmt: skip
# Written in one word in Flanders, and by who fills in a form quickly.
_GLUED = re.compile(r"^(?:vander|vanden|vande|van|ver(?=meul))(?=[a-z]{4})")
_APART = re.compile(r"[^a-z]+")
# Titles and courtesy, and what separates a married name from the own one.
_COURTESY = frozenset(
    {"dhr", "mevr", "mw", "hr", "heer", "mevrouw", "meneer", "dr", "drs", "ir", "mr", "ing", "fam",
     "eo", "geb"}
)  # fmt: skip

# What sounds alike in Dutch, Turkish, Arabic, Polish and Ukrainian spellings, longest first.
_CLUSTERS = (
    ("tsch", "s"), ("tsj", "s"), ("tch", "s"), ("tsh", "s"), ("dzj", "s"), ("dzh", "s"),
    ("sch", "s"), ("szcz", "s"), ("shch", "s"), ("dj", "s"), ("dz", "s"), ("cz", "s"), ("sj", "s"),
    ("sh", "s"), ("sz", "s"), ("zh", "s"), ("rz", "s"), ("ts", "s"),
    ("kh", "g"), ("gh", "g"), ("th", "t"), ("ph", "v"), ("ck", "k"), ("qu", "k"), ("x", "ks"),
)  # fmt: skip
_LETTERS = str.maketrans({
    "w": "v", "f": "v", "b": "p", "d": "t", "q": "k", "z": "s", "h": "g",
    "a": "", "e": "", "i": "", "o": "", "u": "", "y": "",
})  # fmt: skip
# Letters that differ between the languages: (ch, c, j). Turkish c is j, Dutch ch is g, French sh.
_READINGS = (("s", "s", ""), ("g", "k", ""), ("s", "s", "s"))
_DOUBLED = re.compile(r"(.)\1+")


def plain(text: str) -> str:
    """The text in small Latin letters, whatever alphabet it came in."""
    return str(anyascii(text.strip().casefold().replace("ij", "y").replace("ö", "o"))).lower()


@lru_cache(maxsize=4096)
def tokens(name: str) -> tuple[str, ...]:
    """The parts of a name that say who somebody is, in the order in which they were written."""
    apart = [part for part in _APART.split(plain(name).replace("'", " ").replace("`", " ")) if part]
    telling = [part for part in apart if part not in PREFIXES and part not in _COURTESY]
    return tuple(_GLUED.sub("", part) for part in telling or apart)


@lru_cache(maxsize=16384)
def sounds(token: str) -> tuple[str, ...]:
    """The ways in which a token may sound: skeletons of consonants, the likeliest first."""
    readings = []
    for ch, c, j in _READINGS:
        heard = token
        for written, said in _CLUSTERS:
            heard = heard.replace(written, said)
        heard = heard.replace("ch", ch).replace("c", c).replace("j", j).translate(_LETTERS)
        readings.append(_DOUBLED.sub(r"\1", heard) or token[:1])
    return tuple(dict.fromkeys(readings))


def skeleton(token: str) -> str:
    """The likeliest sound, short enough to survive a slip at the end."""
    return sounds(token)[0][:3]


_LONG_ENOUGH, _SOUNDS_ALIKE, _LOOKS_ALIKE, _HARDLY_ALIKE = 3, 0.95, 0.8, 0.6


def alike(one: str, other: str) -> float:
    """How alike two tokens are: 1 the same, 0.95 sound the same, else by their letters."""
    if one == other:
        return 1.0
    letters = JaroWinkler.similarity(one, other)
    if not _HARDLY_ALIKE <= letters < _SOUNDS_ALIKE:
        return letters  # however it sounds
    shared = set(sounds(one)) & set(sounds(other))
    bar = _HARDLY_ALIKE if max(map(len, shared), default=0) >= _LONG_ENOUGH else _LOOKS_ALIKE
    return _SOUNDS_ALIKE if shared and letters >= bar else letters
