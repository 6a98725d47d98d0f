"""Which files of the own organisation belong together. Nothing is merged, so all can be undone."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.recognition.rules import Tie
from ketenloket.foundation.tenancy.models import OwnKey, paired
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.organisations.models import Alliance, Organisation, Worker

# Both files are ours. A file that moves to another organisation takes its end of the link along,
# and then nobody sees it: it comes back when the file does.
OURS = "one_lead_id = (SELECT case_organisation()) AND other_lead_id = (SELECT case_organisation())"
_ADDED = (
    "one_lead_id = case_organisation() AND other_lead_id = case_organisation()"
    " AND alliance_id = acting_alliance() AND made_by_id = acting_worker()"
)


class Between(OwnKey):
    """Something between two people. It reads the same from both sides; the smaller key is `one`."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    one = models.ForeignKey(HelpSeeker, models.PROTECT, related_name="+", db_constraint=False)
    one_lead = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    other = models.ForeignKey(HelpSeeker, models.PROTECT, related_name="+", db_constraint=False)
    other_lead = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    made_at = models.DateTimeField(_("vastgelegd op"), default=timezone.now)
    made_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    undone_at = models.DateTimeField(_("ongedaan gemaakt op"), null=True)
    undone_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


def _between(table: str, *update: str) -> list[models.BaseConstraint]:
    keys = [
        CompositeKey(
            name=f"{table}_{end}",
            columns=(f"{end}_id", f"{end}_lead_id", "alliance_id"),
            to="help_seekers_helpseeker",
            to_columns=("id", "lead_id", "alliance_id"),
            cascade=True,
        )
        for end in ("one", "other")
    ]
    return [
        *keys,
        models.CheckConstraint(name=f"{table}_two", condition=Q(one__lt=F("other"))),
        paired(table, "undone_at", "undone_by"),
        Rights(name=f"{table}_rights", insert=True, update=("undone_at", "undone_by_id", *update)),
        Policy(name=f"{table}_seen", rows=OURS),
        Policy(name=f"{table}_added", command="INSERT", new_rows=_ADDED),
        Policy(name=f"{table}_undone", command="UPDATE", rows=OURS, new_rows=OURS),
    ]


class SamePerson(Between):
    """Somebody looked at two files: one person, or two. The latest that stands counts."""

    same = models.BooleanField(_("dezelfde persoon"))

    class Meta:
        verbose_name = _("oordeel of het dezelfde persoon is")
        verbose_name_plural = _("oordelen of het dezelfde persoon is")
        indexes = [
            models.Index(fields=["one"], name="recog_same_one"),
            models.Index(fields=["other"], name="recog_same_other"),
        ]
        constraints = _between("recognition_sameperson")


class Household(Between):
    """Two people who live together or belong together, from a day until a day."""

    tie = models.CharField(_("band"), max_length=20, choices=Tie.choices)
    since = models.DateField(_("sinds"), null=True, blank=True)
    until = models.DateField(_("tot"), null=True, blank=True)

    class Meta:
        verbose_name = _("band in een huishouden")
        verbose_name_plural = _("banden in een huishouden")
        indexes = [
            models.Index(fields=["one"], name="recog_household_one"),
            models.Index(fields=["other"], name="recog_household_other"),
        ]
        constraints = [
            *_between("recognition_household", "until"),
            models.CheckConstraint(
                name="recognition_household_in_order",
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
        ]
