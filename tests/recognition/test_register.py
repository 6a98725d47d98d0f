"""Told once: at the table a person who is there already is recognised before a second file."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.actions import (
    Details,
    correct_details,
    register_at_front_door,
)
from ketenloket.chain.desk.actions import Registration as Told
from ketenloket.chain.desk.actions.steps import close_request
from ketenloket.chain.desk.models import ContactAttempt, HelpRequest
from ketenloket.chain.desk.rules import Outcome, working_days_after
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.recognition.actions import remember_missing
from ketenloket.chain.recognition.actions.remember import matcher_of
from ketenloket.chain.recognition.models import (
    Encoding,
    Handle,
    Question,
    SamePerson,
    look_alikes,
)
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from tests.recognition.conftest import FATMA, known

pytestmark = pytest.mark.django_db
AT_THE_TABLE = {
    "submission": "a-random-key-of-this-form",
    "entry": "walk_in",
    "name": "Fatma Yildiz",
    "born": "1984-06-05",  # day and month the other way round
    "contact_way": "phone",
    "phone": "06 87654321",  # a new number
    "postcode": "9671AB",
    "house_number": "12",
    "language": "tr",
    "municipality": "GM1895",
    "agreed": "on",
}
WALK_IN = "desk:walk_in"


@pytest.fixture
def table(sign_in, cast):
    return sign_in(cast.maatje)


def people_of(worker):
    with acting_as(worker.actor()):
        return HelpSeeker.objects.filter(lead_id=worker.organisation_id).count()


def running(worker, person):
    with acting_as(worker.actor()):
        return HelpRequest.objects.get(help_seeker=person)


def test_somebody_who_is_there_is_shown_before_a_second_file(table, cast, fatma):
    page = table.post(reverse(WALK_IN), AT_THE_TABLE).content.decode()
    assert "Is deze persoon er al?" in page
    assert "Dit is Fatma Yıldız" in page
    for word in ("geboortedatum lijkt erop", "zelfde adres", "ander telefoonnummer"):
        assert word in page
    assert people_of(cast.maatje) == 1
    with acting_as(cast.maatje.actor()):
        assert Event.objects.filter(what="desk.double_viewed").exists()


def test_the_same_person_goes_on_with_the_running_request(table, cast, fatma):
    answers = AT_THE_TABLE | {"who": str(fatma.pk), "threats": ["gas"]}
    response = table.post(reverse(WALK_IN), answers, follow=True)
    assert response.redirect_chain[0][0] == reverse(
        "workbench:case", args=[running(cast.maatje, fatma).pk]
    )
    assert "Er is geen tweede gemaakt. Bij de lopende hulpvraag" in response.content.decode()
    assert people_of(cast.maatje) == 1


def test_what_is_told_at_the_table_goes_with_the_running_request(table, cast, fatma):
    """Threats with their clock, what else is going on, and how to reach; nothing is overwritten."""
    with acting_as(cast.maatje.actor()):
        fatma.change(email="", phone="+31612345678")
        request = HelpRequest.objects.get(help_seeker=fatma)
        request.change(next_on=working_days_after(timezone.localdate(), 5))
        words, due = request.next_step, request.clock_due_on
    answers = AT_THE_TABLE | {"who": str(fatma.pk), "threats": ["gas"], "concerns": ["debts"]}
    answers |= {"email": "fatma@example.org", "ask_elsewhere": "on"}
    for _pressed_twice in range(2):
        table.post(reverse(WALK_IN), answers)
    request = running(cast.maatje, fatma)
    assert (request.threats, request.clock) == (["gas"], "agreed_crisis")
    assert request.clock_due_on == min(due, working_days_after(timezone.localdate(), 3))
    assert request.next_on == working_days_after(timezone.localdate(), 0)
    assert request.next_step.endswith(f"Daarna: {words}")
    with acting_as(cast.maatje.actor()):
        fatma.refresh_from_db()
        assert (fatma.email, fatma.phone) == ("fatma@example.org", "+31612345678")
        (talk,) = ContactAttempt.objects.filter(request=request)
        assert Question.objects.count() == 1
    assert talk.result == "spoken"
    for told in ("gas", "schulden", "ander telefoonnummer: +31687654321", "e-mailadres ingevuld"):
        assert told in talk.note.lower()


def test_the_same_person_without_a_running_request_gets_a_new_one(table, cast, fatma):
    with acting_as(cast.maatje.actor()):
        request = HelpRequest.objects.get(help_seeker=fatma)
        close_request(request, outcome=Outcome.values[0], by=cast.maatje)
    response = table.post(reverse(WALK_IN), AT_THE_TABLE | {"who": str(fatma.pk)})
    assert response.status_code == 302
    with acting_as(cast.maatje.actor()):
        assert HelpRequest.objects.filter(help_seeker=fatma).count() == 2
        fatma.refresh_from_db()
        assert fatma.phone == "+31687654321"
    again = table.post(reverse(WALK_IN), AT_THE_TABLE | {"who": str(fatma.pk)})
    assert again.url == response.url  # pressed twice
    assert people_of(cast.maatje) == 1


def test_who_comes_back_goes_on_with_the_same_story(table, cast, fatma):
    with acting_as(cast.maatje.actor()):
        request = HelpRequest.objects.get(help_seeker=fatma)
        close_request(request, outcome=Outcome.values[0], by=cast.maatje)
    page = table.post(reverse(WALK_IN), AT_THE_TABLE).content.decode()
    assert f"heropen hulpvraag {request.number}" in page
    answers = AT_THE_TABLE | {"who": f"a-{fatma.pk}", "concerns": ["debts"]}
    response = table.post(reverse(WALK_IN), answers, follow=True)
    assert "weer open" in response.content.decode()
    same = running(cast.maatje, fatma)  # the only one
    assert (same.pk, same.status, same.responsible_id) == (request.pk, "open", cast.maatje.pk)
    with acting_as(cast.maatje.actor()):
        (talk,) = ContactAttempt.objects.filter(request=request)
    assert "schulden" in talk.note.lower()
    table.post(reverse(WALK_IN), answers)  # pressed twice
    assert running(cast.maatje, fatma).pk == request.pk


def test_somebody_else_is_remembered_and_not_asked_again(table, cast, fatma):
    assert table.post(reverse(WALK_IN), AT_THE_TABLE | {"who": "other"}).status_code == 302
    assert people_of(cast.maatje) == 2
    with acting_as(cast.maatje.actor()):
        said = SamePerson.objects.get()
        assert (said.same, said.made_by_id) == (False, cast.maatje.pk)
        assert look_alikes(fatma, by=cast.maatje) == []


def test_nobody_like_this_and_nothing_is_asked(table, cast, fatma):
    other = AT_THE_TABLE | {
        "name": "Kees",
        "born": "1950-01-02",
        "postcode": "9675CD",
        "phone": "06 10203040",
    }
    assert table.post(reverse(WALK_IN), other).status_code == 302
    with acting_as(cast.maatje.actor()):
        assert not SamePerson.objects.exists()


def test_another_organisation_is_never_shown(sign_in, cast, fatma):
    browser = sign_in(cast.humanitas)
    assert browser.post(reverse(WALK_IN), AT_THE_TABLE).status_code == 302


def test_a_person_of_another_organisation_cannot_be_chosen(sign_in, cast, fatma):
    browser = sign_in(cast.humanitas)
    browser.post(reverse(WALK_IN), AT_THE_TABLE | {"who": str(fatma.pk)})
    with acting_as(cast.maatje.actor()):
        assert HelpRequest.objects.filter(help_seeker=fatma).count() == 1


def test_a_volunteer_finds_nobody(cast, fatma):
    with acting_as(cast.vrijwilliger.actor()):
        assert not Handle.objects.exists()
        assert look_alikes(fatma, by=cast.vrijwilliger) == []


def test_the_front_door_shows_nothing_and_the_worker_sees_it_later(cast, alliance, client, fatma):
    desk = known(cast.loket, **FATMA)
    made = register_at_front_door(
        Told(**FATMA | {"name": "Fatma Yildiz"}), alliance=alliance, submission="x" * 20
    )
    with acting_as(cast.loket.actor()):
        person = HelpSeeker.objects.get(
            requests=made.request_id, lead_id=cast.loket.organisation_id
        )
        assert [row.person for row in look_alikes(person, by=cast.loket)] == [desk]


def test_the_case_page_says_whom_somebody_looks_like(sign_in, cast, fatma):
    again = known(cast.maatje, **FATMA | {"name": "F. Yildiz"})
    page = sign_in(cast.maatje).get(
        reverse("workbench:case", args=[running(cast.maatje, again).pk])
    )
    assert "lijkt op" in page.content.decode()
    assert reverse("workbench:of_person", args=[fatma.pk]) in page.content.decode()


def test_signs_follow_the_person(cast, fatma):
    def sign():
        with acting_as(matcher_of(cast.maatje.alliance_id)):
            return Handle.objects.get(pk=fatma.pk).phone, bytes(
                Encoding.objects.get(pk=fatma.pk).bits
            )

    before = sign()
    with acting_as(cast.maatje.actor()):
        request = HelpRequest.objects.get(help_seeker=fatma)
        details = Details("Fatma Kaya", "+31611111111", "", "phone", (), "tr", "9671AB", "12", "GM1895",
                          date(1984, 5, 6))  # fmt: skip
        correct_details(request.pk, details, by=cast.maatje)
    assert sign() != before


def test_missing_signs_are_made_by_a_job_and_once(cast, fatma, settings):
    settings.SECRET_KEY = "a new secret of this installation"
    assert remember_missing(cast.maatje.organisation) == 1
    assert remember_missing(cast.maatje.organisation) == 0


def test_the_question_can_be_put_at_the_table(table, cast):
    answers = AT_THE_TABLE | {"ask_elsewhere": "on"}
    response = table.post(reverse(WALK_IN), answers, follow=True)
    assert "is gesteld" in response.content.decode()
    with acting_as(cast.maatje.actor()):
        question = Question.objects.get()
        assert (question.agreed_how, question.agreed_in) == ("at_the_table", "tr")


@pytest.mark.parametrize("born", ["2030-01-01", "1880-01-01", "31-02-1990"])
def test_a_birth_date_that_cannot_be(table, born):
    response = table.post(reverse(WALK_IN), AT_THE_TABLE | {"born": born})
    assert "born" in response.context["form"].errors
