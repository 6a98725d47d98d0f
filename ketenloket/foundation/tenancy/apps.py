"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TenancyConfig(AppConfig):
    """Who acts, told to PostgreSQL; policies as constraints."""

    name = "ketenloket.foundation.tenancy"
    verbose_name = _("toegang")
