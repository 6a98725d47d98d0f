"""Finding an offer: by words, need, municipality, language, room; a page at a time."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory import actions
from ketenloket.network.directory.models import Service
from ketenloket.network.directory.rules import Capacity
from tests.directory.conftest import THUIS, add


@pytest.fixture
def offers(cast):
    add(cast.humanitas)
    add(cast.maatje, name="Maatjesproject", does="Een maatje loopt een half jaar mee.",
        needs=["budget", "loneliness"], languages=["nl", "ar"], municipalities=["GM1895", "GM0765"])  # fmt: skip
    add(cast.vreemd, name="Voedselpakket", does="Eten voor een week.", for_whom="Gezinnen",
        needs=["food"], languages=["nl"], municipalities=["GM0765"])  # fmt: skip


@pytest.fixture
def find(cast, offers, sign_in):
    browser = sign_in(cast.gemeente)

    def names(query=""):
        answer = browser.get(f"/verwijskaart/{query}")
        assert answer.status_code == 200
        return {row.name for row in answer.context["services"]}

    return names


THUISADMINISTRATIE, MAATJE, ETEN = "Thuisadministratie", "Maatjesproject", "Voedselpakket"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {THUISADMINISTRATIE, MAATJE, ETEN}),
        ("?q=administratie", {THUISADMINISTRATIE}),
        ("?q=ADMINISTRATIE", {THUISADMINISTRATIE}),
        ("?q=half+jaar", {MAATJE}),
        ("?q=jaar+half", {MAATJE}),
        ("?q=brieven", {THUISADMINISTRATIE}),  # a word of the need
        ("?q=humanitas", {THUISADMINISTRATIE}),  # who offers it
        ("?q=humanitas+maatje", set()),
        ("?q=gezinnen", {ETEN}),
        ("?q=%25", set()),  # no wildcard
        ("?q=_", set()),
        ("?q=%27%3B--", set()),
        ("?q=%00", {THUISADMINISTRATIE, MAATJE, ETEN}),  # nonsense is left out
        ("?vraag=letters", {THUISADMINISTRATIE}),
        ("?vraag=area:food", {ETEN}),
        ("?vraag=area:money", {THUISADMINISTRATIE, MAATJE}),
        ("?vraag=nonsense", {THUISADMINISTRATIE, MAATJE, ETEN}),
        ("?gemeente=GM1895", {THUISADMINISTRATIE, MAATJE}),
        ("?taal=ar", {MAATJE}),
        ("?taal=ar&gemeente=GM1895&q=maatje", {MAATJE}),
        ("?ruimte=on", set()),
        ("?pagina=0", {THUISADMINISTRATIE, MAATJE, ETEN}),
        ("?pagina=-1", {THUISADMINISTRATIE, MAATJE, ETEN}),
        ("?pagina=99999999999999", {THUISADMINISTRATIE, MAATJE, ETEN}),
        ("?pagina=2", set()),
        ("?organisation=x", {THUISADMINISTRATIE, MAATJE, ETEN}),
        ("?organisation=99999999999999999999", {THUISADMINISTRATIE, MAATJE, ETEN}),
    ],
)
def test_what_is_found(find, query, found):
    assert find(query) == found


def test_only_with_room(cast, find):
    service = Service.objects.get(name=MAATJE)
    with acting_as(cast.maatje.actor()):
        actions.set_capacity(service, Capacity.ROOM, by=cast.maatje)
    assert find("?ruimte=on") == {MAATJE}


def test_25_a_page_and_more(cast, sign_in):
    organisation = cast.humanitas.organisation
    Service.objects.bulk_create(
        Service(**THUIS | {"name": f"Aanbod {n:03}", "alliance_id": organisation.alliance_id,
                           "organisation": organisation}) for n in range(60)
    )  # fmt: skip
    browser = sign_in(cast.gemeente)
    seen, address, pages = [], "/verwijskaart/?q=vrijwilliger", 0
    while address:
        answer = browser.get(address)
        seen += [row.name for row in answer.context["services"]]
        pages += 1
        more = answer.context["next"]
        address = f"/verwijskaart/{more}" if more else ""
    assert pages == 3
    assert seen == [f"Aanbod {n:03}" for n in range(60)]


def test_as_many_questions_to_the_database_for_25_as_for_2(cast, offers, sign_in):
    def count(query):
        browser = sign_in(cast.gemeente)
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"/verwijskaart/{query}")
        return len([q for q in asked if "SAVEPOINT" not in q["sql"]])  # of the test itself

    few = count("?q=een&taal=nl")
    organisation = cast.humanitas.organisation
    Service.objects.bulk_create(
        Service(**THUIS | {"name": f"Aanbod {n:03}", "alliance_id": organisation.alliance_id,
                           "organisation": organisation}) for n in range(30)
    )  # fmt: skip
    assert count("?q=een&taal=nl") == few
    assert few <= 12


def test_print_and_phone_have_the_same_page(cast, offers, sign_in):
    today = timezone.localdate()
    service = Service.objects.get(name=THUISADMINISTRATIE)
    page = sign_in(cast.tafel).get(f"/verwijskaart/{service.pk}/").content.decode()
    for part in ("Geen schulden regelen", "0597 123456", "schulden van een bedrijf", "Turks",
                 "Oldambt", f"{today:%Y}"):  # fmt: skip
        assert part.lower() in page.lower(), part
