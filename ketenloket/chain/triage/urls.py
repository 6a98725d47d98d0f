"""Addresses of this room."""

from django.urls import path

from ketenloket.chain.triage import views

app_name = "triage"
urlpatterns = [
    path("triage/", views.meetings, name="meetings"),
    path("triage/nieuw/", views.plan, name="plan"),
    path("triage/gaten/", views.gaps, name="gaps"),
    path("triage/vaste-leden/", views.members, name="members"),
    path("triage/vaste-leden/eigen/", views.member, name="member"),
    path("triage/witte-vlekken/", views.coverage, name="coverage"),
    path("triage/<uuid:pk>/", views.meeting, name="meeting"),
    path("triage/<uuid:pk>/aanwezig/", views.presence, name="presence"),
    path("triage/<uuid:pk>/stand/", views.state, name="state"),
    path("triage/<uuid:pk>/nu/", views.now, name="now"),
    path("triage/<uuid:pk>/begin/", views.begin, name="begin"),
    path("triage/<uuid:pk>/voorzitter/", views.chair, name="chair"),
    path("triage/<uuid:pk>/bespreek/", views.point, name="point"),
    path("triage/<uuid:pk>/volgorde/", views.order, name="order"),
    path("triage/<uuid:pk>/van-tafel/", views.away, name="away"),
    path("triage/<uuid:pk>/verslag.pdf", views.minutes, name="minutes"),
    path("triage/<uuid:pk>/vullen/", views.fill, name="fill"),
    path("triage/<uuid:pk>/afronden/", views.close, name="close"),
    path("triage/vraag/<uuid:pk>/", views.item, name="item"),
    path("triage/vraag/<uuid:pk>/besluit/", views.decide, name="decide"),
    path("triage/vraag/<uuid:pk>/voorstel/", views.propose, name="propose"),
    path("triage/vraag/<uuid:pk>/doorschuiven/", views.postpone, name="postpone"),
    path("triage/vraag/<uuid:pk>/van-de-agenda/", views.take_off, name="take_off"),
    path("mensen/<uuid:pk>/triage/", views.bring, name="bring"),
]
