"""The pages of sharing: who may see what, asking, taking back."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.actions import close_request, locked
from ketenloket.chain.desk.rules import Outcome
from ketenloket.chain.sharing.actions import accept, disclose
from ketenloket.chain.sharing.models import Consent
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from tests.conftest import lead_by


@pytest.fixture
def visit(cast, sign_in):
    return sign_in(cast.gemeente)


def at(page, pk):
    return reverse(f"sharing:{page}", args=[pk])


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))


def terms(cast, **changes):
    return {
        "organisation": cast.maatje.organisation_id,
        "purpose": "referral",
        "covers": ["identity", "intake"],
        "until": (timezone.localdate() + timedelta(days=90)).isoformat(),
    } | changes


def yes(cast, **changes):
    today = timezone.localdate().isoformat()
    return terms(cast) | {"given_how": "spoken", "given_on": today} | changes


def test_the_overview_says_who_sees_what_and_why(visit, cast, noor, opened):
    answer = words(visit.get(at("overview", noor.pk)))
    assert "gemeente heeft de regie en ziet alles" in answer
    assert "maatje" in answer
    assert "ziet mee" in answer
    assert "het verhaal uit de intake" in answer
    assert "mondeling, na voorlezen" in answer
    assert "wettelijke taak (Wgs)" in answer
    with acting_as(cast.gemeente.actor()):
        assert Event.objects.filter(what="sharing.viewed", request_id=noor.pk).exists()


def test_a_withdrawn_consent_stays_to_be_seen(visit, noor, opened):
    visit.post(at("withdraw", opened.consent_id))
    answer = visit.get(at("overview", noor.pk))
    assert not answer.context["now"]
    assert "Gestopt op" in words(answer)


def test_the_public_task_is_shown_without_consent(cast, sign_in):
    request = lead_by(cast.maatje, "Jan Bos")
    with acting_as(cast.maatje.actor()):
        made = disclose(
            request,
            to=cast.gemeente.organisation,
            purpose="referral",
            categories=["identity"],
            by=cast.maatje,
        )
    with acting_as(cast.gemeente.actor()):
        accept(made, by=cast.gemeente)
    answer = words(sign_in(cast.maatje).get(at("overview", request.pk)))
    assert "Wettelijke taak van de gemeente (Wgs), geen toestemming nodig" in answer
    assert "Trek in" not in answer


def test_few_questions_however_many_rows(visit, cast, noor, consent_for, opened):
    for days in range(1, 6):
        consent_for(until=timezone.localdate() + timedelta(days=days))
    consent_for(organisation=cast.humanitas.organisation)
    visit.get(at("overview", noor.pk))
    for page in (at("overview", noor.pk), at("add", noor.pk), at("withdraw", opened.consent_id)):
        with CaptureQueriesContext(connection) as queries:
            assert visit.get(page).status_code == 200
        own = [q["sql"] for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        assert len(own) <= 12, own


def test_the_road_to_a_consent(visit, cast, noor):
    first = visit.get(at("add", noor.pk))
    offered = {str(label) for _value, label in first.context["form"]["organisation"].field.choices}
    assert "maatje (vrijwilligersorganisatie)" in offered
    assert not [label for label in offered if label.startswith("gemeente")]
    second = visit.get(at("add", noor.pk), {"organisation": cast.maatje.organisation_id})
    assert "Delen met maatje" in words(second)
    third = visit.get(at("add", noor.pk), terms(cast))
    read = words(third)
    assert "Wij zijn gemeente. Wij willen uw gegevens delen met maatje" in read
    assert "Dan kan maatje u helpen." in read
    assert "uw verhaal" in read
    assert "wat wij met u afspreken" not in read
    assert "U mag nee zeggen. Ook dan blijven wij u helpen." in read
    assert str((timezone.localdate() + timedelta(days=90)).year) in read
    url = f"{at('add', noor.pk)}?organisation={cast.maatje.organisation_id}"
    done = visit.post(url, yes(cast))
    assert done.url == reverse("workbench:case", args=[noor.pk])
    with acting_as(cast.gemeente.actor()):
        consent = Consent.objects.get(request=noor)
    assert consent.covers == ["request", "identity", "intake"]
    assert consent.recorded_by_id == cast.gemeente.pk


def test_for_the_municipality_nothing_is_asked(cast, sign_in):
    request = lead_by(cast.maatje, "Jan Bos")
    visit = sign_in(cast.maatje)
    url = f"{at('add', request.pk)}?organisation={cast.gemeente.organisation_id}"
    for answer in (visit.get(url), visit.post(url, yes(cast))):
        assert "is geen toestemming nodig" in words(answer)
        assert "given_how" not in answer.text
    with acting_as(cast.maatje.actor()):
        assert not Consent.objects.filter(request=request).exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"given_how": ""},
        {"given_how": "telepathy"},
        {"given_on": "2999-01-01"},
        {"given_on": "vandaag"},
        {"until": "2999-01-01"},
        {"until": "2001-01-01"},
        {"until": ""},
        {"covers": ["everything"]},
        {"purpose": "profit"},
    ],
    ids=lambda changes: "-".join(f"{k}-{v}" for k, v in changes.items()),
)
def test_what_is_wrong_is_said_and_nothing_is_kept(visit, cast, noor, changes):
    url = f"{at('add', noor.pk)}?organisation={cast.maatje.organisation_id}"
    answer = visit.post(url, yes(cast, **changes))
    assert answer.status_code == 200
    assert "Er klopt nog iets niet" in words(answer)
    with acting_as(cast.gemeente.actor()):
        assert not Consent.objects.filter(request=noor).exists()


@pytest.mark.parametrize("organisation", ["own", "other_alliance", "0", "x", ""])
def test_only_the_other_organisations_of_the_alliance(visit, cast, noor, organisation):
    value = noor.lead_id if organisation == "own" else organisation
    value = 999_999 if organisation == "other_alliance" else value
    answer = visit.get(at("add", noor.pk), {"organisation": value})
    assert answer.status_code == 200
    assert "Er klopt nog iets niet" in words(answer)


def test_the_same_form_twice_is_one_consent(visit, cast, noor):
    url = f"{at('add', noor.pk)}?organisation={cast.maatje.organisation_id}"
    assert [visit.post(url, yes(cast)).status_code for _ in range(2)] == [302, 302]
    with acting_as(cast.gemeente.actor()):
        assert Consent.objects.filter(request=noor).count() == 1


def test_withdrawing_is_asked_on_a_page_and_closes_at_once(visit, cast, noor, opened, who_sees):
    url = at("withdraw", opened.consent_id)
    asked = words(visit.get(url))
    assert "ziet meteen niets meer" in asked
    assert "Gemeente blijft verantwoordelijk" in asked
    assert who_sees(noor) == {"gemeente", "maatje"}
    answer = visit.post(url)
    assert answer.url == reverse("workbench:case", args=[noor.pk])
    assert who_sees(noor) == {"gemeente"}
    assert visit.post(url).url == at("overview", noor.pk)


@pytest.mark.parametrize("who", ["vreemd", "maatje", "loket"])
def test_for_others_it_is_not_there(cast, sign_in, noor, opened, who):
    visit = sign_in(getattr(cast, who))
    assert visit.get(at("overview", noor.pk)).status_code == 404
    assert visit.get(at("add", noor.pk)).status_code == 404
    assert visit.post(at("add", noor.pk), yes(cast)).status_code == 404
    assert visit.get(at("withdraw", opened.consent_id)).status_code == 404
    assert visit.post(at("withdraw", opened.consent_id)).status_code == 404


@pytest.mark.parametrize("who", ["vrijwilliger", "tafel", "neutraal", "bestuur"])
def test_not_everybodys_work(cast, sign_in, noor, opened, who):
    visit = sign_in(getattr(cast, who))
    for url in (
        at("overview", noor.pk),
        at("add", noor.pk),
        at("withdraw", opened.consent_id),
    ):
        assert visit.get(url).status_code == 403


def test_a_closed_request_shares_nothing_new(visit, cast, noor):
    with acting_as(cast.gemeente.actor()):
        close_request(locked(noor.pk), outcome=Outcome.MOVED, by=cast.gemeente)
    assert visit.get(at("add", noor.pk)).url == at("overview", noor.pk)
    assert "Vraag toestemming" not in words(visit.get(at("overview", noor.pk)))
