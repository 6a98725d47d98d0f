"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrajectoriesConfig(AppConfig):
    """Trajectories."""

    name = "ketenloket.chain.trajectories"
    verbose_name = _("trajecten")

    def ready(self) -> None:
        """The help starts where the person arrives."""
        from ketenloket.chain.referrals.actions import follow_arrival  # noqa: PLC0415
        from ketenloket.chain.trajectories.actions import start_at_arrival  # noqa: PLC0415

        follow_arrival(start_at_arrival)
