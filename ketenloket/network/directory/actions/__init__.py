"""Everything that can happen to the verwijskaart and its words."""

from ketenloket.network.directory.actions.offers import (
    add_service,
    change_service,
    confirm_checked,
    offer_again,
    retire_service,
    set_capacity,
)
from ketenloket.network.directory.actions.sheets import (
    Planned,
    import_directory,
    plan_import,
    words_for_sheet,
)
from ketenloket.network.directory.actions.words import (
    add_need,
    add_sign,
    change_need,
    change_sign,
)

__all__ = [
    "Planned",
    "add_need",
    "add_service",
    "add_sign",
    "change_need",
    "change_service",
    "change_sign",
    "confirm_checked",
    "import_directory",
    "offer_again",
    "plan_import",
    "retire_service",
    "set_capacity",
    "words_for_sheet",
]
