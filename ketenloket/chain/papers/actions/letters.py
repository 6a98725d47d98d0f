"""Making a letter: what was printed is kept as it was."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from ketenloket.chain.desk.models import case_of
from ketenloket.chain.papers.models import Letter
from ketenloket.chain.papers.rules import Draft, LetterKind
from ketenloket.chain.trajectories.actions.begin import open_request
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker


@transaction.atomic
def write_letter(request_id: UUID, kind: str, draft: Draft, *, language: str, by: Worker) -> Letter:
    """Keep a letter as it is printed. The same letter on the same day is one letter.

    Args:
        request_id: the request.
        kind: which letter.
        draft: to whom, about what, and the text as it was changed.
        language: of the page that explains it to the person.
        by: who writes.

    Raises:
        HelpRequest.DoesNotExist: when the request is not there, or not for whoever acts.
        RefusedError: when it is closed, or something is missing.
    """
    request = open_request(request_id, by=by)
    if kind not in LetterKind.values or language not in dict(settings.LANGUAGES):
        raise RefusedError(_("Kies een brief en een taal."))
    told = {
        "addressee": draft.addressee.replace("\r\n", "\n").strip(),
        "subject": draft.subject.strip(),
        "text": draft.text.replace("\r\n", "\n").strip(),
    }
    if not all(told.values()):
        raise RefusedError(_("Schrijf op aan wie de brief is, waarover, en wat erin staat."))
    own = {"kind": kind, "language": language, "organisation_id": by.organisation_id, **told}
    newest = Letter.objects.filter(request=request).order_by("-written_at").first()
    if newest and all(getattr(newest, name) == value for name, value in own.items()):
        return newest
    letter = Letter(**case_of(request), **own, written_by=by)
    letter.save(force_insert=True)
    record("papers.letter_made", letter, purpose="help")
    return letter
