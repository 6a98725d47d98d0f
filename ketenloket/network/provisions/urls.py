"""Addresses of this room."""

from django.urls import path

from ketenloket.network.provisions import views

app_name = "provisions"
urlpatterns = [
    path("voorzieningen/", views.listed, name="list"),
    path("voorzieningen/nieuw/", views.new, name="new"),
    path("voorzieningen/normen/", views.norms, name="norms"),
    path("voorzieningen/normen/nieuw/", views.new_norm, name="new_norm"),
    path("voorzieningen/regels/", views.rules, name="rules"),
    path("voorzieningen/nakijken/", views.upkeep, name="upkeep"),
    path("voorzieningen/inlezen/", views.import_sheet, name="import"),
    path("voorzieningen/voorbeeld.xlsx", views.template, name="template"),
    path("voorzieningen/alles.xlsx", views.export, name="export"),
    path("voorzieningen/alles.csv", views.export_csv, name="export_csv"),
    path("voorzieningen/<int:pk>/", views.provision, name="provision"),
    path("voorzieningen/<int:pk>/wijzig/", views.change, name="change"),
    path("voorzieningen/<int:pk>/nagekeken/", views.checked, name="checked"),
    path("voorzieningen/<int:pk>/stop/", views.retire, name="retire"),
    path("voorzieningen/<int:pk>/terug/", views.put_back, name="put_back"),
    path("loket/<slug:slug>/voorzieningen/", views.public_check, name="public_check"),
]
