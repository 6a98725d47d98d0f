"""The same in another language, and read aloud."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.models import Changeable
from ketenloket.foundation.tenancy.policies import Rights
from ketenloket.network.directory.models.offers import Service
from ketenloket.network.organisations.models import Alliance, Worker


class ServiceText(Changeable):
    """What an offer says in a language other than Dutch; what is missing shows in Dutch."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="texts")
    language = models.CharField(_("taal"), max_length=10)
    name = models.CharField(_("naam van het aanbod"), max_length=120, blank=True)
    does = models.TextField(_("wat u doet"), max_length=2000, blank=True)
    for_whom = models.TextField(_("voor wie"), max_length=2000, blank=True)
    last_modified = models.DateTimeField(_("gewijzigd op"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("vertaling van aanbod")
        verbose_name_plural = _("vertalingen van aanbod")
        constraints = [
            models.UniqueConstraint(
                fields=["service", "language"], name="directory_service_text_language"
            ),
            Rights(
                name="directory_service_text_rights",
                insert=True,
                update=("name", "does", "for_whom", "last_modified"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.language}"


class SpokenText(Changeable):
    """A recording of a text of the public pages or of an offer, for who would rather listen."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+")
    key = models.CharField(_("welke tekst"), max_length=60)
    language = models.CharField(_("taal"), max_length=10)
    sound = models.BinaryField(_("geluid"))
    media_type = models.CharField(_("soort bestand"), max_length=40)
    uploaded_at = models.DateTimeField(_("geplaatst op"), default=timezone.now)
    uploaded_by = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="+", db_constraint=False
    )

    active = models.BooleanField(_("in gebruik"), default=True)

    class Meta:
        verbose_name = _("voorgelezen tekst")
        verbose_name_plural = _("voorgelezen teksten")
        constraints = [
            models.UniqueConstraint(
                fields=["alliance", "key", "language"], name="directory_spoken_text_once"
            ),
            Rights(
                name="directory_spoken_text_rights",
                insert=True,
                update=("sound", "media_type", "uploaded_at", "uploaded_by_id", "active"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.language}"
