"""Pages of this room."""

from ketenloket.network.directory.views.card import service
from ketenloket.network.directory.views.cards import services
from ketenloket.network.directory.views.offers import (
    capacity,
    change,
    checked,
    new,
    offer_again,
    retire,
)
from ketenloket.network.directory.views.sheets import export, import_sheet, template
from ketenloket.network.directory.views.words import (
    area,
    need,
    needs,
    new_need,
    new_sign,
    sign,
    signs,
)

__all__ = [
    "area",
    "capacity",
    "change",
    "checked",
    "export",
    "import_sheet",
    "need",
    "needs",
    "new",
    "new_need",
    "new_sign",
    "offer_again",
    "retire",
    "service",
    "services",
    "sign",
    "signs",
    "template",
]
