"""The secrets with which people are encoded; derived when asked for, kept nowhere."""

from django.utils.crypto import salted_hmac

from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.recognition.rules import Traits


def secret_of(purpose: str, alliance_id: int) -> bytes:
    """The secret of an alliance: `own` finds people of one organisation, `between` compares."""
    return salted_hmac(
        f"ketenloket.recognition.{purpose}", str(alliance_id), algorithm="sha256"
    ).digest()


def made_with(alliance_id: int) -> str:
    """A short mark of the secrets, by which rows of an older secret are known."""
    return secret_of("mark", alliance_id).hex()[:16]


def traits_of(person: HelpSeeker) -> Traits:
    """What is known of somebody, as it is compared."""
    return Traits(
        name=person.name,
        born=person.born,
        postcode=person.postcode,
        house_number=person.house_number,
        phone=person.phone,
        email=person.email,
    )
