"""What keeps the lists of an alliance from whoever may only read them."""

from django.db import migrations

from ketenloket.network.organisations.policies import DROP_FUNCTIONS, FUNCTIONS


class Migration(migrations.Migration):

    dependencies = [
        ("organisations", "0005_sees_matcher"),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
    ]
