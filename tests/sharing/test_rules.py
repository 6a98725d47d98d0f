"""Truth tables of consent and basis, and one law: live means that a basis stands."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenloket.chain.sharing.rules import (
    CONSENT_MONTHS_MOST,
    Category,
    ConsentGiven,
    LegalBasis,
    Purpose,
    basis_of,
    in_order,
    may_open,
    months_after,
    standing_consent,
    wrong_with_consent,
)
from ketenloket.network.organisations.rules import OrganisationKind as Kind

DAY = date(2026, 11, 20)
STANDS = ConsentGiven(
    organisation_id=1,
    purpose=Purpose.REFERRAL,
    covers=frozenset({"request"}),
    given_on=DAY,
    until=DAY,
)


@pytest.mark.parametrize(
    ("kind", "basis"),
    [
        (Kind.MUNICIPALITY, LegalBasis.PUBLIC_TASK),
        (Kind.MUNICIPAL_CREDIT_BANK, LegalBasis.PUBLIC_TASK),
        (Kind.VOLUNTEER_ORGANISATION, LegalBasis.CONSENT),
        (Kind.SOCIAL_WORK, LegalBasis.CONSENT),
        (Kind.CARE, LegalBasis.CONSENT),
        (Kind.MONEY_DESK, LegalBasis.CONSENT),
    ],
)
def test_the_basis_of_every_kind(kind, basis):
    assert basis_of(kind) is basis


def test_every_kind_has_a_basis():
    assert {basis_of(kind) for kind in Kind} == set(LegalBasis)
    assert basis_of("something_new") is LegalBasis.CONSENT


@pytest.mark.parametrize(
    ("same_organisation", "same_purpose", "begun", "not_over", "kept"),
    list(product([True, False], repeat=5)),
)
def test_a_consent_stands_only_when_all_five_hold(
    same_organisation, same_purpose, begun, not_over, kept
):
    consent = ConsentGiven(
        organisation_id=1 if same_organisation else 2,
        purpose=Purpose.REFERRAL if same_purpose else Purpose.ADVICE,
        covers=frozenset({"request"}),
        given_on=DAY if begun else DAY + timedelta(days=1),
        until=DAY if not_over else DAY - timedelta(days=1),
        withdrawn=not kept,
    )
    found = standing_consent([consent], organisation_id=1, purpose=Purpose.REFERRAL, day=DAY)
    expected = all([same_organisation, same_purpose, begun, not_over, kept])
    assert found == (consent if expected else None)


def test_the_first_that_stands_is_taken():
    gone = replace(STANDS, withdrawn=True)
    wider = replace(STANDS, covers=frozenset({"request", "identity"}))
    consents = [gone, wider, STANDS]
    assert standing_consent(consents, organisation_id=1, purpose=Purpose.REFERRAL, day=DAY) is wider
    assert standing_consent([], organisation_id=1, purpose=Purpose.REFERRAL, day=DAY) is None


@pytest.mark.parametrize(
    ("asked", "covers", "opens"),
    [
        (["intake", "request"], None, ["request", "intake"]),
        (["intake", "request"], ["request"], ["request"]),
        (["notes"], ["request", "identity"], []),
        ([], None, []),
        (["everything", "notes"], None, ["notes"]),
    ],
)
def test_what_may_be_opened(asked, covers, opens):
    assert may_open(asked, covers) == opens


@given(st.lists(st.sampled_from([*Category, "x"])), st.none() | st.sets(st.sampled_from(Category)))
def test_nothing_is_opened_that_is_not_asked_and_covered(asked, covers):
    opens = may_open(asked, covers)
    assert set(opens) <= set(asked)
    assert covers is None or set(opens) <= covers
    assert opens == in_order(opens)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 11, 20), 12, date(2027, 11, 20)),
    ],
)
def test_months_later(day, months, then):
    assert months_after(day, months) == then


@given(
    kind=st.sampled_from(Kind),
    given_on=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    length=st.integers(-400, 800),
    today=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
def test_a_consent_that_is_written_down_is_sound(kind, given_on, length, today):
    until = given_on + timedelta(days=length)
    if not wrong_with_consent(kind=kind, given_on=given_on, until=until, today=today):
        assert basis_of(kind) is LegalBasis.CONSENT
        assert given_on <= today <= until <= months_after(given_on, CONSENT_MONTHS_MOST)
