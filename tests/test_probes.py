"""T7: the sixteen ways in which row-level security is known to leak, as raw SQL by the app role.

And T12: a hundred raw attempts to make an open request belong to nobody.
"""

import itertools
import re
import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.foundation.tenancy.acting import NOBODY, acting_as
from tests.conftest import lead_by
from tests.consistency.test_code import FILES

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(cast):
    """One request of the municipality, two of the stranger."""
    return [lead_by(cast.gemeente, "Noor"), lead_by(cast.vreemd, "A"), lead_by(cast.vreemd, "B")]


def count(sql="SELECT count(*) FROM desk_helprequest"):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def test_01_nobody_acting_sees_nothing(two):
    with acting_as(NOBODY):
        assert count() == 0


def test_02_own_rows_only(cast, two):
    with acting_as(cast.gemeente.actor()):
        assert count() == 1


def test_03_04_a_view_of_our_own_does_not_widen(cast, two):
    """There are none; the catalogue test refuses one without security_invoker."""
    assert count("SELECT count(*) FROM pg_views WHERE schemaname = 'public'") == 0


def test_05_no_materialised_view(two):
    assert count("SELECT count(*) FROM pg_matviews WHERE schemaname = 'public'") == 0


def test_06_functions_do_not_run_as_somebody_who_sees_all(cast, two):
    with acting_as(cast.gemeente.actor()):
        assert count(f"SELECT may_see('{two[1].pk}', 'request')::int") == 0


def test_07_08_the_same_person_elsewhere_gives_the_same_answer(cast, two):
    """No unique rule over organisations: the same name, number and phone can be added anywhere."""
    first = lead_by(cast.vreemd, "Samira")
    second = lead_by(cast.gemeente, "Samira")
    assert first.pk != second.pk
    assert first.help_seeker.phone == second.help_seeker.phone


def _add_request(cast, seeker_id, lead_id):
    return HelpRequest(
        alliance=cast.gemeente.alliance,
        help_seeker_id=seeker_id,
        lead_id=lead_id,
        number="X",
        entry="phone",
        agreed_to_contact_at=timezone.now(),
        clock="agreed_first_talk",
        clock_due_on=timezone.localdate(),
        coordinator_queue=True,
        next_code="call",
        next_step="bel",
        next_on=timezone.localdate(),
    )


def test_09_a_row_on_a_hidden_parent_fails_like_one_on_no_parent(cast, two):
    answers = []
    for seeker_id in (two[1].help_seeker_id, uuid.uuid4()):
        with pytest.raises(DatabaseError) as refused, acting_as(cast.gemeente.actor()):
            with transaction.atomic():
                _add_request(cast, seeker_id, cast.gemeente.organisation_id).save(force_insert=True)
        diagnosis = refused.value.__cause__.diag
        answers.append((diagnosis.sqlstate, diagnosis.constraint_name))
    assert answers[0] == answers[1]


def test_09b_nor_in_the_name_of_the_other_organisation(cast, two):
    with pytest.raises(DatabaseError, match="row-level security"), acting_as(cast.gemeente.actor()):
        with transaction.atomic():
            _add_request(cast, two[1].help_seeker_id, cast.vreemd.organisation_id).save(
                force_insert=True
            )


def test_12_statistics_and_explain_are_never_shown():
    """Row estimates tell volumes; no page and no command prints them."""
    told = re.compile(r"\.explain\(|\bEXPLAIN\b")
    assert not [p for p in FILES if told.search(p.read_text())]


def test_13_pg_stats_shows_nothing_of_people(two):
    assert count("SELECT count(*) FROM pg_stats WHERE tablename = 'help_seekers_helpseeker'") == 0


def test_14_a_cheap_function_of_ones_own_sees_no_foreign_rows(cast, two):
    """The serving role cannot even make one."""
    with acting_as(cast.gemeente.actor()), pytest.raises(DatabaseError, match="permission denied"):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "CREATE FUNCTION peek(text) RETURNS boolean COST 0.0001 LANGUAGE plpgsql"
                " AS $$ BEGIN RAISE NOTICE '%', $1; RETURN true; END $$"
            )


def test_15_row_security_off_is_an_error_not_a_way_out(cast, two):
    with acting_as(cast.gemeente.actor()), pytest.raises(DatabaseError, match="row-level security"):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL row_security = off")
            cursor.execute("SELECT count(*) FROM help_seekers_helpseeker")


def test_16_keys_of_people_are_random_not_counted():
    for model in (HelpSeeker, HelpRequest):
        assert model._meta.pk.get_internal_type() == "UUIDField"


def test_role_and_owner_cannot_be_taken_on(cast):
    for role in ("ketenloket_owner", "postgres"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {role}")


def _attempts(cast, request):
    """Every way we know to take lead, responsible, next step or date from an open request."""
    pk = f"WHERE id = '{request.pk}'"
    none = ["next_on = NULL", "next_step = ''", "next_step = NULL", "next_code = ''",
            "next_code = NULL", "responsible_id = NULL", "lead_id = NULL", "status = NULL",
            "status = 'closed'", "status = 'gone'", "alliance_id = NULL", "help_seeker_id = NULL",
            "coordinator_queue = true", "coordinator_queue = NULL", "stage = NULL",
            f"responsible_id = {cast.vreemd.pk}", f"lead_id = {cast.vreemd.organisation_id}",
            f"alliance_id = {cast.vreemd.alliance_id + 1}", "responsible_id = 999999",
            "status = 'closed', outcome = ''", "outcome = 'goal_reached'",
            "closed_at = now()", f"closed_by_id = {cast.gemeente.pk}",
            f"id = '{uuid.uuid4()}'"]  # fmt: skip
    yield from (f"UPDATE desk_helprequest SET {change} {pk}" for change in none)
    yield from (
        f"UPDATE desk_helprequest SET {a}, {b} {pk}"
        for a, b in itertools.combinations(none[:10], 2)
        if a.split(" ")[0] != b.split(" ")[0]
    )
    yield from _attempts_beside(cast, request)


def _attempts_beside(cast, request):
    """The same by way of other tables, and by way of the rules of the database themselves."""
    yield from (
        f"DELETE FROM {table}"
        for table in ("desk_helprequest", "help_seekers_helpseeker", "desk_followupkey",
                      "audit_event", "intake_intake", "organisations_worker",
                      "organisations_organisation", "sharing_consent", "sharing_disclosure")
    )  # fmt: skip
    yield from (
        f"TRUNCATE {table} CASCADE"
        for table in ("desk_helprequest", "help_seekers_helpseeker", "organisations_worker",
                      "organisations_organisation", "organisations_alliance", "audit_event")
    )  # fmt: skip
    yield from (
        f"UPDATE organisations_worker SET {change} WHERE id = {cast.gemeente.pk}"
        for change in ("active = false, ended_on = current_date", "active = NULL",
                       f"organisation_id = {cast.vreemd.organisation_id}", "id = 999",
                       "active = false")
    )  # fmt: skip
    yield from (
        f"UPDATE help_seekers_helpseeker SET {change} WHERE id = '{request.help_seeker_id}'"
        for change in (f"lead_id = {cast.vreemd.organisation_id}", "lead_id = NULL",
                       "lead_id = 999999", "alliance_id = NULL", f"id = '{uuid.uuid4()}'",
                       "lead_since = now()")
    )  # fmt: skip
    yield from (
        f"ALTER TABLE desk_helprequest {change}"
        for change in ("DROP CONSTRAINT nobody_gets_lost", "DISABLE ROW LEVEL SECURITY",
                       "NO FORCE ROW LEVEL SECURITY", "DISABLE TRIGGER ALL",
                       "DROP COLUMN next_on", "OWNER TO ketenloket_app")
    )  # fmt: skip
    yield from (
        "DROP TABLE desk_helprequest CASCADE",
        "DROP POLICY desk_helprequest_seen ON desk_helprequest",
        "CREATE POLICY all_of_it ON desk_helprequest USING (true)",
        "SET session_replication_role = replica",
        "GRANT ketenloket_owner TO ketenloket_app",
        "ALTER ROLE ketenloket_app BYPASSRLS",
    )


def test_t12_a_hundred_raw_attempts_are_refused(cast, noor):
    tried = 0
    for sql in _attempts(cast, noor):
        tried += 1
        with pytest.raises(DatabaseError), acting_as(cast.gemeente.actor()):
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql)
                changed = cursor.rowcount
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                assert changed == 0, sql  # nothing there to change: not refused, not done
                raise DatabaseError
    assert tried >= 100
    with acting_as(cast.gemeente.actor()):
        noor.refresh_from_db()
    assert (noor.status, noor.responsible_id) == ("open", cast.gemeente.pk)
