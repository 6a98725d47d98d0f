"""The pages of goals and pace, for helpers and in Mijn hulp."""

from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from ketenloket.chain.applications.actions import Filled, choose, fill_in
from ketenloket.chain.progress.actions import Doer, add_step, say_how_it_goes, say_of_the_help
from ketenloket.chain.progress.models import Experience, Measure, Step
from ketenloket.chain.trajectories.actions import add_goal, begin
from ketenloket.foundation.tenancy.acting import acting_as
from tests.portal.conftest import person


def test_a_volunteer_agrees_on_a_step_and_ticks_it_off(cast, helped, sign_in):
    browser = sign_in(cast.vrijwilliger)
    with acting_as(cast.vrijwilliger.actor()):
        goal = add_goal(helped.pk, "Ik wil rust", by=cast.vrijwilliger)
    page = browser.get(reverse("progress:add", args=[goal.pk]))
    assert "Noor zelf" in page.content.decode()
    both = f"with-{cast.maatje.organisation_id}"
    told = {"words": "Samen de post", "who": both, "on": ""}
    answer = browser.post(reverse("progress:add", args=[goal.pk]), told, follow=True)
    assert "De volgende kleine stap" in answer.content.decode()
    assert "de hulpvrager en maatje samen" in answer.content.decode()
    with acting_as(cast.maatje.actor()):
        step = Step.objects.get(request=helped)
        assert (step.by_person, step.organisation_id) == (True, cast.maatje.organisation_id)
    case = browser.get(reverse("workbench:case", args=[helped.pk])).content.decode()
    assert "De volgende kleine stap: <b>Samen de post</b>" in case
    answer = browser.post(reverse("progress:tick", args=[step.pk]), follow=True)
    assert "1 stap gezet" in answer.content.decode()
    assert "door Vrijwilliger" in answer.content.decode()
    answer = browser.post(reverse("progress:tick", args=[step.pk]), {"undo": "1"}, follow=True)
    assert "De volgende kleine stap" in answer.content.decode()
    answer = browser.post(reverse("progress:tick", args=[step.pk]), {"drop": "1"}, follow=True)
    assert "Samen de post" not in answer.content.decode().partition("<main")[2]
    assert browser.post(reverse("progress:tick", args=[step.pk])).status_code == 302


def test_the_scale_is_filled_in_together_and_drawn(cast, helped, sign_in):
    browser = sign_in(cast.vrijwilliger)
    url = reverse("progress:say", args=[helped.pk])
    assert "Kies bij ten minste" in browser.post(url, {"moment": "start"}).content.decode()
    browser.post(url, {"moment": "start", "mail": "1", "calm": "2"})
    page = browser.post(url, {"moment": "middle", "mail": "4"}, follow=True).content.decode()
    assert page.count('class="kl-scale__row"') == 2
    assert '<path class="kl-scale__way" d="M16 14H142"/>' in page
    assert 'aria-hidden="true"' in page
    assert '<th scope="row">Mijn post openen</th><td class="kl-number">1</td>' in page
    assert "style=" not in page.partition("<main")[2]


def test_an_answer_goes_past_the_helper_to_the_coordinator(cast, helped, sign_in):
    browser = sign_in(cast.vrijwilliger)
    url = reverse("progress:experience", args=[helped.pk])
    told = {"moment": "start", "heard": "2", "words": "Te snel", "told_on": "2026-01-05"}
    page = browser.post(url, told, follow=True).content.decode()
    assert "Overgenomen" in page
    assert "Te snel" not in page
    page = sign_in(cast.maatje).get(reverse("progress:progress", args=[helped.pk]))
    assert "Te snel" in page.content.decode()
    assert "Gehoord: 2 van 5" in page.content.decode()


def test_the_person_ticks_off_and_says_how_it_goes(cast, samira, home):
    request, worker = samira.request, samira.worker
    assert "Hoe gaat het nu met u?" not in home.get("/mijn-hulp/overzicht/").content.decode()
    with acting_as(worker.actor()):
        begin(request.pk, by=worker)
        goal = add_goal(request.pk, "Ik wil slapen", by=worker)
        step = add_step(goal.pk, "Post in een doos", Doer(person=True), by=worker)
    overview = home.get("/mijn-hulp/overzicht/").content.decode()
    assert "Post in een doos" in overview
    assert "Hoe gaat het nu met u?" in overview
    page = home.post(f"/mijn-hulp/stappen/{step.pk}/", follow=True).content.decode()
    assert "Mooi. Deze stap is gezet." in page
    said = {"mail": "2", "heard": "5", "words": "Fijn"}
    empty = home.post("/mijn-hulp/hoe-gaat-het/", {}).content.decode()
    assert "u hoeft niets te zeggen" in empty
    page = home.post("/mijn-hulp/hoe-gaat-het/", said, follow=True).content.decode()
    assert "kl-scale__start" in page
    assert "Hoe gaat het nu met u?" not in home.get("/mijn-hulp/overzicht/").content.decode()
    with acting_as(person(request)):
        assert Measure.objects.get().told_by_id is None
        assert Experience.objects.get().words == "Fijn"
    looks = home.get("/mijn-hulp/wie-keek/").content.decode()
    assert "schreef op hoe het gaat" in looks


def test_the_person_cannot_tick_another_persons_step(cast, helped, home):
    with acting_as(cast.maatje.actor()):
        goal = add_goal(helped.pk, "Ik wil rust", by=cast.maatje)
        step = add_step(goal.pk, "Bellen", Doer(person=True), by=cast.maatje)
    assert home.post(f"/mijn-hulp/stappen/{step.pk}/").status_code == 404
    with acting_as(cast.maatje.actor()):
        assert Step.objects.get(pk=step.pk).done_at is None
        say_how_it_goes(helped, "start", {"mail": 1}, by=cast.maatje)
        say_of_the_help(helped, "start", heard=1, by=cast.maatje)
    assert "kl-scale__row" not in home.get("/mijn-hulp/stappen/").content.decode()


def test_the_person_reads_what_is_asked_for(cast, samira, home):
    request, worker = samira.request, samira.worker
    with acting_as(worker.actor()):
        row = choose(request.pk, "voedselbank", by=worker)
    page = home.get("/mijn-hulp/stappen/").content.decode()
    assert "Dit vullen wij nog samen in." in page
    assert "overzicht van vaste lasten" in page
    today = timezone.localdate()
    granted = Filled(result="granted", decided_on=today, euros=Decimal("55.50"), per="month")
    with acting_as(worker.actor()):
        fill_in(row.pk, granted, by=worker)
    page = home.get("/mijn-hulp/stappen/").content.decode()
    assert 'Toegekend. <bdi class="kl-number">€ 55,50</bdi> per maand' in page
    assert "overzicht van vaste lasten" not in page
