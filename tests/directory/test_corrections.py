"""Klopt er iets niet? Anybody says so, only who keeps the card reads it."""

import uuid

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory import actions
from ketenloket.network.directory.models import Correction, CorrectionOutcome
from tests.conftest import make_alliance, make_worker
from tests.directory.conftest import add

WORDS = "Het telefoonnummer is veranderd."
DONE = CorrectionOutcome.CHANGED


@pytest.fixture(autouse=True)
def fresh_limits(db):
    cache.clear()


def address(service):
    return f"/loket/oldambt/aanbod/{service.public_id}/verbeter/"


def say(service, submission="x" * 24, **told):
    actions.correct_at_front_door(
        service, **{"text": WORDS, "contact": "0597 123456", "submission": submission} | told
    )


def kept(by):
    with acting_as(by.actor()):
        return list(Correction.objects.all())


def letters():
    with acting_as(Actor(sees=Sees.POSTMAN)):
        return list(Message.objects.all())


@pytest.fixture
def correction(cast, thuis):
    say(thuis)
    (made,) = kept(cast.humanitas)
    return made


class TestAttacks:
    def test_only_who_keeps_the_card_and_the_neutral_coordinator_read_it(
        self, correction, who_sees
    ):
        assert who_sees(correction) == {"humanitas", "neutraal"}

    def test_not_a_volunteer_of_the_same_organisation(self, cast, alliance, correction):
        volunteer = make_worker(alliance, "eigen", "humanitas", "volunteer")
        board = make_worker(alliance, "eigenbestuur", "humanitas", "board_member")
        assert kept(volunteer) == kept(board) == []

    def test_not_the_front_door_and_not_nobody(self, correction, alliance, thuis):
        door = Actor(
            organisation=str(alliance.desk_id), alliance=str(alliance.pk), sees=Sees.FRONT_DOOR
        )
        as_owner = Actor(
            organisation=str(thuis.organisation_id), alliance=str(alliance.pk), sees=Sees.FRONT_DOOR
        )
        for actor in (door, as_owner, Actor()):
            with acting_as(actor):
                assert not Correction.objects.exists()

    def test_not_the_neutral_coordinator_next_door(self, correction):
        far = make_alliance("Ander", "ander")
        for role in ("alliance_coordinator", "coordinator"):
            assert kept(make_worker(far, role, "humanitas", role)) == []

    @pytest.mark.parametrize("name", ["maatje", "gemeente", "tafel", "vrijwilliger", "bestuur"])
    def test_no_answer_by_others_past_the_actions(self, cast, correction, name):
        by = getattr(cast, name)
        with acting_as(by.actor()), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE directory_correction SET outcome = 'not_us', answered_at = now(),"
                " answered_by_id = %s",
                [by.pk],
            )
            assert cursor.rowcount == 0
        assert not kept(cast.humanitas)[0].outcome

    def test_no_words_put_into_another_s_mouth(self, cast, thuis):
        with acting_as(cast.maatje.actor()), pytest.raises(DatabaseError), transaction.atomic():
            Correction(
                alliance=cast.maatje.alliance,
                organisation=thuis.organisation,
                service=thuis,
                text=WORDS,
                made_by=cast.gemeente,
            ).save(force_insert=True)

    def test_the_text_never_changes_and_no_row_goes(self, cast, correction):
        for sql in (
            "UPDATE directory_correction SET text = 'anders'",
            "UPDATE directory_correction SET organisation_id = organisation_id",
            "DELETE FROM directory_correction",
        ):
            with (
                acting_as(cast.humanitas.actor()),
                pytest.raises(DatabaseError),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(sql)

    def test_nobody_answers_in_another_s_name(self, cast, correction):
        with (
            acting_as(cast.humanitas.actor()),
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(
                "UPDATE directory_correction SET answered_at = now(), answered_by_id = %s",
                [cast.neutraal.pk],
            )


class TestAnswer:
    @pytest.mark.parametrize("outcome", CorrectionOutcome)
    @pytest.mark.parametrize("name", ["humanitas", "neutraal"])
    def test_each_outcome_empties_how_to_reach_somebody(self, cast, correction, name, outcome):
        by = getattr(cast, name)
        with acting_as(by.actor()):
            actions.answer_correction(correction, outcome, by=by)
        (after,) = kept(cast.humanitas)
        assert (after.outcome, after.contact, after.answered_by_id) == (outcome, "", by.pk)

    def test_it_is_written_down(self, cast, correction):
        with acting_as(cast.humanitas.actor()):
            actions.answer_correction(correction, DONE, by=cast.humanitas)
            assert Event.objects.filter(what="directory.correction_answered").count() == 1

    def test_once(self, cast, correction):
        with acting_as(cast.humanitas.actor()):
            actions.answer_correction(correction, DONE, by=cast.humanitas)
            with pytest.raises(RefusedError):
                actions.answer_correction(correction, CorrectionOutcome.NOT_US, by=cast.humanitas)
        assert kept(cast.humanitas)[0].outcome == DONE

    def test_a_colleague_who_does_not_coordinate_may_not(self, cast, alliance, correction):
        colleague = make_worker(alliance, "collega", "humanitas", "professional")
        with acting_as(colleague.actor()), pytest.raises(PermissionDenied):
            actions.answer_correction(correction, DONE, by=colleague)

    @pytest.mark.parametrize("name", ["maatje", "gemeente", "vrijwilliger"])
    def test_for_others_it_is_not_there(self, cast, correction, name):
        by = getattr(cast, name)
        with acting_as(by.actor()), pytest.raises(Correction.DoesNotExist):
            actions.answer_correction(correction, DONE, by=by)


class TestLetter:
    def test_the_organisation_hears_without_a_word_of_it(self, cast, correction):
        (letter,) = letters()
        assert letter.to == "humanitas@oldambt.example"
        for word in ("telefoonnummer", "0597"):
            assert word not in letter.body + letter.subject

    def test_a_worker_s_word_goes_to_whoever_keeps_the_card(self, cast, thuis, alliance):
        keeper = make_worker(alliance, "beheerder", "humanitas", "professional")
        thuis.change(owner=keeper)
        with acting_as(cast.gemeente.actor()):
            actions.correct(thuis, text=WORDS, submission="y" * 24, by=cast.gemeente)
        assert [letter.to for letter in letters()] == [keeper.account.email]

    def test_no_address_no_letter(self, cast, thuis):
        thuis.organisation.change(email="")
        say(thuis)
        assert not letters()
        assert len(kept(cast.humanitas)) == 1


class TestDoor:
    def post(self, service, browser=None, **told):
        sent = {"text": WORDS, "contact": "", "submission": "k" * 30} | told
        return (browser or Client()).post(address(service), sent)

    def test_anybody_says_so_without_an_account(self, cast, thuis):
        browser = Client()
        page = browser.get(address(thuis))
        assert page.status_code == 200
        assert "Thuisadministratie" in page.content.decode()
        answer = self.post(thuis, browser)
        assert answer.status_code == 302
        assert "Dank u wel" in browser.get(answer.headers["Location"]).content.decode()
        (made,) = kept(cast.humanitas)
        assert (made.text, made.made_by_id) == (WORDS, None)

    def test_sent_twice_counts_once_and_changed_words_count_again(self, cast, thuis):
        assert [self.post(thuis).status_code for _ in range(3)] == [302] * 3
        assert len(kept(cast.humanitas)) == len(letters()) == 1
        self.post(thuis, text="En de openingstijden ook.")
        assert len(kept(cast.humanitas)) == 2

    def test_the_same_words_with_an_easy_key_are_two(self, cast, thuis):
        for _ in range(2):
            self.post(thuis, submission="1")
        assert len(kept(cast.humanitas)) == 2

    @pytest.mark.parametrize(
        "told",
        [
            {"text": ""},
            {"text": "   "},
            {"text": "x" * 1001},
            {"contact": "x" * 121},
            {"text": "a\0b"},
        ],
    )
    def test_what_cannot_be_is_asked_again(self, cast, thuis, told):
        assert self.post(thuis, **told).status_code == 200
        assert not kept(cast.humanitas)

    def test_html_is_shown_as_text(self, cast, thuis, sign_in):
        self.post(thuis, text="<script>alert(1)</script>", contact="<b>x</b>")
        page = sign_in(cast.humanitas).get("/beheer/verbeteringen/").content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page

    def test_not_without_end(self, cast, thuis):
        codes = [self.post(thuis, text=f"Nummer {n}").status_code for n in range(12)]
        assert codes == [302] * 10 + [429] * 2
        assert len(kept(cast.humanitas)) == 10

    def test_what_is_not_offered_has_no_page(self, cast, thuis, alliance):
        assert Client().get(f"/loket/oldambt/aanbod/{uuid.uuid4()}/verbeter/").status_code == 404
        make_alliance("Ander", "ander")
        assert Client().get(address(thuis).replace("oldambt", "ander")).status_code == 404
        thuis.change(active=False)
        assert Client().get(address(thuis)).status_code == 404
        assert self.post(thuis).status_code == 404
        with pytest.raises(RefusedError):
            say(thuis)

    def test_another_language_keeps_what_was_typed(self, cast, thuis):
        answer = Client().post(
            address(thuis), {"speak": "tr", "text": WORDS, "submission": "k" * 30}
        )
        page = answer.content.decode()
        assert 'lang="tr"' in page
        assert WORDS in page
        assert "k" * 30 in page
        assert not kept(cast.humanitas)

    def test_without_a_token_nothing_is_kept(self, cast, thuis):
        browser = Client(enforce_csrf_checks=True)
        assert self.post(thuis, browser).status_code == 403
        assert not kept(cast.humanitas)


class TestDesk:
    def test_a_worker_says_so_on_the_card_and_the_coordinator_answers(self, cast, thuis, sign_in):
        told = {"text": WORDS, "contact": "", "submission": "k" * 30}
        worker = sign_in(cast.gemeente)
        answer = worker.post(f"/verwijskaart/{thuis.pk}/verbeter/", told, follow=True)
        assert "kijkt ernaar" in answer.content.decode()
        browser = sign_in(cast.humanitas)
        assert "1 nieuw" in browser.get("/beheer/").content.decode()
        page = browser.get("/beheer/verbeteringen/")
        assert WORDS in page.content.decode()
        assert "Gemeente" in page.content.decode()
        (made,) = page.context["waiting"]
        browser.post(f"/beheer/verbeteringen/{made.pk}/", {"outcome": "nonsense"})
        assert not kept(cast.humanitas)[0].outcome
        browser.post(f"/beheer/verbeteringen/{made.pk}/", {"outcome": "changed"})
        after = browser.get("/beheer/verbeteringen/").content.decode()
        assert "Niemand heeft gezegd" in after
        assert "aangepast" in after
        assert "nieuw" not in browser.get("/beheer/").content.decode()

    def test_the_neutral_coordinator_sees_all_and_a_stranger_none(self, cast, correction, sign_in):
        neutral = sign_in(cast.neutraal)
        assert "1 nieuw" in neutral.get("/beheer/").content.decode()
        assert WORDS in neutral.get("/beheer/verbeteringen/").content.decode()
        stranger = sign_in(cast.maatje)
        assert WORDS not in stranger.get("/beheer/verbeteringen/").content.decode()
        answer = stranger.post(f"/beheer/verbeteringen/{correction.pk}/", {"outcome": "not_us"})
        assert answer.status_code == 404

    def test_as_many_questions_for_twenty_as_for_two(self, cast, thuis, sign_in):
        browser = sign_in(cast.humanitas)
        other = add(cast.humanitas, name="Ander aanbod")
        for service in (thuis, other):
            say(service)
        browser.get("/beheer/verbeteringen/")
        with CaptureQueriesContext(connection) as few:
            browser.get("/beheer/verbeteringen/")
        for n in range(20):
            say(other, submission=f"{n:030}")
        with CaptureQueriesContext(connection) as many:
            page = browser.get("/beheer/verbeteringen/")
        assert page.context["number"] == 22
        assert len(few) == len(many)
