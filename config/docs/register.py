"""``docs/data-register.md``: per table what it is, who sees it, and how long its fields live."""

from django.apps import apps
from django.db.models import Model

from config.docs.markdown import code, first_paragraph, table
from config.docs.policies import in_words
from config.register import REGISTER
from ketenloket.foundation.tenancy.policies import APP_ROLE, Policy, Rights

_INTRODUCTION = """\
# Data register

Every table of Ketenloket: what it is, whom the database shows it to, what the serving role may do with it, and what
happens to each field in the end. Tables of libraries (sessions, sign-in, jobs) hold no help-seeker and are not listed.
There is no place for a BSN anywhere.

The rows that a policy lets through are the second lock. The first is the page: see [permissions.md](permissions.md).

## How to read it

- **The own organisation**: that of the worker who acts, in a role that sees all people of its organisation.
- **A volunteer**: a worker whose role sees assigned people only. **The person**: the help-seeker, in Mijn hulp.
- **May see *x***: for the own organisation a *live* disclosure (verstrekking) of the request that covers *x*: accepted,
  not ended, not past its term; *request* is in every disclosure. For a volunteer an assignment to the request that has
  not ended, and such a disclosure where another organisation is the lead. For the person their own request.
  For everybody else: no.
- **May see the person**: the same, with a disclosure that covers *identity*.
- Row-level security is forced. Nobody acting means no rows. Of several policies for a command one must fit.
- A policy for INSERT speaks of the row to come; one for UPDATE of the row as it is and of the row as it will be.
- **To erase**: the fields that are emptied or replaced when the retention term ends. Where a row hangs on a request,
  that is the term of the lead organisation (`retention_months`), counted from the day the request was closed.
  **To keep**: what stays for the figures, or as long as the row itself.
- What stands in italics is Dutch, as in the code.
"""


def write() -> str:
    """The whole document."""
    models = [model for model in apps.get_models() if model._meta.label in REGISTER]
    return "\n".join([_INTRODUCTION, _overview(models), *map(_chapter, models)])


def _overview(models: list[type[Model]]) -> str:
    rows = [
        (
            f"[{model._meta.label}](#{_anchor(model)})",
            f"*{model._meta.verbose_name}*",
            "no" if REGISTER[model._meta.label].public else "forced",
        )
        for model in models
    ]
    return "## Tables\n\n" + table(("table", "in the product", "row-level security"), rows)


def _anchor(model: type[Model]) -> str:
    return model._meta.label.lower().replace(".", "")


def _chapter(model: type[Model]) -> str:
    life = REGISTER[model._meta.label]
    name, names = model._meta.verbose_name, [field.name for field in model._meta.fields]
    seen = f"Not limited by row: *{life.public}*\n" if life.public else _policies(model)
    return "\n".join(
        [
            f"## {model._meta.label}\n",
            f"`{model._meta.db_table}`, *{name}*. {first_paragraph(model.__doc__)}\n",
            seen,
            f"- **The serving role** {_rights(model)}",
            f"- **To erase**: {code(n for n in names if n in life.erased)}",
            f"- **To keep**: {code(n for n in names if n in life.kept)}. *{life.why}*\n",
        ]
    )


def _policies(model: type[Model]) -> str:
    rows = [
        (
            f"`{policy.name}`" + ("" if policy.role == APP_ROLE else f" (for `{policy.role}`)"),
            policy.command,
            in_words(policy.rows) if policy.rows else "-",
            in_words(policy.new_rows) if policy.new_rows else "-",
        )
        for policy in model._meta.constraints
        if isinstance(policy, Policy)
    ]
    return table(("policy", "command", "rows as they are", "rows as they will be"), rows)


def _rights(model: type[Model]) -> str:
    rights = next(c for c in model._meta.constraints if isinstance(c, Rights))
    parts = ["reads"]
    parts += ["adds"] if rights.insert else []
    parts += [f"changes {code(rights.update)}"] if rights.update else ["changes nothing"]
    parts += ["removes" if rights.delete else "never removes"]
    return ", ".join(parts) + "."
