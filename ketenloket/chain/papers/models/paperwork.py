"""The papers that each side brings, and lists of them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.models import OfRequest, of_request
from ketenloket.chain.help_seekers.policies import NOT_THE_PERSON, added_by_all_who_see, shown
from ketenloket.chain.papers.rules import PAPERS, Giver, LetterKind, Received, in_words
from ketenloket.foundation.tenancy.models import OwnKey, paired
from ketenloket.foundation.tenancy.policies import Policy, Rights
from ketenloket.network.organisations.models import Alliance, Organisation, Worker
from ketenloket.network.organisations.policies import written_by
from ketenloket.network.organisations.rules import Duty

_CODES = list(PAPERS.items())


class Paper(OfRequest):
    """A paper that was asked: of whom, by when, and in what form it came. Never the file itself."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    code = models.CharField(_("welk papier"), max_length=20, choices=_CODES, blank=True)
    what_else = models.CharField(_("of in eigen woorden"), max_length=120, blank=True)
    giver = models.CharField(_("wie zorgt ervoor"), max_length=12, choices=Giver.choices)
    giver_name = models.CharField(_("van wie"), max_length=120, blank=True)
    until = models.DateField(_("wanneer nodig"))
    asked_at = models.DateTimeField(_("gevraagd op"), default=timezone.now)
    asked_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)
    received_as = models.CharField(
        _("hoe ontvangen"), max_length=12, choices=Received.choices, blank=True
    )
    received_at = models.DateTimeField(_("ontvangen op"), null=True)
    received_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    dropped_at = models.DateTimeField(_("niet meer nodig sinds"), null=True)
    dropped_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("papier")
        verbose_name_plural = _("papieren")
        indexes = [models.Index(fields=["request", "until"], name="papers_paper_until")]
        constraints = [
            of_request("papers_paper"),
            models.CheckConstraint(
                name="papers_paper_says_what", condition=~Q(code="") ^ ~Q(what_else="")
            ),
            models.CheckConstraint(
                name="papers_paper_received_in_a_form",
                condition=Q(received_at__isnull=True, received_as="")
                | (Q(received_at__isnull=False) & ~Q(received_as="")),
            ),
            models.CheckConstraint(
                name="papers_paper_received_or_dropped",
                condition=Q(received_at__isnull=True) | Q(dropped_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["request", "code", "what_else", "giver", "giver_name"],
                condition=Q(received_at__isnull=True, dropped_at__isnull=True),
                name="papers_asked_once",
            ),
            paired("papers_paper", "received_at", "received_by"),
            paired("papers_paper", "dropped_at", "dropped_by"),
            Rights(
                name="papers_paper_rights",
                insert=True,
                update=(
                    "received_as",
                    "received_at",
                    "received_by_id",
                    "dropped_at",
                    "dropped_by_id",
                ),
            ),
            Policy(name="papers_paper_seen", rows=shown("notes")),
            Policy(
                name="papers_paper_asked",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('notes')} AND {NOT_THE_PERSON}"
                " AND asked_by_id = acting_worker() AND organisation_id = acting_organisation()",
            ),
            Policy(
                name="papers_paper_changed",
                command="UPDATE",
                rows=f"{NOT_THE_PERSON} AND ({shown('notes')})",
                new_rows=f"alliance_id = acting_alliance() AND {NOT_THE_PERSON}",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The paper in words, in the language that is on."""
        return in_words(self.code, self.what_else)

    @property
    def is_open(self) -> bool:
        """Whether it is still waited for."""
        return self.received_at is None and self.dropped_at is None


class PaperSet(OwnKey):
    """A list of papers that an alliance asks as a whole; `replaces` a standard list or is its own."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+")
    name = models.CharField(_("naam van de lijst"), max_length=80)
    papers = ArrayField(
        models.CharField(max_length=20, choices=_CODES), verbose_name=_("welke papieren")
    )
    replaces = models.CharField(_("in plaats van"), max_length=20, blank=True)
    active = models.BooleanField(_("in gebruik"), default=True)

    class Meta:
        verbose_name = _("papierlijst")
        verbose_name_plural = _("papierlijsten")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["alliance", "name"], name="papers_set_name"),
            models.UniqueConstraint(
                fields=["alliance", "replaces"],
                condition=~Q(replaces=""),
                name="papers_set_replaces_once",
            ),
            models.CheckConstraint(name="papers_set_asks_something", condition=~Q(papers=[])),
            Rights(name="papers_paperset_rights", insert=True, update=("name", "papers", "active")),
            written_by("papers_paperset_written", Duty.ALLIANCE),
        ]

    def __str__(self) -> str:
        return self.name


class Letter(OfRequest):
    """A letter that was made, with its text as it was printed; written once, never changed."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False
    )
    kind = models.CharField(_("welke brief"), max_length=24, choices=LetterKind.choices)
    language = models.CharField(_("taal van de uitleg"), max_length=10)
    addressee = models.TextField(_("aan"), max_length=300)
    subject = models.CharField(_("onderwerp"), max_length=150)
    text = models.TextField(_("tekst"), max_length=6000)
    written_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    written_by = models.ForeignKey(Worker, models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        verbose_name = _("brief")
        verbose_name_plural = _("brieven")
        indexes = [models.Index(fields=["request", "-written_at"], name="papers_letter_at")]
        constraints = [
            of_request("papers_letter"),
            models.CheckConstraint(
                name="papers_letter_says_something", condition=~Q(text="") & ~Q(addressee="")
            ),
            Rights(name="papers_letter_rights", insert=True),
            Policy(name="papers_letter_seen", rows=shown("notes")),
            Policy(
                name="papers_letter_written",
                command="INSERT",
                new_rows=f"{added_by_all_who_see('notes')} AND {NOT_THE_PERSON}"
                " AND written_by_id = acting_worker()"
                " AND organisation_id = acting_organisation()",
            ),
        ]

    def __str__(self) -> str:
        return self.subject
