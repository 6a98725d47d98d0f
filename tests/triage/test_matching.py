"""Which offers are suggested, in what order, and with which sentences."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketenloket.network.directory.rules import CAPACITY_STALE_DAYS, Capacity
from ketenloket.network.directory.rules.matching import (
    STALE,
    WEIGHTS,
    Ask,
    Factor,
    Offer,
    Sign,
    Words,
    capacity_text,
    effective_capacity,
    suggest,
)

OLDAMBT, GRONINGEN = "GM1895", "GM0014"
TODAY = date(2026, 11, 23)
WORDS = Words(
    needs={
        "letters": "brieven en post",
        "forms": "formulieren invullen",
        "debts": "schulden",
        "day_structure": "dagstructuur",
        "understanding": "hulp bij begrijpen",
        "food": "eten",
    },
    signs={
        "crisis": Sign("bedreigende situatie uit de wet", stops_volunteer=True),
        "many_creditors": Sign("meer dan tien schuldeisers"),
        "business_debts": Sign("schulden van een bedrijf", stops_volunteer=True),
        "needs_more_support": Sign("heeft bij elke stap iemand nodig", stops_volunteer=True),
        "confused": Sign("is in de war of heel somber", stops_volunteer=True),
        "dependence": Sign("kan niet stoppen met middelen of gokken", stops_volunteer=True),
        "unsafe": Sign("het is niet veilig", stops_volunteer=True),
        "no_steps": Sign("wil of kan nu zelf geen stappen zetten"),
    },
)
ROOM = {"capacity": Capacity.ROOM}

# The chain of the source texts, with invented offers.
HOME_ADMIN = Offer(
    1, "Humanitas", "Thuisadministratie", "long",
    needs=("overview", "letters", "budget"), municipalities=(OLDAMBT,), languages=("nl",),
    by_volunteers=True, home_visits=True, kind="volunteer_organisation", **ROOM,
)  # fmt: skip
FORMS = Offer(
    2, "Humanitas", "Formulierenbrigade", "forms_brigade",
    needs=("forms", "benefits"), municipalities=(OLDAMBT,), by_volunteers=True,
    kind="volunteer_organisation", **ROOM,
)  # fmt: skip
BUDDY = Offer(
    3, "SchuldHulpMaatje", "Maatje", "long",
    needs=("debts", "letters", "payment_arrangement"), municipalities=(OLDAMBT,),
    languages=("nl", "tr"), by_volunteers=True, home_visits=True,
    not_with_signs=("many_creditors",), kind="volunteer_organisation", **ROOM,
)  # fmt: skip
LEGER = Offer(
    4, "Leger des Heils", "Dagritme en stage", "day_structure",
    needs=("day_structure", "mental_health"), municipalities=(OLDAMBT,), kind="care", **ROOM,
)  # fmt: skip
MEE = Offer(
    5, "Samen Verder", "Hulp bij begrijpen", "care",
    needs=("understanding", "letters"), municipalities=(OLDAMBT,), kind="care", **ROOM,
)  # fmt: skip
ADDICTION = Offer(
    6, "Verslavingszorg", "Gesprekken", "care",
    needs=("addiction",), municipalities=(OLDAMBT,), kind="care", **ROOM,
)  # fmt: skip
CRISIS = Offer(
    7, "gemeente", "Crisishulp", "crisis", municipalities=(OLDAMBT,), kind="municipality", **ROOM
)
DEBT_HELP = Offer(
    8, "gemeente", "Schuldhulp", "debt_help", needs=("debts", "debt_help"),
    municipalities=(OLDAMBT,), for_entrepreneurs=True, kind="municipality", **ROOM,
)  # fmt: skip
AZZUR = Offer(
    9, "Azzur", "Naar de voedselbank", "food_bank_guidance", needs=("food",),
    municipalities=(OLDAMBT,), by_volunteers=True, kind="volunteer_organisation", **ROOM,
)  # fmt: skip
CHAIN = (HOME_ADMIN, FORMS, BUDDY, LEGER, MEE, ADDICTION, CRISIS, DEBT_HELP, AZZUR)


def names(ask, offers=CHAIN, **more):
    return [s.offer.name for s in suggest(ask, offers, words=WORDS, **more)]


def of(ask, offer):
    """The one suggestion for this offer, or nothing."""
    found = suggest(ask, [offer], words=WORDS)
    return found[0] if found else None


# Cases out of the source texts ---------------------------------------------------------------


def test_who_can_take_steps_is_helped_with_papers_at_home():
    assert names(Ask(needs=("letters", "overview")))[0] == "Thuisadministratie"


def test_who_needs_help_to_understand_goes_to_support_and_not_to_a_volunteer_alone():
    found = suggest(
        Ask(needs=("letters",), boundary_signs=("needs_more_support",)), CHAIN, words=WORDS
    )
    assert found[0].offer is MEE
    assert "past bij het signaal: heeft bij elke stap iemand nodig" in found[0].reasons_for
    assert all(s.last for s in found if s.offer.by_volunteers)


def test_dependence_goes_to_addiction_care_first():
    ask = Ask(needs=("debts", "letters"), boundary_signs=("dependence",))
    assert names(ask)[0] == "Gesprekken"


def test_a_young_woman_with_money_trouble_needs_a_rhythm_first():
    ask = Ask(needs=("debts",), underlying="day_structure", boundary_signs=("confused",))
    found = suggest(ask, CHAIN, words=WORDS)
    assert found[0].offer is LEGER
    assert "helpt bij wat eronder ligt: dagstructuur" in found[0].reasons_for


def test_a_threat_brings_the_municipality_first_and_the_buddy_after():
    ask = Ask(needs=("letters", "debts"), threats=("water",), municipality=OLDAMBT)
    found = suggest(ask, CHAIN, words=WORDS)
    assert found[0].offer is CRISIS
    assert found[0].crisis_first
    assert "wettelijke taak, gesprek binnen 3 werkdagen" in found[0].reasons_for
    buddy = next(s for s in found if s.offer is BUDDY)
    assert not buddy.last
    assert not buddy.crisis_first


def test_crisis_help_is_first_even_when_it_is_full():
    full = replace(CRISIS, capacity=Capacity.FULL)
    found = suggest(Ask(needs=("debts",), threats=("eviction",)), [BUDDY, full], words=WORDS)
    assert found[0].offer is full
    assert "vol" in found[0].reasons_against


def test_crisis_help_is_for_a_crisis():
    assert "Crisishulp" not in names(Ask(needs=("debts", "letters")))


def test_crisis_help_of_somebody_else_is_not_the_statutory_one():
    other = replace(CRISIS, kind="volunteer_organisation")
    assert not of(Ask(threats=("gas",)), other).crisis_first


def test_a_shared_language_wins_where_dutch_does_not_do():
    found = suggest(Ask(needs=("letters",), languages=("tr",)), [HOME_ADMIN, BUDDY], words=WORDS)
    assert [s.offer for s in found] == [BUDDY, HOME_ADMIN]
    assert "spreekt Turks" in found[0].reasons_for
    assert "spreekt geen Turks: regel een tolk" in found[1].reasons_against


def test_more_than_ten_creditors_is_said_and_put_last():
    ask = Ask(needs=("debts",), debts_count=14)
    found = suggest(ask, [BUDDY, DEBT_HELP], words=WORDS)
    assert [s.offer for s in found] == [DEBT_HELP, BUDDY]
    assert "niet bij: meer dan tien schuldeisers" in found[1].reasons_against
    assert found[1].last
    assert not of(Ask(needs=("debts",), debts_count=10), BUDDY).last


def test_business_debts_go_where_entrepreneurs_are_helped():
    found = suggest(Ask(needs=("debts",), business=True), [BUDDY, DEBT_HELP], words=WORDS)
    assert found[0].offer is DEBT_HELP
    assert "ook voor ondernemers" in found[0].reasons_for
    assert "niet voor ondernemers" in found[1].reasons_against


def test_no_volunteer_goes_where_it_is_not_safe():
    ask = Ask(needs=("letters",), boundary_signs=("unsafe",))
    assert names(ask) == ["Hulp bij begrijpen"]


def test_hungry_people_are_led_to_the_food_bank():
    assert names(Ask(needs=("food",))) == ["Naar de voedselbank"]


def test_somebody_without_steps_is_not_turned_away():
    ask = Ask(needs=("letters",), boundary_signs=("no_steps",))
    assert not of(ask, HOME_ADMIN).last


def test_what_does_not_help_is_not_suggested():
    assert names(Ask(needs=("clothes",))) == []
    assert names(Ask()) == []


def test_part_of_the_question_is_said_to_remain():
    found = of(Ask(needs=("letters", "food")), HOME_ADMIN)
    assert "helpt bij brieven en post" in found.reasons_for
    assert "helpt niet bij eten" in found.reasons_against


# Hard criteria, weights, order ----------------------------------------------------------------


def test_the_area_is_a_hard_criterion():
    ask = Ask(needs=("letters",), municipality=GRONINGEN)
    assert of(ask, HOME_ADMIN) is None
    assert "werkt in Oldambt" in of(replace(ask, municipality=OLDAMBT), HOME_ADMIN).reasons_for
    assert of(replace(ask, municipality=""), HOME_ADMIN)
    assert of(ask, replace(HOME_ADMIN, municipalities=()))


def test_what_is_not_offered_now_is_left_out():
    assert of(Ask(needs=("letters",)), replace(HOME_ADMIN, active=False)) is None


@pytest.mark.parametrize(
    ("capacity", "weeks", "sentence", "points"),
    [
        (Capacity.ROOM, 0, "heeft ruimte", WEIGHTS[Factor.ROOM]),
        (Capacity.FULL, 0, "vol", WEIGHTS[Factor.FULL]),
        (Capacity.MEET_FIRST, 0, "eerst kennismaken", 0),
        (Capacity.WAITING_LIST, 1, "wachtlijst, 1 week", WEIGHTS[Factor.WAITING]),
        (Capacity.WAITING_LIST, 5, "wachtlijst, 5 weken", WEIGHTS[Factor.WAITING]),
        (Capacity.WAITING_LIST, 6, "wachtlijst, 6 weken", WEIGHTS[Factor.WAITING_LONG]),
        (STALE, 0, "ruimte niet kort geleden nagekeken: bel eerst", 0),
    ],
)
def test_capacity_counts_and_is_said(capacity, weeks, sentence, points):
    found = of(Ask(needs=("letters",)), replace(HOME_ADMIN, capacity=capacity, waiting_weeks=weeks))
    (reason,) = [reason for reason in found.reasons if reason.text == sentence]
    assert reason.points == points
    assert reason.good is (capacity == Capacity.ROOM)


def test_an_old_word_about_room_does_not_count():
    fresh = TODAY - timedelta(days=CAPACITY_STALE_DAYS)
    assert effective_capacity("room", fresh, TODAY) == "room"
    assert effective_capacity("room", fresh - timedelta(days=1), TODAY) == STALE
    assert effective_capacity("room", None, TODAY) == STALE
    assert capacity_text(STALE) == "bel eerst"
    assert replace(HOME_ADMIN, capacity=STALE).meter is None


@pytest.mark.parametrize(
    ("languages", "interpreter", "offered", "sentence"),
    [
        ((), False, ("nl",), None),
        (("nl",), False, ("nl",), None),
        (("nl", "tr"), False, ("nl", "tr"), "spreekt Turks"),
        (("tr",), False, ("nl", "tr"), "spreekt Turks"),
        (("nl", "tr"), True, ("nl",), "spreekt geen Turks: regel een tolk"),
        (("nl",), True, ("nl",), "er is een tolk nodig"),
        (("ar", "tr"), False, ("nl",), "spreekt geen Arabisch: regel een tolk"),
    ],
)
def test_languages(languages, interpreter, offered, sentence):
    ask = Ask(needs=("letters",), languages=languages, needs_interpreter=interpreter)
    found = of(ask, replace(HOME_ADMIN, languages=offered))
    said = [r.text for r in found.reasons if "spreekt" in r.text or "tolk" in r.text]
    assert said == ([sentence] if sentence else [])


@pytest.mark.parametrize("sign", ["confused", "dependence", "needs_more_support"])
def test_a_stopping_sign_puts_volunteers_last_with_the_reason(sign):
    found = of(Ask(needs=("letters",), boundary_signs=(sign,)), HOME_ADMIN)
    assert found.last
    label = WORDS.sign(sign).label
    assert f"niet voor een vrijwilliger alleen: {label}" in found.reasons_against
    assert not of(Ask(needs=("letters",), boundary_signs=(sign,)), MEE).last


def test_a_word_that_is_not_known_is_shown_as_its_code():
    assert "helpt bij letters" in suggest(Ask(needs=("letters",)), [HOME_ADMIN])[0].reasons_for


def test_only_the_best_few():
    many = [replace(HOME_ADMIN, id=n, name=f"Aanbod {n}") for n in range(12)]
    ask = Ask(needs=("letters",))
    assert len(suggest(ask, many)) == 5
    assert len(suggest(ask, many, most=3)) == 3


def test_every_factor_has_a_weight():
    assert set(WEIGHTS) == set(Factor)


NEEDS = st.lists(st.sampled_from(["letters", "debts", "food", "day_structure"]), max_size=4)
ASKS = st.builds(
    Ask,
    needs=NEEDS.map(tuple),
    underlying=st.sampled_from(["", "day_structure", "understanding"]),
    threats=st.sampled_from([(), ("water",)]),
    municipality=st.sampled_from(["", OLDAMBT, GRONINGEN]),
    languages=st.sampled_from([(), ("nl",), ("tr",), ("nl", "ar")]),
    needs_interpreter=st.booleans(),
    boundary_signs=st.lists(st.sampled_from(sorted(WORDS.signs)), max_size=3).map(tuple),
    debts_count=st.none() | st.integers(0, 40),
    business=st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(ask=ASKS, order=st.permutations(CHAIN))
def test_whatever_is_asked(ask, order):
    found = suggest(ask, order, words=WORDS, most=20)
    assert found == suggest(ask, CHAIN, words=WORDS, most=20)  # the order of asking is nothing
    for suggestion in found:
        assert suggestion.score == sum(reason.points for reason in suggestion.reasons)
        assert all(reason.good == (reason.points > 0) or not reason.points
                   for reason in suggestion.reasons)  # fmt: skip
        assert suggestion.reasons
    if ask.threats and found and any(s.crisis_first for s in found):
        assert found[0].crisis_first
    if "unsafe" in ask.signs:
        assert not any(s.offer.by_volunteers for s in found)
    places = [s.last for s in found]
    assert places == sorted(places)
