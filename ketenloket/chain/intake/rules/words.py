"""The words of the intake: sums, kinds of debt, and the question that may stay open."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DebtSum(TextChoices):
    """The rough sum of all debts; an estimate, never an account."""

    NONE = "none", _("geen schulden")
    UNKNOWN = "unknown", _("weet ik niet")
    TO_1000 = "to_1000", _("minder dan € 1.000")
    TO_5000 = "to_5000", _("€ 1.000 tot € 5.000")
    TO_20000 = "to_20000", _("€ 5.000 tot € 20.000")
    TO_50000 = "to_50000", _("€ 20.000 tot € 50.000")
    OVER_50000 = "over_50000", _("meer dan € 50.000")


class DebtKind(TextChoices):
    """Private or business (DDAS: zakelijke schuld)."""

    PRIVATE = "private", _("privé")
    BUSINESS = "business", _("zakelijk")
    BOTH = "both", _("privé en zakelijk")


class YesNo(TextChoices):
    """A question that may stay open: not asked is something else than no."""

    YES = "yes", _("ja")
    NO = "no", _("nee")
    NOT_ASKED = "not_asked", _("nog niet gevraagd")
