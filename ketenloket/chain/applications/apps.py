"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    """Applications."""

    name = "ketenloket.chain.applications"
    verbose_name = _("aanvragen")
