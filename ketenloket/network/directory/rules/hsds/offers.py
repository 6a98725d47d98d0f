"""What a service of somebody else says, in the fields of an offer on the verwijskaart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from ketenloket.foundation.sheets.rules.columns import plain
from ketenloket.network.directory.rules.cells import meanings, municipalities_by_name
from ketenloket.network.directory.rules.hsds import fields
from ketenloket.network.directory.rules.hsds.words import (
    TRAITS,
    Link,
    Taxonomy,
    Term,
    Vocabulary,
    own_language,
    without_who_for,
)
from ketenloket.network.directory.rules.municipalities import municipality_name, municipality_of
from ketenloket.network.directory.rules.words import LANGUAGES

Record = Mapping[str, Any]

_COSTS_UNKNOWN = "vraag naar de kosten"
_OLDEST = 120
_MOST_WEEKS = 104
_LISTS = {
    Link.NEED: "needs",
    Link.FOR: "audiences",
    Link.NOT_FOR: "not_audiences",
    Link.NOT_WITH: "not_with_signs",
}


@dataclass
class Words:
    """Words of others and what they mean here, ready for thousands of records."""

    vocabulary: Vocabulary
    needs: Mapping[str, str] = field(init=False)
    languages: Mapping[str, str] = field(init=False)
    places: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.needs = meanings(self.vocabulary.labels(Taxonomy.NEEDS))
        self.languages = meanings(LANGUAGES)
        self.places = municipalities_by_name()


@dataclass
class Offer:
    """What was read: fields, texts in other languages, and what is to be said about it."""

    values: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)  # words of others that mean nothing here


def understand_service(record: Record, words: Words) -> Offer:
    """The offer in a service."""
    offer = Offer()
    notes = offer.notes
    name = fields.text(record, "name") or fields.text(record, "alternate_name")
    if not name:
        offer.problems.append(_("de naam ontbreekt"))
    if len(name) > 120:  # noqa: PLR2004 - the column
        offer.problems.append(_("de naam is langer dan 120 tekens"))
    values = offer.values
    values["name"] = name
    values["does"] = fields.text(record, "description", notes=notes) or name
    values["email"] = fields.an_email(record, notes)
    values["website"] = fields.a_website(record, "url", notes)
    values["phone"] = fields.a_phone(record, notes)
    values["how_to_reach"] = fields.text(record, "application_process", 300, notes)
    values["opening_hours"] = fields.hours(fields.rows(record, "schedules"), notes)
    values["costs"] = _costs(record, notes)
    values["waiting_weeks"] = _weeks(fields.text(record, "wait_time", 100))
    values["checked_on"] = fields.a_day(record, "assured_date")
    values["languages"] = _languages(record, words, offer.unknown)
    _described(record, words, offer)
    values["for_whom"] = without_who_for(
        fields.text(record, "eligibility_description", notes=notes),
        values["audiences"],
        values["not_audiences"],
    )
    _ages(record, offer)
    _area(record, words, offer)
    _capacity(record, words, values)
    _contact(record, values)
    return offer


def _costs(record: Record, notes: list[str]) -> str:
    """Nobody said that it is free when nobody said anything."""
    options = (fields.text(each, "option") for each in fields.rows(record, "cost_options"))
    told = fields.text(record, "fees_description") or fields.text(record, "fees")
    told = told or "; ".join(option for option in options if option)
    return fields.text({"costs": told}, "costs", 120, notes) or _COSTS_UNKNOWN


def _weeks(wait: str) -> int:
    found = re.search(r"(\d{1,3})\s*(?:week|weken|weeks)\b", wait.lower())
    return min(int(found[1]), _MOST_WEEKS) if found else 0


def _languages(record: Record, words: Words, unknown: list[str]) -> list[str]:
    found = []
    for each in fields.rows(record, "languages"):
        code, name = fields.text(each, "code", 40), fields.text(each, "name", 80)
        own = own_language(code.lower())
        meant = own if own in LANGUAGES else words.languages.get(plain(name))
        if meant:
            found.append(meant)
        elif code or name:
            unknown.append(_("taal %(name)s") % {"name": name or code})
    return list(dict.fromkeys(found)) or ["nl"]


def _described(record: Record, words: Words, offer: Offer) -> None:
    """Needs, form, for whom: by the number of the word, else by how it is written."""
    values = offer.values | {name: [] for name in _LISTS.values()}
    ours = False
    for each in fields.rows(record, "attributes"):
        link = fields.text(each, "link_type", 40)
        if link == Link.DOES_NOT:
            values["does_not"] = fields.text(each, "value")
        elif link == Link.TRANSLATION:
            _translated(each, offer)
        term = fields.inner(each, "taxonomy_term")
        known = _known(term, words.vocabulary)
        if known is None:
            _by_writing(term or each, words, values["needs"], offer.unknown)
            continue
        ours = True
        if known.taxonomy == Taxonomy.FORMS:
            values["form_of_help"] = known.code
        elif known.taxonomy == Taxonomy.TRAITS:
            values[known.code] = True
        elif meant := _link(link, known):
            values[_LISTS[meant]].append(known.code)
    if ours:  # then a trait that is not told is not there
        values = dict.fromkeys(TRAITS, False) | {"does_not": ""} | values
    for name in _LISTS.values():
        values[name] = list(dict.fromkeys(values[name]))
    offer.values.update(values)


def _link(link: str, term: Term) -> Link | None:
    """What a word says when only the word is known."""
    if link in {Link.FOR, Link.NOT_FOR}:
        return Link(link)
    return {
        Taxonomy.NEEDS: Link.NEED,
        Taxonomy.AUDIENCES: Link.FOR,
        Taxonomy.SIGNS: Link.NOT_WITH,
    }.get(term.taxonomy)


def _known(term: Record, vocabulary: Vocabulary) -> Term | None:
    try:
        return vocabulary.by_key.get(UUID(str(term.get("id", ""))))
    except ValueError:
        return None


def _by_writing(term: Record, words: Words, needs: list[str], unknown: list[str]) -> None:
    name, code = fields.text(term, "name", 120), fields.text(term, "code", 80)
    meant = words.needs.get(plain(name)) or words.needs.get(plain(code))
    if meant:
        needs.append(meant)
    elif name or code:
        unknown.append(name or code)


def _translated(attribute: Record, offer: Offer) -> None:
    language, _sep, name = fields.text(attribute, "label", 40).partition(":")
    most = 120 if name == "name" else 2000
    if language in LANGUAGES and name in {"name", "does", "for_whom"}:
        offer.texts.setdefault(language, {})[name] = fields.text(attribute, "value", most)


def _ages(record: Record, offer: Offer) -> None:
    for theirs, ours in (("minimum_age", "min_age"), ("maximum_age", "max_age")):
        number = fields.a_number(record, theirs)
        if number is not None and not 0 <= number <= _OLDEST:
            offer.notes.append(_("%(name)s is geen leeftijd") % {"name": theirs})
            number = None
        offer.values[ours] = None if number is None else int(number)
    youngest, oldest = offer.values["min_age"], offer.values["max_age"]
    if youngest is not None and oldest is not None and youngest > oldest:
        offer.problems.append(_("minimum_age is hoger dan maximum_age"))


def _area(record: Record, words: Words, offer: Offer) -> None:
    """The municipalities and postcodes of the areas; else where its places are."""
    codes: list[str] = []
    digits: list[str] = []
    for area in fields.rows(record, "service_areas"):
        extent, name = fields.text(area, "extent", 200), fields.text(area, "name", 200)
        if municipality_name(extent.upper()):
            codes.append(extent.upper())
        elif municipality_of(extent):
            digits.append(extent[:4])
        elif named := words.places.get(plain(name)) or words.places.get(plain(extent)):
            codes.append(named)
    codes += [found[0].code for each in digits if not codes and (found := municipality_of(each))]
    if not codes:
        places = fields.rows(record, "service_at_locations")
        codes = [c for at in places if (c := municipality_at(fields.inner(at, "location"), words))]
    if not codes:
        offer.problems.append(
            _("welke gemeente is niet te zien aan service_areas en aan de postcode van een plek")
        )
    offer.values["municipalities"] = list(dict.fromkeys(codes))
    offer.values["postcode_areas"] = list(dict.fromkeys(digits))


def municipality_at(location: Record, words: Words) -> str:
    """The municipality that a place is in; empty when it cannot be seen."""
    code = fields.text(location, "external_identifier", 20).upper()
    if municipality_name(code):
        return code
    for address in fields.rows(location, "addresses"):
        if found := municipality_of(fields.text(address, "postal_code", 12)):
            return found[0].code
        if by_name := words.places.get(plain(fields.text(address, "city", 80))):
            return by_name
    return ""


def _capacity(record: Record, words: Words, values: dict[str, Any]) -> None:
    """The word for room, when it is one of ours: a number of others is not that word."""
    labels = {plain(label): code for code, label in words.vocabulary.capacity.items()}
    for each in fields.rows(record, "capacities"):
        word = labels.get(plain(fields.text(each, "description", 80)))
        day = fields.a_day(each, "updated")
        if word and day and fields.text(fields.inner(each, "unit"), "scheme", 40) == "ketenloket":
            values["capacity"], values["capacity_set_on"] = word, day


def _contact(record: Record, values: dict[str, Any]) -> None:
    """A name that Ketenloket gave out was made public; of any other nobody told us so."""
    for each in fields.rows(record, "contacts"):
        if name := fields.text(each, "name", 120):
            values["contact_person"] = name
            values["contact_public"] = _gave_out(record.get("id"), each.get("id"))
            return


def _gave_out(service: object, contact: object) -> bool:
    try:
        return str(contact) == str(uuid5(UUID(str(service)), "contact"))
    except ValueError:
        return False
