"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """The help request: front door, finding places, inbox, walk-in, attempts to reach somebody."""

    name = "ketenloket.chain.desk"
    verbose_name = _("loket")
