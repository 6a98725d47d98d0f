"""The check against 500 provisions: `make bench ARGS=--provisions`.

    python -m tests.load.provisions [--write]

Pure rules with the shipped list and norms, and invented local provisions; no database. The floor is
the least that could be done: one loop that compares the same answers with the same kind of limits,
and says nothing of why.
"""

import argparse
import datetime as dt
import os
import random
import time
from collections.abc import Callable
from decimal import Decimal
from statistics import quantiles
from typing import Any

from tests.load.notes import keep, this_machine

PROVISIONS, TIMES = 500, 400
ON = dt.date(2026, 11, 22)
MOST_MS = 20


def main(arguments: list[str] | None = None) -> None:
    """Measure, print, and write down when asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.provisions", description=__doc__)
    parser.add_argument("--write", action="store_true", help="also write docs/benchmarks.md")
    asked = parser.parse_args(arguments)
    text = _measure()
    print(text)  # noqa: T201 - this is a command
    if asked.write:
        keep(
            f"the Voorzieningencheck (`make bench ARGS=--provisions`, {PROVISIONS} provisions)",
            text,
        )


def _measure() -> str:
    import django  # noqa: PLC0415 - only for the words of the answers

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ |= {"KETENLOKET_DEMO": "1", "KETENLOKET_SECRET_KEY": "only for the benchmark"}
    django.setup()
    from ketenloket.network.provisions.rules import check  # noqa: PLC0415
    from tests.provisions.conftest import shipped_norms  # noqa: PLC0415

    dice = random.Random(5)  # noqa: S311 - the same each time
    listed, norms, people = _invented_list(dice), shipped_norms(), _invented_people(dice)

    def floor(number: int) -> None:
        told, found = people[number], []
        for asks in listed:
            limit = Decimal("1419.46") * (asks.income_most or 100) / 100
            fits = (told.income or 0) <= limit and (told.wealth or 0) <= 8000
            here = not asks.municipalities or told.municipality in asks.municipalities
            found.append((asks.code, fits and here))

    def ours(number: int) -> None:
        check(people[number], listed, norms, on=ON)

    def in_words(number: int) -> None:
        for finding in check(people[number], listed, norms, on=ON):
            for reason in finding.reasons:
                str(reason.sentence)

    rows = [
        _row("vloer: één lus met drie vergelijkingen, zonder reden", floor),
        _row("de check, met redenen, bedragen, normen en volgorde", ours),
        _row("de check, en elke reden als zin in het Nederlands", in_words),
    ]
    head = f"""{this_machine()}; one thread, no
database, {TIMES} invented households. Asked: under {MOST_MS} ms. CPU-ms is the processor time of one check.

| what | p50 ms | p95 ms | CPU-ms |
| --- | --- | --- | --- |
"""
    return head + "\n".join(rows)


def _invented_list(dice: random.Random) -> list[Any]:
    from ketenloket.network.provisions.rules import Conditions  # noqa: PLC0415
    from tests.provisions.conftest import shipped_list  # noqa: PLC0415

    listed = shipped_list()
    listed += [
        Conditions(
            key=number,
            code=f"fonds_{number}",
            name=f"Fonds {number}",
            municipalities=("GM1895",) if dice.random() < 0.8 else ("GM0014",),
            min_age=dice.choice((None, 18, 27)),
            students=dice.choice(("", "", "not", "ask")),
            child_from=dice.choice((None, None, 4)),
            income_sure=dice.choice((100, 110, 120)),
            income_most=dice.choice((130, 140)),
            wealth_as_bijstand=dice.random() < 0.7,
            amount=dice.choice((None, Decimal(150))),
            before=("bijzondere_bijstand",) if dice.random() < 0.2 else (),
        )
        for number in range(len(listed), PROVISIONS)
    ]
    return listed


def _invented_people(dice: random.Random) -> list[Any]:
    from ketenloket.network.provisions.rules import Situation  # noqa: PLC0415

    return [
        Situation(
            municipality="GM1895",
            partner=dice.random() < 0.5,
            age=dice.randrange(21, 60),
            partner_age=dice.randrange(21, 60),
            children=tuple(dice.choices(range(18), k=dice.randrange(4))),
            income=Decimal(dice.randrange(900, 3000)),
            wealth=Decimal(dice.choice((0, 500, 9000))),
            rents=dice.random() < 0.8,
            rent=Decimal(dice.randrange(400, 1000)),
            fixed_costs=Decimal(300),
            student=False,
            childcare=False,
        )
        for _ in range(TIMES)
    ]


def _row(what: str, call: Callable[[int], None]) -> str:
    for number in range(20):
        call(number)
    taken, began = [], time.process_time()
    for number in range(TIMES):
        started = time.perf_counter()
        call(number)
        taken.append((time.perf_counter() - started) * 1000)
    cpu = (time.process_time() - began) * 1000 / TIMES
    cuts = quantiles(taken, n=100)
    return f"| {what} | {cuts[49]:.1f} | {cuts[94]:.1f} | {cpu:.1f} |"


if __name__ == "__main__":
    main()
