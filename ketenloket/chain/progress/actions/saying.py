"""How it goes and how the help was: said by the person, or typed over from paper. Never forced."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketenloket.chain.desk.actions import hold
from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.progress.models import Asking, Experience, Measure
from ketenloket.chain.progress.notifications import tell_asked
from ketenloket.chain.progress.rules import Moment, is_unanswered, read_scores
from ketenloket.chain.trajectories.actions.begin import open_request
from ketenloket.foundation.audit.actions import record
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.organisations.models import Worker

MOST_WORDS = 500


def waits_for_answer(request: HelpRequest) -> bool:
    """Whether somebody asked how it goes, and nothing was said since."""
    asked = Asking.objects.filter(request=request).values_list("asked_at", flat=True)
    said = Measure.objects.filter(request=request).values_list("told_at", flat=True)
    return is_unanswered(asked, said)


@transaction.atomic
def ask_how_it_goes(request_id: UUID, *, by: Worker) -> Asking:
    """Ask the person in Mijn hulp how it goes, and say once that a question waits.

    What still waits is not asked twice.

    Raises:
        HelpRequest.DoesNotExist: when it is not there, or not for whoever acts.
        RefusedError: when it is closed: then the person may say it anyway.
    """
    request = open_request(request_id, by=by)
    if waits_for_answer(request):
        return Asking.objects.filter(request=request).order_by("-asked_at")[0]
    asking = Asking(**case_of(request), asked_by=by)
    asking.save(force_insert=True)
    record("progress.asked", asking, purpose="help")
    tell_asked(asking)
    return asking


@transaction.atomic
def say_how_it_goes(
    request: HelpRequest, moment: str, said: Mapping[str, object], *, by: Worker | None
) -> Measure:
    """Keep how it goes on our own topics. The same on the same day is one.

    Args:
        request: the own request, or one that the worker may see.
        moment: one of `Moment`.
        said: a score from one to five by topic; what is left out is not asked again.
        by: who filled it in together with the person; nobody: the person.

    Raises:
        RefusedError: when nothing was said, or something else than one to five.
    """
    hold(request.pk)
    request = HelpRequest.objects.get(pk=request.pk)
    try:
        scores = read_scores(said)
    except ValueError as error:
        raise RefusedError(_("Kies een cijfer van 1 tot en met 5.")) from error
    if not scores:
        raise RefusedError(_("Kies bij ten minste één onderwerp hoe het gaat."))
    last = Measure.objects.filter(request=request).order_by("-told_at").first()
    known = (moment, scores, timezone.localdate())
    if last and (last.moment, last.scores, last.day) == known:
        return last
    measure = Measure(**case_of(request), moment=Moment(moment).value, scores=scores, told_by=by)
    measure.save(force_insert=True)
    record("progress.said", measure, purpose="help" if by else "own_data")
    return measure


@transaction.atomic
def say_of_the_help(  # noqa: PLR0913 - an answer has these parts, and each may be left out
    request: HelpRequest,
    moment: str,
    *,
    by: Worker | None,
    heard: int | None = None,
    helped: int | None = None,
    words: str = "",
    told_on: date | None = None,
) -> None:
    """Keep what the person thinks of the help. Once a day; whoever helps does not read it back.

    Nothing is returned: the worker who types an answer over may not read it any more.

    Raises:
        RefusedError: when nothing was said, or the day is still to come.
    """
    hold(request.pk)
    request = HelpRequest.objects.get(pk=request.pk)
    today = timezone.localdate()
    if heard is None and helped is None and not words.strip():
        raise RefusedError(_("Er is nog niets ingevuld."))
    if told_on and told_on > today:
        raise RefusedError(_("Kies een dag tot en met vandaag."))
    experience = Experience(
        **case_of(request),
        organisation_id=request.lead_id,
        moment=Moment(moment).value,
        heard=heard,
        helped=helped,
        words=words.strip()[:MOST_WORDS],
        told_on=told_on or today,
        told_by=by,
    )
    try:
        with transaction.atomic():
            experience.save(force_insert=True)
    except IntegrityError as error:
        if "once_a_day" in str(error):
            return  # a double click
        raise
    record("progress.experience", experience, purpose="help" if by else "own_data")
