"""Habits that a reader of the code relies on, checked by reading the code."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = sorted(p for p in (ROOT / "ketenloket").glob("*/*") if (p / "__init__.py").exists())
FILES = sorted((ROOT / "ketenloket").rglob("*.py"))
BESIDE = sorted(path for name in ("config", "demo") for path in (ROOT / name).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
NAMES = {
    "apps", "urls", "admin", "middleware", "views", "forms", "api", "actions", "jobs",
    "notifications", "permissions", "models", "rules", "policies", "acting", "migrations",
    "tests", "templates", "templatetags", "management", "data", "static", "locale",
}  # fmt: skip
WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
          "change", "delete"}  # fmt: skip
# Things that can be saved or deleted and are no rows of ours.
NO_ROWS = {"mail", "book", "cache"}
# Where writing is the file's purpose.
WRITERS = ("actions", "actions.py", "migrations", "models.py", "models")


def _of_ours(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lines_of(node: ast.FunctionDef) -> int:
    """How many lines a function has, without the docstring that explains it."""
    words = ast.get_docstring(node, clean=False) or ""
    return node.end_lineno - node.lineno + 1 - len(words.splitlines())


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


@pytest.mark.parametrize("room", ROOMS, ids=_of_ours)
def test_a_room_has_only_the_agreed_files(room):
    found = {p.stem for p in room.iterdir() if p.name not in {"__init__.py", "__pycache__"}}
    assert found <= NAMES


@pytest.mark.parametrize(
    "path", [p for p in FILES if not set(WRITERS) & {*p.parts, p.name}], ids=_of_ours
)
def test_only_actions_write(path):
    for call in _calls(ast.parse(path.read_text())):
        if isinstance(call.func, ast.Attribute) and call.func.attr in WRITES:
            base = ast.unparse(call.func.value)
            assert "session" in base or "form" in base or base in NO_ROWS, ast.unparse(call)
        assert not (
            isinstance(call.func, ast.Attribute)
            and call.func.attr == "update"
            and "objects" in ast.unparse(call.func.value)
        ), ast.unparse(call)


@pytest.mark.parametrize(
    "path", [p for p in FILES + BESIDE + TESTS if "migrations" not in p.parts], ids=_of_ours
)
def test_files_and_functions_stay_readable(path):
    text = path.read_text()
    assert path in TESTS or len(text.splitlines()) <= 300, "make it a folder"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert lines_of(node) <= 40, f"{node.name} is long"


@pytest.mark.parametrize("path", FILES, ids=_of_ours)
def test_nothing_happens_behind_our_backs(path):
    text = path.read_text()
    for word in ("post_save", "pre_save.connect", "TODO", "FIXME", "XXX", "set_config('row_secur"):
        assert word not in text


def test_there_is_no_attic():
    for name in ("utils", "helpers", "common", "services", "misc"):
        assert not [p for p in FILES if p.stem == name or name in p.parts]


@pytest.mark.parametrize(
    "path", [p for p in TESTS if p.parent.name == "load" and p.stem[0] != "_"], ids=_of_ours
)
def test_what_measures_can_be_loaded(path):
    """Nobody runs the benchmarks at every change: at least what they need is there."""
    importlib.import_module(f"tests.load.{path.stem}")
