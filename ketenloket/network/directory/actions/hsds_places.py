"""The places of a directory in HSDS: made when they are not here, changed when they say otherwise."""

from uuid import UUID, uuid5

from django.utils import timezone

from ketenloket.network.directory.models import Location, Service, ServiceLocation
from ketenloket.network.directory.rules.hsds import NAMESPACE
from ketenloket.network.directory.rules.hsds.found import Place
from ketenloket.network.organisations.models import Alliance, Organisation


class Places:
    """All places of an alliance, and which offers are there."""

    def __init__(self, alliance: Alliance) -> None:
        self.alliance = alliance
        locations = Location.objects.filter(alliance=alliance)
        self.by_name = {(each.organisation_id, each.name.lower()): each for each in locations}
        self.by_key = {each.public_id: each for each in self.by_name.values()}
        offered = ServiceLocation.objects.filter(service__alliance=alliance)
        self.offered = {(each.service_id, each.location_id): each for each in offered}
        self.done: set[int] = set()

    def keep(
        self, place: Place, organisation: Organisation, service: Service | None = None
    ) -> None:
        """This place of the organisation, and that the offer is there."""
        location = self._location(place, organisation)
        if service is None:
            return
        there = self.offered.get((service.pk, location.pk))
        if there is None:
            made = ServiceLocation(
                service=service,
                location=location,
                organisation=organisation,
                public_id=self._key(place.at_key or f"{service.public_id}:{location.public_id}"),
                opening_hours=place.hours,
            )
            made.save(force_insert=True)
            self.offered[service.pk, location.pk] = made
        elif there.opening_hours != place.hours or not there.active:
            there.change(opening_hours=place.hours, active=True)

    def _location(self, place: Place, organisation: Organisation) -> Location:
        name = (organisation.pk, str(place.values["name"]).lower())
        found = next((self.by_key[k] for k in self._keys(place.key) if k in self.by_key), None)
        if found is None or found.organisation_id != organisation.pk:
            found = self.by_name.get(name)
        if found is None:
            key = place.key or f"location:{organisation.public_id}:{place.values['name']}"
            # Two organisations may share a place; each then has its own.
            if self._key(key) in self.by_key:
                key = f"{organisation.public_id}:{key}"
            found = Location(
                organisation=organisation,
                alliance=self.alliance,
                public_id=self._key(key),
                **place.values,
            )
            found.save(force_insert=True)
        elif found.pk not in self.done:
            values = {"active": True} | place.values
            if (organisation.pk, str(values["name"]).lower()) in self.by_name:
                values["name"] = found.name
            if changes := {n: v for n, v in values.items() if getattr(found, n) != v}:
                found.change(**changes, last_modified=timezone.now())
        self.done.add(found.pk)
        self.by_name[name] = self.by_key[found.public_id] = found
        return found

    def _keys(self, foreign: str) -> list[UUID]:
        if not foreign:
            return []
        try:
            return [UUID(foreign), self._key(foreign)]
        except ValueError:
            return [self._key(foreign)]

    def _key(self, foreign: str) -> UUID:
        return uuid5(NAMESPACE, f"{self.alliance.slug}:{foreign}")
