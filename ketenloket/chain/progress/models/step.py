"""A small step on the way to a goal."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.help_seekers.policies import NOT_THE_PERSON, added_by_all_who_see, shown
from ketenloket.chain.progress.policies import MAY_DO_A_STEP
from ketenloket.chain.trajectories.models import Goal
from ketenloket.foundation.tenancy.models import paired
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.organisations.models import Organisation, Worker

_TICKED = Q(done_at__isnull=False)


class Step(OfRequest):
    """Something small that the person, a helper or both do; ticked off together.

    Nobody is named but the organisation that helps: a step waits for no single worker.
    """

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="steps", db_constraint=False)
    words = models.CharField(_("kleine stap"), max_length=200)
    by_person = models.BooleanField(_("de hulpvrager doet mee"), default=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    wished_on = models.DateField(_("het liefst op"), null=True)
    made_at = models.DateTimeField(_("afgesproken op"), default=timezone.now)
    made_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    done_at = models.DateTimeField(_("afgevinkt op"), null=True)
    done_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    done_by_person = models.BooleanField(_("afgevinkt door de hulpvrager"), default=False)
    dropped_at = models.DateTimeField(_("niet meer nodig sinds"), null=True)
    dropped_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("kleine stap")
        verbose_name_plural = _("kleine stappen")
        indexes = [models.Index(fields=["request", "made_at"], name="progress_steps")]
        constraints = [
            of_request("progress_step"),
            CompositeKey(
                name="progress_step_goal",
                columns=("goal_id", "request_id"),
                to="trajectories_goal",
                to_columns=("id", "request_id"),
            ),
            models.CheckConstraint(name="progress_step_says_what", condition=~Q(words="")),
            models.CheckConstraint(
                name="progress_step_of_somebody",
                condition=Q(by_person=True) | Q(organisation__isnull=False),
            ),
            # Ticked off by a worker or by the person, never by both and never by nobody.
            models.CheckConstraint(
                name="progress_step_ticked_by_one",
                condition=Q(done_at__isnull=True, done_by__isnull=True, done_by_person=False)
                | (_TICKED & Q(done_by__isnull=False, done_by_person=False))
                | (_TICKED & Q(done_by__isnull=True, done_by_person=True)),
            ),
            paired("progress_step", "dropped_at", "dropped_by"),
            Rights(
                name="progress_step_rights",
                insert=True,
                update=("done_at", "done_by_id", "done_by_person", "dropped_at", "dropped_by_id"),
            ),
            Policy(name="progress_step_seen", rows=shown("notes")),
            Policy(
                name="progress_step_added",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('notes')} AND made_by_id = acting_worker()"
                f" AND {NOT_THE_PERSON} AND done_at IS NULL AND dropped_at IS NULL"
                f" AND {MAY_DO_A_STEP}",
            ),
            Policy(
                name="progress_step_changed",
                command="UPDATE",
                rows=f"(dropped_at IS NULL OR {NOT_THE_PERSON}) AND ({shown('notes')})",
                new_rows=f"alliance_id = acting_alliance() AND ({NOT_THE_PERSON}"
                " OR (done_by_id IS NULL AND dropped_at IS NULL))",
            ),
        ]

    def __str__(self) -> str:
        return self.words
