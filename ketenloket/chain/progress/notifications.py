"""What the person hears: that a question waits in Mijn hulp. Not what it is, nor who asks."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.progress.models import Asking
from ketenloket.chain.trajectories.actions import choice_of
from ketenloket.chain.trajectories.rules import ReminderWay, address_of, next_awake, way_now
from ketenloket.foundation.outbox.actions import tell, text


def tell_asked(asking: Asking) -> None:
    """Once for each question, in the person's language, along the way they chose to be reminded.

    Whoever chose no reminders hears nothing: the question waits in Mijn hulp.
    """
    choice = choice_of(asking.request_id)
    seeker = HelpSeeker.objects.filter(pk=asking.help_seeker_id).first()
    if choice is None or seeker is None:
        return
    way = way_now(choice.way, phone=seeker.phone, email=seeker.email)
    if way == ReminderWay.NONE:
        return
    address = address_of(way, phone=seeker.phone, email=seeker.email)
    once, morning = f"asking {asking.pk}", next_awake(timezone.localtime())
    with override(seeker.language if seeker.language in dict(settings.LANGUAGES) else "nl"):
        link = f"{settings.SITE_URL}{reverse('portal:enter')}"
        body = _("Er staat een vraag voor u klaar. Antwoorden mag, het hoeft niet: %(link)s")
        body %= {"link": link}
        if way == ReminderWay.TEXT_MESSAGE:
            text(address, body=body, once=once, not_before=morning)
        else:
            subject = _("Er staat een vraag voor u klaar")
            tell(address, subject=subject, body=body, once=once, not_before=morning)
