"""Which buttons a worker is shown: only those whose page would let them in."""

from typing import Any

from django.urls import resolve, reverse

from ketenloket.network.organisations.models import Worker


def way_to(worker: Worker, name: str, *keys: Any) -> str:
    """The address of a page, or nothing when this worker may not open it."""
    url = reverse(name, args=keys)
    access = getattr(resolve(url).func, "access", None)
    if access is None or access.kind != "workers":
        return ""
    if access.duties and not access.duties & set(worker.role.duties):
        return ""
    return url
