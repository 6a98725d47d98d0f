"""Style and script leave packed, and never older than they are."""

import gzip
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.http import HttpResponse
from django.test import RequestFactory

from config.middleware import StaticFilesMiddleware
from ketenloket.foundation.tenancy.management.commands import ready

NAME = "css/ketenloket.css"
SOURCE = Path(finders.find(NAME))


@pytest.fixture
def collected(tmp_path, settings, monkeypatch):
    """A folder as `collectstatic` leaves it; of one file, which is quicker."""
    settings.STATIC_ROOT = tmp_path
    monkeypatch.setattr(finders, "get_finders", lambda: [OneFile()])
    call_command("collectstatic", "--no-input", verbosity=0)
    return tmp_path / NAME


class OneFile(finders.FileSystemFinder):
    def list(self, ignore_patterns):
        return [each for each in super().list(ignore_patterns) if each[0] == NAME]


def sent(encoding):
    """The answer of a server that starts now, and what is in it."""
    answer = StaticFilesMiddleware(lambda _request: HttpResponse(status=404))(
        RequestFactory().get(f"{settings.STATIC_URL}{NAME}", headers={"Accept-Encoding": encoding})
    )
    with answer.file_to_stream:  # and not `close`, which looks after connections as well
        return answer, b"".join(answer)


def test_what_a_browser_can_unpack_is_sent_packed(collected):
    whole = SOURCE.read_bytes()
    answer, body = sent("gzip, deflate, br")
    assert answer["Content-Encoding"] == "br"
    assert len(body) < len(whole) / 3
    answer, body = sent("gzip")
    assert (answer["Content-Encoding"], answer["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(body) == whole
    answer, body = sent("identity")
    assert "Content-Encoding" not in answer
    assert body == whole


def test_a_file_that_changed_since_is_not_sent_from_the_collection(collected):
    collected.write_text("/* of the version before */")
    assert sent("identity")[1] == SOURCE.read_bytes()
    collected.write_bytes(b"x" * SOURCE.stat().st_size)  # as long, and older
    os.utime(collected, (1, 1))
    assert sent("gzip")[1] == SOURCE.read_bytes()


def test_without_a_collection_files_are_sent_as_they_are(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    answer, body = sent("gzip, br")
    assert "Content-Encoding" not in answer
    assert body == SOURCE.read_bytes()


def test_a_start_does_without_packed_files(monkeypatch, capsys):
    asked = []

    def call(name, **options):
        asked.append(name)
        if name == "collectstatic":
            raise PermissionError(13, "no place")

    monkeypatch.setattr(ready, "call_command", call)
    call_command("ready")
    assert asked == ["migrate", "collectstatic"]
    assert "niet ingepakt" in capsys.readouterr().err
