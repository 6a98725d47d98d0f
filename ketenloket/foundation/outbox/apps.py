"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """Outbox."""

    name = "ketenloket.foundation.outbox"
    verbose_name = _("berichten")
