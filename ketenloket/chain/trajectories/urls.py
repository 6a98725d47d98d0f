"""Addresses of this room."""

from django.urls import path

from ketenloket.chain.trajectories import views

app_name = "trajectories"
urlpatterns = [
    path("mensen/<uuid:pk>/koppelen/", views.assign, name="assign"),
    path("mensen/<uuid:pk>/afspraak/", views.appointment, name="appointment"),
    path("mensen/<uuid:pk>/aantekening/", views.note, name="note"),
    path("mensen/<uuid:pk>/doel/", views.goal, name="goal"),
    path("mensen/<uuid:pk>/volgende-stap/", views.next_step, name="next_step"),
    path("mensen/<uuid:pk>/afsluiten/", views.leave, name="exit"),
    path("beheer/medewerkers/<int:pk>/overdragen/", views.hand_over, name="hand_over"),
    path("koppelingen/<uuid:pk>/stoppen/", views.unassign, name="unassign"),
    path("afspraken/<uuid:pk>/", views.result, name="result"),
    path("doelen/<uuid:pk>/gelukt/", views.goal_reached, name="goal_reached"),
]
