"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgressConfig(AppConfig):
    """Small steps, the own scale, was I heard."""

    name = "ketenloket.chain.progress"
    verbose_name = _("voortgang")
