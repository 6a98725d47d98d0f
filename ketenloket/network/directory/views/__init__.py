"""Pages of this room."""

from ketenloket.network.directory.views.card import service
from ketenloket.network.directory.views.cards import services
from ketenloket.network.directory.views.corrections import (
    answer_correction,
    correct,
    correct_public,
    corrections,
)
from ketenloket.network.directory.views.hsds import import_hsds_file
from ketenloket.network.directory.views.offers import (
    capacity,
    change,
    checked,
    new,
    offer_again,
    retire,
)
from ketenloket.network.directory.views.places import (
    new_place,
    place,
    places,
    retire_place,
    service_places,
    use_place_again,
)
from ketenloket.network.directory.views.posters import poster
from ketenloket.network.directory.views.runs import import_run
from ketenloket.network.directory.views.sheets import (
    export,
    export_csv,
    import_sheet,
    template,
)
from ketenloket.network.directory.views.texts import (
    recording,
    recordings,
    spoken,
    take_recording_away,
    text,
    texts,
)
from ketenloket.network.directory.views.upkeep import confirm, upkeep
from ketenloket.network.directory.views.wall import offer, wall, wall_paper
from ketenloket.network.directory.views.weighing import weighing
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
    "answer_correction",
    "area",
    "capacity",
    "change",
    "checked",
    "confirm",
    "correct",
    "correct_public",
    "corrections",
    "export",
    "export_csv",
    "import_hsds_file",
    "import_run",
    "import_sheet",
    "need",
    "needs",
    "new",
    "new_need",
    "new_place",
    "new_sign",
    "offer",
    "offer_again",
    "place",
    "places",
    "poster",
    "recording",
    "recordings",
    "retire",
    "retire_place",
    "service",
    "service_places",
    "services",
    "sign",
    "signs",
    "spoken",
    "take_recording_away",
    "template",
    "text",
    "texts",
    "upkeep",
    "use_place_again",
    "wall",
    "wall_paper",
    "weighing",
]
