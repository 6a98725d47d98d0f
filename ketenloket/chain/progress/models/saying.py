"""What the person says of how it goes, and of the help."""

from datetime import date

from django.db import connection, models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.help_seekers.policies import (
    NOT_THE_PERSON,
    SEEN_FOR_COUNTS,
    added_by_all_who_see,
    shown,
)
from ketenloket.chain.progress.rules import HIGHEST, LOWEST, Moment
from ketenloket.foundation.tenancy.policies import (
    OWNER_ROLE,
    CompositeKey,
    Policy,
    Rights,
    SqlRule,
)
from ketenloket.network.organisations.models import Organisation, Worker

# Written down by a worker who acts, or by the person and then by no worker.
_BY_WHO_ACTS = (
    "((acting_sees() = 'own_request' AND told_by_id IS NULL)"
    f" OR ({NOT_THE_PERSON} AND told_by_id = acting_worker()))"
)


def _score(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"progress_experience_{name}",
        condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__range": (LOWEST, HIGHEST)}),
    )


class Measure(OfRequest):
    """How it goes on our own topics, one to five, said by the person at one moment."""

    moment = models.CharField(_("wanneer"), max_length=10, choices=Moment.choices)
    scores = models.JSONField(_("cijfers per onderwerp"), default=dict)
    told_at = models.DateTimeField(_("gezegd op"), default=timezone.now)
    told_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )  # who filled it in together with the person; nobody: the person, in Mijn hulp

    class Meta:
        verbose_name = _("hoe het gaat")
        verbose_name_plural = _("hoe het gaat")
        indexes = [models.Index(fields=["request", "told_at"], name="progress_measures")]
        constraints = [
            of_request("progress_measure"),
            SqlRule(
                name="progress_measure_of_five",
                create="ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ("
                "jsonb_typeof(scores) = 'object' AND scores <> '{}'::jsonb AND NOT"
                " jsonb_path_exists(scores, '$.* ? (@.type() != \"number\" || @ < 1 || @ > 5 || @ != @.floor())'))",
                drop="ALTER TABLE {table} DROP CONSTRAINT {name}",
            ),
            Rights(name="progress_measure_rights", insert=True),
            Policy(name="progress_measure_seen", rows=shown("notes")),
            Policy(
                name="progress_measure_added",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('notes')} AND {_BY_WHO_ACTS}",
            ),
        ]

    def __str__(self) -> str:
        return self.moment

    @property
    def day(self) -> date:
        """The day on which it was said."""
        return timezone.localdate(self.told_at)


class Asking(OfRequest):
    """Somebody asked the person to say how it goes; it waits in Mijn hulp, and is told once."""

    asked_at = models.DateTimeField(_("gevraagd op"), default=timezone.now)
    asked_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        verbose_name = _("vraag hoe het gaat")
        verbose_name_plural = _("vragen hoe het gaat")
        indexes = [models.Index(fields=["request", "asked_at"], name="progress_askings")]
        constraints = [
            of_request("progress_asking"),
            Rights(name="progress_asking_rights", insert=True),
            Policy(name="progress_asking_seen", rows=shown("notes")),
            Policy(
                name="progress_asking_added",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('notes')} AND asked_by_id = acting_worker()"
                f" AND {NOT_THE_PERSON}",
            ),
        ]

    def __str__(self) -> str:
        return str(self.asked_at)


class Experience(OfRequest):
    """Whether the person felt heard and helped; goes past whoever helps, to a coordinator."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )  # of which the person speaks: the lead of that day
    moment = models.CharField(_("wanneer"), max_length=10, choices=Moment.choices)
    heard = models.PositiveSmallIntegerField(_("voelde u zich gehoord"), null=True)
    helped = models.PositiveSmallIntegerField(_("bent u geholpen"), null=True)
    words = models.CharField(_("in eigen woorden"), max_length=500, blank=True)
    told_on = models.DateField(_("gezegd op"))
    told_at = models.DateTimeField(_("opgeschreven op"), default=timezone.now)
    told_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )  # who typed it over from paper; nobody: the person, in Mijn hulp

    class Meta:
        verbose_name = _("ervaring")
        verbose_name_plural = _("ervaringen")
        constraints = [
            of_request("progress_experience"),
            CompositeKey(
                name="progress_experience_organisation",
                columns=("organisation_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            # Once a day: a double click is one answer.
            models.UniqueConstraint(
                fields=["request", "moment", "told_on"], name="progress_experience_once_a_day"
            ),
            _score("heard"),
            _score("helped"),
            models.CheckConstraint(
                name="progress_experience_says_something",
                condition=Q(heard__isnull=False) | Q(helped__isnull=False) | ~Q(words=""),
            ),
            Rights(name="progress_experience_rights", insert=True),
            Policy(
                name="progress_experience_seen",
                rows="(lead_id = (SELECT case_organisation()) AND organisation_id = lead_id"
                " AND reads_answers(request_id)) OR request_id = own_request()",
            ),
            Policy(
                name="progress_experience_added",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('notes')} AND organisation_id = lead_id"
                f" AND {_BY_WHO_ACTS}",
            ),
            Policy(name="progress_experience_counted", role=OWNER_ROLE, rows=SEEN_FOR_COUNTS),
        ]

    def __str__(self) -> str:
        return self.moment


def experience_counts() -> dict[tuple[int, str, str], int | None]:
    """How many people felt heard and helped in twelve months; of each person the last answer.

    Keys are (organisation, `heard` or `helped`, `yes`, `fairly`, `no` or `all`); organisation 0 is
    all together, for who sees counts. Others find the own organisation only. Rounded to five by
    the database; None stands for fewer than five.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT organisation, question, answer, number FROM experience_counts()")
        return {(row[0], row[1], row[2]): row[3] for row in cursor.fetchall()}
