"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrajectoriesConfig(AppConfig):
    """Trajectories."""

    name = "ketenloket.chain.trajectories"
    verbose_name = _("trajecten")

    def ready(self) -> None:
        """The help starts where the person arrives; a consent taken back ends going along."""
        from ketenloket.chain.referrals.actions import follow_arrival  # noqa: PLC0415
        from ketenloket.chain.sharing.actions import follow_withdrawal  # noqa: PLC0415
        from ketenloket.chain.trajectories.actions import (  # noqa: PLC0415
            start_at_arrival,
            stay_home_after_withdrawal,
        )

        follow_arrival(start_at_arrival)
        follow_withdrawal(stay_home_after_withdrawal)
