"""SMS: one file in the demo, one POST with its id elsewhere."""

import json

import pytest

from ketenloket.foundation.outbox.actions import text
from ketenloket.foundation.outbox.jobs import deliver
from ketenloket.foundation.tenancy.acting import acting_as
from tests.outbox.conftest import later, rows

pytestmark = pytest.mark.django_db


def send_sms(worker, to="+31612345678", **more):
    with acting_as(worker.actor()):
        text(to, body="Er staat iets voor u klaar.", **more)


def test_a_demo_sms_is_a_file(cast, settings, tmp_path):
    settings.SMS_FILE_PATH = tmp_path / "sms"
    send_sms(cast.maatje, once="sms")
    send_sms(cast.maatje, once="sms")
    send_sms(cast.maatje, to="")
    assert deliver() == 1
    (file,) = (tmp_path / "sms").iterdir()
    assert file.stem == str(rows()[0].pk)
    assert file.read_text() == "+31612345678\n\nEr staat iets voor u klaar.\n"


def test_an_sms_goes_to_a_whole_number(cast):
    with pytest.raises(ValueError, match="as the world writes it"):
        send_sms(cast.maatje, to="0612345678")


@pytest.fixture
def sms_over_http(settings, listener):
    settings.SMS_GATEWAY = "ketenloket.foundation.outbox.jobs.gateways.HttpGateway"
    settings.SMS_URL = f"http://127.0.0.1:{listener.server_port}/sms?v=1"
    settings.SMS_TOKEN = "sleutel"


def test_an_sms_over_http_carries_its_id_also_when_repeated(cast, listener, sms_over_http):
    listener.answers = [503]
    send_sms(cast.maatje)
    assert deliver() == 0
    with later(minutes=2):
        assert deliver() == 1
    key = str(rows()[0].pk)
    assert [headers["Idempotency-Key"] for _path, headers, _body in listener.came] == [key, key]
    path, headers, body = listener.came[0]
    assert path == "/sms?v=1"
    assert headers["Authorization"] == "Bearer sleutel"
    assert json.loads(body) == {"to": "+31612345678", "text": "Er staat iets voor u klaar."}


def test_a_wrong_number_is_given_up_at_once(cast, listener, sms_over_http):
    listener.answers = [422]
    send_sms(cast.maatje)
    assert deliver() == 0
    assert rows()[0].died_at
    assert rows()[0].error == "http_422"
