"""The person takes back the yes to asking others, and has no worker to do it by."""

import ketenloket.foundation.tenancy.policies
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('help_seekers', '0001_initial'),
        ('organisations', '0005_sees_matcher'),
        ('recognition', '0002_questions_taken_back'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='question',
            name='recognition_question_ended_at_with_ended_by',
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('ended_by__isnull', True), ('ended_at__isnull', False), _connector='OR'), name='recognition_question_ended_when_by'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='SELECT', name='recognition_question_own', new_rows='', rows="acting_sees() = 'own_request' AND may_see_person(help_seeker_id)"),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=ketenloket.foundation.tenancy.policies.Policy(command='UPDATE', name='recognition_question_ended_by_person', new_rows="acting_sees() = 'own_request' AND may_see_person(help_seeker_id) AND ended_at IS NOT NULL AND ended_by_id IS NULL", rows="acting_sees() = 'own_request' AND may_see_person(help_seeker_id) AND ended_at IS NULL"),
        ),
    ]
