"""Who of the own organisation fits this person best, and why somebody else was chosen."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.intake.models import Intake, IntakeNeed
from ketenloket.chain.trajectories.models import Assignment, Trajectory
from ketenloket.chain.trajectories.rules import Choice
from ketenloket.foundation.rows import together
from ketenloket.foundation.tenancy.acting import Sees
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import Service
from ketenloket.network.directory.rules import FormOfHelp
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty
from ketenloket.network.volunteers.models import (
    VolunteerProfile,
    VolunteerProof,
    VolunteerTerms,
)
from ketenloket.network.volunteers.rules import (
    Advice,
    Helper,
    Proof,
    Wanted,
    advise,
    ask_again_on,
    is_departure,
)
from ketenloket.network.volunteers.rules.weights import Bar


def with_load(workers: QuerySet[Worker], organisation_id: int) -> QuerySet[Worker]:
    """Annotate how many people each of these own workers helps now, as `load`."""
    now = (
        Assignment.objects.filter(
            worker_id=OuterRef("pk"), organisation_id=organisation_id, ended_at=None
        )
        .order_by()
        .values("worker_id")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return workers.annotate(load=Coalesce(Subquery(now), 0))


def with_vog(workers: QuerySet[Worker]) -> QuerySet[Worker]:
    """Annotate the day of the newest VOG that was seen of each, as `vog_on`."""
    newest = (
        VolunteerProof.objects.filter(
            worker_id=OuterRef("pk"), what=Proof.VOG, taken_back_at__isnull=True
        )
        .order_by()
        .values("worker_id")
        .annotate(day=Max("dated_on"))
        .values("day")
    )
    return workers.annotate(vog_on=Subquery(newest))


def helpers_of(organisation_id: int) -> QuerySet[Worker]:
    """Everybody of this organisation who helps people, with their load and the day of their VOG."""
    helpers = Worker.objects.filter(
        organisation_id=organisation_id, active=True, role__duties__contains=[Duty.HELP.value]
    ).select_related("role")
    return with_vog(with_load(helpers, organisation_id))


@dataclass(frozen=True)
class Proposal:
    """Who fits this person best.

    Attributes:
        wanted: what this person needs.
        advice: all own helpers who do not help yet, best first, each with reasons.
        helping: who of the own organisation helps now, each with the name as `helper`.
    """

    wanted: Wanted
    advice: list[tuple[Worker, Advice]]
    helping: list[Assignment]


def proposal_for(request: HelpRequest, by: Worker) -> Proposal:
    """What this person needs, and who of the own organisation can give it."""
    own = {"request_id": request.pk, "organisation_id": by.organisation_id}
    given = Assignment.objects.filter(**own, worker_id=OuterRef("pk"))
    found = (
        helpers_of(by.organisation_id)
        .filter(~Exists(given.filter(ended_at=None)))
        .annotate(before=Exists(given))
    )
    workers: dict[int, Worker] = {row.pk: row for row in found.order_by("name")}
    today = timezone.localdate()
    known = together(_kinds, request.pk, request.help_seeker_id, by.organisation_id)
    terms = next(iter(known["terms"]), VolunteerTerms(organisation_id=by.organisation_id))
    profiles = {row.worker_id: row for row in known["profiles"]}
    helpers = [helper_of(row, profiles.get(row.pk), terms, today) for row in workers.values()]
    wanted = _wanted(known, terms, today)
    advice = [(workers[row.helper.key], row) for row in advise(helpers, wanted, today)]
    return Proposal(wanted, advice, sorted(known["helping"], key=lambda row: row.started_at))


def _kinds(request_id: UUID, seeker_id: UUID, own: int) -> dict[str, QuerySet[Any]]:
    """What is known of the own helpers, of the person and of the help, beside the workers."""
    running = Trajectory.objects.filter(request_id=request_id, ended_on__isnull=True)
    return {
        "terms": VolunteerTerms.objects.filter(organisation_id=own),
        "profiles": VolunteerProfile.objects.filter(organisation_id=own),
        "seekers": HelpSeeker.objects.filter(pk=seeker_id),
        "intakes": Intake.objects.filter(request_id=request_id),
        "needs": IntakeNeed.objects.filter(request_id=request_id, removed_at=None),
        "helping": Assignment.objects.filter(
            request_id=request_id, organisation_id=own, ended_at=None
        ).annotate(helper=F("worker__name")),
        "services": Service.objects.filter(pk__in=running.values("service_id")),
    }


def advice_for(request: HelpRequest, by: Worker) -> list[tuple[Worker, Advice]]:
    """All own helpers who do not help this person yet, best first, each with reasons."""
    return proposal_for(request, by).advice


def helper_of(
    worker: Worker, profile: VolunteerProfile | None, terms: VolunteerTerms, today: date
) -> Helper:
    """A worker from `helpers_of` as the rules want to know them."""
    vog_on = getattr(worker, "vog_on", None)
    known = Helper(
        key=worker.pk,
        load=getattr(worker, "load", 0),
        volunteer=worker.role.sees == Sees.ASSIGNED,
        languages=frozenset(worker.languages),
        vog=vog_on is not None and today < ask_again_on(vog_on, terms.vog_months),
        before=getattr(worker, "before", False),
    )
    if profile is None:
        return known
    return replace(
        known,
        has_profile=True,
        wished=profile.load_wished,
        skills=frozenset(profile.skills),
        parts=frozenset(profile.parts),
        municipalities=frozenset(profile.municipalities),
        postcode_areas=frozenset(profile.postcode_areas),
        paused_until=profile.paused_until,
        visits=profile.home_visits,
    )


def _wanted(known: dict[str, list[Any]], terms: VolunteerTerms, today: date) -> Wanted:
    """What is known of this person and this help, as far as it bears on who helps."""
    seeker, intake, service = (
        min(known[kind], key=lambda row: row.pk, default=None)
        for kind in ("seekers", "intakes", "services")
    )
    form = service.form_of_help if service else ""
    told = intake.languages if intake else []
    languages = told or ([seeker.language] if seeker else [])
    return Wanted(
        languages=frozenset(languages),
        needs=frozenset(row.need_id for row in known["needs"]),
        when=frozenset(seeker.contact_when if seeker else ()),
        municipality=seeker.municipality if seeker else "",
        postcode=seeker.postcode if seeker else "",
        age=_years(seeker.born, today) if seeker and seeker.born else None,
        at_home=bool(service and service.home_visits),
        course=form == FormOfHelp.COURSE,
        # While nobody knows which form of help it is, it may be one that needs a VOG.
        asks_vog=form in terms.vog_for if form else bool(terms.vog_for),
    )


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def explained(
    request: HelpRequest, worker: Worker, why: str, *, by: Worker, instead_of: Worker | None = None
) -> tuple[Choice, str]:
    """How this choice relates to the advice, with the reason that belongs to it.

    Args:
        request: the request, held.
        worker: who was chosen; held as well, so that their load stands still.
        why: what the coordinator wrote; may be empty when the advice is followed.
        by: who chooses.
        instead_of: a helper whose place this one takes; that is a reason to pass over others.

    Raises:
        RefusedError: when something keeps this helper out, or the reason is missing.
    """
    advice = advice_for(request, by)
    chosen = next((row for known, row in advice if known.pk == worker.pk), None)
    why = why.strip()
    if chosen is None:
        return Choice.ADVISED, why
    if chosen.is_out:
        words = [
            word for bar, word in zip(chosen.bars, chosen.bar_words, strict=True) if bar != Bar.FULL
        ]
        raise RefusedError(
            _("%(name)s kan dit niet doen: %(why)s.")
            % {"name": worker.name, "why": "; ".join(words)}
        )
    if Bar.FULL in chosen.bars:
        if not why:
            raise RefusedError(
                _(
                    "%(name)s helpt nu %(load)s mensen en wil er hoogstens %(wished)s helpen."
                    " Kies iemand anders, of schrijf op waarom het toch moet."
                )
                % {"name": worker.name, "load": chosen.helper.load, "wished": chosen.helper.wished}
            )
        return Choice.TOO_MANY, why
    if not is_departure(chosen, [row for _worker, row in advice]):
        return Choice.ADVISED, why
    if not why and instead_of:
        why = _("Neemt het over van %(name)s.") % {"name": instead_of.name}
    if not why:
        first = next(known for known, row in advice if row.place == 1)
        raise RefusedError(
            _(
                "Volgens het voorstel past %(first)s beter. Kies die, of schrijf op waarom u"
                " %(name)s kiest."
            )
            % {"first": first.name, "name": worker.name}
        )
    return Choice.OTHER, why
