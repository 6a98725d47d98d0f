"""What was asked for, and what it gave. Pure."""

from ketenloket.chain.applications.rules.forms import (
    FORMS,
    FormKind,
    checklist_of,
    form_name,
    lines_of,
)
from ketenloket.chain.applications.rules.outcome import (
    OBJECT_WITHIN,
    Applicant,
    Granted,
    Per,
    Result,
    Stand,
    TotalGranted,
    object_by,
    stand_of,
    total_granted,
    wrong_with_applicant,
    wrong_with_days,
    wrong_with_result,
)

__all__ = [
    "FORMS",
    "OBJECT_WITHIN",
    "Applicant",
    "FormKind",
    "Granted",
    "Per",
    "Result",
    "Stand",
    "TotalGranted",
    "checklist_of",
    "form_name",
    "lines_of",
    "object_by",
    "stand_of",
    "total_granted",
    "wrong_with_applicant",
    "wrong_with_days",
    "wrong_with_result",
]
