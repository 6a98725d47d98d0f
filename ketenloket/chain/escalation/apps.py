"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EscalationConfig(AppConfig):
    """Escalation."""

    name = "ketenloket.chain.escalation"
    verbose_name = _("opschalen")
