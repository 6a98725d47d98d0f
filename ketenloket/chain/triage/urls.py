"""Addresses of this room."""

from django.urls import path

from ketenloket.chain.triage import views

app_name = "triage"
urlpatterns = [
    path("triage/", views.meetings, name="meetings"),
    path("triage/nieuw/", views.plan, name="plan"),
    path("triage/gaten/", views.gaps, name="gaps"),
    path("triage/witte-vlekken/", views.coverage, name="coverage"),
    path("triage/<uuid:pk>/", views.meeting, name="meeting"),
    path("triage/<uuid:pk>/aanwezig/", views.presence, name="presence"),
    path("triage/<uuid:pk>/vullen/", views.fill, name="fill"),
    path("triage/<uuid:pk>/afronden/", views.close, name="close"),
    path("triage/vraag/<uuid:pk>/", views.item, name="item"),
    path("triage/vraag/<uuid:pk>/stand/", views.item_state, name="item_state"),
    path("triage/vraag/<uuid:pk>/besluit/", views.decide, name="decide"),
    path("triage/vraag/<uuid:pk>/van-de-agenda/", views.take_off, name="take_off"),
    path("mensen/<uuid:pk>/triage/", views.bring, name="bring"),
]
