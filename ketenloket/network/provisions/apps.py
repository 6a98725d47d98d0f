"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProvisionsConfig(AppConfig):
    """Provisions."""

    name = "ketenloket.network.provisions"
    verbose_name = _("voorzieningen")
