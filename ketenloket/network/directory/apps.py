"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """The verwijskaart: offers, kinds of need, boundary signs."""

    name = "ketenloket.network.directory"
    verbose_name = _("verwijskaart")
