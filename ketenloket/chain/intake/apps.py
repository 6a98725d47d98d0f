"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    """The story, needs, threats, debts in outline, boundary signs."""

    name = "ketenloket.chain.intake"
    verbose_name = _("intake")
