"""The pages: te zwaar on a phone, a note with a tick, Vandaag of everybody, picking up, deciding."""

import pytest
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.escalation.models import Escalation, LimitDecision, Relief
from ketenloket.foundation.tenancy.acting import acting_as
from tests.escalation.conftest import live, open_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def open_at(sign_in):
    """Open or send a page of a request as somebody."""

    def ask(worker, request, page="", data=None, **more):
        browser = sign_in(worker)
        path = f"/mensen/{request.pk}/{page}" if request else page
        answer = browser.get(path) if data is None else browser.post(path, data, **more)
        return answer.status_code, answer.content.decode()

    return ask


def test_a_volunteer_says_too_heavy_and_reads_what_happens(cast, more, helped, open_at):
    status, page = open_at(cast.vrijwilliger, helped)
    assert status == 200
    assert f"/mensen/{helped.pk}/te-zwaar/" in page
    status, page = open_at(cast.vrijwilliger, helped, "te-zwaar/")
    assert status == 200
    assert "Het is mij te zwaar" in page
    status, page = open_at(
        cast.vrijwilliger, helped, "te-zwaar/", {"code": "too_heavy", "words": ""}, follow=True
    )
    assert status == 200
    assert "U bent gestopt bij iemand" in page
    assert "Noor" not in page
    assert open_at(cast.vrijwilliger, helped)[0] == 404
    assert live(cast.maatje, helped) == set()
    page = open_at(cast.maatje, None, "/vandaag/")[1]
    assert "Nazorg: bel Vrijwilliger" in page
    page = open_at(more.kracht, None, "/vandaag/")[1]
    assert f"/mensen/{helped.pk}/opschalen/" in page
    with acting_as(cast.vrijwilliger.actor()):
        relief = Relief.objects.get()
    assert open_at(cast.andere, None, f"/gestopt/{relief.pk}/gelezen/", {})[0] == 404
    assert open_at(cast.humanitas, None, f"/gestopt/{relief.pk}/gesproken/", {})[0] == 404
    assert open_at(cast.vrijwilliger, None, f"/gestopt/{relief.pk}/gelezen/", {})[0] == 302
    assert "U bent gestopt" not in open_at(cast.vrijwilliger, None, "/vandaag/")[1]
    assert open_at(cast.maatje, None, f"/gestopt/{relief.pk}/gesproken/", {})[0] == 302
    assert "Nazorg" not in open_at(cast.maatje, None, "/vandaag/")[1]


def test_a_tick_in_a_note_relieves_the_volunteer_and_keeps_the_note(cast, helped, open_at):
    note = {"kind": "visit", "happened_on": timezone.localdate().isoformat(), "text": "Post."}
    page = open_at(cast.vrijwilliger, helped, "aantekening/")[1]
    assert "Zag u iets hiervan?" in page
    status, page = open_at(
        cast.vrijwilliger, helped, "aantekening/", note | {"signs": ["unsafe"]}, follow=True
    )
    assert status == 200
    assert "De aantekening staat erin." in page
    assert "U bent gestopt bij iemand" in page
    page = open_at(cast.maatje, helped)[1]
    assert "Geen vrijwilliger: een grens is geraakt" in page
    assert "Post." in page
    assert "Het is thuis of op bezoek niet veilig" in page


def test_a_code_that_is_not_on_the_list_is_no_answer(cast, helped, open_at):
    note = {"kind": "visit", "happened_on": timezone.localdate().isoformat(), "text": "Post."}
    status, page = open_at(cast.vrijwilliger, helped, "aantekening/", note | {"signs": ["x"]})
    assert status == 200
    assert "kl-errors" in page or "fout" in page.lower()
    assert live(cast.maatje, helped) == {cast.vrijwilliger.pk}


def test_the_assign_page_says_why_not(cast, helped, open_at):
    open_at(cast.vrijwilliger, helped, "te-zwaar/", {"code": "unsafe"})
    page = open_at(cast.maatje, helped, "koppelen/")[1]
    assert "niet veilig" in page
    status, page = open_at(
        cast.maatje, helped, "koppelen/", {"worker": cast.andere.pk, "why": "omdat"}
    )
    assert status == 200
    assert "Dit past niet bij een vrijwilliger" in page
    assert live(cast.maatje, helped) == set()


def test_a_professional_picks_up_and_gives_a_part_back(cast, more, helped, open_at):
    open_at(cast.vrijwilliger, helped, "te-zwaar/", {"code": "confused", "words": "Zij huilt."})
    page = open_at(cast.maatje, helped, "opschalen/")[1]
    assert "U kunt dit niet zelf besluiten" in page
    assert "Zij huilt." in page
    page = open_at(cast.maatje, helped, "opschalen/", {"pick_up": "1"}, follow=True)[1]
    assert "Hier beslist een beroepskracht" in page
    page = open_at(more.kracht, helped, "opschalen/")[1]
    assert "Ik pak het op" in page
    assert open_at(more.kracht, helped, "opschalen/", {"pick_up": "1"})[0] == 302
    page = open_at(cast.vrijwilliger, None, "/vandaag/")[1]
    assert "Een beroepskracht nam het op" in page
    decision = {"decide": "1", "outcome": "part", "part": "", "why": "Alleen de post."}
    assert "welk deel" in open_at(more.kracht, helped, "opschalen/", decision)[1]
    assert open_at(more.kracht, helped, "opschalen/", decision | {"part": "post"})[0] == 302
    page = open_at(cast.maatje, helped)[1]
    assert "Dit deel mag een vrijwilliger doen" in page
    with acting_as(cast.maatje.actor()):
        assert LimitDecision.objects.get(request_id=helped.pk).part == "post"
        assert HelpRequest.objects.get(pk=helped.pk).responsible_id == more.kracht.pk


def test_the_receiver_opens_it_and_a_stranger_finds_nothing(cast, helped, open_at):
    open_at(cast.vrijwilliger, helped, "te-zwaar/", {"code": "too_heavy"})
    open_to(helped, cast.maatje, cast.gemeente.organisation, cast.gemeente)
    assert "Ik pak het op" in open_at(cast.gemeente, helped, "opschalen/")[1]
    for page in ("opschalen/", "te-zwaar/"):
        assert open_at(cast.vreemd, helped, page)[0] == 404
        assert open_at(cast.neutraal, helped, page)[0] == 403
    with acting_as(cast.vreemd.actor()):
        assert not Escalation.objects.exists()
