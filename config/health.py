"""Is it well? For the one who watches the servers; tells nothing else."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ketenloket.network.organisations.permissions import open_to_all


@open_to_all
@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers; an error becomes a 500 by itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("gezond\n", content_type="text/plain; charset=utf-8")
