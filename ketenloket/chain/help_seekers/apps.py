"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HelpSeekersConfig(AppConfig):
    """The person, and who sees what of a person."""

    name = "ketenloket.chain.help_seekers"
    verbose_name = _("hulpvragers")
