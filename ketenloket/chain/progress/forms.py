"""Short forms: a small step, how it goes, and what somebody wrote on paper."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.progress.actions import Doer
from ketenloket.chain.progress.rules import HEARD, SCALE, TOPICS, Moment, wrong_with_step
from ketenloket.foundation.fields import Day
from ketenloket.network.organisations.models import Organisation

_PERSON, _TOGETHER = "person", "with-"


def _moment_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Welk moment is dit?"),
        choices=Moment.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies welk moment dit is.")},
    )


class StepForm(forms.Form):
    """What, by whom, and if wanted on which day."""

    words = forms.CharField(
        label=_("Wat is de kleine stap?"),
        help_text=_("Zo klein dat het deze week kan. Bijvoorbeeld: vijf enveloppen openmaken."),
        max_length=200,
        error_messages={
            "required": _("Schrijf de kleine stap op."),
            "max_length": _("Dit is te lang. Gebruik hoogstens 200 tekens."),
        },
    )
    who = forms.ChoiceField(
        label=_("Wie doet het?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wie de stap doet.")},
    )
    on = Day(
        label=_("Het liefst op"),
        help_text=_("Een wens, geen termijn. Leeg mag."),
        required=False,
    )

    def __init__(self, *args: Any, person: str, places: list[Organisation], **options: Any) -> None:
        """Offer who can do it.

        Args:
            args: as every form.
            person: how the person is called on this page.
            places: organisations whose helpers may do a step, the own one first.
            options: as every form.
        """
        super().__init__(*args, **options)
        self.places = {str(place.pk): place for place in places}
        field = self.fields["who"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(_PERSON, say("%(name)s zelf") % {"name": person})]
        for key, place in self.places.items():
            both = say("%(name)s en een helper van %(place)s samen")
            field.choices += [
                (f"{_TOGETHER}{key}", both % {"name": person, "place": place.name}),
                (key, say("een helper van %(place)s") % {"place": place.name}),
            ]
        self.initial.setdefault("who", _PERSON)
        self.fields["on"].widget.attrs["min"] = timezone.localdate().isoformat()

    def clean_on(self) -> Any:
        """Not in the past, and not out of sight."""
        day = self.cleaned_data["on"]
        if wrong := wrong_with_step("-", day, somebody=True, today=timezone.localdate()):
            raise forms.ValidationError(wrong)
        return day

    def doer(self) -> Doer:
        """Who does it."""
        chosen = self.cleaned_data["who"]
        place = self.places.get(chosen.removeprefix(_TOGETHER))
        return Doer(person=place is None or chosen.startswith(_TOGETHER), organisation=place)


class ScaleForm(forms.Form):
    """How it goes on our own topics, filled in together with the person."""

    moment = _moment_field()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for topic, label in TOPICS.items():
            self.fields[topic] = forms.ChoiceField(
                label=str(label),
                choices=[(str(key), f"{key} {words}") for key, words in SCALE.items()],
                widget=forms.RadioSelect,
                required=False,
            )

    @property
    def topics(self) -> list[forms.BoundField]:
        """The fields of the scale."""
        return [self[topic] for topic in TOPICS]


class PaperForm(forms.Form):
    """What somebody wrote on paper about the help."""

    moment = _moment_field()
    heard = forms.TypedChoiceField(
        label=_("Voelde u zich gehoord?"),
        choices=[(str(key), f"{key} {words}") for key, words in HEARD.items()],
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
        required=False,
    )
    helped = forms.TypedChoiceField(
        label=_("Bent u geholpen?"),
        choices=[(str(key), f"{key} {words}") for key, words in HEARD.items()],
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
        required=False,
    )
    words = forms.CharField(
        label=_("Wat schreef de hulpvrager erbij?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    told_on = Day(
        label=_("Op welke dag ingevuld?"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("told_on", timezone.localdate())
        self.fields["told_on"].widget.attrs["max"] = timezone.localdate().isoformat()
