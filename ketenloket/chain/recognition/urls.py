"""Addresses of this room; `personen/` carries the key of a help-seeker."""

from django.urls import path

from ketenloket.chain.recognition import views

app_name = "recognition"
urlpatterns = [
    path("personen/<uuid:pk>/herkennen/", views.person, name="person"),
    path("personen/<uuid:pk>/herkennen/oordeel/", views.judge, name="judge"),
    path("personen/<uuid:pk>/huishouden/", views.tie, name="tie"),
    path("personen/<uuid:pk>/navragen/", views.ask, name="ask"),
    path("koppelingen/<uuid:pk>/terug/", views.undo_same, name="undo_same"),
    path("huishouden/<uuid:pk>/terug/", views.undo_tie, name="undo_tie"),
    path("huishouden/<uuid:pk>/voorbij/", views.end_tie, name="end_tie"),
    path("navragen/<uuid:pk>/intrekken/", views.withdraw, name="withdraw"),
    path("navragen/", views.questions, name="questions"),
    path("navragen/<uuid:pk>/", views.answer, name="answer"),
]
