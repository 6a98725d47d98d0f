"""Who hears that there is a new version."""

from django.utils.translation import gettext as _

from ketenloket.foundation.outbox.actions import tell
from ketenloket.network.agreements.models import Agreement
from ketenloket.network.organisations.models import Organisation


def tell_new_version(agreement: Agreement) -> None:
    """Every organisation hears that there is a new version to read and adopt."""
    taking_part = Organisation.objects.filter(alliance_id=agreement.alliance_id, active=True)
    for address in taking_part.exclude(email="").values_list("email", flat=True):
        tell(
            address,
            subject=_("Er is een nieuwe versie van de grenzen van vrijwillige hulp"),
            body=_("Lees wat er is afgesproken en neem de versie over. Log in om te kijken."),
            once=f"agreements.version {agreement.pk} {address}",
        )
