"""How long the stories are, and a clock that the database follows.

`ci` is part of `make test`: always the same stories, so that a failure can be seen again.
HYPOTHESIS_PROFILE=nightly looks for new ones; a failure prints the blob that replays it.
"""

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, settings

from config.database import OWNER
from tests.stateful import probe

_ALWAYS: dict[str, Any] = {
    "deadline": None,
    "print_blob": True,
    "phases": [Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    "suppress_health_check": list(HealthCheck),
}
settings.register_profile(
    "stories-ci", max_examples=50, stateful_step_count=30, derandomize=True, **_ALWAYS
)
settings.register_profile(
    "stories-nightly",
    max_examples=int(os.environ.get("STORIES", "1000")),
    stateful_step_count=50,
    **_ALWAYS,
)

# Found before PostgreSQL's own, as long as the search path says so. The functions that decide who
# sees what look the name up when they run; `current_date` in a policy keeps the real day.
_CLOCK = """
DROP SCHEMA IF EXISTS story_clock CASCADE; CREATE SCHEMA story_clock;
CREATE FUNCTION story_clock.now() RETURNS timestamptz LANGUAGE sql STABLE AS
  $$ SELECT current_setting('story_clock.now')::timestamptz $$;
CREATE FUNCTION story_clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql STABLE AS
  $$ SELECT current_setting('story_clock.now')::timestamptz $$;
GRANT USAGE ON SCHEMA story_clock TO ketenloket_app;
"""


@pytest.fixture
def profile() -> settings:
    """How many stories, and how long."""
    return settings.get_profile(f"stories-{os.environ.get('HYPOTHESIS_PROFILE', 'ci')}")


@pytest.fixture
def database_clock(db: None, settings: Any) -> Iterator[None]:
    """The database reads the time from a setting for the rest of this test.

    Its questions are prepared by name. A driver that prepares statements itself forgets all of them
    after a rollback, so here it does not; `tests/rows` is about that.
    """
    settings.PREPARES_STATEMENTS = False
    known = connection.settings_dict
    address = {"host": known["HOST"], "port": known["PORT"] or 5432, "dbname": known["NAME"]}
    with psycopg.connect(user=OWNER, autocommit=True, **address) as owner:
        owner.execute(_CLOCK)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL search_path = story_clock, pg_catalog, public")
        probe.prepare()
        yield
        probe.forget()
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL search_path = public")
        owner.execute("DROP SCHEMA story_clock CASCADE")
