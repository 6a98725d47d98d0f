"""What a command must know before Django starts: where the database is, the secret key, demo or not."""

import contextlib
import json
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from config import database
from config.postgres import EngineError, Server, home


def always() -> dict[str, str]:
    """Return what every command is given: the secret key, and whether this is a demo.

    Without DATABASE_URL it is a demo. With one it is the real thing, unless KETENLOKET_DEMO says otherwise.
    """
    demo = os.environ.get("KETENLOKET_DEMO") or ("0" if os.environ.get("DATABASE_URL") else "1")
    return {
        "KETENLOKET_DEMO": demo,
        "KETENLOKET_SECRET_KEY": os.environ.get("KETENLOKET_SECRET_KEY") or _secret_key(),
    }


def _secret_key() -> str:
    """Return the key of this checkout, made at the first call; other accounts cannot read it."""
    file = home() / "secret-key"
    if not file.exists():
        write_private(file, secrets.token_urlsafe(50))
    return file.read_text()


def write_private(file: Path, text: str) -> None:
    """Write a file that only its owner can read, in one step."""
    new = file.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        stream.write(text)
    new.replace(file)


@contextlib.contextmanager
def at_the_database(*, make_roles: bool = False) -> Iterator[dict[str, str]]:
    """Yield the environment in which Django finds both roles.

    ``make_roles`` allows making them on the server that DATABASE_URL names, where it names no owner.
    """
    if given := os.environ.get("DATABASE_URL"):
        yield _on_given_server(given, make_roles=make_roles)
        return
    with private_server().in_use() as server:
        database.prepare(server.admin_url)
        yield {
            "DATABASE_URL": server.url(database.APP, database.DATABASE),
            "DATABASE_OWNER_URL": server.url(database.OWNER, database.DATABASE),
        }


def private_server() -> Server:
    """Return the PostgreSQL of this checkout, running or not."""
    return Server(home() / "postgres")


def _on_given_server(url: str, *, make_roles: bool) -> dict[str, str]:
    if owner_url := os.environ.get("DATABASE_OWNER_URL"):
        return {"DATABASE_URL": url, "DATABASE_OWNER_URL": owner_url}
    try:
        parts = conninfo_to_dict(url)
    except psycopg.Error as error:
        raise EngineError(
            f"DATABASE_URL is geen adres van PostgreSQL: {_one_line(error)}"
        ) from error
    name = str(parts.get("dbname") or database.DATABASE)
    file, place = home() / "roles.json", f"{parts.get('host', '')}:{parts.get('port', '')}/{name}"
    kept = json.loads(file.read_text()) if file.exists() else {}
    if place not in kept:
        if not make_roles:
            return {"DATABASE_URL": url}
        passwords = {role: secrets.token_urlsafe(32) for role in (database.OWNER, database.APP)}
        _make_roles(url, name, passwords)
        kept[place] = passwords
        write_private(file, json.dumps(kept, indent=2))
    app, owner = (
        make_conninfo(url, user=role, password=kept[place][role], dbname=name)
        for role in (database.APP, database.OWNER)
    )
    return {"DATABASE_URL": app, "DATABASE_OWNER_URL": owner}


def _make_roles(url: str, name: str, passwords: dict[str, str]) -> None:
    """Make both roles on somebody else's server, if the account in the address may do that.

    Raises EngineError with the SQL that an administrator can run instead.
    """
    try:
        url = _reachable(url)
        if not database.may_make_roles(url):
            raise EngineError(
                "Het account in DATABASE_URL mag de twee rollen van Ketenloket niet maken, of ze bestaan al. "
                f"Laat een beheerder dit uitvoeren: {database.sql_for_administrator(name)} "
                f"Zet daarna DATABASE_URL op het adres voor {database.APP} "
                f"en DATABASE_OWNER_URL op dat voor {database.OWNER}."
            )
        database.prepare(url, database=name, passwords=passwords)
    except psycopg.Error as error:
        raise EngineError(f"PostgreSQL op DATABASE_URL weigert: {_one_line(error)}") from error


def _reachable(url: str) -> str:
    """Return the address, or that of the server's own database while the one in the address must still be made."""
    for address in (url, make_conninfo(url, dbname="postgres")):
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(address, connect_timeout=10).close()
            return address
    return url


def _one_line(error: psycopg.Error) -> str:
    return " ".join(str(error).split())


def refuse_power(url: str) -> None:
    """Refuse to serve as a role that row-level security does not hold.

    Raises EngineError for a superuser and for a role with BYPASSRLS.
    """
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            row = connection.execute(
                "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error as error:
        raise EngineError(f"Geen toegang tot de database: {_one_line(error)}") from error
    if row and row[0]:
        raise EngineError(
            f"Het account in DATABASE_URL gaat voorbij aan row-level security. Gebruik {database.APP} en zet "
            "DATABASE_OWNER_URL, of laat beide weg."
        )
