from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_words")]
    operations = [
        TrigramExtension(),  # trusted since PostgreSQL 13: whoever owns the database may add it
        migrations.AddIndex(
            "service",
            models.Index(
                fields=["alliance", "name", "id"],
                name="directory_service_listed",
                condition=models.Q(active=True),
            ),
        ),
        migrations.AddIndex(
            "service",
            GinIndex(
                OpClass(Upper("name"), name="gin_trgm_ops"),
                OpClass(Upper("does"), name="gin_trgm_ops"),
                OpClass(Upper("for_whom"), name="gin_trgm_ops"),
                name="directory_service_words",
                fastupdate=False,
            ),
        ),
        migrations.AddIndex(
            "service",
            GinIndex(fields=["needs"], name="directory_service_needs", fastupdate=False),
        ),
    ]
