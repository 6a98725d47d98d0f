"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VolunteersConfig(AppConfig):
    """What helpers can and want, and how much they carry."""

    name = "ketenloket.network.volunteers"
    verbose_name = _("vrijwilligers")
