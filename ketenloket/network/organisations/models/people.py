"""Who works there, in which role, and how they come in."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.tenancy.acting import Actor, Sees
from ketenloket.foundation.tenancy.models import Changeable, OwnKey
from ketenloket.foundation.tenancy.policies import CompositeKey, Policy, Rights
from ketenloket.network.organisations.models.alliance import Alliance, Organisation
from ketenloket.network.organisations.rules import Duty


class Role(models.Model):
    """What a worker does: which people a role is shown, and which duties it has."""

    code = models.CharField(_("code"), max_length=40, primary_key=True)
    label = models.CharField(_("naam"), max_length=60)
    explanation = models.CharField(_("uitleg"), max_length=300)
    sees = models.CharField(
        _("ziet"), max_length=20, choices=[(sees.value, sees.value) for sees in Sees]
    )
    duties = ArrayField(models.CharField(max_length=20), verbose_name=_("taken"), default=list)
    known_in_alliance = models.BooleanField(
        _("bekend bij andere organisaties"),
        default=True,
        help_text=_("Vrijwilligers zijn alleen zichtbaar binnen hun eigen organisatie."),
    )
    position = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    class Meta:
        verbose_name = _("rol")
        verbose_name_plural = _("rollen")
        ordering = ["position"]
        constraints = [
            Rights(name="organisations_role_rights", update=("label", "explanation")),
        ]

    def __str__(self) -> str:
        return self.label


class AccountManager(BaseUserManager["Account"]):
    """Accounts are made by invitation only."""

    def create_user(self, email: str, password: str | None = None) -> "Account":
        """Make an account that can sign in with this e-mail address."""
        account = self.model(email=self.normalize_email(email))
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person who can sign in. The name and the work belong to `Worker`."""

    email = models.EmailField(_("e-mail"), unique=True)
    is_active = models.BooleanField(_("kan inloggen"), default=True)
    is_demo = models.BooleanField(_("hoort bij de proefomgeving"), default=False)
    date_joined = models.DateTimeField(_("gemaakt op"), auto_now_add=True)

    objects = AccountManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            Rights(
                name="organisations_account_rights",
                insert=True,
                update=("password", "last_login", "email", "is_active"),
            ),
        ]

    def __str__(self) -> str:
        return self.email

    def keep_password(self, password: str) -> None:
        """Set a new password and write only that; it ends every other session of this account."""
        self.set_password(password)
        self.save(update_fields=["password"])


class Worker(Changeable):
    """Medewerker: somebody at one organisation in one role; one account may have several."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+", db_constraint=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="workers", db_constraint=False
    )
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="workers")
    role = models.ForeignKey(Role, models.PROTECT, related_name="+", verbose_name=_("rol"))
    name = models.CharField(_("naam"), max_length=120)
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    languages = ArrayField(
        models.CharField(max_length=10), verbose_name=_("talen"), default=list, blank=True
    )
    known_in_alliance = models.BooleanField(_("bekend bij andere organisaties"), default=True)
    active = models.BooleanField(_("werkt nu"), default=True)
    ended_on = models.DateField(_("gestopt op"), null=True)

    class Meta:
        verbose_name = _("medewerker")
        verbose_name_plural = _("medewerkers")
        constraints = [
            models.UniqueConstraint(fields=["id", "organisation"], name="organisations_worker_key"),
            models.UniqueConstraint(
                fields=["id", "organisation", "active"], name="organisations_worker_active_key"
            ),
            models.UniqueConstraint(
                fields=["account", "organisation", "role"],
                condition=models.Q(active=True),
                name="organisations_worker_one_hat",
            ),
            models.CheckConstraint(
                condition=models.Q(active=True, ended_on__isnull=True)
                | models.Q(active=False, ended_on__isnull=False),
                name="organisations_worker_ended_when_inactive",
            ),
            CompositeKey(
                name="organisations_worker_at",
                columns=("organisation_id", "alliance_id"),
                to="organisations_organisation",
                to_columns=("id", "alliance_id"),
            ),
            Rights(
                name="organisations_worker_rights",
                insert=True,
                update=(
                    "account_id",
                    "role_id",
                    "name",
                    "phone",
                    "languages",
                    "known_in_alliance",
                    "active",
                    "ended_on",
                ),
            ),
            Policy(
                name="organisations_worker_seen",
                rows="account_id = acting_account()"
                " OR (organisation_id = acting_organisation() AND acting_sees() <> 'front_door')"
                " OR (known_in_alliance AND alliance_id = acting_alliance()"
                " AND acting_sees() IN ('organisation', 'table', 'counts'))",
            ),
            Policy(
                name="organisations_worker_added",
                command="INSERT",
                new_rows="alliance_id = acting_alliance()"
                " AND (organisation_id = case_organisation() OR acting_sees() = 'counts')",
            ),
            Policy(
                name="organisations_worker_changed",
                command="UPDATE",
                rows="organisation_id = case_organisation()",
                new_rows="organisation_id = case_organisation()",
            ),
            Policy(
                name="organisations_worker_accepts_invitation",
                command="UPDATE",
                rows="account_id IS NULL AND acting_sees() = 'invited' AND id = acting_worker()",
                new_rows="account_id = acting_account() AND id = acting_worker()",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def has(self, duty: Duty) -> bool:
        """Whether the role of this worker carries the duty."""
        return duty in self.role.duties

    def actor(self) -> Actor:
        """This worker as the database wants to know them."""
        return Actor(
            account=str(self.account_id or ""),
            organisation=str(self.organisation_id),
            worker=str(self.pk),
            alliance=str(self.alliance_id),
            sees=self.role.sees,
        )


class Invitation(OwnKey):
    """An invitation to work for an organisation; the link holds a secret that is not kept."""

    alliance = models.ForeignKey(Alliance, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    worker = models.ForeignKey(
        Worker, models.PROTECT, related_name="invitations", db_constraint=False
    )
    email = models.EmailField(_("e-mail"))
    secret_hash = models.CharField(_("controlegetal van de link"), max_length=64)
    expires_at = models.DateTimeField(_("geldig tot"))
    accepted_at = models.DateTimeField(_("aangenomen op"), null=True)  # by the worker itself

    class Meta:
        verbose_name = _("uitnodiging")
        verbose_name_plural = _("uitnodigingen")
        constraints = [
            CompositeKey(
                name="organisations_invitation_worker",
                columns=("worker_id", "organisation_id"),
                to="organisations_worker",
                to_columns=("id", "organisation_id"),
            ),
            Rights(
                name="organisations_invitation_rights",
                insert=True,
                update=("accepted_at", "secret_hash", "expires_at"),
            ),
            Policy(
                name="organisations_invitation_seen",
                rows="organisation_id = case_organisation()"
                " OR secret_hash = acting_follow_up_key()",
            ),
            Policy(
                name="organisations_invitation_added",
                command="INSERT",
                new_rows="alliance_id = acting_alliance()"
                " AND (organisation_id = case_organisation() OR acting_sees() = 'counts')",
            ),
            Policy(
                name="organisations_invitation_changed",
                command="UPDATE",
                rows="organisation_id = case_organisation()"
                " OR secret_hash = acting_follow_up_key()",
                new_rows="organisation_id = case_organisation()"
                " OR secret_hash = acting_follow_up_key()",
            ),
        ]

    def __str__(self) -> str:
        return self.email
