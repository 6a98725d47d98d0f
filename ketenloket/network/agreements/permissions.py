"""Who may do what with the limits; reading is everybody's."""

from ketenloket.network.organisations.models import Worker
from ketenloket.network.organisations.rules import Duty

BOARD = "board_member"  # the role with which a board speaks for its organisation


def may_write(worker: Worker) -> bool:
    """Whether this worker writes the list: who cares for the alliance, and nobody else."""
    return worker.has(Duty.ALLIANCE)


def may_adopt(worker: Worker) -> bool:
    """Whether this worker may say for the own organisation that it adopts a version."""
    return worker.role_id == BOARD or worker.has(Duty.COORDINATE)
