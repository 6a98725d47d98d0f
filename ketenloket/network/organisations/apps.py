"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Alliances, organisations, workers, roles; who may open which page."""

    name = "ketenloket.network.organisations"
    verbose_name = _("organisaties")
