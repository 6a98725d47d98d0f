"""Begin, save, finish and correct an intake."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from ketenloket.chain.desk.actions import close_request, locked, plan_next
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.desk.rules import Clock, NextCode, Outcome, Stage, working_days_after
from ketenloket.chain.intake.actions import (
    ChangedMeanwhileError,
    as_content,
    complete_intake,
    content_at_start,
    save_intake,
    start_or_get,
)
from ketenloket.chain.intake.models import Intake, IntakeNeed, IntakeThreat
from ketenloket.chain.intake.rules import IntakeContent
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError


def test_it_starts_with_what_was_told_at_sign_up(cast, registered):
    with acting_as(cast.loket.actor()):
        request = HelpRequest.objects.select_related("help_seeker").get(pk=registered.request_id)
        request.message = "Ik slaap niet"
        intake = start_or_get(request, by=cast.loket)
        assert start_or_get(request, by=cast.loket) == intake
        assert Event.objects.filter(what="intake.started").count() == 1
    assert intake.story == "Ik slaap niet"
    assert intake.languages == ["nl"]


def test_threats_of_sign_up_are_there_at_once(cast, noor):
    with acting_as(cast.gemeente.actor()):
        noor.change(threats=["gas", "water"])
        start_or_get(noor, by=cast.gemeente)
        assert set(IntakeThreat.objects.values_list("threat", flat=True)) == {"gas", "water"}


def test_what_is_saved_is_what_was_told(save, now, told):
    save()
    _request, intake = now()
    assert as_content(intake) == told.tidy()
    assert "separation" in intake.told_needs
    assert [code for code, under in intake.told_needs.items() if under] == ["separation"]


def test_saving_the_same_twice_is_saving_once(cast, save, now):
    assert save() == save()
    with acting_as(cast.gemeente.actor()):
        assert Event.objects.filter(what="intake.saved").count() == 1


def test_needs_and_the_one_underneath_change(cast, save, now):
    save(needs=("letters", "rent"), underlying="separation")
    save(needs=("letters", "separation"), underlying="grief")
    _request, intake = now()
    assert intake.told_needs == {"grief": True, "letters": False, "separation": False}
    save(needs=("letters",), underlying="letters")
    _request, intake = now()
    assert intake.told_needs == {"letters": True}
    with acting_as(cast.gemeente.actor()):
        assert IntakeNeed.objects.filter(intake=intake, removed_at__isnull=False).count() == 3


def test_a_new_threat_starts_the_short_clock(save, now):
    save(talked_on=None)
    before, _intake = now()
    save(talked_on=None, threats={"eviction": None})
    request, intake = now()
    today = timezone.localdate()
    assert request.threats == ["eviction"]
    assert request.clock in {Clock.AGREED_CRISIS, Clock.WGS_CRISIS}
    assert request.clock_due_on == min(before.clock_due_on, working_days_after(today, 3))
    assert request.next_on <= working_days_after(today, 0)
    assert request.next_code == before.next_code
    assert "crisis" in intake.boundary_signs


def test_the_clock_does_not_start_anew_after_the_first_talk(save, now):
    save()
    before, _intake = now()
    assert before.first_talk_at
    save(threats={"gas": timezone.localdate() + timedelta(days=2)})
    request, intake = now()
    assert (request.clock, request.clock_due_on) == (before.clock, before.clock_due_on)
    assert request.threats == ["gas"]
    assert intake.told_threats == {"gas": timezone.localdate() + timedelta(days=2)}


def test_a_second_threat_does_not_move_the_clock(save, now):
    save(talked_on=None, threats={"gas": None})
    before, _intake = now()
    save(talked_on=None, threats={"gas": None, "water": None})
    request, _intake = now()
    assert request.threats == ["gas", "water"]
    assert request.clock_due_on == before.clock_due_on


def test_an_averted_threat_goes_and_is_kept_in_the_record(cast, save, now):
    save(threats={"gas": None})
    save(threats={})
    request, intake = now()
    assert request.threats == []
    assert intake.told_threats == {}
    assert "crisis" not in intake.boundary_signs
    with acting_as(cast.gemeente.actor()):
        assert IntakeThreat.objects.get(intake=intake).averted_at


def test_somebody_else_saved_in_between(save, now, told):
    save()
    opened = told.version()
    save(story="De ander schreef dit.", opened=opened)
    with pytest.raises(ChangedMeanwhileError):
        save(story="En ik dit.", opened=opened)
    _request, intake = now()
    assert intake.story == "De ander schreef dit."
    save(story="En ik dit.", opened=as_content(intake).version())
    assert now()[1].story == "En ik dit."


def test_a_double_press_is_not_somebody_else(cast, noor, save, told):
    opened = content_at_start(noor).version()
    assert save(opened=opened) == save(opened=opened)


def test_finishing_brings_it_to_the_triage(cast, noor, save, now):
    save()
    with acting_as(cast.gemeente.actor()):
        complete_intake(noor.pk, by=cast.gemeente)
        complete_intake(noor.pk, by=cast.gemeente)
        assert Event.objects.filter(what="intake.completed").count() == 1
    request, intake = now()
    assert intake.completed_by_id == cast.gemeente.pk
    assert request.stage == Stage.TRIAGE
    assert request.next_code == NextCode.TO_TRIAGE
    assert request.next_on == working_days_after(timezone.localdate(), 2)
    assert request.responsible_id == cast.gemeente.pk
    assert request.first_talk_at


def test_in_a_threat_it_is_for_the_same_day(cast, noor, save, now):
    save(threats={"water": None})
    with acting_as(cast.gemeente.actor()):
        complete_intake(noor.pk, by=cast.gemeente)
    request, _intake = now()
    assert request.next_on == working_days_after(timezone.localdate(), 0)


def test_who_finishes_takes_what_nobody_holds(cast, registered, told):
    with acting_as(cast.loket.actor()):
        save_intake(registered.request_id, told, by=cast.loket)
        complete_intake(registered.request_id, by=cast.loket)
        request = HelpRequest.objects.get(pk=registered.request_id)
    assert request.responsible_id == cast.loket.pk
    assert not request.coordinator_queue


def test_a_finished_intake_can_be_corrected_without_moving_the_case(cast, noor, save, now):
    save()
    with acting_as(cast.gemeente.actor()):
        complete_intake(noor.pk, by=cast.gemeente)
        plan_next(
            locked(noor.pk),
            code=NextCode.ASSIGN,
            step="Kies wie helpt",
            on=timezone.localdate(),
            by=cast.gemeente,
            stage=Stage.HELP,
        )
    save(goal="Ik wil zelf mijn post openen.")
    request, intake = now()
    assert intake.completed_at
    assert (request.stage, request.next_code) == (Stage.HELP, NextCode.ASSIGN)


@pytest.mark.parametrize("field", ["story", "goal", "needs"])
def test_what_is_missing_is_named_and_nothing_moves(cast, noor, save, now, field):
    save(**{field: type(getattr(IntakeContent(), field))(), "underlying": ""})
    with acting_as(cast.gemeente.actor()), pytest.raises(RefusedError, match="ontbreekt nog"):
        complete_intake(noor.pk, by=cast.gemeente)
    request, intake = now()
    assert intake.completed_at is None
    assert request.stage == Stage.INTAKE


def test_an_intake_that_was_never_begun_is_not_finished(cast, noor):
    with acting_as(cast.gemeente.actor()), pytest.raises(RefusedError, match="ontbreekt nog"):
        complete_intake(noor.pk, by=cast.gemeente)


def test_a_closed_request_is_not_written_in(cast, noor, save):
    with acting_as(cast.gemeente.actor()):
        close_request(locked(noor.pk), outcome=Outcome.MOVED, by=cast.gemeente)
    with pytest.raises(RefusedError, match="afgesloten"):
        save()


def test_a_talk_has_been(save):
    with pytest.raises(RefusedError, match="toekomst"):
        save(talked_on=timezone.localdate() + timedelta(days=1))


@pytest.mark.parametrize(
    "who", ["vreemd", "maatje", "vrijwilliger", "tafel", "neutraal", "bestuur"]
)
def test_nobody_else_writes_or_reads(cast, noor, save, told, who_sees, who):
    intake = save()
    worker = getattr(cast, who)
    assert who_sees(intake) == {"gemeente"}
    with acting_as(worker.actor()):
        with pytest.raises(HelpRequest.DoesNotExist):
            save_intake(noor.pk, replace(told, story="gekaapt"), by=worker)
        with pytest.raises(HelpRequest.DoesNotExist):
            complete_intake(noor.pk, by=worker)
        for model, values in (
            (Intake, {}),
            (IntakeNeed, {"intake": intake, "need_id": "debts"}),
            (IntakeThreat, {"intake": intake, "threat": "gas"}),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                model(**case_of(noor), **values).save(force_insert=True)
