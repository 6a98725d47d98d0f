"""What an offer is described with, as attributes that point to words of our lists."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from ketenloket.network.directory.rules.hsds import TRAITS, Link, Taxonomy, Vocabulary
from ketenloket.windows.api.rules.parts import part
from ketenloket.windows.api.rules.terms import inside

Record = dict[str, Any]

# Field of an offer, what the attribute says, and the list that its codes come from.
_LISTS = (
    ("needs", Link.NEED, Taxonomy.NEEDS),
    ("audiences", Link.FOR, Taxonomy.AUDIENCES),
    ("not_audiences", Link.NOT_FOR, Taxonomy.AUDIENCES),
    ("not_with_signs", Link.NOT_WITH, Taxonomy.SIGNS),
)
_TEXTS = ("name", "does", "for_whom")


def of_service(
    key: UUID, row: Mapping[str, Any], texts: Iterable[Mapping[str, Any]], words: Vocabulary
) -> list[Record]:
    """Needs and the life areas they are in, form of help, for whom, and what has no field in HSDS."""
    found = [(link, list_, code) for name, link, list_ in _LISTS for code in row[name]]
    areas = dict.fromkeys(
        term.parent for code in row["needs"] if (term := words.terms.get((Taxonomy.NEEDS, code)))
    )
    found += [(Link.LIFE_AREA, Taxonomy.LIFE_AREAS, code) for code in areas]
    found += [(Link.FORM, Taxonomy.FORMS, row["form_of_help"])]
    found += [(Link.TRAIT, Taxonomy.TRAITS, code) for code in TRAITS if row[code]]
    told = [_attribute(key, "service", *each, words) for each in found]
    return [each for each in told if each] + [*_sentences(key, row, texts, words)]


def of_organization(key: UUID, kind: str, words: Vocabulary) -> list[Record]:
    """What kind of organisation it is."""
    told = _attribute(key, "organization", Link.KIND, Taxonomy.KINDS, kind, words)
    return [told] if told else []


def _attribute(
    key: UUID, entity: str, link: Link, taxonomy: Taxonomy, code: str, words: Vocabulary
) -> Record | None:
    """All but its number is the same for every offer, so that is made once."""
    made = words.attributes.get((link, taxonomy, code))
    if made is None:
        term = words.terms.get((taxonomy, code))
        if term is None:
            return None
        record = {
            "link_type": link.value,
            "link_entity": entity,
            "label": term.name,
            "taxonomy_term": inside(term, words),
        }
        made = words.attributes[link, taxonomy, code] = (f"{link}:{code}", record)
    name, record = made
    return {"id": part(key, name), **record}


def _sentences(
    key: UUID, row: Mapping[str, Any], texts: Iterable[Mapping[str, Any]], words: Vocabulary
) -> Iterator[Record]:
    """What it does not do, and its texts in other languages."""
    if row["does_not"]:
        yield _sentence(key, Link.DOES_NOT, words.does_not, row["does_not"])
    for text in texts:
        for name in _TEXTS:
            if text[name]:
                label = f"{text['language']}:{name}"
                yield _sentence(key, Link.TRANSLATION, label, text[name])


def _sentence(key: UUID, link: Link, label: str, value: str) -> Record:
    return {
        "id": part(key, f"{link}:{label}"),
        "link_type": link.value,
        "link_entity": "service",
        "label": label,
        "value": value,
    }
