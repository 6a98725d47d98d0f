"""Rest after rest: why a coordinator agrees with longer."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0006_promises_and_company_climb'),
    ]

    operations = [
        migrations.AddField(
            model_name='rest',
            name='longer_because',
            field=models.CharField(blank=True, db_default='', default='', max_length=300, verbose_name='waarom langer dan afgesproken'),
        ),
    ]
