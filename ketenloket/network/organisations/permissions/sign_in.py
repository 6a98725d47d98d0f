"""How signing in differs here from what the sign-in library does by itself."""

import hashlib
import secrets
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ketenloket.foundation.outbox.actions import tell
from ketenloket.foundation.tenancy.acting import NOBODY, acting_as
from ketenloket.network.organisations.models import Account

_DEVICE = "__Host-device" if settings.HTTPS else "device"
_DEVICE_DAYS = 180


class LongPassword(MinimumLengthValidator):
    """Length is what makes a password strong. Django's own words are not all translated."""

    def get_error_message(self) -> str:
        """What is wrong, and what does help."""
        return ngettext(
            "Dit wachtwoord is te kort. Kies minstens %(count)s teken.",
            "Dit wachtwoord is te kort. Kies minstens %(count)s tekens.",
            self.min_length,
        ) % {"count": self.min_length}

    def get_help_text(self) -> str:
        """What to choose."""
        return gettext(
            "Minstens %(count)s tekens. Een zin van vier of vijf woorden is sterk en goed te "
            "onthouden."
        ) % {"count": self.min_length}


class InvitationOnly(DefaultAccountAdapter):  # type: ignore[misc] # the library has no types
    """Accounts come from an invitation; letters go through the outbox; guessing has limits."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Dit account is gesloten."),
        "email_password_mismatch": _("Dit e-mailadres of wachtwoord klopt niet."),
        "enter_current_password": _("Vul uw huidige wachtwoord in."),
        "incorrect_code": _("Deze code klopt niet. Vul de code in die u nu ziet."),
        "incorrect_password": _("Dit wachtwoord klopt niet."),
        "invalid_login": _("Dit e-mailadres of wachtwoord klopt niet."),
        "invalid_password_reset": _("Deze link werkt niet meer. Vraag een nieuwe aan."),
        "rate_limited": _("Te veel pogingen. Wacht even en probeer het dan nog eens."),
        "too_many_login_attempts": _(
            "Te veel pogingen die niet klopten. Wacht een kwartier. Of kies een nieuw wachtwoord."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def set_password(self, user: Account, password: str) -> None:
        """Write the password alone: the serving role may not write the whole row."""
        user.keep_password(password)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Into the outbox, as nobody: a slow mail server tells nobody who has an account."""
        mail = self.render_mail(template_prefix, email, {"request": self.request, **context})
        with acting_as(NOBODY):
            tell(email, subject=mail.subject[:120], body=str(mail.body))

    def format_email_subject(self, subject: str) -> str:
        """The subject as it is; the sender says whose letter it is."""
        return subject

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not when somebody signed in a moment ago: that is the same proof."""
        records = get_authentication_records(self.request, self.request.user)
        latest = max((record["at"] for record in records), default=0)
        if time.time() - latest < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def post_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse:
        """Remember that this device is known, so that others cannot lock its owner out."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        response.set_signed_cookie(
            _DEVICE,
            f"{_short_hash(user.email)}:{secrets.token_urlsafe(12)}",
            max_age=_DEVICE_DAYS * 24 * 3600,
            secure=settings.HTTPS,
            httponly=True,
            samesite="Lax",
        )
        return response

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """One count of failures per account, and one of its own for a device that came in before.

        Without the second, anybody could lock out anybody by guessing.
        """
        key = str(super()._get_login_attempts_cache_key(request, **credentials))
        known = request.get_signed_cookie(_DEVICE, default="", max_age=_DEVICE_DAYS * 24 * 3600)
        if known and known.split(":")[0] == _short_hash(credentials.get("email", "")):
            return f"{key}:{known}"
        return key


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc] # as above
    """The second step at sign-in, in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("Dit kunt u nu niet uitzetten."),
        "cannot_generate_recovery_codes": _("Stel eerst inloggen in twee stappen in."),
        "incorrect_code": _("Deze code klopt niet. Vul de code in die u nu ziet."),
    }


def _short_hash(email: str) -> str:
    return hashlib.sha256(email.strip().lower().encode(errors="replace")).hexdigest()[:16]
