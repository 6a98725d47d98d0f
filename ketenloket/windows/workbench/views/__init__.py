"""Pages of this room."""

from ketenloket.windows.workbench.views.case import case
from ketenloket.windows.workbench.views.figures import figures
from ketenloket.windows.workbench.views.finding_places import finding_places
from ketenloket.windows.workbench.views.looks import looks
from ketenloket.windows.workbench.views.messages import answer_message, mails, messages, webhook
from ketenloket.windows.workbench.views.monday import monday
from ketenloket.windows.workbench.views.people import people
from ketenloket.windows.workbench.views.recognised import of_person
from ketenloket.windows.workbench.views.today import today
from ketenloket.windows.workbench.views.volunteers import volunteers

__all__ = [
    "answer_message",
    "case",
    "figures",
    "finding_places",
    "looks",
    "mails",
    "messages",
    "monday",
    "of_person",
    "people",
    "today",
    "volunteers",
    "webhook",
]
