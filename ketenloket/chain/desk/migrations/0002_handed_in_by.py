"""Who at a finding place handed somebody in, in the words of a role."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="helprequest",
            name="handed_in_by",
            field=models.CharField(blank=True, default="", max_length=100, verbose_name="aangemeld door"),
            preserve_default=False,
        ),
    ]
