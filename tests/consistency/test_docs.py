"""The documents say what the code says, and nothing of the place where they were written."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from config.docs import stale

ROOT = Path(__file__).parents[2]
ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))
WRITTEN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
# Made by a command or by hand after the code stands: a link may be ahead of them.
MADE_LATER = {"docs/benchmarks.md", "docs/screenshots/front.png", "docs/screenshots/today.png"}
names = {"ids": lambda path: path.name}


def ours() -> list[Path]:
    """Every file of the repository, also those that are not committed yet."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def test_generated_documents_are_fresh():
    assert stale() == [], "run `make docs`"


@pytest.mark.parametrize("path", ADRS, **names)
def test_a_decision_says_why_what_and_what_follows(path):
    text = path.read_text()
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequences"]
    assert text.startswith(f"# {int(path.name[:4])}. ")
    assert len(text.splitlines()) <= 60, "one screen"


def test_decisions_are_numbered_without_a_gap():
    assert [int(path.name[:4]) for path in ADRS] == list(range(1, len(ADRS) + 1))


def test_the_commands_that_documents_name_exist():
    there = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert "```\nmake start\nmake test\n```" in (ROOT / "README.md").read_text()
    for path in WRITTEN:
        named = re.findall(r"(?:^|`)make ([a-z-]+)", path.read_text(), re.MULTILINE)
        assert set(named) <= there, path.name


@pytest.mark.parametrize("path", WRITTEN, **names)
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text()):
        if "://" not in target:
            found = (path.parent / target).resolve()
            assert found.exists() or str(found.relative_to(ROOT)) in MADE_LATER, target


def test_publiccode_has_what_the_standard_asks():
    found = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    assert float(found["publiccodeYmlVersion"]) >= 0.4
    assert found["legal"]["license"] == "EUPL-1.2"
    assert found["softwareType"] == "standalone/web"
    assert found["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert {"name", "url", "platforms", "categories", "maintenance"} <= set(found)
    assert all(contact["name"] for contact in found["maintenance"]["contacts"])
    assert "nl" in found["localisation"]["availableLanguages"]
    for words in found["description"].values():
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]


def test_the_licence_is_whole():
    text = (ROOT / "LICENSE").read_text()
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in text
    assert [int(n) for n in re.findall(r"^## (\d+)\.", text, re.MULTILINE)] == list(range(1, 16))
    assert "## Appendix" in text


def test_facts_that_the_code_names_are_there():
    facts = (ROOT / "docs" / "facts.md").read_text()
    for path in [*(ROOT / "ketenloket").rglob("*.py"), *(ROOT / "config").rglob("*.py")]:
        for group in re.findall(r"facts ((?:[A-G]\d+(?:, | and |-)?)+)", path.read_text()):
            for fact in re.findall(r"[A-G]\d+", group):
                assert f"| {fact} |" in facts, f"{path.name}: {fact}"


def test_no_file_speaks_of_the_machine_it_was_made_on():
    places = [f"/{folder}/".encode() for folder in ("work", "tmp/lead", "tmp/brief")]
    telling = {path for path in ours() for place in places if place in path.read_bytes()}
    assert telling == set()


def test_no_list_of_requirements_holds_an_index():
    for path in (ROOT / "requirements").iterdir():
        text = path.read_text()
        assert not re.search(r"--(?:extra-)?index|--find-links|--trusted-host|://", text), path.name
