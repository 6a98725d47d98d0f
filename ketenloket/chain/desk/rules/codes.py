"""Numbers to speak about a request, and codes to follow it."""

import secrets

# No vowels that make words, nothing that looks like something else when read over the phone.
_LETTERS = "BCDFGHJKLMNPQRTVWXZ23456789"


def _letters(count: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(count))


def new_number() -> str:
    """A short number to speak about a request without a name: `K7-RMXT`."""
    return f"{_letters(2)}-{_letters(4)}"


def normal_code(typed: str) -> str:
    """A follow-up code as it was made, whatever spaces, dashes or small letters were typed."""
    return "".join(c for c in typed.upper() if c in _LETTERS)


def code_from_digest(digest: bytes) -> str:
    """A follow-up code of 12 characters out of random bytes: `K7RM-XTB3-9PLQ`."""
    base = len(_LETTERS)
    number, chars = int.from_bytes(digest, "big"), []
    for _ in range(12):
        number, rest = divmod(number, base)
        chars.append(_LETTERS[rest])
    code = "".join(chars)
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"
