"""Who we are in the database, and the address we find it at.

Two roles. The owner makes and changes tables; the app serves. The app owns nothing, is a member of nothing
and cannot pass row-level security, so a mistake in our own code cannot pass it either.
"""

import os
from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

OWNER = "ketenloket_owner"
APP = "ketenloket_app"
DATABASE = "ketenloket"
ENGINE = "django.db.backends.postgresql"
NOWHERE = "/DATABASE_URL-is-not-set"  # shown by PostgreSQL's client in its error, so it says what is wrong


def settings_from_environment() -> dict[str, Any]:
    """Return Django's settings of the default database, from the environment.

    KETENLOKET_AS says as whom: ``app`` (the default) at DATABASE_URL, or ``owner`` at DATABASE_OWNER_URL
    where that is given. Without any address the answer leads nowhere, so that what needs no database works.
    """
    address = os.environ.get("DATABASE_URL", "")
    if os.environ.get("KETENLOKET_AS", "app") == "owner":
        address = os.environ.get("DATABASE_OWNER_URL", "") or address
    return (
        settings_from_url(address)
        if address
        else {"ENGINE": ENGINE, "NAME": DATABASE, "HOST": NOWHERE}
    )


def settings_from_url(url: str) -> dict[str, Any]:
    """Return Django's settings for a PostgreSQL address; libpq itself takes the address apart.

    Raises psycopg.ProgrammingError for an address that is none.
    """
    parts = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    known = {
        "NAME": "dbname",
        "USER": "user",
        "PASSWORD": "password",
        "HOST": "host",
        "PORT": "port",
    }
    settings: dict[str, Any] = {setting: parts.pop(name, "") for setting, name in known.items()}
    return {"ENGINE": ENGINE, **settings, "OPTIONS": parts}


def prepare(
    admin_url: str,
    *,
    database: str = DATABASE,
    passwords: Mapping[str, str] | None = None,
    may_create_databases: bool = False,
) -> None:
    """Make both roles and the database, or bring them to what they must be; safe to repeat.

    ``passwords`` holds one for each role, where the server asks for them. Tests need an owner that
    ``may_create_databases``. Rights on tables are given by the migrations that make them.
    Raises psycopg.Error where the account at ``admin_url`` may not do this.
    """
    with psycopg.connect(admin_url, autocommit=True) as connection:
        for role, can_create in ((OWNER, may_create_databases), (APP, False)):
            _have_role(
                connection, role, create_databases=can_create, password=(passwords or {}).get(role)
            )
        _become_member(connection)
        known = connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [database]
        ).fetchone()
        if not known:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(database), sql.Identifier(OWNER)
                )
            )
    with psycopg.connect(make_conninfo(admin_url, dbname=database), autocommit=True) as connection:
        for statement in _rights(database):
            connection.execute(statement)


def may_make_roles(url: str) -> bool:
    """Say whether this account may make roles and both names are still free."""
    with psycopg.connect(url, connect_timeout=10) as connection:
        row = connection.execute(
            "SELECT (rolsuper OR rolcreaterole) AND NOT EXISTS (SELECT FROM pg_roles WHERE rolname IN (%s, %s)) "
            "FROM pg_roles WHERE rolname = current_user",
            [OWNER, APP],
        ).fetchone()
    return bool(row and row[0])


def sql_for_administrator(database: str) -> str:
    """Return the SQL, as one line, that does what ``prepare`` does in a database that exists."""
    roles = [f"CREATE ROLE {role} LOGIN PASSWORD '...'" for role in (OWNER, APP)]
    return "".join(
        f"{line}; " for line in roles + [statement.as_string() for statement in _rights(database)]
    ).strip()


def _have_role(
    connection: psycopg.Connection, role: str, *, create_databases: bool, password: str | None
) -> None:
    """Make the role, or take from it what it must not have."""
    wanted = (False, False, False, create_databases, True)
    names = ("SUPERUSER", "BYPASSRLS", "CREATEROLE", "CREATEDB", "LOGIN")
    found = connection.execute(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin FROM pg_roles WHERE rolname = %s",
        [role],
    ).fetchone()
    verb = sql.SQL("ALTER ROLE" if found else "CREATE ROLE")
    # Only what differs: on a managed server some attributes may not even be mentioned.
    before = found or (False, False, False, False, False)
    changes: list[sql.Composable] = [
        sql.SQL(name if want else f"NO{name}")
        for name, want, had in zip(names, wanted, before, strict=True)
        if want != had
    ]
    if password:  # hashed here: the server and its log never see the password itself
        hashed = connection.pgconn.encrypt_password(
            password.encode(), role.encode(), b"scram-sha-256"
        ).decode()
        changes.append(sql.SQL("PASSWORD {}").format(sql.Literal(hashed)))
    if changes or not found:
        connection.execute(
            sql.SQL("{} {} {}").format(verb, sql.Identifier(role), sql.SQL(" ").join(changes))
        )


def _become_member(connection: psycopg.Connection) -> None:
    """Let an administrator who is no superuser act for the owner: to give it a database, and rights there."""
    row = connection.execute(
        "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    if row and not row[0]:
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))


def _rights(database: str) -> list[sql.Composed]:
    names = {
        "database": sql.Identifier(database),
        "owner": sql.Identifier(OWNER),
        "app": sql.Identifier(APP),
    }
    return [
        sql.SQL(line).format(**names)
        for line in (
            "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
            "GRANT CONNECT, CREATE, TEMPORARY ON DATABASE {database} TO {owner}",
            "GRANT CONNECT ON DATABASE {database} TO {app}",
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
            "GRANT USAGE, CREATE ON SCHEMA public TO {owner}",
            "GRANT USAGE ON SCHEMA public TO {app}",
        )
    ]
