"""Who cannot come says so of a moment, no longer of a version of the appointment.

What stands now is of the moment at which the appointment is. What fell with an earlier change keeps no
moment: it was never written down.
"""

from django.db import migrations, models

# The owner of the tables has no rows of people (FORCE) except while it says so itself.
BACKFILL = """
ALTER TABLE trajectories_cannotcome NO FORCE ROW LEVEL SECURITY;
ALTER TABLE trajectories_appointment NO FORCE ROW LEVEL SECURITY;
UPDATE trajectories_cannotcome c SET starts_at = a.starts_at FROM trajectories_appointment a
  WHERE a.id = c.appointment_id AND a.request_id = c.request_id AND a.sequence = c.sequence;
ALTER TABLE trajectories_cannotcome FORCE ROW LEVEL SECURITY;
ALTER TABLE trajectories_appointment FORCE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("trajectories", "0005_goal_key"),
    ]

    operations = [
        migrations.AddField(
            model_name="cannotcome",
            name="starts_at",
            field=models.DateTimeField(null=True, verbose_name="het moment waar het over gaat"),
        ),
        migrations.RunSQL(BACKFILL, migrations.RunSQL.noop),
        migrations.RemoveConstraint(
            model_name="cannotcome",
            name="trajectories_cannot_come_once",
        ),
        migrations.AddConstraint(
            model_name="cannotcome",
            constraint=models.UniqueConstraint(
                fields=("request", "appointment", "starts_at"), name="trajectories_cannot_come_once"
            ),
        ),
        migrations.RemoveField(
            model_name="cannotcome",
            name="sequence",
        ),
    ]
