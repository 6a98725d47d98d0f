"""What the table may know to see for whom an offer is: an age band, reading, an own business."""

from django.db import migrations, models

_YES_NO = [("yes", "ja"), ("no", "nee"), ("not_asked", "nog niet gevraagd")]


class Migration(migrations.Migration):

    dependencies = [("triage", "0002_table_rights")]

    operations = [
        migrations.AddField(
            model_name="triageitem",
            name="age_band",
            field=models.CharField(blank=True, choices=[("under_18", "jonger dan 18 jaar"), ("from_18", "18 tot en met 26 jaar"), ("from_27", "27 tot en met 66 jaar"), ("from_67", "67 jaar of ouder")], default="", max_length=10, verbose_name="leeftijd ongeveer"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="triageitem",
            name="reads_letters",
            field=models.CharField(choices=_YES_NO, default="not_asked", max_length=10, verbose_name="kan brieven lezen en begrijpen"),
        ),
        migrations.AddField(
            model_name="triageitem",
            name="is_entrepreneur",
            field=models.CharField(choices=_YES_NO, default="not_asked", max_length=10, verbose_name="eigen bedrijf"),
        ),
    ]
