"""Addresses of this room."""

from django.urls import path

from ketenloket.chain.sharing import views

app_name = "sharing"
urlpatterns = [
    path("mensen/<uuid:pk>/delen/", views.overview, name="overview"),
    path("mensen/<uuid:pk>/delen/nieuw/", views.add, name="add"),
    path("delen/<uuid:pk>/intrekken/", views.withdraw, name="withdraw"),
]
