"""A whole directory of somebody else, record by record: what it says and what is wrong with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from ketenloket.network.directory.rules.hsds import fields
from ketenloket.network.directory.rules.hsds.files import Loose
from ketenloket.network.directory.rules.hsds.found import (
    Choices,
    Directory,
    Entry,
    Organization,
    Place,
)
from ketenloket.network.directory.rules.hsds.offers import (
    Words,
    municipality_at,
    understand_service,
)
from ketenloket.network.directory.rules.hsds.twins import name_apart, town_of
from ketenloket.network.directory.rules.hsds.words import Taxonomy, term_key
from ketenloket.network.directory.rules.runs import Told, untold

Record = Mapping[str, Any]


def understand_directory(
    loose: Sequence[Loose], words: Words, choices: Choices, *, told: Told = untold
) -> Directory:
    """What the records of a file say; `told` hears how many offers are done, and of how many."""
    return _Reader(words, choices).read(loose, told)


class _Reader:
    """Goes through the records once, and remembers what it has seen."""

    def __init__(self, words: Words, choices: Choices) -> None:
        self.words, self.choices = words, choices
        self.found = Directory()
        self.by_key: dict[str, Organization] = {}
        self.by_name: dict[str, Organization] = {}
        self.seen: dict[str, str] = {}
        self.names: dict[tuple[int, str], str] = {}
        self.kinds = {term_key(Taxonomy.KINDS, t.code): t.code for t in
                      words.vocabulary.of(Taxonomy.KINDS)}  # fmt: skip

    def read(self, loose: Sequence[Loose], told: Told) -> Directory:
        """All organisations first: an offer may stand before the organisation that it is of."""
        services: list[tuple[str, Record, Organization | None]] = []
        for each in loose:
            if not isinstance(each.record, Mapping):
                self.found.problems.append((each.where, _("dit is geen record")))
            elif each.kind == "organization":
                services += self._organization(each.where, each.record)
            elif each.kind == "service_at_location":
                services += self._at_location(each.where, each.record)
            else:
                services.append((each.where, each.record, None))
        for number, (where, record, organization) in enumerate(services, start=1):
            self._service(where, record, organization)
            told(number, len(services))
        self._refuse_loops()
        return self.found

    def _organization(
        self, where: str, record: Record
    ) -> list[tuple[str, Record, Organization | None]]:
        made = self._remember(where, record, whole=True)
        return [
            (f"{where} services[{n}]", service, made)
            for n, service in enumerate(fields.rows(record, "services"))
        ]

    def _at_location(
        self, where: str, record: Record
    ) -> list[tuple[str, Record, Organization | None]]:
        service = dict(fields.inner(record, "service"))
        if not service:
            self.found.problems.append((where, _("er staat geen aanbod (service) in")))
            return []
        at = {key: value for key, value in record.items() if key != "service"}
        service.setdefault("service_at_locations", [at])
        return [(where, service, None)]

    def _remember(self, where: str, record: Record, *, whole: bool) -> Organization:
        """An organisation; one that is only named inside an offer is known once."""
        key, name = fields.text(record, "id", 200), fields.text(record, "name")
        known = self.by_key.get(key) if key else self.by_name.get(name.lower())
        if known and not whole:
            return known
        made = Organization(where, key, parent=fields.text(record, "parent_organization_id", 200))
        if known:
            made.problems.append(
                _("hetzelfde nummer staat al bij %(where)s") % {"where": known.where}
            )
        elif twin := self.by_name.get(name.lower()) if name else None:
            name = self._told_apart(made, twin, name, record)
        if not name or len(name) > 120:  # noqa: PLR2004 - the column
            made.problems.append(_("de naam ontbreekt of is langer dan 120 tekens"))
        made.values = {
            "name": name,
            "about": fields.text(record, "description", notes=made.notes),
            "phone": fields.a_phone(record, made.notes),
            "email": fields.an_email(record, made.notes),
            "website": fields.a_website(record, "website", made.notes),
        }
        made.kind = self._kind(record)
        made.places = [self._place(each, {}) for each in fields.rows(record, "locations")]
        self.found.organizations.append(made)
        self.by_name.setdefault(name.lower(), made)
        if key:
            self.by_key.setdefault(key, made)
        return made

    def _told_apart(self, made: Organization, twin: Organization, name: str, record: Record) -> str:
        """Two of one name are two when each has a number; else nobody can say which is meant."""
        if not (made.key and twin.key):
            made.problems.append(
                _("deze naam staat al bij %(where)s; geef beide een nummer (id)")
                % {"where": twin.where}
            )
            return name
        own = name_apart(name, town_of(record), self.by_name)
        made.notes.append(
            _("heet ook %(name)s, zoals %(where)s; heet hier %(own)s")
            % {"name": name, "where": twin.where, "own": own}
        )
        return own

    def _kind(self, record: Record) -> str:
        for each in fields.rows(record, "attributes"):
            key = fields.text(fields.inner(each, "taxonomy_term"), "id", 40)
            found = next((code for known, code in self.kinds.items() if str(known) == key), "")
            if found:
                return found
        return ""

    def _service(self, where: str, record: Record, organization: Organization | None) -> None:
        entry = Entry(where, fields.text(record, "id", 200))
        self.found.entries.append(entry)
        status = fields.text(record, "status", 40) or "active"
        if status != "active":
            entry.skipped = _("status is %(status)s, niet active") % {"status": status}
            entry.offer.values["name"] = fields.text(record, "name", 120)
            return
        entry.offer = understand_service(record, self.words)
        problems = entry.offer.problems
        if entry.key and self.seen.setdefault(entry.key, where) != where:
            problems.append(
                _("hetzelfde nummer staat al bij %(where)s") % {"where": self.seen[entry.key]}
            )
        entry.organization = organization or self._organization_of(where, record, problems)
        if entry.organization is not None:
            twin = self.names.setdefault((id(entry.organization), entry.name.lower()), where)
            if twin != where:
                problems.append(
                    _("dezelfde organisatie heeft al aanbod met deze naam, bij %(where)s")
                    % {"where": twin}
                )
        self._choose(entry)
        entry.places = [
            self._place(fields.inner(at, "location"), at)
            for at in fields.rows(record, "service_at_locations")
            if fields.inner(at, "location")
        ]

    def _organization_of(
        self, where: str, record: Record, problems: list[str]
    ) -> Organization | None:
        inside = fields.inner(record, "organization")
        if inside:
            return self._remember(where, inside, whole=False)
        key = fields.text(record, "organization_id", 200)
        if key in self.by_key:
            return self.by_key[key]
        problems.append(
            _("organisatie %(key)s staat niet in dit bestand") % {"key": key[:60]}
            if key
            else _("er staat niet bij van welke organisatie dit is")
        )
        return None

    def _choose(self, entry: Entry) -> None:
        values, problems = entry.offer.values, entry.offer.problems
        if not values["needs"]:
            values["needs"] = [self.choices.need] if self.choices.need else []
            if not self.choices.need:
                problems.append(
                    _("waarbij dit helpt kennen wij niet; kies een vraag voor zulk aanbod")
                )
        if not values.get("form_of_help"):
            values["form_of_help"] = self.choices.form
            if not self.choices.form:
                problems.append(_("de vorm van hulp staat er niet bij; kies een vorm"))

    def _place(self, location: Record, at: Record) -> Place:
        notes: list[str] = []
        address = next(iter(fields.rows(location, "addresses")), {})
        latitude = fields.a_number(location, "latitude")
        longitude = fields.a_number(location, "longitude")
        on_earth = (
            latitude is not None and longitude is not None
            and abs(latitude) <= 90 and abs(longitude) <= 180  # noqa: PLR2004 - degrees
        )  # fmt: skip
        street = fields.text(address, "address_1", 120)
        values = {
            "name": fields.text(location, "name", 120) or street or _("plek zonder naam"),
            "street": street,
            "postcode": fields.text(address, "postal_code", 20)[:7],
            "city": fields.text(address, "city", 80),
            "municipality": municipality_at(location, self.words),
            "latitude": latitude if on_earth else None,
            "longitude": longitude if on_earth else None,
            "opening_hours": fields.hours(fields.rows(location, "schedules"), notes),
            "accessibility": fields.text(
                next(iter(fields.rows(location, "accessibility")), {}), "description", 200
            ),
        }
        hours = fields.hours(fields.rows(at, "schedules"), notes)
        return Place(fields.text(location, "id", 200), values, fields.text(at, "id", 200), hours)

    def _refuse_loops(self) -> None:
        """Organisations that are each other's parent: nobody can say which of them it is."""
        sound: set[str] = set()  # looked at before, and it ends somewhere
        for organization in self.found.organizations:
            step, passed = organization, {organization.key}
            while (above := self.by_key.get(step.parent)) and above.key not in sound:
                if above.key in passed:
                    organization.problems.append(_("parent_organization_id gaat in een kring rond"))
                    break
                passed.add(above.key)
                step = above
            else:
                sound |= passed
