"""A large file on its way in: who sent it, how far it is, what came of it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import OwnKey
from ketenloket.foundation.tenancy.policies import Policy, Rights
from ketenloket.network.directory.rules.runs import ENDED, RunKind, RunState, is_silent
from ketenloket.network.organisations.models import Alliance, Organisation, Worker

_OURS = "alliance_id = acting_alliance() AND acting_sees() = 'counts'"


class ImportRun(OwnKey):
    """One file that is read in by a job. Only who cares for the alliance knows of it."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("gestuurd op"), default=timezone.now)
    made_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    kind = models.CharField(_("soort bestand"), max_length=10, choices=RunKind.choices)
    file_name = models.CharField(_("naam van het bestand"), max_length=120, blank=True)
    content = models.BinaryField(_("het bestand"), null=True)
    choices = models.JSONField(_("gekozen bij het sturen"), default=dict, blank=True)
    state = models.CharField(
        _("stand"), max_length=10, choices=RunState.choices, default=RunState.WAITING
    )
    rows_total = models.PositiveIntegerField(_("rijen in het bestand"), default=0)
    rows_done = models.PositiveIntegerField(_("rijen gedaan"), default=0)
    heard_at = models.DateTimeField(_("laatst iets van gehoord"), default=timezone.now)
    ended_at = models.DateTimeField(_("klaar op"), null=True)
    found = models.JSONField(_("wat eruit kwam"), default=dict, blank=True)

    class Meta:
        verbose_name = _("ingelezen bestand")
        verbose_name_plural = _("ingelezen bestanden")
        indexes = [models.Index(fields=["alliance", "-made_at"], name="directory_import_newest")]
        constraints = [
            models.CheckConstraint(
                name="directory_import_ended",
                condition=Q(state__in=sorted(ENDED), ended_at__isnull=False)
                | (~Q(state__in=sorted(ENDED)) & Q(ended_at__isnull=True)),
            ),
            # What was sent is kept as long as it is needed, and no moment longer.
            models.CheckConstraint(
                name="directory_import_content_goes",
                condition=Q(ended_at__isnull=True, content__isnull=False)
                | Q(ended_at__isnull=False, content__isnull=True),
            ),
            Rights(
                name="directory_import_rights",
                insert=True,
                update=(
                    "content",
                    "file_name",
                    "state",
                    "rows_total",
                    "rows_done",
                    "heard_at",
                    "ended_at",
                    "found",
                ),
            ),
            Policy(name="directory_import_seen", rows=_OURS),
            Policy(
                name="directory_import_added",
                command="INSERT",
                new_rows=f"{_OURS} AND made_by_id = acting_worker() AND state = 'waiting'",
            ),
            Policy(name="directory_import_changed", command="UPDATE", rows=_OURS, new_rows=_OURS),
        ]

    def __str__(self) -> str:
        return self.file_name or str(self.made_at)

    @property
    def is_silent(self) -> bool:
        """Whether a job should be at it and nobody hears it."""
        return is_silent(self.state, self.heard_at, timezone.now())
