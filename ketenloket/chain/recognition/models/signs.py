"""By what a person is found again: keyed numbers for the own organisation, filters for nobody."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.recognition.rules import HANDLES
from ketenloket.foundation.tenancy.models import OwnKey
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.organisations.models import Alliance, Organisation

MATCHING = "acting_sees() = 'matcher' AND alliance_id = acting_alliance()"


def _number() -> Any:
    return models.BigIntegerField(_("zoekgetal"), null=True)


class Sign(OwnKey):
    """One row for each help-seeker, with the key of the help-seeker. Made anew when they change.

    `made_with` says with which secret; a row of an older one is made again by a job.
    """

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)
    made_with = models.CharField(_("gemaakt met sleutel"), max_length=16)
    phone = _number()
    email = _number()
    born = _number()
    address = _number()
    full_name = _number()
    first_year = _number()
    last_year = _number()
    first_area = _number()
    last_area = _number()
    first_number = _number()
    last_number = _number()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


def _of_person(table: str) -> CompositeKey:
    return CompositeKey(
        name=f"{table}_of_person",
        columns=("id", "lead_id", "alliance_id"),
        to="help_seekers_helpseeker",
        to_columns=("id", "lead_id", "alliance_id"),
        cascade=True,
    )


def _kept_by_matcher(table: str, *more: str) -> list[models.BaseConstraint]:
    """The matcher alone writes, in the transaction of whoever changed the person."""
    return [
        _of_person(table),
        Rights(
            name=f"{table}_rights",
            insert=True,
            update=("made_with", *HANDLES, *more),
        ),
        Policy(name=f"{table}_added", command="INSERT", new_rows=MATCHING),
        Policy(name=f"{table}_renewed", command="UPDATE", rows=MATCHING, new_rows=MATCHING),
    ]


def _indexes(table: str, owner: str) -> list[models.Index]:
    return [
        models.Index(
            fields=[owner, handle],
            name=f"{table}_{handle}",
            condition=Q(**{f"{handle}__isnull": False}),
        )
        for handle in HANDLES
    ]


class Handle(Sign):
    """Finds likely people of the own organisation before a second file is made."""

    class Meta:
        verbose_name = _("zoekgetallen van een hulpvrager")
        verbose_name_plural = _("zoekgetallen van hulpvragers")
        indexes = _indexes("recog_handle", "lead")
        constraints = [
            *_kept_by_matcher("recognition_handle"),
            Policy(
                name="recognition_handle_seen",
                rows=f"lead_id = (SELECT case_organisation()) OR ({MATCHING})",
            ),
        ]


class Encoding(Sign):
    """The keyed filters of a person, compared with a question of another organisation.

    No worker ever reads it, not even of the own organisation: only the job that compares.
    """

    bits = models.BinaryField(_("filters"))
    vague_day = models.BooleanField(_("geboortedag onzeker"), default=False)

    class Meta:
        verbose_name = _("versleutelde kenmerken van een hulpvrager")
        verbose_name_plural = _("versleutelde kenmerken van hulpvragers")
        indexes = _indexes("recog_encoding", "alliance")
        constraints = [
            *_kept_by_matcher("recognition_encoding", "bits", "vague_day"),
            Policy(name="recognition_encoding_seen", rows=MATCHING),
        ]
