"""Forms of a referral: to whom, why, and what each step asks for."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.referrals.models import DeclineReason, Referral
from ketenloket.chain.referrals.rules import HandoverForm, ToldHow
from ketenloket.foundation.fields import Day
from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.models import Organisation, Worker
from ketenloket.network.organisations.rules import Duty

QUEUE = "queue"


class ChooseForm(forms.Form):
    """Which offer, or which organisation when no offer fits the words."""

    naar = forms.ChoiceField(
        label=_("Naar wie verwijst u?"),
        error_messages={
            "required": _("Kies een aanbod of een organisatie."),
            "invalid_choice": _("Kies een aanbod of een organisatie uit de lijst."),
        },
    )

    def __init__(self, *args: Any, acting: Worker, **options: Any) -> None:
        super().__init__(*args, **options)
        others = {"alliance_id": acting.alliance_id, "active": True}
        organisations = Organisation.objects.filter(**others).exclude(pk=acting.organisation_id)
        services = Service.objects.filter(**others).order_by("name")
        offers: dict[int, list[tuple[str, str]]] = {}
        for row in services:
            words = f"{row.name} ({row.get_capacity_display()})"
            offers.setdefault(row.organisation_id, []).append((f"aanbod-{row.pk}", words))
        field = self.fields["naar"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            ("", _("Kies…")),
            *(self._group(row, offers.get(row.pk, [])) for row in organisations.order_by("name")),
        ]

    @staticmethod
    def _group(
        organisation: Organisation, offers: list[tuple[str, str]]
    ) -> tuple[str, list[tuple[str, str]]]:
        asks = say("%(name)s, zonder vast aanbod") % {"name": organisation.name}
        return organisation.name, [*offers, (f"organisatie-{organisation.pk}", asks)]


class StepForm(forms.Form):
    """What a step asks for; every one may look at the referral and at whoever acts."""

    def __init__(
        self,
        *args: Any,
        referral: Referral | None = None,
        acting: Worker | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.referral, self.acting = referral, acting
        self.prepare()

    def prepare(self) -> None:
        """Fill in what is likely, and the choices there are."""

    def details(self) -> dict[str, Any]:
        """What is passed on to the step."""
        return self.cleaned_data


class ToldForm(StepForm):
    """When and how the person was told; needed before anything is sent."""

    told_on = Day(
        label=_("Wanneer vertelde u het de hulpvrager?"),
        error_messages={
            "required": _("Vul de dag in waarop u het vertelde."),
        },
    )
    told_how = forms.ChoiceField(
        label=_("Hoe vertelde u het?"),
        choices=ToldHow.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe u het vertelde.")},
    )

    def prepare(self) -> None:
        """What was written down before stands there already."""
        today = timezone.localdate()
        self.fields["told_on"].widget.attrs["max"] = today.isoformat()
        self.initial.setdefault("told_on", today)
        if self.referral and self.referral.told_on:
            self.initial["told_on"] = self.referral.told_on
            self.initial["told_how"] = self.referral.told_how


class MakeForm(ToldForm):
    """Why this organisation; and, to send it at once, that the person was told."""

    why = forms.CharField(
        label=_("Waarom past deze organisatie het best?"),
        help_text=_("De ontvanger leest dit voor het antwoord. Schrijf geen naam op."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op waarom deze organisatie het best past.")},
    )
    field_order = ["why", "told_on", "told_how"]

    def __init__(self, *args: Any, sends: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["told_on"].required = self.fields["told_how"].required = sends


class ReasonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A reason with what it leads to."""

    def label_from_instance(self, obj: Any) -> str:
        """The reason itself; the page shows what follows from it."""
        return str(obj.label[:1].upper() + obj.label[1:])


class DeclineForm(StepForm):
    """Why not, and what the sender should know."""

    reason = ReasonField(
        label=_("Waarom neemt u niet aan?"),
        queryset=DeclineReason.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Kies een reden. De verwijzer weet dan wat de volgende stap is."),
            "invalid_choice": _("Kies een reden uit de lijst."),
        },
    )
    advice = forms.CharField(
        label=_("Wat geeft u de verwijzer mee?"),
        help_text=_("Bijvoorbeeld: wie wel past, of wat u nog wilde weten."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def prepare(self) -> None:
        """The reasons in use."""
        field = self.fields["reason"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = DeclineReason.objects.filter(active=True)

    def reasons(self) -> list[dict[str, Any]]:
        """Each reason with what the sender does then, and within how many working days."""
        known = DeclineReason.objects.in_bulk()
        options = []
        for option in self["reason"].subwidgets:
            row = known[option.data["value"].value]
            words = {"step": row.next_step, "days": row.within_days}
            hint = say("De verwijzer: %(step)s, binnen %(days)s werkdagen.") % words
            if row.within_days == 1:
                hint = say("De verwijzer: %(step)s, binnen 1 werkdag.") % words
            options.append({"option": option, "hint": hint})
        return options


class MissForm(StepForm):
    """The first contact did not happen: a new date."""

    next_on = Day(
        label=_("Wanneer probeert u het opnieuw?"),
        error_messages={
            "required": _("Kies een nieuwe datum. Zonder datum raakt iemand uit beeld."),
        },
    )
    why = forms.CharField(
        label=_("Wat ging er mis?"),
        help_text=_("De verwijzer leest dit."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def prepare(self) -> None:
        """A new date lies ahead."""
        self.fields["next_on"].widget.attrs["min"] = timezone.localdate().isoformat()


class ArriveForm(StepForm):
    """The first contact: how, when, and who is responsible from now on."""

    form = forms.ChoiceField(
        label=_("Hoe spraken jullie elkaar?"),
        choices=HandoverForm.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe jullie elkaar spraken.")},
    )
    met_on = Day(
        label=_("Op welke dag?"),
        error_messages={
            "required": _("Vul de dag in."),
        },
    )
    responsible = forms.ChoiceField(
        label=_("Wie is vanaf nu verantwoordelijk?"),
        help_text=_("Een vrijwilliger koppelt u hierna."),
        error_messages={
            "required": _("Kies wie verantwoordelijk is."),
            "invalid_choice": _("Kies iemand van uw eigen organisatie."),
        },
    )

    def prepare(self) -> None:
        """Whoever sees all people of the organisation can be responsible."""
        self.workers = {
            str(row.pk): row
            for row in Worker.objects.filter(
                organisation_id=self.acting.organisation_id if self.acting else 0,
                active=True,
                role__duties__contains=[Duty.CASES.value],
            )
            .select_related("role")
            .order_by("name")
        }
        field = self.fields["responsible"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            *((key, row.name) for key, row in self.workers.items()),
            (QUEUE, say("De coördinatoren samen (de wachtrij)")),
        ]
        today = timezone.localdate()
        self.initial["met_on"] = today
        self.initial["responsible"] = str(self.acting.pk) if self.acting else QUEUE
        self.fields["met_on"].widget.attrs["max"] = today.isoformat()

    def details(self) -> dict[str, Any]:
        """What the step asks for."""
        told = self.cleaned_data
        return {
            "form": told["form"],
            "met_on": told["met_on"],
            "responsible": self.workers.get(told["responsible"]),
        }


class QuestionForm(forms.Form):
    """A question, or an answer."""

    text = forms.CharField(
        label=_("Uw vraag of antwoord"),
        help_text=_("Beide organisaties lezen dit. Schrijf niet meer op dan nodig is."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Schrijf uw vraag of antwoord op."),
            "max_length": _("Dit is te lang. Gebruik hoogstens 1000 tekens."),
        },
    )
