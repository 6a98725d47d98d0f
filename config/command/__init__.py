"""The ``ketenloket`` command: start the desk, or run one of Django's commands in the right role.

``ketenloket start`` is everything at once; ``ketenloket docs`` writes the documents that come from the code. All other
names go to Django ("-" may be written for "_"): those that change tables run as the owner, the rest as the app;
``--as app|owner`` chooses. Without DATABASE_URL a command finds the private PostgreSQL running, or starts it for as
long as it needs it.
"""

import os
import signal
import sys
import warnings

from config import docs
from config.command import addresses, start
from config.postgres import EngineError

NEEDS_NO_DATABASE = {
    "",
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "makemessages",
    "makemigrations",
    "startapp",
    "version",
}
RUNS_AS_OWNER = {"createcachetable", "flush", "makemigrations", "migrate", "sqlflush", "sqlmigrate"}


def main() -> int:
    """Run the command that was typed; return the exit code for the shell."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        return _run(sys.argv[1:])
    except EngineError as error:
        print(error, file=sys.stderr)
        return 1


def _run(arguments: list[str]) -> int:
    role, arguments = _role(arguments)
    name = arguments[0].replace("-", "_") if arguments and not arguments[0].startswith("-") else ""
    if name == "start":
        return start.start(force_demo="--demo" in arguments[1:])
    if name == "docs":
        return docs.main(arguments[1:])
    os.environ |= addresses.always()
    if name in NEEDS_NO_DATABASE:
        warnings.filterwarnings(
            "ignore", "Got an error checking a consistent migration history"
        )  # nothing to ask
        return _django(name, arguments, role)
    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM)
    )  # so that the server is stopped, too
    with addresses.at_the_database() as found:
        os.environ |= found
        return _django(name, arguments, role)


def _role(arguments: list[str]) -> tuple[str, list[str]]:
    """Take ``--as app|owner`` out of the arguments."""
    if "--as" not in arguments:
        return "", arguments
    place = arguments.index("--as")
    role = "".join(arguments[place + 1 : place + 2])
    if role not in {"app", "owner"}:
        raise EngineError("Kies --as app of --as owner.")
    return role, arguments[:place] + arguments[place + 2 :]


def _django(name: str, arguments: list[str], role: str) -> int:
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - slow, and start does without
    from django.db import connections  # noqa: PLC0415 - as above

    os.environ["KETENLOKET_AS"] = role or ("owner" if name in RUNS_AS_OWNER else "app")
    try:
        execute_from_command_line(
            ["ketenloket", *([name] if name else []), *arguments[bool(name) :]]
        )
    finally:
        for connection in connections.all(initialized_only=True):
            connection.close()
            if hasattr(connection, "close_pool"):
                connection.close_pool()
    return 0
