"""What keeps the verwijskaart true: what is not right, and what was done about it."""

import hashlib
import re
import secrets
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.fields import OneLine
from ketenloket.network.directory.models import CorrectionOutcome

_KEY = re.compile(r"[A-Za-z0-9_-]{20,100}")


class CorrectionForm(forms.Form):
    """What is not right on a card. It may arrive twice and counts once: it carries a random key."""

    submission = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100)
    text = forms.CharField(
        label=_("Wat klopt er niet?"),
        help_text=_("Bijvoorbeeld: het telefoonnummer is veranderd. Schrijf geen namen op."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op wat er niet klopt.")},
    )
    contact = OneLine(
        label=_("Waar kunnen wij u bereiken?"),
        help_text=_("Telefoon of e-mail. Alleen om iets na te vragen. Daarna wissen wij het."),
        max_length=120,
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("submission", secrets.token_urlsafe(24))

    @classmethod
    def unchecked(cls, data: QueryDict) -> "CorrectionForm":
        """The form with what was typed, before anything is checked."""
        typed = {name: data.get(name, "") for name in cls.base_fields}
        if not _KEY.fullmatch(typed["submission"]):
            del typed["submission"]
        return cls(initial=typed)

    def clean_submission(self) -> str:
        """The key, or a new one where it is missing or too easy to guess."""
        key = str(self.cleaned_data["submission"])
        return key if _KEY.fullmatch(key) else secrets.token_urlsafe(24)

    def key(self) -> str:
        """One key for the same form with the same words."""
        told = f"{self.cleaned_data['text']}\n{self.cleaned_data['contact']}"
        return f"{self.cleaned_data['submission']} {hashlib.sha256(told.encode()).hexdigest()}"


class AnswerForm(forms.Form):
    """What was done with a correction."""

    outcome = forms.ChoiceField(choices=CorrectionOutcome.choices)
