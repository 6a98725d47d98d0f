"""T24 Known and unknown people get the same answer, of the same size, in the same time."""

import os
import re
import statistics
import time

import pytest
from django.urls import reverse

from ketenloket.chain.recognition.actions import compare_waiting
from ketenloket.chain.recognition.rules import Traits, compare
from ketenloket.chain.recognition.rules.handles import handles, probes
from ketenloket.foundation.tenancy.acting import acting_as
from tests.recognition.conftest import invented, known

pytestmark = pytest.mark.django_db
NIGHT = 2000  # pairs (docs/proof.md T24)
# What a page holds of this one answer and not of the person: keys, tokens, the time.
_OWN = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[A-Za-z0-9]{64}|[A-Za-z0-9_-]{32}"
)


def registration(number, submission):
    told = invented(number)
    return told | {
        "submission": f"random-key-of-this-form-{submission:05}",
        "entry": "walk_in",
        "contact_way": "phone",
        "language": "nl",
        "municipality": "GM1895",
        "agreed": "on",
        "ask_elsewhere": "on",
    }


def shape(response):
    """What an answer looks like from outside, without what is random in every answer."""
    body = _OWN.sub("KEY", response.content.decode())
    headers = {
        name: _OWN.sub("KEY", value)
        for name, value in response.items()
        if name != "Content-Security-Policy"
    }
    return response.status_code, headers, len(body)


def auc(known_times, unknown_times):
    """How often a known person takes longer than an unknown one: a half means no telling."""
    longer = sum(a > b for a in known_times for b in unknown_times)
    equal = sum(a == b for a in known_times for b in unknown_times)
    return (longer + equal / 2) / (len(known_times) * len(unknown_times))


@pytest.fixture
def municipality_knows(cast):
    """The municipality helps everybody with an even number."""

    def make(count):
        for number in range(0, 2 * count, 2):
            known(cast.gemeente, **invented(number))

    return make


def test_registering_and_asking_look_the_same(sign_in, cast, alliance, municipality_knows):
    municipality_knows(2)
    browser = sign_in(cast.maatje)
    shapes = []
    for number in (0, 1):
        answer = browser.post(reverse("desk:walk_in"), registration(number, number))
        page = browser.get(answer.url)
        with acting_as(cast.maatje.actor()):
            from ketenloket.chain.help_seekers.models import HelpSeeker  # noqa: PLC0415

            person = HelpSeeker.objects.get(
                phone=invented(number)["phone"], lead_id=cast.maatje.organisation_id
            )
        asked = browser.get(reverse("recognition:person", args=[person.pk]))
        compare_waiting(alliance)
        later = browser.get(reverse("recognition:person", args=[person.pk]))
        shapes.append([shape(one) for one in (answer, page, asked, later)])
    assert shapes[0] == shapes[1]


def test_the_front_door_says_the_same(client, cast, alliance):
    known(cast.loket, **invented(0))
    shapes = []
    for number in (0, 1):
        form = registration(number, number) | {"agreed_contact": "on"}
        answer = client.post(reverse("desk:sign_up", args=[alliance.slug]), form)
        shapes.append(shape(answer))
    assert shapes[0] == shapes[1]


def test_the_invented_people_of_the_night_look_like_nobody():
    """Two who look alike would be shown at registering, and the night would stop at them."""
    kept: dict[tuple[str, str], list[Traits]] = {}
    for number in range(2 * NIGHT):
        one = Traits(**invented(number))
        for name, values in probes(one).items():
            for other in (found for value in values for found in kept.get((name, value), ())):
                assert not compare(one, other).possible, (one, other)
        for found in handles(one).items():
            kept.setdefault(found, []).append(one)


def _times(browser, alliance, municipality_knows, pairs):
    """How long the two steps take that could tell: registering, and looking at the question."""
    municipality_knows(pairs)
    took = {0: [], 1: []}
    for number in range(2 * pairs):
        form = registration(number, number)
        started = time.perf_counter()
        answer = browser.post(reverse("desk:walk_in"), form)
        took[number % 2].append(time.perf_counter() - started)
        assert answer.status_code == 302
    return took


def _look_alike(took):
    found = auc(took[0], took[1])
    print(f"AUC {found:.3f}, median {statistics.median(took[0]) * 1000:.1f} ms")  # noqa: T201
    return found


@pytest.mark.slow
def test_time_tells_nothing_by_day(sign_in, cast, alliance, municipality_knows, monkeypatch):
    """Forty pairs cannot prove much; they catch a look-up at the other side while somebody waits."""
    _no_limits(monkeypatch)
    took = _times(sign_in(cast.maatje), alliance, municipality_knows, 40)
    assert 0.25 <= _look_alike(took) <= 0.75


@pytest.mark.nightly
@pytest.mark.slow
def test_time_tells_nothing(sign_in, cast, alliance, municipality_knows, monkeypatch):
    _no_limits(monkeypatch)
    pairs = int(os.environ.get("KETENLOKET_PAIRS", NIGHT))
    took = _times(sign_in(cast.maatje), alliance, municipality_knows, pairs)
    assert 0.45 <= _look_alike(took) <= 0.55


def _no_limits(monkeypatch):
    for limit in ("MOST_BY_ONE_WORKER", "MOST_BY_ORGANISATION"):
        monkeypatch.setattr(f"ketenloket.chain.recognition.actions.questions.{limit}", 10**6)
