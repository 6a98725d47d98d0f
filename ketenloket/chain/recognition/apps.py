"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecognitionConfig(AppConfig):
    """Whether this person is here already; households; questions to other organisations."""

    name = "ketenloket.chain.recognition"
    verbose_name = _("herkennen")
