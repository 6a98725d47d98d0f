"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkbenchConfig(AppConfig):
    """Vandaag, the caseload, the case page."""

    name = "ketenloket.windows.workbench"
    verbose_name = _("werkblad")
