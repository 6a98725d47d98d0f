"""The addresses of this room."""

from django.urls import path

from ketenloket.chain.applications import views

app_name = "applications"
urlpatterns = [
    path("formulierenmiddag/", views.afternoon, name="afternoon"),
    path("mensen/<uuid:pk>/aanvragen/", views.of_person, name="of_person"),
    path("mensen/<uuid:pk>/aanvragen/erbij/", views.add, name="add"),
    path("mensen/<uuid:pk>/voorzieningen/", views.check, name="check"),
    path("aanvragen/<uuid:pk>/", views.application, name="application"),
]
