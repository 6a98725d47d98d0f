"""Where figures are kept, and the machine that they are of."""

import datetime as dt
import os
import platform
from pathlib import Path

DOC = Path(__file__).parents[2] / "docs" / "benchmarks.md"
_TOP = "Newest first.\n\n"
_BUSY = os.getloadavg()[0]  # before we began: what other programs asked of the machine


def this_machine() -> str:
    """Its size and kind, and how busy it was before the measurement, in one line for people."""
    return (
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, load {_BUSY:.1f}"
        " before it began"
    )


def keep(title: str, text: str) -> None:
    """Put a section with the date of today at the top of docs/benchmarks.md."""
    before = DOC.read_text() if DOC.exists() else f"# Benchmarks\n\n{_TOP}"
    top, _sep, rest = before.partition(_TOP)
    today = dt.datetime.now(tz=dt.UTC).date()
    DOC.write_text(f"{top}{_TOP}## {today}, {title}\n\n{text.strip()}\n\n{rest}")
    print(f"written to {DOC.name}")  # noqa: T201 - the benchmarks are commands
