"""The pages behind the desk: who may open them, and what their buttons do."""

import uuid

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.actions import (
    Attempt,
    Registration,
    log_attempt,
    register_at_front_door,
    take_up,
)
from ketenloket.chain.desk.models import ContactAttempt, FollowUpKey, HelpRequest
from ketenloket.chain.desk.rules import NextCode, Stage, working_days_after
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from tests.desk.test_actions import leave_message

LISTS = ["desk:inbox", "desk:walk_in"]
OF_A_PERSON = [
    "desk:take_up",
    "desk:attempt",
    "desk:plan_intake",
    "desk:contact_details",
    "desk:new_code",
    "desk:follow_up_code",
    "desk:messages",
]
WALK_IN = {
    "submission": "a-random-key-of-this-form",
    "entry": "walk_in",
    "name": "Kees",
    "contact_way": "phone",
    "phone": "06 12345678",
    "language": "nl",
    "municipality": "GM1895",
    "agreed": "on",
}


@pytest.fixture
def desk(sign_in, cast):
    return sign_in(cast.loket)


@pytest.fixture
def samira(cast, registered):
    with acting_as(cast.loket.actor()):
        return HelpRequest.objects.select_related("help_seeker").get(pk=registered.request_id)


def fresh(cast, request):
    with acting_as(cast.loket.actor()):
        return HelpRequest.objects.select_related("help_seeker").get(pk=request.pk)


def said(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def address(name, request=None):
    return reverse(name, args=[request.pk] if request else [])


@pytest.mark.parametrize("name", OF_A_PERSON)
def test_the_desk_opens_the_pages_of_its_people_and_that_is_recorded(desk, cast, samira, name):
    response = desk.get(address(name, samira))
    assert response.status_code == 200
    assert "Samira" in response.content.decode()
    with acting_as(cast.loket.actor()):
        assert Event.objects.filter(request_id=samira.pk, worker_id=cast.loket.pk).exists()


@pytest.mark.parametrize("name", OF_A_PERSON)
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_organisation_gets_what_a_missing_person_gives(sign_in, cast, samira, name, method):
    browser = sign_in(cast.maatje)
    hidden = getattr(browser, method)(address(name, samira))
    missing = getattr(browser, method)(reverse(name, args=[uuid.uuid4()]))
    expected = 405 if (name, method) == ("desk:follow_up_code", "post") else 404
    assert hidden.status_code == missing.status_code == expected
    assert hidden.content == missing.content


@pytest.mark.parametrize("name", [*LISTS, *OF_A_PERSON])
def test_a_volunteer_has_no_desk(sign_in, cast, samira, name):
    response = sign_in(cast.vrijwilliger).get(
        address(name, samira if name in OF_A_PERSON else None)
    )
    # Messages are for everybody who helps; this volunteer does not help this person.
    assert response.status_code == (404 if name == "desk:messages" else 403)


@pytest.mark.parametrize("name", [*LISTS, *OF_A_PERSON])
def test_nobody_signs_in_first(client, samira, name):
    url = address(name, samira if name in OF_A_PERSON else None)
    response = client.get(url)
    assert response.status_code == 302
    assert response.url.startswith("/account/login/")


def test_a_professional_has_no_inbox_but_may_receive_at_the_table(sign_in, cast):
    browser = sign_in(cast.maatje)
    assert browser.get(address("desk:inbox")).status_code == 403
    assert browser.get(address("desk:walk_in")).status_code == 200


def come_in(alliance, count, **answers):
    for number in range(count):
        register_at_front_door(
            Registration(name=f"Kees {number}", phone="+31612345678", **answers),
            alliance=alliance,
            submission=f"{count} {number} {answers}",
        )


def test_the_inbox_shows_haste_first_and_not_what_was_taken_up(desk, cast, alliance, samira):
    come_in(alliance, 1, threats=("eviction",))
    text = desk.get(address("desk:inbox")).content.decode()
    assert text.index("Kees 0") < text.index("Samira")
    assert "gedwongen uit huis" in text
    with acting_as(cast.loket.actor()):
        take_up(samira.pk, by=cast.loket)
    assert "Samira" not in desk.get(address("desk:inbox")).content.decode()


def test_the_inbox_pages_with_more_and_without_counts(desk, alliance):
    come_in(alliance, 30)
    first = desk.get(address("desk:inbox"))
    assert len(first.context["rows"]) == 25
    assert first.context["next"] == "?pagina=2"
    assert len(desk.get(address("desk:inbox"), {"pagina": "2"}).context["rows"]) == 5
    for strange in ("0", "-1", "x", "²", "9" * 30):
        assert desk.get(address("desk:inbox"), {"pagina": strange}).status_code == 200


def test_the_inbox_asks_the_same_number_of_questions_for_any_number_of_rows(desk, alliance):
    come_in(alliance, 30)
    desk.get(address("desk:inbox"))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        desk.get(address("desk:inbox"))
    ours = [query for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(ours) <= 12


def test_taking_up_by_button(desk, cast, samira):
    response = desk.post(address("desk:take_up", samira))
    assert response.url == reverse("workbench:case", args=[samira.pk])
    assert "U bent nu verantwoordelijk" in said(response)
    assert fresh(cast, samira).responsible_id == cast.loket.pk


def test_too_late_to_take_up_is_said_and_changes_nothing(sign_in, cast, samira):
    with acting_as(cast.loketleiding.actor()):
        take_up(samira.pk, by=cast.loketleiding)
    response = sign_in(cast.loket).post(address("desk:take_up", samira))
    assert "collega" in said(response)
    assert fresh(cast, samira).responsible_id == cast.loketleiding.pk


def test_an_attempt_in_vain_says_what_is_next(desk, cast, samira):
    answers = {"channel": "phone", "part_of_day": "morning", "result": "no_answer"}
    response = desk.post(address("desk:attempt", samira), answers)
    assert "Volgende stap: Bel op een ander moment" in said(response)
    assert fresh(cast, samira).next_code == NextCode.CALL


def test_after_a_talk_the_intake_is_planned_at_once(desk, cast, samira):
    answers = {"channel": "phone", "part_of_day": "morning", "result": "spoken", "note": "Fijn."}
    response = desk.post(address("desk:attempt", samira), answers)
    assert response.url == address("desk:plan_intake", samira)
    day = working_days_after(timezone.localdate(), 2)
    answers = {"on": day.isoformat(), "at": "10:00", "place": "thuis"}
    response = desk.post(response.url, answers)
    assert "De intake staat" in said(response)
    request = fresh(cast, samira)
    assert (request.next_code, request.next_on) == (NextCode.INTAKE, day)


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"channel": "duif", "part_of_day": "morning", "result": "spoken"},
        {"channel": "phone", "part_of_day": "any", "result": "spoken"},
        {"channel": "phone", "part_of_day": "morning", "result": "spoken", "note": "x" * 301},
    ],
    ids=str,
)
def test_a_strange_attempt_is_asked_again(desk, cast, samira, answers):
    response = desk.post(address("desk:attempt", samira), answers)
    assert response.status_code == 200
    assert response.context["form"].errors
    with acting_as(cast.loket.actor()):
        assert not ContactAttempt.objects.exists()


@pytest.mark.parametrize("day", ["2020-01-01", "2999-01-01", "morgen", ""])
def test_an_impossible_day_is_asked_again(desk, cast, samira, day):
    answers = {"on": day, "at": "10:00", "place": "thuis"}
    response = desk.post(address("desk:plan_intake", samira), answers)
    assert "on" in response.context["form"].errors
    assert fresh(cast, samira).stage == Stage.NEW


def test_an_intake_after_the_last_day_for_the_first_talk_warns(desk, cast, samira):
    day = working_days_after(samira.clock_due_on, 3)
    answers = {"on": day.isoformat(), "at": "10:00", "place": "thuis"}
    response = desk.post(address("desk:plan_intake", samira), answers)
    assert "Let op: het eerste gesprek moet uiterlijk" in said(response)


def test_walk_in_gives_a_code_to_hand_over_and_goes_on_to_the_intake(desk, cast):
    response = desk.post(address("desk:walk_in"), WALK_IN | {"threats": ["gas"]})
    page = desk.get(response.url).content.decode()
    with acting_as(cast.loket.actor()):
        request = HelpRequest.objects.get()
        assert FollowUpKey.objects.filter(request=request).count() == 1
    assert request.responsible_id == cast.loket.pk
    assert (request.stage, request.threats) == (Stage.INTAKE, ["gas"])
    assert "Geef deze code mee" in page
    assert reverse("intake:edit", args=[request.pk]) in page


def test_walk_in_without_any_number_is_welcome_and_has_no_code(desk, cast):
    response = desk.post(address("desk:walk_in"), WALK_IN | {"contact_way": "visit", "phone": ""})
    page = desk.get(response.url).content.decode()
    assert "geen volgcode" in page


def test_told_once_the_same_number_is_found_before_a_second_request(desk, cast):
    desk.post(address("desk:walk_in"), WALK_IN)
    again = WALK_IN | {"submission": "another-random-key-of-a-form"}
    response = desk.post(address("desk:walk_in"), again)
    assert "Is deze persoon er al?" in response.content.decode()
    with acting_as(cast.loket.actor()):
        assert HelpRequest.objects.count() == 1
    assert desk.post(address("desk:walk_in"), again | {"who": "other"}).status_code == 302
    with acting_as(cast.loket.actor()):
        assert HelpRequest.objects.count() == 2


def test_a_double_press_at_the_table_is_one_request(desk, cast):
    same = WALK_IN | {"who": "other"}
    assert (
        desk.post(address("desk:walk_in"), same).url == desk.post(address("desk:walk_in"), same).url
    )
    with acting_as(cast.loket.actor()):
        assert HelpRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"name": ""}, "name"), ({"phone": ""}, "phone"), ({"agreed": ""}, "agreed")],
    ids=str,
)
def test_what_is_missing_at_the_table_is_said(desk, cast, changes, field):
    response = desk.post(address("desk:walk_in"), WALK_IN | changes)
    assert field in response.context["form"].errors


def test_correcting_the_number_and_giving_a_new_code(desk, cast, samira):
    answers = {
        "name": "Samira Yilmaz",
        "contact_way": "phone",
        "phone": "06 87654321",
        "language": "tr",
        "postcode": "9671 AA",
        "municipality": "GM1895",
    }
    response = desk.post(address("desk:contact_details", samira), answers)
    assert "aangepast" in said(response)
    assert fresh(cast, samira).help_seeker.phone == "+31687654321"
    response = desk.post(address("desk:new_code", samira))
    assert "Geef deze code mee" in desk.get(response.url).content.decode()
    assert "niet meer te zien" in desk.get(
        reverse("desk:follow_up_code", args=[samira.pk])
    ).content.decode() or desk.session.get("desk_code")


def test_messages_are_read_and_answered(desk, cast, samira):
    message = leave_message(samira, "Bel mij <b>na vijven</b>")
    page = desk.get(address("desk:messages", samira)).content.decode()
    assert "na vijven" in page
    assert "<b>na" not in page
    response = desk.post(
        address("desk:messages", samira), {"message": [str(message.pk), "x", str(uuid.uuid4())]}
    )
    assert "Gelezen" in said(response)
    with acting_as(cast.loket.actor()):
        message.refresh_from_db()
    assert message.read_by_id == cast.loket.pk


def test_attempts_of_a_hidden_worker_stay_on_the_list(desk, cast, samira):
    attempt = Attempt("phone", "morning", "no_answer", "Geen gehoor")
    with acting_as(cast.loket.actor()):
        log_attempt(samira.pk, attempt, by=cast.loket)
    assert "Geen gehoor" in desk.get(address("desk:attempt", samira)).content.decode()


@pytest.mark.parametrize("name", OF_A_PERSON)
def test_asking_for_the_head_of_a_page_changes_nothing(desk, cast, samira, name):
    assert desk.head(address(name, samira)).status_code == 200
    request = fresh(cast, samira)
    assert (request.responsible_id, request.next_code) == (None, NextCode.TAKE_UP)
    with acting_as(cast.loket.actor()):
        assert not FollowUpKey.objects.filter(request=samira, ended_at__isnull=False).exists()
