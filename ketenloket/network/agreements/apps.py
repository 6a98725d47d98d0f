"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    """Agreements."""

    name = "ketenloket.network.agreements"
    verbose_name = _("afspraken")
