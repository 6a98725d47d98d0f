"""``docs/proof.md``: what must be proved, and which tests do so now.

A test says for itself what it proves: by its number in a docstring or in its name.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from config.docs import ROOT
from config.docs.markdown import first_paragraph, table

_INTRODUCTION = """\
# Proof

What Ketenloket must be able to show, and which tests show it now. The numbers stand in the docstrings and names of the
tests; this list is made by reading them. "Not yet" means that no test says it proves this; a test named here may prove
a part, and its own words say which. All of them run with `make test`, but those marked `nightly`.

Figures of speed are in [benchmarks.md](benchmarks.md), which `make bench` writes with date and machine. Nothing here
has been audited from outside.
"""

DEMANDS = {
    "Who may, and what the page tells": {
        1: "every address, every method, every role, every relation to the row: no leak and no wrong refusal",
        2: "something of another organisation is answered exactly like something that does not exist",
        3: "a unique word in every text of every organisation is never found in an answer to another",
        4: "no field outside what the disclosure covers, in reading and in writing",
        6: "what is revoked is refused at the very next request",
    },
    "The database": {
        7: "the sixteen known ways in which row-level security leaks, tried as raw SQL by the serving role",
        8: "the catalogue of the database agrees: forced policies, rights, keys, no functions that see more",
        9: "policies and a second, independent answer agree on random questions",
        10: "nothing of the last one who acted is left on a pooled connection",
    },
    "Nobody gets lost": {
        11: "after every step of a random story an open request has lead, responsible, next step and date",
        12: "raw SQL that would leave an open request without those is refused",
        13: "two at once: exactly one wins, and nothing stays visible after a withdrawal",
        14: "when jobs stood still, all that was due appears once",
    },
    "Crash and restore": {
        15: "what was acknowledged survives a killed process",
        16: "the same form sent twice, or sent again after a lost answer, is one request",
        17: "mail is not lost and not sent twice when the worker is killed",
        18: "disk full, database read-only or gone: nothing typed is lost",
        19: "a restored backup is complete",
    },
    "The log": {
        20: "tampering with the log is found",
        21: "every look at a person is exactly one line in the log, and no line means no look",
        22: "what the help-seeker reads about who looked equals the log; the log holds ids only",
        23: "strange looking around is found",
    },
    "Whether somebody is known": {
        24: "a known and an unknown person get the same answer in the same time",
        25: "finding duplicates tells nothing to who may not know",
    },
    "Signing in, sessions, forms": {
        26: "guessing is slowed down without locking out the owner",
        27: "sessions change at sign-in, end after idle time, and end for good",
        28: "no change without the form's token, and no change by looking",
        29: "headers: strict content policy, no caching of personal pages, no third party",
    },
    "Bad input": {
        30: "naughty, huge, broken and strange input: a clear message, nothing lost, never a 500",
        31: "the API under random requests",
        32: "hostile files",
        33: "no formula in an exported table",
    },
    "Erasing and figures": {
        34: "an erased person is found nowhere",
        35: "figures do not let a small group be worked out",
    },
    "Load and upkeep": {
        36: "speed under load, and the same number of queries whatever the number of rows",
        37: "migrations on a large database",
        38: "how much of the code the tests reach",
        39: "the list of OWASP ASVS, requirement by requirement",
    },
}


def write() -> str:
    """The whole document."""
    found = _claims()
    return "\n".join([_INTRODUCTION, *(_chapter(name, found) for name in DEMANDS)])


def _chapter(name: str, found: dict[int, list[str]]) -> str:
    rows = [
        (f"T{number}", demand, "<br>".join(found[number]) or "not yet")
        for number, demand in DEMANDS[name].items()
    ]
    return f"## {name}\n\n" + table(("", "what must hold", "tests"), rows)


def _claims() -> dict[int, list[str]]:
    """For each number the test files that name it, with what they say."""
    found: dict[int, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("*.py")):
        words: dict[int, str] = {}
        for number, text in _said_in(path):
            words.setdefault(number, text)
        for number, text in words.items():
            found[number].append(f"`{path.relative_to(ROOT)}`: {text}")
    return found


def _said_in(path: Path) -> Iterator[tuple[int, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
            continue
        doc, name = ast.get_docstring(node) or "", getattr(node, "name", "")
        for paragraph in doc.split("\n\n"):
            for number in re.findall(r"\bT(\d{1,2})\b", paragraph):
                yield int(number), first_paragraph(paragraph)
        for number in re.findall(r"_t(\d{1,2})_", name):
            yield int(number), name.removeprefix("test_").replace("_", " ")
