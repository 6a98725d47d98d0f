"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferralsConfig(AppConfig):
    """Referrals."""

    name = "ketenloket.chain.referrals"
    verbose_name = _("verwijzingen")

    def ready(self) -> None:
        """What was sent on a consent stops when it is taken back."""
        from ketenloket.chain.referrals.actions import stop_for_withdrawn_consent  # noqa: PLC0415
        from ketenloket.chain.sharing.actions import follow_withdrawal  # noqa: PLC0415

        follow_withdrawal(stop_for_withdrawn_consent)
