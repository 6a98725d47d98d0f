"""One cast for every test.

`gemeente` leads, `maatje` is asked, `vreemd` must never see a thing. `loket` runs the desk,
`vrijwilliger` and `andere` are volunteers of maatje, `neutraal` coordinates the alliance.
All tests run as the serving role of the database, or they would prove nothing.
"""

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import copy
from types import SimpleNamespace
from typing import Any

import hypothesis
import psycopg
import pytest
from django.apps import apps
from django.db import connection, models
from django.template import engines
from django.test import Client
from psycopg.conninfo import make_conninfo

from config.database import APP, DATABASE, OWNER
from config.register import REGISTER
from ketenloket.chain.desk.actions import Registered, Registration, register, register_at_front_door
from ketenloket.chain.desk.models import HelpRequest
from ketenloket.chain.desk.rules import Concern, Entry
from ketenloket.chain.trajectories.actions import assign
from ketenloket.foundation.tenancy.acting import Actor, Sees, acting_as
from ketenloket.network.organisations.models import Account, Alliance, Organisation, Role, Worker
from ketenloket.network.organisations.rules import OrganisationKind as Kind

# Random questions: by day always the same ones, so that a failure can be seen again and a slow
# machine is no failure; HYPOTHESIS_PROFILE=nightly asks new ones.
_PATIENT: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": [hypothesis.HealthCheck.too_slow],
}
hypothesis.settings.register_profile("day", derandomize=True, **_PATIENT)
hypothesis.settings.register_profile("nightly", print_blob=True, **_PATIENT)
hypothesis.settings.load_profile(
    "nightly" if os.environ.get("HYPOTHESIS_PROFILE") == "nightly" else "day"
)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The owner makes the test database; from then on we are the serving role.

    Asked for `committed` alone, pytest-django would make none, and we would copy the real one.
    """
    settings = connection.settings_dict
    owner, real = settings["USER"], settings["NAME"]
    ours = real == DATABASE
    with django_db_blocker.unblock():
        if ours:
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        connection.close()
        settings["USER"] = APP
    yield
    with django_db_blocker.unblock():
        connection.close()
        _end_sessions(settings)
        settings["USER"] = owner
        if ours:
            connection.creation.destroy_test_db(real, verbosity=0)


def _end_sessions(settings: dict[str, Any]) -> None:
    """A thread of a test may still hold a session, and a database in use cannot be dropped.

    Each role may end its own only. A session that is just beginning or ending may not be asked
    to: then we look again.
    """
    address = {"host": settings["HOST"], "port": settings["PORT"] or 5432}
    for role in (APP, OWNER):
        with psycopg.connect(user=role, dbname=DATABASE, autocommit=True, **address) as database:
            for _ in range(50):
                left = database.execute(
                    "SELECT pid FROM pg_stat_activity"
                    " WHERE datname = %s AND usename = current_user AND pid <> pg_backend_pid()",
                    [settings["NAME"]],
                ).fetchall()
                if not left:
                    break
                for (pid,) in left:
                    with suppress(psycopg.errors.InsufficientPrivilege):
                        database.execute("SELECT pg_terminate_backend(%s, 1000)", [pid])
                time.sleep(0.1)


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A copy of the test database in which commits are real; it is thrown away afterwards.

    Yields:
        The address of the copy, as the serving role.
    """
    with copied(django_db_blocker) as address:
        yield address


@contextmanager
def copied(django_db_blocker: Any) -> Iterator[str]:
    """As `committed`, for a fixture that lasts longer than one test."""
    settings, name = connection.settings_dict, connection.settings_dict["NAME"]
    copy = f"{name}_copy"
    address = {"host": settings["HOST"], "port": settings["PORT"] or 5432}

    def owner(*statements: str) -> None:
        with psycopg.connect(user=OWNER, dbname=DATABASE, autocommit=True, **address) as database:
            for statement in statements:
                database.execute(statement)

    # Not by force: the owner may not end a session of the serving role, which ends its own.
    drop = f'DROP DATABASE IF EXISTS "{copy}"'
    with django_db_blocker.unblock():
        connection.close()
        _end_sessions(settings | {"NAME": copy})
        owner(drop, f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
        settings["NAME"] = copy
        try:
            yield make_conninfo("", user=APP, dbname=copy, **address)
        finally:
            connection.close()
            _end_sessions(settings)
            settings["NAME"] = name
            owner(drop)


class UnknownVariable(str):
    """What a template prints for a variable that nobody gave it: a failing test."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, name: object) -> str:
        # The library's page of second factors asks for all kinds, also those not switched on.
        if str(name).startswith("authenticators."):
            return ""
        msg = f"a template uses {name}, which is not there"
        raise AssertionError(msg)


@pytest.fixture(autouse=True, scope="session")
def loud_templates() -> None:
    """A template may not use what it was not given."""
    engines["django"].engine.string_if_invalid = UnknownVariable()


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Argon2 is slow on purpose; tests are not about that."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


PEOPLE = {
    m._meta.db_table
    for m in apps.get_models()
    if m.__module__.startswith("ketenloket.") and not REGISTER[m._meta.label].public
} - {"organisations_worker", "audit_event", "directory_importrun"}
# A column that ties a query to one organisation, one worker or one file.
_OWN = re.compile(
    r'"(?:id|lead_id|request_id|organisation_id|to_organisation_id|sender_id|receiver_id|worker_id'
    r"|item_id|meeting_id|intake_id|referral_id|key_hash|secret_hash|help_seeker_id"
    r'|agreement_id|brought_by_id|noted_by_id|consent_id|responsible_id|one_lead_id|asker_id)" (?:=|IN)'
)
_FROM = re.compile(r'FROM "(\w+)"')


def unfiltered(sql: str) -> str:
    """The table with people that a query reads without saying whose, or nothing.

    Row-level security would still hold, but PostgreSQL would have to look at every row.
    """
    if not sql.startswith("SELECT"):
        return ""
    table = _FROM.search(sql)
    if not table or table[1] not in PEOPLE:
        return ""
    where = sql.partition(" WHERE ")[2]
    if table[1].startswith(("triage_", "agreements_")) and '"alliance_id" =' in where:
        return ""  # a table holds few rows of an alliance, and no person
    return "" if _OWN.search(where) else table[1]


def _refuse_unfiltered(execute: Any, sql: str, params: Any, *rest: Any) -> Any:
    assert not unfiltered(sql), f"filter by organisation: {sql}"
    return execute(sql, params, *rest)


ROLES = {  # name in the cast: (organisation, role)
    "loket": ("loket", "desk_shift"),
    "loketleiding": ("loket", "desk_coordinator"),
    "gemeente": ("gemeente", "professional"),
    "maatje": ("maatje", "coordinator"),
    "vrijwilliger": ("maatje", "volunteer"),
    "andere": ("maatje", "volunteer"),
    "humanitas": ("humanitas", "coordinator"),
    "vreemd": ("vreemd", "coordinator"),
    "tafel": ("vreemd", "triage_member"),
    "bestuur": ("maatje", "board_member"),
    "neutraal": ("neutraal", "alliance_coordinator"),
}
KINDS = {
    "loket": Kind.MONEY_DESK,
    "gemeente": Kind.MUNICIPALITY,
    "maatje": Kind.VOLUNTEER_ORGANISATION,
    "humanitas": Kind.VOLUNTEER_ORGANISATION,
    "vreemd": Kind.SOCIAL_WORK,
    "neutraal": Kind.SOCIAL_WORK,
}


def make_alliance(name: str = "Geldloket Oldambt", slug: str = "oldambt") -> Alliance:
    """An alliance with its organisations; names of organisations are their keys in the cast."""
    alliance = Alliance.objects.create(
        name=name, slug=slug, municipalities=["GM1895"], phone="0597-000000"
    )
    for key, kind in KINDS.items():
        Organisation.objects.create(
            alliance=alliance, name=key, kind=kind, email=f"{key}@{slug}.example"
        )
    alliance.change(desk=Organisation.objects.get(alliance=alliance, name="loket"))
    return alliance


def make_worker(alliance: Alliance, name: str, organisation: str, role_code: str) -> Worker:
    """A worker with an account that can sign in."""
    place = Organisation.objects.get(alliance=alliance, name=organisation)
    role = Role.objects.get(code=role_code)
    actor = Actor(organisation=str(place.pk), alliance=str(alliance.pk), sees=Sees.ORGANISATION)
    with acting_as(actor):
        worker = Worker(
            alliance=alliance,
            organisation=place,
            account=Account.objects.create_user(f"{name}@{alliance.slug}.example", "geheim"),
            role=role,
            name=name.title(),
            known_in_alliance=role.known_in_alliance,
        )
        worker.save(force_insert=True)
    return worker


@pytest.fixture
def alliance(db: None) -> Alliance:
    """The alliance of the cast."""
    return make_alliance()


def make_cast(alliance: Alliance) -> SimpleNamespace:
    """The workers of the cast, by name; as `make_worker`, in a few queries for all of them."""
    places = {place.name: place for place in Organisation.objects.filter(alliance=alliance)}
    roles = Role.objects.in_bulk(field_name="code")
    accounts = {name: Account(email=f"{name}@{alliance.slug}.example") for name in ROLES}
    for account in accounts.values():
        account.set_password("geheim")
    Account.objects.bulk_create(accounts.values())
    cast = {}
    for key, place in places.items():
        mine = {name: role for name, (where, role) in ROLES.items() if where == key}
        workers = {
            name: Worker(
                alliance=alliance,
                organisation=copy(place),
                account=accounts[name],
                role=copy(roles[role]),
                name=name.title(),
                known_in_alliance=roles[role].known_in_alliance,
            )
            for name, role in mine.items()
        }
        actor = Actor(organisation=str(place.pk), alliance=str(alliance.pk), sees=Sees.ORGANISATION)
        with acting_as(actor):
            Worker.objects.bulk_create(workers.values())
        cast |= workers
    return SimpleNamespace(**{name: cast[name] for name in ROLES})


@pytest.fixture
def cast(alliance: Alliance) -> SimpleNamespace:
    """The workers, by name."""
    return make_cast(alliance)


@pytest.fixture
def registered(alliance: Alliance) -> Registered:
    """Samira, who asked for help at the front door."""
    return register_at_front_door(
        Registration(
            name="Samira Yilmaz",
            phone="+31612345678",
            concerns=(Concern.LETTERS, Concern.DEBTS),
            municipality="GM1895",
            postcode="9671 AA",
        ),
        alliance=alliance,
        submission="samira",
    )


def lead_by(worker: Worker, name: str = "Noor de Wit") -> HelpRequest:
    """A request that the organisation of this worker leads."""
    with acting_as(worker.actor()):
        made = register(
            Registration(name=name, phone="+31687654321", entry=Entry.WALK_IN),
            by=worker,
            submission=f"{worker.pk} {name}",
        )
        return HelpRequest.objects.select_related("help_seeker").get(pk=made.request_id)


@pytest.fixture
def noor(cast: SimpleNamespace) -> HelpRequest:
    """Noor, whose request the municipality leads."""
    return lead_by(cast.gemeente)


@pytest.fixture
def samen(cast: SimpleNamespace) -> HelpRequest:
    """Noor, whose request maatje leads."""
    return lead_by(cast.maatje)


@pytest.fixture
def helped(cast: SimpleNamespace, samen: HelpRequest) -> HelpRequest:
    """Noor, entrusted to the volunteer of maatje."""
    with acting_as(cast.maatje.actor()):
        assign(samen.pk, cast.vrijwilliger, by=cast.maatje)
    return samen


@pytest.fixture
def who_sees(cast: SimpleNamespace) -> Callable[[models.Model], set[str]]:
    """The names in the cast to whom the database shows this row."""

    def sees(worker: Worker, row: models.Model) -> bool:
        with acting_as(worker.actor()):
            return type(row).objects.filter(pk=row.pk).exists()

    return lambda row: {name for name, worker in vars(cast).items() if sees(worker, row)}


@pytest.fixture
def sign_in() -> Callable[[Worker], Client]:
    """A browser in which this worker is signed in with a second factor.

    What such a browser opens must ask the database for its own rows only (see `unfiltered`).
    """

    class Watched(Client):
        def request(self, **request: Any) -> Any:
            with connection.execute_wrapper(_refuse_unfiltered):
                return super().request(**request)

    def browser(worker: Worker) -> Client:
        client = Watched()
        client.force_login(worker.account)
        session = client.session
        session["second_factor"], session["worker"] = True, worker.pk
        session.save()
        return client

    return browser
