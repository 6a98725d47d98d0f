"""Check the translations of what help-seekers read: every text is there, no other, and none is unfinished.

Gathers the texts anew and compares each catalogue with them, and each compiled catalogue with its source.
``--write`` brings the catalogues up to date instead: new texts empty, old ones gone, compiled again. What is
gathered, and why workers' texts are not, stands in docs/translations.md. Needs gettext.
"""

import ast
import gettext
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "ketenloket" / "locale"
CATALOGUE = Path("LC_MESSAGES", "django.po")

# Pages and parts that a help-seeker opens. What these extend, include or are made of follows by itself.
PAGES = (
    "ketenloket/templates/[45]*.html",
    "ketenloket/windows/portal/templates/portal/*.html",
    "ketenloket/network/directory/templates/directory/correct_public.html",
    "ketenloket/network/provisions/templates/provisions/check.html",
    *(
        f"ketenloket/network/directory/templates/directory/{name}.html"
        for name in ("wall", "wall_offer", "wall_paper")
    ),
    *(
        f"ketenloket/chain/desk/templates/desk/{name}.html"
        for name in (
            "home",
            "front_door",
            "finder",
            "sign_up",
            "hand_in",
            "signed_up*",
            "privacy",
            "parts/municipality",
        )
    ),
)
# Modules with words for help-seekers, and which parts of them; none named means all of it.
MODULES: dict[str, tuple[str, ...]] = {
    "ketenloket/foundation/fields/__init__.py": ("Euros", "Ages"),
    "ketenloket/chain/applications/rules/outcome.py": ("Per",),
    "ketenloket/chain/applications/rules/papers.py": (),
    "ketenloket/chain/desk/actions/register.py": ("register_at_front_door",),
    "ketenloket/chain/desk/forms/fields.py": (),
    "ketenloket/chain/desk/forms/public.py": (),
    "ketenloket/chain/desk/rules/finder.py": (),
    "ketenloket/chain/desk/rules/public_words.py": (),
    "ketenloket/chain/desk/rules/words.py": ("Concern", "Threat"),
    "ketenloket/chain/desk/views/languages.py": (),
    "ketenloket/chain/desk/views/public.py": (),
    "ketenloket/chain/desk/views/sign_up.py": (),
    "ketenloket/chain/help_seekers/rules.py": (),
    "ketenloket/chain/progress/actions/steps.py": ("_held_step",),
    "ketenloket/chain/progress/notifications.py": (),
    "ketenloket/chain/progress/rules/scale.py": (),
    "ketenloket/chain/papers/rules/explained.py": (),
    "ketenloket/chain/papers/rules/paperwork.py": ("MORE_PAPERS",),
    "ketenloket/chain/recognition/rules/words.py": ("AGREEMENT",),
    "ketenloket/chain/sharing/rules.py": ("Category",),
    "ketenloket/chain/trajectories/actions/reminding.py": (),
    "ketenloket/chain/trajectories/rules/appointments.py": ("Bring", "ReminderWay"),
    "ketenloket/network/directory/forms/upkeep.py": ("CorrectionForm",),
    "ketenloket/network/directory/rules/words.py": ("LANGUAGES", "Audience", "LifeArea"),
    "ketenloket/network/directory/rules/wall.py": (),
    "ketenloket/network/directory/views/posters.py": ("_in_every_language",),
    "ketenloket/network/provisions/forms/check.py": (),
    "ketenloket/network/provisions/forms/fields.py": ("YesNo",),
    **{
        f"ketenloket/network/provisions/rules/{name}.py": ()
        for name in ("allowance_tests", "amounts", "comparing", "home_tests", "money_tests")
    },
    "ketenloket/network/provisions/rules/words.py": ("Verdict",),
    "ketenloket/windows/portal/**/*.py": (),
}
# Names that Django would write with a capital in languages that do not.
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_PART = re.compile(r"""\{%\s*(?:extends|include)\s+["']([^"']+)["']|<c-([a-z][a-z0-9_.-]*)""")


def template_folders() -> Iterator[Path]:
    """Where a template may stand."""
    yield ROOT / "ketenloket" / "templates"
    yield from sorted(ROOT.glob("ketenloket/*/*/templates"))


def template_named(name: str) -> Path | None:
    """The file of ours behind the name of a template."""
    found = (folder / name for folder in template_folders())
    return next((path for path in found if path.is_file()), None)


def public_templates() -> set[Path]:
    """All templates of which a help-seeker may see a part."""
    waiting = [path for pattern in PAGES for path in ROOT.glob(pattern)]
    seen: set[Path] = set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        for name, tag in _PART.findall(path.read_text()):
            part = name or f"cotton/{tag.replace('.', '/').replace('-', '_')}.html"
            waiting += filter(None, [template_named(part)])
    return seen


def part_of(path: Path, names: tuple[str, ...]) -> str:
    """The text of a module, or of the named classes, functions and tables in it.

    Raises:
        SystemExit: when a name is not there: the table above is out of date.
    """
    text = path.read_text()
    if not names:
        return text
    found = {name: node for node in ast.parse(text).body for name in _names(node)}
    if lost := set(names) - set(found):
        sys.exit(f"{path.relative_to(ROOT)}: {', '.join(sorted(lost))} is not there")
    return "\n\n".join(ast.get_source_segment(text, found[name]) or "" for name in names)


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.ClassDef | ast.FunctionDef):
        return [node.name]
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return [node.target.id]
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    return []


def put_together(target: Path) -> None:
    """Copy what help-seekers read, and nothing else, with our catalogues."""
    files = {path: path.read_text() for path in public_templates()}
    for pattern, names in MODULES.items():
        modules = [path for path in ROOT.glob(pattern) if path.name != "apps.py"]
        if not modules:
            sys.exit(f"{pattern}: no such module")
        files |= {path: part_of(path, names) for path in modules}
    files[ROOT / "days.py"] = "\n".join(f'_("{name}")' for name in DAYS)
    for path, text in files.items():
        copy = target / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text)
    shutil.copytree(LOCALE, target / "locale", ignore=shutil.ignore_patterns("*.mo"))


def gather(target: Path) -> None:
    """Bring the copies of our catalogues up to date."""
    put_together(target)
    # Without settings: this does not need the project to run.
    command = [sys.executable, "-m", "django", "makemessages", "--all", "-v", "0"]
    subprocess.run(
        [*command, "--no-wrap", "--no-location", "--no-obsolete"],
        cwd=target,
        env={"PATH": "/usr/bin:/bin:/usr/local/bin"},
        check=True,
    )


def entries(catalogue: Path) -> set[str]:
    """Return the texts in a catalogue, each with its context and plural; obsolete ones count, too."""
    plain = subprocess.run(
        ["msgcat", "--no-location", "--no-wrap", "--sort-output", catalogue],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    blocks = (
        re.sub(r"^(?:#~ ?)", "~", block, flags=re.MULTILINE) for block in plain.split("\n\n")[1:]
    )
    ids = (
        re.findall(
            r'^~?(?:msgctxt|msgid|msgid_plural) .*$(?:\n~?".*"$)*', block, flags=re.MULTILINE
        )
        for block in blocks
    )
    return {"\n".join(found) for found in ids if found}


def unfinished(catalogue: Path) -> str:
    """Return what gettext counts besides translated messages; empty when there is nothing."""
    counted = subprocess.run(
        ["msgfmt", "--check-format", "--statistics", "-o", "/dev/null", catalogue],
        capture_output=True,
        check=False,
        text=True,
    ).stderr.strip()
    return "" if re.fullmatch(r"\d+ translated messages?\.", counted) else counted


def compile_to(catalogue: Path, compiled: Path) -> None:
    """Make the form that the program reads."""
    subprocess.run(["msgfmt", "-o", compiled, catalogue], check=True)


def says(compiled: Path) -> dict[object, str]:
    """What a compiled catalogue says, whichever gettext compiled it; nothing when it is not there."""
    if not compiled.is_file():
        return {}
    with compiled.open("rb") as file:
        return dict(gettext.GNUTranslations(file)._catalog)  # type: ignore[attr-defined]  # noqa: SLF001


def wrongs(ours: Path, anew: Path) -> Iterator[str]:
    """Say what is wrong with one catalogue."""
    name = ours.relative_to(ROOT)
    if counted := unfinished(ours):
        yield f"{name}: {counted}"
    now, then = entries(ours), entries(anew)
    for why, texts in (("missing", then - now), ("no longer used", now - then)):
        for text in sorted(texts):
            yield f"{name}: {why} {text.splitlines()[-1]}"
    fresh = anew.with_suffix(".mo")
    compile_to(ours, fresh)
    if says(fresh) != says(ours.with_suffix(".mo")):
        yield f"{name}: not compiled since it was changed; run scripts/check_messages.py --write"


def renew(ours: Path, anew: Path) -> None:
    """Take over the gathered texts and compile."""
    if entries(ours) != entries(anew):
        shutil.copyfile(anew, ours)
    compile_to(ours, ours.with_suffix(".mo"))


def main(arguments: Iterable[str]) -> int:
    """Print each catalogue that is not complete; return 1 if there is one."""
    catalogues = sorted(LOCALE.glob(f"*/{CATALOGUE}"))
    wrong: list[str] = [] if catalogues else [f"{LOCALE.relative_to(ROOT)}: no catalogue"]
    with tempfile.TemporaryDirectory() as folder:
        gather(Path(folder))
        for ours in catalogues:
            anew = Path(folder, "locale", ours.relative_to(LOCALE))
            if "--write" in arguments:
                renew(ours, anew)
            wrong += wrongs(ours, anew)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
