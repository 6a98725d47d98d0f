"""What people do in a story: the product's own actions, and beside them what we know ourselves."""

from collections import Counter
from collections.abc import Callable, Collection
from datetime import datetime, time, timedelta
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import connection

from ketenloket.chain.desk.actions import (
    Attempt,
    Details,
    Registration,
    follow_up_hash,
    log_attempt,
    mark_read,
    new_follow_up_code,
    plan_intake,
    register,
    register_at_front_door,
    take_up,
)
from ketenloket.chain.desk.actions import correct_details as correct
from ketenloket.chain.desk.models import HelpRequest, SeekerMessage
from ketenloket.chain.desk.rules import working_days_after
from ketenloket.chain.escalation.actions import decide as decide_limit
from ketenloket.chain.escalation.actions import notice, pick_up
from ketenloket.chain.escalation.models import Escalation
from ketenloket.chain.escalation.rules import Outcome, Source
from ketenloket.chain.intake.actions import complete_intake, save_intake
from ketenloket.chain.intake.rules import IntakeContent
from ketenloket.chain.referrals.actions import ask, make_referral, note_told, take
from ketenloket.chain.referrals.models import DeclineReason
from ketenloket.chain.referrals.rules import HandoverForm, ToldHow, Verb
from ketenloket.chain.sharing.actions import give_consent, withdraw_consent
from ketenloket.chain.sharing.models import Consent
from ketenloket.chain.sharing.rules import GivenHow, Purpose
from ketenloket.chain.trajectories.actions import (
    NextStep,
    add_goal,
    add_note,
    appointment_result,
    assign,
    exit_request,
    make_appointment,
    reach_goal,
    set_next_step,
    unassign,
)
from ketenloket.chain.triage.actions import (
    bring,
    close_meeting,
    decide,
    plan_meeting,
    take_off,
)
from ketenloket.chain.triage.models import TriageItem, TriageMeeting
from ketenloket.chain.triage.rules import Decision, DecisionKind
from ketenloket.foundation.tenancy.acting import Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.actions import end_worker
from ketenloket.network.organisations.models import Alliance, Organisation, Worker
from ketenloket.network.organisations.rules import Duty, OrganisationKind
from ketenloket.windows.portal.actions import leave_message, withdraw
from ketenloket.windows.portal.permissions import key_behind, person_behind
from tests.conftest import make_cast, make_worker
from tests.stateful.clock import HERE, Clock
from tests.stateful.oracle import ALL, INTAKE, Agreed, Case, Door, Given, Item, Sent

RIGHT = "whose turn it is"
REFUSED = object()

MORE = {  # beside the cast of all tests
    "chef": ("gemeente", "coordinator"),
    "medewerker": ("maatje", "professional"),
    "helper": ("humanitas", "volunteer"),
}
BY_LAW = {"gemeente"}  # shares as its public task, not on consent
# From which states, and by whom, a step may succeed; our own list, not the product's.
MAY = {
    Verb.SEND: ({"draft"}, "sender", "sent"),
    Verb.ACCEPT: ({"sent"}, "receiver", "accepted"),
    Verb.DECLINE: ({"sent", "accepted"}, "receiver", "declined"),
    Verb.WITHDRAW: ({"draft", "sent", "accepted"}, "sender", "withdrawn"),
    Verb.ARRIVE: ({"accepted"}, "receiver", "arrived"),
    Verb.MISS: ({"accepted"}, "receiver", "accepted"),
    Verb.HANDLE: ({"declined"}, "sender", "handled"),
    Verb.EXPIRE: (set(), "clock", "expired"),  # no worker ever
}
_CASES, _DESK, _HELP = {Duty.CASES}, {Duty.DESK, Duty.CASES}, {Duty.HELP}


class World:
    """What stays the same in all stories: the alliance, its organisations, workers and offers."""

    def __init__(self, alliance: Alliance) -> None:
        self.alliance = alliance
        self.workers: dict[str, Worker] = vars(make_cast(alliance))
        for name, where in MORE.items():
            self.workers[name] = make_worker(alliance, name, *where)
        self.organisations = {o.name: o for o in Organisation.objects.filter(alliance=alliance)}
        self.services = {
            name: Service.objects.create(
                alliance=alliance,
                organisation=self.organisations[name],
                name=f"Hulp van {name}",
                form_of_help="long",
                does="Helpt.",
                needs=["letters"],
                municipalities=["GM1895"],
            )
            for name in ("gemeente", "maatje", "humanitas", "vreemd")
        }
        self.reason = DeclineReason.objects.get(pk="full")


class Story:
    """One story, from an empty desk on. Every step may be refused; none may fail."""

    def __init__(self, world: World, counts: Counter[str]) -> None:
        self.world, self.counts = world, counts
        self.clock = Clock()
        self.cases: list[Case] = []
        self.meetings: list[TriageMeeting] = []
        self.gone: set[str] = set()

    # Who

    def active(self) -> dict[str, Worker]:
        return {n: w for n, w in self.world.workers.items() if n not in self.gone}

    def worker_of(self, organisation: str, *duties: Duty) -> str:
        """Somebody who handles cases there, and if there is one, with these duties too."""
        there = {
            name: worker
            for name, worker in self.active().items()
            if worker.organisation.name == organisation and worker.has(Duty.CASES)
        }
        return next((n for n, w in there.items() if all(map(w.has, duties))), next(iter(there)))

    def _helper_at(self, organisation: str) -> str:
        """A volunteer there, or else somebody who handles cases."""
        helpers = [
            name
            for name, worker in self.active().items()
            if worker.organisation.name == organisation and worker.has(Duty.HELP)
        ]
        volunteers = (n for n in helpers if self.world.workers[n].role.sees == Sees.ASSIGNED)
        return next(volunteers, helpers[0] if helpers else "vrijwilliger")

    def _who(self, hands: str, organisation: str, *duties: Duty) -> str:
        return self.worker_of(organisation, *duties) if hands == RIGHT else hands

    def shown(self, case: Case, name: str) -> frozenset[str]:
        return case.shown(name, self.world.workers[name], self.clock.today)

    def leads(self, case: Case, name: str) -> bool:
        """Whether nothing of this case may be hidden from this worker."""
        here = self.world.workers[name].organisation.name
        return case.lead == here and bool(self.shown(case, name))

    # How

    def act(
        self,
        name: str,
        duties: Collection[Duty],
        do: Callable[[Worker], Any],
        *,
        must_find: bool = False,
    ) -> Any:
        """Do something in the name of a worker, as a page would: who lacks the duty has no page.

        Returns:
            What was done, or REFUSED.
        """
        worker = self.world.workers[name]
        if name in self.gone or not set(duties) & set(worker.role.duties):
            return REFUSED
        try:
            return self._done(worker.actor(), lambda: do(worker))
        except ObjectDoesNotExist:
            assert not must_find, f"{name} must find it"
            return REFUSED
        except PermissionDenied:
            return REFUSED

    def _done(self, actor: Any, do: Callable[[], Any]) -> Any:
        self.clock.tick()
        try:
            with acting_as(actor):
                done = do()
                with connection.cursor() as cursor:  # what a commit would check
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        except RefusedError:
            return REFUSED
        return done

    def _count(self, what: str, done: Any) -> bool:
        self.counts[f"{what}: {'refused' if done is REFUSED else 'done'}"] += 1
        return done is not REFUSED

    def on(self, case: Case, hands: str, duties: Collection[Duty], what: str, do: Any) -> Any:
        """Do something with a case; whoever leads it must be able to find it."""
        name = self._who(hands, case.lead)
        done = self.act(name, duties, do, must_find=self.leads(case, name))
        if self._count(what, done):
            assert self.shown(case, name), f"{name} should not even see this"
        return done

    # The desk

    def sign_up(self, *, threatened: bool) -> Case:
        number = len(self.cases) + 1
        form = self._form(number, threatened=threatened)
        made = self._register_at_front_door(form, number)
        self._count("sign up", made)
        return self._new(number, "loket", made, form)

    def _form(self, number: int, *, threatened: bool = False, **more: Any) -> Registration:
        return Registration(
            name=f"Mens {number}",
            phone=f"+3161234{number:04d}",
            concerns=("letters",),
            threats=("eviction",) if threatened else (),
            municipality="GM1895",
            **more,
        )

    def _register_at_front_door(self, form: Registration, number: int) -> Any:
        self.clock.tick()
        return register_at_front_door(
            form, alliance=self.world.alliance, submission=f"form {number}"
        )

    def sign_up_again(self, case: Case) -> None:
        """The same form once more: the same request, the same code."""
        number = self.cases.index(case) + 1
        if case.submission == "front door":
            made = self._register_at_front_door(self._form(number), number)
            assert made.request_id == case.pk
            self._count("sign up again", made)

    def walk_in(self, hands: str) -> Case | None:
        number = len(self.cases) + 1
        form = self._form(number, entry="walk_in")
        name = self._who(hands, "loket")
        made = self.act(name, _DESK, lambda by: register(form, by=by, submission=f"form {number}"))
        if not self._count("walk in", made):
            return None
        return self._new(number, self.world.workers[name].organisation.name, made, form)

    def _new(self, number: int, lead: str, made: Any, form: Registration) -> Case:
        with acting_as(self.world.workers[self.worker_of(lead)].actor()):
            person = HelpRequest.objects.get(pk=made.request_id).help_seeker_id
        came = "front door" if form.entry == "front_door" else "desk"
        case = Case(
            f"case_{number}", made.request_id, person, lead, made.follow_up_code, form.phone, came
        )
        self.cases.append(case)
        return case

    def take_up(self, case: Case, hands: str) -> None:
        self.on(case, hands, _DESK, "take up", lambda by: take_up(case.pk, by=by))

    def attempt(self, case: Case, hands: str, channel: str, result: str) -> None:
        tried = Attempt(channel, "morning", result)
        done = self.on(case, hands, _DESK, "attempt", lambda by: log_attempt(case.pk, tried, by=by))
        if done is not REFUSED:
            case.kinds.add("attempt")

    def plan_intake(self, case: Case, hands: str) -> None:
        on = working_days_after(self.clock.today, 3)
        self.on(
            case,
            hands,
            _DESK,
            "plan intake",
            lambda by: plan_intake(case.pk, on=on, at=time(10), place="De Brug", by=by),
        )

    def correct(self, case: Case, hands: str) -> None:
        details = Details(case.name, case.phone, "", "phone", (), "ar", "9671 AA", "1", "GM1895")
        self.on(case, hands, _DESK, "correct", lambda by: correct(case.pk, details, by=by))

    def new_code(self, case: Case, hands: str) -> None:
        code = self.on(
            case, hands, _DESK, "new code", lambda by: new_follow_up_code(case.pk, by=by)
        )
        if code is not REFUSED:
            case.code = code

    def read_messages(self, case: Case, hands: str) -> None:
        def read(by: Worker) -> int:
            request = HelpRequest.objects.get(pk=case.pk)
            waiting = SeekerMessage.objects.filter(request_id=case.pk)
            return mark_read(request, list(waiting.values_list("pk", flat=True)), by=by)

        self.on(case, hands, _DESK | _HELP, "read messages", read)

    # The person, in Mijn hulp

    def _as_person(self, case: Case, what: str, do: Callable[[HelpRequest], Any]) -> Any:
        key = key_behind(follow_up_hash(case.code, case.phone))
        assert key is not None, "the follow-up code opens no more"
        assert key.request_id == case.pk
        done = self._done(
            person_behind(key), lambda: do(HelpRequest.objects.get(pk=key.request_id))
        )
        self._count(what, done)
        return done

    def message(self, case: Case) -> None:
        text = f"Bericht van {self.clock.now:%H:%M:%S}"
        done = self._as_person(case, "message", lambda request: leave_message(request, text=text))
        if done is not REFUSED:
            case.kinds.add("message")

    # Consent

    def consent(self, case: Case, hands: str, to: str, covers: frozenset[str], days: int) -> None:
        until = self.clock.today + timedelta(days=days)

        def give(by: Worker) -> Consent:
            return give_consent(
                HelpRequest.objects.get(pk=case.pk, lead_id=by.organisation_id),
                organisation=self.world.organisations[to],
                purpose=Purpose.REFERRAL,
                covers=covers,
                given_how=GivenHow.SPOKEN,
                given_on=self.clock.today,
                until=until,
                by=by,
            )

        given = self.on(case, hands, _CASES, "consent", give)
        if given is REFUSED:
            return
        assert to not in BY_LAW, "consent is not asked for a public task"
        assert to != case.lead
        if given.pk not in {agreed.pk for agreed in case.consents}:
            case.consents.append(Agreed(given.pk, to, covers | {"request"}, until))

    def take_back_own(self, case: Case) -> None:
        self.take_back(case, None)

    def take_back(self, case: Case, hands: str | None) -> None:
        """Take the newest consent back; without hands the person does so in Mijn hulp."""
        agreed = next((a for a in reversed(case.consents) if not a.withdrawn), None)
        if agreed is None:
            return
        if hands is None:
            done = self._as_person(
                case, "own withdrawal", lambda _: withdraw(Consent.objects.get(pk=agreed.pk))
            )
        else:

            def take(by: Worker) -> Consent:
                Consent.objects.get(pk=agreed.pk, lead_id=by.organisation_id)
                return withdraw_consent(agreed.pk, by=by)

            done = self.on(case, hands, _CASES, "withdrawal", take)
        if done is REFUSED:
            assert hands is not None, "a person may always take a consent back"
            assert not self.leads(case, self._who(hands, case.lead)), "and so may the lead for them"
            return
        for same in case.consents:
            same.withdrawn |= same.organisation == agreed.organisation
        for sent in case.sent:
            if (
                sent.receiver == agreed.organisation
                and sent.state in {"sent", "accepted"}
                and sent.door.agreed
            ):
                sent.stop()
        if any(self._is_gone(case, given) for given in case.given):
            self._left_alone(case)

    # The table

    def plan_meeting(self, hands: str, days: int) -> None:
        day = working_days_after(self.clock.today, days)
        starts_at = datetime.combine(day, time(16), tzinfo=HERE)
        everybody = list(self.world.organisations.values())
        done = self.act(
            self._who(hands, "loket"),
            {Duty.TRIAGE, Duty.ALLIANCE},
            lambda by: plan_meeting(starts_at, "De Brug", everybody, by=by),
        )
        if self._count("plan meeting", done):
            self.meetings.append(done)

    def bring(self, case: Case, hands: str) -> None:
        if not self.meetings:
            return
        item = self.on(
            case, hands, _CASES, "bring", lambda by: bring(case.pk, self.meetings[-1], by=by)
        )
        if item is not REFUSED and item.pk not in {known.pk for known in case.items}:
            case.items.append(Item(item.pk))

    def decide(self, case: Case, hands: str, kind: str, to: str) -> None:
        if not case.items:
            return
        item, name = case.items[-1], self._who(hands, case.lead)
        service = self.world.services.get(to)
        refers = kind == DecisionKind.REFER
        decision = Decision(
            kind=kind,
            why="Past het best",
            disagreed="",
            holder_id=self.world.workers[self.worker_of(case.lead)].pk,
            next_step="Bel",
            next_on=working_days_after(self.clock.today, 2),
            organisation_id=service.organisation_id if service and refers else None,
            service_id=service.pk if service and refers else None,
        )
        done = self.act(name, {Duty.TRIAGE}, lambda by: decide(item.pk, decision, by=by))
        if self._count("decide", done) and item.decision != done.pk:  # the same again is one
            assert not item.decided, "decided twice"
            assert self.leads(case, name)
            item.decided, item.decision = True, done.pk

    def take_off(self, case: Case, hands: str) -> None:
        if not case.items:
            return
        item = case.items[-1]
        done = self.act(
            self._who(hands, case.lead),
            {Duty.TRIAGE},
            lambda by: take_off(TriageItem.objects.get(pk=item.pk), by=by),
        )
        self._count("take off", done)

    def close_meeting(self, hands: str) -> None:
        if self.meetings:
            meeting = self.meetings[0]
            later = self.meetings[-1] if len(self.meetings) > 1 else None
            done = self.act(
                self._who(hands, "loket"),
                {Duty.TRIAGE},
                lambda by: close_meeting(meeting, by=by, carry_to=later),
            )
            self._count("close meeting", done)

    # The intake

    def intake(self, case: Case, hands: str, *, sign: str, threatened: bool) -> None:
        content = IntakeContent(
            story="Er ligt post.",
            goal="Slapen.",
            table_words="Ik wil hulp.",
            talked_on=self.clock.today,
            needs=("letters",),
            languages=("nl",),
            boundary_signs=(sign,) if sign else (),
            threats={"gas": None} if threatened else {},
        )
        done = self.on(
            case, hands, _CASES, "intake", lambda by: save_intake(case.pk, content, by=by)
        )
        if done is REFUSED:
            return
        case.kinds.add("intake")
        signs = {sign} - {""} | ({"crisis"} if threatened else set())
        new, case.signs = signs - case.signs, signs
        # In a crisis a volunteer may stay beside a professional; where it is unsafe nobody does.
        stops = new & ({"unsafe"} if self._professional_helps(case) else {"unsafe", "crisis"})
        if stops:
            self._stop(case, stops)

    def complete(self, case: Case, hands: str) -> None:
        self.on(case, hands, _CASES, "complete", lambda by: complete_intake(case.pk, by=by))

    # Referrals

    def refer(self, case: Case, hands: str, to: str) -> None:
        made = self.on(
            case,
            hands,
            _CASES,
            "refer",
            lambda by: make_referral(
                case.pk, receiver=self.world.organisations[to], service=None, why="Past", by=by
            ),
        )
        if made is not REFUSED:
            assert to != case.lead
            case.sent.append(Sent(made.pk, case.lead, to))

    def told(self, case: Case, hands: str) -> None:
        if case.sent:
            sent, name = case.sent[-1], self._who(hands, case.sent[-1].sender)
            done = self.act(
                name,
                _CASES,
                lambda by: note_told(
                    sent.pk, told_on=self.clock.today, told_how=ToldHow.PHONE, by=by
                ),
                must_find=sent.state == "draft" and self.leads(case, name),
            )
            if self._count("told", done):
                assert sent.state == "draft"

    def step(self, case: Case, back: int, verb: Verb, hands: str, *, queue: bool = False) -> None:
        """Take a step with one of the referrals of a case, counted back from the last."""
        if back >= len(case.sent):
            return
        sent = case.sent[-1 - back]
        states, side, after = MAY[verb]
        turn = sent.sender if side == "sender" else sent.receiver
        name = self._who(hands, turn)
        here = self.world.workers[name].organisation.name
        before, may = sent.state, sent.state in states and here == turn
        if side == "sender":
            may &= case.lead == here
        responsible = None if queue else self.world.workers[self.worker_of(turn)]
        soon = working_days_after(self.clock.today, 2)
        details = {
            Verb.SEND: {"told_on": self.clock.today, "told_how": ToldHow.PHONE},
            Verb.DECLINE: {"reason": self.world.reason, "advice": "Vraag de gemeente"},
            Verb.MISS: {"next_on": soon, "why": "Ziek"},
            Verb.ARRIVE: {
                "form": HandoverForm.JOINT_VISIT,
                "met_on": self.clock.today,
                "responsible": responsible,
            },
        }.get(verb, {})
        done = self.act(
            name, _CASES, lambda by: take(verb, sent.pk, by=by, **details), must_find=may
        )
        if not self._count(str(verb.value), done):
            return
        assert may, f"{name} of {here} could {verb} what was {before}"
        self._follow(case, sent, verb)
        if verb not in {Verb.ARRIVE, Verb.WITHDRAW, Verb.DECLINE}:
            sent.state = after

    def _follow(self, case: Case, sent: Sent, verb: Verb) -> None:
        """What we expect of a step that was taken."""
        today = self.clock.today
        if verb == Verb.SEND:
            sent.door = self._opened(case, sent.receiver)
        elif verb == Verb.ACCEPT:
            sent.door.accepted = True
            assert sent.door.shows(today), "accepted what stands open no more"
        elif verb in {Verb.DECLINE, Verb.WITHDRAW}:
            sent.stop(MAY[verb][2])
        elif verb == Verb.ARRIVE:
            assert sent.door.shows(today), "arrived while nothing was shared any more"
            sent.stop("arrived")
            case.lead, case.arrivals = sent.receiver, case.arrivals + 1
            for other in case.sent:
                if other.state in {"draft", "sent", "accepted", "declined"}:
                    other.stop()
            # Of whoever led before, or never came to.
            left = [g for g in case.given if not g.ended and g.organisation != sent.receiver]
            for given in left:
                given.ended = True
            if left:
                self._left_alone(case)

    def _opened(self, case: Case, to: str) -> Door:
        today, agreed = self.clock.today, None
        if to not in BY_LAW:
            standing = [a for a in case.consents if a.organisation == to and a.stands(today)]
            assert standing, f"sent to {to} without a consent"
            longest = max(a.until for a in standing)
            agreed = next(a for a in reversed(standing) if a.until == longest)
            assert agreed.covers == ALL, "sent on half a consent"
        door = Door(to, agreed, today)
        case.doors.append(door)
        return door

    def ask(self, case: Case, hands: str, *, receiver: bool) -> None:
        if case.sent:
            sent = case.sent[-1]
            name = self._who(hands, sent.receiver if receiver else sent.sender)
            done = self.act(name, _CASES, lambda by: ask(sent.pk, "Kan dit?", by=by))
            if self._count("ask", done):
                here = self.world.workers[name].organisation.name
                assert here in {sent.sender, sent.receiver}

    # Help

    def assign(self, case: Case, hands: str, to: str) -> None:
        name = self._who(hands, case.lead, Duty.ASSIGN)
        to = self._helper_at(self.world.workers[name].organisation.name) if to == RIGHT else to
        helper = self.world.workers[to]
        done = self.act(name, {Duty.ASSIGN}, lambda by: assign(case.pk, helper, by=by))
        if not self._count("assign", done):
            return
        here = helper.organisation.name
        assert to not in self.gone
        assert self.shown(case, name)
        volunteers = helper.role.sees == Sees.ASSIGNED
        assert not (volunteers and case.stopped), "a volunteer, though a limit was crossed"
        assert self.world.workers[name].organisation.name == here
        if done.pk not in {given.pk for given in case.given}:
            case.given.append(Given(done.pk, to, here))

    def unassign(self, case: Case, hands: str, back: int) -> None:
        if back < len(case.given):
            given = case.given[-1 - back]
            name = self._who(hands, given.organisation, Duty.ASSIGN)
            done = self.act(
                name,
                {Duty.ASSIGN},
                lambda by: unassign(given.pk, by=by),
                must_find=self.leads(case, name),
            )
            if self._count("unassign", done):
                given.ended = True
                if self._is_professional(self.world.workers[given.worker]):
                    self._left_alone(case)

    def note(self, case: Case, hands: str, *, then: bool) -> None:
        step = NextStep("Volgend bezoek", working_days_after(self.clock.today, 4)) if then else None
        done = self.on(
            case,
            hands,
            _HELP,
            "note",
            lambda by: add_note(
                case.pk,
                kind="visit",
                happened_on=self.clock.today,
                text="Post geopend.",
                by=by,
                then=step,
            ),
        )
        if done is not REFUSED:
            case.kinds.add("note")

    def goal(self, case: Case, hands: str) -> None:
        goal = self.on(
            case, hands, _HELP, "goal", lambda by: add_goal(case.pk, "Post openen", by=by)
        )
        if goal is not REFUSED:
            case.kinds.add("goal")
            case.goals.append(goal.pk)

    def reach(self, case: Case, hands: str) -> None:
        if case.goals:
            self.on(
                case, hands, _HELP, "goal reached", lambda by: reach_goal(case.goals[-1], by=by)
            )

    def appointment(self, case: Case, hands: str, days: int) -> None:
        day = self.clock.today + timedelta(days=days)
        starts_at = datetime.combine(day, time(14), tzinfo=HERE)
        made = self.on(
            case,
            hands,
            _HELP,
            "appointment",
            lambda by: make_appointment(
                case.pk, starts_at=starts_at, place="Thuis", subject="Post", by=by
            ),
        )
        if made is not REFUSED:
            case.kinds.add("appointment")
            case.appointments.append(made.pk)

    def result(self, case: Case, hands: str, result: str) -> None:
        if case.appointments:
            name = self._who(hands, case.lead)
            pk = case.appointments[-1]
            done = self.act(name, _HELP, lambda by: appointment_result(pk, result, by=by))
            self._count("appointment result", done)

    def next_step(self, case: Case, hands: str, to: str | None, *, queue: bool) -> None:
        on = working_days_after(self.clock.today, 3)
        responsible = self.world.workers[to] if to else None
        self.on(
            case,
            hands,
            _HELP,
            "next step",
            lambda by: set_next_step(
                case.pk, "Bel nog eens", on, by=by, responsible=responsible, queue=queue
            ),
        )

    def end(self, case: Case, hands: str, outcome: str) -> None:
        done = self.on(
            case,
            hands,
            _CASES,
            "exit",
            lambda by: exit_request(
                case.pk,
                outcome,
                "Samen besproken.",
                True,
                by=by,
                once_more_on=self.clock.today + timedelta(days=30),
            ),
        )
        if done is REFUSED:
            return
        assert case.open, "closed twice"
        assert case.under_way() is None, "closed while somebody was under way"
        case.open = False
        for door in case.doors:
            door.closed = True
        for agreed in case.consents:  # whoever is helped again is asked again
            agreed.withdrawn = True
        for given in case.given:
            given.ended = True

    # Limits of volunteer help

    def _stop(self, case: Case, why: Collection[str]) -> None:
        """From now on no volunteer helps, of no organisation."""
        case.stopped = True
        case.stopping |= set(why)
        for given in case.given:
            given.ended |= self.world.workers[given.worker].role.sees == Sees.ASSIGNED

    def _left_alone(self, case: Case) -> None:
        """A professional helps no more: volunteers may not stay alone in a crisis."""
        helpers = [self.world.workers[given.worker] for given in case.given if not given.ended]
        volunteers = any(helper.role.sees == Sees.ASSIGNED for helper in helpers)
        weighs = (case.signs - case.lifted) | case.stopping
        if case.open and volunteers and not self._professional_helps(case) and weighs:
            self._stop(case, weighs)

    def too_heavy(self, case: Case, hands: str) -> None:
        """Whoever helps says so, and that is enough."""
        helpers = [given.worker for given in case.given if not given.ended]
        name = helpers[-1] if hands == RIGHT and helpers else self._who(hands, case.lead)
        done = self.on(
            case,
            name,
            _HELP,
            "too heavy",
            lambda by: notice(case.pk, (), source=Source.TOO_HEAVY, by=by),
        )
        if done is not REFUSED:
            self._stop(case, {"too_heavy"})

    def answer_stop(self, case: Case, hands: str, outcome: str) -> None:
        """A professional takes over, and decides."""

        def answer(by: Worker) -> Any:
            stop = Escalation.objects.filter(request_id=case.pk).latest("opened_at")
            if not outcome:
                return pick_up(stop.pk, by=by)
            return decide_limit(stop.pk, outcome, why="Samen bekeken.", part="de post", by=by)

        name = self._professional(case.lead) if hands == RIGHT else hands
        done = self.act(name, _CASES, answer)
        if not self._count(f"stop, {outcome or 'picked up'}", done):
            return
        assert self.shown(case, name) >= {INTAKE}
        assert self.world.workers[name].role.sees != Sees.ASSIGNED
        if outcome == Outcome.PART:
            case.stopped = False
            case.lifted |= case.stopping
            case.stopping = set()

    def _professional_helps(self, case: Case) -> bool:
        return any(
            self._is_professional(self.world.workers[given.worker])
            for given in case.given
            if not given.ended and not self._is_gone(case, given)
        )

    def _is_gone(self, case: Case, given: Given) -> bool:
        """Whoever may no longer see the person helps nobody."""
        shown = case.shown_to(given.organisation, self.clock.today)
        return not given.ended and given.organisation != case.lead and INTAKE not in shown

    @staticmethod
    def _is_professional(worker: Worker) -> bool:
        links = worker.organisation.kind == OrganisationKind.VOLUNTEER_ORGANISATION and worker.has(
            Duty.ASSIGN
        )
        return worker.role.sees == Sees.ORGANISATION and worker.has(Duty.CASES) and not links

    def _professional(self, organisation: str) -> str:
        there = (
            name
            for name, worker in self.active().items()
            if worker.organisation.name == organisation and worker.role.pk == "professional"
        )
        return next(there, self.worker_of(organisation))

    # Time and people

    def leave(self, leaver: str, hands: str, held: Collection[str]) -> None:
        """A worker stops. `held` says for whom open requests stand in their name."""
        worker = self.world.workers[leaver]
        here = worker.organisation.name
        name = hands
        if hands == RIGHT:
            name = next(
                (
                    n
                    for n, w in self.active().items()
                    if w.organisation.name == here and w.has(Duty.COORDINATE)
                ),
                leaver,
            )
        if leaver in self.gone:
            return
        helps = any(g.worker == leaver and not g.ended for case in self.cases for g in case.given)
        done = self.act(name, {Duty.COORDINATE}, lambda by: end_worker(self._fresh(worker), by=by))
        if self._count("leave", done):
            assert leaver not in held, "left while somebody counts on them"
            assert not helps, "left while helping somebody"
            self.gone.add(leaver)

    @staticmethod
    def _fresh(worker: Worker) -> Worker:
        return Worker.objects.select_related("role", "organisation").get(pk=worker.pk)

    def go_on(self, case: Case, to: str) -> None:
        """The step that is due, by whoever it waits for."""
        if not case.open:
            return
        sent = case.under_way()
        if sent:
            due = {"draft": Verb.SEND, "sent": Verb.ACCEPT, "accepted": Verb.ARRIVE}
            self.step(case, case.sent[::-1].index(sent), due.get(sent.state, Verb.HANDLE), RIGHT)
        elif "intake" not in case.kinds:
            self.take_up(case, RIGHT)
            self.intake(case, RIGHT, sign="", threatened=False)
            self.complete(case, RIGHT)
        elif not case.items:
            if not self.meetings:
                self.plan_meeting(RIGHT, 5)
            self.bring(case, RIGHT)
        elif not case.items[-1].decided and not case.arrivals:
            kind = DecisionKind.KEEP if to == case.lead else DecisionKind.REFER
            self.decide(case, RIGHT, kind, to)
        elif to != case.lead:
            if to not in BY_LAW:
                self.consent(case, RIGHT, to, ALL, 90)
            self.refer(case, RIGHT, to)
        else:
            self.assign(case, RIGHT, RIGHT)
            self.note(case, RIGHT, then=True)

    def until(self, state: str, case: Case, to: str) -> Sent | None:
        """Go on until there is a referral in this state; nothing when it does not come to that."""
        sent = case.under_way()
        for _step in range(7):
            if sent and sent.state == state:
                return sent
            self.go_on(case, to)
            sent = case.under_way()
        return None

    def setback(self, case: Case, to: str, what: str, *, accepted: bool) -> None:
        """Go on until somebody is asked (and said yes), and then it goes wrong."""
        waits_for = {"accepted"} if accepted or what == "miss" else {"sent", "accepted"}
        for _step in range(7):
            sent = case.under_way()
            if not sent or sent.state not in waits_for:
                self.go_on(case, to)
        match what:
            case "take_back":
                self.take_back(case, RIGHT)
            case "own":
                self.take_back_own(case)
            case "handle":
                self.step(case, 0, Verb.DECLINE, RIGHT)
                self.step(case, 0, Verb.HANDLE, RIGHT)
            case _:
                self.step(case, 0, Verb(what), RIGHT)
