"""What the cards of the demo say besides: how to come there, when, and for whom. All of it invented."""

from collections.abc import Collection
from typing import Any

from demo.data import SERVICES
from demo.network import NEUTRAL
from demo.world import DemoWorld
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.directory.actions import add_place, change_service, put_at_places

# By the name of the offer.
CARDS: dict[str, dict[str, Any]] = {
    "Thuisadministratie": {
        "phone": "0597 000011",
        "how_to_reach": "Bel, en wij maken een afspraak bij u thuis.",
        "opening_hours": "maandag en donderdag, 9.00 tot 12.00 uur",
        "not_audiences": ["entrepreneurs"],
        "contact_person": "Anneke Bos",
    },
    "Formulierenbrigade": {
        "phone": "0597 000012",
        "how_to_reach": "Kom langs zonder afspraak. Neem de brief of het formulier mee.",
        "opening_hours": "dinsdag 10.00 tot 12.00 uur en donderdag 13.00 tot 15.00 uur",
    },
    "Steun bij verlies": {
        "phone": "0597 000013",
        "how_to_reach": "Bel, of vraag uw huisarts.",
    },
    "Maatje aan huis": {
        "phone": "0597 000021",
        "how_to_reach": "Bel of mail. Wij komen eerst kennismaken.",
        "email": "maatje@shm.example",
        "not_audiences": ["entrepreneurs"],
        "min_age": 18,
    },
    "Kort maatje": {
        "phone": "0597 000022",
        "how_to_reach": "Bel voor een afspraak in het buurthuis.",
        "opening_hours": "woensdag, 9.30 tot 12.00 uur",
    },
    "Dagstructuur en stage": {
        "phone": "0597 000031",
        "how_to_reach": "Kom een kop koffie drinken.",
        "opening_hours": "elke werkdag, 9.00 tot 16.00 uur",
        "min_age": 16,
    },
    "Toeleiding voedselbank": {
        "phone": "0597 000041",
        "how_to_reach": "Bel, of vraag het aan het loket.",
    },
    "Maatschappelijk werk": {
        "phone": "0597 000051",
        "how_to_reach": "Bel of loop binnen.",
        "opening_hours": "maandag tot en met donderdag, 9.00 tot 12.00 uur",
        "contact_person": "Sanne Kuipers",
        "contact_public": True,
    },
    "Taalmaatje": {
        "phone": "0597 000052",
        "how_to_reach": "Kom naar het taalcafé.",
        "opening_hours": "vrijdag, 10.00 tot 12.00 uur",
    },
    "Schuldregeling": {
        "phone": "0597 000061",
        "how_to_reach": "Via de gemeente of het loket.",
        "open_to_public": False,
    },
    "Gemeentelijke schuldhulp en crisishulp": {
        "phone": "0597 000071",
        "how_to_reach": "Bel. Bij nood spreekt iemand u binnen 3 werkdagen.",
        "opening_hours": "elke werkdag, 9.00 tot 17.00 uur",
    },
    "Hulp bij begrijpen": {
        "phone": "0597 000081",
        "how_to_reach": "Via het loket.",
        "open_to_public": False,
    },
}


# By organisation: its places, and which offer is there, when.
PLACES: dict[str, list[tuple[dict[str, str], dict[str, str]]]] = {
    "humanitas": [
        (
            {
                "name": "Buurthuis De Brug (demo)",
                "street": "Verzonnenstraat 12",
                "postcode": "9671 AA",
                "city": "Winschoten",
                "opening_hours": "elke werkdag, 9.00 tot 17.00 uur",
                "accessibility": "zonder drempel, invalidentoilet",
            },
            {"Formulierenbrigade": "dinsdag 10.00 tot 12.00 uur", "Steun bij verlies": ""},
        ),
        (
            {
                "name": "Dorpshuis Beerta (demo)",
                "street": "Voorbeeldweg 3",
                "postcode": "9686 AA",
                "city": "Beerta",
            },
            {"Formulierenbrigade": "donderdag 13.00 tot 15.00 uur"},
        ),
    ],
    "shm": [
        (
            {
                "name": "Buurthuis De Brug (demo)",
                "street": "Verzonnenstraat 12",
                "postcode": "9671 AA",
                "city": "Winschoten",
            },
            {"Kort maatje": "woensdag 9.30 tot 12.00 uur"},
        ),
    ],
    "welzijn": [
        (
            {
                "name": "Het Wijkhuis (demo)",
                "street": "Proeflaan 40",
                "postcode": "9672 AA",
                "city": "Winschoten",
                "opening_hours": "maandag tot en met donderdag, 9.00 tot 12.00 uur",
            },
            {"Maatschappelijk werk": "", "Taalmaatje": "vrijdag 10.00 tot 12.00 uur"},
        ),
    ],
}

FORGOTTEN = {"Steun bij verlies", "Toeleiding voedselbank"}  # for more than a quarter


def fill_in_cards(world: DemoWorld, names: Collection[str]) -> None:
    """The coordinators fill in the rest of these cards, which counts as having looked at them."""
    coordinator = world.workers[NEUTRAL]
    with acting_as(coordinator.actor()):
        for service, data in zip(world.services, SERVICES, strict=True):
            if data.name in names:
                change_service(service, by=coordinator, **CARDS[data.name])


def say_where(world: DemoWorld) -> None:
    """The coordinators tell at which places their offers are."""
    coordinator = world.workers[NEUTRAL]
    offers = {data.name: row for data, row in zip(SERVICES, world.services, strict=True)}
    at: dict[str, dict[int, str]] = {}
    with acting_as(coordinator.actor()):
        for key, places in PLACES.items():
            for values, there in places:
                place = add_place(world.organisations[key], by=coordinator, **values)
                for name, hours in there.items():
                    at.setdefault(name, {})[place.pk] = hours
        for name, hours_by_place in at.items():
            put_at_places(offers[name], hours_by_place, by=coordinator)
