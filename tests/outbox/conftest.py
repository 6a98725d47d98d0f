"""A system of somebody else that listens, and what the postman knows."""

from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
import time_machine
from django.utils import timezone

from ketenloket.foundation.outbox.jobs.postman import POSTMAN
from ketenloket.foundation.outbox.models import Message
from ketenloket.foundation.tenancy.acting import acting_as


class Listener(HTTPServer):
    """A gateway or another computer system: remembers what came, answers what it was told to."""

    def __init__(self):
        self.came, self.answers = [], []
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/seintje?v=1"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.came.append((self.path, dict(self.headers), body))
        self.send_response(self.server.answers.pop(0) if self.server.answers else 200)
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_args):
        pass


@pytest.fixture
def listener():
    with Listener() as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


def rows():
    with acting_as(POSTMAN):
        return list(Message.objects.order_by("made_at"))


def later(**time):
    return time_machine.travel(timezone.now() + timedelta(**time))
