"""Run pytest on a PostgreSQL that may be thrown away: ``python -m config.testing [what pytest takes]``.

The server stands in ``.ketenloket/test-postgres``; KETENLOKET_TEST_NAME gives several people their own.
KETENLOKET_TEST_DATABASE_URL names a server to use instead: one for tests only, seen as an account that may
make roles and databases. Django's test database is made by the owner; conftest then becomes the app.
"""

import contextlib
import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from config import database
from config.postgres import EngineError, Server, home

# The same order of sets in all processes, and no complaint when a browser test of the same process
# has an event loop running: our own code is not asynchronous.
SURROUNDINGS = {"PYTHONHASHSEED": "0", "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}


@contextlib.contextmanager
def server_for_tests() -> Iterator[dict[str, str]]:
    """Yield the environment in which tests find their server."""
    if given := os.environ.get("KETENLOKET_TEST_DATABASE_URL"):
        yield _environment_of(given)
        return
    name = os.environ.get("KETENLOKET_TEST_NAME", "test")
    with Server(home() / f"{name}-postgres", throwaway=True).in_use() as server:
        database.prepare(server.admin_url, may_create_databases=True)
        yield {
            "DATABASE_URL": server.url(database.OWNER, database.DATABASE),
            "KETENLOKET_AS": "owner",
        }


def _environment_of(admin_url: str) -> dict[str, str]:
    """Give both roles a password on a server for tests, in a file that only PostgreSQL's client reads."""
    passwords = {role: secrets.token_urlsafe(24) for role in (database.OWNER, database.APP)}
    database.prepare(admin_url, passwords=passwords, may_create_databases=True)
    file = home() / "test-passwords"
    with contextlib.suppress(FileNotFoundError):
        file.unlink()
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as lines:
        lines.writelines(f"*:*:*:{role}:{password}\n" for role, password in passwords.items())
    parts = {
        name: str(value)
        for name, value in conninfo_to_dict(admin_url).items()
        if name != "password"
    }
    url = make_conninfo("", **{**parts, "user": database.OWNER, "dbname": database.DATABASE})
    return {"DATABASE_URL": url, "KETENLOKET_AS": "owner", "PGPASSFILE": str(file)}


def main(arguments: list[str]) -> int:
    """Run pytest with these arguments; return its exit code."""
    with server_for_tests() as environment:
        tests = subprocess.Popen(
            [sys.executable, "-m", "pytest", *arguments],
            env={**SURROUNDINGS, **os.environ, **environment},
        )
        # Ctrl-C reaches pytest as well: it ends first, then we stop the server.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: tests.terminate())
        return tests.wait()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except EngineError as error:
        sys.exit(str(error))
