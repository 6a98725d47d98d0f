"""T17: what could not be delivered is shown to who sent it, without what it said or to whom."""

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.outbox.actions import answer_dead_letter, forget_old, tell
from ketenloket.foundation.outbox.jobs import deliver
from ketenloket.foundation.outbox.jobs.postman import POSTMAN
from ketenloket.foundation.outbox.models import DeadLetter
from ketenloket.foundation.outbox.rules import DEAD_KEPT, MOST_ATTEMPTS, Answer
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.outbox.conftest import later, rows

pytestmark = pytest.mark.django_db
PAGE, ANSWER = reverse("workbench:messages"), reverse("workbench:answer_message")
SECRET = "https://x.example/uitnodiging/geheim"


@pytest.fixture
def dead(cast, settings):
    """Two messages of maatje that found no mail server for days: to a colleague, and to a stranger."""
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with acting_as(cast.maatje.actor()):
        for to in (cast.vrijwilliger.account.email, "samira@geheim.example"):
            tell(to, subject="Er staat iets klaar", body=SECRET)
    for _attempt in range(MOST_ATTEMPTS):
        with time_machine.travel(max(row.due_at for row in rows())):
            deliver()
    settings.EMAIL_BACKEND = working
    with acting_as(cast.maatje.actor()):
        return list(DeadLetter.objects.order_by("made_at"))


def test_its_organisation_alone_knows_of_it(dead, who_sees):
    for letter in dead:
        assert who_sees(letter) == {"maatje"}


def test_the_page_tells_what_and_when_but_neither_text_nor_stranger(dead, cast, sign_in):
    browser = sign_in(cast.maatje)
    page = browser.get(PAGE).content.decode()
    assert page.count("Er staat iets klaar") == 2
    assert cast.vrijwilliger.account.email in page
    assert "iemand buiten uw organisatie" in page
    assert "niet te bereiken" in page
    for hidden in ("samira", "geheim"):
        assert hidden not in page
        for letter in dead:
            assert hidden not in str(vars(letter))
    assert "2 niet bezorgd" in browser.get(reverse("organisations:manage")).content.decode()
    assert "2 berichten kwamen niet aan" in browser.get(reverse("workbench:today")).content.decode()


def test_again_means_from_the_start(dead, cast, sign_in):
    browser = sign_in(cast.maatje)
    answer = {"letter": dead[0].pk, "answer": "again"}
    assert browser.post(ANSWER, answer).status_code == 302
    assert deliver() == 1
    assert mail.outbox[0].body == SECRET
    with acting_as(cast.maatje.actor()):
        assert [letter.pk for letter in DeadLetter.objects.all()] == [dead[1].pk]
        assert Event.objects.filter(what="outbox.again", worker_id=cast.maatje.pk).count() == 1
    assert browser.post(ANSWER, answer).status_code == 404
    assert deliver() == 0


def test_left_alone_it_is_never_sent_and_its_text_goes(dead, cast, sign_in):
    browser = sign_in(cast.maatje)
    browser.post(ANSWER, {"letter": dead[0].pk, "answer": "leave"})
    with later(days=3):
        assert deliver() == 0
    assert next((row.to, row.body) for row in rows()) == ("", "")
    assert browser.get(PAGE).content.decode().count("Er staat iets klaar") == 1
    with acting_as(cast.maatje.actor()):
        assert Event.objects.filter(what="outbox.leave").exists()
        with pytest.raises(RefusedError):
            answer_dead_letter(dead[0].pk, Answer.AGAIN, by=cast.maatje.pk)
    with later(days=DEAD_KEPT.days + 3), acting_as(POSTMAN):
        assert forget_old() == 2


def test_another_organisation_cannot_answer(dead, cast, sign_in):
    for name in ("humanitas", "loketleiding"):
        browser = sign_in(getattr(cast, name))
        assert browser.post(ANSWER, {"letter": dead[0].pk, "answer": "leave"}).status_code == 404
        assert "Alles is aangekomen" in browser.get(PAGE).content.decode()
    for name in ("vreemd", "gemeente", "vrijwilliger", "neutraal"):
        with acting_as(getattr(cast, name).actor()):
            assert not DeadLetter.objects.filter(pk=dead[0].pk).update(answer="leave")
    browser = sign_in(cast.maatje)
    for wrong in ({}, {"letter": "x", "answer": "again"}, {"letter": dead[0].pk, "answer": "x"}):
        assert browser.post(ANSWER, wrong).status_code == 404
