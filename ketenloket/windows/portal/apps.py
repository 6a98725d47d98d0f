"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """Mijn hulp: what the help-seeker sees and decides."""

    name = "ketenloket.windows.portal"
    verbose_name = _("mijn hulp")
