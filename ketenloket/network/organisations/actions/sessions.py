"""What signing in leaves behind."""

from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone


def forget_ended_sessions() -> None:
    """Remove sessions and counts of guesses whose time is over.

    Both would otherwise only grow: nothing asks for them any more, so nothing removes them.
    """
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM ketenloket_cache WHERE expires < now()")
