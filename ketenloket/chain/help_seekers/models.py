"""The person who asks for help."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketenloket.chain.help_seekers.policies import MINE, MY_ALLIANCE
from ketenloket.chain.help_seekers.rules import ContactWay, PartOfDay, phone_in_words
from ketenloket.foundation.tenancy.models import OwnKey
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights, SqlRule
from ketenloket.network.directory.rules import LANGUAGES, municipality_name
from ketenloket.network.organisations.models import Alliance, Organisation


class HelpSeeker(OwnKey):
    """Hulpvrager. There is no BSN here and there never will be (art. 46 UAVG; facts B1).

    `lead` is the one organisation that is accountable now (regiehouder). It is pulled by the
    organisation where the person arrived, never pushed; keys carry it along to every row below.
    """

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)
    lead_since = models.DateTimeField(_("regie sinds"), default=timezone.now)
    made_in = models.BigIntegerField(_("transactie van de voordeur"), null=True, editable=False)
    name = models.CharField(_("naam"), max_length=120)
    born = models.DateField(_("geboortedatum"), null=True, blank=True)
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    contact_way = models.CharField(_("hoe bereiken"), max_length=20, choices=ContactWay.choices)
    contact_when = ArrayField(
        models.CharField(max_length=10, choices=PartOfDay.choices),
        verbose_name=_("wanneer bereiken"),
        default=list,
    )
    language = models.CharField(_("taal"), max_length=10, default="nl")
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    house_number = models.CharField(_("huisnummer"), max_length=10, blank=True)
    municipality = models.CharField(_("gemeente (CBS-code)"), max_length=6, blank=True)

    class Meta:
        verbose_name = _("hulpvrager")
        verbose_name_plural = _("hulpvragers")
        constraints = [
            models.UniqueConstraint(
                fields=["id", "lead", "alliance"], name="help_seekers_helpseeker_key"
            ),
            models.UniqueConstraint(fields=["id", "made_in"], name="help_seekers_helpseeker_made"),
            CompositeKey(
                name="help_seekers_helpseeker_lead",
                columns=("lead_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            Rights(
                name="help_seekers_helpseeker_rights",
                insert=True,
                update=(
                    "lead_id",
                    "name",
                    "born",
                    "phone",
                    "email",
                    "contact_way",
                    "contact_when",
                    "language",
                    "postcode",
                    "house_number",
                    "municipality",
                ),
            ),
            Policy(
                name="help_seekers_helpseeker_seen",
                rows=f"{MINE} OR ({MY_ALLIANCE} AND may_see_person(id))",
            ),
            Policy(
                name="help_seekers_helpseeker_added",
                command="INSERT",
                new_rows="lead_id = case_organisation() AND alliance_id = acting_alliance()"
                " AND made_in IS NULL",
            ),
            Policy(
                name="help_seekers_helpseeker_at_front_door",
                command="INSERT",
                new_rows="lead_id = front_door() AND alliance_id = acting_alliance()"
                " AND made_in = this_transaction()",
            ),
            # The lead is pulled: the old row is mine, or arrived with me after its lead sent it.
            Policy(
                name="help_seekers_helpseeker_changed",
                command="UPDATE",
                rows="lead_id = (SELECT case_organisation()) OR arrived_with_me(id, lead_id,"
                " lead_since)",
                new_rows="lead_id = case_organisation() AND alliance_id = acting_alliance()",
            ),
            # A person may correct their own address, and nothing that decides who sees them.
            Policy(
                name="help_seekers_helpseeker_corrected",
                command="UPDATE",
                rows="own_request() IS NOT NULL AND may_see_person(id)",
                new_rows="own_request() IS NOT NULL AND lead_id = acting_organisation()"
                " AND alliance_id = acting_alliance()",
            ),
            SqlRule(
                name="help_seekers_helpseeker_lead_moved",
                create="CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW"
                " EXECUTE FUNCTION lead_moved()",
                drop="DROP TRIGGER {name} ON {table}",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def municipality_name(self) -> str:
        """The name of the municipality; empty when it is not known."""
        return municipality_name(self.municipality)

    @property
    def language_name(self) -> str:
        """The language, in words."""
        return str(LANGUAGES.get(self.language, self.language))

    @property
    def when_words(self) -> list[str]:
        """The parts of the day that suit the person, in words."""
        parts = [str(PartOfDay(code).label) for code in self.contact_when]
        return parts or [str(PartOfDay.ANY.label)]

    @property
    def phone_words(self) -> str:
        """The telephone number as people write it."""
        return phone_in_words(self.phone)


# Whose row it is, for any row that hangs on a person. By a sub-select: a join would hide the row of
# somebody of whom only a part is shared.
NAME_OF_PERSON = models.Subquery(
    HelpSeeker.objects.filter(pk=models.OuterRef("help_seeker_id")).values("name")[:1],
    output_field=models.CharField(),
)
