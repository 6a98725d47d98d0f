"""The pages of the intake: what is typed stays, and who may not look does not."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.desk.actions import close_request, locked
from ketenloket.chain.desk.rules import Outcome, Stage
from ketenloket.chain.intake.actions import as_content
from ketenloket.chain.sharing.actions import accept, disclose, give_consent
from ketenloket.chain.trajectories.models import Assignment
from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as

BSN = "111222333"


@pytest.fixture
def url(noor):
    return reverse("intake:edit", args=[noor.pk])


@pytest.fixture
def visit(cast, sign_in):
    return sign_in(cast.gemeente)


@pytest.fixture
def typed():
    """What a visit sends when the page is filled in."""

    def fill(page=None, **changes):
        opened = page.context["form"]["opened"].value() if page else ""
        return {
            "opened": opened,
            "story": "Het begon met de scheiding.\r\nToen kwamen de brieven.",
            "goal": "Weer rustig slapen.",
            "talked_on": timezone.localdate().isoformat(),
            "needs_papers": ["letters"],
            "needs_housing": ["rent"],
            "underlying": "separation",
            "debts_count": "7",
            "debts_sum": "to_20000",
            "debts_kind": "private",
            "is_entrepreneur": "no",
            "has_administrator": "no",
            "adults": "1",
            "children": "2",
            "languages": ["nl", "tr"],
            "needs_interpreter": "yes",
            "reads_letters": "no",
            "help_already_there": "de buurvrouw",
            "boundary_signs": ["confused"],
            "table_words": "moeder van twee durft haar post niet te openen",
        } | changes

    return fill


def test_saving_stays_on_the_page(visit, url, typed, now):
    page = visit.get(url)
    assert "Bij de aanmelding" in page.text
    answer = visit.post(url, typed(page) | {"keep": "1"}, follow=True)
    assert answer.redirect_chain[-1][0] == url
    assert "Bewaard om" in answer.text
    assert "Toen kwamen de brieven." in answer.text
    _request, intake = now()
    content = as_content(intake)
    assert content.needs == ("letters", "rent", "separation")
    assert content.languages == ("nl", "tr")
    assert content.boundary_signs == ("confused",)
    assert (content.debts_count, content.children) == (7, 2)
    again = answer.context["form"]
    assert again["needs_papers"].value() == ["letters"]
    assert again["needs_family"].value() == ["separation"]
    assert again["underlying"].value() == "separation"


def test_finishing_goes_to_the_case_and_says_what_is_next(visit, url, typed, now, noor):
    answer = visit.post(url, typed() | {"complete": "1"})
    assert answer.status_code == 302
    assert answer.url == reverse("workbench:case", args=[noor.pk])
    request, intake = now()
    assert intake.completed_at
    assert request.stage == Stage.TRIAGE


def test_what_is_missing_is_said_and_the_rest_is_saved(visit, url, typed, now):
    answer = visit.post(url, typed(goal="", talked_on="") | {"complete": "1"})
    assert answer.status_code == 200
    assert "nog niet klaar voor de triage" in answer.text
    assert "wat de hulpvrager zelf wil bereiken" in answer.text
    assert "Toen kwamen de brieven." in answer.text
    _request, intake = now()
    assert intake.story.startswith("Het begon")
    assert intake.completed_at is None


def test_a_threat_is_told_and_starts_the_clock(visit, url, typed, now):
    day = timezone.localdate() + timedelta(days=3)
    answer = visit.post(
        url,
        typed(threat_water="on", threat_gas_on=day.isoformat(), talked_on="") | {"keep": "1"},
        follow=True,
    )
    assert "Er dreigt iets" in answer.text
    request, intake = now()
    assert request.threats == ["gas", "water"]
    assert intake.told_threats == {"gas": day, "water": None}
    assert answer.context["form"]["threat_water"].value() is True


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"story": f"mijn nummer is {BSN}"}, "BSN"),
        ({"goal": BSN}, "BSN"),
        ({"help_already_there": f"x {BSN} y"}, "BSN"),
        ({"table_words": "Noor durft haar post niet te openen"}, "naam of het nummer"),
        ({"table_words": "bel 06 8765 4321"}, "naam of het nummer"),
        ({"talked_on": "2999-01-01"}, "toekomst"),
        ({"talked_on": "gisteren"}, "geen datum"),
        ({"adults": "heel veel"}, "heel getal"),
        ({"debts_count": "-1"}, "0 of meer"),
        ({"needs_papers": ["hack"]}, "hack"),
        ({"underlying": "hack"}, "hack"),
        ({"debts_sum": "hack"}, "hack"),
        ({"boundary_signs": ["crisis"]}, "crisis"),
        ({"table_words": "x" * 201}, "hoogstens 200"),
        ({"story": "x" * 10_001}, "hoogstens 10000"),
        ({"story": "a\x00b"}, "nul"),
    ],
    ids=lambda value: str(value)[:30] if isinstance(value, dict) else None,
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(visit, url, typed, now, changes, says):
    answer = visit.post(url, typed(**changes) | {"complete": "1"})
    assert answer.status_code == 200
    assert says.lower() in answer.text.lower()
    form = answer.context["form"]
    for name, value in typed(**changes).items():
        if name != "opened":
            assert form[name].value() == value
    assert now()[1] is None


def test_line_ends_count_once(visit, url, typed, now):
    lines = "x\r\n" * 5000
    assert visit.post(url, typed(story=lines) | {"keep": "1"}).status_code == 302
    assert now()[1].story == lines.replace("\r\n", "\n").strip()


def test_somebody_else_saved_in_between(visit, cast, sign_in, url, typed, now):
    page = visit.get(url)
    visit.post(url, typed(page, story="De ander schreef dit.") | {"keep": "1"})
    mine = typed(page, story="En ik dit.", threat_gas="on") | {"keep": "1"}
    answer = visit.post(url, mine)
    assert answer.status_code == 200
    assert "intussen bewaard" in answer.text
    assert "De ander schreef dit." in answer.text
    assert answer.context["form"]["story"].value() == "En ik dit."
    assert {d["label"] for d in answer.context["differences"]} == {
        "Het verhaal, in eigen woorden",
        "Gas wordt afgesloten",
    }
    assert now()[1].story == "De ander schreef dit."
    mine["opened"] = answer.context["form"]["opened"].value()
    assert visit.post(url, mine).status_code == 302
    assert now()[1].story == "En ik dit."


def test_a_double_press_saves_once(visit, cast, url, typed):
    page = visit.get(url)
    first, second = (visit.post(url, typed(page) | {"keep": "1"}) for _ in range(2))
    assert first.status_code == second.status_code == 302
    with acting_as(cast.gemeente.actor()):
        assert Event.objects.filter(what="intake.saved").count() == 1


def test_the_naughty_strings_change_nothing_but_the_text(visit, url, typed, blns):
    for text in blns:
        short = text.replace("\x00", "")[:200]
        answer = visit.post(
            url, typed(story=text, goal=text, help_already_there=text, table_words=short)
        )
        assert answer.status_code in {200, 302}, text


@pytest.fixture(scope="module")
def blns():
    """Naughty strings of our own, or the whole list where it lies beside the project."""
    return [
        "", " ", "undefined", "' OR 1=1 --", "<script>alert(1)</script>", "{{ 7*7 }}", "{% if %}",
        "\ufeff", "\u202etest", "Ω≈ç√", "田中さん", "👾 🙇", "﷽", "\x00", "\x0b\x0c", "%s%n", "../../etc",
        "1E400", "NaN", "123456789012345678901234567890", "Z̮̞̠͙͔ͅ", "\ud7ff", "a" * 9999,
    ]  # fmt: skip


def test_looking_is_recorded(visit, cast, url, noor):
    visit.get(url)
    visit.get(reverse("intake:read", args=[noor.pk]))
    with acting_as(cast.gemeente.actor()):
        looks = Event.objects.filter(request_id=noor.pk, worker_id=cast.gemeente.pk)
        assert {"intake.viewed", "intake.read"} <= set(looks.values_list("what", flat=True))


@pytest.mark.parametrize("name", ["edit", "read"])
def test_a_page_asks_few_questions(visit, noor, save, name):
    save(threats={"gas": None, "water": None})
    visit.get(reverse("intake:edit", args=[noor.pk]))
    with CaptureQueriesContext(connection) as queries:
        assert visit.get(reverse(f"intake:{name}", args=[noor.pk])).status_code == 200
    own = [q["sql"] for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(own) <= 12, own


@pytest.mark.parametrize("who", ["vreemd", "maatje", "loket"])
@pytest.mark.parametrize("name", ["edit", "read", "complete"])
def test_for_others_it_is_not_there(cast, sign_in, noor, save, who, name):
    save()
    url = reverse(f"intake:{name}", args=[noor.pk])
    visit = sign_in(getattr(cast, who))
    assert (visit.post if name == "complete" else visit.get)(url).status_code == 404


@pytest.mark.parametrize("who", ["vrijwilliger", "tafel", "neutraal", "bestuur"])
def test_not_everybodys_work(cast, sign_in, noor, who):
    visit = sign_in(getattr(cast, who))
    assert visit.get(reverse("intake:edit", args=[noor.pk])).status_code == 403
    assert visit.post(reverse("intake:complete", args=[noor.pk])).status_code == 403
    expected = 404 if who == "vrijwilliger" else 403
    assert visit.get(reverse("intake:read", args=[noor.pk])).status_code == expected


def open_to_maatje(cast, noor, covers):
    today = timezone.localdate()
    with acting_as(cast.gemeente.actor()):
        terms = {"purpose": "referral", "covers": covers}
        give_consent(
            noor,
            organisation=cast.maatje.organisation,
            given_how="spoken",
            given_on=today,
            until=today,
            by=cast.gemeente,
            **terms,
        )
        made = disclose(
            noor,
            to=cast.maatje.organisation,
            purpose="referral",
            categories=covers,
            by=cast.gemeente,
        )
    with acting_as(cast.maatje.actor()):
        accept(made, by=cast.maatje)


def test_the_receiver_reads_and_does_not_write(cast, sign_in, noor, save):
    save()
    open_to_maatje(cast, noor, ["identity", "intake"])
    visit = sign_in(cast.maatje)
    answer = visit.get(reverse("intake:read", args=[noor.pk]))
    assert "Het begon met de scheiding." in answer.text
    assert "Noor de Wit" in answer.text
    assert "Pas aan" not in answer.text
    assert visit.get(reverse("intake:edit", args=[noor.pk])).status_code == 404


def test_without_the_name_the_number_stands_there(cast, sign_in, noor, save):
    save()
    open_to_maatje(cast, noor, ["intake"])
    answer = sign_in(cast.maatje).get(reverse("intake:read", args=[noor.pk]))
    assert "Het begon met de scheiding." in answer.text
    assert "Noor" not in answer.text
    assert noor.number in answer.text


def test_without_the_intake_there_is_nothing_to_read(cast, sign_in, noor, save):
    save()
    open_to_maatje(cast, noor, ["identity"])
    answer = sign_in(cast.maatje).get(reverse("intake:read", args=[noor.pk]))
    assert answer.status_code == 200
    assert "scheiding" not in answer.text
    assert "geen intake voor u" in answer.text


def test_the_volunteer_who_helps_reads(cast, sign_in, noor, save):
    save()
    open_to_maatje(cast, noor, ["identity", "intake"])
    with acting_as(cast.maatje.actor()):
        Assignment(
            alliance_id=noor.alliance_id,
            request_id=noor.pk,
            help_seeker_id=noor.help_seeker_id,
            lead_id=noor.lead_id,
            organisation=cast.maatje.organisation,
            worker=cast.vrijwilliger,
            started_by=cast.maatje,
        ).save(force_insert=True)
    url = reverse("intake:read", args=[noor.pk])
    assert "Het begon met de scheiding." in sign_in(cast.vrijwilliger).get(url).text
    assert sign_in(cast.andere).get(url).status_code == 404


def test_a_closed_request_is_read(visit, cast, noor, url):
    with acting_as(cast.gemeente.actor()):
        close_request(locked(noor.pk), outcome=Outcome.MOVED, by=cast.gemeente)
    answer = visit.get(url)
    assert answer.url == reverse("intake:read", args=[noor.pk])
    assert "Pas aan" not in visit.get(answer.url).text


def test_finishing_from_the_case_page(visit, cast, noor, save):
    url = reverse("intake:complete", args=[noor.pk])
    assert visit.get(url).status_code == 405
    assert visit.post(url).url == reverse("intake:edit", args=[noor.pk])
    save()
    assert visit.post(url).url == reverse("workbench:case", args=[noor.pk])
