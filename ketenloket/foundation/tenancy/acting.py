"""Who acts, told to PostgreSQL for one transaction at a time.

The policies in the database read these settings (see `policies.py`). They are always set with
`set_config(..., true)`, which is `SET LOCAL`: they end with the transaction, so a pooled
connection can never start the next request as somebody else.
"""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import astuple, dataclass, fields
from enum import StrEnum

from django.db import connection, transaction

LONGEST_LOCK = "10s"
"""How long a job waits for a row that somebody else holds: a page that hangs may not stop it."""
_log = logging.getLogger(__name__)


class Sees(StrEnum):
    """What a role is shown of people; the only word about roles that the database knows."""

    ORGANISATION = "organisation"  # all people of the own organisation
    ASSIGNED = "assigned"  # only people who are assigned to this worker
    TABLE = "table"  # codes on the triage table, no people
    COUNTS = "counts"  # numbers only
    NOTHING = "nothing"
    OWN_REQUEST = "own_request"  # a help-seeker, with the follow-up code
    FRONT_DOOR = "front_door"  # the public form: may put in, never look
    INVITED = "invited"  # somebody who is accepting an invitation
    POSTMAN = "postman"  # the job that sends what waits in the outbox
    MATCHER = "matcher"  # the job that compares encodings; no names, no requests


@dataclass(frozen=True)
class Actor:
    """Everything the policies want to know. An empty value means nobody, which means no rows."""

    account: str = ""
    organisation: str = ""
    worker: str = ""
    alliance: str = ""
    sees: str = ""
    request: str = ""
    follow_up_key: str = ""


NOBODY = Actor()
_NAMES = tuple(f"ketenloket.{field.name}" for field in fields(Actor))
_SET = "SELECT " + ", ".join(f"set_config('{name}', %s, true)" for name in _NAMES)
_GET_ALL = "SELECT " + ", ".join(
    f"coalesce(current_setting('{name}', true), '')" for name in _NAMES
)
_now: ContextVar[Actor] = ContextVar("acting_now", default=NOBODY)


def acting_now() -> Actor:
    """Who acts at this moment in this thread."""
    return _now.get()


def _tell_database(actor: Actor) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SET, astuple(actor))


@contextmanager
def acting_as(actor: Actor) -> Iterator[None]:
    """Everything inside sees and writes only what this actor may; it nests.

    Opens a transaction (or a savepoint) of its own. A setting outlives the release of its
    savepoint, so the earlier actor is put back by hand; after an error the rollback does that.
    """
    nested = connection.in_atomic_block
    before = _now.get()
    token = _now.set(actor)
    try:
        with transaction.atomic():
            _tell_database(actor)
            yield
            if nested and not connection.needs_rollback:
                _tell_database(before)
    finally:
        _now.reset(token)


class Turns:
    """The turns of a job, each on its own: what fails in one is known at the end and stops nobody."""

    def __init__(self) -> None:
        self.failed: Exception | None = None

    @contextmanager
    def apart(self, what: str) -> Iterator[None]:
        """Go on after this, whatever happens in it.

        Args:
            what: whose turn it is, for the log; a number or key, never a name.
        """
        try:
            yield
        except Exception as error:  # noqa: BLE001 - raised by `end`
            # Where, and not the words of the error: those may hold what somebody wrote.
            where = "".join(traceback.format_tb(error.__traceback__))
            _log.error("%s failed: %s\n%s", what, type(error).__name__, where)
            self.failed = error

    @contextmanager
    def take(self, what: str, actor: Actor) -> Iterator[None]:
        """One turn as this actor, in a transaction that does not wait for ever for another one."""
        with self.apart(what), acting_as(actor):
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', %s, true)", [LONGEST_LOCK])
            yield

    def end(self) -> None:
        """Everybody had their turn: a job in which one failed, failed."""
        if self.failed:
            raise self.failed


def set_actor(actor: Actor) -> None:
    """Let somebody else act for the rest of the surrounding `acting_as`."""
    _now.set(actor)
    _tell_database(actor)


def read_only() -> None:
    """From here on this transaction cannot write: PostgreSQL refuses, not we.

    Foreign keys that wait for the end are looked at now: to look is to lock, and a transaction that
    cannot write cannot lock, so a page shown after something was kept would fail when all was done.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; SET TRANSACTION READ ONLY"
        )


# One at a time with something that has a name: held until the end of the transaction, however it
# ends, and by whoever may read or change no row at all.
_LOCK = "(hashtextextended(%s, 0))"


def wait_for(name: str) -> None:
    """Wait until nobody else is busy with this, and be the only one until the end."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_xact_lock{_LOCK}", [name])


def is_free(name: str) -> bool:
    """Be the only one who is busy with this until the end; no when somebody else is."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_try_advisory_xact_lock{_LOCK}", [name])
        return bool(cursor.fetchone()[0])
