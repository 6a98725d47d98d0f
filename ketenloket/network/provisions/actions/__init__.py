"""Everything that can happen to the Voorzieningenlijst and its norms."""

from ketenloket.network.provisions.actions.norms import add_norm
from ketenloket.network.provisions.actions.provisions import (
    add_provision,
    change_provision,
    confirm_all,
    confirm_checked,
    put_back,
    retire,
)
from ketenloket.network.provisions.actions.sheets import Planned, import_list, plan_import

__all__ = [
    "Planned",
    "add_norm",
    "add_provision",
    "change_provision",
    "confirm_all",
    "confirm_checked",
    "import_list",
    "plan_import",
    "put_back",
    "retire",
]
