"""The addresses of this room."""

from django.urls import URLPattern

app_name = "applications"
urlpatterns: list[URLPattern] = []
