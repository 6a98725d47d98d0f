"""One look-up among a million people, through the policies, beside a floor in the same run.

All people are invented: names from lists with a long tail, so that there are many of the common
ones. One organisation has them all, which is the hardest that can be asked of it. Of the crowd
every handle that many people share is real; those that hardly anybody shares are random, and so
are their keyed filters: what is measured is finding and comparing.
"""

import datetime as dt
import random
import time
from collections.abc import Callable, Iterator
from statistics import quantiles
from typing import Any

import psycopg

from config import database
from config.postgres import Server, home
from tests.load.serving import fresh

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
_BY_KEY = "SELECT * FROM help_seekers_helpseeker WHERE id = %s"
_COMMON, _SKEW = 0.4, 1.3
_BORN, _DAYS, _NUMBERS = dt.date(1940, 1, 1), 24_000, 200


def speed(people: int) -> str:
    """Load this many people into a database that is thrown away, and look some up."""
    with Server(home() / "duplicates-postgres", throwaway=True).in_use() as server:
        fresh(server)
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
        born=_BORN + dt.timedelta(days=dice.randrange(_DAYS)),
        postcode=f"{dice.randrange(1000, 9999)} {dice.choice('ABCDEFGH')}{dice.choice('ABCDEFGH')}",
        house_number=str(1 + int(dice.random() ** _SKEW * _NUMBERS)),
        phone=f"+316{number:08}",
    )


def _name(dice: random.Random, common: tuple[str, ...], parts: int) -> str:
    """Two in five have a common name, the first of the list more often than the last."""
    if dice.random() < _COMMON:
        return common[int(dice.random() ** _SKEW * len(common))]
    return "".join(dice.choices(_SOUNDS, k=parts)).title()


# The crowd is made by PostgreSQL, of the same lists. Handles that many people share are computed
# here and looked up there; those that hardly anybody shares are random numbers.
_CROWD = """
CREATE TEMP TABLE crowd AS
SELECT n, ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid AS id,
  CASE WHEN random() < %(common)s
    THEN 1 + floor(power(random(), %(skew)s) * cardinality(%(first)s::text[]))::int END AS first,
  CASE WHEN random() < %(common)s
    THEN 1 + floor(power(random(), %(skew)s) * cardinality(%(last)s::text[]))::int END AS last,
  (date '1940-01-01' + floor(random() * %(days)s)::int) AS born,
  1 + floor(power(random(), %(skew)s) * %(numbers)s)::int AS number
FROM generate_series(%(from)s::int, %(to)s::int) n;
INSERT INTO help_seekers_helpseeker (id, alliance_id, lead_id, lead_since, name, born, phone, email,
  contact_way, contact_when, language, postcode, house_number, municipality)
SELECT id, 1, 1, now(), coalesce((%(first)s::text[])[first], initcap(substr(md5(n || 'a'), 1, 6)))
  || ' ' || coalesce((%(last)s::text[])[last], initcap(substr(md5(n || 'b'), 1, 8))),
  born, '+316' || lpad(n::text, 8, '0'), '', 'phone', '{any}', 'nl',
  1000 + floor(random() * 8999)::int || ' AB', number::text, 'GM1895'
FROM crowd;
"""
_SIGNS = """
INSERT INTO recognition_{table} (id, alliance_id, lead_id, made_with, phone, email, born, address,
  full_name, first_year, last_year, first_area, last_area, first_number, last_number{more})
SELECT c.id, 1, 1, %(mark)s, {any}, NULL, coalesce(b.number, {any}), {any},
  coalesce(f.number, {any}), coalesce(fy.number, {any}), coalesce(ly.number, {any}), {any}, {any},
  coalesce(fn.number, {any}), coalesce(ln.number, {any}){value}
FROM crowd c
LEFT JOIN shared b ON b.handle = 'born' AND b.value = c.born::text
LEFT JOIN shared f ON f.handle = 'full_name' AND f.value = c.first || '|' || c.last
LEFT JOIN shared fy ON fy.handle = 'first_year'
  AND fy.value = c.first || '|' || extract(year FROM c.born)
LEFT JOIN shared ly ON ly.handle = 'last_year'
  AND ly.value = c.last || '|' || extract(year FROM c.born)
LEFT JOIN shared fn ON fn.handle = 'first_number' AND fn.value = c.first || '|' || c.number
LEFT JOIN shared ln ON ln.handle = 'last_number' AND ln.value = c.last || '|' || c.number
"""
_ANY = "hashint8extended(n, (random() * 1e9)::bigint)"
_SAMPLE = 2000  # people whose signs are made by our own code: those who are looked for


def _load(admin: psycopg.Connection[Any], people: int) -> None:
    from ketenloket.chain.recognition.models.keys import made_with, secret_of  # noqa: PLC0415
    from ketenloket.chain.recognition.rules import HANDLES, encode, numbers  # noqa: PLC0415

    own, between, mark = secret_of("own", 1), secret_of("between", 1), made_with(1)
    admin.execute("SET session_replication_role = replica")
    admin.execute(_NETWORK)
    options = {"common": _COMMON, "skew": _SKEW, "days": _DAYS, "numbers": _NUMBERS, "mark": mark}
    options |= {"first": list(_FIRST), "last": list(_LAST), "from": _SAMPLE, "to": people - 1}
    psycopg.ClientCursor(admin).execute(_CROWD, options)
    bits = psycopg.Binary(encode(between, invented(0)).bits)
    for table, secret, more, value in (
        ("handle", own, "", ""),
        ("encoding", between, ", bits, vague_day", ", %(bits)s, false"),
    ):
        _shared(admin, secret)
        sql = _SIGNS.format(table=table, more=more, value=value, any=_ANY)
        psycopg.ClientCursor(admin).execute(sql, options | {"bits": bits})
    columns = ", ".join(("id", "alliance_id", "lead_id", "made_with", *HANDLES))
    now = dt.datetime.now(tz=dt.UTC)
    seeker = (
        "COPY help_seekers_helpseeker (id, alliance_id, lead_id, lead_since, name, born, phone,"
    )
    seeker += " email, contact_way, contact_when, language, postcode, house_number, municipality)"
    _copy(admin, f"{seeker} FROM STDIN", (_seeker(number, now) for number in range(_SAMPLE)))
    for table, secret in (("handle", own), ("encoding", between)):
        keyed = table == "encoding"
        rows = []
        for number in range(_SAMPLE):
            kept = numbers(secret, invented(number))
            row = (_key(number), 1, 1, mark, *(kept[handle] for handle in HANDLES))
            rows.append((*row, encode(secret, invented(number)).bits, False) if keyed else row)
        more = ", bits, vague_day" if keyed else ""
        _copy(admin, f"COPY recognition_{table} ({columns}{more}) FROM STDIN", iter(rows))
    admin.execute("SET session_replication_role = DEFAULT")
    admin.execute("ANALYZE")


_NETWORK = """
INSERT INTO organisations_alliance (id, name, slug, municipalities, phone, opening_hours, visit,
  desk_acts_for_municipality, reaction_days, first_talk_days, answer_days)
VALUES (1, 'Meting', 'meting', '{GM1895}', '', '', '', false, 2, 10, 3);
INSERT INTO organisations_organisation (id, alliance_id, name, kind, about, phone, email, website,
  ambassador, retention_months, active)
SELECT o, 1, 'Organisatie ' || o, 'social_work', '', '', '', '', '', 24, true
FROM generate_series(1, 2) o;
INSERT INTO organisations_worker (id, alliance_id, organisation_id, role_id, name, phone, languages,
  known_in_alliance, active)
SELECT o, 1, o, 'coordinator', 'Medewerker', '', '{nl}', true, true FROM generate_series(1, 2) o;
"""


def _shared(admin: psycopg.Connection[Any], secret: bytes) -> None:
    """The handles that many people share, by the places of their names in the lists."""
    from ketenloket.chain.recognition.rules.handles import number_of  # noqa: PLC0415
    from ketenloket.chain.recognition.rules.names import skeleton, tokens  # noqa: PLC0415

    def short(name: str) -> str:
        return skeleton(tokens(name)[-1])

    said = {}
    for day in range(_DAYS):
        born = (_BORN + dt.timedelta(days=day)).isoformat()
        said["born", born] = born
    years = range(_BORN.year, _BORN.year + _DAYS // 365 + 1)
    for kind, names in (("first", _FIRST), ("last", _LAST)):
        for place, name in enumerate(names, 1):
            for year in years:
                said[f"{kind}_year", f"{place}|{year}"] = f"{short(name)}|{year}"
            for number in range(1, _NUMBERS + 1):
                said[f"{kind}_number", f"{place}|{number}"] = f"{short(name)}|{number}"
    for one, first in enumerate(_FIRST, 1):
        for two, last in enumerate(_LAST, 1):
            said["full_name", f"{one}|{two}"] = "|".join(sorted((short(first), short(last))))
    admin.execute("DROP TABLE IF EXISTS shared")
    admin.execute("CREATE TEMP TABLE shared (handle text, value text, number bigint)")
    rows = ((h, v, number_of(secret, h, words)) for (h, v), words in said.items())
    _copy(admin, "COPY shared FROM STDIN", rows)
    admin.execute("ANALYZE shared")


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
    told = invented(number * 7919 % _SAMPLE)
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
        admin.execute(_BY_KEY, [_key(number)]).fetchall()

    def own(number: int) -> None:
        with acting_as(me):
            rows = likely_people(asked[number], by=worker)
        there = _key(number * 7919 % _SAMPLE)
        counted[number] = any(str(row.person.pk) == there and row.likeness.likely for row in rows)

    def between(number: int) -> None:
        encoded = encode(secret, asked[number])
        with acting_as(matcher_of(1)):
            best_matches(encoded, alliance_id=1, asker_id=2)

    rows = [
        _row("vloer: één rij op sleutel, alleen SQL", floor),
        _row("open: wie van ons lijkt erop", own),
        _row("versleuteld: een vraag vergelijken", between),
    ]
    found = sum(counted[number] for number in range(0, LOOK_UPS, 2))
    return _in_words(people, loaded, rows, found)


def _in_words(people: int, loaded: float, rows: list[str], found: int) -> str:
    head = (
        f"One look-up among {people:,} people of one organisation, {LOOK_UPS:,} times, row-level"
        f" security in force; half of those looked for are there. Loading took {loaded:.0f} s."
    )
    foot = (
        f"Of {LOOK_UPS // 2} who are there with a slip in the name and another number,"
        f" {found} were found as likely."
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
