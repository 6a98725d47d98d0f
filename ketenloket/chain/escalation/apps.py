"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EscalationConfig(AppConfig):
    """A limit of volunteer help that was crossed, and moving up."""

    name = "ketenloket.chain.escalation"
    verbose_name = _("opschalen")

    def ready(self) -> None:
        """What nobody picks up climbs, and is asked again when the request opens again."""
        from ketenloket.chain.desk.actions import climb_for, follow_reopening  # noqa: PLC0415
        from ketenloket.chain.escalation.actions import (  # noqa: PLC0415
            ask_again,
            late_escalations,
        )

        climb_for(late_escalations)
        follow_reopening(ask_again)
