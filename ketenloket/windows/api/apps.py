"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """The public directory."""

    name = "ketenloket.windows.api"
    verbose_name = _("openbare verwijskaart")
