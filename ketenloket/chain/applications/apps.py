"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    """Provisions that were asked for, and what they gave."""

    name = "ketenloket.chain.applications"
    verbose_name = _("aanvragen")

    def ready(self) -> None:
        """An answer that does not come climbs like what a helper promised."""
        from ketenloket.chain.applications.actions import late_answers  # noqa: PLC0415
        from ketenloket.chain.desk.actions import climb_for  # noqa: PLC0415

        climb_for(late_answers)
