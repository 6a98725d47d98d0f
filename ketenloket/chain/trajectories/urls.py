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
    path("mensen/<uuid:pk>/afgewezen/", views.refused, name="refused"),
    path("mensen/<uuid:pk>/heropenen/", views.open_again, name="reopen"),
    path("mensen/<uuid:pk>/vorm/", views.choose_form, name="choose_form"),
    path("mensen/<uuid:pk>/plafond/", views.ceiling, name="ceiling"),
    path("nazorg/<uuid:pk>/", views.aftercare, name="aftercare"),
    path("vormen-van-hulp/", views.forms_of_help, name="forms_of_help"),
    path("vormen-van-hulp/<slug:form>/", views.change_ceiling, name="change_ceiling"),
    path("beheer/medewerkers/<int:pk>/overdragen/", views.hand_over, name="hand_over"),
    path("koppelingen/<uuid:pk>/stoppen/", views.unassign, name="unassign"),
    path("afspraken/<uuid:pk>/", views.result, name="result"),
    path("afspraken/<uuid:pk>/bezoek/", views.visit, name="visit"),
    path("huisbezoeken/<uuid:pk>/alarm/", views.alarm, name="alarm"),
    path("afspraken/<uuid:pk>/verzetten/", views.move, name="move"),
    path("afspraken/<uuid:pk>/samen/", views.company, name="company"),
    path("afspraken/<uuid:pk>/verslag/", views.report, name="report"),
    path("meegaan/<uuid:pk>/", views.send_along, name="send_along"),
    path("meegaan/<uuid:pk>/niet/", views.stay_home, name="stay_home"),
    path("taken/<uuid:pk>/klaar/", views.task_done, name="task_done"),
    path("mensen/<uuid:pk>/collega-vragen/", views.ask_to_take_over, name="ask_to_take_over"),
    path("overnemen/<uuid:pk>/", views.answer_takeover, name="answer_takeover"),
    path("overnemen/<uuid:pk>/intrekken/", views.withdraw_takeover, name="withdraw_takeover"),
    path("agenda/", views.agenda, name="agenda"),
    path("agenda/<str:secret>.ics", views.calendar_feed, name="feed"),
    path("beheer/medewerkers/<int:pk>/afwezig/", views.away, name="away"),
    path("beheer/stoppen/", views.stopping, name="stopping"),
    path("doelen/<uuid:pk>/gelukt/", views.goal_reached, name="goal_reached"),
]
