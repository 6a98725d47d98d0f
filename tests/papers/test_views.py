"""The pages of a helper at a kitchen table, the sheets, and what the person sees of it."""

import io
import json
from zipfile import ZipFile

import pypdf
import pytest
from django.urls import reverse

from ketenloket.chain.papers.actions import ask_papers, hand_over_money, write_letter
from ketenloket.chain.papers.models import (
    Letter,
    MoneyDebt,
    MoneyExport,
    MoneyLine,
    MoneySheet,
    Paper,
)
from ketenloket.chain.papers.rules import Asked, Draft
from ketenloket.chain.sharing.actions import end
from ketenloket.foundation import press
from ketenloket.foundation.rows import together
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.windows.portal.rules import what_happened
from ketenloket.windows.portal.views.papers import paper_kinds, papers_of
from tests.papers.conftest import closed, filled, shared, today


@pytest.fixture
def kitchen(cast, helped, sign_in):
    """The volunteer's browser."""
    return sign_in(cast.vrijwilliger)


def at(name, *keys):
    return reverse(f"papers:{name}", args=keys)


def pdf(answer):
    assert answer["Content-Type"] == "application/pdf"
    reader = pypdf.PdfReader(io.BytesIO(answer.content))
    return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_an_evening_at_the_kitchen_table(cast, kitchen, helped):
    page = kitchen.get(at("money", helped.pk))
    assert "Begin het overzicht" in page.content.decode()
    kitchen.post(at("begin", helped.pk))
    income = at("new_line", helped.pk)
    line = {
        "sort": "wage",
        "amount": "1.480,50",
        "every": "four_weeks",
        "as_of": today().isoformat(),
    }
    answer = kitchen.post(income, line | {"more": "1"})
    assert answer["Location"] == income
    costs = f"{income}?soort=kosten"
    assert "huur of hypotheek" in kitchen.get(costs).content.decode()
    kitchen.post(costs, line | {"sort": "rent", "amount": "700", "every": "month"})
    kitchen.post(costs, line | {"sort": "energy", "amount": "", "unknown": "on", "every": "month"})
    debt = {"creditor": "Wonen Noord", "sort": "rent", "owed": "900", "arrears": "300",
            "attachment": "none", "arrangement": "running", "paid": "50",
            "as_of": today().isoformat()}  # fmt: skip
    kitchen.post(at("new_debt", helped.pk), debt)
    text = kitchen.get(at("money", helped.pk)).content.decode()
    for words in ("1.603,88", "903,88", "853,88", "Wonen Noord", "Van 1 regel"):
        assert words in text
    with acting_as(cast.maatje.actor()):
        sheet = MoneySheet.objects.get(request_id=helped.pk)
    kitchen.post(
        at("close", sheet.pk), {"gone_through_on": today().isoformat(), "yes_how": "spoken"}
    )
    text = kitchen.get(at("money", helped.pk)).content.decode()
    assert "Geef het mee" in text
    assert "Haal weg" not in text
    answer = kitchen.post(at("hand_over", helped.pk), {"to": "person"})
    assert answer.status_code == 302
    with acting_as(cast.maatje.actor()):
        export = MoneyExport.objects.get(request_id=helped.pk)
    reader, words = pdf(kitchen.get(at("handed_over", export.pk)))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for said in ("Geldoverzicht", "Noor de Wit", "1.603,88", "Gezien en akkoord", "Wonen Noord"):
        assert said in words


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"amount": ""}, "weet ik niet"),
        ({"amount": "veel"}, "bijvoorbeeld 1250"),
        ({"amount": "5", "unknown": "on"}, "Niet allebei"),
        ({"amount": "5", "as_of": "2099-01-01"}, "toekomst"),
        ({"amount": "5", "sort": "rent"}, "Waarvoor"),  # costs are no income
    ],
)
def test_a_wrong_line_says_what_is_wrong(cast, kitchen, helped, sent, said):
    whole = {"sort": "wage", "every": "month", "as_of": today().isoformat()} | sent
    answer = kitchen.post(at("new_line", helped.pk), whole)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    with acting_as(cast.maatje.actor()):
        assert not MoneyLine.objects.filter(request_id=helped.pk).exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"arrears": "901"}, "niet meer zijn dan de schuld"),
        ({"paid": "10", "arrangement": "none"}, "dat er een regeling loopt"),
        ({"creditor": ""}, "aan wie de schuld is"),
    ],
)
def test_a_wrong_debt_says_what_is_wrong(cast, kitchen, helped, sent, said):
    whole = {"creditor": "Bank", "sort": "bank", "owed": "900", "attachment": "none",
             "arrangement": "running", "as_of": today().isoformat()} | sent  # fmt: skip
    answer = kitchen.post(at("new_debt", helped.pk), whole)
    assert said in answer.content.decode()
    with acting_as(cast.maatje.actor()):
        assert not MoneyDebt.objects.filter(request_id=helped.pk).exists()


def test_changed_and_back_again(cast, kitchen, helped):
    filled(helped, cast.maatje)
    with acting_as(cast.maatje.actor()):
        row = MoneyLine.objects.get(request_id=helped.pk, sort="wage")
    page = kitchen.get(at("line", row.pk)).content.decode()
    assert 'value="1200"' in page
    sent = {"sort": "wage", "amount": "1300", "every": "month", "as_of": today().isoformat()}
    kitchen.post(at("line", row.pk), sent)
    with acting_as(cast.maatje.actor()):
        new = MoneyLine.objects.get(request_id=helped.pk, sort="wage", removed_at=None)
    assert "was" in kitchen.get(at("money", helped.pk)).content.decode()
    kitchen.post(at("undo_line", new.pk))
    kitchen.post(at("remove_line", row.pk))
    assert "Zet terug" in kitchen.get(at("money", helped.pk)).content.decode()
    again = kitchen.post(at("undo_line", new.pk), follow=True)  # nothing there to go back to
    assert again.status_code == 200


def test_papers_are_asked_by_a_list_and_ticked_off(cast, kitchen, helped):
    page = kitchen.get(at("papers", helped.pk), {"lijst": "credit_bank"}).content.decode()
    assert page.count("checked") > 5
    sent = {"papers": ["bank", "tax"], "what_else": "Trouwboekje", "giver": "organisation",
            "giver_name": "UWV", "until": today().isoformat()}  # fmt: skip
    kitchen.post(at("papers", helped.pk), sent)
    with acting_as(cast.maatje.actor()):
        rows = list(Paper.objects.filter(request_id=helped.pk))
        assert {(row.code, row.what_else, row.giver_name) for row in rows} == {
            ("bank", "", "UWV"), ("tax", "", "UWV"), ("", "Trouwboekje", "UWV")
        }  # fmt: skip
    kitchen.post(at("received", rows[0].pk), {"received_as": "copy"})
    answer = kitchen.post(at("dropped", rows[0].pk), follow=True)
    assert "al ontvangen" in answer.content.decode()
    kitchen.post(at("dropped", rows[1].pk))
    assert "kopie gekregen" in kitchen.get(at("papers", helped.pk)).content.decode()
    kitchen.post(at("waited_for", rows[1].pk))
    empty = kitchen.post(at("papers", helped.pk), {"giver": "person", "until": today().isoformat()})
    assert "Kies welk papier nodig is" in empty.content.decode()


def test_the_alliance_changes_the_lists(cast, sign_in):
    browser = sign_in(cast.neutraal)
    assert "ons voorstel" in browser.get(at("sets")).content.decode()
    browser.post(
        f"{at('new_set')}?van=allowances", {"name": "Toeslagen bij ons", "papers": ["rent"]}
    )
    page = browser.get(at("sets")).content.decode()
    assert "Toeslagen bij ons" in page
    assert "Voor toeslagen" not in page
    assert browser.get(f"{at('new_set')}?van=niets").status_code == 404


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_letter_is_printed_with_its_explanation(cast, kitchen, helped, language):
    page = kitchen.get(at("write", helped.pk, "creditor_overview")).content.decode()
    assert "Ik heb geldzorgen" in page
    sent = {"addressee": "Bank\nPostbus 1", "subject": "Overzicht", "language": language,
            "text": "Geachte heer,\n\nGraag een overzicht.\n\n- een\n- twee"}  # fmt: skip
    kitchen.post(at("write", helped.pk, "creditor_overview"), sent)
    with acting_as(cast.maatje.actor()):
        letter = Letter.objects.get(request_id=helped.pk)
        assert letter.written_by_id == cast.vrijwilliger.pk
    assert "Graag een overzicht" in kitchen.get(at("letter", letter.pk)).content.decode()
    reader, words = pdf(kitchen.get(at("letter_sheet", letter.pk)))
    assert len(reader.pages) == 2
    for said in ("Noor de Wit", "Graag een overzicht", "Handtekening"):
        assert said in words
    assert kitchen.get(at("write", helped.pk, "niets")).status_code == 404


def test_a_letter_takes_what_the_case_knows(cast, kitchen, helped):
    filled(helped, cast.maatje)
    with acting_as(cast.maatje.actor()):
        debt = MoneyDebt.objects.get(request_id=helped.pk)
        ask_papers(helped.pk, [Asked("bank")], until=today(), by=cast.maatje)
    page = kitchen.get(at("write", helped.pk, "creditor_overview"), {"schuld": str(debt.pk)})
    assert "Wonen Noord" in page.content.decode()
    assert (
        kitchen.get(at("write", helped.pk, "creditor_overview"), {"schuld": "x"}).status_code == 200
    )
    page = kitchen.get(at("write", helped.pk, "papers_asked")).content.decode()
    assert "- bankafschriften" in page
    with acting_as(cast.maatje.actor()):
        helped.help_seeker.change(postcode="9671 AA", house_number="53", municipality="GM1895")
    page = kitchen.get(at("write", helped.pk, "confirmation")).content.decode()
    assert "Noor de Wit\n9671 AA 53\nOldambt" in page
    assert "Wij bewaren geen straat" in page


def test_a_busy_press_says_so(cast, kitchen, helped, monkeypatch):
    with acting_as(cast.vrijwilliger.actor()):
        text = Draft("Bank", "Overzicht", "Geachte heer")
        letter = write_letter(helped.pk, "confirmation", text, language="nl", by=cast.vrijwilliger)
    monkeypatch.setattr(press, "_BUSY_SECONDS", 0)
    with press._press:
        answer = kitchen.get(at("letter_sheet", letter.pk), follow=True)
    assert "Probeer het zo nog eens" in answer.content.decode()


def test_one_file_for_the_municipality_while_it_may_see(cast, helped, sign_in):
    closed(helped, cast.maatje)
    door = shared(helped, cast.maatje, cast.gemeente, "request", "identity", "intake")
    browser = sign_in(cast.maatje)
    assert "gemeente" in browser.get(at("hand_over", helped.pk)).content.decode()
    browser.post(at("hand_over", helped.pk), {"to": str(door.pk)})
    with acting_as(cast.maatje.actor()):
        export = MoneyExport.objects.get(request_id=helped.pk)
        assert export.to_organisation_id == cast.gemeente.organisation_id
    for worker in (cast.maatje, cast.gemeente):
        answer = sign_in(worker).get(at("handed_over", export.pk))
        assert answer["Content-Type"] == "application/zip"
        with ZipFile(io.BytesIO(answer.content)) as archive:
            # Noor's municipality is not known, so there is no delivery of DDAS.
            assert archive.namelist() == ["geldoverzicht.pdf", "geldoverzicht.json"]
            told = json.loads(archive.read("geldoverzicht.json"))
        assert told["totalen"]["overPerMaand"] == "500.00"
        assert told["schulden"][0]["schuldsoort"] == "Overig"
    with acting_as(cast.maatje.actor()):
        end(door, by=cast.maatje)
    answer = browser.get(at("handed_over", export.pk), follow=True)
    assert "is gestopt" in answer.content.decode()
    assert sign_in(cast.gemeente).get(at("handed_over", export.pk)).status_code == 404


def test_with_a_municipality_the_delivery_of_ddas_goes_along(cast, helped, sign_in):
    with acting_as(cast.maatje.actor()):
        helped.help_seeker.change(municipality="GM1895", postcode="9671 AA")
    closed(helped, cast.maatje)
    door = shared(helped, cast.maatje, cast.gemeente, "request", "identity", "intake")
    with acting_as(cast.maatje.actor()):
        export = hand_over_money(helped.pk, door, by=cast.maatje)
    answer = sign_in(cast.maatje).get(at("handed_over", export.pk))
    with ZipFile(io.BytesIO(answer.content)) as archive:
        made = json.loads(archive.read("ddas.json"))
    (road,) = made["leveringen"][0]["schuldhulptrajecten"]
    assert road["gemeentecode"] == "GM1895"
    assert road["schulden"][0]["bedrag"] == 900


def test_a_volunteer_hands_over_to_the_person_only(cast, kitchen, helped):
    closed(helped, cast.maatje)
    door = shared(helped, cast.maatje, cast.gemeente, "request", "identity", "intake")
    page = kitchen.get(at("hand_over", helped.pk)).content.decode()
    assert "Aan de hulpvrager zelf" in page
    assert str(door.pk) not in page
    kitchen.post(at("hand_over", helped.pk), {"to": str(door.pk)})
    with acting_as(cast.maatje.actor()):
        assert not MoneyExport.objects.filter(request_id=helped.pk).exists()


def test_another_volunteer_finds_nothing(cast, helped, sign_in):
    sheet = filled(helped, cast.maatje)
    browser = sign_in(cast.andere)
    for name, key in (("money", helped.pk), ("papers", helped.pk), ("letters", helped.pk),
                      ("version", sheet.pk), ("hand_over", helped.pk)):  # fmt: skip
        assert browser.get(at(name, key)).status_code == 404


def test_what_the_person_sees_of_it(cast, helped):
    with acting_as(cast.maatje.actor()):
        rows = [Asked("bank"), Asked("statement", giver="helper")]
        ask_papers(helped.pk, rows, until=today(), by=cast.maatje)
    closed(helped, cast.maatje)
    with acting_as(cast.maatje.actor()):
        hand_over_money(helped.pk, None, by=cast.maatje)
    person = Actor(
        organisation=str(helped.lead_id),
        alliance=str(helped.alliance_id),
        sees=Sees.OWN_REQUEST,
        request=str(helped.pk),
    )
    with acting_as(person):
        found = papers_of(together(paper_kinds, helped.pk))
        assert [row.code for row in found["to_bring"]] == ["bank"]
        assert [row.code for row in found["seen_to"]] == ["statement"]
        assert len(found["handed_over"]) == 1
        # To look is enough: the person changes nothing here.
        assert Paper.objects.filter(request_id=helped.pk).update(received_as="") == 0
    assert what_happened("papers.handed_over") == "gaf uw geldoverzicht mee"
