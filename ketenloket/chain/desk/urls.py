"""Addresses of this room."""

from django.urls import path

from ketenloket.chain.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("taal/", views.language, name="language"),
    path("loket/<slug:slug>/", views.front_door, name="front_door"),
    path("loket/<slug:slug>/hulp/", views.finder, name="finder"),
    path("loket/<slug:slug>/aanmelden/", views.sign_up, name="sign_up"),
    path("loket/<slug:slug>/gemeente/", views.municipality, name="municipality"),
    path("loket/<slug:slug>/aangemeld/", views.signed_up, name="signed_up"),
    path("loket/<slug:slug>/vindplaats/<slug:code>/", views.hand_in, name="hand_in"),
    path("loket/<slug:slug>/gegevens/", views.privacy, name="privacy"),
    path("balie/", views.inbox, name="inbox"),
    path("balie/nieuw/", views.walk_in, name="walk_in"),
    path("balie/blijft-liggen/", views.stalled_here, name="stalled_here"),
    path("keten/blijft-liggen/", views.stalled_where, name="stalled_where"),
    path("keten/termijnen/", views.terms, name="terms"),
    path("beheer/termijnen/", views.change_terms, name="change_terms"),
    path("mensen/<uuid:pk>/rust/", views.rest, name="rest"),
    path("mensen/<uuid:pk>/rust/einde/", views.end_rest, name="end_rest"),
    path("mensen/<uuid:pk>/nog-een-keer/", views.once_more, name="once_more"),
    path("mensen/<uuid:pk>/overnemen/", views.take_over, name="take_over"),
    path("mensen/<uuid:pk>/pak-op/", views.take_up, name="take_up"),
    path("mensen/<uuid:pk>/contact/", views.attempt, name="attempt"),
    path("mensen/<uuid:pk>/intake-plannen/", views.plan_intake, name="plan_intake"),
    path("mensen/<uuid:pk>/berichten/", views.person_messages, name="messages"),
    path("mensen/<uuid:pk>/gegevens/", views.contact_details, name="contact_details"),
    path("mensen/<uuid:pk>/nieuwe-volgcode/", views.new_code, name="new_code"),
    path("mensen/<uuid:pk>/volgcode/", views.follow_up_code, name="follow_up_code"),
]
