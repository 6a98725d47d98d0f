"""Lists that several consistency tests walk."""

from django.apps import apps

OURS = [m for m in apps.get_models() if m.__module__.startswith("ketenloket.")]
