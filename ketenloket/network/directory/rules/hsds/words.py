"""Codes of ours in the words of HSDS: taxonomies with their terms, and what links them to an offer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ketenloket.network.directory.rules.words import (
    LANGUAGES,
    Audience,
    Capacity,
    FormOfHelp,
    LifeArea,
)
from ketenloket.network.organisations.rules import OrganisationKind

# All our public numbers that are not in the database follow from this one. It never changes.
NAMESPACE = UUID("6c0b0f5e-6d0f-5b43-9f4e-0a1d2f7a9c31")
CBS_CODE = "cbs_gemeentecode"  # `extent_type` of an area that is a municipality
POSTCODE = "postcode4"  # and of one that is the four digits of a postcode

# HSDS counts places; we have words. 1: somebody can come now; 0: not now.
CAPACITY_AVAILABLE: Mapping[str, int] = {
    Capacity.ROOM: 1,
    Capacity.MEET_FIRST: 1,
    Capacity.WAITING_LIST: 0,
    Capacity.FULL: 0,
}

# Ours are ISO 639 but for this one: Nederlandse Gebarentaal is `dse`.
_FOREIGN_LANGUAGES = {"sign": "dse"}
_OWN_LANGUAGES = {foreign: own for own, foreign in _FOREIGN_LANGUAGES.items()}

TRAITS = {
    "for_entrepreneurs": gettext_lazy("ook voor ondernemers"),
    "by_volunteers": gettext_lazy("door vrijwilligers"),
    "home_visits": gettext_lazy("komt aan huis"),
    "open_to_public": gettext_lazy("mensen mogen zelf bellen of langskomen"),
}


class Taxonomy(StrEnum):
    """The lists of words that an offer or an organisation is described with."""

    NEEDS = "needs"
    LIFE_AREAS = "life_areas"
    FORMS = "forms_of_help"
    AUDIENCES = "audiences"
    SIGNS = "boundary_signs"
    KINDS = "organisation_kinds"
    TRAITS = "traits"

    @property
    def key(self) -> UUID:
        """The public number of the list."""
        return uuid5(NAMESPACE, self.value)


class Link(StrEnum):
    """What an attribute says about an offer (`link_type`)."""

    NEED = "need"
    LIFE_AREA = "life_area"
    FORM = "form_of_help"
    FOR = "for"
    NOT_FOR = "not_for"
    NOT_WITH = "not_with"
    TRAIT = "trait"
    KIND = "organisation_kind"
    DOES_NOT = "does_not"  # the text in `value`
    TRANSLATION = "translation"  # `label` is language and field, the text in `value`


TAXONOMY_NAMES: Mapping[Taxonomy, tuple[object, object]] = {
    Taxonomy.NEEDS: (
        gettext_lazy("Vragen"),
        gettext_lazy("Waarbij iemand hulp kan vragen."),
    ),
    Taxonomy.LIFE_AREAS: (
        gettext_lazy("Leefgebieden"),
        gettext_lazy("De delen van het leven waar een vraag over gaat."),
    ),
    Taxonomy.FORMS: (
        gettext_lazy("Vormen van hulp"),
        gettext_lazy("Hoe de hulp eruitziet."),
    ),
    Taxonomy.AUDIENCES: (
        gettext_lazy("Voor wie"),
        gettext_lazy("Groepen voor wie het aanbod juist wel of juist niet is."),
    ),
    Taxonomy.SIGNS: (
        gettext_lazy("Grenssignalen"),
        gettext_lazy("Signalen waarbij dit aanbod niet past."),
    ),
    Taxonomy.KINDS: (
        gettext_lazy("Soorten organisaties"),
        gettext_lazy("Wat voor organisatie het is."),
    ),
    Taxonomy.TRAITS: (
        gettext_lazy("Kenmerken"),
        gettext_lazy("Wat verder van het aanbod bekend is."),
    ),
}


@dataclass(frozen=True)
class Term:
    """One word of a list; `parent` is the code of the life area that a need belongs to."""

    taxonomy: Taxonomy
    code: str
    name: str
    parent: str = ""

    @cached_property
    def key(self) -> UUID:
        """The public number of the word: the same wherever Ketenloket runs."""
        return term_key(self.taxonomy, self.code)


def term_key(taxonomy: Taxonomy, code: str) -> UUID:
    """The public number of a word in a list."""
    return uuid5(NAMESPACE, f"{taxonomy}:{code}")


class Vocabulary:
    """All words, by list and code and by public number."""

    def __init__(
        self, needs: Iterable[tuple[str, str, str]], signs: Iterable[tuple[str, str]]
    ) -> None:
        """Put the words that are data beside those that are code.

        Args:
            needs: code, label and life area.
            signs: code and label.
        """
        tables = {
            Taxonomy.LIFE_AREAS: LifeArea.choices,
            Taxonomy.FORMS: FormOfHelp.choices,
            Taxonomy.AUDIENCES: Audience.choices,
            Taxonomy.SIGNS: signs,
            Taxonomy.KINDS: OrganisationKind.choices,
            Taxonomy.TRAITS: TRAITS.items(),
        }
        every = [
            Term(taxonomy, str(code), str(label))
            for taxonomy, rows in tables.items()
            for code, label in rows
        ]
        every += [Term(Taxonomy.NEEDS, code, label, area) for code, label, area in needs]
        self.terms: dict[tuple[Taxonomy, str], Term] = {(t.taxonomy, t.code): t for t in every}
        self.by_key: dict[UUID, Term] = {term.key: term for term in every}
        self.languages = {code: str(label) for code, label in LANGUAGES.items()}
        self.capacity = {str(code): str(label) for code, label in Capacity.choices}
        self.unit = {
            "id": str(uuid5(NAMESPACE, "unit:room")),
            "name": _("iemand kan nu komen (1) of niet (0)"),
            "scheme": "ketenloket",
            "identifier": "room",
        }
        self.does_not = _("wat wij niet doen")
        self.made: dict[UUID, dict[str, str]] = {}  # records of words, each made once
        # What is said with a word: the name of that part, and its record but for the number.
        self.attributes: dict[tuple[str, str, str], tuple[str, dict[str, Any]]] = {}

    def of(self, taxonomy: Taxonomy) -> list[Term]:
        """The words of one list."""
        return [term for term in self.terms.values() if term.taxonomy == taxonomy]

    def labels(self, taxonomy: Taxonomy) -> dict[str, str]:
        """The words of one list, by code."""
        return {term.code: term.name for term in self.of(taxonomy)}


def foreign_language(code: str) -> str:
    """A language as others write it."""
    return _FOREIGN_LANGUAGES.get(code, code)


def own_language(code: str) -> str:
    """A language as we write it."""
    return _OWN_LANGUAGES.get(code, code)


def who_for(for_whom: str, audiences: Sequence[str], not_audiences: Sequence[str]) -> str:
    """For whom it is and is not, in one text: the own words and then the groups."""
    return "\n".join(part for part in (for_whom, *_groups(audiences, not_audiences)) if part)


def without_who_for(text: str, audiences: Sequence[str], not_audiences: Sequence[str]) -> str:
    """The own words out of a text that `who_for` made."""
    tail = "\n".join(_groups(audiences, not_audiences))
    return text.removesuffix(tail).removesuffix("\n") if tail else text


def _groups(audiences: Sequence[str], not_audiences: Sequence[str]) -> list[str]:
    if not audiences and not not_audiences:
        return []
    only, never, labels = _group_words(get_language() or "")
    return [
        sentence % {"groups": ", ".join(labels.get(code, code) for code in codes)}
        for sentence, codes in ((only, audiences), (never, not_audiences))
        if codes
    ]


@lru_cache(maxsize=8)
def _group_words(_language: str) -> tuple[str, str, dict[str, str]]:
    """The sentences and the groups in the language of now; asked for with every offer."""
    labels = {str(code): str(label) for code, label in Audience.choices}
    return _("Alleen voor: %(groups)s."), _("Niet voor: %(groups)s."), labels
