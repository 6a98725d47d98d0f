"""Offers in other languages, and texts read aloud."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ketenloket.foundation.audit.models import Event
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.foundation.tenancy.rules import RefusedError
from ketenloket.network.directory import actions
from ketenloket.network.directory.models import ServiceText, SpokenText
from ketenloket.network.directory.rules.sounds import (
    MOST_BYTES,
    media_type_of,
    offer_key,
    offer_of,
)

OGG = b"OggS" + bytes(60)
MP3 = b"\xff\xfb\x90\x00" + bytes(60)


@pytest.mark.parametrize(
    ("sound", "kind"),
    [
        (OGG, "audio/ogg"),
        (MP3, "audio/mpeg"),
        (b"ID3\x04" + bytes(20), "audio/mpeg"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"\x00\x00\x00\x20ftypM4A \x00\x00", "audio/mp4"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", ""),  # a picture
        (b"\x00\x00\x00\x20ftypavif\x00\x00", ""),  # another picture
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", ""),  # and another
        (b"\xff\xfe<\x00h\x00t\x00m\x00", ""),  # text in UTF-16
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", ""),
        (b"", ""),
        (b"\xff", ""),
    ],
)
def test_what_a_recording_is_by_its_first_bytes(sound, kind):
    assert media_type_of(sound) == kind


def test_the_key_of_an_offer():
    assert offer_of(offer_key(12)) == 12
    for key in ("finder.area", "offer.", "offer.x", "offer.-1", "offer." + "9" * 30, ""):
        assert offer_of(key) is None


def write(service, by, language="tr", **changes):
    texts = {"name": "Evde yardım", "does": "Postayı birlikte açarız.", "for_whom": "Herkes"}
    with acting_as(by.actor()):
        return actions.write_text(service, language, by=by, **(texts | changes))


def test_writing_a_text_twice_and_emptying_it(thuis, cast):
    before = thuis.last_modified
    write(thuis, cast.humanitas)
    write(thuis, cast.humanitas, name="Evde destek")
    text = ServiceText.objects.get(service=thuis)
    assert (text.language, text.name) == ("tr", "Evde destek")
    write(thuis, cast.humanitas, name="", does="", for_whom="")
    thuis.refresh_from_db()
    assert thuis.last_modified > before
    assert ServiceText.objects.get(service=thuis).does == ""


def test_it_is_recorded(thuis, cast):
    write(thuis, cast.humanitas)
    with acting_as(cast.humanitas.actor()):
        assert Event.objects.filter(what="directory.text_written").count() == 1


@pytest.mark.parametrize("who", ["vreemd", "maatje"])
def test_only_who_manages_the_offer_writes_it(who, thuis, cast):
    with pytest.raises(PermissionDenied):
        write(thuis, getattr(cast, who))
    assert not ServiceText.objects.exists()


@pytest.mark.parametrize("language", ["nl", "xx", ""])
def test_only_in_the_languages_of_the_public_pages(language, thuis, cast):
    with pytest.raises(PermissionDenied):
        write(thuis, cast.humanitas, language)


def test_a_coordinator_writes_it_on_a_page(thuis, cast, sign_in):
    browser = sign_in(cast.humanitas)
    address = reverse("directory:text", args=[thuis.pk, "ar"])
    assert "Een vrijwilliger komt thuis" in browser.get(address).content.decode()
    answer = browser.post(address, {"name": "المساعدة", "does": "", "for_whom": ""}, follow=True)
    assert "voor een deel" in answer.content.decode()
    assert ServiceText.objects.get(service=thuis, language="ar").name == "المساعدة"
    assert browser.get(reverse("directory:text", args=[thuis.pk, "de"])).status_code == 404
    too_long = browser.post(address, {"name": "x" * 121})
    assert too_long.context["form"].errors["name"]
    assert (
        "Andere talen"
        in browser.get(reverse("directory:service", args=[thuis.pk])).content.decode()
    )


def put(cast, key="finder.area", sound=OGG, language="nl"):
    by = cast.neutraal
    with acting_as(by.actor()):
        return actions.put_recording(by.alliance, key, language, sound=sound, by=by)


def heard(spoken):
    version = int(spoken.uploaded_at.timestamp())
    return Client().get(reverse("directory:spoken", args=[spoken.pk, version]))


def test_a_recording_is_heard_replaced_and_taken_away(cast):
    spoken = put(cast)
    answer = heard(spoken)
    assert (answer.status_code, answer.content) == (200, OGG)
    assert answer.headers["Content-Type"] == "audio/ogg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer.headers["Cache-Control"]
    assert not answer.cookies
    assert put(cast, sound=MP3).pk == spoken.pk
    assert heard(spoken).headers["Content-Type"] == "audio/mpeg"
    spoken.refresh_from_db()
    with acting_as(cast.neutraal.actor()):
        actions.take_recording_away(spoken, by=cast.neutraal)
    assert heard(spoken).status_code == 404
    assert bytes(SpokenText.objects.get(pk=spoken.pk).sound) == b""


def test_the_browser_may_play_it_and_nothing_from_elsewhere(db):
    assert "media-src 'self'" in Client().get("/gezond/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("sound", [b"", b"MZ\x90", OGG + bytes(MOST_BYTES)])
def test_no_recording_or_too_large(sound, cast):
    with pytest.raises(RefusedError):
        put(cast, sound=sound)
    assert not SpokenText.objects.exists()


@pytest.mark.parametrize(
    ("key", "language"), [("finder.x", "nl"), ("offer.99999", "nl"), ("finder.area", "xx")]
)
def test_only_texts_that_there_are(key, language, cast):
    with pytest.raises(PermissionDenied):
        put(cast, key=key, language=language)


def test_only_who_cares_for_the_alliance(cast):
    with acting_as(cast.humanitas.actor()):
        with pytest.raises(PermissionDenied):
            actions.put_recording(
                cast.humanitas.alliance, "finder.area", "nl", sound=OGG, by=cast.humanitas
            )


def test_the_player_stands_only_where_a_recording_is(thuis, cast):
    finder = reverse("desk:finder", args=["oldambt"])
    listed = f"{finder}?gebied=papers&vraag=forms&stap=lijst"
    assert "<audio" not in Client().get(finder).content.decode()
    spoken = put(cast)
    html = Client().get(finder).content.decode()
    assert html.count("<audio") == 1
    assert f'src="/voorlezen/{spoken.pk}/' in html
    assert "<audio" not in Client().get(f"{finder}?taal=tr").content.decode()
    put(cast, key=offer_key(thuis.pk))
    assert "<audio" in Client().get(listed).content.decode().split("<article")[1]


def test_slots_in_beheer(thuis, cast, sign_in):
    browser = sign_in(cast.neutraal)
    slots = reverse("directory:recordings")
    page = browser.get(slots).content.decode()
    assert "Wat is er aan de hand?" in page
    assert "Thuisadministratie" in page
    assert "te horen sinds" not in page
    address = reverse("directory:recording", args=["finder.area", "tr"])
    answer = browser.post(address, {"sound": SimpleUploadedFile("a.ogg", OGG)})
    assert answer.url == f"{slots}?taal=tr"
    assert "te horen sinds" in browser.get(answer.url).content.decode()
    assert "Haal deze opname weg" in browser.get(address).content.decode()
    spoken = SpokenText.objects.get()
    browser.post(reverse("directory:take_recording_away", args=[spoken.pk]))
    assert "te horen sinds" not in browser.get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (SimpleUploadedFile("a.mp3", b"<html>"), "Dit is geen geluid dat wij kennen."),
        (SimpleUploadedFile("a.mp3", b""), "Dit bestand is leeg."),
        (SimpleUploadedFile("a.ogg", OGG + bytes(MOST_BYTES)), "Dit bestand is te groot."),
        (None, "Kies een bestand."),
    ],
)
def test_errors_say_what_to_do(file, words, cast, sign_in):
    browser = sign_in(cast.neutraal)
    address = reverse("directory:recording", args=["finder.area", "tr"])
    answer = browser.post(address, {"sound": file} if file else {})
    assert words in answer.content.decode()
    assert not SpokenText.objects.exists()


@pytest.mark.parametrize("query", ["q=%00&taal=nl", "taal=xx", "q=" + "x" * 500 + "&taal=tr"])
def test_whatever_is_searched_there_is_a_page(query, cast, sign_in):
    assert (
        sign_in(cast.neutraal).get(f"{reverse('directory:recordings')}?{query}").status_code == 200
    )
