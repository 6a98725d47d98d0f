"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EscalationConfig(AppConfig):
    """Escalation."""

    name = "ketenloket.chain.escalation"
    verbose_name = _("opschalen")

    def ready(self) -> None:
        """What nobody picks up climbs."""
        from ketenloket.chain.desk.actions import climb_for  # noqa: PLC0415
        from ketenloket.chain.escalation.actions import late_escalations  # noqa: PLC0415

        climb_for(late_escalations)
