"""One look-up among a million people, through the policies, beside a floor in the same run.

All people are invented: names from lists with a long tail, so that there are many of the common
ones. One organisation has them all, which is the hardest that can be asked of it. The keyed
filters of the first twenty thousand are used again for the others: what is measured is finding
and comparing, and that takes as long whatever they say.
"""

import datetime as dt
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from statistics import quantiles
from typing import Any

import psycopg

from config import database
from config.postgres import Server, home

LOOK_UPS = 1000
_FIRST = (
    "Jan", "Maria", "Mohamed", "Anna", "Fatma", "Kees", "Piet", "Noor", "Ali", "Samira", "Mehmet",
    "Ayse", "Johan", "Els", "Emma", "Daan", "Sem", "Julia", "Tess", "Lucas", "Youssef", "Khadija",
    "Olena", "Oksana", "Ivan", "Piotr", "Katarzyna", "Tomasz", "Ahmet", "Zeynep",
)  # fmt: skip
_LAST = (
    "de Jong", "Jansen", "de Vries", "van den Berg", "Bakker", "van Dijk", "Visser", "Smit",
    "Meijer", "de Boer", "Mulder", "Yilmaz", "Kaya", "Demir", "El Amrani", "Bouazza", "Haddou",
    "Nowak", "Kowalska", "Shevchenko", "Bondarenko", "Hofman", "Postma",
)  # fmt: skip
_SOUNDS = (
    "ba", "ber", "da", "dor", "en", "el", "fa", "gi", "ha", "ker", "la", "lin", "ma", "mei", "na",
    "no", "ol", "pa", "rik", "sa", "ster", "ta", "tin", "va", "wij", "zo",
)  # fmt: skip
_ROWS = "id alliance_id lead_id made_with phone email born address full_name first_year last_year"
_ROWS += " first_area last_area first_number last_number"


def speed(people: int) -> str:
    """Load this many people into a database that is thrown away, and look some up."""
    with Server(home() / "duplicates-postgres", throwaway=True).in_use() as server:
        database.prepare(server.admin_url)
        os.environ |= {
            "DATABASE_URL": server.url(database.APP, database.DATABASE),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "KETENLOKET_DEMO": "1",
            "KETENLOKET_SECRET_KEY": "only for the benchmark",
        }
        owner = {
            "KETENLOKET_AS": "owner",
            "DATABASE_URL": server.url(database.OWNER, database.DATABASE),
        }
        command = [sys.executable, "-m", "django", "migrate", "-v0"]
        subprocess.run(command, env={**os.environ, **owner}, check=True)
        import django  # noqa: PLC0415 - with the settings of above

        django.setup()
        with psycopg.connect(server.url("postgres", database.DATABASE), autocommit=True) as admin:
            return _measure(admin, people)


def invented(number: int) -> Any:
    """Somebody; the same number gives the same person."""
    from ketenloket.chain.recognition.rules import Traits  # noqa: PLC0415

    dice = random.Random(number)  # noqa: S311 - invented people
    return Traits(
        name=f"{_name(dice, _FIRST, 2)} {_name(dice, _LAST, 3)}",
        born=dt.date(1940, 1, 1) + dt.timedelta(days=dice.randrange(24_000)),
        postcode=f"{dice.randrange(1000, 9999)} {dice.choice('ABCDEFGH')}{dice.choice('ABCDEFGH')}",
        house_number=str(1 + int(dice.random() ** 2 * 200)),
        phone=f"+316{number:08}",
    )


def _name(dice: random.Random, common: tuple[str, ...], parts: int) -> str:
    """Two in five have a common name, the first of the list far more often than the last."""
    if dice.random() < 0.4:
        return common[int(dice.random() ** 2 * len(common))]
    return "".join(dice.choices(_SOUNDS, k=parts)).title()


def _load(admin: psycopg.Connection[Any], people: int) -> None:
    from ketenloket.chain.recognition.models.keys import made_with, secret_of  # noqa: PLC0415
    from ketenloket.chain.recognition.rules import HANDLES, encode, numbers  # noqa: PLC0415

    admin.execute("SET session_replication_role = replica")
    admin.execute(
        "INSERT INTO organisations_alliance (id, name, slug, municipalities, phone, opening_hours,"
        " visit, desk_acts_for_municipality, reaction_days, first_talk_days, answer_days)"
        " VALUES (1, 'Meting', 'meting', '{GM1895}', '', '', '', false, 2, 10, 3);"
        "INSERT INTO organisations_organisation (id, alliance_id, name, kind, about, phone, email,"
        " website, ambassador, retention_months, active) SELECT o, 1, 'Organisatie ' || o, 'social_work', '',"
        " '', '', '', '', 24, true FROM generate_series(1, 2) o;"
        "INSERT INTO organisations_worker (id, alliance_id, organisation_id, role_id, name, phone,"
        " languages, known_in_alliance, active)"
        " SELECT o, 1, o, 'coordinator', 'Medewerker', '', '{nl}', true, true"
        " FROM generate_series(1, 2) o"
    )
    own, between, mark = secret_of("own", 1), secret_of("between", 1), made_with(1)
    filters = [encode(between, invented(n)).bits for n in range(min(people, 20_000))]
    columns = _ROWS.replace(" ", ", ")
    seeker = (
        "COPY help_seekers_helpseeker (id, alliance_id, lead_id, lead_since, name, born, phone,"
        " email, contact_way, contact_when, language, postcode, house_number, municipality)"
        " FROM STDIN"
    )

    def rows(secret: bytes, *, keyed: bool) -> Iterator[tuple[Any, ...]]:
        for number in range(people):
            kept = numbers(secret, invented(number))
            row = (_key(number), 1, 1, mark, *(kept[handle] for handle in HANDLES))
            yield (*row, filters[number % len(filters)], False) if keyed else row

    now = dt.datetime.now(tz=dt.UTC)
    _copy(admin, seeker, (_seeker(number, now) for number in range(people)))
    _copy(admin, f"COPY recognition_handle ({columns}) FROM STDIN", rows(own, keyed=False))
    keyed = f"COPY recognition_encoding ({columns}, bits, vague_day) FROM STDIN"
    _copy(admin, keyed, rows(between, keyed=True))
    admin.execute("SET session_replication_role = DEFAULT")
    admin.execute("ANALYZE")


def _key(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def _seeker(number: int, now: dt.datetime) -> tuple[Any, ...]:
    told = invented(number)
    place = (told.postcode, told.house_number, "GM1895")
    who = (told.name, told.born, told.phone, "", "phone", ["any"], "nl")
    return (_key(number), 1, 1, now, *who, *place)


def _copy(admin: psycopg.Connection[Any], statement: str, rows: Iterator[tuple[Any, ...]]) -> None:
    with admin.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _asked(number: int, people: int) -> Any:
    """Half of those who are looked for are there, with a slip of the pen and another number."""
    from dataclasses import replace  # noqa: PLC0415

    if number % 2:
        return invented(people + number)
    told = invented(number * 7919 % people)
    return replace(told, name=told.name[:-2] + told.name[-1], phone=f"+317{number:08}")


def _measure(admin: psycopg.Connection[Any], people: int) -> str:
    from ketenloket.chain.recognition.actions.questions import best_matches  # noqa: PLC0415
    from ketenloket.chain.recognition.actions.remember import matcher_of  # noqa: PLC0415
    from ketenloket.chain.recognition.models import likely_people  # noqa: PLC0415
    from ketenloket.chain.recognition.models.keys import secret_of  # noqa: PLC0415
    from ketenloket.chain.recognition.rules import encode  # noqa: PLC0415
    from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as  # noqa: PLC0415
    from ketenloket.network.organisations.models import Worker  # noqa: PLC0415

    started = time.perf_counter()
    _load(admin, people)
    loaded = time.perf_counter() - started
    me = Actor(organisation="1", worker="1", alliance="1", sees=Sees.ORGANISATION)
    with acting_as(me):
        worker = Worker.objects.select_related("organisation", "alliance").get(pk=1)
    secret = secret_of("between", 1)
    asked = [_asked(number, people) for number in range(LOOK_UPS)]
    counted: dict[int, bool] = {}

    def floor(number: int) -> None:
        admin.execute(
            "SELECT * FROM help_seekers_helpseeker WHERE id = %s", [_key(number)]
        ).fetchall()

    def own(number: int) -> None:
        with acting_as(me):
            rows = likely_people(asked[number], by=worker)
        there = _key(number * 7919 % people)
        counted[number] = any(str(row.person.pk) == there and row.likeness.likely for row in rows)

    def between(number: int) -> None:
        encoded = encode(secret, asked[number])
        with acting_as(matcher_of(1)):
            best_matches(encoded, alliance_id=1, asker_id=2)

    head = (
        f"One look-up among {people:,} people of one organisation, {LOOK_UPS:,} times, row-level"
        f" security in force; half of those looked for are there. Loading took {loaded:.0f} s."
    )
    rows = [
        _row("vloer: één rij op sleutel, alleen SQL", floor),
        _row("open: wie van ons lijkt erop", own),
        _row("versleuteld: een vraag vergelijken", between),
    ]
    foot = (
        f"Of {LOOK_UPS // 2} who are there with a slip in the name and another number,"
        f" {sum(counted[n] for n in range(0, LOOK_UPS, 2))} were found as likely."
    )
    table = ["| what | p50 ms | p95 ms | p99 ms |", "| --- | --- | --- | --- |", *rows]
    return "\n".join([head, "", *table, "", foot])


def _row(what: str, call: Callable[[int], None]) -> str:
    for number in range(20):
        call(number)
    taken = []
    for number in range(LOOK_UPS):
        started = time.perf_counter()
        call(number)
        taken.append((time.perf_counter() - started) * 1000)
    cuts = quantiles(taken, n=100)
    return f"| {what} | {cuts[49]:.1f} | {cuts[94]:.1f} | {cuts[98]:.1f} |"
