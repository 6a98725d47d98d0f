"""Papers that are asked and come, letters that are made, a budget that is made together."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from ketenloket.chain.papers.actions import (
    add_row,
    ask_papers,
    begin_sheet,
    change_row,
    close_sheet,
    drop_paper,
    hand_over_money,
    lists_of,
    open_doors,
    receive_paper,
    remove_row,
    save_set,
    undo_row,
    wait_again,
    write_letter,
)
from ketenloket.chain.papers.models import (
    Letter,
    MoneyDebt,
    MoneyExport,
    MoneyLine,
    MoneySheet,
    Paper,
)
from ketenloket.chain.papers.rules import STANDARD_SETS, Asked, Draft
from ketenloket.chain.sharing.actions import NoLegalBasis, end
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from tests.papers.conftest import closed, debt, filled, line, shared, today


def ask(request, by, *codes, until=None, **more):
    with acting_as(by.actor()):
        rows = [Asked(code, **more) for code in codes]
        return ask_papers(request.pk, rows, until=until or today(), by=by)


def test_a_paper_is_asked_received_and_taken_back(cast, helped):
    (paper,) = ask(helped, cast.vrijwilliger, "bank")
    assert ask(helped, cast.maatje, "bank") == []  # nobody asks the same twice
    with acting_as(cast.maatje.actor()):
        receive_paper(paper.pk, "copy", by=cast.maatje)
        again = receive_paper(paper.pk, "copy", by=cast.maatje)
        assert (again.received_as, again.received_by_id) == ("copy", cast.maatje.pk)
        with pytest.raises(RefusedError):
            drop_paper(paper.pk, by=cast.maatje)
        assert wait_again(paper.pk, by=cast.maatje).is_open
        assert drop_paper(paper.pk, by=cast.maatje).dropped_by_id == cast.maatje.pk
        with pytest.raises(RefusedError):
            receive_paper(paper.pk, "seen", by=cast.maatje)
    assert len(ask(helped, cast.maatje, "bank")) == 1
    with acting_as(cast.maatje.actor()), pytest.raises(RefusedError):
        wait_again(paper.pk, by=cast.maatje)  # asked anew meanwhile


def test_what_cannot_be_asked(cast, helped):
    for rows, day in (
        ([], today()),
        ([Asked("onbekend")], today()),
        ([Asked("bank", giver="niemand")], today()),
        ([Asked("bank")], today() - timedelta(days=1)),
    ):
        with acting_as(cast.maatje.actor()), pytest.raises(RefusedError):
            ask_papers(helped.pk, rows, until=day, by=cast.maatje)


def test_lists_of_the_alliance(cast, alliance):
    before = [row.code for row in lists_of(alliance.pk)]
    assert before == [row.code for row in STANDARD_SETS]
    with acting_as(cast.neutraal.actor()):
        own = save_set(None, name="Voedselbank", papers=["income", "bank"], by=cast.neutraal)
        save_set(None, name="Toeslagen", papers=["rent"], by=cast.neutraal, replaces="allowances")
        with pytest.raises(RefusedError):
            save_set(None, name="Voedselbank", papers=["rent"], by=cast.neutraal)
        with pytest.raises(RefusedError):
            save_set(None, name="Leeg", papers=["onbekend"], by=cast.neutraal)
    lists = {row.code: row for row in lists_of(alliance.pk)}
    assert "allowances" not in lists
    assert lists[str(own.pk)].papers == ("bank", "income")  # in the order of all papers
    with acting_as(cast.maatje.actor()), pytest.raises(PermissionDenied):
        save_set(own, name="Van ons", papers=["bank"], by=cast.maatje)


def test_a_letter_is_kept_as_it_was_printed(cast, helped):
    text = Draft("Bank\r\nPostbus 1", "Overzicht", "Geachte heer,\r\n\r\nGraag.")
    with acting_as(cast.vrijwilliger.actor()):
        made = write_letter(
            helped.pk, "creditor_overview", text, language="ar", by=cast.vrijwilliger
        )
        twice = write_letter(
            helped.pk, "creditor_overview", text, language="ar", by=cast.vrijwilliger
        )
        assert made.pk == twice.pk
        assert (made.addressee, made.text) == ("Bank\nPostbus 1", "Geachte heer,\n\nGraag.")
        for kind, language, draft in (
            ("onbekend", "nl", text),
            ("confirmation", "xx", text),
            ("confirmation", "nl", Draft("Bank", " ", "x")),
        ):
            with pytest.raises(RefusedError):
                write_letter(helped.pk, kind, draft, language=language, by=cast.vrijwilliger)
        with pytest.raises(DatabaseError), transaction.atomic():
            Letter.objects.filter(pk=made.pk).update(text="anders")


def sums(request, by):
    with acting_as(by.actor()):
        rows = MoneyLine.objects.filter(request_id=request.pk, removed_at=None)
        return {row.sort: row.amount for row in rows.order_by("noted_at")}


def test_a_line_is_changed_removed_and_put_back(cast, helped):
    by = cast.vrijwilliger
    with acting_as(by.actor()):
        row = add_row(MoneyLine, helped.pk, line(), by=by)
        assert add_row(MoneyLine, helped.pk, line(), by=by).pk == row.pk  # the same form again
        new = change_row(MoneyLine, row.pk, line(amount="1300"), by=by)
    assert sums(helped, by) == {"wage": Decimal(1300)}
    with acting_as(by.actor()):
        with pytest.raises(RefusedError):
            change_row(MoneyLine, row.pk, line(amount="9"), by=by)  # somebody changed it
        with pytest.raises(RefusedError):
            undo_row(MoneyLine, row.pk, by=by)  # a newer one stands in its place
        undo_row(MoneyLine, new.pk, by=by)
    assert sums(helped, by) == {"wage": Decimal(1200)}
    with acting_as(by.actor()):
        remove_row(MoneyLine, row.pk, by=by)
        remove_row(MoneyLine, row.pk, by=by)
    assert sums(helped, by) == {}
    with acting_as(by.actor()):
        undo_row(MoneyLine, row.pk, by=by)
        with pytest.raises(RefusedError):
            undo_row(MoneyLine, row.pk, by=by)  # nothing before it
    assert sums(helped, by) == {"wage": Decimal(1200)}


def test_a_figure_has_a_day_that_was(cast, helped):
    ahead = line() | {"as_of": today() + timedelta(days=1)}
    with acting_as(cast.maatje.actor()), pytest.raises(RefusedError):
        add_row(MoneyLine, helped.pk, ahead, by=cast.maatje)


def test_gone_through_together_it_never_changes(cast, helped):
    sheet = closed(helped, cast.vrijwilliger)
    by = cast.maatje
    with acting_as(by.actor()):
        row = MoneyLine.objects.filter(sheet=sheet, request_id=helped.pk).first()
        for act in (
            lambda: change_row(MoneyLine, row.pk, line(amount="1"), by=by),
            lambda: remove_row(MoneyLine, row.pk, by=by),
            lambda: undo_row(MoneyLine, row.pk, by=by),
        ):
            with pytest.raises(RefusedError):
                act()
        assert close_sheet(sheet.pk, gone_through_on=today(), yes_how="written", by=by).yes_how == (
            "spoken"
        )


def test_the_database_keeps_a_closed_version_closed(cast, helped):
    sheet = closed(helped, cast.maatje)
    with acting_as(cast.maatje.actor()):
        row = MoneyLine.objects.filter(sheet=sheet, request_id=helped.pk).first()
        copy = MoneyLine.objects.get(pk=row.pk)
        copy.pk = UUID(int=7)
        for act in (
            lambda: copy.save(force_insert=True),
            lambda: row.change(removed_at=timezone.now(), removed_by=cast.maatje),
            lambda: MoneyLine.objects.filter(pk=row.pk).update(amount=1),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                act()
        changed = MoneySheet.objects.filter(pk=sheet.pk).update(
            closed_at=None, closed_by=None, gone_through_on=None, yes_how=""
        )
        assert changed == 0


def test_a_new_version_begins_with_what_stood_there(cast, helped):
    first = closed(helped, cast.maatje)
    by = cast.vrijwilliger
    with acting_as(by.actor()):
        row = add_row(MoneyLine, helped.pk, line("energy", "150"), by=by)
        assert row.sheet.number == 2
        assert begin_sheet(helped.pk, by=by).pk == row.sheet_id
        mine = {"request_id": helped.pk}
        assert MoneyLine.objects.filter(**mine, sheet=first).count() == 2
        new = MoneyLine.objects.filter(**mine, sheet_id=row.sheet_id)
        assert {(each.sort, each.noted_by_id) for each in new} == {
            ("wage", cast.maatje.pk), ("rent", cast.maatje.pk), ("energy", by.pk)
        }  # fmt: skip
        assert MoneyDebt.objects.filter(**mine, sheet_id=row.sheet_id).count() == 1


def test_no_yes_no_version(cast, helped):
    by = cast.maatje
    with acting_as(by.actor()):
        sheet = begin_sheet(helped.pk, by=by)
        with pytest.raises(RefusedError):  # nothing on it
            close_sheet(sheet.pk, gone_through_on=today(), yes_how="spoken", by=by)
    filled(helped, by)
    for day, how in (
        (today(), "gewoon"),
        (today() + timedelta(days=1), "spoken"),
        (today() - timedelta(days=1), "spoken"),  # before it was begun
    ):
        with acting_as(by.actor()), pytest.raises(RefusedError):
            close_sheet(sheet.pk, gone_through_on=day, yes_how=how, by=by)


@pytest.mark.parametrize(
    "wrong",
    [
        {"owed": Decimal(-1)},
        {"arrears": Decimal(1000)},
        {"paid": Decimal(10), "arrangement": "none"},
        {"creditor": ""},
    ],
)
def test_the_database_refuses_sums_that_cannot_be(cast, helped, wrong):
    with acting_as(cast.maatje.actor()), pytest.raises(DatabaseError), transaction.atomic():
        add_row(MoneyDebt, helped.pk, debt(owed="900") | wrong, by=cast.maatje)


def test_given_to_the_person_it_needs_no_other_basis(cast, helped):
    by = cast.vrijwilliger
    with acting_as(by.actor()), pytest.raises(RefusedError):
        hand_over_money(helped.pk, None, by=by)  # nothing was gone through yet
    sheet = closed(helped, by)
    with acting_as(by.actor()):
        made = hand_over_money(helped.pk, None, by=by)
        assert (made.sheet_id, made.to_organisation_id) == (sheet.pk, None)
    with acting_as(cast.maatje.actor()):
        assert Event.objects.filter(request_id=helped.pk, what="papers.handed_over").exists()


def test_an_organisation_gets_it_on_a_disclosure_that_lives(cast, helped):
    closed(helped, cast.maatje)
    door = shared(helped, cast.maatje, cast.gemeente, "request", "identity", "intake")
    with acting_as(cast.maatje.actor()):
        assert open_doors(helped) == [door]
        made = hand_over_money(helped.pk, door, by=cast.maatje)
        assert made.disclosure_id == door.pk
    with acting_as(cast.gemeente.actor()):
        assert open_doors(helped) == [door]
        end(door, by=cast.gemeente)
    with acting_as(cast.maatje.actor()):
        door.refresh_from_db()
        assert open_doors(helped) == []
        with pytest.raises(NoLegalBasis):
            hand_over_money(helped.pk, door, by=cast.maatje)


def test_a_disclosure_that_opens_too_little_is_no_basis(cast, helped):
    sheet = closed(helped, cast.maatje)
    door = shared(helped, cast.maatje, cast.gemeente, "request", "identity", "notes")
    with acting_as(cast.maatje.actor()):
        assert open_doors(helped) == []
        with pytest.raises(NoLegalBasis):
            hand_over_money(helped.pk, door, by=cast.maatje)
        # Nor does the database take it, past the rules.
        with pytest.raises(DatabaseError), transaction.atomic():
            _export(cast, helped, sheet, door).save(force_insert=True)


def test_the_database_hands_over_no_open_version(cast, helped):
    sheet = filled(helped, cast.maatje)
    with acting_as(cast.maatje.actor()), pytest.raises(DatabaseError), transaction.atomic():
        _export(cast, helped, sheet, None).save(force_insert=True)


def _export(cast, request, sheet, door):
    keys = ("alliance_id", "request_id", "help_seeker_id", "lead_id")
    return MoneyExport(
        **{key: getattr(sheet, key) for key in keys},
        sheet=sheet,
        organisation_id=cast.maatje.organisation_id,
        to_organisation_id=door.to_organisation_id if door else None,
        disclosure=door,
        made_by=cast.maatje,
    )


# Who sees what: the second lock on the same door.
def test_who_sees_papers_and_money(cast, helped, who_sees):
    (paper,) = ask(helped, cast.vrijwilliger, "bank")
    sheet = filled(helped, cast.vrijwilliger)
    with acting_as(cast.maatje.actor()):
        rows = [
            MoneyLine.objects.filter(sheet=sheet, request_id=helped.pk).first(),
            MoneyDebt.objects.filter(sheet=sheet, request_id=helped.pk).first(),
        ]
    for row in (paper, sheet, *rows):
        assert who_sees(row) == {"maatje", "vrijwilliger"}
    shared(helped, cast.maatje, cast.gemeente, "request", "identity", "notes")
    assert who_sees(paper) == {"maatje", "vrijwilliger", "gemeente"}
    for row in (sheet, *rows):  # notes do not open the money
        assert who_sees(row) == {"maatje", "vrijwilliger"}
    shared(helped, cast.maatje, cast.gemeente, "request", "intake")
    for row in (sheet, *rows):
        assert who_sees(row) == {"maatje", "vrijwilliger", "gemeente"}


@pytest.mark.parametrize("who", ["andere", "vreemd", "tafel", "neutraal", "bestuur", "loket"])
def test_who_may_not_touch_anything(cast, helped, who):
    (paper,) = ask(helped, cast.maatje, "bank")
    sheet = filled(helped, cast.maatje)
    by = getattr(cast, who)
    with acting_as(by.actor()):
        assert not Paper.objects.filter(pk=paper.pk).exists()
        assert Paper.objects.filter(pk=paper.pk).update(received_as="") == 0
        assert MoneySheet.objects.filter(pk=sheet.pk).update(yes_how="spoken") == 0
        with pytest.raises(Paper.DoesNotExist):
            receive_paper(paper.pk, "seen", by=by)
        keys = {key: getattr(sheet, key) for key in
                ("alliance_id", "request_id", "help_seeker_id", "lead_id")}  # fmt: skip
        for row in (
            MoneyLine(**keys, sheet_id=sheet.pk, noted_by=by, **line()),
            MoneySheet(**keys, number=9, begun_by=by),
            Letter(**keys, organisation_id=by.organisation_id, kind="confirmation", language="nl",
                   addressee="x", subject="x", text="x", written_by=by),
        ):  # fmt: skip
            with pytest.raises(DatabaseError), transaction.atomic():
                row.save(force_insert=True)


def test_nobody_writes_in_the_name_of_somebody_else(cast, helped):
    sheet = filled(helped, cast.maatje)
    keys = {key: getattr(sheet, key) for key in
            ("alliance_id", "request_id", "help_seeker_id", "lead_id")}  # fmt: skip
    letter = Letter(**keys, organisation_id=cast.maatje.organisation_id, kind="confirmation",
                    language="nl", addressee="x", subject="x", text="x", written_by=cast.maatje)  # fmt: skip
    with acting_as(cast.vrijwilliger.actor()), pytest.raises(DatabaseError), transaction.atomic():
        letter.save(force_insert=True)
