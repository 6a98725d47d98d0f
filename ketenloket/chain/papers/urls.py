"""The addresses of this room."""

from django.urls import path

from ketenloket.chain.papers import views

app_name = "papers"
urlpatterns = [
    path("mensen/<uuid:pk>/papieren/", views.papers, name="papers"),
    path("papieren/<uuid:pk>/ontvangen/", views.received, name="received"),
    path("papieren/<uuid:pk>/niet-nodig/", views.dropped, name="dropped"),
    path("papieren/<uuid:pk>/toch-nodig/", views.waited_for, name="waited_for"),
    path("mensen/<uuid:pk>/brieven/", views.letters, name="letters"),
    path("mensen/<uuid:pk>/brieven/<str:kind>/", views.write, name="write"),
    path("brieven/<uuid:pk>/", views.letter, name="letter"),
    path("brieven/<uuid:pk>/blad/", views.letter_sheet, name="letter_sheet"),
    path("mensen/<uuid:pk>/geld/", views.money, name="money"),
    path("mensen/<uuid:pk>/geld/beginnen/", views.begin, name="begin"),
    path("mensen/<uuid:pk>/geld/regel/", views.new_line, name="new_line"),
    path("mensen/<uuid:pk>/geld/schuld/", views.new_debt, name="new_debt"),
    path("mensen/<uuid:pk>/geld/meegeven/", views.hand_over, name="hand_over"),
    path("geld/versies/<uuid:pk>/", views.version, name="version"),
    path("geld/versies/<uuid:pk>/doorgenomen/", views.close, name="close"),
    path("geld/regels/<uuid:pk>/", views.line, name="line"),
    path("geld/regels/<uuid:pk>/weg/", views.remove_line, name="remove_line"),
    path("geld/regels/<uuid:pk>/terug/", views.undo_line, name="undo_line"),
    path("geld/schulden/<uuid:pk>/", views.debt, name="debt"),
    path("geld/schulden/<uuid:pk>/weg/", views.remove_debt, name="remove_debt"),
    path("geld/schulden/<uuid:pk>/terug/", views.undo_debt, name="undo_debt"),
    path("geld/meegegeven/<uuid:pk>/", views.handed_over, name="handed_over"),
    path("beheer/papierlijsten/", views.sets, name="sets"),
    path("beheer/papierlijsten/nieuw/", views.new_set, name="new_set"),
    path("beheer/papierlijsten/<uuid:pk>/", views.change_set, name="set"),
]
