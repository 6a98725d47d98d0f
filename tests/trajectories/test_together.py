"""Going together: two people, two roles, one report, and what was promised; also attacked."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.referrals.rules import State, Verb
from ketenloket.chain.sharing.models import Consent, Disclosure
from ketenloket.chain.trajectories.actions import (
    Details,
    Promised,
    appointment_result,
    ask_along,
    assign,
    finish_task,
    make_appointment,
    move_appointment,
    send_along,
    set_next_step,
    stay_home,
    write_report,
)
from ketenloket.chain.trajectories.models import Companion, Task
from ketenloket.foundation.outbox.jobs import deliver
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.windows.portal.actions import withdraw
from tests.conftest import make_worker
from tests.portal.conftest import person
from tests.referrals.conftest import (  # noqa: F401 - fixtures are known by name
    draft_to,
    in_state,
    request_as,
    step,
    story,
)
from tests.trajectories.conftest import as_now, nobody_lost


def plan(request, by, *, days=2, worker=None, **details):
    with acting_as(by.actor()):
        return make_appointment(
            request.pk,
            starts_at=timezone.now() + timedelta(days=days),
            place="Dorpsstraat 1",
            subject="post",
            by=by,
            worker=worker,
            details=Details(**details),
        )


@pytest.fixture
def shown(cast, story, in_state):  # noqa: F811
    """A person of the municipality, shown to maatje, who accepted; with an appointment."""
    in_state(State.ACCEPTED)
    request = story.request
    return request, plan(request, cast.gemeente)


def test_professional_and_volunteer_of_one_organisation(cast, helped):
    appointment = plan(helped, cast.maatje, role="expert")
    with acting_as(cast.maatje.actor()):
        along = ask_along(appointment.pk, whom=cast.vrijwilliger, role="supports", by=cast.maatje)
        again = ask_along(appointment.pk, whom=cast.vrijwilliger, role="supports", by=cast.maatje)
        assert again.pk == along.pk
    with acting_as(cast.vrijwilliger.actor()):
        assert Companion.objects.get(pk=along.pk).role == "supports"
    deliver()
    sent = [m for m in mail.outbox if m.to == ["vrijwilliger@oldambt.example"]][-1]
    ((calendar, _kind),) = sent.alternatives
    assert "METHOD:REQUEST" in calendar
    assert "Dorpsstraat" not in calendar + sent.body
    assert "Noor" not in calendar + sent.body


def test_who_may_not_see_the_person_does_not_come_along(cast, samen):
    appointment = plan(samen, cast.maatje)
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError, match="nog niet aan deze hulpvrager gekoppeld"):
            ask_along(appointment.pk, whom=cast.vrijwilliger, role="supports", by=cast.maatje)
        with pytest.raises(RefusedError, match="Deel die eerst"):
            ask_along(
                appointment.pk, whom=cast.vreemd.organisation, role="supports", by=cast.maatje
            )
        with pytest.raises(RefusedError, match="eigen organisatie"):
            ask_along(appointment.pk, whom=cast.gemeente, role="supports", by=cast.maatje)
        assert not Companion.objects.exists()


def test_the_database_lets_nobody_along_who_was_shown_nothing(cast, samen):
    appointment = plan(samen, cast.maatje)
    with acting_as(cast.maatje.actor()):
        companion = Companion(
            **case_of(samen),
            appointment=appointment,
            host=cast.maatje.organisation,
            organisation=cast.vreemd.organisation,
            role="supports",
            asked_by=cast.maatje,
        )
        with pytest.raises(DatabaseError), transaction.atomic():
            companion.save(force_insert=True)


def test_another_organisation_chooses_who_goes(cast, shown, who_sees):
    request, appointment = shown
    with acting_as(cast.gemeente.actor()):
        asked = ask_along(
            appointment.pk, whom=cast.maatje.organisation, role="supports", by=cast.gemeente
        )
    assert {"gemeente", "maatje"} <= who_sees(asked)
    assert not who_sees(asked) & {"vreemd", "humanitas", "neutraal", "tafel", "bestuur", "andere"}
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError, match="gekoppeld"):
            send_along(asked.pk, cast.vrijwilliger, by=cast.maatje)
        assign(request.pk, cast.vrijwilliger, by=cast.maatje)
        send_along(asked.pk, cast.vrijwilliger, by=cast.maatje)
    with acting_as(cast.vrijwilliger.actor()):
        assert Companion.objects.get().worker_id == cast.vrijwilliger.pk
    with acting_as(cast.vreemd.actor()), pytest.raises(Companion.DoesNotExist):
        send_along(asked.pk, cast.vreemd, by=cast.vreemd)


def test_when_the_sharing_ends_nobody_of_them_comes_along(cast, shown):
    _request, appointment = shown
    with acting_as(cast.gemeente.actor()):
        asked = ask_along(
            appointment.pk, whom=cast.maatje.organisation, role="supports", by=cast.gemeente
        )
        for door in Disclosure.objects.filter(to_organisation=cast.maatje.organisation):
            door.change(ended_at=timezone.now())
    with acting_as(cast.maatje.actor()):
        assert not Companion.objects.filter(pk=asked.pk).exists()


def test_who_would_come_hears_that_the_person_took_the_consent_back(cast, shown):
    """In Mijn hulp: the person does not know whom another organisation sends."""
    request, appointment = shown
    with acting_as(cast.gemeente.actor()):
        asked = ask_along(
            appointment.pk, whom=cast.maatje.organisation, role="supports", by=cast.gemeente
        )
        consent = Consent.objects.get(request=request, organisation=cast.maatje.organisation)
    with acting_as(cast.maatje.actor()):
        send_along(asked.pk, cast.maatje, by=cast.maatje)
    with acting_as(person(request)):
        withdraw(consent)
    with acting_as(Actor(sees=Sees.POSTMAN)):
        off = Message.objects.filter(to=cast.maatje.account.email, subject__contains="niet door")
        assert "METHOD:CANCEL" in off.get().calendar
    with acting_as(cast.gemeente.actor()):
        assert Companion.objects.get(pk=asked.pk).ended_at


def test_one_report_and_promises_of_each(cast, helped):
    appointment = plan(helped, cast.maatje, days=0)
    with acting_as(cast.maatje.actor()):
        ask_along(appointment.pk, whom=cast.vrijwilliger, role="supports", by=cast.maatje)
        soon, later = (timezone.localdate() + timedelta(days=days) for days in (3, 6))
        write_report(
            appointment.pk,
            text="Samen de post gedaan",
            promises=[
                Promised(cast.maatje, "belt de bank", later),
                Promised(cast.vrijwilliger, "komt dinsdag langs", soon),
                Promised(None, "zoekt de polis", later),
            ],
            by=cast.maatje,
        )
    with acting_as(cast.vrijwilliger.actor()):
        mine = Task.objects.get(worker=cast.vrijwilliger)
        with pytest.raises(RefusedError, match="al een verslag"):
            write_report(appointment.pk, text="Nog een", by=cast.vrijwilliger)
    now = nobody_lost(cast.maatje, helped)
    assert now.next_on == soon
    assert "komt dinsdag langs" in now.next_step  # the lead watches the first promise
    with acting_as(cast.vrijwilliger.actor()):
        finish_task(mine.pk, by=cast.vrijwilliger)
        finish_task(mine.pk, by=cast.vrijwilliger)
    now = nobody_lost(cast.maatje, helped)
    assert now.next_on == later
    with acting_as(cast.maatje.actor()):
        for task in Task.objects.filter(done_at=None):
            finish_task(task.pk, by=cast.maatje)
    assert "volgende stap" in nobody_lost(cast.maatje, helped).next_step


def test_a_promise_gives_another_step_no_later_day(cast, helped):
    appointment = plan(helped, cast.maatje, days=0)
    soon, later = (timezone.localdate() + timedelta(days=days) for days in (1, 9))
    with acting_as(cast.maatje.actor()):
        set_next_step(helped.pk, "Bel de deurwaarder", soon, by=cast.maatje)
        promised = [Promised(cast.maatje, "belt de bank", later)]
        write_report(appointment.pk, text="x", promises=promised, by=cast.maatje)
    now = nobody_lost(cast.maatje, helped)
    assert (now.next_step, now.next_on) == ("Bel de deurwaarder", soon)


def test_a_promise_of_somebody_who_was_not_there_is_refused_with_the_report(cast, helped):
    appointment = plan(helped, cast.maatje, days=0)
    stranger = Promised(cast.vreemd, "belt", timezone.localdate())
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError, match="bij deze afspraak was"):
            write_report(appointment.pk, text="x", promises=[stranger], by=cast.maatje)
        assert not Task.objects.exists()
        appointment.refresh_from_db()
        assert appointment.result == "planned"


def test_tasks_are_for_who_sees_the_notes(cast, helped, who_sees):
    appointment = plan(helped, cast.maatje, days=0)
    with acting_as(cast.maatje.actor()):
        promised = [Promised(cast.maatje, "belt", timezone.localdate())]
        write_report(appointment.pk, text="x", promises=promised, by=cast.maatje)
        task = Task.objects.get()
    assert who_sees(task) == {"maatje", "vrijwilliger"}
    with acting_as(cast.vreemd.actor()), pytest.raises(Task.DoesNotExist):
        finish_task(task.pk, by=cast.vreemd)
    with acting_as(cast.vrijwilliger.actor()), connection.cursor() as cursor:
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("UPDATE trajectories_task SET what = 'iets anders'")


def test_moving_tells_every_calendar_and_counts_up(cast, helped):
    appointment = plan(helped, cast.maatje)
    with acting_as(cast.maatje.actor()):
        along = ask_along(appointment.pk, whom=cast.vrijwilliger, role="supports", by=cast.maatje)
    deliver()
    mail.outbox.clear()
    starts = timezone.now() + timedelta(days=5)
    new = {"starts_at": starts, "place": "x", "subject": "", "details": Details()}
    with acting_as(cast.maatje.actor()):
        move_appointment(appointment.pk, **new, by=cast.maatje)
        same = move_appointment(appointment.pk, **new, by=cast.maatje)
        assert same.sequence == 1
    assert as_now(cast.maatje, helped).next_on == timezone.localdate(starts)
    deliver()
    assert {m.to[0] for m in mail.outbox} == {
        "maatje@oldambt.example",
        "vrijwilliger@oldambt.example",
    }
    assert all("SEQUENCE:1" in m.alternatives[0][0] for m in mail.outbox)
    mail.outbox.clear()
    with acting_as(cast.maatje.actor()):
        stay_home(along.pk, by=cast.maatje)
        appointment_result(appointment.pk, "cancelled", by=cast.maatje)
    deliver()
    calendars = {m.to[0]: m.alternatives[0][0] for m in mail.outbox}
    assert all("METHOD:CANCEL" in text for text in calendars.values())
    assert set(calendars) == {"maatje@oldambt.example", "vrijwilliger@oldambt.example"}
    uids = {line for text in calendars.values() for line in text.splitlines() if "UID" in line}
    assert uids == {f"UID:{appointment.pk}@ketenloket"}


def test_only_who_made_it_moves_it(cast, shown):
    _request, appointment = shown
    with acting_as(cast.maatje.actor()), pytest.raises(RefusedError, match="kan haar verzetten"):
        move_appointment(
            appointment.pk,
            starts_at=appointment.starts_at,
            place="elders",
            subject="",
            by=cast.maatje,
            details=Details(),
        )


def test_at_arrival_what_the_earlier_lead_had_planned_ends(cast, story, in_state):  # noqa: F811
    referral = in_state(State.ACCEPTED)
    appointment = plan(story.request, cast.gemeente)
    step(Verb.ARRIVE, referral, cast)
    with acting_as(cast.maatje.actor()):
        appointment.refresh_from_db()
        assert appointment.result == "cancelled"


JOINT_VISIT = {
    "at": "14:30",
    "minutes": "90",
    "place_kind": "home",
    "place": "Thuis",
    "role": "talks",
    "bring": ["letters", "digid"],
    "bring_else": "de sleutel",
    "language": "tr",
    "remind": "text_message",
}


def test_how_it_went_is_said_by_who_was_there(cast, story, in_state):  # noqa: F811
    """Whoever leads by now was not there; they may call it off all the same."""
    referral = in_state(State.ACCEPTED)
    planned = plan(story.request, cast.gemeente, days=0)  # it has begun
    step(Verb.ARRIVE, referral, cast)
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError, match="schrijft op"):
            appointment_result(planned.pk, "held", by=cast.maatje)
        assert appointment_result(planned.pk, "cancelled", by=cast.maatje).result == "cancelled"


def test_the_pages_of_a_joint_visit(cast, alliance, helped, sign_in):
    colleague = make_worker(alliance, "collega", "maatje", "professional")
    browser = sign_in(cast.maatje)
    day = (timezone.localdate()).isoformat()
    told = JOINT_VISIT | {"on": day, "worker": str(cast.maatje.pk)}
    made = browser.post(reverse("trajectories:appointment", args=[helped.pk]), told)
    assert made.status_code == 302
    with acting_as(cast.maatje.actor()):
        request = HelpRequest.objects.get(pk=helped.pk)
        (appointment,) = request.appointments.all()
        assert (appointment.minutes, appointment.language) == (90, "tr")
        assert appointment.bring_words[-1] == "de sleutel"
    company = reverse("trajectories:company", args=[appointment.pk])
    page = browser.get(company).content.decode()
    assert "Collega" in page
    assert "Vrijwilliger" in page  # assigned, so may come
    browser.post(company, {"whom": f"w{colleague.pk}", "role": "expert"})
    report = reverse("trajectories:report", args=[appointment.pk])
    assert "Doet wat" in browser.get(report).content.decode()
    half = {"text": "Goed", "who_0": str(colleague.pk), "what_0": "", "until_0": ""}
    assert "Schrijf op wat er is afgesproken" in browser.post(report, half).content.decode()
    done = browser.post(report, half | {"what_0": "belt de woningbouw", "until_0": day})
    assert done.status_code == 302
    case = browser.get(reverse("workbench:case", args=[helped.pk])).content.decode()
    assert "belt de woningbouw" in case
    assert "belt de woningbouw" in sign_in(colleague).get("/vandaag/").content.decode()
    with acting_as(cast.maatje.actor()):
        task = Task.objects.get()
    assert (
        sign_in(cast.vreemd).post(reverse("trajectories:task_done", args=[task.pk])).status_code
        == 404
    )
    sign_in(colleague).post(reverse("trajectories:task_done", args=[task.pk]))
    assert "belt de woningbouw" not in sign_in(colleague).get("/vandaag/").content.decode()


def test_a_promise_without_a_name(cast, story, in_state, sign_in):  # noqa: F811
    in_state(State.ACCEPTED)
    request = story.request
    appointment = plan(request, cast.gemeente, days=0)
    with acting_as(cast.gemeente.actor()):
        asked = ask_along(
            appointment.pk, whom=cast.maatje.organisation, role="supports", by=cast.gemeente
        )
    with acting_as(cast.maatje.actor()):
        assign(request.pk, cast.vrijwilliger, by=cast.maatje)
        send_along(asked.pk, cast.vrijwilliger, by=cast.maatje)
    browser = sign_in(cast.gemeente)
    address = reverse("trajectories:report", args=[appointment.pk])
    page = browser.get(address).content.decode()
    assert "iemand van maatje" in page
    assert "Vrijwilliger" not in page
    day = timezone.localdate().isoformat()
    told = {
        "text": "Goed gesprek",
        "who_0": str(cast.vrijwilliger.pk),
        "what_0": "komt morgen terug",
        "until_0": day,
    }
    assert browser.post(address, told).status_code == 302
    assert "komt morgen terug" in sign_in(cast.vrijwilliger).get("/vandaag/").content.decode()
    assert "maatje" in as_now(cast.gemeente, request).next_step
