"""Addresses of this room."""

from django.urls import path

from ketenloket.windows.workbench import views

app_name = "workbench"
urlpatterns = [
    path("beheer/vindplaatsen/cijfers/", views.finding_places, name="finding_places"),
    path("beheer/berichten/", views.messages, name="messages"),
    path("beheer/berichten/besluit/", views.answer_message, name="answer_message"),
    path("beheer/koppeling/", views.webhook, name="webhook"),
    path("mijn-account/e-mail/", views.mails, name="mails"),
    path("beheer/vrijwilligers/", views.volunteers, name="volunteers"),
    path("mijn-maandag/", views.monday, name="monday"),
    path("cijfers/", views.figures, name="figures"),
    path("vandaag/", views.today, name="today"),
    path("mensen/", views.people, name="people"),
    path("mensen/<uuid:pk>/", views.case, name="case"),
    path("mensen/<uuid:pk>/wie-keek/", views.looks, name="looks"),
    path("personen/<uuid:pk>/", views.of_person, name="of_person"),
]
