"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrajectoriesConfig(AppConfig):
    """Assignments, appointments, notes, goals, exit."""

    name = "ketenloket.chain.trajectories"
    verbose_name = _("trajecten")

    def ready(self) -> None:
        """The help starts where the person arrives; what is decided elsewhere ends what was asked."""
        from ketenloket.chain.desk.actions import (  # noqa: PLC0415
            climb_for,
            follow_reopening,
            follow_take_over,
            happens_by_itself,
        )
        from ketenloket.chain.escalation.actions import helping_is  # noqa: PLC0415
        from ketenloket.chain.referrals.actions import follow_arrival  # noqa: PLC0415
        from ketenloket.chain.sharing.actions import follow_withdrawal  # noqa: PLC0415
        from ketenloket.chain.trajectories.actions import (  # noqa: PLC0415
            ASK_AT_CEILING,
            HELPING,
            KEEP_IN_TERM,
            NOT_LEFT_ALONE,
            end_at_take_over,
            late_ceilings,
            late_checks,
            late_promises,
            note_reopening,
            start_at_arrival,
            stay_home_after_withdrawal,
            unanswered_company,
            weigh_after_withdrawal,
        )

        helping_is(HELPING)
        follow_arrival(start_at_arrival)
        follow_take_over(end_at_take_over)
        follow_withdrawal(stay_home_after_withdrawal)
        follow_withdrawal(weigh_after_withdrawal)
        climb_for(late_promises)
        climb_for(unanswered_company)
        follow_reopening(note_reopening)
        happens_by_itself(ASK_AT_CEILING)
        happens_by_itself(KEEP_IN_TERM)
        happens_by_itself(NOT_LEFT_ALONE)
        climb_for(late_ceilings)
        climb_for(late_checks)
