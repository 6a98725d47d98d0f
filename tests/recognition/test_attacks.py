"""T25 What the database refuses of signs, links and questions, whatever the code around it does."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from ketenloket.chain.recognition.actions import ask, compare_waiting, judge, tie
from ketenloket.chain.recognition.actions.remember import matcher_of
from ketenloket.chain.recognition.models import (
    Counterpart,
    Encoding,
    Handle,
    Household,
    Probe,
    Question,
    SamePerson,
)
from ketenloket.chain.recognition.rules import AgreedHow, Tie
from ketenloket.foundation.tenancy.acting import NOBODY, Actor, Sees, acting_as
from tests.attacks import refused
from tests.recognition.conftest import FATMA, known

pytestmark = pytest.mark.django_db
TABLES = (Handle, Encoding, SamePerson, Household, Question, Probe, Counterpart)


@pytest.fixture
def story(cast, alliance, fatma, fatma_elsewhere):
    """Rows in all tables: maatje asks about Fatma, the municipality knows her."""
    with acting_as(cast.maatje.actor()):
        twin = known(cast.maatje, **FATMA | {"name": "F. Yildiz"})
        rows = {
            "said": judge(fatma, twin, same=True, by=cast.maatje),
            "row": tie(fatma, twin, how=Tie.FAMILY, by=cast.maatje),
            "question": ask(fatma, agreed_how=AgreedHow.WRITTEN, agreed_in="nl", by=cast.maatje),
        }
    compare_waiting(alliance)
    with acting_as(cast.gemeente.actor()):
        rows["put"] = Counterpart.objects.get()
    return rows | {"fatma": fatma, "twin": twin, "elsewhere": fatma_elsewhere}


def seen(actor):
    """The tables of which this actor sees a row."""
    with acting_as(actor):
        return {model.__name__ for model in TABLES if model.objects.exists()}


def test_who_sees_which_table(cast, story):
    asks, asked = {"Handle", "SamePerson", "Household", "Question"}, {"Handle", "Counterpart"}
    assert seen(cast.maatje.actor()) == asks
    assert seen(cast.gemeente.actor()) == asked
    for name in ("vrijwilliger", "andere", "vreemd", "tafel", "bestuur", "neutraal", "loket"):
        assert seen(getattr(cast, name).actor()) == set(), name


@pytest.mark.parametrize("sees", [s for s in Sees if s not in {Sees.ORGANISATION, Sees.MATCHER}])
def test_every_other_way_of_acting_sees_nothing(cast, story, sees):
    for worker in (cast.maatje, cast.gemeente):
        actor = Actor(
            organisation=str(worker.organisation_id),
            worker=str(worker.pk),
            alliance=str(worker.alliance_id),
            sees=sees,
        )
        assert seen(actor) == set()
    assert seen(NOBODY) == set()


def test_no_worker_of_any_organisation_reads_an_encoding(cast, story):
    for worker in vars(cast).values():
        assert not seen(worker.actor()) & {"Encoding", "Probe"}


def test_the_matcher_sees_encodings_and_no_people_requests_or_judgements(cast, alliance, story):
    from ketenloket.chain.desk.models import HelpRequest  # noqa: PLC0415
    from ketenloket.chain.help_seekers.models import HelpSeeker  # noqa: PLC0415

    assert seen(matcher_of(alliance.pk)) == {"Handle", "Encoding", "Probe", "Counterpart"}
    with acting_as(matcher_of(alliance.pk)):
        assert not HelpSeeker.objects.exists()
        assert not HelpRequest.objects.exists()


def test_the_matcher_of_another_alliance_sees_nothing(story, alliance):
    assert seen(matcher_of(alliance.pk + 1)) == set()


def test_who_asks_cannot_look_at_what_was_put_to_others(cast, story):
    with acting_as(cast.maatje.actor()):
        assert not Counterpart.objects.filter(question_id=story["question"].pk).exists()


@pytest.mark.parametrize("name", ["vreemd", "gemeente", "vrijwilliger", "tafel", "neutraal"])
def test_others_change_nothing(cast, story, name):
    actor = getattr(cast, name).actor()
    now = timezone.now()
    for table in ("sameperson", "household"):
        sql = f"UPDATE recognition_{table} SET undone_at = %s, undone_by_id = %s"
        assert refused(actor, sql, [now, actor.worker])
    sql = "UPDATE recognition_question SET ended_at = %s, ended_by_id = %s"
    assert refused(actor, sql, [now, actor.worker])


def test_nobody_answers_for_another_organisation(cast, story):
    sql = (
        "UPDATE recognition_counterpart SET answer = 'yes', answered_at = now(),"
        " answered_by_id = %s, contact_name = 'X', helping_since = current_date"
    )
    for name in ("maatje", "vreemd", "vrijwilliger", "neutraal"):
        assert refused(getattr(cast, name).actor(), sql, [getattr(cast, name).pk])
    matcher = matcher_of(cast.maatje.alliance_id)
    assert refused(matcher, sql, [cast.maatje.pk])
    assert refused(cast.gemeente.actor(), sql, [cast.maatje.pk])  # in the name of somebody else


@pytest.mark.parametrize("table", ["handle", "encoding", "probe", "counterpart"])
def test_what_the_matcher_keeps_nobody_else_adds_or_removes(cast, story, table):
    for name in ("maatje", "gemeente", "vreemd"):
        actor = getattr(cast, name).actor()
        assert refused(actor, f"DELETE FROM recognition_{table}")
        assert refused(actor, f"TRUNCATE recognition_{table}")
    put = {"help_seeker": story["fatma"], "lead_id": cast.maatje.organisation_id}
    with acting_as(cast.maatje.actor()), pytest.raises(DatabaseError), transaction.atomic():
        Counterpart(
            **put,
            alliance_id=cast.maatje.alliance_id,
            question_id=story["question"].pk,
            asker_id=cast.maatje.organisation_id,
            asker_name="X",
            answer_by=timezone.localdate(),
        ).save(force_insert=True)


def test_a_question_about_somebody_elses_person_is_refused_as_for_nobody(cast, story):
    """A hidden person and a missing one give the same answer."""
    import uuid  # noqa: PLC0415

    said = []
    for key in (story["elsewhere"].pk, uuid.uuid4()):
        question = Question(
            alliance_id=cast.maatje.alliance_id,
            help_seeker_id=key,
            lead_id=cast.maatje.organisation_id,
            organisation_id=cast.maatje.organisation_id,
            asked_by=cast.maatje,
            agreed_how="written",
            agreed_in="nl",
            answer_by=timezone.localdate(),
        )
        with acting_as(cast.maatje.actor()):
            with pytest.raises(DatabaseError) as error, transaction.atomic():
                question.save(force_insert=True)
        said.append(str(error.value).replace(str(key), "KEY"))
    assert said[0] == said[1]


def test_no_link_with_somebody_of_another_organisation(cast, story):
    first, second = sorted((story["fatma"], story["elsewhere"]), key=lambda person: person.pk)
    for one_lead, other_lead in (
        (first.lead_id, second.lead_id),
        (cast.maatje.organisation_id, cast.maatje.organisation_id),
    ):
        with acting_as(cast.maatje.actor()):
            with pytest.raises(DatabaseError), transaction.atomic():
                SamePerson(
                    alliance_id=cast.maatje.alliance_id,
                    one=first,
                    one_lead_id=one_lead,
                    other=second,
                    other_lead_id=other_lead,
                    made_by=cast.maatje,
                    same=True,
                ).save(force_insert=True)
