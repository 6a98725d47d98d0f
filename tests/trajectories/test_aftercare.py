"""How help ends: a check some time later, a refusal that opens the arrangement, the same story again."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from ketenloket.chain.desk.actions import (
    close_request,
    locked,
    reopen,
    run_clocks,
    try_once_more,
)
from ketenloket.chain.desk.actions.contact import Attempt
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import Outcome, ReopenedFor, is_working_day
from ketenloket.chain.sharing.actions import (
    NoLegalBasis,
    disclose,
    give_consent,
    withdraw_consent,
)
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.chain.trajectories.actions import (
    Aftercare,
    choose_form,
    exit_request,
    hand_over,
    held_by,
    held_by_organisation,
    record_check,
    record_refusal,
    refused_and_then,
)
from ketenloket.chain.trajectories.models import (
    AftercareCheck,
    Assignment,
    Exit,
    FormalRefusal,
    Reopening,
    Trajectory,
    still_held,
)
from ketenloket.chain.trajectories.rules import (
    CHECK_AFTER,
    CheckResult,
    NoCheck,
    RefusalReason,
    end_of_retention,
    last_day_for_check,
    proposed_check,
    wrong_with_check,
)
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from tests.conftest import make_worker
from tests.trajectories.conftest import as_now, nobody_lost
from tests.trajectories.test_ceilings import climbed

STRANGERS = ("vrijwilliger", "gemeente", "vreemd", "tafel", "neutraal", "loket")


def close(cast, request, outcome="goal_reached", **more):
    with acting_as(cast.maatje.actor()):
        return exit_request(
            request.pk, outcome, "Het gaat goed", told_person=True, by=cast.maatje, **more
        )


def check_of(cast, request):
    with acting_as(cast.maatje.actor()):
        return AftercareCheck.objects.filter(request_id=request.pk, done_at=None).first()


# The rules.


@pytest.mark.parametrize(
    ("closed", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 22), 24, date(2028, 11, 22)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_the_check_lies_before_the_end_of_the_term(closed, months, end):
    assert end_of_retention(closed, months) == end
    last = last_day_for_check(closed, months)
    assert closed <= last < end
    assert is_working_day(last)
    proposed = proposed_check(closed, last=last)
    assert closed < proposed <= last
    assert proposed <= closed + CHECK_AFTER + timedelta(days=7)
    assert wrong_with_check(proposed, today=closed, last=last) == ""
    assert "bewaartermijn" in wrong_with_check(last + timedelta(days=1), today=closed, last=last)
    assert "na vandaag" in wrong_with_check(closed, today=closed, last=last)
    assert "Kies een dag" in wrong_with_check(None, today=closed, last=last)


def test_no_reason_for_a_refusal_is_about_health():
    words = " ".join(str(label) for label in RefusalReason.labels).lower()
    for word in ("ziek", "gezond", "verslav", "psych", "beperking", "handicap", "lvb"):
        assert word not in words


# At exit.


def test_a_day_is_agreed_at_exit_and_waits_for_the_coordinators(cast, samen):
    left = close(cast, samen)
    check = check_of(cast, samen)
    assert left.no_check == ""
    assert check.worker_id is None
    assert check.due_on >= timezone.localdate() + CHECK_AFTER


@pytest.mark.parametrize(
    ("outcome", "why"), [("moved", NoCheck.MOVED), ("deceased", NoCheck.DECEASED)]
)
def test_after_some_outcomes_nobody_asks(cast, samen, outcome, why):
    on = timezone.localdate() + timedelta(days=30)
    wanted = Aftercare(on=on) if outcome == "deceased" else None
    assert close(cast, samen, outcome, aftercare=wanted).no_check == why
    assert check_of(cast, samen) is None


def test_no_aftercare_has_a_reason(cast, samen):
    with pytest.raises(RefusedError, match="nazorg"):
        close(cast, samen, aftercare=Aftercare())
    with pytest.raises(RefusedError, match="bewaartermijn"):
        close(cast, samen, aftercare=Aftercare(on=timezone.localdate() + timedelta(days=800)))
    with pytest.raises(RefusedError, match="beroepskracht"):
        on = timezone.localdate() + timedelta(days=30)
        close(cast, samen, aftercare=Aftercare(on=on, worker=cast.vrijwilliger))
    with pytest.raises(RefusedError, match="waarom"):
        close(cast, samen, aftercare=Aftercare(without="once_more"))
    assert as_now(cast.maatje, samen).status == "open"
    assert close(cast, samen, aftercare=Aftercare(without="declined")).no_check == "declined"
    assert check_of(cast, samen) is None


def agreed(cast, samen, days=30, **more):
    on = timezone.localdate() + timedelta(days=days)
    close(cast, samen, aftercare=Aftercare(on=on, **more))
    return check_of(cast, samen)


def test_silence_about_aftercare_climbs(cast, samen, time_machine):
    time_machine.move_to("2026-03-02 09:00 +0100", tick=False)
    check = agreed(cast, samen, worker=cast.maatje)
    time_machine.move_to("2026-04-07 09:00 +0200", tick=False)
    run_clocks()
    assert climbed(cast.maatje, samen, "aftercare") == {"worker", "coordinators"}
    with acting_as(cast.maatje.actor()):
        record_check(check.pk, "well", "Alles betaald", by=cast.maatje)
    assert climbed(cast.maatje, samen, "aftercare") == set()
    assert as_now(cast.maatje, samen).status == "closed"
    with acting_as(cast.maatje.actor()), pytest.raises(RefusedError, match="al gedaan"):
        record_check(check.pk, "relapse", "", by=cast.maatje)


def test_a_relapse_opens_the_same_story(cast, helped):
    with acting_as(cast.maatje.actor()):
        requests = HelpRequest.objects.filter(help_seeker_id=helped.help_seeker_id).count()
    check = agreed(cast, helped)
    with acting_as(cast.maatje.actor()):
        record_check(check.pk, "relapse", "Weer brieven", by=cast.maatje)
        now = nobody_lost(cast.maatje, helped)
        assert (now.status, now.stage, now.outcome, now.closed_at) == ("open", "intake", "", None)
        assert now.responsible_id == cast.maatje.pk
        assert HelpRequest.objects.filter(help_seeker_id=helped.help_seeker_id).count() == requests
        reopening = Reopening.objects.get(request_id=helped.pk)
        assert (reopening.why, reopening.outcome_before) == ("relapse", "goal_reached")
        assert Exit.objects.filter(request_id=helped.pk).count() == 1  # kept
        # What ended stays ended.
        assert not Assignment.objects.filter(request_id=helped.pk, ended_at=None).exists()
        assert not Disclosure.objects.filter(request_id=helped.pk, ended_at=None).exists()
        assert not Trajectory.objects.filter(request_id=helped.pk, ended_on=None).exists()
    with acting_as(cast.vrijwilliger.actor()):
        assert not HelpRequest.objects.filter(pk=helped.pk).exists()
    again = close(cast, helped, "partly_reached")
    assert again.ddas_reason == "Afgerond"
    with acting_as(cast.maatje.actor()):
        assert Exit.objects.filter(request_id=helped.pk).count() == 2


def test_no_contact_is_asked_once_more_and_then_it_is_done(cast, samen):
    check = agreed(cast, samen, worker=cast.maatje)
    later = timezone.localdate() + timedelta(days=10)
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError, match="Kies een dag"):
            record_check(check.pk, "no_contact", "", by=cast.maatje)
        record_check(check.pk, "no_contact", "", by=cast.maatje, again_on=later)
        second = check_of(cast, samen)
        assert (second.due_on, second.tries, second.worker_id) == (later, 2, cast.maatje.pk)
        with pytest.raises(RefusedError, match="vaak genoeg"):
            record_check(second.pk, "no_contact", "", by=cast.maatje, again_on=later)
        record_check(second.pk, "no_contact", "", by=cast.maatje)
    assert check_of(cast, samen) is None
    assert as_now(cast.maatje, samen).status == "closed"


def test_who_comes_back_need_not_be_asked(cast, samen):
    check = agreed(cast, samen)
    with acting_as(cast.maatje.actor()):
        reopen(samen.pk, ReopenedFor.CAME_BACK, by=cast.maatje)
        check.refresh_from_db()
        assert check.result == CheckResult.CAME_BACK
        with pytest.raises(RefusedError, match="al open"):
            reopen(samen.pk, ReopenedFor.CAME_BACK, by=cast.maatje)
    nobody_lost(cast.maatje, samen)


def test_reached_once_more_keeps_how_it_had_been_closed(cast, samen):
    with acting_as(cast.maatje.actor()):
        later = timezone.localdate() + timedelta(days=30)
        close_request(
            locked(samen.pk), outcome=Outcome.NO_CONTACT, by=cast.maatje, once_more_on=later
        )
        try_once_more(samen.pk, Attempt("phone", "morning", "spoken"), by=cast.maatje)
        row = Reopening.objects.get(request_id=samen.pk)
    assert (row.why, row.outcome_before) == ("reached", "no_contact")


def consent_for_humanitas(cast, samen):
    today = timezone.localdate()
    return give_consent(
        as_now(cast.maatje, samen), organisation=cast.humanitas.organisation, purpose="referral",
        covers=["request", "identity"], given_how="written", given_on=today,
        until=today + timedelta(days=180), by=cast.maatje,
    )  # fmt: skip


def show_humanitas(cast, samen):
    to = cast.humanitas.organisation
    return disclose(
        as_now(cast.maatje, samen), to=to, purpose="referral", categories=["request"],
        by=cast.maatje,
    )  # fmt: skip


@pytest.mark.parametrize("way", ["exit", "closed only"])
def test_a_consent_of_before_the_closing_opens_nothing_any_more(cast, samen, way):
    with acting_as(cast.maatje.actor()):
        consent = consent_for_humanitas(cast, samen)
        shown = show_humanitas(cast, samen)
    if way == "exit":
        close(cast, samen)
        with acting_as(cast.maatje.actor()), pytest.raises(NoLegalBasis):
            show_humanitas(cast, samen)
    else:
        with acting_as(cast.maatje.actor()):
            close_request(locked(samen.pk), outcome=Outcome.GOAL_REACHED, by=cast.maatje)
    with acting_as(cast.maatje.actor()):
        reopen(samen.pk, ReopenedFor.RELAPSE, by=cast.maatje)
        with pytest.raises(NoLegalBasis):
            show_humanitas(cast, samen)
        old = {"legal_basis": "consent", "consent": consent, "purpose": "referral",
               "to_organisation": consent.organisation, "categories": ["request"],
               "made_by": cast.maatje, "ends_at": timezone.now() + timedelta(days=9)}  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():  # the second lock
            Disclosure(**case_of(as_now(cast.maatje, samen)), **old).save(force_insert=True)
        again = consent_for_humanitas(cast, samen)  # asked again, on the same day
        assert again.pk != consent.pk
        assert show_humanitas(cast, samen).consent_id == again.pk
        shown.refresh_from_db()
        assert shown.ended_at
        assert withdraw_consent(again.pk, by=None).withdrawn_at


# Two locks.


@pytest.mark.parametrize("name", STRANGERS)
def test_only_the_lead_opens_again(cast, helped, name):
    close(cast, helped)
    by = getattr(cast, name)
    with acting_as(by.actor()):
        with pytest.raises(HelpRequest.DoesNotExist):
            reopen(helped.pk, ReopenedFor.CAME_BACK, by=by)
        attack = {"status": "open", "outcome": "", "closed_at": None, "closed_by": None,
                  "next_on": timezone.localdate(), "stage": "intake"}  # fmt: skip
        try:
            with transaction.atomic():
                assert HelpRequest.objects.filter(pk=helped.pk).update(**attack) == 0
        except DatabaseError:
            pass  # the trigger spoke first
    assert as_now(cast.maatje, helped).status == "closed"


def test_only_the_lead_sees_what_comes_after(cast, samen, who_sees):
    with acting_as(cast.maatje.actor()):
        refusal = record_refusal(
            samen.pk, "municipality", "new_debts", timezone.localdate(), by=cast.maatje
        )
    check = agreed(cast, samen)
    with acting_as(cast.maatje.actor()):
        reopen(samen.pk, ReopenedFor.MISTAKE, by=cast.maatje)
        reopening = Reopening.objects.get(request_id=samen.pk)
    for row in (refusal, check, reopening):
        assert who_sees(row) == {"maatje"}
    for name in STRANGERS:
        by = getattr(cast, name)
        with acting_as(by.actor()), pytest.raises(AftercareCheck.DoesNotExist):
            record_check(check.pk, "well", "", by=by)
        with acting_as(by.actor()), pytest.raises(HelpRequest.DoesNotExist):
            record_refusal(samen.pk, "court", "papers", timezone.localdate(), by=by)


# Somebody leaves, an organisation stops, the term becomes shorter, the lead moves.


def test_aftercare_is_handed_over(cast, alliance, samen):
    second = make_worker(alliance, "tweede", "maatje", "professional")
    check = agreed(cast, samen, worker=second)
    with acting_as(cast.maatje.actor()):
        (held,) = held_by(second)
        assert [row.pk for row in held.checks] == [check.pk]
        with pytest.raises(IntegrityError), transaction.atomic():
            Worker.objects.filter(pk=second.pk).update(active=False)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        hand_over(second, {samen.pk: cast.maatje}, by=cast.maatje)
        check.refresh_from_db()
        assert check.worker_id == cast.maatje.pk
        assert held_by(second) == []


def test_an_organisation_with_aftercare_does_not_stop(cast, samen):
    check = agreed(cast, samen)
    with acting_as(cast.maatje.actor()):
        assert [row.pk for row in held_by_organisation(cast.maatje).checks] == [check.pk]
        assert not held_by_organisation(cast.maatje).is_empty
        with pytest.raises(DatabaseError, match="aftercare"), transaction.atomic():
            cast.maatje.organisation.change(active=False)
    with acting_as(cast.neutraal.actor()):
        assert still_held()[cast.maatje.organisation_id, "requests"] is None  # fewer than five
    with acting_as(cast.maatje.actor()):
        record_check(check.pk, "well", "", by=cast.maatje)
        assert held_by_organisation(cast.maatje).is_empty
    with acting_as(cast.neutraal.actor()):
        assert still_held() == {}


def test_a_shorter_term_brings_the_check_forward(cast, samen, time_machine):
    time_machine.move_to("2026-03-02 09:00 +0100", tick=False)
    check = agreed(cast, samen, days=90)
    with acting_as(cast.maatje.actor()):
        cast.maatje.organisation.change(retention_months=1)
    assert run_clocks()["aftercare before the end of the term"] == 1
    assert run_clocks()["aftercare before the end of the term"] == 0
    with acting_as(cast.maatje.actor()):
        check.refresh_from_db()
    assert check.due_on == date(2026, 4, 1)


# Refused by the formal route.


def test_a_refusal_opens_the_arrangement_and_closes_nothing(cast, samen):
    today = timezone.localdate()
    with acting_as(cast.maatje.actor()):
        choose_form(samen.pk, "short", by=cast.maatje)
        with pytest.raises(RefusedError, match="afwijzing"):
            exit_request(
                samen.pk, "not_suitable", "Afgewezen", told_person=True, by=cast.maatje,
                refused_formally=True,
            )  # fmt: skip
        one = record_refusal(samen.pk, "municipality", "debt_not_allowed", today, by=cast.maatje)
        two = record_refusal(samen.pk, "municipality", "papers", today, by=cast.maatje)
        assert one.pk == two.pk  # twice is once
        now = nobody_lost(cast.maatje, samen)
        assert now.status == "open"
        assert now.next_step.startswith("Spreek samen een arrangement af")
        running = Trajectory.objects.get(request_id=samen.pk, ended_on=None)
        assert (running.form, running.ceiling_on) == ("arrangement", today + timedelta(days=183))
        key = ("municipality", "debt_not_allowed")
        assert refused_and_then(cast.maatje.organisation_id) == {(*key, "open"): 1}
        exit_request(
            samen.pk, "partly_reached", "Rust", told_person=True, by=cast.maatje,
            refused_formally=True,
        )  # fmt: skip
        assert refused_and_then(cast.maatje.organisation_id) == {(*key, "partly_reached"): 1}


@pytest.mark.parametrize(
    ("refuser", "reason", "on"),
    [("buurman", "papers", 0), ("court", "ziek", 0), ("court", "papers", 1)],
)
def test_a_refusal_is_told_in_codes(cast, samen, refuser, reason, on):
    day = timezone.localdate() + timedelta(days=on)
    with acting_as(cast.maatje.actor()):
        with pytest.raises(RefusedError):
            record_refusal(samen.pk, refuser, reason, day, by=cast.maatje)
        assert not FormalRefusal.objects.filter(request_id=samen.pk).exists()
