"""Who may open what: the one readable table behind the authorisation matrix.

A line says: which methods there are, which roles may use the address, and for an address with a key
in which relations to the object behind it. Everything else follows:

- a role that is not named gets 403 (nobody signed in: the sign-in page),
- a role that is named but not in that relation gets 404, exactly as for an object that is not there.
"""

from dataclasses import dataclass, field

from ketenloket.network.directory.rules.hsds import Taxonomy, term_key
from tests.matrix.world import HELD, OFFER, RELATIONS, ROLES, SHARED

CASES = ("coordinator", "professional", "desk_shift", "desk_coordinator")
DESK = ("desk_shift", "desk_coordinator")
ASSIGN = ("coordinator", "desk_coordinator")
HELP = ("volunteer", *CASES)
TABLE_MEMBERS = (*CASES, "triage_member")
COORDINATE = ("coordinator", "desk_coordinator")
ALLIANCE = ("alliance_coordinator",)
EVERYBODY = ("anonymous", "help_seeker", *ROLES, "suspended")

OURS = frozenset(HELD)
SEATED = frozenset(HELD | SHARED)
IN_ALLIANCE = SEATED | {"foreign"}
ANYWHERE = frozenset(RELATIONS)
# What an organisation sees of a person: its own, and what was disclosed to it and accepted.
VISIBLE = OURS | {"received"}
# What a volunteer sees: only who is assigned, and only while the organisation may see them.
ASSIGNED = frozenset({"own", "received"})


@dataclass(frozen=True)
class Line:
    """One address."""

    methods: tuple[str, ...]
    who: dict[str, frozenset[str]]
    pk: str = ""
    kind: str = "workers"
    also: frozenset[int] = field(default_factory=frozenset)  # other right answers when allowed


def page(
    *roles: str, post: bool = False, kind: str = "workers", also: tuple[int, ...] = ()
) -> Line:
    """A page without a key; everybody named may open it."""
    methods = ("GET", "HEAD", "POST") if post else ("GET", "HEAD")
    return Line(methods, dict.fromkeys(roles, ANYWHERE), kind=kind, also=frozenset(also))


def button(*roles: str, also: tuple[int, ...] = ()) -> Line:
    """An address that only takes a form, without a key."""
    return Line(("POST",), dict.fromkeys(roles, ANYWHERE), also=frozenset(also))


def of(
    key: str,
    where: frozenset[str],
    *roles: str,
    methods: tuple[str, ...] = ("GET", "HEAD", "POST"),
    but: dict[str, frozenset[str]] | None = None,
) -> Line:
    """A page of one object; `but` names the roles for whom other relations hold."""
    return Line(methods, dict.fromkeys(roles, where) | (but or {}), pk=key)


# Who stopped in the world of the matrix: each reads the own message and nobody else's.
WHO_STOPPED = {"volunteer": frozenset({"own"}), "coordinator": frozenset({"unassigned"})}

READ = ("GET", "HEAD")
POST = ("POST",)
FORM = ("GET", "HEAD", "POST")
PORTAL = page("help_seeker", post=True, kind="help_seeker")

# Keys other than `pk` that an address needs.
FIXED: dict[str, dict[str, str]] = {
    "desk:front_door": {"slug": "oldambt"},
    "desk:finder": {"slug": "oldambt"},
    "desk:sign_up": {"slug": "oldambt"},
    "desk:municipality": {"slug": "oldambt"},
    "desk:signed_up": {"slug": "oldambt"},
    "desk:hand_in": {"slug": "oldambt", "code": "huisarts"},
    "desk:privacy": {"slug": "oldambt"},
    "directory:wall": {"slug": "oldambt"},
    "provisions:public_check": {"slug": "oldambt"},
    "directory:wall_paper": {"slug": "oldambt"},
    "directory:offer": {"slug": "oldambt", "public_id": str(OFFER)},
    "directory:correct_public": {"slug": "oldambt", "public_id": str(OFFER)},
    "organisations:accept_invitation": {"secret": "x" * 43},
    "referrals:step": {"verb": "withdraw"},
    "papers:write": {"kind": "confirmation"},
    "trajectories:feed": {"secret": "x" * 43},
    "agreements:version": {"number": "1"},
    "agreements:adopt": {"number": "1"},
    "trajectories:change_ceiling": {"form": "short"},
    "portal:reminded": {"token": "x"},
    "directory:need": {"code": "debts"},
    "directory:spoken": {"version": "1"},
    "directory:text": {"language": "tr"},
    "directory:recording": {"key": "finder.area", "language": "tr"},
    "directory:sign": {"code": "crisis"},
    "referrals:reason": {"code": "full"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "x-y"},
    "api:service": {"key": str(OFFER)},
    "api:organization": {"key": "5ab9bc9a-3a1c-4a2e-9d0b-0d0a1f6f6f6f"},
    "api:service_at_location": {"key": "5ab9bc9a-3a1c-4a2e-9d0b-0d0a1f6f6f6f"},
    "api:taxonomy": {"key": str(Taxonomy.NEEDS.key)},
    "api:taxonomy_term": {"key": str(term_key(Taxonomy.NEEDS, "debts"))},
    "api:nothing_here": {"rest": "nergens"},
}

PUBLIC_FORM = page(*EVERYBODY, post=True, kind="public")
PUBLIC = page(*EVERYBODY, kind="public")
ACCOUNT = tuple(w for w in EVERYBODY if w not in {"anonymous", "help_seeker"})

TABLE: dict[str, Line] = {
    # The street side: no account, nothing personal.
    "health": PUBLIC,
    "desk:home": PUBLIC,
    "desk:language": Line(("POST",), dict.fromkeys(EVERYBODY, ANYWHERE), kind="public"),
    "desk:front_door": PUBLIC,
    "desk:finder": PUBLIC,
    "desk:sign_up": PUBLIC_FORM,
    "desk:municipality": PUBLIC,
    "desk:signed_up": PUBLIC,
    "desk:hand_in": PUBLIC_FORM,
    "desk:privacy": PUBLIC,
    "api:about": PUBLIC,
    "api:about_bare": PUBLIC,
    "api:openapi": PUBLIC,
    "api:services": PUBLIC,
    "api:service": PUBLIC,
    "api:organizations": PUBLIC,
    "api:organization": Line(READ, dict.fromkeys(EVERYBODY, ANYWHERE), kind="absent"),
    "api:service_at_locations": PUBLIC,
    "api:service_at_location": Line(READ, dict.fromkeys(EVERYBODY, ANYWHERE), kind="absent"),
    "api:taxonomies": PUBLIC,
    "api:taxonomy": PUBLIC,
    "api:taxonomy_terms": PUBLIC,
    "api:taxonomy_term": PUBLIC,
    "api:nothing_here": Line(READ, dict.fromkeys(EVERYBODY, ANYWHERE), kind="absent"),
    "directory:wall": PUBLIC,
    "provisions:public_check": PUBLIC_FORM,
    "directory:wall_paper": PUBLIC,
    "directory:offer": PUBLIC,
    "directory:correct_public": PUBLIC_FORM,
    "organisations:accept_invitation": Line(FORM, {}, kind="absent"),  # this secret opens nothing
    "organisations:demo_login": Line(("GET", "HEAD", "POST"), {}, kind="absent"),
    # Mijn hulp: with the follow-up code.
    "portal:enter": PUBLIC_FORM,
    "portal:leave": Line(("POST",), dict.fromkeys(EVERYBODY, ANYWHERE), kind="public"),
    "portal:overview": page("help_seeker", kind="help_seeker"),
    "portal:looks": page("help_seeker", kind="help_seeker"),
    "portal:message": Line(POST, {"help_seeker": ANYWHERE}, kind="help_seeker"),
    "portal:correct": PORTAL,
    "portal:reminded": Line(READ, dict.fromkeys(EVERYBODY, ANYWHERE), kind="public"),
    "portal:reminder": Line(POST, {"help_seeker": ANYWHERE}, kind="help_seeker"),
    "portal:cannot_come": Line(FORM, {"help_seeker": frozenset({"own"})}, pk="appointment", kind="help_seeker"),
    "portal:going": page("help_seeker", kind="help_seeker"),
    "portal:tick": Line(POST, {"help_seeker": frozenset({"own"})}, pk="step", kind="help_seeker"),
    "portal:say": PORTAL,
    "portal:stop_asking": Line(POST, {"help_seeker": ANYWHERE}, kind="help_seeker"),
    "portal:withdraw": Line(FORM, {"help_seeker": frozenset({"own"})}, pk="consent", kind="help_seeker"),
    # Every worker.
    "workbench:today": page(*ROLES),
    "workbench:mails": page(*ROLES, post=True),
    "organisations:roles": page(*ROLES),
    "provisions:list": page(*ROLES),
    "provisions:provision": of("provision", IN_ALLIANCE, *ROLES, methods=READ),
    "provisions:norms": page(*ROLES),
    "provisions:rules": page(*ROLES),
    "provisions:export": page(*ROLES),
    "provisions:export_csv": page(*ROLES),
    "directory:services": page(*ROLES),
    "directory:service": of("service", IN_ALLIANCE, *ROLES, methods=READ),
    "organisations:account": page(*ACCOUNT, kind="account"),
    "organisations:switch": Line(
        POST, dict.fromkeys(ACCOUNT, ANYWHERE), kind="account", also=frozenset({404})
    ),
    # The desk.
    "recognition:person": of("help_seeker", OURS, *CASES, methods=READ),
    "recognition:judge": of("help_seeker", OURS, *CASES, methods=POST),
    "recognition:tie": of("help_seeker", OURS, *CASES, methods=POST),
    "recognition:ask": of("help_seeker", OURS, *CASES),
    "recognition:undo_same": of("same", OURS, *CASES, methods=POST),
    "recognition:undo_tie": of("household", OURS, *CASES, methods=POST),
    "recognition:end_tie": of("household", OURS, *CASES, methods=POST),
    "recognition:withdraw": of("question", OURS, *CASES, methods=POST),
    "recognition:questions": page(*CASES),
    "recognition:answer": of("counterpart", OURS, *CASES),
    "workbench:of_person": of(
        "help_seeker", VISIBLE, *HELP, methods=READ, but={"volunteer": ASSIGNED}
    ),
    "desk:inbox": page(*DESK),
    "desk:walk_in": page(*CASES, post=True),
    "desk:take_up": of("request", OURS, *CASES),
    "desk:attempt": of("request", OURS, *CASES),
    "desk:rest": of("request", OURS, *CASES),
    "desk:end_rest": of("request", OURS, *CASES, methods=POST),
    "desk:once_more": of("request", OURS, *CASES),
    "desk:take_over": of("request", OURS, *COORDINATE),
    "desk:stalled_here": page(*COORDINATE),
    "desk:stalled_where": page(*DESK, *ALLIANCE),
    "desk:terms": page(*ROLES),
    "desk:change_terms": page(*ALLIANCE, post=True),
    "desk:plan_intake": of("request", OURS, *CASES),
    "desk:contact_details": of("request", OURS, *CASES),
    "desk:new_code": of("request", OURS, *CASES),
    "desk:follow_up_code": of("request", OURS, *CASES, methods=READ),
    "desk:messages": of("request", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    # One person's story.
    "workbench:people": page(*HELP),
    "workbench:case": of("request", VISIBLE, *HELP, methods=READ, but={"volunteer": ASSIGNED}),
    "workbench:looks": of("request", OURS, *CASES, methods=READ),
    "sharing:overview": of("request", OURS, *CASES, methods=READ),
    "sharing:add": of("request", OURS, *CASES),
    "sharing:withdraw": of("consent", OURS, *CASES),
    "intake:edit": of("request", OURS, *CASES),
    "intake:read": of("request", VISIBLE, *HELP, methods=READ, but={"volunteer": ASSIGNED}),
    "intake:complete": of("request", OURS, *CASES, methods=POST),
    "agreements:current": page(*ROLES),
    "agreements:version": page(*ROLES),
    "agreements:adopt": button("coordinator", "desk_coordinator", "board_member", also=(302,)),
    "agreements:draft": page(*ALLIANCE, post=True),
    "escalation:too_heavy": of("request", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "escalation:detail": of("request", VISIBLE, *CASES),
    "escalation:cared": of("relief", OURS, *ASSIGN, methods=POST),
    "escalation:read": of("relief", frozenset(), *HELP, methods=POST, but=WHO_STOPPED),
    "trajectories:assign": of("request", VISIBLE, *ASSIGN),
    "trajectories:unassign": of("assignment", frozenset({"own"}), *ASSIGN, methods=POST),
    "trajectories:hand_over": of("worker", OURS, *COORDINATE),
    "trajectories:appointment": of("request", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "trajectories:move": of("appointment", OURS, *HELP, but={"volunteer": frozenset({"own"})}),
    "trajectories:company": of("appointment", OURS, *HELP, but={"volunteer": frozenset({"own"})}),
    "trajectories:visit": of("appointment", OURS, *HELP, but={"volunteer": frozenset({"own"})}),
    "trajectories:alarm": of("visit", OURS, *ASSIGN),
    "trajectories:report": of("appointment", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "trajectories:task_done": of("task", OURS, *HELP, methods=POST, but={"volunteer": frozenset({"own"})}),
    "trajectories:send_along": of("companion", OURS, *CASES),
    "trajectories:stay_home": of("companion", OURS, *HELP, methods=POST, but={"volunteer": frozenset({"own"})}),
    "trajectories:ask_to_take_over": of("request", OURS, *CASES),
    "trajectories:answer_takeover": of("takeover", OURS, *CASES),
    "trajectories:withdraw_takeover": of("takeover", OURS, *CASES, methods=POST),
    "trajectories:agenda": page(*HELP, post=True),
    "trajectories:feed": Line(READ, {}, kind="absent"),  # this secret opens nothing
    "trajectories:away": of("worker", OURS, *COORDINATE),
    "trajectories:stopping": page(*COORDINATE, *ALLIANCE, post=True),
    "trajectories:result": of("appointment", OURS, *HELP, but={"volunteer": frozenset({"own"})}),
    "trajectories:note": of("request", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "trajectories:goal": of("request", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "trajectories:goal_reached": of("goal", VISIBLE, *HELP, methods=POST, but={"volunteer": ASSIGNED}),
    "applications:afternoon": page(*HELP),
    "applications:of_person": of("request", VISIBLE, *HELP, methods=READ, but={"volunteer": ASSIGNED}),
    "applications:add": of("request", VISIBLE, *HELP, methods=POST, but={"volunteer": ASSIGNED}),
    "applications:check": of("request", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "applications:application": of("application", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "progress:progress": of("request", VISIBLE, *HELP, methods=READ, but={"volunteer": ASSIGNED}),
    "progress:say": of("request", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "progress:ask": of("request", VISIBLE, *HELP, methods=POST, but={"volunteer": ASSIGNED}),
    "progress:experience": of("request", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "progress:add": of("goal", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "progress:tick": of("step", VISIBLE, *HELP, methods=POST, but={"volunteer": ASSIGNED}),
    "trajectories:next_step": of("request", OURS, *HELP, but={"volunteer": frozenset({"own"})}),
    "trajectories:exit": of("request", OURS, *CASES),
    # Papers, letters, the overview of the money.
    "papers:papers": of("request", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "papers:received": of("paper", VISIBLE, *HELP, methods=POST, but={"volunteer": ASSIGNED}),
    "papers:dropped": of("paper", VISIBLE, *HELP, methods=POST, but={"volunteer": ASSIGNED}),
    "papers:waited_for": of("paper", VISIBLE, *HELP, methods=POST, but={"volunteer": ASSIGNED}),
    "papers:letters": of("request", VISIBLE, *HELP, methods=READ, but={"volunteer": ASSIGNED}),
    "papers:write": of("request", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "papers:letter": of("letter", VISIBLE, *HELP, methods=READ, but={"volunteer": ASSIGNED}),
    "papers:letter_sheet": of("letter", VISIBLE, *HELP, methods=READ, but={"volunteer": ASSIGNED}),
    "papers:money": of("request", VISIBLE, *HELP, methods=READ, but={"volunteer": ASSIGNED}),
    "papers:begin": of("request", VISIBLE, *HELP, methods=POST, but={"volunteer": ASSIGNED}),
    "papers:new_line": of("request", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "papers:new_debt": of("request", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "papers:hand_over": of("request", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "papers:version": of("money_sheet", VISIBLE, *HELP, methods=READ, but={"volunteer": ASSIGNED}),
    "papers:close": of("money_sheet", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "papers:line": of("money_line", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "papers:remove_line": of("money_line", VISIBLE, *HELP, methods=POST, but={"volunteer": ASSIGNED}),
    "papers:undo_line": of("money_line", VISIBLE, *HELP, methods=POST, but={"volunteer": ASSIGNED}),
    "papers:debt": of("money_debt", VISIBLE, *HELP, but={"volunteer": ASSIGNED}),
    "papers:remove_debt": of("money_debt", VISIBLE, *HELP, methods=POST, but={"volunteer": ASSIGNED}),
    "papers:undo_debt": of("money_debt", VISIBLE, *HELP, methods=POST, but={"volunteer": ASSIGNED}),
    "papers:handed_over": of("money_export", VISIBLE, *HELP, methods=READ, but={"volunteer": ASSIGNED}),
    "papers:sets": page(*ALLIANCE),
    "papers:new_set": page(*ALLIANCE, post=True),
    "papers:set": of("paper_set", IN_ALLIANCE, *ALLIANCE),
    "trajectories:refused": of("request", OURS, *CASES),
    "trajectories:reopen": of("request", OURS, *CASES),
    "trajectories:choose_form": of("request", OURS, *CASES),
    "trajectories:ceiling": of("request", OURS, *CASES),
    "trajectories:aftercare": of("aftercare", OURS, *CASES),
    "trajectories:forms_of_help": page(*ROLES),
    "trajectories:change_ceiling": page(*ALLIANCE, post=True),
    # Who helps: the own organisation's coordinators, and everybody about themselves.
    "workbench:volunteers": page(*ASSIGN),
    "workbench:monday": page(*ASSIGN),
    "workbench:figures": page(*COORDINATE, *ALLIANCE),
    "volunteers:profile": of("worker", OURS, *COORDINATE),
    "volunteers:languages": of("worker", OURS, *COORDINATE, methods=POST),
    "volunteers:proof": of("worker", OURS, *COORDINATE, methods=POST),
    "volunteers:take_back": of("proof", OURS, *COORDINATE, methods=POST),
    "volunteers:terms": page(*COORDINATE, post=True),
    "volunteers:weighing": page(*ASSIGN),
    "volunteers:own_wishes": page(*HELP, post=True),
    # The table. Whoever has no seat sees that there is a meeting and who sits there; no question.
    "triage:meetings": page(*TABLE_MEMBERS, *ALLIANCE),
    "triage:plan": page(*CASES, *ALLIANCE, post=True),
    "triage:gaps": page(*TABLE_MEMBERS, *ALLIANCE),
    "triage:coverage": page(*TABLE_MEMBERS, *COORDINATE, *ALLIANCE),
    "triage:members": page(*TABLE_MEMBERS, *ALLIANCE),
    "triage:member": page(*COORDINATE, post=True),
    "triage:meeting": of("meeting", IN_ALLIANCE, *TABLE_MEMBERS, *ALLIANCE, methods=READ),
    "triage:presence": of("meeting", IN_ALLIANCE, *TABLE_MEMBERS, *ALLIANCE),
    "triage:now": of("meeting", IN_ALLIANCE, *TABLE_MEMBERS, methods=READ),
    "triage:begin": of("meeting", IN_ALLIANCE, *TABLE_MEMBERS, methods=POST),
    "triage:chair": of("meeting", IN_ALLIANCE, *TABLE_MEMBERS, methods=POST),
    "triage:point": of("meeting", IN_ALLIANCE, *TABLE_MEMBERS, methods=POST),
    "triage:order": of("meeting", IN_ALLIANCE, *TABLE_MEMBERS, methods=POST),
    "triage:away": of("meeting", IN_ALLIANCE, *TABLE_MEMBERS, methods=POST),
    "triage:minutes": of("meeting", SEATED, *TABLE_MEMBERS, methods=READ),
    "triage:fill": of("meeting", IN_ALLIANCE, *TABLE_MEMBERS, methods=POST),
    "triage:close": of("meeting", IN_ALLIANCE, *TABLE_MEMBERS),
    "triage:item": of("item", SEATED, *TABLE_MEMBERS, methods=READ),
    "triage:state": of("meeting", SEATED, *TABLE_MEMBERS, methods=READ),
    "triage:decide": of("item", SEATED, *TABLE_MEMBERS, methods=POST),
    "triage:propose": of("item", SEATED, *TABLE_MEMBERS, methods=POST),
    "triage:postpone": of("item", SEATED, *TABLE_MEMBERS),
    "triage:take_off": of("item", SEATED, *TABLE_MEMBERS, methods=POST),
    "triage:bring": of("request", OURS, *CASES),
    # Referrals.
    "referrals:list": page(*CASES),
    "referrals:make": of("request", OURS, *CASES),
    "referrals:detail": of("referral", SEATED, *CASES, methods=READ),
    "referrals:ask": of("referral", SEATED, *CASES, methods=POST),
    "referrals:follow": of("referral", OURS, *CASES, methods=POST),
    "referrals:step": of("referral", SEATED, *CASES),
    # Beheer: own organisation, or the alliance without its people.
    "organisations:manage": page(*COORDINATE, *ALLIANCE),
    "organisations:alliance": page(*ALLIANCE, post=True),
    "organisations:new_organisation": page(*ALLIANCE, post=True),
    "organisations:stopped_organisations": page(*ALLIANCE),
    "organisations:let_back": of("organisation", IN_ALLIANCE, *ALLIANCE),
    "organisations:organisation": of("organisation", OURS, *COORDINATE, but=dict.fromkeys(ALLIANCE, IN_ALLIANCE)),
    "organisations:invite": of("organisation", OURS, *COORDINATE, but=dict.fromkeys(ALLIANCE, IN_ALLIANCE)),
    "organisations:worker": of("worker", OURS, *COORDINATE),
    "organisations:role": of("worker", OURS, *COORDINATE, methods=POST),
    "organisations:invite_again": of("worker", OURS, *COORDINATE, methods=POST),
    "organisations:end": of("worker", OURS, *COORDINATE),
    "workbench:messages": page(*COORDINATE),
    "workbench:answer_message": button(*COORDINATE, also=(404,)),
    "workbench:webhook": page(*COORDINATE, post=True),
    # Finding places: the alliance, and the coordinators of its desk (our world has none there).
    "organisations:finding_places": page(*ALLIANCE),
    "workbench:finding_places": page(*ALLIANCE),
    "organisations:new_finding_place": page(*ALLIANCE, post=True),
    "organisations:finding_place": of("finding_place", IN_ALLIANCE, *ALLIANCE),
    "directory:poster": of("finding_place", IN_ALLIANCE, *ALLIANCE, methods=READ),
    "directory:new": page(*COORDINATE, *ALLIANCE, post=True),
    "directory:change": of("service", OURS, *COORDINATE, but=dict.fromkeys(ALLIANCE, IN_ALLIANCE)),
    "directory:capacity": of("service", OURS, *COORDINATE, methods=POST, but=dict.fromkeys(ALLIANCE, IN_ALLIANCE)),
    "directory:checked": of("service", OURS, *COORDINATE, methods=POST, but=dict.fromkeys(ALLIANCE, IN_ALLIANCE)),
    "directory:retire": of("service", OURS, *COORDINATE, methods=POST, but=dict.fromkeys(ALLIANCE, IN_ALLIANCE)),
    "directory:offer_again": of("service", OURS, *COORDINATE, methods=POST, but=dict.fromkeys(ALLIANCE, IN_ALLIANCE)),
    "directory:texts": of("service", OURS, *COORDINATE, methods=READ, but=dict.fromkeys(ALLIANCE, IN_ALLIANCE)),
    "directory:text": of("service", OURS, *COORDINATE, but=dict.fromkeys(ALLIANCE, IN_ALLIANCE)),
    "directory:recordings": page(*ALLIANCE),
    "directory:recording": page(*ALLIANCE, post=True),
    "directory:take_recording_away": of("recording", IN_ALLIANCE, *ALLIANCE, methods=POST),
    "directory:spoken": Line(
        READ, dict.fromkeys(EVERYBODY, ANYWHERE - {"missing"}), pk="recording", kind="public"
    ),
    "directory:service_places": of("service", OURS, *COORDINATE, but=dict.fromkeys(ALLIANCE, IN_ALLIANCE)),
    "directory:correct": of("service", IN_ALLIANCE, *ROLES),
    "directory:confirm": of("service", IN_ALLIANCE, *CASES, methods=POST),
    "directory:upkeep": page(*COORDINATE, *ALLIANCE, post=True),
    "provisions:upkeep": page(*COORDINATE, *ALLIANCE, post=True),
    "provisions:new": page(*COORDINATE, *ALLIANCE, post=True),
    "provisions:change": of("provision", IN_ALLIANCE, *COORDINATE, *ALLIANCE),
    "provisions:checked": of("provision", IN_ALLIANCE, *COORDINATE, *ALLIANCE, methods=POST),
    "provisions:retire": of("provision", IN_ALLIANCE, *COORDINATE, *ALLIANCE, methods=POST),
    "provisions:put_back": of("provision", IN_ALLIANCE, *COORDINATE, *ALLIANCE, methods=POST),
    "provisions:import": page(*COORDINATE, *ALLIANCE, post=True),
    "provisions:template": page(*COORDINATE, *ALLIANCE),
    "provisions:new_norm": page(*ALLIANCE, post=True),
    "directory:corrections": page(*COORDINATE, *ALLIANCE),
    "directory:answer_correction": of(
        "correction", OURS, *COORDINATE, methods=POST, but=dict.fromkeys(ALLIANCE, IN_ALLIANCE)
    ),
    "directory:places": page(*COORDINATE, *ALLIANCE),
    "directory:new_place": page(*COORDINATE, *ALLIANCE, post=True),
    "directory:place": of("location", OURS, *COORDINATE, but=dict.fromkeys(ALLIANCE, IN_ALLIANCE)),
    "directory:retire_place": of("location", OURS, *COORDINATE, methods=POST, but=dict.fromkeys(ALLIANCE, IN_ALLIANCE)),
    "directory:use_place_again": of(
        "location", OURS, *COORDINATE, methods=POST, but=dict.fromkeys(ALLIANCE, IN_ALLIANCE)
    ),
    "directory:import": page(*ALLIANCE, post=True),
    "directory:import_hsds": page(*ALLIANCE, post=True),
    "directory:import_run": of("import_run", IN_ALLIANCE, *ALLIANCE),
    "directory:template": page(*COORDINATE, *ALLIANCE),
    "directory:export": page(*ALLIANCE),
    "directory:export_csv": page(*ALLIANCE),
    "directory:weighing": page(*TABLE_MEMBERS, *COORDINATE, *ALLIANCE),
    "directory:area": page(*ALLIANCE, post=True),
    "directory:needs": page(*ALLIANCE),
    "directory:new_need": page(*ALLIANCE, post=True),
    "directory:need": page(*ALLIANCE, post=True),
    "directory:signs": page(*ALLIANCE),
    "directory:new_sign": page(*ALLIANCE, post=True),
    "directory:sign": page(*ALLIANCE, post=True),
    "referrals:reasons": page(*ALLIANCE),
    "referrals:new_reason": page(*ALLIANCE, post=True),
    "referrals:reason": page(*ALLIANCE, post=True),
}  # fmt: skip

# Sign-in and second factor are the library's; tests/organisations tries them one by one.
SIGN_IN = {
    "account_login", "account_logout", "account_inactive", "account_signup",
    "account_reauthenticate", "account_change_password", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "mfa_index", "mfa_authenticate",
    "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn",
    "mfa_add_webauthn", "mfa_reauthenticate_webauthn", "mfa_remove_webauthn",
    "mfa_edit_webauthn",
}  # fmt: skip
