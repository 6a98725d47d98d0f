"""A private PostgreSQL for the demo and for the tests: found on the machine, or taken from a wheel.

The server listens on no network: only on a socket in a folder of mode 0700, so "trust" is safe there.
Whoever uses it holds a shared lock. The last one to leave stops it, however the others ended: the kernel
drops the lock of a killed process. Not for production: see ``docs/production.md``.
"""

import contextlib
import fcntl
import hashlib
import os
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import psycopg

from config.postgres.binaries import (
    EngineError,
    account,
    can_enter,
    find_binaries,
    major_version,
    usable_by,
)

__all__ = ["EngineError", "Server", "home"]

BUILTIN_LOCALES_SINCE = 17
PATIENCE = 60.0  # seconds that a start or a stop may take; recovery after a power cut is included
LONGEST_SOCKET_FOLDER = 90  # bytes: the kernel allows 107 for the whole path of a socket
NOT_YOURS = "{} is van een ander account: gebruik hetzelfde account als de eerste keer."
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def home() -> Path:
    """Return the folder for all that the commands keep: ``.ketenloket`` in the checkout, or KETENLOKET_HOME.

    The account of the server must get through it; each secret in it is a file of mode 0600.
    """
    folder = Path(
        os.environ.get("KETENLOKET_HOME") or Path(__file__).resolve().parents[2] / ".ketenloket"
    )
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)  # somebody else may have begun just now
        folder.chmod(0o711)
    return folder.absolute()


class Server:
    """One PostgreSQL with all that belongs to it in one folder.

    ``throwaway`` is for tests: fast, and allowed to lose everything when the machine stops.
    """

    def __init__(self, folder: Path, *, throwaway: bool = False) -> None:
        """Look where the data are or will be; nothing is made or started yet."""
        self.throwaway = throwaway
        tag = hashlib.sha256(os.fsencode(folder.absolute())).hexdigest()[:10]
        self.account = account(folder)
        self.folder = folder.absolute()
        if self.account and not can_enter(self.account, folder.absolute().parent):
            self.folder = Path("/var/lib/ketenloket") / f"{folder.name}-{tag}"
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self.socket = self.folder / "socket"
        if len(os.fsencode(self.socket)) > LONGEST_SOCKET_FOLDER:
            owner = self.account.get("user", os.geteuid())
            # Short on every machine; safe because _own_folder refuses one that somebody else made.
            self.socket = Path("/tmp") / f"ketenloket-{owner}-{tag}"  # noqa: S108

    def url(self, role: str, database: str) -> str:
        """Return the address of a database on this server, seen as the given role."""
        return f"postgresql://{role}@/{database}?host={quote(str(self.socket), safe='')}&port=5432"

    @property
    def admin_url(self) -> str:
        """The address for the superuser of this server; only ``config.database.prepare`` needs it."""
        return self.url("postgres", "postgres")

    def answers(self) -> bool:
        """Say whether the server takes connections. A pid file would not do: a dead server may look alive."""
        with contextlib.suppress(psycopg.Error):
            psycopg.connect(self.admin_url, connect_timeout=5).close()
            return True
        return False

    @contextlib.contextmanager
    def in_use(self) -> Iterator["Server"]:
        """Start the server unless it runs, and stop it at the end unless another process still uses it."""
        try:
            if not self.folder.parent.exists():
                self.folder.parent.mkdir(parents=True)
                self.folder.parent.chmod(
                    0o711
                )  # whatever the umask: the server's account goes through it
            self._own_folder(self.folder)
            lock, users = ((self.folder / name).open("ab") for name in ("lock", "users"))
        except PermissionError as error:
            raise EngineError(NOT_YOURS.format(error.filename)) from error
        with lock, users:
            fcntl.flock(lock, fcntl.LOCK_EX)
            fcntl.flock(users, fcntl.LOCK_SH)
            self._start()
            fcntl.flock(lock, fcntl.LOCK_UN)
            try:
                yield self
            finally:
                fcntl.flock(lock, fcntl.LOCK_EX)
                with contextlib.suppress(BlockingIOError):
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    self.stop()

    def stop(self) -> None:
        """Stop the server as PostgreSQL calls fast: clients are sent away, everything is written.

        Raises EngineError when it is still there after PATIENCE seconds.
        """
        pid_file = self.data / "postmaster.pid"
        end = time.monotonic() + PATIENCE
        if self.answers():
            os.kill(int(pid_file.read_text().splitlines()[0]), signal.SIGINT)
            while pid_file.exists():
                if time.monotonic() > end:
                    raise EngineError(f"PostgreSQL stopt niet, zie {self.log}")
                time.sleep(0.05)

    def remove(self) -> None:
        """Stop the server and delete everything it holds. Raises EngineError while somebody uses it."""
        if not self.folder.exists():
            return
        with (self.folder / "users").open("ab") as users:
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise EngineError(
                    f"PostgreSQL in {self.folder} is nog in gebruik: stop eerst Ketenloket."
                ) from error
            self.stop()
            for folder in (self.folder, self.socket):
                shutil.rmtree(folder, ignore_errors=True)

    def _start(self) -> None:
        if self.answers():
            return
        self._own_folder(self.socket)
        binaries = usable_by(self.account, find_binaries(), self.folder)
        version = major_version(binaries)
        self._have_data(binaries, version)
        settings = {
            "listen_addresses": "",
            "port": "5432",
            "unix_socket_directories": f'"{self.socket}"',
        }
        settings |= THROWAWAY if self.throwaway else {}
        options = shlex.join(
            part for name, value in settings.items() for part in ("-c", f"{name}={value}")
        )
        start: list[str | Path] = [
            binaries / "pg_ctl",
            "start",
            "-w",
            "-s",
            "-D",
            self.data,
            "-l",
            self.log,
            "-o",
            options,
        ]
        end = time.monotonic() + PATIENCE
        # A killed server that nobody has reaped yet still looks alive to its successor: so try again for a while.
        while self._run(start).returncode != 0 and not self.answers():
            if time.monotonic() > end:
                raise EngineError(f"PostgreSQL start niet, zie {self.log}")
            time.sleep(0.3)

    def _have_data(self, binaries: Path, version: int) -> None:
        """Make the data folder where there is none; refuse one of another major version."""
        mark = self.data / "PG_VERSION"
        made_by = mark.read_text().strip() if mark.exists() else ""
        if made_by == str(version):
            return
        if made_by and not self.throwaway:
            raise EngineError(
                f"De gegevens in {self.data} zijn van PostgreSQL {made_by}, maar hier is versie {version}: "
                f"installeer PostgreSQL {made_by}, of verwijder de gegevens (make clean-demo)."
            )
        new = self.folder / "data.new"  # renamed when complete: an interrupted initdb never counts
        for left_over in (new, self.data):
            shutil.rmtree(left_over, ignore_errors=True)
        options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--data-checksums"]
        if (
            version >= BUILTIN_LOCALES_SINCE
        ):  # the same order on every machine, whatever its C library
            options += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        else:
            options += ["--locale=C.UTF-8"]
        if self.throwaway:
            options += ["--no-sync"]
        if self._run([binaries / "initdb", "-D", new, *options]).returncode != 0:
            raise EngineError(
                f"PostgreSQL kan geen gegevensmap maken, zie {self.folder / 'commands.log'}"
            )
        new.rename(self.data)

    def _own_folder(self, folder: Path) -> None:
        """Make a folder that only the server's account (and root) may enter."""
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        owner = self.account.get("user", os.geteuid())
        if found.st_uid not in {
            owner,
            os.geteuid(),
        }:  # somebody else was first: do not trust what is in there
            raise EngineError(NOT_YOURS.format(folder))
        if self.account:
            os.chown(folder, self.account["user"], self.account["group"])
        folder.chmod(0o700)

    def _run(self, command: Sequence[str | Path]) -> subprocess.CompletedProcess[bytes]:
        """Run a program of PostgreSQL as the server's account; what it says goes to ``commands.log``."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        with (self.folder / "commands.log").open("ab") as log:
            return subprocess.run(
                command,
                env={**clean, "LC_ALL": "C.UTF-8"},
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for us: we stop the server in our own order
                check=False,
                **self.account,
            )
