"""What every table with people in it shares."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q


class Changeable(models.Model):
    """A row of which only some columns may change."""

    class Meta:
        abstract = True

    def change(self, **values: Any) -> None:
        """Set these fields and write them, and only them.

        The serving role may update some columns and no others, so writing them all is refused.
        """
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))


class OwnKey(Changeable):
    """A random key, made here and not by the database: it tells nothing and needs no RETURNING."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


def paired(model: str, at: str, by: str) -> models.CheckConstraint:
    """Who and when are known together or not at all."""
    return models.CheckConstraint(
        name=f"{model}_{at}_with_{by}",
        condition=Q(**{f"{at}__isnull": True, f"{by}__isnull": True})
        | Q(**{f"{at}__isnull": False, f"{by}__isnull": False}),
    )
