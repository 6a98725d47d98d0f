"""A person at the table, their details, their code and their messages."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ketenloket.chain.desk import actions
from ketenloket.chain.desk.actions import Registration
from ketenloket.chain.desk.forms import DetailsForm, WalkInForm
from ketenloket.chain.desk.forms.people import OTHER
from ketenloket.chain.desk.models import HelpRequest, SeekerMessage
from ketenloket.chain.desk.rules import Concern, Entry, ReopenedFor, Status
from ketenloket.chain.desk.views.contact import next_words, own_request, to_case
from ketenloket.chain.desk.views.public import posted
from ketenloket.chain.desk.views.sign_up import SHOWN_FOR
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.recognition.actions import ask, judge
from ketenloket.chain.recognition.models import likely_people
from ketenloket.chain.recognition.rules import AgreedHow, Traits, agreement, compared_words
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.acting import read_only
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.permissions import WorkerRequest, for_workers
from ketenloket.network.organisations.rules import Duty

_SESSION_KEY = "desk_code"
_MOST = 50  # messages on one page
_AGAIN = "a-"  # before the key of a person, in the choice of who this is


@for_workers(Duty.DESK, Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def walk_in(request: WorkerRequest) -> HttpResponse:
    """Make the request together with the person, then hand over the code and do the intake."""
    form = WalkInForm(
        posted(request),
        initial={"language": "nl", "municipality": _only_one(request.acting.alliance)},
        alliance=request.acting.alliance,
    )
    likely: list[Likely] = []
    if request.method == "POST" and form.is_valid():
        likely = _likely(request, form)
        who = form.cleaned_data["who"]
        again = next((row.closed for row in likely if row.closed and row.again == who), None)
        if again:
            return _open_again(request, form, again)
        same = next((row for row in likely if str(row.person.pk) == who), None)
        if same and same.running:
            return _go_on(request, form, same.running)
        if same or who == OTHER or not likely:
            made = _make(request, form, likely, same)
            _show_once(request, made.request_id, made.follow_up_code)
            return redirect("desk:follow_up_code", pk=made.request_id)
    threatened = bool(form["threats"].value())
    context = {"form": form, "likely": likely, "threatened": threatened, "other": OTHER}
    return render(request, "desk/walk_in.html", context | {"agreement": agreement()})


def _only_one(alliance: Any) -> str:
    return alliance.municipalities[0] if len(alliance.municipalities) == 1 else ""


@dataclass(frozen=True)
class Likely:
    """Somebody of the own organisation who may be the person at the table."""

    person: HelpSeeker
    compared: list[dict[str, str]]
    running: HelpRequest | None
    same_need: list[str]
    closed: HelpRequest | None = None  # the newest, when nothing runs: that story can go on

    @property
    def again(self) -> str:
        """The choice to go on with what was closed."""
        return f"{_AGAIN}{self.person.pk}"


def _traits(told: Registration) -> Traits:
    return Traits(
        name=told.name,
        born=told.born,
        postcode=told.postcode,
        house_number=told.house_number,
        phone=told.phone,
        email=told.email,
    )


def _likely(request: WorkerRequest, form: WalkInForm) -> list[Likely]:
    """Who is there already and looks like this person: told once is enough."""
    told = form.registration()
    found = likely_people(_traits(told), by=request.acting)
    theirs = HelpRequest.objects.filter(
        help_seeker_id__in=[candidate.person.pk for candidate in found],
        lead_id=request.acting.organisation_id,
    ).exclude(pk=actions.request_id_of(form.key()))  # the same form again is no double
    newest_last = list(theirs.order_by("closed_at"))
    running = {row.help_seeker_id: row for row in newest_last if row.status == Status.OPEN}
    closed = {row.help_seeker_id: row for row in newest_last if row.status == Status.CLOSED}
    twice = actions.request_id_of(form.key())
    again = HelpRequest.objects.filter(pk=twice, lead_id=request.acting.organisation_id).first()
    likely = []
    for candidate in found:
        if again and candidate.person.pk == again.help_seeker_id:
            continue
        open_one = running.get(candidate.person.pk)
        record("desk.double_viewed", candidate.person, purpose="help")
        shared = [str(Concern(code).label) for code in told.concerns
                  if open_one and code in open_one.concerns]  # fmt: skip
        compared = compared_words(candidate.likeness)
        before = None if open_one else closed.get(candidate.person.pk)
        likely.append(Likely(candidate.person, compared, open_one, shared, before))
    return likely


def _go_on(
    request: WorkerRequest, form: WalkInForm, running: HelpRequest, *, opened: bool = False
) -> HttpResponse:
    """The same person with a request that runs: no second one, and what is told goes with it."""
    try:
        kept = actions.tell_again(running.pk, form.registration(), by=request.acting)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("workbench:case", pk=running.pk)
    said = _("Deze persoon had al een lopende hulpvraag. Er is geen tweede gemaakt.")
    if opened:
        said = _("Dezelfde hulpvraag is weer open. Er is geen tweede gemaakt.")
    if kept:
        told = _("Bij de lopende hulpvraag bewaard: %(what)s.") % {"what": "; ".join(kept)}
        said = f"{said} {told}"
    messages.success(request, said)
    if form.cleaned_data["ask_elsewhere"]:
        _ask_elsewhere(request, form, running.help_seeker)
    return redirect("workbench:case", pk=running.pk)


def _open_again(request: WorkerRequest, form: WalkInForm, closed: HelpRequest) -> HttpResponse:
    """The same person with a request that was closed: the same story goes on."""
    try:
        actions.reopen(closed.pk, ReopenedFor.CAME_BACK, by=request.acting)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("workbench:case", pk=closed.pk)
    return _go_on(request, form, closed, opened=True)


def _make(
    request: WorkerRequest, form: WalkInForm, likely: list[Likely], same: Likely | None
) -> actions.Registered:
    """A request for a new person, or a new request for the same person."""
    made = actions.register(
        form.registration(),
        by=request.acting,
        submission=form.key(),
        person=same.person.pk if same else None,
    )
    person = HelpSeeker.objects.get(
        requests=made.request_id, lead_id=request.acting.organisation_id
    )
    for row in likely:
        if same is None and row.person.pk != person.pk:
            judge(person, row.person, same=False, by=request.acting)
    if form.cleaned_data["ask_elsewhere"]:
        _ask_elsewhere(request, form, person)
    return made


def _ask_elsewhere(request: WorkerRequest, form: WalkInForm, person: HelpSeeker) -> None:
    on_the_phone = form.cleaned_data["entry"] == Entry.PHONE
    how = AgreedHow.BY_PHONE if on_the_phone else AgreedHow.AT_THE_TABLE
    try:
        ask(person, agreed_how=how, agreed_in=person.language, by=request.acting)
    except RefusedError as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("De vraag aan andere organisaties is gesteld."))


def _show_once(request: WorkerRequest, pk: UUID, code: str) -> None:
    until = (timezone.now() + SHOWN_FOR).timestamp()
    request.session[_SESSION_KEY] = {"request": str(pk), "code": code, "until": until}


@for_workers(Duty.DESK, Duty.CASES)
@require_safe
def follow_up_code(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """The code to hand over, on screen and on paper; for ten minutes, then it is gone."""
    found = own_request(request, pk)
    told = request.session.get(_SESSION_KEY) or {}
    shown = told and told["request"] == str(pk) and told["until"] >= timezone.now().timestamp()
    if told and not shown:
        del request.session[_SESSION_KEY]
    record("desk.viewed", found, purpose="help", request_id=found.pk)
    person = found.help_seeker
    context = {
        "help_request": found,
        "code": told["code"] if shown else "",
        "works": bool(person.phone or person.email),
        "enter_url": request.build_absolute_uri(reverse("portal:enter")),
    }
    return render(request, "desk/follow_up_code.html", context)


@for_workers(Duty.DESK, Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def new_code(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """End the old code and give a new one."""
    found = own_request(request, pk)
    if request.method != "POST":
        record("desk.viewed", found, purpose="help", request_id=found.pk)
        read_only()
        return render(request, "desk/new_code.html", {"help_request": found})
    try:
        code = actions.new_follow_up_code(found.pk, by=request.acting)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("desk:contact_details", pk=found.pk)
    _show_once(request, found.pk, code)
    messages.success(request, _("De oude volgcode werkt niet meer. Geef de nieuwe nu mee."))
    return redirect("desk:follow_up_code", pk=found.pk)


@for_workers(Duty.DESK, Duty.CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def contact_details(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """Correct how somebody is reached."""
    found = own_request(request, pk)
    form = DetailsForm(posted(request), initial=_known(found), alliance=request.acting.alliance)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.correct_details(found.pk, form.details(), by=request.acting)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            said = _("De gegevens zijn aangepast.") + " " + next_words(made)
            return to_case(request, found, said)
    record("desk.viewed", found, purpose="help", request_id=found.pk)
    read_only()
    return render(request, "desk/contact_details.html", {"help_request": found, "form": form})


def _known(found: HelpRequest) -> dict[str, Any]:
    names = [name for name in DetailsForm.base_fields if hasattr(found.help_seeker, name)]
    return {name: getattr(found.help_seeker, name) for name in names}


@for_workers(Duty.DESK, Duty.CASES, Duty.HELP)
@require_http_methods(["GET", "HEAD", "POST"])
def person_messages(request: WorkerRequest, pk: UUID) -> HttpResponse:
    """What the person wrote in Mijn hulp; for everybody who may see it, a volunteer too."""
    found = get_object_or_404(HelpRequest.objects.select_related("help_seeker"), pk=pk)
    rows = SeekerMessage.objects.filter(request=found).select_related("read_by")
    if request.method == "POST":
        typed = request.POST.getlist("message")[:_MOST]
        shown = rows.filter(pk__in=[key for key in map(_key, typed) if key])
        new = actions.mark_read(found, [row.pk for row in shown], by=request.acting)
        said = _("Gelezen.") if new else _("Dit was al gelezen.")
        found.refresh_from_db(fields=["next_step", "next_on"])
        return to_case(request, found, f"{said} {next_words(found)}")
    listed = list(rows.order_by("-written_at")[:_MOST])
    record("desk.messages_viewed", found, purpose="help", request_id=found.pk)
    read_only()
    context = {
        "help_request": found,
        "rows": listed,
        "unread": [row for row in listed if row.read_at is None],
    }
    return render(request, "desk/messages.html", context)


def _key(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None
