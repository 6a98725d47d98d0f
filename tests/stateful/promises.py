"""What people promise, apply for and ask each other along the way; and do, or do not.

Each of these has a day, and when nobody acts it climbs.
"""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, rule

from ketenloket.chain.applications.actions import Filled, choose, fill_in
from ketenloket.chain.escalation.rules import Outcome
from ketenloket.chain.trajectories.actions import (
    Promised,
    ask_along,
    finish_task,
    promise,
    send_along,
    stay_home,
)
from ketenloket.network.organisations.rules import Duty
from tests.stateful.machine import StoryMachine
from tests.stateful.story import REFUSED, RIGHT

DAYS = st.sampled_from([1, 4, 15, 60])
_CASES, _HELP = {Duty.CASES}, {Duty.HELP}


class Promises(StoryMachine):
    """Promises, applications and questions to come along; and what became of stops."""

    cases = Bundle("cases")

    def __init__(self) -> None:
        super().__init__()
        self.tasks, self.applied, self.along = {}, {}, {}

    @rule(case=cases, days=DAYS, worker=st.booleans())
    def somebody_promises(self, case, days, worker):
        until = self.story.clock.today + timedelta(days=days)

        def do(by):
            return promise(case.pk, Promised(by if worker else None, "Belt", until), by=by)

        self._keep(self.tasks, case, "promise", do)

    @rule(case=cases, why=st.sampled_from(["", "Niet meer nodig"]))
    def a_promise_is_kept(self, case, why):
        if pk := self.tasks.get(case.pk):
            self._again(case, "promise kept", lambda by: finish_task(pk, by=by, dropped=why))

    @rule(case=cases, days=DAYS)
    def somebody_applies(self, case, days):
        today = self.story.clock.today
        filled = Filled(applied_on=today, due_on=today + timedelta(days=days))

        def do(by):
            return fill_in(choose(case.pk, "zorgtoeslag", by=by).pk, filled, by=by)

        self._keep(self.applied, case, "apply", do)

    @rule(case=cases, result=st.sampled_from(["refused", "granted", ""]))
    def an_answer_comes(self, case, result):
        """Or the wait is longer than was thought."""
        if pk := self.applied.get(case.pk):
            today = self.story.clock.today
            later = None if result else today + timedelta(days=20)
            filled = Filled(
                applied_on=today, due_on=later, result=result, decided_on=today if result else None
            )
            self._again(case, f"answer: {result}", lambda by: fill_in(pk, filled, by=by))

    @rule(case=cases, to=st.sampled_from(["maatje", "gemeente", "humanitas"]))
    def another_is_asked_along(self, case, to):
        """Whoever said yes to a referral, and did not meet the person yet, comes along."""
        sent = self.story.until("accepted", case, to)
        if sent is None:
            return
        self.story.appointment(case, RIGHT, 30)
        whom = self.story.world.organisations[sent.receiver]

        def do(by):
            return ask_along(case.appointments[-1], role="supports", by=by, whom=whom)

        if case.appointments:
            self._keep(self.along, case, "ask along", do)

    @rule(case=cases, goes=st.booleans())
    def they_say_who_comes(self, case, goes):
        if not (asked := self.along.get(case.pk)):
            return
        names = {place.pk: name for name, place in self.story.world.organisations.items()}
        who = self.story.worker_of(names[asked.organisation_id])
        worker = self.story.world.workers[who]

        def do(by):
            return send_along(asked.pk, worker, by=by) if goes else stay_home(asked.pk, by=by)

        self.story._count("comes along", self.story.act(who, _HELP, do))

    @rule(case=cases, outcome=st.sampled_from(["", Outcome.PART]))
    def a_stop_is_answered(self, case, outcome):
        self.story.answer_stop(case, RIGHT, outcome)

    def _keep(self, where, case, what, do):
        made = self.story.on(case, RIGHT, _CASES, what, do)
        if made is not REFUSED:
            where[case.pk] = made if where is self.along else made.pk

    def _again(self, case, what, do):
        """What is known by its key: who leads the person may have changed, and see it no more."""
        name = self.story._who(RIGHT, case.lead)
        self.story._count(what, self.story.act(name, _CASES, do))
