"""Small pieces of Markdown."""

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; a bar inside a cell is escaped."""

    def line(cells: Sequence[object]) -> str:
        return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"

    return "\n".join([line(head), "|" + "---|" * len(head), *map(line, rows)]) + "\n"


def code(words: Iterable[object]) -> str:
    """Words as code, with commas; a dash when there are none."""
    return ", ".join(f"`{word}`" for word in words) or "-"


def first_paragraph(text: str | None) -> str:
    """What a docstring says first, on one line."""
    return " ".join((text or "").strip().split("\n\n")[0].split())


def choices(kind: Iterable[object]) -> str:
    """A table of codes and the words that people read."""
    return table(
        ("code", "in the product"),
        [(f"`{one.value}`", one.label) for one in kind],  # type: ignore[attr-defined]
    )
