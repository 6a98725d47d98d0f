"""Finding places: their posters, what they hear back, and the numbers in which nobody is seen."""

import io

import pypdf
import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from ketenloket.chain.desk.actions import (
    Attempt,
    Registration,
    log_attempt,
    register,
    register_at_front_door,
)
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Entry
from ketenloket.chain.referrals.rules import State
from ketenloket.chain.trajectories.actions import begin
from ketenloket.chain.trajectories.models import Trajectory
from ketenloket.foundation.outbox.jobs import deliver
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.organisations.models import FindingPlace
from ketenloket.windows.workbench.models import finding_place_counts
from tests.referrals.conftest import ROAD, add_intake, consent_to, draft_to, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(alliance):
    return FindingPlace.objects.create(
        alliance=alliance,
        name="Huisartsenpraktijk Centrum",
        kind="gp",
        code="huisarts",
        email="praktijk@huisarts.example",
    )


def hand_in(place, number=0):
    made = register_at_front_door(
        Registration(
            name=f"Samira Yilmaz {number}",
            phone="+31612345678",
            municipality="GM1895",
            entry=Entry.FINDING_PLACE,
            finding_place=place,
        ),
        alliance=place.alliance,
        submission=f"samira {number}",
    )
    return made.request_id


def told(place):
    """What the place was sent, after the postman came by."""
    deliver()
    return [each for each in mail.outbox if each.to == [place.email]]


def test_the_place_hears_once_that_somebody_arrived(cast, place):
    request = hand_in(place)
    with acting_as(cast.loketleiding.actor()):
        log_attempt(request, Attempt("phone", "morning", "spoken"), by=cast.loketleiding)
    assert told(place) == []  # a talk is no arrival yet
    with acting_as(cast.loketleiding.actor()):
        begin(request, by=cast.loketleiding)
        begin(request, by=cast.loketleiding)
    (letter,) = told(place)
    number = seen_by(cast.loketleiding, request).number
    month = timezone.localdate().strftime("%Y")
    said = letter.subject + letter.body
    assert month in said
    assert "aangekomen" in said
    for hidden in ("Samira", "Yilmaz", number, "loket", "0612", "12345678", place.alliance.name):
        assert hidden not in said, hidden


def seen_by(worker, request):
    with acting_as(worker.actor()):
        return HelpRequest.objects.get(pk=request)


def test_at_a_referral_it_hears_of_the_first_contact_and_not_of_the_next(cast, place):
    with acting_as(cast.gemeente.actor()):
        known = Registration(
            name="Noor de Wit",
            phone="+31687654321",
            entry=Entry.FINDING_PLACE,
            finding_place=place,
        )
        made = register(known, by=cast.gemeente, submission="noor")
        request = HelpRequest.objects.select_related("help_seeker").get(pk=made.request_id)
    add_intake(request, cast.gemeente)
    consent_to(request, cast.maatje.organisation, cast.gemeente)
    referral = draft_to(cast, request, cast.maatje.organisation)
    for verb in ROAD[State.ARRIVED]:
        assert told(place) == []
        referral = step(verb, referral, cast)
    (letter,) = told(place)
    assert "maatje" not in letter.body
    with acting_as(cast.maatje.actor()):
        begin(request.pk, by=cast.maatje)
        running = Trajectory.objects.get(request=request, ended_on=None)
        running.change(ended_on=timezone.localdate())
        assert begin(request.pk, by=cast.maatje).pk != running.pk  # as when help moves on
    assert len(told(place)) == 1


def test_nobody_hears_of_who_came_alone_or_of_a_place_without_address(cast, place, noor):
    place.change(email="")
    request = hand_in(place)
    with acting_as(cast.loketleiding.actor()):
        begin(request, by=cast.loketleiding)
    with acting_as(cast.gemeente.actor()):
        begin(noor.pk, by=cast.gemeente)
    assert told(place) == []
    assert not [each for each in mail.outbox if "aanmeldde" in each.subject]


def test_who_is_handed_in_reads_what_the_place_hears(place):
    path = f"/loket/oldambt/vindplaats/{place.code}/"
    assert "hoort alleen dat iemand is aangekomen" in Client().get(path).content.decode()
    place.change(email="")
    assert "hoort alleen dat iemand is aangekomen" not in Client().get(path).content.decode()


def test_the_address_is_filled_in_at_beheer(cast, place, sign_in):
    browser = sign_in(cast.neutraal)
    asked = {"name": place.name, "kind": "gp", "active": "on", "email": "nieuw@huisarts.example"}
    path = f"/beheer/vindplaatsen/{place.pk}/"
    assert "Nooit een naam" in browser.get(path).content.decode()
    assert browser.post(path, asked).status_code == 302
    place.refresh_from_db()
    assert place.email == "nieuw@huisarts.example"
    assert browser.post(path, asked | {"email": "geen adres"}).status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize(
    ("who", "leads_to", "says"),
    [
        ("medewerkers", "/loket/oldambt/vindplaats/huisarts/", "Voor medewerkers van Huisartsen"),
        ("publiek", "/loket/oldambt/hulp/", "Zorgen over geld?"),
    ],
)
def test_posters_lead_to_the_right_door_in_six_languages(cast, place, sign_in, who, leads_to, says):
    answer = sign_in(cast.neutraal).get(f"/beheer/vindplaatsen/{place.pk}/affiche.pdf?voor={who}")
    assert answer.headers["Content-Type"] == "application/pdf"
    reader = pypdf.PdfReader(io.BytesIO(answer.content))
    (page,) = reader.pages
    text = " ".join(page.extract_text().split())
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert [round(side) for side in page.mediabox[2:]] == [595, 842]
    assert says in text
    assert leads_to in text
    assert "0597-000000" in text
    for name in ("Nederlands", "English", "Türkçe", "Polski", "Українська"):
        assert name in text
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for font in page["/Resources"]["/Font"].values()
    ]
    assert len(fonts) >= 4
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_the_neutral_coordinator_reads_numbers_in_fives(cast, place, sign_in):
    other = FindingPlace.objects.create(
        alliance=place.alliance, name="Moskee", kind="faith", code="moskee"
    )
    requests = [hand_in(place, number) for number in range(7)]
    hand_in(other, 99)
    for request in requests[:5]:
        with acting_as(cast.loketleiding.actor()):
            log_attempt(request, Attempt("phone", "morning", "spoken"), by=cast.loketleiding)
    with acting_as(cast.loketleiding.actor()):
        begin(requests[0], by=cast.loketleiding)
    with acting_as(cast.neutraal.actor()):
        assert finding_place_counts() == {place.pk: (5, 5, None), other.pk: (None, None, None)}
    page = sign_in(cast.neutraal).get("/beheer/vindplaatsen/cijfers/").content.decode()
    assert page.count("ongeveer 5") == 2
    assert page.count("minder dan 5</span>") == 4  # said, not shown
    assert page.count('<td data-label="Opgepakt">') == 2  # on a phone the heads of columns are gone


@pytest.mark.parametrize("name", ["loketleiding", "maatje", "vrijwilliger", "vreemd", "tafel"])
def test_nobody_else_reads_these_numbers(cast, place, name):
    for number in range(6):
        hand_in(place, number)
    with acting_as(getattr(cast, name).actor()):
        assert finding_place_counts() == {}


def test_arrival_counts_wherever_the_help_is(cast, place):
    requests = [hand_in(place, number) for number in range(5)]
    with acting_as(cast.loketleiding.actor()):
        for request in requests:
            begin(request, by=cast.loketleiding)
    with acting_as(cast.neutraal.actor()):
        assert finding_place_counts()[place.pk] == (5, 5, 5)
