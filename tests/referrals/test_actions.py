"""Every step of a referral under row-level security, as the people who take it."""

import itertools
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import NextCode, Stage, working_days_after
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.intake.models import Intake
from ketenloket.chain.referrals.actions import (
    ask,
    follow,
    make_referral,
    note_told,
    take,
)
from ketenloket.chain.referrals.models import (
    DeclineReason,
    Referral,
    ReferralQuestion,
    WarmHandover,
)
from ketenloket.chain.referrals.rules import (
    OPEN_STATES,
    Side,
    State,
    StepRefusedError,
    Verb,
    next_state,
    open_steps,
)
from ketenloket.chain.sharing.actions import NoLegalBasis, end, withdraw_consent
from ketenloket.chain.sharing.models import Disclosure
from ketenloket.chain.sharing.rules import Category
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.conftest import lead_by
from tests.referrals.conftest import (
    ROAD,
    add_intake,
    check_deferred,
    clock_of,
    consent_to,
    details,
    draft_to,
    request_as,
    step,
    today,
    who,
)

SENDERS = {"gemeente"}
RECEIVERS = {"maatje"}


def seen_by(worker, row):
    with acting_as(worker.actor()):
        return type(row).objects.get(pk=row.pk)


def mails():
    with acting_as(Actor(sees=Sees.POSTMAN)):
        return sorted(
            (row.to.split("@")[0], row.subject, row.body) for row in Message.objects.all()
        )


# Nothing and nobody gets lost


@pytest.mark.parametrize("state", State)
def test_after_every_step_the_request_has_somebody_and_something(cast, story, in_state, state):
    referral = in_state(state)
    assert referral.state == state
    leads = cast.maatje if state is State.ARRIVED else cast.gemeente
    request = request_as(leads, story.request.pk)
    assert request.lead_id == leads.organisation_id
    assert request.status == "open"
    assert request.next_step
    assert request.next_on >= today()
    assert (request.responsible_id is None) == request.coordinator_queue
    assert request.responsible_id is None or request.responsible_id == leads.pk
    if state in OPEN_STATES:
        assert referral.next_step
        assert referral.next_on >= today()


BOTH = list(itertools.product(State, Side))


# What the clock does by itself is in test_clock.
@pytest.mark.parametrize(("state", "side"), [pair for pair in BOTH if pair[1] is not Side.CLOCK])
def test_the_whole_truth_table(cast, story, in_state, state, side):
    """Every verb in every state from both sides: the step, or a refusal that changes nothing."""
    referral = in_state(state)
    by = cast.maatje if side is Side.RECEIVER else cast.gemeente
    before = seen_by(_sees(cast, referral), referral)
    for verb in Verb:
        if verb in open_steps(state, side):
            with acting_as(by.actor()):
                taken = take(verb, referral.pk, by=by, **details(verb, cast))
                check_deferred()
                assert taken.state == next_state(verb, state, side)
                transaction.set_rollback(True)
            continue
        with pytest.raises((StepRefusedError, Referral.DoesNotExist)):
            step(verb, referral, cast, by=by)
        after = seen_by(_sees(cast, referral), referral)
        assert (after.state, after.next_on, after.line) == (
            before.state,
            before.next_on,
            before.line,
        )


def _sees(cast, referral):
    return cast.maatje if referral.state == State.ARRIVED else cast.gemeente


@pytest.mark.parametrize(("before", "side"), BOTH)
def test_the_database_keeps_the_same_table(cast, story, in_state, before, side):
    """Raw changes of state: the trigger lets through what the table knows, and nothing else."""
    referral = in_state(before)
    actor = {
        Side.SENDER: cast.gemeente.actor(),
        Side.RECEIVER: cast.maatje.actor(),
        Side.CLOCK: clock_of(cast.gemeente),
    }[side]
    known = {next_state(verb, before, side) for verb in open_steps(before, side)}
    # Not without telling and a basis: another constraint keeps that.
    known.discard(State.SENT)
    let_through = {after for after in State if _changes(cast, referral, after, actor)}
    assert let_through - {before} == known - {before}


def _changes(cast, referral, after, actor):
    by = cast.maatje if actor == cast.maatje.actor() else cast.gemeente
    sends = after == State.SENT
    fills = {
        "decline_reason_id": "full",
        "next_step": "x",
        "next_on": today(),
        "arrived_at": referral.made_at,
        "arrived_by_id": by.pk,
        "line_until": today(),
    }
    if after == State.EXPIRED:
        fills["expired_at"] = referral.made_at
    if sends:
        fills |= {"sent_at": referral.made_at, "sent_by_id": by.pk}
    with acting_as(actor):
        try:
            with transaction.atomic():
                changed = Referral.objects.filter(pk=referral.pk).update(state=after, **fills)
                transaction.set_rollback(True)
        except DatabaseError:
            return False
        return bool(changed)


def test_what_was_sent_stays_as_it_was(cast, story, in_state):
    referral = in_state(State.ACCEPTED)
    for change in ({"why": "x"}, {"packet": {}}, {"told_how": "letter"}, {"disclosure": None}):
        for by in (cast.gemeente, cast.maatje):
            with acting_as(by.actor()), pytest.raises(DatabaseError), transaction.atomic():
                seen = Referral.objects.get(pk=referral.pk)
                seen.change(**change)


# Who sees what


SEES = {  # state: who sees the referral, who sees the request and the person
    State.DRAFT: (SENDERS, SENDERS),
    State.SENT: (SENDERS | RECEIVERS, SENDERS),
    State.ACCEPTED: (SENDERS | RECEIVERS, SENDERS | RECEIVERS),
    State.ARRIVED: (SENDERS | RECEIVERS, RECEIVERS),
    State.DECLINED: (SENDERS | RECEIVERS, SENDERS),
    State.WITHDRAWN: (SENDERS, SENDERS),
    State.HANDLED: (SENDERS | RECEIVERS, SENDERS),
    State.EXPIRED: (SENDERS, SENDERS),
}


@pytest.mark.parametrize("state", State)
def test_who_sees_what_in_every_state(cast, story, in_state, who_sees, state):
    referral = in_state(state)
    sees_referral, sees_person = SEES[state]
    assert who_sees(referral) == sees_referral
    assert who_sees(story.request) == sees_person
    assert who_sees(story.request.help_seeker) == sees_person
    with acting_as((cast.maatje if state is State.ARRIVED else cast.gemeente).actor()):
        intake = Intake.objects.get(request=story.request)
    assert who_sees(intake) == sees_person


def test_the_packet_has_no_name_and_no_story(cast, story, in_state):
    referral = in_state(State.SENT)
    packet = str(seen_by(cast.maatje, referral).packet)
    assert story.request.number in packet
    assert "kinderen" in packet
    for secret in ("Noor", "Wit", "post", "slapen", "+316"):
        assert secret not in packet


def test_the_packet_freezes_when_it_is_sent(cast, story, in_state):
    referral = in_state(State.SENT)
    with acting_as(cast.gemeente.actor()):
        Intake.objects.get(request=story.request).change(children=5)
    assert seen_by(cast.maatje, referral).packet["household"].endswith("2 kinderen")


def test_a_draft_follows_the_intake_until_it_is_sent(cast, story):
    referral = draft_to(cast, story.request, cast.maatje.organisation)
    with acting_as(cast.gemeente.actor()):
        Intake.objects.get(request=story.request).change(children=5)
    assert step(Verb.SEND, referral, cast).packet["household"].endswith("5 kinderen")


def test_mail_never_tells_who(cast, story, in_state):
    in_state(State.ARRIVED)
    told = mails()
    assert "gemeente" in {to for to, *_ in told}  # of the arrival; the rest is in the overview
    for _to, subject, body in told:
        assert "Noor" not in subject + body
        assert story.request.number not in subject + body


def test_who_is_threatened_is_not_left_for_the_morning(cast, story):
    with acting_as(cast.gemeente.actor()):
        HelpRequest.objects.get(pk=story.request.pk).change(threats=["eviction"])
    step(Verb.SEND, draft_to(cast, story.request, cast.maatje.organisation), cast)
    assert ("maatje", "Er staat een verwijzing voor u klaar") in {row[:2] for row in mails()}


# Making


def test_no_second_referral_to_the_same_receiver(cast, story, in_state):
    in_state(State.SENT)
    with pytest.raises(RefusedError, match="loopt al een verwijzing"):
        draft_to(cast, story.request, cast.maatje.organisation)


def test_a_new_referral_after_the_first_came_back(cast, story, in_state):
    in_state(State.HANDLED)
    assert draft_to(cast, story.request, cast.maatje.organisation).state == State.DRAFT


@pytest.mark.parametrize("receiver", ["gemeente", "gone"])
def test_a_receiver_must_fit(cast, story, receiver):
    organisation = cast.gemeente.organisation
    if receiver == "gone":
        organisation = cast.humanitas.organisation
        with acting_as(cast.humanitas.actor()):  # it holds nobody, and stops by itself
            organisation.change(active=False)
    with pytest.raises(RefusedError):
        draft_to(cast, story.request, organisation)


def test_only_the_lead_refers(cast, story):
    with pytest.raises(HelpRequest.DoesNotExist), acting_as(cast.vreemd.actor()):
        make_referral(
            story.request.pk,
            receiver=cast.maatje.organisation,
            service=None,
            why="x",
            by=cast.vreemd,
        )


# Sending


def test_nothing_is_sent_before_the_person_was_told(cast, story):
    referral = draft_to(cast, story.request, cast.maatje.organisation)
    with pytest.raises(RefusedError, match="eerst de hulpvrager"):
        step(Verb.SEND, referral, cast, told_on=None, told_how="")
    with acting_as(cast.gemeente.actor()):
        assert not Disclosure.objects.exists()
        note_told(referral.pk, told_on=today(), told_how="in_person", by=cast.gemeente)
    sent = step(Verb.SEND, referral, cast, told_on=None, told_how="")
    assert (sent.state, sent.told_how) == (State.SENT, "in_person")


def test_nothing_is_sent_without_a_basis(cast):
    request = lead_by(cast.gemeente)
    referral = draft_to(cast, request, cast.maatje.organisation)
    with pytest.raises(NoLegalBasis):
        step(Verb.SEND, referral, cast)
    assert seen_by(cast.gemeente, referral).state == State.DRAFT


def test_a_consent_for_a_part_is_not_enough_and_opens_nothing(cast):
    request = lead_by(cast.gemeente)
    consent_to(request, cast.maatje.organisation, cast.gemeente, covers=[Category.IDENTITY])
    referral = draft_to(cast, request, cast.maatje.organisation)
    with pytest.raises(RefusedError, match="gaat niet over"):
        step(Verb.SEND, referral, cast)
    with acting_as(cast.gemeente.actor()):
        assert not Disclosure.objects.exists()


def test_to_the_municipality_no_consent_is_needed(cast):
    request = lead_by(cast.maatje)
    referral = draft_to(cast, request, cast.gemeente.organisation, by=cast.maatje)
    assert step(Verb.SEND, referral, cast, by=cast.maatje).state == State.SENT


def test_the_answer_is_due_when_the_alliance_agreed(cast, story, in_state):
    referral = in_state(State.SENT)
    due = working_days_after(today(), cast.gemeente.alliance.answer_days)
    request = request_as(cast.gemeente, story.request.pk)
    assert referral.next_on == request.next_on == due
    assert request.stage == Stage.REFERRAL
    assert request.next_code == NextCode.AWAIT_ARRIVAL


def test_in_a_threat_everything_is_due_the_next_working_day(cast, story):
    with acting_as(cast.gemeente.actor()):
        story.request.change(threats=["water"])
    tomorrow = working_days_after(today(), 1)
    referral = draft_to(cast, story.request, cast.maatje.organisation)
    assert referral.next_on == tomorrow
    assert step(Verb.SEND, referral, cast).next_on == tomorrow
    assert step(Verb.ACCEPT, referral, cast).next_on == tomorrow


# Answering


@pytest.mark.parametrize("verb", [Verb.ACCEPT, Verb.DECLINE, Verb.ARRIVE])
def test_twice_is_a_friendly_word(cast, story, in_state, verb):
    before = {Verb.ARRIVE: State.ACCEPTED}.get(verb, State.SENT)
    referral = in_state(before)
    step(verb, referral, cast)
    with pytest.raises(StepRefusedError, match="Dit is al gedaan"):
        step(verb, referral, cast)


def test_declining_needs_a_reason_that_says_what_is_next(cast, story, in_state):
    referral = in_state(State.SENT)
    reason = DeclineReason.objects.get(pk="language")
    step(Verb.DECLINE, referral, cast, reason=reason, advice="Vraag Humanitas")
    declined = seen_by(cast.gemeente, referral)
    assert declined.next_step == reason.next_step
    assert declined.next_on == working_days_after(today(), reason.within_days)
    assert declined.turn is Side.SENDER
    with acting_as(cast.gemeente.actor()):
        assert ReferralQuestion.objects.get(referral=referral).text == "Vraag Humanitas"
        assert not Disclosure.objects.filter(ended_at=None).exists()


@pytest.mark.parametrize("reason", ["full", "language"])
def test_the_sender_picks_it_up_again(cast, story, in_state, reason):
    referral = in_state(State.SENT)
    reason = DeclineReason.objects.get(pk=reason)
    step(Verb.DECLINE, referral, cast, reason=reason)
    step(Verb.HANDLE, referral, cast)
    request = request_as(cast.gemeente, story.request.pk)
    assert request.next_code == reason.next_code
    assert request.next_step.lower() == reason.next_step.lower()
    assert request.stage == (Stage.TRIAGE if reason.next_code == "to_triage" else Stage.INTAKE)
    assert request.desks_seen == 2


def test_the_second_time_round_sounds_the_alarm(cast, story, in_state):
    in_state(State.HANDLED)
    assert not [row for row in mails() if "tweede keer" in row[1]]
    consent_to(story.request, cast.humanitas.organisation, cast.gemeente)
    referral = draft_to(cast, story.request, cast.humanitas.organisation)
    step(Verb.SEND, referral, cast)
    step(Verb.DECLINE, referral, cast, by=cast.humanitas)
    step(Verb.HANDLE, referral, cast)
    assert {to for to, subject, _ in mails() if "tweede keer" in subject} == {"gemeente", "loket"}
    assert request_as(cast.gemeente, story.request.pk).desks_seen == 3


def test_a_missed_meeting_keeps_it_and_tells_the_sender(cast, story, in_state):
    referral = in_state(State.ACCEPTED)
    day = today() + timedelta(days=4)
    missed = step(Verb.MISS, referral, cast, next_on=day, why="Niet thuis")
    assert (missed.state, missed.next_on) == (State.ACCEPTED, day)
    assert ("gemeente", "Een eerste contact ging niet door: er is een nieuwe datum") in {
        row[:2] for row in mails()
    }
    with acting_as(cast.gemeente.actor()):
        assert "Niet thuis" in ReferralQuestion.objects.get(referral=referral).text
    with pytest.raises(RefusedError, match="nieuwe datum"):
        step(Verb.MISS, referral, cast, next_on=None)


def test_the_sender_looks_again_when_the_receiver_is_due(cast, story, in_state):
    referral = in_state(State.ACCEPTED)
    assert request_as(cast.gemeente, story.request.pk).next_on < referral.next_on
    with acting_as(cast.gemeente.actor()):
        follow(referral.pk, by=cast.gemeente)
    assert request_as(cast.gemeente, story.request.pk).next_on == referral.next_on
    with acting_as(cast.maatje.actor()), pytest.raises(Referral.DoesNotExist):
        follow(referral.pk, by=cast.maatje)


def test_nothing_to_follow_when_nothing_is_under_way(cast, story, in_state):
    referral = in_state(State.DECLINED)
    with acting_as(cast.gemeente.actor()), pytest.raises(RefusedError):
        follow(referral.pk, by=cast.gemeente)


# Arriving


def test_at_arrival_the_receiver_pulls_the_lead(cast, story, in_state):
    referral = in_state(State.ARRIVED)
    request = request_as(cast.maatje, story.request.pk)
    assert request.lead_id == request.help_seeker.lead_id == cast.maatje.organisation_id
    assert (request.stage, request.responsible_id) == (Stage.HELP, cast.maatje.pk)
    assert request.desks_seen == 2
    with acting_as(cast.maatje.actor()):
        met = WarmHandover.objects.get(referral=referral)
        assert (met.form, met.met_on, met.lead_id) == (
            "joint_visit",
            today(),
            cast.maatje.organisation_id,
        )
        assert Intake.objects.get(request=request).lead_id == cast.maatje.organisation_id
        assert not Disclosure.objects.filter(ended_at=None).exists()


def test_the_queue_of_the_receiver_takes_it(cast, story, in_state):
    referral = in_state(State.ACCEPTED)
    step(Verb.ARRIVE, referral, cast, responsible=None)
    request = request_as(cast.maatje, story.request.pk)
    assert request.coordinator_queue
    assert request.next_code == NextCode.ASSIGN


@pytest.mark.parametrize("name", ["gemeente", "vrijwilliger"])
def test_only_somebody_of_the_receiver_who_sees_all_can_be_responsible(cast, in_state, name):
    referral = in_state(State.ACCEPTED)
    with pytest.raises(RefusedError, match="Kies"):
        step(Verb.ARRIVE, referral, cast, responsible=getattr(cast, name))
    assert seen_by(cast.maatje, referral).state == State.ACCEPTED


def test_the_sender_keeps_a_line_until_the_basis_ends(cast, story, in_state, who_sees):
    referral = in_state(State.ARRIVED)
    line = seen_by(cast.gemeente, referral)
    assert line.line == "aangekomen"
    assert line.line_until == story.consent.until
    assert request_as(cast.gemeente, story.request.pk) is None
    with acting_as(cast.maatje.actor()):
        Referral.objects.get(pk=referral.pk).change(line_until=today() - timedelta(days=1))
    assert who_sees(referral) == RECEIVERS


def test_arrival_elsewhere_stops_all_else(cast, story, in_state, who_sees):
    """Two referrals at once: who comes second finds it stopped, and nothing hangs."""
    referral = in_state(State.ACCEPTED)
    consent_to(story.request, cast.humanitas.organisation, cast.gemeente)
    other = draft_to(cast, story.request, cast.humanitas.organisation)
    step(Verb.SEND, other, cast)
    step(Verb.ACCEPT, other, cast, by=cast.humanitas)
    draft = draft_to(cast, story.request, cast.vreemd.organisation)
    step(Verb.ARRIVE, referral, cast)
    for row in (other, draft):
        assert who_sees(row) == RECEIVERS
        assert seen_by(cast.maatje, row).state == State.WITHDRAWN
    assert request_as(cast.humanitas, story.request.pk) is None


def test_another_request_of_the_same_person_comes_along(cast, story, in_state):
    with acting_as(cast.gemeente.actor()):
        second = HelpRequest.objects.get(pk=story.request.pk)
        second.pk, second.number = None, "ZZ-ZZZZ"
        second._state.adding = True
        second.id = HelpRequest._meta.pk.get_default()
        second.save(force_insert=True)
    in_state(State.ARRIVED)
    moved = request_as(cast.maatje, second.pk)
    assert moved.lead_id == cast.maatje.organisation_id
    assert moved.coordinator_queue
    assert moved.next_on


def test_nobody_pulls_what_did_not_arrive(cast, story, in_state):
    in_state(State.ACCEPTED)
    with acting_as(cast.maatje.actor()), pytest.raises(DatabaseError), transaction.atomic():
        HelpSeeker.objects.get(pk=story.request.help_seeker_id).change(
            lead=cast.maatje.organisation
        )


def test_the_person_can_travel_on(cast, story, in_state):
    """From the municipality to maatje to humanitas, and each time the file goes along."""
    in_state(State.ARRIVED)
    request = request_as(cast.maatje, story.request.pk)
    consent_to(request, cast.humanitas.organisation, cast.maatje)
    on = draft_to(cast, request, cast.humanitas.organisation, by=cast.maatje)
    step(Verb.SEND, on, cast, by=cast.maatje)
    step(Verb.ACCEPT, on, cast, by=cast.humanitas)
    step(Verb.ARRIVE, on, cast, by=cast.humanitas, responsible=cast.humanitas)
    assert request_as(cast.humanitas, request.pk).responsible_id == cast.humanitas.pk
    assert request_as(cast.maatje, request.pk) is None
    with acting_as(cast.humanitas.actor()):
        assert Referral.objects.filter(request=request).count() == 2


def travelled(cast, request, back_to):
    """From maatje, where the person arrived first, on to another organisation."""
    consent_to(request, back_to.organisation, cast.maatje)
    on = draft_to(cast, request, back_to.organisation, by=cast.maatje)
    step(Verb.SEND, on, cast, by=cast.maatje)
    step(Verb.ACCEPT, on, cast, by=back_to)
    step(Verb.ARRIVE, on, cast, by=back_to, responsible=back_to)


def test_whoever_leads_now_takes_back_an_old_consent(cast, story, in_state):
    """The line of the first sender ends too, although the lead took no part in that referral."""
    first = in_state(State.ARRIVED)
    travelled(cast, request_as(cast.maatje, story.request.pk), cast.humanitas)
    with acting_as(cast.humanitas.actor()):
        withdraw_consent(story.consent.pk, by=cast.humanitas)
        assert Referral.objects.get(pk=first.pk).line_until < today()


def test_back_with_the_first_sender_who_then_takes_back_the_consent(cast, story, in_state):
    first = in_state(State.ARRIVED)
    request = request_as(cast.maatje, story.request.pk)
    back = draft_to(cast, request, cast.gemeente.organisation, by=cast.maatje)
    step(Verb.SEND, back, cast, by=cast.maatje)
    step(Verb.ACCEPT, back, cast, by=cast.gemeente)
    step(Verb.ARRIVE, back, cast, by=cast.gemeente, responsible=cast.gemeente)
    assert request_as(cast.gemeente, request.pk).lead_id == cast.gemeente.organisation_id
    with acting_as(cast.gemeente.actor()):
        withdraw_consent(story.consent.pk, by=cast.gemeente)
        assert Referral.objects.get(pk=first.pk).state == State.ARRIVED


def test_what_was_shared_ended_before_arrival(cast, story, in_state):
    """A basis that is gone: no arrival, a word that helps, and nothing half written."""
    referral = in_state(State.ACCEPTED)
    with acting_as(cast.gemeente.actor()):
        end(referral.disclosure, by=cast.gemeente)
    with pytest.raises(RefusedError, match="intussen gestopt"):
        step(Verb.ARRIVE, referral, cast)
    assert seen_by(cast.maatje, referral).state == State.ACCEPTED
    with acting_as(cast.gemeente.actor()):
        assert not WarmHandover.objects.exists()
    assert step(Verb.DECLINE, referral, cast).state == State.DECLINED


# Consent taken back


@pytest.mark.parametrize("state", [State.SENT, State.ACCEPTED, State.ARRIVED])
@pytest.mark.parametrize("by_person", [True, False])
def test_taking_back_a_consent_stops_what_was_sent_on_it(
    cast, story, in_state, who_sees, state, by_person
):
    referral = in_state(state)
    lead = cast.maatje if state is State.ARRIVED else cast.gemeente
    person = Actor(
        organisation=str(lead.organisation_id),
        alliance=str(lead.alliance_id),
        sees=Sees.OWN_REQUEST,
        request=str(story.request.pk),
    )
    by = None if by_person else lead
    with acting_as(person if by_person else lead.actor()):
        withdraw_consent(story.consent.pk, by=by)
        check_deferred()
    assert who_sees(referral) == {"maatje" if state is State.ARRIVED else "gemeente"}
    assert who_sees(story.request) == {"maatje" if state is State.ARRIVED else "gemeente"}
    request = request_as(lead, story.request.pk)
    assert request.next_step
    assert request.next_on
    if state is not State.ARRIVED:
        assert seen_by(lead, referral).state == State.WITHDRAWN


def test_a_draft_waits_for_a_new_consent(cast, story, in_state):
    referral = in_state(State.DRAFT)
    with acting_as(cast.gemeente.actor()):
        withdraw_consent(story.consent.pk, by=cast.gemeente)
    assert seen_by(cast.gemeente, referral).state == State.DRAFT
    with pytest.raises(NoLegalBasis):
        step(Verb.SEND, referral, cast)


# Questions


def test_both_sides_ask_and_answer_and_nobody_else(cast, story, in_state, who_sees):
    referral = in_state(State.SENT)
    with acting_as(cast.maatje.actor()):
        question = ask(referral.pk, "Spreekt zij Turks?", by=cast.maatje)
    with acting_as(cast.gemeente.actor()):
        ask(referral.pk, "Ja", by=cast.gemeente)
        assert ReferralQuestion.objects.count() == 2
    assert who_sees(question) == SENDERS | RECEIVERS
    with acting_as(cast.vreemd.actor()), pytest.raises(Referral.DoesNotExist):
        ask(referral.pk, "Wie is dit?", by=cast.vreemd)


@pytest.mark.parametrize("state", [State.DRAFT, State.ARRIVED, State.HANDLED])
def test_no_questions_when_nothing_is_under_way(cast, story, in_state, state):
    referral = in_state(state)
    with acting_as(cast.gemeente.actor()), pytest.raises(RefusedError):
        ask(referral.pk, "Hoe gaat het?", by=cast.gemeente)


# What failed leaves nothing behind


def test_every_step_is_recorded(cast, story, in_state):
    in_state(State.ARRIVED)
    seen = set()
    for worker in (cast.gemeente, cast.maatje):
        with acting_as(worker.actor()):
            seen |= set(
                Event.objects.filter(request_id=story.request.pk).values_list("what", flat=True)
            )
    assert seen >= {"referrals.made", "referrals.send", "referrals.accept", "referrals.arrive"}


def test_a_log_that_fails_leaves_nothing_behind(cast, story, in_state, monkeypatch):
    referral = in_state(State.ACCEPTED)

    def broken(*_args, **_more):
        raise RuntimeError

    monkeypatch.setattr("ketenloket.chain.referrals.actions.steps.record", broken)
    sent_before = mails()
    with pytest.raises(RuntimeError):
        step(Verb.ARRIVE, referral, cast)
    assert seen_by(cast.maatje, referral).state == State.ACCEPTED
    assert request_as(cast.gemeente, story.request.pk).lead_id == cast.gemeente.organisation_id
    assert mails() == sent_before


def test_without_an_intake_the_packet_still_says_what_was_ticked(cast):
    request = lead_by(cast.gemeente)
    referral = draft_to(cast, request, cast.vreemd.organisation)
    assert referral.packet["number"] == request.number
    add_intake(request, cast.gemeente)
    consent_to(request, cast.vreemd.organisation, cast.gemeente)
    assert step(Verb.SEND, referral, cast).packet["needs"]


def test_helpers_of_the_fixtures_agree_with_the_table(cast):
    for state, verbs in ROAD.items():
        now = State.DRAFT
        for verb in verbs:
            side = Side.RECEIVER if who(verb, cast) is cast.maatje else Side.SENDER
            side = Side.CLOCK if verb is Verb.EXPIRE else side
            now = next_state(verb, now, side)
        assert now is state
    assert details(Verb.ACCEPT, cast) == {}
    assert take
