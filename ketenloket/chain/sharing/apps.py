"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SharingConfig(AppConfig):
    """Consent and disclosure: the only door to a second organisation."""

    name = "ketenloket.chain.sharing"
    verbose_name = _("delen")

    def ready(self) -> None:
        """A request that opens again begins without consents."""
        from ketenloket.chain.desk.actions import follow_reopening  # noqa: PLC0415
        from ketenloket.chain.sharing.actions import end_at_reopening  # noqa: PLC0415

        follow_reopening(end_at_reopening)
