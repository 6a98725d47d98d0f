"""Forms of one question. What is missing is said by the rules, so that page and action agree."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.triage.models import TriageItem, TriageProposal
from ketenloket.chain.triage.rules import Decision, DecisionKind, wrong_with
from ketenloket.foundation.fields import Day
from ketenloket.network.directory.models import Service
from ketenloket.network.organisations.models import Worker


def _offer(field: forms.Field, choices: list[Any]) -> None:
    """Give a field its choices."""
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


def _by_organisation(services: Iterable[Service], empty: str) -> list[Any]:
    """Offers to choose from, each under its organisation."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for service in services:
        groups.setdefault(str(service.organisation), []).append((str(service.pk), service.name))
    return [("", empty), *groups.items()]


class DecisionForm(forms.Form):
    """The four things that the table fills in for each question."""

    kind = forms.ChoiceField(
        label=_("Wat besluit de tafel?"),
        choices=DecisionKind.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    service = forms.ChoiceField(label=_("Wie helpt, met welk aanbod?"), required=False)
    why = forms.CharField(
        label=_("Waarom?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Zonder naam: iedereen aan tafel leest dit. Past niets? Schrijf wat ontbreekt."
        ),
    )
    holder = forms.ChoiceField(label=_("Wie blijft verantwoordelijk tot aankomst?"), required=False)
    next_step = forms.CharField(label=_("Eerste stap"), max_length=180, required=False)
    next_on = Day(
        label=_("Klaar op"),
        required=False,
    )
    differs = forms.ChoiceField(
        label=_("Ziet iemand het anders?"),
        choices=[("no", _("nee, dat is gevraagd")), ("yes", _("ja"))],
        widget=forms.RadioSelect,
        required=False,
    )
    disagreed = forms.CharField(
        label=_("Wie ziet het anders, en waarom?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    volunteer_part = forms.CharField(
        label=_("Kan een deel vrijwillig? Welk deel?"),
        max_length=300,
        required=False,
        help_text=_(
            "Een voorstel, zonder naam. Zolang een grens is geraakt, beslist een beroepskracht."
        ),
    )
    because = forms.CharField(
        label=_("Waarom verandert het besluit?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Zonder naam. Het eerste besluit blijft bewaard, met deze reden."),
    )

    def __init__(
        self,
        *args: Any,
        item: TriageItem,
        services: Iterable[Service],
        holders: Iterable[Worker],
        seen: int = 0,
        **kwargs: Any,
    ) -> None:
        """Make the form; `seen` is the version of the decision that it changes, 0 for a first one."""
        super().__init__(*args, **kwargs)
        self.seen = seen
        self.item, self.today = item, timezone.localdate()
        self._services = {str(service.pk): service for service in services}
        if not item.boundary_signs:  # no limit is near: nothing to give back
            del self.fields["volunteer_part"]
        offers = _by_organisation(self._services.values(), gettext("kies een aanbod"))
        _offer(self.fields["service"], offers)
        _offer(self.fields["holder"], [(str(who.pk), who.name) for who in holders])

    def clean(self) -> dict[str, Any]:
        """Say what is missing at its own field."""
        data = super().clean() or self.cleaned_data
        if data.get("differs") == "yes" and not data.get("disagreed"):
            self.add_error("disagreed", gettext("Schrijf op wie het anders ziet, en waarom."))
        wrong = wrong_with(self.decision(), brought_by=self.item.brought_by_id, today=self.today)
        if self.seen and not data.get("because"):
            wrong["because"] = gettext("Schrijf op waarom het besluit verandert.")
        self.add_wrong(wrong)
        return data

    def add_wrong(self, wrong: dict[str, str]) -> None:
        """Put what the rules or the action found at the fields of this form."""
        for name, text in wrong.items():
            field = "differs" if name == "disagreed" and not self._asked() else name
            if field not in self.errors:
                self.add_error(field, text)

    def _asked(self) -> bool:
        return self.cleaned_data.get("differs") in {"yes", "no"}

    def decision(self) -> Decision:
        """What was filled in, as the action wants it."""
        data = self.cleaned_data
        service = self._service(data.get("service") or "", data.get("kind") or "")
        holder = data.get("holder")
        answers = {"yes": data.get("disagreed") or "", "no": ""}
        return Decision(
            kind=data.get("kind") or "",
            why=data.get("why") or "",
            disagreed=answers.get(data.get("differs") or ""),
            holder_id=int(holder) if holder else None,
            next_step=data.get("next_step") or "",
            next_on=data.get("next_on"),
            organisation_id=service.organisation_id if service else None,
            service_id=service.pk if service else None,
            volunteer_part=data.get("volunteer_part") or "",
        )

    def _service(self, key: str, kind: str) -> Service | None:
        """The offer that goes with this kind; who keeps somebody may have looked at others."""
        service = self._services.get(key)
        if kind == DecisionKind.KEEP and service:
            return service if service.organisation_id == self.item.brought_by_id else None
        return service if kind == DecisionKind.REFER else None


class ProposalForm(forms.Form):
    """What the own organisation proposes for a question."""

    prefix = "voorstel"

    words = forms.CharField(
        label=_("Uw voorstel"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Wat kan uw organisatie doen, of wie kan het beter? Zonder naam."),
        error_messages={"required": _("Schrijf uw voorstel op.")},
    )
    offer = forms.ChoiceField(label=_("Met welk aanbod?"), required=False)
    seen = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        services: Iterable[Service],
        stands: TriageProposal | None = None,
    ) -> None:
        """Make the form, filled with the proposal that stands."""
        filled = (
            {"words": stands.words, "offer": str(stands.service_id or ""), "seen": stands.version}
            if stands
            else {"seen": 0}
        )
        super().__init__(data, initial=filled)
        self.stands = stands
        self._services = list(services)
        _offer(self.fields["offer"], _by_organisation(self._services, gettext("geen aanbod")))

    def over(self, version: int) -> "ProposalForm":
        """The same words once more, now on top of what a colleague wrote."""
        data = {name: self.data[name] for name in self.data}
        data[self.add_prefix("seen")] = str(version)
        again = ProposalForm(data, services=self._services, stands=self.stands)
        again.is_valid()
        return again
