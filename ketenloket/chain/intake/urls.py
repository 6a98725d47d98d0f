"""Addresses of this room."""

from django.urls import path

from ketenloket.chain.intake import views

app_name = "intake"
urlpatterns = [
    path("mensen/<uuid:pk>/intake/", views.edit, name="edit"),
    path("mensen/<uuid:pk>/intake/lezen/", views.read, name="read"),
    path("mensen/<uuid:pk>/intake/klaar/", views.complete, name="complete"),
]
