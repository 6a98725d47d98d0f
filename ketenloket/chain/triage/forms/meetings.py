"""Forms of a meeting: planned, who is there, in what order, to which one a question moves."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.triage.models import TriageMeeting, TriageSeat
from ketenloket.chain.triage.rules import Presence, SeatUpdate
from ketenloket.foundation.fields import Day
from ketenloket.network.organisations.models import Organisation, Worker


def _choose_from(field: forms.Field, rows: Any) -> None:
    """Let a field choose among these rows and no others."""
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows


class PlanForm(forms.Form):
    """A new meeting: when, where, who."""

    day = Day(
        label=_("Dag"),
        error_messages={"required": _("Kies een dag.")},
    )
    time = forms.TimeField(
        label=_("Begint om"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Kies een tijd.")},
    )
    place = forms.CharField(
        label=_("Waar"),
        max_length=120,
        help_text=_("Een zaal, of een adres voor beeldbellen."),
        error_messages={"required": _("Schrijf op waar u elkaar ziet.")},
    )
    organisations = forms.ModelMultipleChoiceField(
        label=_("Wie zitten aan tafel?"),
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Deze organisaties zien de vragen op de agenda: nummers en codes, geen namen."),
        error_messages={"required": _("Kies ten minste één organisatie.")},
    )

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_from(self.fields["organisations"], organisations)

    def starts_at(self) -> datetime:
        """The moment that was filled in, here."""
        day, time = self.cleaned_data["day"], self.cleaned_data["time"]
        return timezone.make_aware(datetime.combine(day, time))


class PresenceForm(forms.Form):
    """One line for each seat, and one more organisation to invite."""

    guest = forms.ModelChoiceField(
        label=_("Nog een organisatie uitnodigen"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("niemand"),
        help_text=_("Deze organisatie ziet vanaf dan de vragen op de agenda, zonder namen."),
    )

    def __init__(self, *args: Any, seats: Iterable[TriageSeat], others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = list(seats)
        _choose_from(self.fields["guest"], others)
        for seat in self.seats:
            key = seat.organisation_id
            self.fields[f"presence_{key}"] = forms.ChoiceField(
                label=gettext("%(name)s is") % {"name": seat.organisation},
                choices=Presence.choices,
                initial=seat.presence,
            )
            self.fields[f"stand_in_{key}"] = forms.CharField(
                label=gettext("Naam van de vervanger van %(name)s") % {"name": seat.organisation},
                max_length=120,
                required=False,
                initial=seat.stand_in,
            )
            self.fields[f"was_{key}"] = forms.CharField(
                required=False, initial=_as_it_was(seat), widget=forms.HiddenInput
            )

    def show_changed(self, seats: Iterable[TriageSeat]) -> None:
        """Say at each seat what others wrote down meanwhile, and build on that from now on."""
        data = QueryDict(mutable=True)
        data.update({name: self.data[name] for name in self.data})
        for seat in seats:
            key = seat.organisation_id
            said = gettext("Intussen staat er: %(presence)s %(stand_in)s") % {
                "presence": seat.get_presence_display(),
                "stand_in": seat.stand_in,
            }
            self.add_error(f"presence_{key}", said.strip())
            data[f"was_{key}"] = _as_it_was(seat)
        self.data = data

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The fields of each seat together."""
        return [
            {
                "organisation": seat.organisation,
                "member": seat.worker,
                "presence": self[f"presence_{seat.organisation_id}"],
                "stand_in": self[f"stand_in_{seat.organisation_id}"],
                "was": self[f"was_{seat.organisation_id}"],
            }
            for seat in self.seats
        ]

    def clean(self) -> dict[str, Any]:
        """A stand-in has a name."""
        data = super().clean() or self.cleaned_data
        for seat in self.seats:
            key = seat.organisation_id
            if data.get(f"presence_{key}") == Presence.STAND_IN and not data.get(f"stand_in_{key}"):
                self.add_error(f"stand_in_{key}", gettext("Schrijf op hoe de vervanger heet."))
        return data

    def updates(self) -> list[SeatUpdate]:
        """What was filled in, as the action wants it."""
        data = self.cleaned_data
        updates = [
            SeatUpdate(
                seat.organisation_id,
                data[f"presence_{seat.organisation_id}"],
                data[f"stand_in_{seat.organisation_id}"],
                _was(data[f"was_{seat.organisation_id}"]),
            )
            for seat in self.seats
        ]
        if guest := data.get("guest"):
            updates.append(SeatUpdate(guest.pk, Presence.EXPECTED))
        return updates


class MemberForm(forms.Form):
    """Who sits at every table for an organisation, or nobody."""

    worker = forms.ChoiceField(
        label=_("Wie zit er vast aan tafel voor uw organisatie?"),
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, workers: Iterable[Worker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workers = {str(row.pk): row for row in workers}
        names = [(key, f"{row.name} ({row.role.label})") for key, row in self.workers.items()]
        nobody = ("", gettext("niemand vast: wij kiezen per overleg"))
        self.fields["worker"].choices = [*names, nobody]  # type: ignore[attr-defined]

    def chosen(self) -> Worker | None:
        """The worker, or nobody."""
        return self.workers.get(self.cleaned_data["worker"])


class MeetingChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A meeting, by its day and place."""

    def label_from_instance(self, obj: TriageMeeting) -> str:
        """`donderdag 26 november, 10.00 uur · Raadhuis`."""
        when = date_format(timezone.localtime(obj.starts_at), "l j F, H.i")
        return gettext("%(when)s uur · %(place)s") % {"when": when, "place": obj.place}


class BringForm(forms.Form):
    """To which meeting a question goes."""

    meeting = MeetingChoice(
        label=_("Welk overleg?"),
        queryset=TriageMeeting.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Kies een overleg.")},
    )

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_from(self.fields["meeting"], meetings)


class CloseForm(forms.Form):
    """To which meeting the open questions move, when there are any."""

    carry_to = MeetingChoice(
        label=_("Naar welk overleg schuift u de open vragen door?"),
        queryset=TriageMeeting.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Kies een later overleg.")},
    )

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_from(self.fields["carry_to"], meetings)


def _as_it_was(seat: TriageSeat) -> str:
    """A seat in one hidden field: what the page showed."""
    return f"{seat.presence}|{seat.stand_in}"


def _was(text: str) -> tuple[str, str] | None:
    presence, mark, stand_in = text.partition("|")
    return (presence, stand_in) if mark else None


class OrderForm(forms.Form):
    """Which question goes in front of which other one, in the order that was looked at."""

    move = forms.RegexField(r"^[0-9a-f-]{36}:([0-9a-f-]{36}|end)$")
    seen = forms.IntegerField(min_value=0)

    def clean_move(self) -> tuple[UUID, UUID | None]:
        """The question, and the one that comes after it; `end` for none."""
        item, _colon, before = self.cleaned_data["move"].partition(":")
        try:
            return UUID(item), None if before == "end" else UUID(before)
        except ValueError as wrong:
            raise forms.ValidationError(gettext("Kies welke vraag u wilt verplaatsen.")) from wrong
