"""Who compares sees which questions no longer stand; the name of who asked goes with the rest."""

import ketenloket.foundation.tenancy.policies
from django.db import migrations

ERASE_NAMES = """
ALTER TABLE recognition_probe NO FORCE ROW LEVEL SECURITY;
UPDATE recognition_probe SET asker_name = '', asker_phone = '' WHERE emptied_at IS NOT NULL;
ALTER TABLE recognition_probe FORCE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('help_seekers', '0001_initial'),
        ('organisations', '0005_sees_matcher'),
        ('recognition', '0001_signs_links_and_questions'),
    ]

    operations = [
        migrations.RunSQL(ERASE_NAMES, migrations.RunSQL.noop),
        migrations.RemoveConstraint(
            model_name='probe',
            name='recognition_probe_rights',
        ),
        migrations.RemoveConstraint(
            model_name='question',
            name='recognition_question_seen',
        ),
        migrations.AddConstraint(
            model_name='probe',
            constraint=ketenloket.foundation.tenancy.policies.Rights(delete=False, insert=True, name='recognition_probe_rights', update=('bits', 'numbers', 'sought', 'asker_name', 'asker_phone', 'compared_at', 'emptied_at')),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='recognition_question_seen', new_rows='', rows="lead_id = (SELECT case_organisation()) OR (acting_sees() = 'matcher' AND alliance_id = acting_alliance() AND (ended_at IS NOT NULL OR lead_id <> organisation_id))"),
        ),
    ]
