"""How the caseload is searched."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import Stage
from ketenloket.windows.workbench.models import Mails

MINE, ALL, OVERDUE, SHARED = "mijn", "alle", "te_laat", "gedeeld"


class PeopleFilter(forms.Form):
    """Which people of the caseload, and a name or number to look for."""

    toon = forms.ChoiceField(
        label=_("Laat zien"),
        required=False,
        choices=[
            (ALL, _("iedereen")),
            (MINE, _("mijn mensen")),
            (OVERDUE, _("te laat")),
            (SHARED, _("gedeeld met ons")),
            *(
                (code, format_lazy(_("stap: {stage}"), stage=label))
                for code, label in Stage.choices
            ),
        ],
    )
    q = forms.CharField(
        label=_("Naam of nummer"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class MailsForm(forms.Form):
    """When a worker wants to be mailed."""

    mails = forms.ChoiceField(
        label=_("Wanneer wilt u een e-mail over uw werk?"),
        choices=Mails.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wanneer u een e-mail wilt.")},
    )


class WebhookForm(forms.Form):
    """Where the own computer system listens."""

    url = forms.URLField(
        label=_("Adres van uw systeem"),
        help_text=_("Vraag dit aan wie uw systeem beheert. Het begint met https://"),
        max_length=300,
        assume_scheme="https",
        error_messages={
            "required": _("Vul het adres in waar uw systeem luistert."),
            "invalid": _(
                "Dit is geen adres. Een adres lijkt op https://systeem.voorbeeld.nl/seintje"
            ),
        },
    )


def place_after(row: Any) -> str:
    """Where a page of the caseload ends, for the address of the next one."""
    return f"{row.next_on or ''}_{row.pk}"


def place_from(asked: str) -> tuple[date, UUID] | None:
    """The end of the page before, out of the address; nothing when it is not ours."""
    day, _between, key = asked.partition("_")
    try:
        return date.fromisoformat(day), UUID(key)
    except ValueError:
        return None
