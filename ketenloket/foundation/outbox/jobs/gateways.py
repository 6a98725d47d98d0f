"""SMS gateways. Which one is used stands in the settings; another one is a class with `send`."""

import http.client
import json
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings

LONGEST_WAIT_SECONDS = 20
_TAKEN = 2  # of 2xx
_HOPELESS = {400, 404, 422}
"""The gateway says that this number or text is wrong: the same again gets the same answer."""


class GatewayError(Exception):
    """The gateway did not take the message."""

    def __init__(self, kind: str, *, hopeless: bool = False) -> None:
        super().__init__(kind)
        self.kind, self.hopeless = kind, hopeless


class Gateway(Protocol):
    """Something that takes an SMS."""

    def send(self, key: str, to: str, text: str) -> None:
        """Send this text to this number. The same key again is the same message: one SMS.

        Raises GatewayError or OSError when it was not taken.
        """
        ...


class FileGateway:
    """For demo and tests: one file per message, in the folder SMS_FILE_PATH."""

    def send(self, key: str, to: str, text: str) -> None:
        """Write the file; the same key writes the same file."""
        folder = Path(settings.SMS_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{key}.txt").write_text(f"{to}\n\n{text}\n")


class HttpGateway:
    """Any gateway that takes a POST of JSON with `to` and `text`, and the header Idempotency-Key.

    Its address and key stand in SMS_URL and SMS_TOKEN.
    """

    def send(self, key: str, to: str, text: str) -> None:
        """Post it; any answer of 2xx means taken."""
        address = urlsplit(settings.SMS_URL)
        kind = (
            http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
        )
        line = kind(address.hostname or "", address.port, timeout=LONGEST_WAIT_SECONDS)
        headers = {
            "Content-Type": "application/json",
            "Authorization": f"Bearer {settings.SMS_TOKEN}",
            "Idempotency-Key": key,
        }
        path = (address.path or "/") + (f"?{address.query}" if address.query else "")
        try:
            line.request("POST", path, json.dumps({"to": to, "text": text}), headers)
            status = line.getresponse().status
        except http.client.HTTPException as error:
            raise GatewayError(type(error).__name__) from error
        finally:
            line.close()
        if status // 100 != _TAKEN:
            raise GatewayError(f"http_{status}", hopeless=status in _HOPELESS)
