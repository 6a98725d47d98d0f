"""What the person does in Mijn hulp. Every one of these acts as the person, never for somebody."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import follow_up_hash, locked, plan_next
from ketenloket.chain.desk.models import FollowUpKey, HelpRequest, SeekerMessage, case_of
from ketenloket.chain.desk.rules import NextCode, Status
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.progress.actions import say_how_it_goes, say_of_the_help
from ketenloket.chain.recognition.actions import remember
from ketenloket.chain.recognition.actions import withdraw as stop_question
from ketenloket.chain.recognition.models import Question
from ketenloket.chain.sharing.actions import withdraw_consent
from ketenloket.chain.sharing.models import Consent
from ketenloket.chain.trajectories.models import Appointment, CannotCome
from ketenloket.chain.trajectories.rules import AppointmentResult
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.windows.portal.notifications import tell_cannot_come, tell_lead
from ketenloket.windows.portal.rules import Waiting, plan_after_message, plan_after_refusal

_TOO_MANY = 20  # messages that nobody read yet


@transaction.atomic
def leave_message(request: HelpRequest, *, text: str) -> SeekerMessage:
    """Leave a message for the helpers; reading it becomes their next step.

    The same words that are still unread count as one message: a double click costs nothing.

    Raises:
        RefusedError: when the request is closed, or very many messages wait already.
    """
    request = locked(request.pk)
    if request.status != Status.OPEN:
        raise RefusedError(_("Deze hulpvraag is afgesloten. Bel het loket als u weer hulp wilt."))
    waiting = SeekerMessage.objects.filter(request=request, read_at=None)
    if same := waiting.filter(text=text).first():
        return same
    if waiting.count() >= _TOO_MANY:
        raise RefusedError(_("Er wachten al veel berichten van u. Bel ons: dat gaat sneller."))
    message = SeekerMessage(**case_of(request), text=text)
    message.save(force_insert=True)
    plan = plan_after_message(
        request.next_code, request.next_step, request.next_on, timezone.localdate()
    )
    plan_next(request, code=NextCode.READ_MESSAGE, step=plan.step, on=plan.on, by=None)
    record("portal.message_left", message, purpose="own_data")
    tell_lead(request)
    return message


@transaction.atomic
def cannot_come(
    request: HelpRequest, appointment_id: UUID, *, why: str = "", suggestion: str = ""
) -> CannotCome:
    """Say that one cannot come. To call becomes the helpers' next step; what they planned stays.

    Said twice of the same appointment counts once. The appointment itself stays as it is until a
    worker moves it or calls it off.

    Raises:
        Appointment.DoesNotExist: when it is not there, or somebody else's.
        RefusedError: when it is over, off, or the request is closed.
    """
    request = locked(request.pk)
    appointment = Appointment.objects.select_related("organisation").get(
        pk=appointment_id, request_id=request.pk
    )
    over = appointment.starts_at <= timezone.now()
    if request.status != Status.OPEN or over or appointment.result != AppointmentResult.PLANNED:
        raise RefusedError(_("Deze afspraak is al geweest of gaat niet door."))
    known = {"appointment": appointment, "starts_at": appointment.starts_at}
    said = CannotCome.objects.filter(request_id=request.pk, **known).first()
    if said:
        return said
    said = CannotCome(**case_of(request), **known, why=why.strip(), suggestion=suggestion.strip())
    said.save(force_insert=True)
    plan = plan_after_refusal(
        Waiting(request.next_code, request.next_step, request.next_on),
        timezone.localdate(appointment.starts_at),
        timezone.localdate(),
    )
    plan_next(request, code=NextCode.CALL, step=plan.step, on=plan.on, by=None)
    record("portal.cannot_come", said, purpose="own_data")
    tell_cannot_come(request, appointment)
    return said


@transaction.atomic
def say(
    request: HelpRequest, moment: str, *, scores: Mapping[str, Any], told: Mapping[str, Any]
) -> None:
    """Keep how it goes and how the help is, whichever of the two was filled in.

    Raises:
        RefusedError: when neither was.
    """
    scored, said = any(scores.values()), any(told.values())
    if not scored and not said:
        raise RefusedError(_("U heeft nog niets ingevuld. Dat mag: u hoeft niets te zeggen."))
    if scored:
        say_how_it_goes(request, moment, scores, by=None)
    if said:
        say_of_the_help(request, moment, by=None, **told)


@transaction.atomic
def withdraw(consent: Consent) -> Consent:
    """Take back a consent: access closes and what was sent on it stops, at this very moment."""
    withdrawn = withdraw_consent(consent.pk, by=None)
    record("portal.consent_withdrawn", withdrawn, purpose="own_data")
    return withdrawn


def agreed_to_asking(request: HelpRequest) -> list[Question]:
    """The questions to other organisations that stand, because the person said yes to asking."""
    return list(
        Question.objects.filter(
            help_seeker_id=request.help_seeker_id,
            ended_at=None,
            answer_by__gte=timezone.localdate(),
        )
    )


@transaction.atomic
def stop_asking(request: HelpRequest) -> int:
    """Take back the yes to asking other organisations: what was asked ends, also over there."""
    standing = agreed_to_asking(request)
    for question in standing:
        stop_question(question, by=None)
    return len(standing)


@transaction.atomic
def correct_contact(request: HelpRequest, *, code: str, phone: str, email: str) -> str:
    """Correct telephone number and e-mail address; the follow-up code opens with the new ones.

    All keys that do not fit the new ways end: a lost telephone opens nothing any more.

    Args:
        request: the own request.
        code: the follow-up code, typed anew because it is kept nowhere.
        phone: in E.164 form, or empty.
        email: in small letters, or empty.

    Returns:
        The hash of a key that opens from now on.

    Raises:
        RefusedError: when the code does not fit, or no way to be reached would be left.
    """
    request = locked(request.pk)
    seeker = HelpSeeker.objects.select_for_update(of=("self",)).get(pk=request.help_seeker_id)
    contacts = [contact for contact in (phone, email) if contact]
    if not contacts:
        raise RefusedError(_("Vul een telefoonnummer of e-mailadres in, anders raken wij u kwijt."))
    standing = {
        key.key_hash: key for key in FollowUpKey.objects.filter(request=request, ended_at=None)
    }
    if not {
        follow_up_hash(code, contact) for contact in (seeker.phone, seeker.email) if contact
    } & set(standing):
        raise RefusedError(_("Deze volgcode klopt niet."))
    seeker.change(phone=phone, email=email)
    remember(seeker)
    wanted = [follow_up_hash(code, contact) for contact in contacts]
    for key_hash, key in standing.items():
        if key_hash not in wanted:
            key.change(ended_at=timezone.now())
    for key_hash in wanted:
        if key_hash not in standing:
            FollowUpKey(**case_of(request), key_hash=key_hash).save(force_insert=True)
    record("portal.contact_corrected", seeker, purpose="own_data", request_id=request.pk)
    return wanted[0]
