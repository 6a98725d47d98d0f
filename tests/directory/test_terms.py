"""What people told about a card, and files that were sent, go when their term is over."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from config.register import REGISTER
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.network.directory import actions
from ketenloket.network.directory.actions.runs import end_run, start_run
from ketenloket.network.directory.actions.terms import forget_in_time
from ketenloket.network.directory.models import Correction, CorrectionOutcome, ImportRun
from ketenloket.network.directory.rules.runs import RunKind, RunState
from ketenloket.network.directory.rules.terms import (
    CORRECTION_TEXT,
    FORGOTTEN_FILE,
    IMPORT_FINDINGS,
)

WORDS = "Mevrouw Jansen neemt nooit op."
NIGHT = timedelta(days=1)


def said(thuis, submission="x" * 24):
    actions.correct_at_front_door(thuis, text=WORDS, contact="0597 123456", submission=submission)


def kept(by):
    with acting_as(by.actor()):
        return list(Correction.objects.order_by("made_at"))


def answered(by, ago):
    """The newest correction, answered so long ago."""
    with time_machine.travel(timezone.now() - ago), acting_as(by.actor()):
        actions.answer_correction(kept(by)[-1], CorrectionOutcome.CHANGED, by=by)


def test_the_text_of_a_correction_goes_half_a_year_after_the_answer(cast, thuis):
    said(thuis)
    answered(cast.humanitas, CORRECTION_TEXT + NIGHT)
    said(thuis, "y" * 24)
    answered(cast.humanitas, CORRECTION_TEXT - NIGHT)
    said(thuis, "z" * 24)  # not answered yet
    assert forget_in_time()["corrections"] == 1
    assert [each.text for each in kept(cast.humanitas)] == ["", WORDS, WORDS]
    assert [each.contact for each in kept(cast.humanitas)] == ["", "", "0597 123456"]
    assert kept(cast.humanitas)[0].outcome == CorrectionOutcome.CHANGED  # for the figures
    assert forget_in_time()["corrections"] == 0


def test_not_run_for_a_year_is_made_up_for(cast, thuis):
    said(thuis)
    answered(cast.humanitas, timedelta(days=700))
    assert forget_in_time()["corrections"] == 1


@pytest.mark.parametrize("ago", [timedelta(0), CORRECTION_TEXT - NIGHT])
def test_the_database_keeps_what_is_within_its_term_from_the_job(cast, thuis, ago):
    said(thuis)
    answered(cast.humanitas, ago)
    job = Actor(alliance=str(thuis.alliance_id), sees=Sees.COUNTS)
    with acting_as(job):
        assert Correction.objects.count() == 1
        with pytest.raises(DatabaseError), transaction.atomic():
            Correction.objects.update(text="", contact="")
    assert [each.text for each in kept(cast.humanitas)] == [WORDS]


def test_the_job_may_empty_and_not_rewrite(cast, thuis):
    said(thuis)
    answered(cast.humanitas, CORRECTION_TEXT + NIGHT)
    job = Actor(alliance=str(thuis.alliance_id), sees=Sees.COUNTS)
    with acting_as(job), pytest.raises(DatabaseError), transaction.atomic():
        Correction.objects.update(text="Alles is goed.")
    elsewhere = Actor(alliance=str(thuis.alliance_id + 1), sees=Sees.COUNTS)
    for actor in (elsewhere, Actor(), cast.maatje.actor()):
        with acting_as(actor):
            assert Correction.objects.update(text="", contact="") == 0


def test_a_file_that_waits_for_a_yes_is_thrown_away(cast):
    by = cast.neutraal
    with acting_as(by.actor()):
        for ago in (FORGOTTEN_FILE + timedelta(hours=1), timedelta(hours=1)):
            with time_machine.travel(timezone.now() - ago):
                run = start_run(b"x", kind=RunKind.SHEET, name="lijst.csv", by=by)
                run.change(state=RunState.RIGHT)
    assert forget_in_time()["files"] == 1
    with acting_as(by.actor()):
        old, new = ImportRun.objects.order_by("made_at")
    assert (old.state, old.content) == (RunState.GIVEN_UP, None)
    assert (new.state, bytes(new.content)) == (RunState.RIGHT, b"x")


def test_names_of_files_and_wrong_rows_go_too(cast):
    by = cast.neutraal
    with acting_as(by.actor()):
        with time_machine.travel(timezone.now() - IMPORT_FINDINGS - NIGHT):
            run = start_run(b"x", kind=RunKind.SHEET, name="lijst Jansen.csv", by=by)
            end_run(run, RunState.WRONG, wrong=[["rij 2", "Jansen"]])
    assert forget_in_time()["findings"] == 1
    with acting_as(by.actor()):
        run = ImportRun.objects.get()
    assert (run.file_name, run.found, run.state) == ("", {}, RunState.WRONG)


def test_the_register_says_the_same():
    """What goes is what the register calls erased, and its words name the terms."""
    assert {"text", "contact"} == REGISTER["directory.Correction"].erased
    assert REGISTER["directory.ImportRun"].erased == {"file_name", "content", "found"}
    assert CORRECTION_TEXT == IMPORT_FINDINGS == timedelta(days=183)
    assert "half jaar" in REGISTER["directory.Correction"].why
    assert "een dag" in REGISTER["directory.ImportRun"].why
