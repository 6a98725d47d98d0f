"""Everything that can happen to the verwijskaart and its words."""

from ketenloket.network.directory.actions.corrections import (
    answer_correction,
    correct,
    correct_at_front_door,
)
from ketenloket.network.directory.actions.offers import (
    add_service,
    change_service,
    confirm_checked,
    offer_again,
    retire_service,
    set_capacity,
)
from ketenloket.network.directory.actions.places import (
    add_place,
    change_place,
    put_at_places,
    retire_place,
    use_place_again,
)
from ketenloket.network.directory.actions.sheets import (
    Planned,
    import_directory,
    plan_import,
    words_for_sheet,
)
from ketenloket.network.directory.actions.texts import (
    put_recording,
    take_recording_away,
    write_text,
)
from ketenloket.network.directory.actions.upkeep import confirm_all, confirm_as_neighbour
from ketenloket.network.directory.actions.words import (
    add_need,
    add_sign,
    change_need,
    change_sign,
    signs_mean,
    stopping_signs,
)

__all__ = [
    "Planned",
    "add_need",
    "add_place",
    "add_service",
    "add_sign",
    "answer_correction",
    "change_need",
    "change_place",
    "change_service",
    "change_sign",
    "confirm_all",
    "confirm_as_neighbour",
    "confirm_checked",
    "correct",
    "correct_at_front_door",
    "import_directory",
    "offer_again",
    "plan_import",
    "put_at_places",
    "put_recording",
    "retire_place",
    "retire_service",
    "set_capacity",
    "signs_mean",
    "stopping_signs",
    "take_recording_away",
    "use_place_again",
    "words_for_sheet",
    "write_text",
]
