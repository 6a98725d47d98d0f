"""The database agrees with the models (T8): read from its own catalogue, as the serving role."""

import pytest
from django.db import connection

from config.register import REGISTER
from ketenloket.foundation.tenancy.policies import APP_ROLE, Policy
from tests.consistency.conftest import OURS

pytestmark = pytest.mark.django_db

# Functions that run with the rights of their owner, and why each may.
DEFINER = {
    "stalled": "where a term passed in silence: an organisation, a kind of term and a day, for the desk"
    " and the neutral coordinator; its own policy, no key and no person",
    "open_trajectories": "how many people an offer helps: for the own organisation, and in fives for the"
    " neutral coordinator; its own policy, no people",
    "finding_place_counts": "how many people came from each finding place, in fives, for the neutral"
    " coordinator; uses the policies of the other counts, no people",
    "experience_counts": "how many people felt heard and helped, in fives, of the own organisation"
    " or of the alliance for who sees counts",
    "refusal_counts": "how many people the formal route refused, in fives, in the same way",
    "euros_granted": "sums of what the own organisation's helpers made possible, without a person",
    "organisations_hold": "what an organisation that stops still holds, in fives, for the neutral"
    " coordinator; the policies of the other counts, no people",
    "alliance_counts": "rounded counts for the neutral coordinator; its own policy, no people",
    "table_counts": "how many questions on a table and how many decided; its own policy, no people",
}


def ask(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def test_we_are_the_serving_role_and_it_can_do_nothing_more():
    (row,) = ask(
        "SELECT current_user, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb"
        " FROM pg_roles WHERE rolname = current_user"
    )
    assert row == (APP_ROLE, False, False, False, False)
    assert (
        ask(
            "SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = %s",
            APP_ROLE,
        )
        == []
    )
    assert ask("SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = %s", APP_ROLE) == []


def test_every_table_with_people_is_forced():
    forced = {
        name
        for (name,) in ask(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p')"
            " AND relrowsecurity AND relforcerowsecurity"
        )
    }
    assert forced == {m._meta.db_table for m in OURS if not REGISTER[m._meta.label].public}


def test_the_policies_are_those_of_the_models():
    there = {
        (table, name, command, tuple(roles))
        for table, name, command, roles in ask(
            "SELECT tablename, policyname, cmd, roles::text[] FROM pg_policies"
        )
    }
    meant = {
        (m._meta.db_table, c.name, c.command, (c.role,))
        for m in OURS
        for c in m._meta.constraints
        if isinstance(c, Policy)
    }
    assert there == meant


def test_no_view_forgets_who_asks_and_nothing_is_materialised():
    views = ask(
        "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
        " WHERE nspname = 'public' AND relkind = 'v'"
        " AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)"
    )
    assert views == []
    assert ask("SELECT 1 FROM pg_matviews WHERE schemaname = 'public'") == []


def test_functions_with_rights_of_their_owner_are_on_the_list():
    found = ask(
        "SELECT p.proname, coalesce(array_to_string(p.proconfig, ','), '')"
        " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = 'public' AND p.prosecdef"
    )
    assert {name for name, _config in found} <= set(DEFINER)
    assert all("search_path=" in config for _name, config in found)


PEOPLE = [m for m in OURS if not REGISTER[m._meta.label].public]


def test_no_key_of_one_column_between_tables_with_people():
    tables = [m._meta.db_table for m in PEOPLE if m._meta.label != "organisations.Worker"]
    single = ask(
        "SELECT conname FROM pg_constraint WHERE contype = 'f' AND array_length(conkey, 1) = 1"
        " AND conrelid::regclass::text = ANY (%s) AND confrelid::regclass::text = ANY (%s)",
        tables,
        tables,
    )
    assert single == []


def test_no_unique_rule_over_organisations_tells_who_is_known():
    """Unique means: a random key, or with the organisation or the row it hangs on."""
    carriers = {
        "id",
        "lead_id",
        "alliance_id",
        "request_id",
        "intake_id",
        "item_id",
        "meeting_id",
        "made_in",
        "organisation_id",
    }
    for model in PEOPLE:
        rows = ask(
            "SELECT i.relname, array_agg(a.attname::text) FROM pg_index x"
            " JOIN pg_class i ON i.oid = x.indexrelid"
            " JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = ANY (x.indkey)"
            " WHERE x.indisunique AND x.indrelid = %s::regclass GROUP BY 1",
            model._meta.db_table,
        )
        for name, columns in rows:
            assert carriers & set(columns), (name, columns)


# Rows that may go, and why: none of them is of a person.
MAY_GO = {
    "outbox_message",  # an address, 30 days after sending; a policy keeps what waits
    "outbox_deadletter",  # when it is tried again, or long after somebody decided
    "outbox_webhookresult",  # a kind of event and an answer, after 30 days
}


def test_the_serving_role_never_deletes_people_and_never_truncates():
    may = ask(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
        " WHERE grantee = %s AND privilege_type IN ('DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER')"
        " AND table_name = ANY (%s)",
        APP_ROLE,
        [m._meta.db_table for m in OURS],
    )
    assert set(may) == {(table, "DELETE") for table in MAY_GO}


def test_a_safe_write_is_safe():
    """Acknowledged means on disk: never switched off in the serving role or the database."""
    assert ask("SHOW row_security") == [("on",)]
    assert (
        ask(
            "SELECT 1 FROM pg_db_role_setting s, unnest(setconfig) c"
            " WHERE c ILIKE 'synchronous_commit=off'"
        )
        == []
    )
