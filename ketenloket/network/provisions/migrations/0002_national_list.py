"""The national list and the norms that a new product starts with, each with source, day and certainty.

Facts section D, seen on 21 November 2026. The files are of that month and never change: what is newer
is added by a coordinator, or by another migration with another file.
"""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).parents[1] / "data"


def add_list(apps, schema_editor):
    provision = apps.get_model("provisions", "Provision")
    told = json.loads((DATA / "national_2026_11.json").read_text(encoding="utf-8"))
    seen = date.fromisoformat(told["seen_on"])
    for row in told["provisions"]:
        provision.objects.create(**row, source_on=seen, checked_on=seen)
    norm = apps.get_model("provisions", "NormAmount")
    told = json.loads((DATA / "norms_2026_11.json").read_text(encoding="utf-8"))
    seen = date.fromisoformat(told["seen_on"])
    for row in told["norms"]:
        norm.objects.create(**{**row, "value": Decimal(row["value"])}, seen_on=seen)


class Migration(migrations.Migration):
    dependencies = [("provisions", "0001_tables")]
    operations = [migrations.RunPython(add_list, migrations.RunPython.noop)]
