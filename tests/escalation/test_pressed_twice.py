"""The same form sent twice: one note, one stop, and the same words the second time."""

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.escalation.models import Escalation, Relief, Sighting
from ketenloket.chain.trajectories.actions import make_appointment
from ketenloket.chain.trajectories.models import ContactNote
from ketenloket.foundation.tenancy.acting import acting_as
from tests.escalation.test_stopping import say

pytestmark = pytest.mark.django_db


def told(**more):
    day = timezone.localdate().isoformat()
    return {"kind": "visit", "happened_on": day, "text": "Post gedaan.", **more}


@pytest.fixture
def send(cast, helped, sign_in):
    """Send a form as the volunteer; where it leads, and what is said."""
    browser = sign_in(cast.vrijwilliger)

    def post(page, data):
        answer = browser.post(reverse(page, args=[helped.pk]), data)
        assert answer.status_code == 302
        return answer["Location"], said(answer)

    return post


def counted(cast, model, helped):
    with acting_as(cast.maatje.actor()):
        return model.objects.filter(request_id=helped.pk).count()


def test_an_ordinary_note_is_one(cast, helped, send):
    assert send("trajectories:note", told()) == send("trajectories:note", told())
    assert counted(cast, ContactNote, helped) == 1
    send("trajectories:note", told(text="Gebeld met de bank."))
    send("trajectories:note", told(kind="call"))
    assert counted(cast, ContactNote, helped) == 3


def test_a_note_that_stops_says_the_same_again_and_keeps_no_other(cast, helped, send):
    first = send("trajectories:note", told(signs=["unsafe"]))
    assert first == (reverse("workbench:today"), "De aantekening staat erin.")
    assert send("trajectories:note", told(signs=["unsafe"])) == first
    for model in (ContactNote, Escalation, Sighting, Relief):
        assert counted(cast, model, helped) == 1
    where, said = send("trajectories:note", told(text="Iets anders."))
    assert where == reverse("workbench:today")
    assert "niet bewaard" in said
    assert counted(cast, ContactNote, helped) == 1


def test_too_heavy_says_the_same_again(cast, helped, send):
    first = send("escalation:too_heavy", {"code": "too_heavy", "words": ""})
    assert first[0] == reverse("workbench:today")
    assert send("escalation:too_heavy", {"code": "too_heavy", "words": ""}) == first
    for model in (Escalation, Sighting, Relief):
        assert counted(cast, model, helped) == 1


def test_a_report_that_stops_says_the_same_again(cast, helped, sign_in):
    now = timezone.now()
    with acting_as(cast.vrijwilliger.actor()):
        visit = make_appointment(
            helped.pk,
            starts_at=now + timezone.timedelta(hours=1),
            place="buurthuis De Haven",
            subject="samen de post openen",
            by=cast.vrijwilliger,
        )
    with time_machine.travel(now + timezone.timedelta(hours=2)):
        browser, other = sign_in(cast.vrijwilliger), sign_in(cast.andere)
        page = reverse("trajectories:report", args=[visit.pk])

        def post(text, who=browser):
            return who.post(page, {"text": text, "signs": ["unsafe"]})

        first = post("Post gedaan.")
        again = post("Post gedaan. ")
        for answer in (first, again):
            assert (answer.status_code, answer["Location"]) == (302, reverse("workbench:today"))
            assert said(answer) == "Het verslag staat erin."
        assert "niet bewaard" in said(post("Iets anders."))
        assert browser.get(page).status_code == 404
        assert post("Post gedaan.", other).status_code == 404
    for model in (ContactNote, Escalation, Sighting, Relief):
        assert counted(cast, model, helped) == 1


def said(answer):
    return [str(message) for message in get_messages(answer.wsgi_request)][-1]


def test_who_was_not_stopped_here_gets_the_same_as_for_nothing(cast, helped, sign_in):
    say(cast.vrijwilliger, helped)
    browser = sign_in(cast.andere)
    for page in ("trajectories:note", "escalation:too_heavy"):
        answer = browser.post(reverse(page, args=[helped.pk]), told(code="too_heavy"))
        assert answer.status_code == 404
