"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkbenchConfig(AppConfig):
    """Workbench."""

    name = "ketenloket.windows.workbench"
    verbose_name = _("werkblad")
