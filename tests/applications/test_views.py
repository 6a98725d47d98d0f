"""The pages of applications: one person, the forms hour, and the check inside a case."""

import re
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.applications.actions import choose
from ketenloket.chain.applications.models import Application, ChecklistItem
from ketenloket.chain.help_seekers.models import HelpSeeker
from ketenloket.chain.trajectories.actions import assign
from ketenloket.foundation.tenancy.acting import acting_as
from tests.conftest import lead_by


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_forms_hour_of_five_people_and_ten_forms(cast, sign_in):
    people = [lead_by(cast.maatje, f"Persoon {number}") for number in range(5)]
    strange = lead_by(cast.vreemd, "Vreemde Eend")
    browser = sign_in(cast.maatje)
    page = text(browser.get(reverse("applications:afternoon")))
    assert all(f"Persoon {number}" in page for number in range(5))
    assert "Vreemde Eend" not in page
    here = people[0]
    seen = []
    for _turn in people:
        seen.append(here.pk)
        for form in ("zorgtoeslag", "kwijtschelding"):
            told = {"form": form, "middag": "1"}
            answer = browser.post(reverse("applications:add", args=[here.pk]), told)
            assert answer.url.endswith("?middag=1")
        page = text(browser.get(answer.url))
        for row in _open(cast.maatje, here):
            with acting_as(cast.maatje.actor()):
                items = ChecklistItem.objects.filter(request_id=here.pk, application=row)
                ticks = [str(item.pk) for item in items]
            told = {"applicant": "helper", "there": ticks, "today": "1", "middag": "1"}
            answer = browser.post(reverse("applications:application", args=[row.pk]), told)
            assert answer.url.endswith("?middag=1")
        following = re.search(r'href="/mensen/([0-9a-f-]+)/aanvragen/\?middag=1"', page)
        if following:
            here = next(row for row in people if str(row.pk) == following[1])
    assert set(seen) == {row.pk for row in people}
    with acting_as(cast.maatje.actor()):
        rows = Application.objects.filter(organisation_id=cast.maatje.organisation_id)
        assert rows.count() == 10
        assert {row.applied_on for row in rows} == {timezone.localdate()}
    assert browser.get(reverse("applications:of_person", args=[strange.pk])).status_code == 404


def _open(worker, request):
    with acting_as(worker.actor()):
        return list(Application.objects.filter(request_id=request.pk, result=""))


def test_what_is_handed_in_stands_under_what_is_not(cast, helped, sign_in):
    with acting_as(cast.maatje.actor()):
        first = choose(helped.pk, "zorgtoeslag", by=cast.maatje)
        choose(helped.pk, "huurtoeslag", by=cast.maatje)
    browser = sign_in(cast.maatje)
    url = reverse("applications:of_person", args=[helped.pk])
    order = [card["row"].form for card in browser.get(url).context["left"]]
    told = {"applicant": "helper", "today": "1"}
    browser.post(reverse("applications:application", args=[first.pk]), told)
    page = browser.get(url)
    assert [card["row"].form for card in page.context["left"]] == ["huurtoeslag", "zorgtoeslag"]
    assert sorted(order) == ["huurtoeslag", "zorgtoeslag"]
    assert len(re.findall(r"<details class=.kl-fold. open>\s*<summary><span><b>", text(page))) == 1


def test_a_check_without_an_amount_says_so(cast, helped, sign_in):
    page = text(sign_in(cast.maatje).post(reverse("applications:check", args=[helped.pk]), {}))
    assert "vraag na" in page
    assert "€ 0 " not in page


def test_a_volunteer_sees_only_assigned_people_of_today(cast, helped, sign_in):
    lead_by(cast.maatje, "Niet Voor Mij")
    page = text(sign_in(cast.vrijwilliger).get(reverse("applications:afternoon")))
    assert "Noor de Wit" in page
    assert "Niet Voor Mij" not in page


def test_a_result_with_euros_and_what_is_wrong_with_it(cast, helped, sign_in):
    with acting_as(cast.maatje.actor()):
        row = choose(helped.pk, "huurtoeslag", by=cast.maatje)
    browser = sign_in(cast.vrijwilliger)
    url = reverse("applications:application", args=[row.pk])
    assert browser.get(url).status_code == 200
    told = {"applicant": "self", "result": "granted", "euros": "210,50"}
    assert "per maand of per jaar" in text(browser.post(url, told))
    assert "Schrijf een bedrag" in text(browser.post(url, told | {"euros": "veel"}))
    page = text(browser.post(url, told | {"per": "month"}, follow=True))
    assert "€ 210,50" in page
    assert "per maand" in page
    case = text(browser.get(reverse("workbench:case", args=[helped.pk])))
    assert "Huurtoeslag" in case
    assert "€ 210,50" in case
    with acting_as(cast.maatje.actor()):
        assert Application.objects.get(pk=row.pk).decided_on == timezone.localdate()


def test_a_refusal_points_to_objecting(cast, helped, sign_in):
    with acting_as(cast.maatje.actor()):
        row = choose(helped.pk, "huurtoeslag", by=cast.maatje)
    day = timezone.localdate() - timedelta(days=7)
    told = {"applicant": "self", "result": "refused", "decided_on": day.isoformat()}
    url = reverse("applications:application", args=[row.pk])
    page = text(sign_in(cast.maatje).post(url, told, follow=True))
    assert "bezwaar" in page
    assert "zes weken na het besluit" in page


def test_the_check_knows_what_the_case_knows_and_keeps_only_the_choice(cast, helped, sign_in):
    with acting_as(cast.maatje.actor()):
        seeker = HelpSeeker.objects.get(pk=helped.help_seeker_id)
        seeker.change(born=timezone.localdate() - timedelta(days=40 * 365 + 20))
    browser = sign_in(cast.vrijwilliger)
    url = reverse("applications:check", args=[helped.pk])
    page = text(browser.get(url))
    assert re.search(r'name="age" value="(39|40)"', page)
    answers = {
        "age": "40", "partner": "no", "no_children": "on", "other_adults": "0",
        "income": "1.200,00", "wealth": "0", "rents": "yes", "rent": "600",
        "student": "no", "childcare": "no",
    }  # fmt: skip
    page = text(browser.post(url, answers))
    assert "Vraag dit aan" in page
    assert "waarschijnlijk wel" in page
    assert "Zorgtoeslag" in page
    with acting_as(cast.maatje.actor()):
        assert not Application.objects.filter(request=helped).exists()
    page = text(browser.post(url, answers | {"choose": "zorgtoeslag"}))
    assert "staat bij de aanvragen" in page
    assert 'value="1.200,00"' in page  # the answers stay in the page
    with acting_as(cast.maatje.actor()):
        assert Application.objects.get(request=helped).provision.code == "zorgtoeslag"
    wrong = text(browser.post(url, {"children": "vier", "income": "-3"}))
    assert "Schrijf leeftijden in cijfers" in wrong
    empty = text(browser.post(url, {}))
    assert "vraag na" in empty


def test_the_check_of_a_stranger_is_not_there(cast, helped, sign_in):
    for name in ("vreemd", "andere"):
        browser = sign_in(getattr(cast, name))
        for page in ("check", "of_person"):
            url = reverse(f"applications:{page}", args=[helped.pk])
            assert browser.get(url).status_code == 404
        answer = browser.post(reverse("applications:add", args=[helped.pk]), {"form": "sam"})
        assert answer.status_code == 404


def test_nothing_is_lost_when_nobody_comes(cast, sign_in):
    page = text(sign_in(cast.andere).get(reverse("applications:afternoon")))
    assert "Er is vandaag nog niemand." in page
    request = lead_by(cast.maatje, "Late Loper")
    with acting_as(cast.maatje.actor()):
        assign(request.pk, cast.andere, by=cast.maatje)
    assert "Late Loper" in text(sign_in(cast.andere).get(reverse("applications:afternoon")))
