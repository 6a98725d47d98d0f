"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PapersConfig(AppConfig):
    """Papers of each side, letters, the overview of the money."""

    name = "ketenloket.chain.papers"
    verbose_name = _("papieren")
