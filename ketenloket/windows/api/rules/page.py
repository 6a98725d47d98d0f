"""A page of records, and an answer that says what is wrong."""

from collections.abc import Sequence
from typing import Any

Record = dict[str, Any]


def page(contents: Sequence[Record], *, total: int, number: int, per_page: int) -> Record:
    """One page of so many records, in the envelope of HSDS."""
    pages = -(-total // per_page)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": list(contents),
    }


def problem(status: int, title: str, detail: str, **more: object) -> Record:
    """What is wrong, as RFC 9457 writes it."""
    return {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
