"""A gap knows its question, and is taken back when the table finds something after all.

Gaps of before are found by who noted what on which day; what cannot be found stays as it was noted.
"""

import django.db.models.deletion
import ketenloket.foundation.tenancy.policies
from django.db import migrations, models


# The owner of the tables has no rows of tables (FORCE) except while it says so itself.
BACKFILL = """
ALTER TABLE triage_gap NO FORCE ROW LEVEL SECURITY;
ALTER TABLE triage_triagedecision NO FORCE ROW LEVEL SECURITY;
ALTER TABLE triage_earlierdecision NO FORCE ROW LEVEL SECURITY;

WITH nothing_fitted AS (
  SELECT item_id, brought_by_id, decided_at, btrim(why) AS why FROM triage_triagedecision
    WHERE kind = 'no_fit'
  UNION ALL SELECT item_id, brought_by_id, decided_at, btrim(why) FROM triage_earlierdecision
    WHERE kind = 'no_fit'
), decided AS (
  SELECT item_id, brought_by_id AS place, (decided_at AT TIME ZONE 'Europe/Amsterdam')::date AS day,
    why, row_number() OVER (PARTITION BY brought_by_id, why,
      (decided_at AT TIME ZONE 'Europe/Amsterdam')::date ORDER BY decided_at) AS nth
  FROM nothing_fitted
), noted AS (
  SELECT id, noted_by_id AS place, noted_on AS day, btrim(missing) AS why,
    row_number() OVER (PARTITION BY noted_by_id, btrim(missing), noted_on ORDER BY id) AS nth
  FROM triage_gap
)
UPDATE triage_gap g SET item_id = d.item_id FROM noted n JOIN decided d USING (place, day, why, nth)
  WHERE n.id = g.id;

WITH in_order AS (
  SELECT g.id, g.item_id, d.kind = 'no_fit' AND row_number() OVER (
    PARTITION BY g.item_id ORDER BY g.noted_on DESC, btrim(g.missing) = d.why DESC, g.id) = 1 AS stands
  FROM triage_gap g JOIN triage_triagedecision d ON d.item_id = g.item_id
), last_change AS (
  SELECT DISTINCT ON (item_id) item_id, replaced_at, replaced_by_id FROM triage_earlierdecision
  WHERE kind = 'no_fit' ORDER BY item_id, replaced_at DESC
)
UPDATE triage_gap g SET withdrawn_at = c.replaced_at, withdrawn_by_id = c.replaced_by_id
  FROM in_order o JOIN last_change c ON c.item_id = o.item_id WHERE o.id = g.id AND NOT o.stands;

ALTER TABLE triage_gap FORCE ROW LEVEL SECURITY;
ALTER TABLE triage_triagedecision FORCE ROW LEVEL SECURITY;
ALTER TABLE triage_earlierdecision FORCE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0005_sees_matcher'),
        ('triage', '0004_live_board'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='gap',
            name='triage_gap_rights',
        ),
        migrations.AddField(
            model_name='gap',
            name='item',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='gaps', to='triage.triageitem'),
        ),
        migrations.AddField(
            model_name='gap',
            name='withdrawn_at',
            field=models.DateTimeField(null=True, verbose_name='ingetrokken op'),
        ),
        migrations.AddField(
            model_name='gap',
            name='withdrawn_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.worker'),
        ),
        migrations.RunSQL(BACKFILL, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='gap',
            constraint=ketenloket.foundation.tenancy.policies.CompositeKey(cascade=False, columns=('item_id', 'alliance_id', 'noted_by_id'), deferrable=False, name='triage_gap_item', to='triage_triageitem', to_columns=('id', 'alliance_id', 'brought_by_id')),
        ),
        migrations.AddConstraint(
            model_name='gap',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('item',), name='triage_gap_stands_once'),
        ),
        migrations.AddConstraint(
            model_name='gap',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='triage_gap_withdrawn_at_with_withdrawn_by'),
        ),
        migrations.AddConstraint(
            model_name='gap',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='triage_gap_rights', update=('withdrawn_at', 'withdrawn_by_id')),
        ),
        migrations.AddConstraint(
            model_name='gap',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='triage_gap_withdrawn', new_rows='withdrawn_by_id = acting_worker()', rows='alliance_id = acting_alliance() AND noted_by_id = case_organisation() AND withdrawn_at IS NULL'),
        ),
    ]
