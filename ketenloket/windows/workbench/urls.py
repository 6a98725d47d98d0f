"""Addresses of this room."""

from django.urls import path

from ketenloket.windows.workbench import views

app_name = "workbench"
urlpatterns = [
    path("beheer/vindplaatsen/cijfers/", views.finding_places, name="finding_places"),
    path("vandaag/", views.today, name="today"),
    path("mensen/", views.people, name="people"),
    path("mensen/<uuid:pk>/", views.case, name="case"),
    path("mensen/<uuid:pk>/wie-keek/", views.looks, name="looks"),
]
