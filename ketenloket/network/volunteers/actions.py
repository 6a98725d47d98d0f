"""What is filled in about helpers, by themselves and by coordinators."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty
from ketenloket.network.volunteers.models import VolunteerProfile, VolunteerProof, VolunteerTerms
from ketenloket.network.volunteers.permissions import cares_for, may_wish
from ketenloket.network.volunteers.rules import (
    LOAD_AT_FIRST,
    VISIT_ALARM_MINUTES,
    VOG_ASKED_AGAIN_MONTHS,
    Proof,
)


@dataclass(frozen=True)
class Wishes:
    """What a helper can and wants; `municipalities` and `postcode_areas` empty is everywhere."""

    skills: Sequence[str] = ()
    parts: Sequence[str] = ()
    municipalities: Sequence[str] = ()
    postcode_areas: Sequence[str] = ()
    load_wished: int = LOAD_AT_FIRST
    home_visits: bool = False
    wants_two: bool = False
    paused_until: date | None = None

    def columns(self) -> dict[str, object]:
        """As the table keeps it."""
        lists = ("skills", "parts", "municipalities", "postcode_areas")
        return vars(self) | {name: list(getattr(self, name)) for name in lists}


@dataclass(frozen=True)
class Terms:
    """How an organisation works with its helpers."""

    vog_months: int = VOG_ASKED_AGAIN_MONTHS
    vog_for: Sequence[str] = field(default_factory=list)
    asks: Sequence[str] = field(default_factory=list)
    two_per_visit: bool = False
    alarm_minutes: int = VISIT_ALARM_MINUTES

    def columns(self) -> dict[str, object]:
        """As the table keeps it."""
        return vars(self) | {"vog_for": list(self.vog_for), "asks": list(self.asks)}


@transaction.atomic
def keep_wishes(worker: Worker, wishes: Wishes, *, by: Worker) -> VolunteerProfile:
    """Write down what a helper can and wants. They may themselves, and their coordinators may.

    Raises:
        PermissionDenied: when this helper is not for `by` to write about.
        RefusedError: when this worker helps nobody.
    """
    if not may_wish(by, worker):
        raise PermissionDenied
    if not worker.has(Duty.HELP):
        raise RefusedError(_("Deze medewerker helpt geen mensen. Kies iemand anders."))
    said = wishes.columns() | {"changed_at": timezone.now(), "changed_by": by}
    profile = VolunteerProfile.objects.select_for_update().filter(worker_id=worker.pk).first()
    if profile is None:
        profile = VolunteerProfile(
            alliance_id=worker.alliance_id,
            organisation_id=worker.organisation_id,
            worker=worker,
            **said,
        )
        try:
            with transaction.atomic():
                profile.save(force_insert=True)
        except IntegrityError:  # two at the same moment: the last word counts
            profile = VolunteerProfile.objects.select_for_update().get(worker_id=worker.pk)
            profile.change(**said)
    else:
        profile.change(**said)
    record("volunteers.wishes_kept", profile, purpose="manage")
    return profile


@transaction.atomic
def add_proof(worker: Worker, what: str, dated_on: date, *, by: Worker) -> VolunteerProof:
    """Write down that a VOG was seen or a training done, with its date. The same twice is once.

    Raises:
        PermissionDenied: when `by` does not coordinate this helper's organisation.
        RefusedError: when the date is still to come.
    """
    if not cares_for(by, worker):
        raise PermissionDenied
    if what not in Proof.values or dated_on > timezone.localdate():
        raise RefusedError(_("Kies een datum die geweest is, of vandaag."))
    same = VolunteerProof.objects.filter(
        worker_id=worker.pk, what=what, dated_on=dated_on, taken_back_at__isnull=True
    )
    if there := same.first():
        return there
    proof = VolunteerProof(
        alliance_id=worker.alliance_id,
        organisation_id=worker.organisation_id,
        worker=worker,
        what=what,
        dated_on=dated_on,
        recorded_by=by,
    )
    try:
        with transaction.atomic():
            proof.save(force_insert=True)
    except IntegrityError:
        return same.get()
    record("volunteers.proof_added", proof, purpose="manage")
    return proof


@transaction.atomic
def take_back_proof(proof_id: UUID, *, by: Worker) -> VolunteerProof:
    """Take back what was noted by mistake. Twice is once.

    Raises:
        VolunteerProof.DoesNotExist: when it is not there, or not for whoever acts.
        PermissionDenied: when `by` does not coordinate this helper's organisation.
    """
    proof = VolunteerProof.objects.select_related("worker").get(
        pk=proof_id, organisation_id=by.organisation_id
    )
    if not cares_for(by, proof.worker):
        raise PermissionDenied
    if proof.taken_back_at is None:
        proof.change(taken_back_at=timezone.now(), taken_back_by=by)
        record("volunteers.proof_taken_back", proof, purpose="manage")
    return proof


@transaction.atomic
def keep_terms(terms: Terms, *, by: Worker) -> VolunteerTerms:
    """Write down how the own organisation works with its helpers.

    Raises:
        PermissionDenied: when `by` does not coordinate.
    """
    if not by.has(Duty.COORDINATE):
        raise PermissionDenied
    said = terms.columns() | {"changed_at": timezone.now(), "changed_by": by}
    known = VolunteerTerms.objects.select_for_update().filter(organisation_id=by.organisation_id)
    kept = known.first()
    if kept is None:
        kept = VolunteerTerms(
            alliance_id=by.alliance_id, organisation_id=by.organisation_id, **said
        )
        try:
            with transaction.atomic():
                kept.save(force_insert=True)
        except IntegrityError:
            kept = known.get()
            kept.change(**said)
    else:
        kept.change(**said)
    record("volunteers.terms_kept", kept, purpose="manage")
    return kept
