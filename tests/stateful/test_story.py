"""T11: after every step of a random story nobody is lost, and everybody sees what they may.

Stories run over desk, intake, consent, the table, referrals and help, with fourteen workers of six
organisations, and jump through weekends, holidays, the nights of summer time and 29 February. Any
step may be refused; none may fail. After each of them it is asked of the database, as every
organisation, in SQL and through the models: an open request has one lead, an active worker of it or
its queue, a next step and a date; a closed one has an outcome, who and when; all that came in is
there; and what each worker and each person sees is what an oracle in Python says (`oracle`), which
knows only the story. A failure prints the story as the shortest program that brings it about.
"""

from collections import Counter

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Status
from ketenloket.chain.referrals.rules import Verb
from ketenloket.foundation.tenancy.acting import NOBODY, Actor, Sees, acting_as, set_actor
from tests.conftest import ROLES
from tests.stateful import probe
from tests.stateful.clock import JUMPS
from tests.stateful.machine import StoryMachine
from tests.stateful.oracle import ALL
from tests.stateful.story import MORE, RIGHT, World

WORKERS = tuple(ROLES | MORE)
hands = st.sampled_from([RIGHT] * 24 + list(WORKERS))
places = st.sampled_from(["maatje", "gemeente", "humanitas", "vreemd", "loket"])
workers = st.sampled_from(WORKERS)
newest = st.sampled_from([0, 0, 0, 1, 2])
seldom = st.sampled_from([False, False, False, True])


class Stories(StoryMachine):
    """What can happen, in any order."""

    cases = Bundle("cases")

    def __init__(self) -> None:
        super().__init__()
        self.held: set[str] = set()

    # What comes in

    # Few rules with many ways each: every story then meets most of them.

    @initialize(target=cases, at_maatje=st.booleans(), to=places, far=st.integers(0, 8))
    def the_first(self, at_maatje, to, far):
        """A story may begin in the middle; what went before is a story too."""
        case = self.story.walk_in("maatje") if at_maatje else self.story.sign_up(threatened=False)
        for _step in range(far):
            self.story.go_on(case, to)
            self.nobody_is_lost()
            self.everybody_sees_what_they_may()
        return case

    @rule(target=cases, threatened=st.booleans())
    def sign_up(self, threatened):
        return self.story.sign_up(threatened=threatened)

    @rule(target=cases, who=st.sampled_from([RIGHT, *WORKERS]))
    def walk_in(self, who):
        return self.story.walk_in(who) or multiple()

    @rule(
        case=cases,
        who=hands,
        what=st.sampled_from(["take_up", "plan_intake", "correct", "new_code", "read_messages"]),
    )
    def at_the_desk(self, case, who, what):
        getattr(self.story, what)(case, who)

    @rule(
        case=cases,
        who=hands,
        channel=st.sampled_from(["phone", "home_visit"]),
        result=st.sampled_from(["no_answer", "spoken", "wrong_number"]),
    )
    def attempt(self, case, who, channel, result):
        self.story.attempt(case, who, channel, result)

    @rule(case=cases, what=st.sampled_from(["message", "take_back_own", "sign_up_again"]))
    def the_person(self, case, what):
        getattr(self.story, what)(case)

    @rule(case=cases, who=hands, sign=st.sampled_from(["", "", "unsafe"]), threatened=seldom)
    def intake(self, case, who, sign, threatened):
        self.story.intake(case, who, sign=sign, threatened=threatened)
        self.story.complete(case, who)

    @rule(
        case=cases,
        who=hands,
        to=places,
        covers=st.sampled_from([ALL, ALL, ALL, ALL - {"notes"}]),
        days=st.sampled_from([90, 90, 0, 10, 400]),
    )
    def consent(self, case, who, to, covers, days):
        self.story.consent(case, who, to, covers, days)

    @rule(who=hands, days=st.sampled_from([0, 1, 5]))
    def plan_meeting(self, who, days):
        self.story.plan_meeting(who, days)

    @rule(
        case=cases,
        who=hands,
        what=st.sampled_from(["bring", "refer", "keep", "no_fit", "ask_more", "take_off", "close"]),
        to=places,
    )
    def at_the_table(self, case, who, what, to):
        match what:
            case "close":
                self.story.close_meeting(who)
            case "bring" | "take_off":
                getattr(self.story, what)(case, who)
            case _:
                self.story.decide(case, who, what, to)

    @rule(case=cases, to=places)
    def go_on(self, case, to):
        self.story.go_on(case, to)

    @rule(case=cases, to=places)
    def go_on_further(self, case, to):
        for _step in range(4):
            self.story.go_on(case, to)

    @rule(case=cases, who=hands, to=places)
    def refer(self, case, who, to):
        self.story.refer(case, who, to)

    @rule(
        case=cases,
        which=newest,
        what=st.sampled_from(["told", "ask", "answer", *Verb.values]),
        who=hands,
        queue=seldom,
    )
    def step(self, case, which, what, who, queue):
        match what:
            case "told":
                self.story.told(case, who)
            case "ask" | "answer":
                self.story.ask(case, who, receiver=what == "answer")
            case _:
                self.story.step(case, which, Verb(what), who, queue=queue)

    @rule(
        case=cases,
        to=places,
        what=st.sampled_from(["decline", "handle", "withdraw", "miss", "own", "take_back"]),
        accepted=st.booleans(),
    )
    def setback(self, case, to, what, accepted):
        self.story.setback(case, to, what, accepted=accepted)

    @rule(case=cases, who=hands, to=st.sampled_from([RIGHT] * 14 + list(WORKERS)))
    def assign(self, case, who, to):
        self.story.assign(case, who, to)

    @rule(case=cases, to=st.sampled_from(["vrijwilliger", "andere", "helper"]))
    def assign_at_receiver(self, case, to):
        by = {"vrijwilliger": "maatje", "andere": "maatje", "helper": "humanitas"}[to]
        self.story.assign(case, by, to)

    @rule(case=cases, who=hands, which=newest, first=st.booleans())
    def unassign(self, case, who, which, first):
        if first:
            self.story.assign(case, RIGHT, RIGHT)
        self.story.unassign(case, who, which)

    @rule(
        case=cases,
        who=st.one_of(hands, workers),
        what=st.sampled_from(["note", "goal", "reach", "appointment", "held", "no_show"]),
        later=st.sampled_from([0, 2, 30, 400]),
    )
    def helping(self, case, who, what, later):
        match what:
            case "note":
                self.story.note(case, who, then=bool(later))
            case "appointment":
                self.story.appointment(case, who, later)
            case "goal" | "reach":
                getattr(self.story, what)(case, who)
            case _:
                self.story.result(case, who, what)

    @rule(case=cases, who=hands, first=st.booleans())
    def too_heavy(self, case, who, first):
        if first:
            self.story.assign(case, RIGHT, RIGHT)
        self.story.too_heavy(case, who)

    @rule(case=cases, who=hands, outcome=st.sampled_from(["", "stays", "part", "part"]))
    def answer_stop(self, case, who, outcome):
        self.story.answer_stop(case, who, outcome)

    @rule(case=cases, who=hands, to=st.one_of(st.none(), workers), queue=seldom)
    def next_step(self, case, who, to, queue):
        self.story.next_step(case, who, to, queue=queue)

    @rule(
        case=cases,
        who=hands,
        outcome=st.sampled_from(["goal_reached", "no_contact", "stopped_by_person"]),
    )
    def exit(self, case, who, outcome):
        self.story.end(case, who, outcome)

    @rule(jump=st.sampled_from(JUMPS))
    def time_passes(self, jump):
        self.story.clock.jump(jump)

    @rule(worker=workers, who=hands)
    def leave(self, worker, who):
        self.story.leave(worker, who, self.held)

    # What always holds

    @invariant()
    def nobody_is_lost(self):
        """In SQL, as somebody of every organisation that handles cases."""
        story = self.story
        eyes = {}
        for name, worker in story.active().items():
            if worker.role.sees == Sees.ORGANISATION:
                eyes[worker.organisation.name] = story.world.workers[name]
        found = probe.facts(worker.actor() for worker in eyes.values())
        wrong = {str(case): text for case in story.cases for pk, *_, text in found if pk == case.pk}
        assert not any(wrong.values()), wrong
        names = {o.pk: o.name for o in story.world.organisations.values()}
        there = sorted((pk, status, names[lead], n) for pk, status, lead, n, *_ in found)
        told = sorted(
            (case.pk, "open" if case.open else "closed", case.lead, case.arrivals)
            for case in story.cases
        )
        assert there == told, "what came in is not what is there"
        self._no_volunteer_holds_what_stopped(found)
        self._as_models_say(eyes)

    def _no_volunteer_holds_what_stopped(self, found):
        stopped = {case.pk for case in self.story.cases if case.stopped}
        assert {pk for pk, *_, stops, _helpers, _text in found if stops} == stopped
        world = self.story.world.workers.values()
        volunteers = {worker.pk for worker in world if worker.role.sees == Sees.ASSIGNED}
        held = [pk for pk, *_, helpers, _ in found if pk in stopped and volunteers & set(helpers)]
        assert not held, f"volunteers hold what is stopped: {held}"

    def _as_models_say(self, eyes):
        """The same through the models; and who is responsible for something, for `leave`.

        As the leads only: that nobody else has one too, SQL has just said.
        """
        seen, self.held = Counter(), set()
        names = {worker.pk: name for name, worker in self.story.world.workers.items()}
        leads = {case.lead for case in self.story.cases}
        with acting_as(NOBODY):
            for worker in (eyes[lead] for lead in sorted(leads)):
                set_actor(worker.actor())
                rows = HelpRequest.objects.filter(lead_id=worker.organisation_id)
                for request in rows.select_related("responsible"):
                    seen[request.status] += 1
                    if request.status == Status.OPEN:
                        self._one_open(request, names)
        assert seen[Status.OPEN] + seen[Status.CLOSED] == len(self.story.cases)
        assert seen[Status.OPEN] == sum(case.open for case in self.story.cases)

    def _one_open(self, request, names):
        assert request.next_step.strip()
        assert request.next_on is not None
        if request.responsible is None:
            assert request.coordinator_queue
            return
        assert not request.coordinator_queue
        assert request.responsible.active
        assert request.responsible.organisation_id == request.lead_id
        self.held.add(names[request.responsible_id])

    @invariant()
    def everybody_sees_what_they_may(self):
        """What the database shows to every worker and every person, beside the oracle."""
        story, today = self.story, self.story.clock.today
        workers = story.active()
        actors = {name: worker.actor() for name, worker in workers.items()}
        people = {f"{case} itself": case for case in story.cases}
        for name, case in people.items():
            actors[name] = self._person(case)
        seen = probe.seen_by(actors)
        for name, worker in workers.items():
            may = set()
            for case in story.cases:
                may |= case.rows(case.shown(name, worker, today)) | case.referrals(worker)
            assert seen[name] == may, self._difference(name, seen[name], may)
        for name, case in people.items():
            # Notes of helpers are shown on request, not in Mijn hulp.
            may = {row for row in case.rows(ALL) if row[0] != "note"}
            may |= {("referral", sent.pk) for sent in case.sent}
            assert seen[name] == may, self._difference(name, seen[name], may)

    def _person(self, case):
        lead = self.story.world.organisations[case.lead]
        return Actor(
            organisation=str(lead.pk),
            alliance=str(lead.alliance_id),
            sees=Sees.OWN_REQUEST,
            request=str(case.pk),
        )

    def _difference(self, name, seen, may):
        whose = {key: case for case in self.story.cases for key in (case.pk, case.person)}
        whose |= {sent.pk: case for case in self.story.cases for sent in case.sent}

        def words(rows):
            return sorted(f"{kind} of {whose.get(key, key)}" for kind, key in rows) or "nothing"

        return f"{name} sees too much: {words(seen - may)}; too little: {words(may - seen)}"


ROAD = (
    "sign up", "intake", "consent", "bring", "decide", "send", "accept", "arrive", "assign",
    "too heavy", "stop, part",
)  # fmt: skip


@pytest.fixture
def stories(alliance, database_clock):
    """The machine, in a world of its own."""
    Stories.world, Stories.counts = World(alliance), Counter()
    return Stories


@pytest.mark.slow
def test_nobody_gets_lost_in_any_story(stories, profile):
    """T11: 50 stories of 30 steps; HYPOTHESIS_PROFILE=nightly for a thousand of 50."""
    run_state_machine_as_test(stories, settings=profile)
    counts = stories.counts
    print("\n", dict(sorted(counts.items())))  # noqa: T201 - the honest numbers, with -s
    never = [what for what in ROAD if not counts[f"{what}: done"]]
    assert not never, "the stories never came there: they prove nothing about it"


# Stories that were found, or that chance may not meet in fifty.
KNOWN = {
    f"{what} after {'accepting' if accepted else 'sending'} to {to}": [
        lambda s, c, what=what, to=to, accepted=accepted: s.setback(c, to, what, accepted=accepted),
        lambda s, c, to=to: s.go_on_further(c, to),
    ]
    for what in ("decline", "handle", "withdraw", "miss", "own", "take_back")
    for to in ("maatje", "gemeente")
    for accepted in (False, True)
} | {
    "the lead comes back and the volunteer of then was not asked again": [
        lambda s, c: s.go_on_further(c, "maatje"),
        lambda s, c: s.go_on_further(c, "maatje"),
        lambda s, c: s.go_on_further(c, "gemeente"),
        lambda s, c: s.leave("vrijwilliger", RIGHT),
        lambda s, c: s.go_on_further(c, "maatje"),
    ],
    "a volunteer of the receiver stays when the lead plans something": [
        lambda s, c: s.setback(c, "maatje", "miss", accepted=True),
        lambda s, c: s.assign_at_receiver(c, "vrijwilliger"),
        lambda s, c: s.assign(c, "loketleiding", "loket"),
        lambda s, c: s.go_on(c, "maatje"),
    ],
    "a consent runs out": [
        lambda s, c: s.setback(c, "maatje", "miss", accepted=True),
        lambda s, c: s.assign_at_receiver(c, "andere"),
        lambda s, c: s.time_passes("half a year"),
        lambda s, c: s.go_on(c, "maatje"),
    ],
    "the public task runs out on 29 February": [
        lambda s, c: s.time_passes("29 February"),
        lambda s, c: s.setback(c, "gemeente", "miss", accepted=True),
        *[lambda s, c: s.time_passes("half a year")] * 2,
        *[lambda s, c: s.time_passes("a night")] * 2,
        lambda s, c: s.time_passes("a minute before midnight"),
        lambda s, c: s.go_on(c, "gemeente"),
    ],
    "a helper of who withdrew is not back when the person comes there after all": [
        lambda s, c: s.setback(c, "humanitas", "miss", accepted=True),
        lambda s, c: s.assign_at_receiver(c, "helper"),
        lambda s, c: s.step(c, 0, Verb.WITHDRAW, RIGHT, queue=False),
        *[lambda s, c: s.go_on_further(c, "maatje")] * 2,
        *[lambda s, c: s.go_on_further(c, "humanitas")] * 3,
    ],
    "two volunteers of two organisations stop, and one may begin again": [
        lambda s, c: s.setback(c, "maatje", "miss", accepted=True),
        lambda s, c: s.assign_at_receiver(c, "vrijwilliger"),
        lambda s, c: s.step(c, 0, Verb.ARRIVE, RIGHT, queue=False),
        lambda s, c: s.assign_at_receiver(c, "vrijwilliger"),
        lambda s, c: s.setback(c, "humanitas", "miss", accepted=True),
        lambda s, c: s.assign_at_receiver(c, "helper"),
        lambda s, c: s.too_heavy(c, RIGHT, first=False),
        *[lambda s, c, to=to: s.assign_at_receiver(c, to) for to in ("andere", "helper")],
        lambda s, c: s.answer_stop(c, RIGHT, "part"),
        lambda s, c: s.assign_at_receiver(c, "andere"),
    ],
    "everything ends": [
        lambda s, c: s.go_on_further(c, "maatje"),
        lambda s, c: s.go_on_further(c, "maatje"),
        lambda s, c: s.exit(c, RIGHT, "goal_reached"),
        lambda s, c: s.leave("vrijwilliger", RIGHT),
        lambda s, c: s.at_the_desk(c, RIGHT, "take_up"),
    ],
}


@pytest.mark.parametrize("steps", KNOWN.values(), ids=KNOWN)
def test_a_known_story(stories, steps):
    """T11: the same questions after each step of stories that once went wrong, or are rare."""
    state = stories()
    try:
        case = state.story.sign_up(threatened=False)
        for step in steps:
            step(state, case)
            state.nobody_is_lost()
            state.everybody_sees_what_they_may()
    finally:
        state.teardown()
