"""Silence is refused: every model and every field has a decision."""

import pytest

from config.register import REGISTER
from ketenloket.foundation.tenancy.policies import Policy, Rights
from tests.consistency.conftest import OURS

# When without who, with the reason; all other `_at` fields stand in a pair.
ALONE = {
    "audit.Event.at",
    "outbox.Message.made_at",  # by the fact it speaks of
    "outbox.Message.due_at",
    "outbox.Message.sent_at",  # by the postman, as are the next two
    "outbox.Message.died_at",
    "outbox.Message.claimed_at",
    "outbox.DeadLetter.made_at",
    "outbox.DeadLetter.died_at",
    "outbox.WebhookResult.at",
    "organisations.Invitation.expires_at",
    "organisations.Invitation.accepted_at",  # by the invited worker
    "desk.HelpRequest.registered_at",  # by the person or the worker: see the log
    "desk.HelpRequest.agreed_to_contact_at",  # by the person
    "directory.ImportRun.heard_at",  # by the job
    "directory.ImportRun.ended_at",  # by the job or whoever gave it up: see the log
    "desk.Climb.raised_at",  # by the clock
    "desk.FollowUpKey.ended_at",
    "desk.SeekerMessage.written_at",  # by the person
    "sharing.Consent.withdrawn_at",  # by the person
    "sharing.Disclosure.ends_at",
    "sharing.Disclosure.ended_at",  # by either side or the person: see the log
    "intake.IntakeNeed.removed_at",  # with the intake
    "intake.IntakeThreat.noted_at",
    "intake.IntakeThreat.averted_at",
    "triage.TriageMeeting.starts_at",
    "triage.TriageItem.withdrawn_at",
    "referrals.Referral.reminded_at",  # by the clock, as is the next
    "referrals.Referral.expired_at",
    "trajectories.Appointment.starts_at",
    "recognition.Probe.made_at",  # with the question, by who asks
    "recognition.Probe.compared_at",  # by the job that compares
    "recognition.Probe.emptied_at",  # by the job, or by who withdraws the question
    "recognition.Counterpart.put_at",  # by the job that compares
    "recognition.Counterpart.ended_at",  # by the job
    "trajectories.CannotCome.said_at",  # by the person
    "trajectories.CannotCome.starts_at",
    "trajectories.CalendarFeed.made_at",  # by the worker whose calendar it is
    "trajectories.CalendarFeed.ended_at",
    "trajectories.HomeVisit.starts_at",
    "trajectories.HomeVisit.raised_at",  # by the clock
}
ids = {"ids": lambda model: model._meta.label}


@pytest.mark.parametrize("model", OURS, **ids)
def test_every_model_has_policies_or_a_reason(model):
    policies = [c for c in model._meta.constraints if isinstance(c, Policy)]
    assert bool(policies) != bool(REGISTER[model._meta.label].public)


@pytest.mark.parametrize("model", OURS, **ids)
def test_every_model_says_what_the_serving_role_may_do(model):
    assert sum(isinstance(c, Rights) for c in model._meta.constraints) == 1


@pytest.mark.parametrize("model", OURS, **ids)
def test_every_field_is_kept_or_erased(model):
    life = REGISTER[model._meta.label]
    fields = {f.name for f in model._meta.fields}
    assert not life.erased & life.kept
    assert life.erased | life.kept == fields


def test_the_register_names_no_model_that_is_gone():
    assert set(REGISTER) == {m._meta.label for m in OURS}


@pytest.mark.parametrize("model", OURS, **ids)
def test_when_and_who_come_in_pairs(model):
    names = {f.name for f in model._meta.fields}
    for name in names:
        if name.endswith("_at") or name == "at":
            label = f"{model._meta.label}.{name}"
            pair = name.removesuffix("_at") + "_by"
            assert (pair in names) != (label in ALONE), label


@pytest.mark.parametrize("model", OURS, **ids)
def test_every_field_has_a_label_a_person_can_read(model):
    for field in model._meta.fields:
        if field.name == "id" or field.is_relation or not field.editable:
            continue
        assert field._verbose_name, field


def test_there_is_no_place_for_a_bsn():
    names = {f.name for m in OURS for f in m._meta.fields}
    assert not {n for n in names if "bsn" in n or "citizen_service" in n}
