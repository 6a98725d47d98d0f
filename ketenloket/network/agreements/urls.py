"""The addresses of this room."""

from django.urls import path

from ketenloket.network.agreements import views

app_name = "agreements"
urlpatterns = [
    path("afspraken/grenzen/", views.current, name="current"),
    path("afspraken/grenzen/concept/", views.draft, name="draft"),
    path("afspraken/grenzen/<int:number>/", views.version, name="version"),
    path("afspraken/grenzen/<int:number>/overnemen/", views.adopt, name="adopt"),
]
