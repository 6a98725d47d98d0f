"""What the person sees, decides and changes; and what nobody can do with somebody's door."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from ketenloket.chain.desk.actions import close_request, locked
from ketenloket.chain.desk.models import FollowUpKey, HelpRequest, SeekerMessage, case_of
from ketenloket.chain.desk.rules import NextCode, Outcome
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.sharing.models import Consent, Disclosure
from ketenloket.chain.trajectories.models import ContactNote
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.windows.portal.rules import SENTENCES, plan_after_message, what_happened
from tests.conftest import lead_by
from tests.portal.conftest import ENTER, OVERVIEW, enter, person


def now_is(worker, request):
    with acting_as(worker.actor()):
        return HelpRequest.objects.get(pk=request.pk)


def test_every_step_has_a_sentence():
    assert set(SENTENCES) == set(NextCode.values)


def test_it_says_who_what_and_by_when(home):
    text = home.get(OVERVIEW).content.decode()
    for words in (
        "Dag Samira Yilmaz",
        "loket",
        "Wij nemen contact met u op",
        "tel:",
        "Verder ziet niemand",
    ):
        assert words in text
    assert "data-quick-exit" in text


def test_one_never_sees_another(samira, other, home):
    text = home.get(OVERVIEW).content.decode()
    assert "Bert" not in text
    with acting_as(person(samira.request)):
        assert set(HelpRequest.objects.values_list("pk", flat=True)) == {samira.request.pk}
        assert set(HelpSeeker.objects.values_list("name", flat=True)) == {"Samira Yilmaz"}
        assert set(FollowUpKey.objects.values_list("request_id", flat=True)) == {samira.request.pk}


def test_consent_of_another_cannot_be_opened_or_withdrawn(shared, home, who_sees):
    path = f"/mijn-hulp/toestemming/{shared.consent.pk}/intrekken/"
    assert home.get(path).status_code == 404
    assert home.post(path).status_code == 404
    assert "maatje" in who_sees(shared.request)


# --- a message ---------------------------------------------------------------------------------


def test_a_message_becomes_the_next_step_of_the_lead(samira, home):
    before = samira.request
    answer = home.post("/mijn-hulp/bericht/", {"text": "Kunt u mij bellen?"}, follow=True)
    assert "Uw bericht is verstuurd" in answer.content.decode()
    after = now_is(samira.worker, samira.request)
    assert after.next_code == NextCode.READ_MESSAGE
    assert before.next_step in after.next_step, "what was planned is not lost"
    assert after.next_on <= before.next_on
    assert (after.stage, after.responsible_id) == (before.stage, before.responsible_id)
    with acting_as(samira.worker.actor()):
        message = SeekerMessage.objects.get(request_id=samira.request.pk)
        assert Event.objects.filter(what="portal.message_left", purpose="own_data").exists()
    assert message.text == "Kunt u mij bellen?"


def test_a_double_click_is_one_message_and_an_empty_one_is_none(samira, home):
    for _time in range(2):
        home.post("/mijn-hulp/bericht/", {"text": "Hallo"})
    answer = home.post("/mijn-hulp/bericht/", {"text": "   "})
    assert answer.status_code == 200
    assert "Schrijf eerst uw bericht." in answer.content.decode()
    with acting_as(samira.worker.actor()):
        assert SeekerMessage.objects.filter(request_id=samira.request.pk).count() == 1


def test_words_are_shown_and_never_run(home):
    home.post(
        "/mijn-hulp/bericht/", {"text": "<script>alert(1)</script><img src=x onerror=alert(1)>"}
    )
    text = home.get(OVERVIEW).content.decode()
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "&lt;script&gt;" in text


def test_too_many_messages_are_answered_kindly_and_nothing_is_lost(home):
    for number in range(20):
        home.post("/mijn-hulp/bericht/", {"text": f"Bericht {number}"})
    answer = home.post("/mijn-hulp/bericht/", {"text": "De laatste"})
    text = answer.content.decode()
    assert "Er wachten al veel berichten" in text
    assert "De laatste" in text


@pytest.mark.parametrize("late", [-3, 0, 30])
def test_a_message_resets_no_clock(late):
    today = timezone.localdate()
    plan = plan_after_message("call", "Bel", today + timedelta(days=late), today)
    assert plan.on <= today + timedelta(days=late)
    again = plan_after_message(NextCode.READ_MESSAGE, plan.step, plan.on, today)
    assert again == plan
    assert len(plan_after_message("call", "x" * 200, None, today).step) == 200


# --- stop sharing ------------------------------------------------------------------------------


def test_withdrawing_closes_it_in_the_same_request(cast, shared, who_sees):
    client, _answer = enter(shared.code, "bert@voorbeeld.nl")
    path = f"/mijn-hulp/toestemming/{shared.consent.pk}/intrekken/"
    assert who_sees(shared.request) == {"gemeente", "maatje"}
    assert path in client.get(OVERVIEW).content.decode()
    page = client.get(path).content.decode()
    assert "maatje ziet meteen niets meer van u." in page
    assert who_sees(shared.request) == {"gemeente", "maatje"}, "looking changes nothing"
    answer = client.post(path, follow=True)
    assert "ziet vanaf nu niets meer" in answer.content.decode()
    assert who_sees(shared.request) == {"gemeente"}
    assert who_sees(shared.request.help_seeker) == {"gemeente"}
    assert "maatje" not in who_sees(shared.referral)
    after = now_is(cast.gemeente, shared.request)
    assert after.responsible_id == cast.gemeente.pk
    assert after.next_on
    with acting_as(cast.gemeente.actor()):
        assert Event.objects.filter(what="portal.consent_withdrawn", purpose="own_data").exists()
    assert client.post(path).status_code == 302, "twice is once"
    assert client.get(path).url == OVERVIEW


def test_a_withdrawn_consent_cannot_be_taken_back(shared):
    client, _answer = enter(shared.code, "bert@voorbeeld.nl")
    client.post(f"/mijn-hulp/toestemming/{shared.consent.pk}/intrekken/")
    with acting_as(person(shared.request)):
        assert Consent.objects.get(pk=shared.consent.pk).withdrawn_at
        assert not Disclosure.objects.filter(ended_at=None).exists()


# --- number and e-mail address -------------------------------------------------------------------


def test_correcting_moves_the_door_and_the_session(samira, home):
    answer = home.post(
        "/mijn-hulp/gegevens/",
        {"phone": "06 22 22 22 22", "email": "Samira@Voorbeeld.nl", "code": samira.code},
        follow=True,
    )
    assert "Opgeslagen" in answer.content.decode()
    assert "06 22222222" in answer.content.decode()
    assert enter(samira.code, "06-12345678")[1].status_code == 200, "the old number opens nothing"
    assert enter(samira.code, "06-22222222")[1].status_code == 302
    assert enter(samira.code, "samira@voorbeeld.nl")[1].status_code == 302
    with acting_as(samira.worker.actor()):
        assert Event.objects.filter(what="portal.contact_corrected", purpose="own_data").exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"phone": "06-22222222", "email": "", "code": "K7RM-XTB3-9PLQ"},
        {"phone": "", "email": "", "code": None},
        {"phone": "123", "email": "", "code": None},
        {"phone": "", "email": "geen adres", "code": None},
    ],
    ids=["wrong code", "nothing left", "no number", "no address"],
)
def test_what_cannot_be_corrected_stays_as_it_was(samira, home, typed):
    answer = home.post("/mijn-hulp/gegevens/", typed | {"code": typed["code"] or samira.code})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert enter(samira.code)[1].status_code == 302
    assert home.get(OVERVIEW).status_code == 200


# --- what a person's door does not open ------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"status": "closed"},
        {"stage": "help"},
        {"coordinator_queue": False},
        {"clock_due_on": timezone.localdate() + timedelta(days=99)},
        {"threats": []},
        {"desks_seen": 0},
        {"message": "anders"},
        {"number": "XX-XXXX"},
    ],
    ids=str,
)
def test_the_person_changes_the_next_step_and_nothing_else(samira, change):
    with acting_as(person(samira.request)):
        request = HelpRequest.objects.get(pk=samira.request.pk)
        unchanged = {name: getattr(request, name) for name in change}
        with pytest.raises(DatabaseError), transaction.atomic():
            if unchanged == change:
                raise DatabaseError
            request.change(**change)


def test_a_person_cannot_read_or_write_notes(samira):
    with acting_as(samira.worker.actor()):
        ContactNote(
            **case_of(samira.request),
            organisation_id=samira.worker.organisation_id,
            written_by=samira.worker,
            kind="call",
            happened_on=timezone.localdate(),
            text="Alleen voor ons",
        ).save(force_insert=True)
    with acting_as(person(samira.request)):
        assert not ContactNote.objects.exists()


def test_a_person_cannot_move_to_another_organisation(cast, samira):
    with acting_as(person(samira.request)):
        seeker = HelpSeeker.objects.get()
        with pytest.raises(DatabaseError), transaction.atomic():
            seeker.change(lead_id=cast.vreemd.organisation_id)


def test_a_person_cannot_make_a_key_for_another(samira, other):
    with acting_as(person(samira.request)), pytest.raises(DatabaseError), transaction.atomic():
        FollowUpKey(**case_of(other.request), key_hash="a" * 64).save(force_insert=True)


# --- who looked ------------------------------------------------------------------------------------


def test_who_looked_names_organisations_and_never_workers(cast, shared, sign_in):
    assert sign_in(cast.maatje).get(f"/mensen/{shared.request.pk}/").status_code == 200
    client, _answer = enter(shared.code, "bert@voorbeeld.nl")
    client.get(OVERVIEW)
    text = client.get("/mijn-hulp/wie-keek/").content.decode()
    assert "<b>Maatje</b> keek naar uw hulpvraag" in text
    assert "U zelf" in text
    seen = {line["who"] for line in client.get("/mijn-hulp/wie-keek/").context["lines"]}
    assert seen == {"u zelf", "gemeente", "maatje"}


def test_who_looked_goes_on_to_older_lines(samira, home):
    for _time in range(60):
        home.get(OVERVIEW)
    response = home.get("/mijn-hulp/wie-keek/")
    assert response.context["older"]
    more = home.get("/mijn-hulp/wie-keek/", {"voor": response.context["older"]})
    assert more.status_code == 200
    assert home.get("/mijn-hulp/wie-keek/", {"voor": "onzin_onzin"}).status_code == 200


def test_every_event_has_words():
    assert what_happened("desk.next_step") == "werkte aan uw hulpvraag"
    assert what_happened("workbench.case_viewed") == "keek naar uw hulpvraag"
    assert what_happened("later.unknown") == "deed iets met uw hulpvraag"


def test_a_closed_request_can_be_read_and_says_what_to_do(cast, other):
    with acting_as(cast.gemeente.actor()):
        close_request(locked(other.request.pk), outcome=Outcome.GOAL_REACHED, by=cast.gemeente)
    client, _answer = enter(other.code, "bert@voorbeeld.nl")
    assert "Uw hulpvraag is afgesloten." in client.get(OVERVIEW).content.decode()
    answer = client.post("/mijn-hulp/bericht/", {"text": "Hallo?"})
    assert "afgesloten" in answer.content.decode()


def test_the_lead_may_change_and_the_door_stays(cast, home):
    lead_by(cast.gemeente, "Iemand")
    assert home.get(OVERVIEW).status_code == 200
    assert home.get(ENTER).url == OVERVIEW
