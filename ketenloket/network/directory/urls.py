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
    path("verwijskaart/inlezen/", views.import_sheet, name="import"),
    path("verwijskaart/voorbeeld.xlsx", views.template, name="template"),
    path("verwijskaart/alles.xlsx", views.export, name="export"),
    path("beheer/gemeenten/", views.area, name="area"),
    path("beheer/vragen/", views.needs, name="needs"),
    path("beheer/vragen/nieuw/", views.new_need, name="new_need"),
    path("beheer/vragen/<slug:code>/", views.need, name="need"),
    path("beheer/signalen/", views.signs, name="signs"),
    path("beheer/signalen/nieuw/", views.new_sign, name="new_sign"),
    path("beheer/signalen/<slug:code>/", views.sign, name="sign"),
]
