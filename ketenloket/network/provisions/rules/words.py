"""Words of the Voorzieningenlijst: who pays, who asks, how sure a norm is, what the check says."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

REVIEW_DAYS = 92  # a quarter, as for offers on the verwijskaart; after it: check first


class Layer(TextChoices):
    """Whose provision it is (facts D, "layer")."""

    NATIONAL = "national", _("landelijk")
    MUNICIPAL = "municipal", _("van de gemeente")
    PRIVATE = "private", _("van een fonds of vereniging")


class ApplyBy(TextChoices):
    """Who may ask for it (facts D25, D26: some only through a helper)."""

    SELF = "self", _("iemand zelf")
    HELPER = "helper", _("iemand zelf of een hulpverlener")
    PROFESSIONAL = "professional", _("alleen een beroepskracht")


class Unit(TextChoices):
    """Per what an amount counts."""

    YEAR = "year", _("per jaar")
    MONTH = "month", _("per maand")
    ONCE = "once", _("één keer")


class Aow(TextChoices):
    """Whether it asks for AOW."""

    EITHER = "", _("maakt niet uit")
    ONLY = "only", _("alleen met AOW")
    NOT = "not", _("alleen zonder AOW")


class Students(TextChoices):
    """Whether it is for students."""

    EITHER = "", _("maakt niet uit")
    ONLY = "only", _("alleen voor studenten")
    NOT = "not", _("niet voor studenten")
    ASK = "ask", _("bij studie eerst navragen")


class Scheme(TextChoices):
    """A law or agreement with norms of its own, whose tests are in `schemes`."""

    NONE = "", _("geen")
    BIJSTAND = "participatiewet", _("Participatiewet")
    ZORGTOESLAG = "zorgtoeslag", _("zorgtoeslag")
    HUURTOESLAG = "huurtoeslag", _("huurtoeslag")
    KINDGEBONDEN_BUDGET = "kindgebonden_budget", _("kindgebonden budget")
    KINDEROPVANGTOESLAG = "kinderopvangtoeslag", _("kinderopvangtoeslag")
    VOEDSELBANK = "voedselbank", _("voedselbank")


class Certainty(TextChoices):
    """How sure a norm is: read in the law, on an official page, elsewhere, or unsure."""

    LAW = "law", _("wet")
    OFFICIAL = "official", _("officiële pagina")
    SECONDARY = "secondary", _("andere bron")
    UNSURE = "unsure", _("onzeker")


class NormUnit(TextChoices):
    """What the number of a norm is."""

    EURO = "euro", _("euro")
    EURO_NET_MONTH = "euro_net_month", _("euro netto per maand")
    EURO_MONTH = "euro_month", _("euro per maand")
    EURO_YEAR = "euro_year", _("euro per jaar")
    EURO_HOUR = "euro_hour", _("euro per uur")
    PERCENT = "percent", _("procent")


class Verdict(TextChoices):
    """What the check says. Never "recht": only whoever decides can say that (facts D4)."""

    LIKELY = "likely", _("waarschijnlijk wel")
    ASK = "ask", _("vraag na")
    UNLIKELY = "unlikely", _("waarschijnlijk niet")
