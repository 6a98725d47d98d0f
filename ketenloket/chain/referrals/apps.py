"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferralsConfig(AppConfig):
    """From draft to arrived."""

    name = "ketenloket.chain.referrals"
    verbose_name = _("verwijzingen")

    def ready(self) -> None:
        """What was sent on a consent stops when it is taken back; and what happens by itself."""
        from ketenloket.chain.desk.actions import climb_for, happens_by_itself  # noqa: PLC0415
        from ketenloket.chain.referrals.actions import (  # noqa: PLC0415
            COME_BACK,
            GO_ALONG,
            REMIND,
            late_referrals,
            stop_for_withdrawn_consent,
        )
        from ketenloket.chain.sharing.actions import follow_withdrawal  # noqa: PLC0415

        follow_withdrawal(stop_for_withdrawn_consent)
        happens_by_itself(REMIND)
        happens_by_itself(COME_BACK)
        happens_by_itself(GO_ALONG)
        climb_for(late_referrals)
