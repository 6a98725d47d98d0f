"""Addresses of this room."""

from django.urls import path

from ketenloket.network.directory import views

app_name = "directory"
urlpatterns = [
    path("verwijskaart/", views.services, name="services"),
    path("verwijskaart/nieuw/", views.new, name="new"),
    path("verwijskaart/<int:pk>/", views.service, name="service"),
    path("verwijskaart/<int:pk>/wijzig/", views.change, name="change"),
    path("verwijskaart/<int:pk>/ruimte/", views.capacity, name="capacity"),
    path("verwijskaart/<int:pk>/nagekeken/", views.checked, name="checked"),
    path("verwijskaart/<int:pk>/stop/", views.retire, name="retire"),
    path("verwijskaart/<int:pk>/terug/", views.offer_again, name="offer_again"),
    path("verwijskaart/<int:pk>/plekken/", views.service_places, name="service_places"),
    path("verwijskaart/<int:pk>/verbeter/", views.correct, name="correct"),
    path("verwijskaart/<int:pk>/klopt/", views.confirm, name="confirm"),
    path(
        "loket/<slug:slug>/aanbod/<uuid:public_id>/verbeter/",
        views.correct_public,
        name="correct_public",
    ),
    path("beheer/nakijken/", views.upkeep, name="upkeep"),
    path("beheer/verbeteringen/", views.corrections, name="corrections"),
    path("beheer/verbeteringen/<uuid:pk>/", views.answer_correction, name="answer_correction"),
    path("beheer/plekken/", views.places, name="places"),
    path("beheer/plekken/nieuw/", views.new_place, name="new_place"),
    path("beheer/plekken/<int:pk>/", views.place, name="place"),
    path("beheer/plekken/<int:pk>/stop/", views.retire_place, name="retire_place"),
    path("beheer/plekken/<int:pk>/terug/", views.use_place_again, name="use_place_again"),
    path("verwijskaart/inlezen/", views.import_sheet, name="import"),
    path("verwijskaart/voorbeeld.xlsx", views.template, name="template"),
    path("verwijskaart/alles.xlsx", views.export, name="export"),
    path("verwijskaart/alles.csv", views.export_csv, name="export_csv"),
    path("beheer/weging/", views.weighing, name="weighing"),
    path("loket/<slug:slug>/kaart/", views.wall, name="wall"),
    path("loket/<slug:slug>/kaart.pdf", views.wall_paper, name="wall_paper"),
    path("loket/<slug:slug>/aanbod/<uuid:public_id>/", views.offer, name="offer"),
    path("verwijskaart/<int:pk>/talen/", views.texts, name="texts"),
    path("verwijskaart/<int:pk>/talen/<slug:language>/", views.text, name="text"),
    path("voorlezen/<int:pk>/<int:version>/", views.spoken, name="spoken"),
    path("beheer/voorlezen/", views.recordings, name="recordings"),
    path("beheer/voorlezen/<int:pk>/weg/", views.take_recording_away, name="take_recording_away"),
    path("beheer/voorlezen/<str:key>/<slug:language>/", views.recording, name="recording"),
    path("beheer/gemeenten/", views.area, name="area"),
    path("beheer/vragen/", views.needs, name="needs"),
    path("beheer/vragen/nieuw/", views.new_need, name="new_need"),
    path("beheer/vragen/<slug:code>/", views.need, name="need"),
    path("beheer/signalen/", views.signs, name="signs"),
    path("beheer/signalen/nieuw/", views.new_sign, name="new_sign"),
    path("beheer/signalen/<slug:code>/", views.sign, name="sign"),
]
