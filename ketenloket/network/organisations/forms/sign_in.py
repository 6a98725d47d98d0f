"""What somebody fills in to sign in: e-mail and password, codes, a new password."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.internal.userkit import user_id_to_str
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from ketenloket.network.organisations.permissions import InvitationOnly, SecondFactors

_REMEMBERED_SECONDS = 120
_TRIES = {"second_factor": "5/15m/key"}


class SignInForm(LoginForm):  # type: ignore[misc] # the library has no types
    """E-mail and password, with labels and nothing that repeats them inside the boxes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.help_text = ""


class NewCodesForm(ActivateTOTPForm):  # type: ignore[misc] # as above
    """The first code of an app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _call_code(self)


class SameCodesForm(ReauthenticateForm):  # type: ignore[misc] # as above
    """A code, once more, to be sure."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _call_code(self)


def _call_code(form: forms.Form) -> None:
    form.fields["code"].label = _("Code uit de app")
    form.fields["code"].widget.attrs.pop("placeholder", None)


class SecondFactorForm(AuthenticateForm):  # type: ignore[misc] # the library has no types
    """The code of the second step at sign-in: five tries in a quarter of an hour."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _call_code(self)

    def clean_code(self) -> str:
        """Count this try, and forget it when the code was right."""
        tries = ratelimit.consume(
            context.request,
            app="ketenloket",
            action="second_factor",
            config=_TRIES,
            key=user_id_to_str(self.user),
        )
        if not tries:
            raise forms.ValidationError(InvitationOnly.error_messages["too_many_login_attempts"])
        code = super().clean_code()
        # The library remembers a code as long as it is shown; it can be used for longer than that.
        if not cache.add(f"second_factor:{self.user.pk}:{code}", "used", _REMEMBERED_SECONDS):
            raise forms.ValidationError(SecondFactors.error_messages["incorrect_code"])
        tries.rollback()
        return str(code)


class NewPasswordForm(forms.Form):
    """A password for a new account, typed twice."""

    password = forms.CharField(
        label=_("Kies een wachtwoord"),
        help_text=_(
            "Minstens 12 tekens. Een zin van vier of vijf woorden is sterk en goed te onthouden."
        ),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Nog een keer hetzelfde wachtwoord"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        """Both must be the same."""
        if self.cleaned_data.get("password") not in {None, self.cleaned_data["again"]}:
            raise forms.ValidationError(_("De twee wachtwoorden zijn niet hetzelfde."))
        return str(self.cleaned_data["again"])
