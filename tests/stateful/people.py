"""What people do in the stories of silence, and do not do; and that time passes over it."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, initialize, multiple, rule

from ketenloket.chain.desk.actions import (
    Attempt,
    end_rest,
    log_attempt,
    start_rest,
    take_over,
    try_once_more,
)
from ketenloket.chain.desk.rules import Status
from ketenloket.chain.referrals.rules import Verb
from ketenloket.chain.trajectories.actions import (
    Answer,
    add_note,
    answer_ceiling,
    choose_form,
    hand_over,
    record_check,
    who_agrees,
)
from ketenloket.chain.trajectories.models import AftercareCheck, Assignment
from ketenloket.chain.trajectories.rules import CHOICES
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations.actions import end_worker
from ketenloket.network.organisations.rules import Duty
from tests.stateful.oracle import Given
from tests.stateful.promises import Promises
from tests.stateful.story import REFUSED, RIGHT

SPANS = {"a night": 1, "a weekend": 3, "a week": 7, "two weeks": 14, "a month": 31}
places = st.sampled_from(["maatje", "gemeente", "humanitas", "vreemd"])
_DESK, _CASES = {Duty.DESK, Duty.CASES}, {Duty.CASES}


class People(Promises):
    """Beside promises and applications: all that somebody can do for a person, or leave."""

    cases = Bundle("cases")

    @rule(span=st.sampled_from([*SPANS, "a night", "a weekend", "a week"]))
    def time_passes(self, span):
        clock = self.story.clock
        clock._set(clock.now + timedelta(days=SPANS[span]))

    @initialize(target=cases, far=st.integers(0, 8), to=places)
    def the_first(self, far, to):
        case = self.story.sign_up(threatened=False)
        for _step in range(far):
            self.story.go_on(case, to)
        return case

    @rule(target=cases, threatened=st.sampled_from([False, False, True]), desk=st.booleans())
    def somebody_comes(self, threatened, desk):
        if len(self.story.cases) >= 8:  # a desk has more, a story that one can read has not
            return multiple()
        if desk:
            return self.story.walk_in(RIGHT) or multiple()
        return self.story.sign_up(threatened=threatened)

    @rule(case=cases, to=places)
    def go_on(self, case, to):
        self.story.go_on(case, to)

    @rule(case=cases, what=st.sampled_from(["take_up", "plan_intake", "read_messages"]))
    def at_the_desk(self, case, what):
        getattr(self.story, what)(case, RIGHT)

    @rule(case=cases, result=st.sampled_from(["no_answer", "spoken"]))
    def attempt(self, case, result):
        self.story.attempt(case, RIGHT, "phone", result)

    @rule(case=cases)
    def a_threat_appears(self, case):
        self.story.intake(case, RIGHT, sign="", threatened=True)

    @rule(case=cases, what=st.sampled_from(["message", "take_back_own"]))
    def the_person(self, case, what):
        getattr(self.story, what)(case)

    @rule(
        case=cases,
        what=st.sampled_from([Verb.WITHDRAW, Verb.DECLINE, Verb.HANDLE, Verb.MISS, Verb.ACCEPT]),
    )
    def with_the_referral(self, case, what):
        self.story.step(case, 0, what, RIGHT)

    @rule(
        case=cases,
        to=places,
        what=st.sampled_from(["decline", "handle", "miss", "withdraw", "take_back"]),
    )
    def a_referral_goes_wrong(self, case, to, what):
        self.story.setback(case, to, what, accepted=what == "miss")

    @rule(case=cases, to=st.one_of(st.none(), st.just("medewerker")), queue=st.booleans())
    def next_step(self, case, to, queue):
        self.story.next_step(case, RIGHT, to, queue=queue and not to)

    @rule(case=cases, days=st.sampled_from([2, 30]), result=st.sampled_from(["held", "no_show"]))
    def an_appointment(self, case, days, result):
        if case.appointments and days == 2:
            self.story.result(case, RIGHT, result)
        else:
            self.story.appointment(case, RIGHT, days)

    @rule(case=cases, outcome=st.sampled_from(["goal_reached", "stopped_by_person"]))
    def closes(self, case, outcome):
        if case.under_way() is None and case.arrivals:
            self.story.end(case, RIGHT, outcome)

    @rule(case=cases, to=places)
    def it_ends_well(self, case, to):
        """The help began and ended; what comes after is aftercare."""
        if self._is_helped(case, to):
            self.closes(case, "goal_reached")

    @rule(case=cases, to=places)
    def it_takes_long(self, case, to):
        """As often as the form of help allows, and more."""
        if self._is_helped(case, to):
            self.a_form_of_help(case, "forms_brigade")
            self.visits(case, 4)

    @rule(case=cases)
    def nobody_picks_up_the_stop(self, case):
        if case.open:
            self.story.too_heavy(case, RIGHT)
            self.time_passes("a week")

    def _is_helped(self, case, to):
        if case.open and not case.arrivals and self.story.until("accepted", case, to):
            self.story.go_on(case, to)
        return case.open and case.arrivals

    @rule(case=cases, to=places)
    def nobody_answers(self, case, to):
        if self.story.until("sent", case, to):
            self.time_passes("two weeks")

    @rule(case=cases)
    def nobody_can_be_reached(self, case):
        """All that is possible was tried; only then this outcome is one."""
        if not case.open or case.under_way():
            return
        for part, channel in (
            ("morning", "phone"),
            ("evening", "phone"),
            ("morning", "text_message"),
            ("afternoon", "phone"),
            ("morning", "others"),
        ):
            self.time_passes("a night")
            tried = Attempt(channel, part, "no_answer")
            done = self._desk(
                case, "try", lambda by, tried=tried: log_attempt(case.pk, tried, by=by)
            )
            if done is not REFUSED:
                case.kinds.add("attempt")
        self.story.end(case, RIGHT, "no_contact")

    @rule(case=cases, result=st.sampled_from(["no_answer", "spoken"]))
    def once_more(self, case, result):
        if case.open:
            return
        tried = Attempt("phone", "evening", result)
        done = self._desk(case, "once more", lambda by: try_once_more(case.pk, tried, by=by))
        if done is not REFUSED:
            case.kinds.add("attempt")
            case.open = done.status == Status.OPEN

    @rule(case=cases, form=st.sampled_from(["forms_brigade", "short", "long", "crisis"]))
    def a_form_of_help(self, case, form):
        if case.arrivals and case.open:
            self._help(case, "form", lambda by: choose_form(case.pk, form, by=by))

    @rule(case=cases, times=st.integers(1, 4))
    def visits(self, case, times):
        for _time in range(times if case.arrivals and case.open else 0):
            self.time_passes("a night")
            today = self.story.clock.today
            done = self._help(
                case,
                "visit",
                lambda by, on=today: add_note(
                    case.pk, kind="visit", happened_on=on, text="Post", by=by
                ),
            )
            if done is not REFUSED:
                case.kinds.add("note")

    @rule(case=cases, answer=st.sampled_from(CHOICES), days=st.sampled_from([1, 20, 180]))
    def answers_at_the_ceiling(self, case, answer, days):
        until = self.story.clock.today + timedelta(days=days)

        def do(by):
            said = Answer(answer, "Zo is het", until, 2, True, who_agrees(by)[0])
            return answer_ceiling(case.pk, said, by=by)

        if case.open:
            self._help(case, "answer at a ceiling", do)

    @rule(case=cases, result=st.sampled_from(["well", "relapse"]))
    def aftercare(self, case, result):
        def do(by):
            check = AftercareCheck.objects.get(request_id=case.pk, done_at__isnull=True)
            return record_check(check.pk, result, "", by=by)

        if case.open or not self._waits(case):
            return
        done = self._help(case, "aftercare", do)
        if done is not REFUSED:
            case.open = done.status == Status.OPEN

    def _waits(self, case):
        for actor in self._eyes():
            with acting_as(actor):
                if AftercareCheck.objects.filter(request_id=case.pk, done_at=None).exists():
                    return True
        return False

    def _help(self, case, what, do):
        return self.story.on(case, RIGHT, _CASES, what, do)

    @rule(case=cases, days=st.sampled_from([1, 10, 60, 200]))
    def rest(self, case, days):
        until = self.story.clock.today + timedelta(days=days)
        self._desk(
            case,
            "rest",
            lambda by: start_rest(case.pk, until=until, note="Eerst slapen", by=by),
        )

    @rule(case=cases)
    def rest_ends(self, case):
        self._desk(case, "rest ends", lambda by: end_rest(case.pk, by=by))

    @rule(case=cases)
    def a_coordinator_takes_over(self, case):
        def do(by):
            on = self.story.clock.today + timedelta(days=2)
            return take_over(case.pk, responsible=by, on=on, by=by)

        self._desk(case, "take over", do)

    def _desk(self, case, what, do):
        return self.story.on(case, RIGHT, _DESK, what, do)

    @rule(leaver=st.sampled_from(["medewerker", "vrijwilliger", "andere", "chef", "tweede", "derde",
                                  "loket", "gemeente"]), to=st.integers(0, 3))  # fmt: skip
    def somebody_leaves(self, leaver, to):
        """First everything they hold is handed over, in one go; then they leave."""
        story, worker = self.story, self.story.world.workers[leaver]
        here = [
            name
            for name, other in story.active().items()
            if other.organisation_id == worker.organisation_id and name != leaver
        ]
        boss = next((n for n in here if story.world.workers[n].has(Duty.COORDINATE)), None)
        handles = [n for n in here if story.world.workers[n].has(Duty.CASES)]
        if leaver in story.gone or boss is None or not handles:
            return
        heir = story.world.workers[handles[to % len(handles)]] if to else None

        def go(by):
            held = {case.pk: heir for case in story.cases}
            hand_over(story._fresh(worker), held, by=by)
            end_worker(story._fresh(worker), by=by)
            return list(
                Assignment.objects.filter(
                    organisation_id=by.organisation_id, ended_at__isnull=True
                ).values_list("pk", "request_id", "worker_id")
            )

        done = story.act(boss, {Duty.COORDINATE}, go)
        if not story._count("leaves", done):
            return
        story.gone.add(leaver)
        self._helpers_now(worker.organisation.name, done)

    def _helpers_now(self, organisation, rows):
        """Who helps whom there, after a handover."""
        names = {worker.pk: name for name, worker in self.story.world.workers.items()}
        for case in self.story.cases:
            now = {pk: names[worker] for pk, request, worker in rows if request == case.pk}
            for given in case.given:
                if given.organisation == organisation:
                    given.ended |= given.pk not in now
            known = {given.pk for given in case.given}
            case.given += [
                Given(pk, name, organisation) for pk, name in now.items() if pk not in known
            ]
