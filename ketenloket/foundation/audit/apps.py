"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """The log of every look and every change."""

    name = "ketenloket.foundation.audit"
    verbose_name = _("logboek")
