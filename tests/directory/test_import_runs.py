"""A large file is read by a job: one sees how far it is, may leave, and gets all of it or nothing."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID

import openpyxl
import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django import app

from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory.actions import runs
from ketenloket.network.directory.actions.progress import Progress, telling, write_progress
from ketenloket.network.directory.actions.reading import carry_on
from ketenloket.network.directory.actions.runs import JOB, QUEUE, actor_of_job, start_run
from ketenloket.network.directory.models import ImportRun, Service
from ketenloket.network.directory.rules.runs import (
    BUSY,
    ENDED,
    MAY_STOP,
    QUEUED,
    SILENT_AFTER,
    STEPS,
    RunKind,
    RunState,
    is_large,
    is_silent,
)
from ketenloket.network.organisations.models import Worker
from tests.conftest import make_alliance, make_cast, make_worker

HEAD = ["Organisatie", "Soort organisatie", "Aanbod", "Vorm van hulp", "Wat u doet", "Helpt bij"]
ROWS = 1500


def sheet(rows=ROWS, wrong=()):
    """A CSV of so many rows; of those numbered `wrong` the form of help means nothing."""
    lines = [";".join(HEAD)]
    for row in range(2, rows + 2):
        form = "toveren" if row in wrong else "kort"
        lines.append(
            f"Buurthuis {row % 40};welzijnswerk;Aanbod {row};{form};{'Samen kijken. ' * 9};letters"
        )
    return "\n".join(lines).encode()


def hsds(services=600):
    organisation = {"id": "o1", "name": "Stichting Samen", "description": "Samen verder."}
    return json.dumps(
        [
            {
                "id": f"s{number}",
                "name": f"Spreekuur {number}",
                "status": "active",
                "description": "Elke week open. " * 20,
                "organization": organisation,
                "service_areas": [{"id": "a", "name": "Oldambt"}],
            }
            for number in range(services)
        ]
    ).encode()


def send(desk, data, name="lijst.csv"):
    """Choose the file on the page; gives the run."""
    answer = desk.post("/verwijskaart/inlezen/", {"sheet": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302, answer.content.decode()
    return UUID(answer.headers["Location"].rstrip("/").rpartition("/")[2])


def do(desk, run_id, button):
    return desk.post(address(run_id), {"do": button}, follow=True).content.decode()


def address(run_id):
    return f"/verwijskaart/inlezen/{run_id}/"


def look(by, run_id):
    with acting_as(by.actor()):
        return ImportRun.objects.get(pk=run_id)


def job(by, run_id):
    """What the worker would do now."""
    carry_on(run_id, actor_of_job(look(by, run_id)))


@pytest.fixture
def desk(cast, sign_in):
    return sign_in(cast.neutraal)


class TestOnTheWayIn:
    def test_a_list_is_looked_at_and_then_read_in(self, cast, desk):
        run_id = send(desk, sheet())
        page = desk.get(address(run_id)).content.decode()
        assert "zo nagekeken" in page
        assert 'hx-trigger="every 2s"' in page
        assert '<noscript><p><a href="">Kijk hoe ver het is</a>' in page
        job(cast.neutraal, run_id)
        assert look(cast.neutraal, run_id).rows_done == 0  # told beside this transaction, or not
        page = desk.get(address(run_id)).content.decode()
        assert "Wij keken 1.500 rijen na" in page
        assert "1.500: komt erbij" in page
        assert "40: nieuwe organisaties" in page
        assert "progress" not in page
        assert not Service.objects.exists()
        assert "zo ingelezen" in do(desk, run_id, "agree")
        job(cast.neutraal, run_id)
        page = desk.get(address(run_id)).content.decode()
        assert "De verwijskaart is bijgewerkt" in page
        assert Service.objects.count() == ROWS
        assert Service.objects.filter(checked_by=cast.neutraal).count() == ROWS
        run = look(cast.neutraal, run_id)
        assert (run.state, run.content) == (RunState.DONE, None)
        overview = desk.get("/verwijskaart/inlezen/").content.decode()
        assert "lijst.csv" in overview
        assert str(run_id) in overview

    def test_hsds_with_what_was_chosen(self, cast, desk):
        choices = {"need": "debts", "form": "short", "kind": "care"}
        file = SimpleUploadedFile("kaart.json", hsds())
        answer = desk.post("/verwijskaart/inlezen/hsds/", {"file": file, **choices})
        run_id = UUID(answer.headers["Location"].rstrip("/").rpartition("/")[2])
        job(cast.neutraal, run_id)
        page = desk.get(address(run_id)).content.decode()
        assert "600: komt erbij, met een nieuwe organisatie" in page
        do(desk, run_id, "agree")
        job(cast.neutraal, run_id)
        assert Service.objects.filter(needs=["debts"], form_of_help="short").count() == 600

    def test_what_is_wrong_is_told_by_row(self, cast, desk):
        run_id = send(desk, sheet(wrong={7, 1203}))
        job(cast.neutraal, run_id)
        page = desk.get(address(run_id)).content.decode()
        assert "In 2 van de 1.500 rijen" in page
        assert "rij 7" in page
        assert "rij 1203" in page
        assert "toveren" in page
        assert "agree" not in page
        run = look(cast.neutraal, run_id)
        assert (run.state, run.content) == (RunState.WRONG, None)
        do(desk, run_id, "agree")
        job(cast.neutraal, run_id)
        assert not Service.objects.exists()

    def test_hsds_without_choices_tells_each_record(self, cast, desk):
        file = SimpleUploadedFile("kaart.json", hsds())
        answer = desk.post("/verwijskaart/inlezen/hsds/", {"file": file})
        run_id = UUID(answer.headers["Location"].rstrip("/").rpartition("/")[2])
        job(cast.neutraal, run_id)
        page = desk.get(address(run_id)).content.decode()
        assert "In 600 van de 600 rijen" in page
        assert "kies een vraag" in page
        assert "En nog" in page

    def test_a_file_that_is_no_list(self, cast, desk):
        run_id = send(desk, b"PK\3\4" + bytes(70_000), "kapot.xlsx")
        job(cast.neutraal, run_id)
        page = desk.get(address(run_id)).content.decode()
        assert "Dit Excel-bestand is beschadigd" in page
        assert look(cast.neutraal, run_id).content is None

    def test_excel_goes_the_same_way(self, cast, desk):
        book = openpyxl.Workbook(write_only=True)
        page = book.create_sheet("Lijst")
        page.append(HEAD)
        for number in range(3000):
            page.append([f"Huis {number % 7}", "welzijnswerk", f"Aanbod {number}", "kort",
                         f"Uniek {number * 7919}", "letters"])  # fmt: skip
        out = io.BytesIO()
        book.save(out)
        run_id = send(desk, out.getvalue(), "lijst.xlsx")
        job(cast.neutraal, run_id)
        assert "3.000: komt erbij" in desk.get(address(run_id)).content.decode()

    def test_a_small_list_is_still_read_at_once(self, desk):
        assert not is_large(sheet(300))
        answer = desk.post(
            "/verwijskaart/inlezen/", {"sheet": SimpleUploadedFile("klein.csv", sheet(300))}
        )
        assert "De lijst klopt" in answer.content.decode()
        assert not ImportRun.objects.exists()

    def test_pressed_twice_is_done_once(self, cast, desk):
        run_id = send(desk, sheet())
        job(cast.neutraal, run_id)
        do(desk, run_id, "agree")
        assert "wordt al ingelezen" in do(desk, run_id, "agree")
        job(cast.neutraal, run_id)
        job(cast.neutraal, run_id)  # the second of two jobs finds nothing to do
        assert Service.objects.count() == ROWS
        assert "is al klaar" in do(desk, run_id, "again")
        assert "is al klaar" in do(desk, run_id, "stop")

    def test_leave_it(self, cast, desk):
        run_id = send(desk, sheet())
        job(cast.neutraal, run_id)
        assert "Dit bestand is weggegooid" in do(desk, run_id, "stop")
        run = look(cast.neutraal, run_id)
        assert (run.state, run.content) == (RunState.GIVEN_UP, None)
        job(cast.neutraal, run_id)
        assert not Service.objects.exists()

    def test_a_name_in_use_meanwhile_changes_nothing(self, cast, desk):
        """The list was right when it was looked at, and is not any more."""
        run_id = send(desk, sheet())
        job(cast.neutraal, run_id)
        do(desk, run_id, "agree")
        with acting_as(cast.neutraal.actor()):
            run = ImportRun.objects.get(pk=run_id)
            run.change(content=sheet(wrong={9}))
        job(cast.neutraal, run_id)
        page = desk.get(address(run_id)).content.decode()
        assert "in rij 9 klopt iets niet" in page
        assert not Service.objects.exists()


class TestHalfWay:
    def test_it_breaks(self, cast, desk, monkeypatch):
        """An error in the middle: nothing is in, the page says so, and it can begin again."""
        run_id = send(desk, sheet())
        job(cast.neutraal, run_id)
        do(desk, run_id, "agree")
        told = []

        def breaks(progress, done, total):
            told.append((done, total, Service.objects.count()))
            if done > ROWS // 2:
                raise ZeroDivisionError

        with monkeypatch.context() as broken:
            broken.setattr(Progress, "__call__", breaks)
            with pytest.raises(ZeroDivisionError):
                job(cast.neutraal, run_id)
        assert told[-1] == (1000, ROWS, 1000)  # so much was in, and is no more
        assert not Service.objects.exists()
        page = desk.get(address(run_id)).content.decode()
        assert "Het inlezen is gestopt" in page
        assert "ook geen deel" in page
        assert "hx-get" not in page
        assert "zo ingelezen" in do(desk, run_id, "again")
        job(cast.neutraal, run_id)
        assert Service.objects.count() == ROWS

    def test_given_up_while_nobody_was_heard(self, cast, desk, monkeypatch):
        """Somebody threw it away; a job that was only slow may not bring it in after all."""
        run_id = send(desk, sheet())
        job(cast.neutraal, run_id)
        do(desk, run_id, "agree")

        def slow(_progress, done, _total):
            if done == ROWS:
                with acting_as(cast.neutraal.actor()):
                    ImportRun.objects.get(pk=run_id).change(
                        state=RunState.GIVEN_UP, content=None, ended_at=timezone.now()
                    )

        monkeypatch.setattr(Progress, "__call__", slow)
        with pytest.raises(Exception, match="given_up"):
            job(cast.neutraal, run_id)
        assert not Service.objects.exists()

    def test_who_sent_it_may_no_more(self, cast, desk):
        run_id = send(desk, sheet())
        with acting_as(replace(cast.neutraal.actor(), sees=Sees.ORGANISATION)):
            cast.neutraal.change(role_id="board_member")
        actor = Actor(
            organisation=str(cast.neutraal.organisation_id),
            alliance=str(cast.neutraal.alliance_id),
            sees=Sees.COUNTS,
        )
        carry_on(run_id, actor)
        with acting_as(actor):
            run = ImportRun.objects.get(pk=run_id)
        assert (run.state, run.content) == (RunState.REFUSED, None)
        assert "mag dit niet meer" in run.found["problem"]

    @pytest.mark.parametrize(("state", "silent"), [(s, s in BUSY | QUEUED) for s in RunState])
    def test_silence(self, state, silent):
        now = timezone.now()
        assert is_silent(state, now - timedelta(hours=1), now) is silent
        assert not is_silent(state, now - timedelta(seconds=20), now)

    def test_the_states_fit_together(self):
        """From every state there is a way on, or it is an end."""
        begins = {step.begins for step in STEPS}
        reached = {RunState.WAITING, RunState.AGREED}.union(*({s.busy} | s.ends for s in STEPS))
        assert reached | {RunState.GIVEN_UP} == set(RunState)
        assert not ENDED & (begins | BUSY | MAY_STOP)
        assert set(RunState) == ENDED | BUSY | MAY_STOP


class TestWhoSees:
    def test_only_who_cares_for_this_alliance(self, cast, desk, who_sees, sign_in):
        run_id = send(desk, sheet())
        row = ImportRun(pk=run_id)
        assert who_sees(row) == {"neutraal"}
        elsewhere = make_worker(
            make_alliance("Elders", "elders"), "w", "neutraal", "alliance_coordinator"
        )
        stranger = sign_in(elsewhere)
        assert stranger.get(address(run_id)).status_code == 404
        assert stranger.post(address(run_id), {"do": "stop"}).status_code == 404
        assert sign_in(cast.maatje).get(address(run_id)).status_code == 403
        job_elsewhere = Actor(alliance=str(elsewhere.alliance_id), sees=Sees.COUNTS)
        carry_on(run_id, job_elsewhere)
        write_progress(run_id, job_elsewhere, Progress())
        assert look(cast.neutraal, run_id).state == RunState.WAITING

    def test_nobody_sends_a_file_in_the_name_of_another(self, cast):
        with acting_as(cast.neutraal.actor()):
            for changed in (
                {"made_by": cast.maatje},
                {"alliance": make_alliance("Elders", "elders")},
                {"state": "agreed"},
            ):
                values = {
                    "alliance": cast.neutraal.alliance,
                    "organisation": cast.neutraal.organisation,
                    "made_by": cast.neutraal,
                    "kind": "sheet",
                    "content": b"x",
                }
                with pytest.raises(DatabaseError), transaction.atomic():
                    ImportRun(**values | changed).save(force_insert=True)

    @pytest.mark.parametrize("name", ["maatje", "gemeente", "loketleiding", "vrijwilliger"])
    def test_the_action_asks_too(self, cast, name):
        by = getattr(cast, name)
        with acting_as(by.actor()), pytest.raises(PermissionDenied):
            start_run(sheet(), kind=RunKind.SHEET, name="x", by=by)

    @pytest.mark.parametrize("content", [None, b"x"])
    def test_the_database_keeps_no_file_after_the_end(self, cast, desk, content):
        run_id = send(desk, sheet())
        with acting_as(cast.neutraal.actor()), suppress(DatabaseError), transaction.atomic():
            ended = timezone.now() if content else None
            ImportRun.objects.get(pk=run_id).change(
                content=content, ended_at=ended, state="done" if content else "looking"
            )
            raise AssertionError

    def test_the_job_is_known_and_waits_in_its_own_queue(self, desk):
        run_id = send(desk, sheet())
        assert JOB in app.tasks
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT queue_name, task_name, args FROM procrastinate_jobs WHERE task_name = %s",
                [JOB],
            )
            ((queue, name, args),) = cursor.fetchall()
        assert (queue, name) == (QUEUE, JOB)
        assert json.loads(args)["run"] == str(run_id)


def worker(database):
    """The worker that the installation runs, for this queue, until it is empty."""
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "django",
            "procrastinate",
            "worker",
            "--queues",
            QUEUE,
            "--one-shot",
        ],
        env={**os.environ, "DATABASE_URL": database, "KETENLOKET_AS": "app"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def seen(by, run_id, until, process):
    """How far it was at each look, until this holds."""
    looks, end = [], time.monotonic() + 90
    while time.monotonic() < end:
        run = look(by, run_id)
        looks.append((run.state, run.rows_done, run.rows_total))
        if until(run):
            return looks
        assert process.poll() is None or look(by, run_id).state not in BUSY, looks[-5:]
        time.sleep(0.05)
    raise AssertionError(looks[-5:])


@pytest.mark.slow
def test_a_worker_that_is_killed_half_way_leaves_nothing(committed, django_db_blocker):
    """The real worker, real commits: seen from outside, killed, begun again, and read in whole."""
    with django_db_blocker.unblock():
        by = make_cast(make_alliance()).neutraal
        with acting_as(by.actor()):
            run_id = start_run(sheet(6000), kind=RunKind.SHEET, name="lijst.csv", by=by).pk
        first = worker(committed)
        seen(by, run_id, lambda run: run.state == RunState.RIGHT, first)
        first.wait(30)
        with acting_as(by.actor()):
            runs.agree(run_id, by=by)
        killed = worker(committed)
        try:
            looks = seen(by, run_id, lambda run: run.rows_done > 0, killed)
            assert (looks[-1][0], looks[-1][2]) == (RunState.READING, 6000)
            assert Service.objects.count() == 0  # of all that was written nobody sees a thing
        finally:
            killed.send_signal(signal.SIGKILL)
            killed.wait()
        assert look(by, run_id).state == RunState.READING
        assert Service.objects.count() == 0
        with acting_as(by.actor()), pytest.raises(RefusedError):
            runs.start_again(run_id, by=by)  # not yet: it may only be slow
        with time_machine.travel(timezone.now() + SILENT_AFTER + timedelta(seconds=5)):
            browser = Client()
            browser.force_login(by.account)
            assert "Het inlezen is gestopt" in browser.get(address(run_id)).content.decode()
            with acting_as(by.actor()):
                runs.start_again(run_id, by=by)
        second = worker(committed)
        looks = seen(by, run_id, lambda run: run.state == RunState.DONE, second)
        second.wait(30)
        assert Service.objects.count() == 6000
        counted = [done for state, done, _total in looks if state == RunState.READING]
        assert counted == sorted(counted)
        assert any(0 < done < 6000 for done in counted)


def test_how_far_it_is_is_told_while_it_lasts(committed, django_db_blocker):
    """Beside the transaction that does the work, and on the page."""
    with django_db_blocker.unblock():
        by = make_cast(make_alliance()).neutraal
        with acting_as(by.actor()):
            run = start_run(sheet(), kind=RunKind.SHEET, name="lijst.csv", by=by)
            run.change(state=RunState.LOOKING)
        browser = Client()
        browser.force_login(by.account)
        with telling(run.pk, actor_of_job(run), every=0.01) as progress:
            progress(700, 2000)
            seen(
                by, run.pk, lambda found: found.rows_done == 700, SimpleNamespace(poll=lambda: None)
            )
            part = {"headers": {"HX-Request": "true"}}
            page = browser.get(f"{address(run.pk)}?stand=looking", **part).content.decode()
            assert "700 van 2.000 rijen (35 %)" in page
            assert 'value="35"' in page
            assert "<html" not in page
            changed = browser.get(f"{address(run.pk)}?stand=waiting", **part)
            assert changed.headers["HX-Refresh"] == "true"
        assert Worker.objects.count() == 0  # nobody acts here any more
