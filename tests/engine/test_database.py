import stat

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from config import database, testing
from config.command import addresses
from config.postgres import EngineError

APP, OWNER = database.APP, database.OWNER


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgres://jan:geheim@db.example.nl:6432/loket?sslmode=verify-full",
            ("loket", "jan", "geheim", "db.example.nl", "6432", {"sslmode": "verify-full"}),
        ),
        (
            "postgresql://jan%40huis:a%2Fb%3Ac%25@[::1]/het%20loket",
            ("het loket", "jan@huis", "a/b:c%", "::1", "", {}),
        ),
        (
            "postgresql:///loket?host=%2Fvar%2Frun%2Fpostgresql&user=jan&connect_timeout=3",
            ("loket", "jan", "", "/var/run/postgresql", "", {"connect_timeout": "3"}),
        ),
        ("postgres://een,twee:5433/loket", ("loket", "", "", "een,twee", ",5433", {})),
        ("host=db dbname=loket", ("loket", "", "", "db", "", {})),
    ],
)
def test_an_address_becomes_settings(url, expected):
    settings = database.settings_from_url(url)
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert (
        tuple(settings[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS"))
        == expected
    )


@pytest.mark.parametrize("url", ["mysql://db/loket", "loket", "postgres://db/a?nonsense=1"])
def test_what_is_no_address_is_refused(url):
    with pytest.raises(psycopg.ProgrammingError):
        database.settings_from_url(url)


@pytest.mark.parametrize(
    ("environment", "user"),
    [
        ({"DATABASE_URL": "postgres://app@h/d"}, "app"),
        (
            {"DATABASE_URL": "postgres://app@h/d", "DATABASE_OWNER_URL": "postgres://owner@h/d"},
            "app",
        ),
        (
            {
                "DATABASE_URL": "postgres://app@h/d",
                "DATABASE_OWNER_URL": "postgres://owner@h/d",
                "KETENLOKET_AS": "owner",
            },
            "owner",
        ),
        ({"DATABASE_URL": "postgres://only@h/d", "KETENLOKET_AS": "owner"}, "only"),
    ],
)
@pytest.mark.usefixtures("place")
def test_the_environment_says_as_whom(monkeypatch, environment, user):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert database.settings_from_environment()["USER"] == user


@pytest.mark.usefixtures("place")
def test_without_an_address_the_settings_lead_nowhere_and_say_so():
    settings = database.settings_from_environment()
    with pytest.raises(psycopg.OperationalError, match="DATABASE_URL-is-not-set"):
        psycopg.connect(host=settings["HOST"], dbname=settings["NAME"])


@pytest.mark.slow
def test_roles_with_too_much_power_lose_it(server):
    with psycopg.connect(server.admin_url, autocommit=True) as admin:
        admin.execute(f"CREATE ROLE {APP} SUPERUSER BYPASSRLS CREATEROLE CREATEDB NOLOGIN")
        database.prepare(server.admin_url, may_create_databases=True)
        rows = admin.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin FROM pg_roles "
            "WHERE rolname LIKE 'ketenloket%' ORDER BY rolname"
        ).fetchall()
        members = admin.execute(
            "SELECT 1 FROM pg_auth_members JOIN pg_roles ON pg_roles.oid IN (member, roleid) "
            "WHERE rolname LIKE 'ketenloket%'"
        ).fetchall()
    assert rows == [
        (APP, False, False, False, False, True),
        (OWNER, False, False, False, True, True),
    ]
    assert members == []


@pytest.mark.slow
def test_passwords_reach_the_server_as_a_hash_only(server):
    database.prepare(server.admin_url, passwords={APP: "geheim-a", OWNER: "geheim-b"})
    with psycopg.connect(server.admin_url) as admin:
        kept = admin.execute(
            "SELECT rolpassword FROM pg_authid WHERE rolname LIKE 'ketenloket%'"
        ).fetchall()
    assert all(password.startswith("SCRAM-SHA-256$") for (password,) in kept)
    assert "geheim" not in server.log.read_text()


@pytest.mark.slow
@pytest.mark.usefixtures("way")
def test_an_administrator_need_not_be_superuser(server):
    with psycopg.connect(server.admin_url, autocommit=True) as admin:
        admin.execute("CREATE ROLE beheer LOGIN CREATEROLE CREATEDB")
    database.prepare(
        server.url("beheer", "postgres"), database="elders", passwords={APP: "a", OWNER: "b"}
    )
    with psycopg.connect(server.url(OWNER, "elders")) as owner:
        owner.execute("CREATE TABLE fact (id int)")


@pytest.mark.slow
def test_the_sql_for_an_administrator_does_the_same(server):
    with psycopg.connect(server.admin_url, autocommit=True) as admin:
        admin.execute("CREATE DATABASE elders")
        with psycopg.connect(
            make_conninfo(server.admin_url, dbname="elders"), autocommit=True
        ) as there:
            there.execute(database.sql_for_administrator("elders"))
    with psycopg.connect(server.url(OWNER, "elders"), autocommit=True) as owner:
        owner.execute("CREATE TABLE fact (id int)")
    with (
        psycopg.connect(server.url(APP, "elders"), autocommit=True) as app,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        app.execute("CREATE TABLE mine (id int)")


@pytest.mark.slow
def test_on_a_given_server_the_roles_are_made_once_and_kept(place, guarded, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", guarded.url("postgres", "elders"))
    with addresses.at_the_database() as found:
        assert found == {"DATABASE_URL": guarded.url("postgres", "elders")}
    with addresses.at_the_database(make_roles=True) as first, addresses.at_the_database() as second:
        assert first == second
        with (
            psycopg.connect(first["DATABASE_URL"]) as app,
            psycopg.connect(first["DATABASE_OWNER_URL"]) as owner,
        ):
            assert (app.info.user, app.info.dbname, owner.info.user) == (APP, "elders", OWNER)
            assert app.info.password != owner.info.password
    assert stat.S_IMODE((place / "roles.json").stat().st_mode) == 0o600


@pytest.mark.slow
@pytest.mark.usefixtures("place")
def test_tests_can_use_a_given_server_as_both_roles(guarded, monkeypatch):
    monkeypatch.setenv("KETENLOKET_TEST_DATABASE_URL", guarded.admin_url)
    with testing.server_for_tests() as environment:
        assert environment["KETENLOKET_AS"] == "owner"
        monkeypatch.setenv("PGPASSFILE", environment["PGPASSFILE"])
        settings = database.settings_from_url(environment["DATABASE_URL"])
        assert (settings["USER"], settings["PASSWORD"]) == (OWNER, "")
        with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as owner:
            owner.execute("CREATE DATABASE test_elders")
        psycopg.connect(make_conninfo(environment["DATABASE_URL"], user=APP)).close()


@pytest.mark.slow
def test_an_account_that_may_not_make_roles_is_told_what_to_do(place, server, monkeypatch):
    with psycopg.connect(server.admin_url, autocommit=True) as admin:
        admin.execute("CREATE ROLE gewoon LOGIN")
    monkeypatch.setenv("DATABASE_URL", server.url("gewoon", "postgres"))
    with pytest.raises(
        EngineError, match=r"CREATE ROLE ketenloket_owner .* DATABASE_OWNER_URL"
    ) as refused:
        addresses.at_the_database(make_roles=True).__enter__()
    assert "\n" not in str(refused.value)
    assert not (place / "roles.json").exists()


@pytest.mark.slow
@pytest.mark.usefixtures("place")
def test_nobody_serves_with_power_over_row_level_security(server):
    database.prepare(server.admin_url)
    addresses.refuse_power(server.url(APP, database.DATABASE))
    with pytest.raises(EngineError, match="row-level security"):
        addresses.refuse_power(server.admin_url)


@pytest.mark.usefixtures("place")
def test_a_wrong_address_is_said_in_one_line(monkeypatch):
    for wrong, said in (("mysql://x/y", "is geen adres"), ("postgres://127.0.0.1:1/x", "weigert")):
        monkeypatch.setenv("DATABASE_URL", wrong)
        with pytest.raises(EngineError, match=said) as refused:
            addresses.at_the_database(make_roles=True).__enter__()
        assert "\n" not in str(refused.value)
