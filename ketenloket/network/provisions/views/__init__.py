"""Pages of this room."""

from ketenloket.network.provisions.views.check import public_check
from ketenloket.network.provisions.views.keeping import (
    change,
    checked,
    new,
    put_back,
    retire,
    upkeep,
)
from ketenloket.network.provisions.views.lists import listed, provision
from ketenloket.network.provisions.views.norms import new_norm, norms, rules
from ketenloket.network.provisions.views.sheets import (
    export,
    export_csv,
    import_sheet,
    template,
)

__all__ = [
    "change",
    "checked",
    "export",
    "export_csv",
    "import_sheet",
    "listed",
    "new",
    "new_norm",
    "norms",
    "provision",
    "public_check",
    "put_back",
    "retire",
    "rules",
    "template",
    "upkeep",
]
