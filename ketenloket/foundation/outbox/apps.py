"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """What must be told, in the same transaction as the fact."""

    name = "ketenloket.foundation.outbox"
    verbose_name = _("berichten")
