"""Consent and disclosure: the only door to a second organisation."""

from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.help_seekers.policies import ADDED_BY_LEAD, MINE, MY_ALLIANCE
from ketenloket.chain.sharing.policies import (
    BASIS_STANDS,
    DROP_BASIS_STANDS,
    DROP_NEEDS_STANDING,
    DROP_STANDS,
    NEEDS_STANDING,
    STANDS,
)
from ketenloket.chain.sharing.rules import (
    Category,
    ConsentGiven,
    GivenHow,
    LegalBasis,
    Purpose,
    words_of,
)
from ketenloket.foundation.tenancy.models import paired
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights, SqlRule
from ketenloket.network.organisations.models import Organisation, Worker


class Consent(OfRequest):
    """Toestemming for one organisation and one purpose; as easy to withdraw as to give."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("organisatie")
    )
    purpose = models.CharField(_("waarvoor"), max_length=20, choices=Purpose.choices)
    covers = ArrayField(
        models.CharField(max_length=20, choices=Category.choices), verbose_name=_("wat")
    )
    given_how = models.CharField(_("hoe gegeven"), max_length=10, choices=GivenHow.choices)
    given_on = models.DateField(_("gegeven op"))
    until = models.DateField(_("geldig tot en met"))
    recorded_at = models.DateTimeField(_("vastgelegd op"), default=timezone.now)
    recorded_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    withdrawn_at = models.DateTimeField(
        _("ingetrokken op"), null=True
    )  # by the person, or at a closing

    class Meta:
        verbose_name = _("toestemming")
        verbose_name_plural = _("toestemmingen")
        indexes = [models.Index(fields=["request"], name="sharing_consent_request")]
        constraints = [
            of_request("sharing_consent"),
            CompositeKey(
                name="sharing_consent_organisation",
                columns=("organisation_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            models.UniqueConstraint(
                fields=["id", "request", "organisation"], name="sharing_consent_key"
            ),
            models.CheckConstraint(
                name="sharing_consent_covers_something", condition=~Q(covers=[])
            ),
            models.CheckConstraint(
                name="sharing_consent_ends_after_start",
                condition=Q(until__gte=models.F("given_on")),
            ),
            SqlRule(name="sharing_consent_stands", create=STANDS, drop=DROP_STANDS),
            Rights(name="sharing_consent_rights", insert=True, update=("withdrawn_at",)),
            Policy(
                name="sharing_consent_seen",
                rows=f"{MINE} OR ({MY_ALLIANCE} AND (request_id = own_request()"
                " OR (organisation_id = case_organisation() AND may_see(request_id, 'request'))))",
            ),
            Policy(name="sharing_consent_added", command="INSERT", new_rows=ADDED_BY_LEAD),
            Policy(
                name="sharing_consent_withdrawn",
                command="UPDATE",
                rows="(lead_id = case_organisation() OR request_id = own_request())"
                " AND withdrawn_at IS NULL",
                new_rows="(lead_id = case_organisation() OR request_id = own_request())"
                " AND withdrawn_at IS NOT NULL",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.organisation_id}"

    @property
    def stands(self) -> bool:
        """Whether it holds today."""
        return self.as_given().stands(timezone.localdate())

    @property
    def category_words(self) -> list[str]:
        """What it covers, in words."""
        return words_of(self.covers)

    def as_given(self) -> ConsentGiven:
        """The consent as plain values, for the rules."""
        return ConsentGiven(
            organisation_id=self.organisation_id,
            purpose=self.purpose,
            covers=frozenset(self.covers),
            given_on=self.given_on,
            until=self.until,
            withdrawn=self.withdrawn_at is not None,
        )


class Disclosure(OfRequest):
    """Verstrekking: opens one request to one organisation. Needs two hands.

    The lead adds it, the receiver accepts it; ending is final; its term and what it covers never
    change: end it and make a new one. `owner` is the lead and moves along with it.
    """

    to_organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    categories = ArrayField(
        models.CharField(max_length=20, choices=Category.choices), verbose_name=_("wat")
    )
    purpose = models.CharField(_("waarvoor"), max_length=20, choices=Purpose.choices)
    legal_basis = models.CharField(_("grondslag"), max_length=20, choices=LegalBasis.choices)
    consent = models.ForeignKey(
        Consent, models.PROTECT, null=True, related_name="disclosures", db_constraint=False
    )
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    made_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    ends_at = models.DateTimeField(_("geldig tot"))
    accepted_at = models.DateTimeField(_("aangenomen op"), null=True)
    accepted_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    ended_at = models.DateTimeField(_("beëindigd op"), null=True)  # by either side or the person

    class Meta:
        verbose_name = _("verstrekking")
        verbose_name_plural = _("verstrekkingen")
        indexes = [
            models.Index(
                fields=["request", "to_organisation"],
                name="sharing_disclosure_request",
                condition=Q(ended_at__isnull=True),
            ),
            models.Index(
                fields=["help_seeker", "to_organisation"],
                name="sharing_disclosure_seeker",
                condition=Q(ended_at__isnull=True),
            ),
            models.Index(
                fields=["to_organisation", "request"],
                name="sharing_disclosure_to",
                condition=Q(ended_at__isnull=True),
            ),
        ]
        constraints = [
            of_request("sharing_disclosure"),
            CompositeKey(
                name="sharing_disclosure_to_organisation",
                columns=("to_organisation_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            CompositeKey(
                name="sharing_disclosure_on_consent",
                columns=("consent_id", "request_id", "to_organisation_id"),
                to="sharing_consent",
                to_columns=("id", "request_id", "organisation_id"),
            ),
            SqlRule(
                name="sharing_disclosure_consent_stands",
                create=NEEDS_STANDING,
                drop=DROP_NEEDS_STANDING,
            ),
            SqlRule(
                name="sharing_disclosure_basis_stands",
                create=BASIS_STANDS,
                drop=DROP_BASIS_STANDS,
            ),
            models.CheckConstraint(
                name="sharing_disclosure_has_a_basis",
                condition=Q(legal_basis=LegalBasis.CONSENT, consent__isnull=False)
                | Q(legal_basis=LegalBasis.PUBLIC_TASK, consent__isnull=True),
            ),
            models.CheckConstraint(
                name="sharing_disclosure_opens_something", condition=~Q(categories=[])
            ),
            paired("sharing_disclosure", "accepted_at", "accepted_by"),
            Rights(
                name="sharing_disclosure_rights",
                insert=True,
                update=("accepted_at", "accepted_by_id", "ended_at"),
            ),
            # Plain calls without sub-selects: other policies read this table again.
            Policy(
                name="sharing_disclosure_seen",
                rows="lead_id = case_organisation() OR to_organisation_id = case_organisation()"
                " OR request_id = own_request()"
                " OR (assigned_worker() IS NOT NULL"
                " AND to_organisation_id = acting_organisation() AND assigned_here(request_id))",
            ),
            Policy(
                name="sharing_disclosure_added",
                command="INSERT",
                new_rows=f"{ADDED_BY_LEAD} AND to_organisation_id <> case_organisation()"
                " AND accepted_at IS NULL AND ended_at IS NULL AND made_by_id = acting_worker()",
            ),
            Policy(
                name="sharing_disclosure_ended_by_lead",
                command="UPDATE",
                rows="lead_id = case_organisation() AND ended_at IS NULL",
                new_rows="lead_id = case_organisation() AND ended_at IS NOT NULL",
            ),
            Policy(
                name="sharing_disclosure_accepted",
                command="UPDATE",
                rows="to_organisation_id = case_organisation() AND ended_at IS NULL"
                " AND ends_at > now()",
                new_rows="to_organisation_id = case_organisation()",
            ),
            Policy(
                name="sharing_disclosure_ended_by_person",
                command="UPDATE",
                rows="request_id = own_request() AND ended_at IS NULL",
                new_rows="request_id = own_request() AND ended_at IS NOT NULL",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.legal_basis} {self.to_organisation_id}"

    @property
    def is_open(self) -> bool:
        """Whether it is not ended and not past; the receiver sees nothing before accepting."""
        return self.ended_at is None and self.ends_at > timezone.now()

    @property
    def is_live(self) -> bool:
        """Whether the receiver sees what it opens."""
        return self.is_open and self.accepted_at is not None

    @property
    def last_day(self) -> date:
        """The last day on which it holds; `ends_at` is the midnight after."""
        return timezone.localdate(self.ends_at - timedelta(seconds=1))

    @property
    def category_words(self) -> list[str]:
        """What it opens, in words."""
        return words_of(self.categories)
