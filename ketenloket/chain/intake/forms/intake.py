"""The intake page as a form: one field for everything that is asked, in the order of the talk."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.desk.rules import Threat
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.intake.forms.fields import choice, day, number, text
from ketenloket.chain.intake.rules import SIGNS_THAT_FOLLOW, IntakeContent, tells_who
from ketenloket.network.directory.models import BoundarySign, Need
from ketenloket.network.directory.rules import LANGUAGES, LifeArea


class IntakeForm(forms.Form):
    """All of the intake. Needs, threats and signs are added from their tables."""

    opened = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    story = text("story", rows=9)
    goal = text("goal", rows=3)
    talked_on = day(_("op welke dag sprak u elkaar?"))
    underlying = forms.ChoiceField(
        label=_("ligt hier iets onder?"),
        help_text=_(
            "Iets waardoor de rest steeds terugkomt, zoals verlies, ziekte of een scheiding."
        ),
        required=False,
    )
    debts_count = number("debts_count", 999, required=False)
    debts_sum = choice("debts_sum", radio=False)
    debts_kind = choice("debts_kind")
    is_entrepreneur = choice("is_entrepreneur")
    has_administrator = choice(
        "has_administrator",
        help_text=_("Dan lopen afspraken over geld via de bewindvoerder."),
    )
    adults = number("adults", 20, least=1)
    children = number("children", 20)
    languages = forms.MultipleChoiceField(
        label=_("talen die goed gaan"),
        choices=list(LANGUAGES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    needs_interpreter = choice("needs_interpreter")
    reads_letters = choice("reads_letters")
    help_already_there = text(
        "help_already_there",
        rows=3,
        help_text=_("Familie, buren, huisarts, bewindvoerder, een andere organisatie."),
    )
    boundary_signs = forms.MultipleChoiceField(
        label=_("wat ziet u?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    table_words = text(
        "table_words",
        help_text=_(
            "De organisaties aan de triagetafel lezen deze zin en de codes. Schrijf geen naam,"
            " adres of werkgever op."
        ),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        stored: IntakeContent,
        needs: Iterable[Need],
        signs: Iterable[BoundarySign],
        seeker: HelpSeeker,
    ) -> None:
        super().__init__(data, label_suffix="")
        self.seeker = seeker
        self._add_needs(list(needs))
        self._add_threats()
        signs = list(signs)
        self.signs_that_follow = [s.label for s in signs if s.code in SIGNS_THAT_FOLLOW]
        self._choose(
            "boundary_signs", [(s.code, s.label) for s in signs if s.code not in SIGNS_THAT_FOLLOW]
        )
        self.initial = self._initial(stored)
        self.fields["talked_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        for field in self.fields.values():
            field.label = str(field.label)[:1].upper() + str(field.label)[1:]

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def _add_needs(self, needs: list[Need]) -> None:
        order = list(LifeArea.values)
        needs.sort(key=lambda n: (order.index(n.life_area), n.position, n.label))
        self.need_names: list[str] = []
        underneath: list[Any] = [("", _("Nee, of dat weet ik nog niet"))]
        for area, group in groupby(needs, key=lambda n: n.life_area):
            here, label = list(group), LifeArea(area).label
            name = f"needs_{area}"
            self.need_names.append(name)
            self.fields[name] = forms.MultipleChoiceField(
                label=label,
                choices=[(n.code, n.label) for n in here],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
            deeper = [(n.code, n.label) for n in here if n.may_be_underlying]
            underneath += [(label, deeper)] if deeper else []
        self._choose("underlying", underneath)

    def _add_threats(self) -> None:
        for threat in Threat:
            self.fields[f"threat_{threat}"] = forms.BooleanField(label=threat.label, required=False)
            self.fields[f"threat_{threat}_on"] = day(
                _("%(threat)s, op welke dag?") % {"threat": threat.label}
            )

    @property
    def need_fields(self) -> list[BoundField]:
        """The needs, a field for each life area."""
        return [self[name] for name in self.need_names]

    @property
    def threat_fields(self) -> list[tuple[BoundField, BoundField]]:
        """The threats, each with its day."""
        return [(self[f"threat_{t}"], self[f"threat_{t}_on"]) for t in Threat.values]

    def clean_talked_on(self) -> date | None:
        """A talk has been."""
        talked: date | None = self.cleaned_data["talked_on"]
        if talked and talked > timezone.localdate():
            raise ValidationError(_("De dag van het gesprek kan niet in de toekomst liggen."))
        return talked

    def clean_table_words(self) -> str:
        """The sentence for the table does not tell who it is."""
        words: str = self.cleaned_data["table_words"]
        if tells_who(words, self.seeker.name, (self.seeker.phone, self.seeker.email)):
            raise ValidationError(
                _(
                    "In deze zin staat de naam of het nummer van de hulpvrager. Aan tafel zien ook"
                    " anderen deze zin. Schrijf bijvoorbeeld: jonge moeder, of: man van in de 50."
                )
            )
        return words

    def clean(self) -> dict[str, Any]:
        """A day without its threat is a threat: the box was forgotten."""
        told: dict[str, Any] = super().clean() or {}
        for code in Threat.values:
            if told.get(f"threat_{code}_on"):
                told[f"threat_{code}"] = True
        return told

    def as_content(self) -> IntakeContent:
        """What was typed, as plain values; the form is valid."""
        told = self.cleaned_data
        plain = {f.name: told[f.name] for f in fields(IntakeContent) if f.name in told}
        plain |= {name: tuple(told[name]) for name in ("languages", "boundary_signs")}
        return IntakeContent(
            **plain,
            needs=tuple(code for name in self.need_names for code in told[name]),
            threats={c: told[f"threat_{c}_on"] for c in Threat.values if told[f"threat_{c}"]},
        ).tidy()

    def _initial(self, content: IntakeContent) -> dict[str, Any]:
        """What is stored, as the form wants it."""
        initial: dict[str, Any] = {
            f.name: getattr(content, f.name)
            for f in fields(IntakeContent)
            if f.name not in {"needs", "threats"}
        }
        initial |= {
            "opened": content.version(),
            "languages": list(content.languages),
            "boundary_signs": [c for c in content.boundary_signs if c not in SIGNS_THAT_FOLLOW],
        }
        for name in self.need_names:
            here = {code for code, _label in self.fields[name].choices}  # type: ignore[attr-defined]
            initial[name] = [code for code in content.needs if code in here]
        for code, on in content.threats.items():
            initial |= {f"threat_{code}": True, f"threat_{code}_on": on}
        return initial

    def differences(self, stored: IntakeContent) -> list[dict[str, str]]:
        """What somebody else saved and what stands here, where these are not the same."""
        theirs, yours = self._initial(stored), self._initial(self.as_content())
        return [
            {
                "label": str(field.label),
                "theirs": self._in_words(name, theirs.get(name)),
                "yours": self._in_words(name, yours.get(name)),
            }
            for name, field in self.fields.items()
            if name != "opened" and (theirs.get(name) or "") != (yours.get(name) or "")
        ]

    def _in_words(self, name: str, value: Any) -> str:
        field, nothing = self.fields[name], str(_("niets"))
        if isinstance(value, bool):
            return str(_("ja") if value else _("nee"))
        if isinstance(value, date):
            return date_format(value, "j F Y")
        if isinstance(field, forms.ChoiceField):
            codes = value if isinstance(value, list) else [value or ""]
            flat = dict(_flat(field.choices))
            return ", ".join(str(flat.get(code, code)) for code in codes) or nothing
        return str(value or nothing)


def _flat(choices: Any) -> Iterable[tuple[str, Any]]:
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            yield from label
        else:
            yield value, label
