"""The intake: told once, for the whole chain."""

from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.desk.rules import Threat
from ketenloket.chain.help_seekers.policies import ADDED_BY_LEAD, MINE, shown
from ketenloket.chain.intake.rules import DebtKind, DebtSum, YesNo
from ketenloket.foundation.tenancy.models import paired
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.directory.models import Need
from ketenloket.network.directory.rules import LANGUAGES
from ketenloket.network.organisations.models import Worker


class IntakeQuerySet(models.QuerySet["Intake"]):
    """Intakes with what hangs on them."""

    def with_rows(self) -> "IntakeQuerySet":
        """Fetch needs and threats along in the same query, as `told_needs` and `told_threats`."""
        mine = {"intake_id": OuterRef("pk"), "request_id": OuterRef("request_id")}
        needs = IntakeNeed.objects.filter(**mine, removed_at=None).order_by("need_id")
        threats = IntakeThreat.objects.filter(**mine, averted_at=None).order_by("threat")
        need = JSONObject(code="need_id", underlying="underlying")
        threat = JSONObject(code="threat", on="expected_on")
        return self.annotate(
            needs_json=ArraySubquery(needs.values_list(need)),
            threats_json=ArraySubquery(threats.values_list(threat)),
        )


class Intake(OfRequest):
    """One talk and inventory per request; the receiver gets it, never a new form."""

    story = models.TextField(_("het verhaal, in eigen woorden"), blank=True, max_length=10000)
    goal = models.TextField(_("wat wilt u bereiken?"), blank=True, max_length=2000)
    table_words = models.CharField(
        _("één zin voor aan tafel, zonder naam"), max_length=200, blank=True
    )
    adults = models.PositiveSmallIntegerField(_("volwassenen in huis"), default=1)
    children = models.PositiveSmallIntegerField(_("kinderen in huis"), default=0)
    debts_count = models.PositiveSmallIntegerField(
        _("aantal schuldeisers, ongeveer"), null=True, blank=True
    )
    debts_sum = models.CharField(
        _("samen ongeveer"), max_length=20, choices=DebtSum.choices, default=DebtSum.UNKNOWN
    )
    debts_kind = models.CharField(
        _("soort schulden"), max_length=20, choices=DebtKind.choices, default=DebtKind.PRIVATE
    )
    has_administrator = models.CharField(
        _("is er een bewindvoerder?"), max_length=10, choices=YesNo.choices, default=YesNo.NOT_ASKED
    )
    is_entrepreneur = models.CharField(
        _("is er een eigen bedrijf?"), max_length=10, choices=YesNo.choices, default=YesNo.NOT_ASKED
    )
    languages = ArrayField(
        models.CharField(max_length=10), verbose_name=_("talen die goed gaan"), default=list
    )
    needs_interpreter = models.CharField(
        _("is er een tolk nodig?"), max_length=10, choices=YesNo.choices, default=YesNo.NOT_ASKED
    )
    reads_letters = models.CharField(
        _("kan brieven lezen en begrijpen"),
        max_length=10,
        choices=YesNo.choices,
        default=YesNo.NOT_ASKED,
    )
    help_already_there = models.TextField(_("welke hulp is er al?"), blank=True, max_length=1000)
    boundary_signs = ArrayField(
        models.CharField(max_length=40), verbose_name=_("signalen"), default=list, blank=True
    )
    talked_at = models.DateTimeField(_("gesprek op"), null=True)
    talked_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    completed_at = models.DateTimeField(_("klaar op"), null=True)
    completed_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    objects = IntakeQuerySet.as_manager()

    class Meta:
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")
        indexes = [models.Index(fields=["request", "lead"], name="intake_request")]
        constraints = [
            of_request("intake_intake"),
            models.UniqueConstraint(fields=["request", "lead"], name="intake_one_per_request"),
            models.UniqueConstraint(fields=["id", "request", "lead"], name="intake_intake_key"),
            paired("intake_intake", "talked_at", "talked_by"),
            paired("intake_intake", "completed_at", "completed_by"),
            Rights(
                name="intake_intake_rights",
                insert=True,
                update=(
                    "story",
                    "goal",
                    "table_words",
                    "adults",
                    "children",
                    "debts_count",
                    "debts_sum",
                    "debts_kind",
                    "has_administrator",
                    "is_entrepreneur",
                    "languages",
                    "needs_interpreter",
                    "reads_letters",
                    "help_already_there",
                    "boundary_signs",
                    "talked_at",
                    "talked_by_id",
                    "completed_at",
                    "completed_by_id",
                ),
            ),
            Policy(name="intake_intake_seen", rows=shown("intake")),
            Policy(name="intake_intake_added", command="INSERT", new_rows=ADDED_BY_LEAD),
            Policy(
                name="intake_intake_changed",
                command="UPDATE",
                rows=MINE,
                new_rows="lead_id = case_organisation()",
            ),
        ]

    def __str__(self) -> str:
        return f"intake {self.request_id}"

    @property
    def told_needs(self) -> dict[str, bool]:
        """Codes of the needs, and whether each lies underneath; after `with_rows`."""
        rows: list[dict[str, Any]] = self.needs_json  # type: ignore[attr-defined]
        return {row["code"]: row["underlying"] for row in rows}

    @property
    def told_threats(self) -> dict[str, date | None]:
        """Codes of the threats, and the day of each if that is known; after `with_rows`."""
        rows: list[dict[str, Any]] = self.threats_json  # type: ignore[attr-defined]
        days = {row["code"]: row["on"] for row in rows}
        return {code: date.fromisoformat(day) if day else None for code, day in days.items()}

    @property
    def language_words(self) -> list[str]:
        """The languages that go well, in words."""
        return [str(LANGUAGES.get(code, code)) for code in self.languages]


class IntakeNeed(OfRequest):
    """One need in the intake; one of them may lie underneath the others (source text 000)."""

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="needs", db_constraint=False)
    need = models.ForeignKey(Need, models.PROTECT, related_name="+", verbose_name=_("soort vraag"))
    underlying = models.BooleanField(_("ligt eronder"), default=False)
    removed_at = models.DateTimeField(_("vervallen op"), null=True)  # by who changes the intake

    class Meta:
        verbose_name = _("vraag")
        verbose_name_plural = _("vragen")
        constraints = [
            of_request("intake_intakeneed"),
            CompositeKey(
                name="intake_intakeneed_of_intake",
                columns=("intake_id", "request_id", "lead_id"),
                to="intake_intake",
                to_columns=("id", "request_id", "lead_id"),
                deferrable=True,
            ),
            models.UniqueConstraint(
                fields=["intake", "need"],
                condition=Q(removed_at__isnull=True),
                name="intake_need_once",
            ),
            models.UniqueConstraint(
                fields=["intake"],
                condition=Q(underlying=True, removed_at__isnull=True),
                name="intake_one_underlying_need",
            ),
            Rights(
                name="intake_intakeneed_rights",
                insert=True,
                update=("underlying", "removed_at"),
            ),
            Policy(name="intake_intakeneed_seen", rows=shown("intake")),
            Policy(name="intake_intakeneed_added", command="INSERT", new_rows=ADDED_BY_LEAD),
            Policy(
                name="intake_intakeneed_changed",
                command="UPDATE",
                rows=MINE,
                new_rows="lead_id = case_organisation()",
            ),
        ]

    def __str__(self) -> str:
        return self.need_id


class IntakeThreat(OfRequest):
    """A threatening situation out of the statutory list, with its day if that is known."""

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="threats", db_constraint=False)
    threat = models.CharField(_("wat dreigt er"), max_length=30, choices=Threat.choices)
    expected_on = models.DateField(_("op welke dag"), null=True, blank=True)
    noted_at = models.DateTimeField(_("opgeschreven op"), default=timezone.now)  # with the intake
    averted_at = models.DateTimeField(_("afgewend op"), null=True)  # by who changes the intake

    class Meta:
        verbose_name = _("bedreigende situatie")
        verbose_name_plural = _("bedreigende situaties")
        constraints = [
            of_request("intake_intakethreat"),
            CompositeKey(
                name="intake_intakethreat_of_intake",
                columns=("intake_id", "request_id", "lead_id"),
                to="intake_intake",
                to_columns=("id", "request_id", "lead_id"),
                deferrable=True,
            ),
            models.UniqueConstraint(
                fields=["intake", "threat"],
                condition=Q(averted_at__isnull=True),
                name="intake_threat_once",
            ),
            Rights(
                name="intake_intakethreat_rights",
                insert=True,
                update=("expected_on", "averted_at"),
            ),
            Policy(name="intake_intakethreat_seen", rows=shown("intake")),
            Policy(name="intake_intakethreat_added", command="INSERT", new_rows=ADDED_BY_LEAD),
            Policy(
                name="intake_intakethreat_changed",
                command="UPDATE",
                rows=MINE,
                new_rows="lead_id = case_organisation()",
            ),
        ]

    def __str__(self) -> str:
        return self.threat
