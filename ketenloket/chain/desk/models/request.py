"""The help request itself."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import (
    Clock,
    Concern,
    Entry,
    Outcome,
    Stage,
    Status,
    StepClock,
    Term,
    Threat,
)
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.help_seekers.policies import (
    ADDED_BY_LEAD,
    MINE,
    MY_ALLIANCE,
)
from ketenloket.foundation.tenancy.models import OwnKey, paired
from ketenloket.foundation.tenancy.policies import (
    CompositeKey,
    HeldWhileOpen,
    Policy,
    Rights,
    SqlRule,
)
from ketenloket.network.organisations.models import Alliance, FindingPlace, Organisation, Worker


class HelpRequest(OwnKey):
    """Hulpvraag. Open means: one lead, one responsible, a next step and a date. Always."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    help_seeker = models.ForeignKey(
        HelpSeeker, models.PROTECT, related_name="requests", db_constraint=False
    )
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)
    made_in = models.BigIntegerField(_("transactie van de voordeur"), null=True, editable=False)
    number = models.CharField(_("nummer"), max_length=10)
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.OPEN
    )
    stage = models.CharField(_("stap"), max_length=20, choices=Stage.choices, default=Stage.NEW)

    entry = models.CharField(_("binnengekomen via"), max_length=20, choices=Entry.choices)
    finding_place = models.ForeignKey(
        FindingPlace, models.PROTECT, null=True, blank=True, related_name="+"
    )
    handed_in_by = models.CharField(_("aangemeld door"), max_length=100, blank=True)
    registered_at = models.DateTimeField(_("aangemeld op"), default=timezone.now)
    agreed_to_contact_at = models.DateTimeField(_("akkoord met contact op"))  # by the person
    concerns = ArrayField(
        models.CharField(max_length=40), verbose_name=_("wat er aan de hand is"), default=list
    )
    threats = ArrayField(
        models.CharField(max_length=40), verbose_name=_("bedreigende situatie"), default=list
    )
    message = models.TextField(_("in eigen woorden"), blank=True, max_length=2000)

    clock = models.CharField(_("termijn"), max_length=30, choices=Clock.choices)
    clock_due_on = models.DateField(_("eerste gesprek uiterlijk"))
    first_talk_at = models.DateTimeField(_("eerste gesprek op"), null=True)
    first_talk_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    responsible = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    coordinator_queue = models.BooleanField(_("wacht bij de coördinatoren"), default=False)
    next_code = models.CharField(_("soort volgende stap"), max_length=30)
    next_step = models.CharField(_("volgende stap"), max_length=200)
    next_on = models.DateField(_("uiterlijk op"), null=True)
    next_clock = models.CharField(
        _("waar die dag vandaan komt"),
        max_length=20,
        choices=StepClock.choices,
        default=StepClock.REACTION,
    )
    rest_until = models.DateField(_("rust tot"), null=True)

    desks_seen = models.PositiveSmallIntegerField(_("aantal organisaties gezien"), default=1)
    closed_at = models.DateTimeField(_("afgesloten op"), null=True)
    closed_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    outcome = models.CharField(_("uitkomst"), max_length=30, choices=Outcome.choices, blank=True)
    once_more_on = models.DateField(_("nog één keer proberen op"), null=True)
    once_more_at = models.DateTimeField(_("nog één keer geprobeerd op"), null=True)
    once_more_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("hulpvraag")
        verbose_name_plural = _("hulpvragen")
        indexes = [
            models.Index(
                F("lead"), F("next_on"), F("id"), name="desk_caseload", condition=Q(status="open")
            ),
            models.Index(fields=["lead", "stage"], name="desk_stage"),
            models.Index(fields=["help_seeker", "lead", "alliance"], name="desk_seeker"),
            models.Index(fields=["responsible", "next_on"], name="desk_responsible"),
            models.Index(
                F("lead"),
                F("once_more_on"),
                name="desk_once_more",
                condition=Q(once_more_on__isnull=False, once_more_at__isnull=True),
            ),
        ]
        constraints = [
            # Declared first: hidden and missing person then fail on the same key.
            CompositeKey(
                name="desk_helprequest_a_made_in",
                columns=("help_seeker_id", "made_in"),
                to="help_seekers_helpseeker",
                to_columns=("id", "made_in"),
            ),
            CompositeKey(
                name="desk_helprequest_of_seeker",
                columns=("help_seeker_id", "lead_id", "alliance_id"),
                to="help_seekers_helpseeker",
                to_columns=("id", "lead_id", "alliance_id"),
                cascade=True,
            ),
            CompositeKey(
                name="desk_helprequest_responsible",
                columns=("responsible_id", "lead_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
                deferrable=True,
            ),
            CompositeKey(
                name="desk_helprequest_finding_place",
                columns=("finding_place_id", "alliance_id"),
                to="organisations_findingplace",
                to_columns=("id", "alliance_id"),
            ),
            HeldWhileOpen(
                name="desk_helprequest_responsible_active",
                worker="responsible_id",
                organisation="lead_id",
                open_when="status = 'open'",
            ),
            models.UniqueConstraint(
                fields=["id", "help_seeker", "lead", "alliance"], name="desk_helprequest_key"
            ),
            models.UniqueConstraint(fields=["id", "made_in"], name="desk_helprequest_made"),
            models.CheckConstraint(
                name="nobody_gets_lost",
                condition=Q(status=Status.CLOSED)
                | (
                    Q(next_on__isnull=False)
                    & ~Q(next_step="")
                    & ~Q(next_code="")
                    & (
                        Q(responsible__isnull=False, coordinator_queue=False)
                        | Q(responsible__isnull=True, coordinator_queue=True)
                    )
                ),
            ),
            models.CheckConstraint(
                name="desk_helprequest_status_known", condition=Q(status__in=Status.values)
            ),
            models.CheckConstraint(
                name="desk_helprequest_closed_with_outcome",
                condition=Q(status=Status.OPEN, closed_at__isnull=True, outcome="")
                | (Q(status=Status.CLOSED, closed_at__isnull=False) & ~Q(outcome="")),
            ),
            # "No contact" is never the last word: there is a day on which it is tried once more.
            models.CheckConstraint(
                name="desk_helprequest_once_more_after_no_contact",
                condition=Q(outcome=Outcome.NO_CONTACT, once_more_on__isnull=False)
                | (~Q(outcome=Outcome.NO_CONTACT) & Q(once_more_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="desk_helprequest_rests_while_open",
                condition=Q(rest_until__isnull=True) | Q(status=Status.OPEN),
            ),
            paired("desk_helprequest", "once_more_at", "once_more_by"),
            paired("desk_helprequest", "closed_at", "closed_by"),
            paired("desk_helprequest", "first_talk_at", "first_talk_by"),
            Rights(
                name="desk_helprequest_rights",
                insert=True,
                update=(
                    "status",
                    "stage",
                    "threats",
                    "clock",
                    "clock_due_on",
                    "first_talk_at",
                    "first_talk_by_id",
                    "responsible_id",
                    "coordinator_queue",
                    "next_code",
                    "next_step",
                    "next_on",
                    "next_clock",
                    "rest_until",
                    "desks_seen",
                    "closed_at",
                    "closed_by_id",
                    "outcome",
                    "once_more_on",
                    "once_more_at",
                    "once_more_by_id",
                ),
            ),
            Policy(
                name="desk_helprequest_seen",
                rows=f"{MINE} OR ({MY_ALLIANCE} AND may_see(id, 'request'))",
            ),
            Policy(
                name="desk_helprequest_added",
                command="INSERT",
                new_rows=f"{ADDED_BY_LEAD} AND made_in IS NULL",
            ),
            Policy(
                name="desk_helprequest_at_front_door",
                command="INSERT",
                new_rows="lead_id = front_door() AND alliance_id = acting_alliance()"
                " AND made_in = this_transaction() AND status = 'open'"
                " AND responsible_id IS NULL AND coordinator_queue",
            ),
            Policy(
                name="desk_helprequest_changed",
                command="UPDATE",
                rows=MINE,
                new_rows="lead_id = case_organisation()",
            ),
            # A volunteer and the person may move the next step, and a trigger keeps it at that.
            Policy(
                name="desk_helprequest_next_step",
                command="UPDATE",
                rows="acting_sees() IN ('assigned', 'own_request') AND may_see(id, 'request')"
                " AND lead_id = acting_organisation()",
                new_rows="acting_sees() IN ('assigned', 'own_request') AND status = 'open'"
                " AND lead_id = acting_organisation()",
            ),
            SqlRule(
                name="desk_helprequest_only_next_step",
                create="CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW"
                " WHEN (current_setting('ketenloket.sees', true) IN ('assigned', 'own_request'))"
                " EXECUTE FUNCTION only_next_step()",
                drop="DROP TRIGGER {name} ON {table}",
            ),
            Policy(
                name="desk_helprequest_counted",
                role="ketenloket_owner",
                rows="acting_sees() = 'counts' AND alliance_id = acting_alliance()",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_stage_display(self) -> str:  # type: ignore[no-redef] # instead of Django's
        """The step in words. Django's own would put all steps into words first, for each row."""
        return str(Stage(self.stage).label)

    @property
    def is_crisis(self) -> bool:
        """Whether a threatening situation runs (Wgs art. 4 lid 2)."""
        return bool(self.threats)

    def at_rest(self, today: date) -> bool:
        """Whether a rest is in force: it lasts still, and no step was planned before its end."""
        return bool(self.rest_until and self.next_on and today < self.rest_until <= self.next_on)

    def passed(self, today: date) -> dict[Term, date]:
        """The terms of this request that have passed, with their last days."""
        if self.status == Status.CLOSED:
            waits = self.once_more_on is not None and self.once_more_at is None
            terms = {Term.ONCE_MORE: self.once_more_on if waits else None}
        elif self.at_rest(today):
            return {}
        else:
            talk = self.clock_due_on if self.first_talk_at is None else None
            terms = {Term.NEXT_STEP: self.next_on, Term.FIRST_TALK: talk}
        return {term: due for term, due in terms.items() if due and due < today}

    @property
    def concern_words(self) -> list[str]:
        """What the person ticked, in words."""
        return [str(Concern(code).label) for code in self.concerns if code in Concern.values]

    @property
    def threat_words(self) -> list[str]:
        """What threatens, in words."""
        return [str(Threat(code).label) for code in self.threats if code in Threat.values]
