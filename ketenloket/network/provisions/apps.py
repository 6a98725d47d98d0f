"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProvisionsConfig(AppConfig):
    """The Voorzieningenlijst, dated norm rows, the check."""

    name = "ketenloket.network.provisions"
    verbose_name = _("voorzieningen")
