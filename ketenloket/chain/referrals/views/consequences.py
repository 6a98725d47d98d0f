"""What each step leads to, said before the button: who sees what, who hears what, what is next."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.referrals.models import Referral
from ketenloket.chain.referrals.rules import State, Verb, first_contact_by

Line = tuple[str, str | Promise]  # icon, text

_OF_SENDING: list[Line] = [
    ("eye", _("%(receiver)s ziet eerst alleen het nummer en de vragen, geen naam.")),
    ("lock", _("Pas na aannemen ziet %(receiver)s naam, verhaal en aantekeningen.")),
    ("mail", _("%(receiver)s krijgt een e-mail dat er een verwijzing klaarstaat.")),
    ("person", _("U blijft verantwoordelijk tot de hulpvrager daar is aangekomen.")),
]
_LINES: dict[Verb, list[Line]] = {
    Verb.SEND: _OF_SENDING,
    Verb.ACCEPT: [
        ("eye", _("U ziet de naam, hoe u contact opneemt, de intake en de aantekeningen.")),
        ("calendar", _("U legt uiterlijk %(day)s het eerste contact vast.")),
        ("mail", _("%(sender)s krijgt een e-mail dat u hebt aangenomen.")),
        ("person", _("%(sender)s blijft verantwoordelijk tot dat eerste contact.")),
    ],
    Verb.DECLINE: [
        ("lock", _("U ziet niets meer van deze hulpvraag dan wat hier al stond.")),
        ("turn", _("%(sender)s is weer aan de beurt, met de stap die bij de reden hoort.")),
        ("mail", _("%(sender)s krijgt een e-mail en leest uw reden en advies.")),
    ],
    Verb.WITHDRAW: [
        ("lock", _("%(receiver)s ziet meteen niets meer en krijgt daar een e-mail van.")),
        ("person", _("U blijft verantwoordelijk en bespreekt met de hulpvrager wat nu past.")),
    ],
    Verb.ARRIVE: [
        ("flag", _("Uw organisatie krijgt de regie en het hele dossier.")),
        ("eye", _("%(sender)s ziet alleen nog één regel: hoe het staat, niet wat er speelt.")),
        ("mail", _("%(sender)s krijgt een e-mail dat de hulpvrager is aangekomen.")),
    ],
    Verb.MISS: [
        ("calendar", _("De verwijzing blijft bij u, met een nieuwe datum.")),
        ("mail", _("%(sender)s krijgt een e-mail en leest wat u opschrijft.")),
        ("person", _("%(sender)s blijft verantwoordelijk tot het eerste contact.")),
    ],
    Verb.HANDLE: [
        ("turn", _("De volgende stap bij de hulpvraag wordt: %(step)s.")),
        ("person", _("Iemand van uw organisatie blijft verantwoordelijk.")),
        ("flag", _("Komt iemand voor de tweede keer terug, dan krijgt het loket een bericht.")),
    ],
    Verb.EXPIRE: [],  # nobody presses this: the term passes
}
_DROPPING_A_DRAFT: list[Line] = [
    ("close", _("De voorbereiding vervalt. Er was nog niets gedeeld.")),
    ("person", _("U blijft verantwoordelijk en bespreekt met de hulpvrager wat nu past.")),
]


def consequences(verb: Verb, referral: Referral) -> list[dict[str, str]]:
    """The lines of the list, with their icons."""
    day = first_contact_by(
        timezone.localdate(),
        agreed_days=referral.alliance.contact_days,
        threatened=referral.is_threatened,
    )
    words = {
        "sender": referral.sender.name,
        "receiver": referral.receiver.name,
        "day": date_format(day, "l j F"),
        "step": referral.decline_reason.next_step if referral.decline_reason else "",
    }
    drops = verb is Verb.WITHDRAW and referral.state == State.DRAFT
    lines = _DROPPING_A_DRAFT if drops else _LINES[verb]
    return [{"icon": icon, "text": str(text) % words} for icon, text in lines]


def of_sending(receiver: str) -> list[dict[str, str]]:
    """What sending leads to, before there is a referral."""
    return [
        {"icon": icon, "text": str(text) % {"receiver": receiver}} for icon, text in _OF_SENDING
    ]
