"""A mail server that remembers every letter it said 250 to, and when it came."""

import re
import socketserver
import threading
import time
from collections import Counter

_ID = re.compile(rb"^Message-ID: <(.+)@ketenloket>", re.MULTILINE | re.IGNORECASE)


class Capture(socketserver.ThreadingTCPServer):
    """Counts letters by their Message-ID. `taken`: answered with 250, whether or not that arrived."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, *, slow: float = 0.0) -> None:
        self.taken: Counter[str] = Counter()
        self.slow = slow  # seconds between the end of a letter and the 250
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Talk)
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def take(self, letter: bytes) -> None:
        """From here on the letter is ours, as with any mail server that says 250."""
        time.sleep(self.slow)
        found = _ID.search(letter)
        with self._lock:
            self.taken[found[1].decode() if found else "?"] += 1


class _Talk(socketserver.StreamRequestHandler):
    server: Capture

    def handle(self) -> None:
        try:
            self._say("220 capture")
            while line := self.rfile.readline():
                verb = line[:4].upper().strip()
                if verb == b"DATA":
                    self._say("354 go on")
                    if not self._letter():
                        return
                elif verb == b"QUIT":
                    self._say("221 bye")
                    return
                self._say("250 ok")
        except OSError:
            return

    def _letter(self) -> bool:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:  # cut short: not taken
                return False
            lines.append(line)
        self.server.take(b"".join(lines))
        return True

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())
