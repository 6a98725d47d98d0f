"""Addresses of this room."""

from django.urls import path

from ketenloket.network.organisations import views

app_name = "organisations"
urlpatterns = [
    path("beheer/", views.manage, name="manage"),
    path("beheer/samenwerking/", views.alliance, name="alliance"),
    path("beheer/organisaties/nieuw/", views.new_organisation, name="new_organisation"),
    path("beheer/organisaties/gestopt/", views.stopped_organisations, name="stopped_organisations"),
    path("beheer/organisaties/<int:pk>/terug/", views.let_back, name="let_back"),
    path("beheer/organisaties/<int:pk>/", views.organisation, name="organisation"),
    path("beheer/organisaties/<int:pk>/uitnodigen/", views.invite, name="invite"),
    path("beheer/medewerkers/<int:pk>/", views.worker, name="worker"),
    path("beheer/medewerkers/<int:pk>/rol/", views.role, name="role"),
    path("beheer/medewerkers/<int:pk>/opnieuw/", views.invite_again, name="invite_again"),
    path("beheer/medewerkers/<int:pk>/stoppen/", views.end, name="end"),
    path("beheer/vindplaatsen/", views.finding_places, name="finding_places"),
    path("beheer/vindplaatsen/nieuw/", views.new_finding_place, name="new_finding_place"),
    path("beheer/vindplaatsen/<int:pk>/", views.finding_place, name="finding_place"),
    path("rollen/", views.roles, name="roles"),
    path("mijn-account/", views.account, name="account"),
    path("wissel/", views.switch, name="switch"),
    path("proef/", views.demo_login, name="demo_login"),
    path("uitnodiging/<str:secret>/", views.accept_invitation, name="accept_invitation"),
]
