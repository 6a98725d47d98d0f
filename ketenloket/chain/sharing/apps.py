"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SharingConfig(AppConfig):
    """Sharing."""

    name = "ketenloket.chain.sharing"
    verbose_name = _("delen")
