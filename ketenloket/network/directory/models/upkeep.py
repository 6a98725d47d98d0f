"""What keeps the verwijskaart true: corrections that anybody may suggest, and neighbours who agree."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import Changeable, OwnKey, paired
from ketenloket.foundation.tenancy.policies import Policy, Rights
from ketenloket.network.directory.models.offers import Service
from ketenloket.network.directory.rules.terms import CORRECTION_TEXT
from ketenloket.network.organisations.models import Alliance, Organisation, Worker


class CorrectionOutcome(models.TextChoices):
    """What the owner did with a correction."""

    CHANGED = "changed", _("aangepast")
    ALREADY_RIGHT = "already_right", _("het klopte al")
    NOT_US = "not_us", _("gaat niet over ons aanbod")


class Correction(OwnKey):
    """Somebody says that a card is not right. It lands with the organisation that owns the card."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, models.PROTECT, related_name="corrections")
    text = models.TextField(_("wat klopt er niet?"), max_length=1000)
    contact = models.CharField(
        _("waar kunnen wij u bereiken?"),
        max_length=120,
        blank=True,
        help_text=_("Mag leeg blijven. Wij gebruiken het alleen om iets na te vragen."),
    )
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    made_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    answered_at = models.DateTimeField(_("afgehandeld op"), null=True)
    answered_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    outcome = models.CharField(
        _("wat is ermee gedaan"), max_length=20, choices=CorrectionOutcome.choices, blank=True
    )

    class Meta:
        verbose_name = _("verbetering")
        verbose_name_plural = _("verbeteringen")
        indexes = [
            models.Index(
                fields=["organisation", "made_at"],
                name="directory_correction_open",
                condition=Q(answered_at__isnull=True),
            )
        ]
        constraints = [
            paired("directory_correction", "answered_at", "answered_by"),
            Rights(
                name="directory_correction_rights",
                insert=True,
                update=("answered_at", "answered_by_id", "outcome", "contact", "text"),
            ),
            # Whoever keeps the card, and the neutral coordinator of the alliance.
            Policy(
                name="directory_correction_seen",
                rows="alliance_id = acting_alliance() AND (acting_sees() = 'counts'"
                " OR (organisation_id = acting_organisation() AND acting_sees() = 'organisation'))",
            ),
            Policy(
                name="directory_correction_added",
                command="INSERT",
                new_rows="alliance_id = acting_alliance() AND answered_at IS NULL"
                " AND (made_by_id IS NULL OR made_by_id = acting_worker())",
            ),
            Policy(
                name="directory_correction_answered",
                command="UPDATE",
                rows="alliance_id = acting_alliance() AND (acting_sees() = 'counts'"
                " OR (organisation_id = acting_organisation() AND acting_sees() = 'organisation'))",
                new_rows="alliance_id = acting_alliance() AND answered_by_id = acting_worker()",
            ),
            # A job, which is no worker, may empty what was answered longer ago than the term. The
            # term stands on both sides: the other policy for UPDATE would let it take newer rows.
            Policy(
                name="directory_correction_forgotten",
                command="UPDATE",
                rows="alliance_id = acting_alliance() AND acting_sees() = 'counts'"
                " AND acting_worker() IS NULL"
                f" AND answered_at < now() - interval '{CORRECTION_TEXT.days} days'",
                new_rows="alliance_id = acting_alliance() AND acting_sees() = 'counts'"
                " AND acting_worker() IS NULL AND text = '' AND contact = ''"
                f" AND answered_at < now() - interval '{CORRECTION_TEXT.days} days'",
            ),
        ]

    def __str__(self) -> str:
        return str(self.made_at)


class Confirmation(Changeable):
    """A neighbour says: this card is right. One per organisation and card, the newest counts."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="confirmations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    confirmed_on = models.DateField(_("bevestigd op"))

    class Meta:
        verbose_name = _("bevestiging")
        verbose_name_plural = _("bevestigingen")
        constraints = [
            models.UniqueConstraint(
                fields=["service", "organisation"], name="directory_confirmation_once"
            ),
            Rights(name="directory_confirmation_rights", insert=True, update=("confirmed_on",)),
        ]

    def __str__(self) -> str:
        return f"{self.service_id}: {self.confirmed_on}"
