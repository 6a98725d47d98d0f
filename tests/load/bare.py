"""Bare Django: the same rows in a plain page. No session, no row-level security of ours, no look."""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

from config.database import settings_from_environment

if os.environ.get("KETENLOKET_BARE", "1") and not settings.configured:
    settings.configure(
        ROOT_URLCONF=__name__,
        ALLOWED_HOSTS=["*"],
        SECRET_KEY="bare",
        DATABASES={
            "default": settings_from_environment()
            | {"OPTIONS": {"pool": {"min_size": 2, "max_size": 8}}}
        },
        USE_TZ=True,
    )

_PAGE = Engine().from_string((Path(__file__).parent / "bare.template").read_text())
_ACT = (
    "SELECT set_config('ketenloket.organisation', %s, true), set_config('ketenloket.alliance', %s,"
    " true), set_config('ketenloket.sees', 'organisation', true)"
)
_LIST = (
    "SELECT r.id, s.name, r.number, r.stage, r.next_step, r.next_on FROM desk_helprequest r"
    " JOIN help_seekers_helpseeker s ON s.id = r.help_seeker_id"
    " WHERE r.lead_id = %s AND r.status = 'open' ORDER BY r.next_on, r.id LIMIT 25"
)


def people(request: HttpRequest, organisation: int) -> HttpResponse:
    """Twenty-five rows of one organisation."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ACT, [str(organisation), str(1 + (organisation - 1) // 10)])
        cursor.execute(_LIST, [organisation])
        rows = cursor.fetchall()
    return HttpResponse(_PAGE.render(Context({"rows": rows})))


urlpatterns = [path("mensen/<int:organisation>/", people)]
application = get_wsgi_application()
