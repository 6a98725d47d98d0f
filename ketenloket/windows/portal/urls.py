"""Addresses of this room."""

from django.urls import path

from ketenloket.windows.portal import views

app_name = "portal"
urlpatterns = [
    path("mijn-hulp/", views.enter, name="enter"),
    path("mijn-hulp/overzicht/", views.overview, name="overview"),
    path("mijn-hulp/uit/", views.leave, name="leave"),
    path("mijn-hulp/bericht/", views.message, name="message"),
    path("mijn-hulp/gegevens/", views.correct, name="correct"),
    path("mijn-hulp/afspraak/<str:token>/", views.reminded, name="reminded"),
    path("mijn-hulp/afspraken/<uuid:pk>/ik-kan-niet/", views.cannot_come, name="cannot_come"),
    path("mijn-hulp/herinneren/", views.reminder, name="reminder"),
    path("mijn-hulp/stappen/", views.going, name="going"),
    path("mijn-hulp/stappen/<uuid:pk>/", views.tick, name="tick"),
    path("mijn-hulp/hoe-gaat-het/", views.say, name="say"),
    path("mijn-hulp/wie-keek/", views.looks, name="looks"),
    path("mijn-hulp/navragen/stoppen/", views.stop_asking, name="stop_asking"),
    path("mijn-hulp/toestemming/<uuid:pk>/intrekken/", views.withdraw, name="withdraw"),
]
