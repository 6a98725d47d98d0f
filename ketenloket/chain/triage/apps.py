"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TriageConfig(AppConfig):
    """Meetings, questions as codes, decisions, gaps."""

    name = "ketenloket.chain.triage"
    verbose_name = _("triage")
