"""Walk through all pages that somebody can reach by pressing links, one of each kind."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from tests.journeys.person import Person

# Not pages: what signs out, what leaves, what is a file.
NOT_PAGES = {
    "account_logout", "portal:leave", "directory:template", "directory:export", "health",
    "directory:export_csv", "directory:wall_paper", "directory:poster", "directory:spoken",
    "mfa_download_recovery_codes", "triage:minutes", "trajectories:feed",
    "provisions:template", "provisions:export", "provisions:export_csv", "papers:handed_over",
}  # fmt: skip
# Pages of which one is not like the other.
MORE = {
    "workbench:case": 6, "referrals:detail": 4, "triage:meeting": 2, "triage:item": 2,
    "papers:papers": 3, "papers:money": 3, "applications:of_person": 3, "progress:progress": 3,
}  # fmt: skip


def kind_of(address: str) -> str:
    """Which page this is, without the key; nothing for what is no page of ours."""
    parts = urlsplit(address)
    if parts.scheme not in {"", "http"} or not parts.path.startswith("/"):
        return ""
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        return ""
    return "" if name in NOT_PAGES else name


def pages_of(person: Person, *starts: str, pass_by: tuple[str, ...] = ()) -> Iterator[str]:
    """Open one page of each kind after the other; gives its name while the person is there.

    Args:
        person: who walks.
        starts: where to begin; each of these is opened.
        pass_by: beginnings of the names of pages that somebody else looks at already.
    """
    seen: dict[str, int] = {}
    done: set[str] = set()
    waiting = [(start, True) for start in starts]
    while waiting:
        address, always = waiting.pop(0)
        kind = kind_of(address)
        enough = kind.startswith(pass_by) or seen.get(kind, 0) >= MORE.get(kind, 1)
        if not kind or address in done or (enough and not always):
            continue
        done.add(address)
        status = person.opens(address)
        if kind_of(person.path) != kind:  # sent on to another page
            continue
        assert status == 200, f"{person.name} presses {address}: {status}"
        seen[kind] = seen.get(kind, 0) + 1
        waiting += [(link, False) for link in _links(person)]
        yield f"{kind.replace(':', '-')}-{seen[kind]}"


def _links(person: Person) -> list[str]:
    return person.page.evaluate(
        """() => [...document.querySelectorAll('a[href]')]
            .filter(one => one.origin === location.origin && !one.hasAttribute('download'))
            .map(one => one.pathname + one.search)"""
    )


def one_of_each_stage(person: Person) -> list[str]:
    """A case in every stage that is on the first page of their people."""
    person.opens("/mensen/")
    cases: dict[str, str] = {}
    for row in person.main.locator("tbody tr").all():
        stage = row.locator("td").first.inner_text()
        cases.setdefault(stage, row.get_by_role("link").first.get_attribute("href") or "")
    return list(cases.values())


VOLUNTEERS = (
    "Fatma Kaya",
    "Kees Prins",
    "Wim Scholten",
    "Piet Dijkema",
    "Corrie Smid",
    "Bram Postma",
)


def busy_volunteer(sit_down: Callable[..., Person], **options: bool) -> Person:
    """A volunteer of the demo who helps somebody; whom the demo chose differs from day to day."""
    for name in VOLUNTEERS:
        person = sit_down(name, **options)
        person.opens("/mensen/")
        if person.main.locator("tbody tr").count():
            return person
    msg = "no volunteer of the demo helps anybody"
    raise LookupError(msg)
