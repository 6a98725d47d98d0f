"""Everything that can happen while somebody is helped."""

from ketenloket.chain.trajectories.actions.aftercare import (
    KEEP_IN_TERM,
    Aftercare,
    again_by,
    last_day,
    late_checks,
    note_reopening,
    record_check,
)
from ketenloket.chain.trajectories.actions.appointments import (
    Details,
    appointment_result,
    make_appointment,
    move_appointment,
)
from ketenloket.chain.trajectories.actions.arrival import (
    start_at_arrival,
    stay_home_after_withdrawal,
)
from ketenloket.chain.trajectories.actions.asking import (
    ASK_AT_CEILING,
    Answer,
    answer_ceiling,
    late_ceilings,
    who_agrees,
)
from ketenloket.chain.trajectories.actions.assign import assign, stopping_sign, unassign
from ketenloket.chain.trajectories.actions.away import absence_of, be_away, be_back, stood_in_for
from ketenloket.chain.trajectories.actions.begin import begin, sees_person, who_see_person
from ketenloket.chain.trajectories.actions.ceilings import (
    MET,
    agree_ceiling,
    days_of_contact,
    question_of,
)
from ketenloket.chain.trajectories.actions.choosing import advice_for, proposal_for, with_load
from ketenloket.chain.trajectories.actions.company import (
    ask_along,
    organisations_along,
    send_along,
    stay_home,
)
from ketenloket.chain.trajectories.actions.contact import (
    NextStep,
    add_goal,
    add_note,
    is_noted,
    reach_goal,
    reported_again,
    set_next_step,
)
from ketenloket.chain.trajectories.actions.feeds import (
    appointments_of,
    end_feed,
    make_feed,
    note_reading,
    worker_behind,
)
from ketenloket.chain.trajectories.actions.forming import choose_form
from ketenloket.chain.trajectories.actions.hand_over import Held, hand_over, held_by
from ketenloket.chain.trajectories.actions.leave import exit_request
from ketenloket.chain.trajectories.actions.promises import (
    Promised,
    finish_task,
    promise,
    write_report,
)
from ketenloket.chain.trajectories.actions.refusal import record_refusal, refused, refused_and_then
from ketenloket.chain.trajectories.actions.relieving import (
    HELPING,
    NOT_LEFT_ALONE,
    weigh_after_withdrawal,
)
from ketenloket.chain.trajectories.actions.reminding import (
    appointment_in,
    choice_of,
    choose_reminder,
    remind_all,
    token_of,
)
from ketenloket.chain.trajectories.actions.silence import late_promises, unanswered_company
from ketenloket.chain.trajectories.actions.stopping import (
    Holding,
    held_by_organisation,
    stop_organisation,
)
from ketenloket.chain.trajectories.actions.taking_over import (
    answer_takeover,
    end_at_take_over,
    open_takeover,
    propose_takeover,
    withdraw_takeover,
)
from ketenloket.chain.trajectories.actions.visits import (
    arrive,
    handle_alarm,
    leave_safely,
    visit_out_of_sight,
    visits_alone,
    watch_visits,
)

__all__ = [
    "ASK_AT_CEILING",
    "HELPING",
    "KEEP_IN_TERM",
    "MET",
    "NOT_LEFT_ALONE",
    "Aftercare",
    "Answer",
    "Details",
    "Held",
    "Holding",
    "NextStep",
    "Promised",
    "absence_of",
    "add_goal",
    "add_note",
    "advice_for",
    "again_by",
    "agree_ceiling",
    "answer_ceiling",
    "answer_takeover",
    "appointment_in",
    "appointment_result",
    "appointments_of",
    "arrive",
    "ask_along",
    "assign",
    "be_away",
    "be_back",
    "begin",
    "choice_of",
    "choose_form",
    "choose_reminder",
    "days_of_contact",
    "end_at_take_over",
    "end_feed",
    "exit_request",
    "finish_task",
    "hand_over",
    "handle_alarm",
    "held_by",
    "held_by_organisation",
    "is_noted",
    "last_day",
    "late_ceilings",
    "late_checks",
    "late_promises",
    "leave_safely",
    "make_appointment",
    "make_feed",
    "move_appointment",
    "note_reading",
    "note_reopening",
    "open_takeover",
    "organisations_along",
    "promise",
    "proposal_for",
    "propose_takeover",
    "question_of",
    "reach_goal",
    "record_check",
    "record_refusal",
    "refused",
    "refused_and_then",
    "remind_all",
    "reported_again",
    "sees_person",
    "send_along",
    "set_next_step",
    "start_at_arrival",
    "stay_home",
    "stay_home_after_withdrawal",
    "stood_in_for",
    "stop_organisation",
    "stopping_sign",
    "token_of",
    "unanswered_company",
    "unassign",
    "visit_out_of_sight",
    "visits_alone",
    "watch_visits",
    "weigh_after_withdrawal",
    "who_agrees",
    "who_see_person",
    "with_load",
    "withdraw_takeover",
    "worker_behind",
    "write_report",
]
