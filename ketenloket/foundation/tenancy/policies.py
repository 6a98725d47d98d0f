"""Rules that the database keeps, declared in `Meta.constraints` beside the fields they read.

Each of them is a Django constraint, so `makemigrations` carries it and `--check` misses none:

- `Policy`: row-level security, forced, for the serving role only.
- `Rights`: what the serving role may do at all, by column; what is never changed is not granted.
- `CompositeKey`: a foreign key that carries the tenant, so that a hidden row and a missing row
  give the same answer, and the lead organisation moves along with `ON UPDATE CASCADE`.
- `HeldWhileOpen`: a worker cannot be switched off while this row, still open, names them.
- `SqlRule`: any other statement (an index, a trigger).
"""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import BaseConstraint, Model

APP_ROLE = "ketenloket_app"
OWNER_ROLE = "ketenloket_owner"


class SqlRule(BaseConstraint):
    """A statement that creates a rule on a table, and the one that drops it.

    `{table}` and `{name}` are filled in. The rule is made at the end of its migration, when the
    tables and unique constraints it speaks of are there.
    """

    def __init__(self, *, name: str, create: str, drop: str) -> None:
        super().__init__(name=name)
        self.create, self.drop = create, drop

    def _fill(self, sql: str, model: type[Model], editor: BaseDatabaseSchemaEditor) -> str:
        table = editor.quote_name(model._meta.db_table)
        return sql.replace("{table}", table).replace("{name}", editor.quote_name(self.name))

    def constraint_sql(  # type: ignore[override]  # nothing goes inside CREATE TABLE
        self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> None:
        """A table is being created: make the rule when the migration is done with it."""
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(  # type: ignore[override]  # Django never asks without a model
        self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> str:
        """The rule, as SQL."""
        return self._fill(self.create, model, schema_editor)

    def remove_sql(  # type: ignore[override]  # Django never asks without a model
        self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> str:
        """The SQL that takes the rule away."""
        return self._fill(self.drop, model, schema_editor)

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """The database decides; there is nothing to check in Python."""

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """What a migration writes down of the rule."""
        path, _, _ = super().deconstruct()
        return path, (), {"name": self.name, **self._own()}

    def _own(self) -> dict[str, Any]:
        return {"create": self.create, "drop": self.drop}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SqlRule) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash(self.name)


class Policy(SqlRule):
    """One row-level security policy for the serving role.

    Args:
        rows: which existing rows (USING); empty for INSERT.
        new_rows: which rows may come to be (WITH CHECK).
        command: SELECT, INSERT, UPDATE, DELETE or ALL.
        role: whom it binds; the owner needs one of its own, or it sees nothing (FORCE).
    """

    def __init__(
        self,
        *,
        name: str,
        command: str = "SELECT",
        rows: str = "",
        new_rows: str = "",
        role: str = APP_ROLE,
    ) -> None:
        self.command, self.rows, self.new_rows, self.role = command, rows, new_rows, role
        using = f" USING ({rows})" if rows else ""
        check = f" WITH CHECK ({new_rows})" if new_rows else ""
        super().__init__(
            name=name,
            create="ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY; "
            f"CREATE POLICY {{name}} ON {{table}} FOR {command} TO {role}{using}{check}",
            drop="DROP POLICY {name} ON {table}",
        )

    def _own(self) -> dict[str, Any]:
        own = {"command": self.command, "rows": self.rows, "new_rows": self.new_rows}
        return own | ({"role": self.role} if self.role != APP_ROLE else {})


class Rights(SqlRule):
    """What the serving role may do with a table; reading is always granted, rows are a Policy's.

    Args:
        insert: whether rows may be added.
        update: the columns that may change; all others stay as they were made.
        delete: whether rows may be removed.
    """

    def __init__(
        self, *, name: str, insert: bool = False, update: Sequence[str] = (), delete: bool = False
    ) -> None:
        self.insert, self.update, self.delete = insert, tuple(update), delete
        grants = ["SELECT"]
        grants += ["INSERT"] if insert else []
        grants += ["DELETE"] if delete else []
        grants += [f"UPDATE ({', '.join(update)})"] if update else []
        super().__init__(
            name=name,
            create=f"REVOKE ALL ON {{table}} FROM {APP_ROLE}; "
            f"GRANT {', '.join(grants)} ON {{table}} TO {APP_ROLE}",
            drop=f"REVOKE ALL ON {{table}} FROM {APP_ROLE}",
        )

    def _own(self) -> dict[str, Any]:
        return {"insert": self.insert, "update": self.update, "delete": self.delete}


class CompositeKey(SqlRule):
    """A foreign key over several columns, as the tenant needs it.

    Args:
        columns: columns here.
        to: the table there.
        to_columns: the columns there, which a unique constraint must cover.
        cascade: follow changes of the key (the lead organisation moves along).
        deferrable: check at commit, so that two tables can change hands in one transaction.
    """

    def __init__(
        self,
        *,
        name: str,
        columns: Sequence[str],
        to: str,
        to_columns: Sequence[str],
        cascade: bool = False,
        deferrable: bool = False,
    ) -> None:
        self.columns, self.to, self.to_columns = tuple(columns), to, tuple(to_columns)
        self.cascade, self.deferrable = cascade, deferrable
        super().__init__(
            name=name,
            create=f"ALTER TABLE {{table}} ADD CONSTRAINT {{name}} FOREIGN KEY ({', '.join(columns)})"
            f' REFERENCES "{to}" ({", ".join(to_columns)})'
            + (" ON UPDATE CASCADE" if cascade else "")
            + (" DEFERRABLE INITIALLY DEFERRED" if deferrable else ""),
            drop="ALTER TABLE {table} DROP CONSTRAINT {name}",
        )

    def _own(self) -> dict[str, Any]:
        return {
            "columns": self.columns,
            "to": self.to,
            "to_columns": self.to_columns,
            "cascade": self.cascade,
            "deferrable": self.deferrable,
        }


class HeldWhileOpen(SqlRule):
    """A worker who is named here cannot be switched off while the row is open.

    PostgreSQL keeps a column that is true while `open_when` holds and empty after, and a foreign
    key to the worker's (id, organisation, active): switching the worker off then breaks the key,
    whoever tries it and whatever that person may see.
    """

    def __init__(self, *, name: str, worker: str, organisation: str, open_when: str) -> None:
        self.worker, self.organisation, self.open_when = worker, organisation, open_when
        column = f"{worker.removesuffix('_id')}_must_be_active"
        super().__init__(
            name=name,
            create=f"ALTER TABLE {{table}} ADD COLUMN {column} boolean"
            f" GENERATED ALWAYS AS (CASE WHEN {open_when} THEN true END) STORED; "
            f"ALTER TABLE {{table}} ADD CONSTRAINT {{name}}"
            f" FOREIGN KEY ({worker}, {organisation}, {column})"
            ' REFERENCES "organisations_worker" (id, organisation_id, active)'
            " DEFERRABLE INITIALLY DEFERRED",
            drop=f"ALTER TABLE {{table}} DROP CONSTRAINT {{name}}, DROP COLUMN {column}",
        )

    def _own(self) -> dict[str, Any]:
        return {
            "worker": self.worker,
            "organisation": self.organisation,
            "open_when": self.open_when,
        }
