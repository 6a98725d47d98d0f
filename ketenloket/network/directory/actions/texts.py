"""What an offer says in another language, and texts read aloud."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.models import Service, ServiceText, SpokenText
from ketenloket.network.directory.rules.sounds import (
    MOST_BYTES,
    PAGE_TEXTS,
    TEXT_LANGUAGES,
    media_type_of,
    offer_of,
)
from ketenloket.network.organisations.models import Alliance, Worker
from ketenloket.network.organisations.permissions import cares_for_alliance, may_manage


@transaction.atomic
def write_text(
    service: Service, language: str, *, name: str, does: str, for_whom: str, by: Worker
) -> ServiceText:
    """Say in another language what an offer is; what is left empty shows in Dutch again.

    Raises:
        PermissionDenied: when this offer is not for `by` to change, or has no texts in this language.
    """
    if not may_manage(by, service.organisation) or language not in TEXT_LANGUAGES:
        raise PermissionDenied
    Service.objects.select_for_update().only("pk").get(pk=service.pk)  # one writer at a time
    now = timezone.now()
    texts = {"name": name, "does": does, "for_whom": for_whom, "last_modified": now}
    text = ServiceText.objects.filter(service=service, language=language).first()
    if text is None:
        text = ServiceText(service=service, language=language, **texts)
        text.save(force_insert=True)
    else:
        text.change(**texts)
    service.change(last_modified=now)  # other systems ask for what changed since
    record("directory.text_written", service, purpose="manage")
    return text


@transaction.atomic
def put_recording(
    alliance: Alliance, key: str, language: str, *, sound: bytes, by: Worker
) -> SpokenText:
    """Let a text be heard, or replace its recording.

    Raises:
        PermissionDenied: when `by` does not care for this alliance, or there is no such text.
        RefusedError: when it is too large or no recording.
    """
    if not cares_for_alliance(by, alliance) or not _is_text(alliance, key, language):
        raise PermissionDenied
    kind = media_type_of(sound)
    if not kind:
        raise RefusedError(_("Dit is geen geluid dat wij kennen. Kies een mp3, ogg, m4a of wav."))
    if len(sound) > MOST_BYTES:
        raise RefusedError(_("Dit bestand is te groot. Kies een opname van hoogstens 2 MB."))
    values = {"sound": sound, "media_type": kind, "uploaded_at": timezone.now()}
    values |= {"uploaded_by": by, "active": True}
    Alliance.objects.select_for_update().only("pk").get(pk=alliance.pk)
    spoken = SpokenText.objects.filter(alliance=alliance, key=key, language=language).first()
    if spoken is None:
        spoken = SpokenText(alliance=alliance, key=key, language=language, **values)
        spoken.save(force_insert=True)
    else:
        spoken.change(**values)
    record("directory.recording_put", spoken, purpose="manage")
    return spoken


@transaction.atomic
def take_recording_away(spoken: SpokenText, *, by: Worker) -> None:
    """Let a text be heard no longer; the sound itself goes as well.

    Raises:
        PermissionDenied: when `by` does not care for this alliance.
    """
    if not cares_for_alliance(by, spoken.alliance):
        raise PermissionDenied
    spoken.change(active=False, sound=b"")
    record("directory.recording_taken_away", spoken, purpose="manage")


def _is_text(alliance: Alliance, key: str, language: str) -> bool:
    if language != "nl" and language not in TEXT_LANGUAGES:
        return False
    pk = offer_of(key)
    if pk is None:
        return key in PAGE_TEXTS
    return Service.objects.filter(pk=pk, alliance=alliance).exists()
