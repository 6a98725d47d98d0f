"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    """Limits of volunteer help that all agreed on."""

    name = "ketenloket.network.agreements"
    verbose_name = _("afspraken")

    def ready(self) -> None:
        """What a sign means for volunteers is what was agreed."""
        from ketenloket.network.agreements.actions import stops_as_agreed  # noqa: PLC0415
        from ketenloket.network.directory.actions import signs_mean  # noqa: PLC0415

        signs_mean(stops_as_agreed)
