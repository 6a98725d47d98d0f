"""What the database refuses, whatever the code around it does."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest, case_of
from ketenloket.chain.sharing.actions import accept, give_consent, withdraw_consent
from ketenloket.chain.sharing.models import Consent, Disclosure
from ketenloket.chain.sharing.rules import GivenHow, LegalBasis, Purpose
from ketenloket.foundation.tenancy.acting import acting_as
from tests.attacks import refused
from tests.conftest import lead_by
from tests.sharing.conftest import ALL


def make(worker, model, request, **values):
    with acting_as(worker.actor()), transaction.atomic():
        model(**case_of(request), **values).save(force_insert=True)


def a_consent(worker):
    today = timezone.localdate()
    return {
        "organisation_id": worker.organisation_id,
        "purpose": Purpose.REFERRAL,
        "covers": list(ALL),
        "given_how": GivenHow.WRITTEN,
        "given_on": today,
        "until": today + timedelta(days=30),
        "recorded_by": worker,
    }


def a_disclosure(worker, **changes):
    return {
        "to_organisation_id": worker.organisation_id,
        "categories": list(ALL),
        "purpose": Purpose.REFERRAL,
        "legal_basis": LegalBasis.CONSENT,
        "made_by": worker,
        "ends_at": timezone.now() + timedelta(days=1),
    } | changes


@pytest.mark.parametrize(
    "who", ["vreemd", "maatje", "vrijwilliger", "tafel", "neutraal", "bestuur"]
)
def test_nobody_else_gives_itself_consent(cast, noor, who):
    worker = getattr(cast, who)
    with pytest.raises(DatabaseError):
        make(worker, Consent, noor, **a_consent(worker))
    with acting_as(worker.actor()), pytest.raises(HelpRequest.DoesNotExist):
        give_consent(
            noor,
            organisation=worker.organisation,
            purpose=Purpose.REFERRAL,
            covers=ALL,
            given_how=GivenHow.WRITTEN,
            given_on=timezone.localdate(),
            until=timezone.localdate(),
            by=worker,
        )


@pytest.mark.parametrize("who", ["vreemd", "maatje", "vrijwilliger", "tafel", "neutraal"])
@pytest.mark.parametrize("basis", LegalBasis.values)
def test_nobody_else_gives_itself_a_disclosure(cast, noor, consent_for, who, basis):
    consent = consent_for()
    worker = getattr(cast, who)
    on = consent if basis == LegalBasis.CONSENT else None
    with pytest.raises(DatabaseError):
        make(worker, Disclosure, noor, **a_disclosure(worker, legal_basis=basis, consent=on))


def test_a_stolen_and_an_invented_consent_fail_alike(cast, noor, consent_for):
    consent = consent_for()
    own = lead_by(cast.vreemd, "Eigen Iemand")
    messages = []
    for consent_id in (consent.pk, uuid.uuid4()):
        with pytest.raises(DatabaseError) as error:
            make(
                cast.vreemd,
                Disclosure,
                own,
                **a_disclosure(cast.maatje, consent_id=consent_id, made_by=cast.vreemd),
            )
        messages.append(str(error.value))
    assert messages[0] == messages[1]


@pytest.mark.parametrize(
    "changes",
    [
        {"legal_basis": LegalBasis.PUBLIC_TASK, "consent": None},
        {"purpose": Purpose.ADVICE},
        {"ends_at": timezone.now() + timedelta(days=400)},
        {"consent": None},
        {"accepted_at": timezone.now()},
    ],
    ids="-".join,
)
def test_the_lead_cannot_open_more_than_the_basis_allows(cast, noor, consent_for, changes):
    consent = consent_for()
    values = a_disclosure(cast.maatje, made_by=cast.gemeente, consent=consent) | changes
    with pytest.raises(DatabaseError):
        make(cast.gemeente, Disclosure, noor, **values)


def test_the_lead_cannot_open_what_is_not_covered(cast, noor, consent_for):
    consent = consent_for(covers=["identity"])
    with pytest.raises(DatabaseError, match="no standing legal basis"):
        make(
            cast.gemeente,
            Disclosure,
            noor,
            **a_disclosure(cast.maatje, made_by=cast.gemeente, consent=consent),
        )


@pytest.mark.parametrize(
    "change",
    [
        "ends_at = now() + interval '9 years'",
        "categories = '{request,identity,intake,notes}'",
        "to_organisation_id = lead_id",
        "legal_basis = 'public_task'",
        "consent_id = NULL",
        "request_id = gen_random_uuid()",
    ],
)
@pytest.mark.parametrize("who", ["gemeente", "maatje", "vrijwilliger", "vreemd"])
def test_nobody_extends_a_disclosure(cast, opened, who, change):
    assert refused(getattr(cast, who).actor(), f"UPDATE sharing_disclosure SET {change}")


@pytest.mark.parametrize(
    "change", ["until = until + 300", "covers = '{notes}'", "withdrawn_at = NULL"]
)
@pytest.mark.parametrize("who", ["gemeente", "maatje", "vrijwilliger", "vreemd"])
def test_nobody_extends_a_consent(cast, opened, who, change):
    assert refused(getattr(cast, who).actor(), f"UPDATE sharing_consent SET {change}")


def test_an_ended_disclosure_is_not_opened_again(cast, opened):
    with acting_as(cast.gemeente.actor()):
        withdraw_consent(opened.consent_id, by=cast.gemeente)
    for worker in (cast.gemeente, cast.maatje):
        assert refused(worker.actor(), "UPDATE sharing_disclosure SET ended_at = NULL")
        assert refused(worker.actor(), "UPDATE sharing_consent SET withdrawn_at = NULL")


def test_a_consent_is_not_withdrawn_without_closing(cast, opened, person):
    for actor in (cast.gemeente.actor(), person):
        assert refused(actor, "UPDATE sharing_consent SET withdrawn_at = now()")


def test_the_receiver_cannot_take_the_consent_back(cast, opened):
    with acting_as(cast.maatje.actor()):
        assert Consent.objects.filter(pk=opened.consent_id).exists()
        with pytest.raises(Consent.DoesNotExist):
            withdraw_consent(uuid.uuid4(), by=cast.maatje)
    assert refused(cast.maatje.actor(), "UPDATE sharing_consent SET withdrawn_at = now()")


def test_only_the_receiver_accepts(cast, noor, consent_for, who_sees):
    consent = consent_for()
    make(
        cast.gemeente,
        Disclosure,
        noor,
        **a_disclosure(cast.maatje, made_by=cast.gemeente, consent=consent),
    )
    with acting_as(cast.gemeente.actor()):
        made = Disclosure.objects.get(request=noor)
    for worker in (cast.vreemd, cast.vrijwilliger, cast.gemeente, cast.tafel):
        with pytest.raises(Exception, match=r"gestopt|row-level|policy"):
            with acting_as(worker.actor()):
                accept(made, by=worker)
    assert who_sees(noor) == {"gemeente"}


def test_the_person_sees_and_closes_only_what_is_theirs(cast, opened, person):
    other = lead_by(cast.gemeente, "Iemand Anders")
    with acting_as(cast.gemeente.actor()):
        today = timezone.localdate()
        theirs = give_consent(
            other,
            organisation=cast.maatje.organisation,
            purpose=Purpose.REFERRAL,
            covers=ALL,
            given_how=GivenHow.WRITTEN,
            given_on=today,
            until=today,
            by=cast.gemeente,
        )
    with acting_as(person):
        assert {c.pk for c in Consent.objects.all()} == {opened.consent_id}
        with pytest.raises(Consent.DoesNotExist):
            withdraw_consent(theirs.pk, by=None)
