"""The documents that come from the code: ``python -m config.docs [--check]``, or ``ketenloket docs``.

They need no database: everything is read from rules, models, migrations, the list of addresses and the tests.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAD = "<!-- Written by `make docs` from the code. Change the code, not this file. -->\n\n"


def documents() -> dict[Path, str]:
    """Every generated document with the text that it should have now. Django must be set up."""
    from django.utils import translation  # noqa: PLC0415 - settings come first

    from config.docs import permissions, proof, register, states  # noqa: PLC0415 - apps come first

    writers: dict[str, Callable[[], str]] = {
        "states": states.write,
        "data-register": register.write,
        "permissions": permissions.write,
        "proof": proof.write,
    }
    with translation.override("nl"):
        return {ROOT / "docs" / f"{name}.md": HEAD + write() for name, write in writers.items()}


def stale() -> list[Path]:
    """The documents that no longer say what the code says."""
    return [
        path
        for path, text in documents().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def main(arguments: Sequence[str] = ()) -> int:
    """Write the documents, or with ``--check`` only say which are stale; return the exit code."""
    import django  # noqa: PLC0415 - nothing of it is needed to say how to use this

    if set(arguments) - {"--check"}:
        print("Gebruik: python -m config.docs [--check]", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    if "--check" in arguments:
        names = ", ".join(str(path.relative_to(ROOT)) for path in stale())
        if names:
            print(f"Stale: {names}. Run `make docs` and commit the result.", file=sys.stderr)
        return bool(names)
    for path, text in documents().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0
