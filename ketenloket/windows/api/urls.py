"""Addresses of this room: the words and the places that HSDS gives them."""

from django.urls import path

from ketenloket.windows.api import views

app_name = "api"
urlpatterns = [
    path("v3/", views.about, name="about"),
    path("v3", views.about, name="about_bare"),
    path("v3/openapi.json", views.openapi, name="openapi"),
    path("v3/services", views.services, name="services"),
    path("v3/services/<str:key>", views.service, name="service"),
    path("v3/organizations", views.organizations, name="organizations"),
    path("v3/organizations/<str:key>", views.organization, name="organization"),
    path("v3/service_at_locations", views.service_at_locations, name="service_at_locations"),
    path(
        "v3/service_at_locations/<str:key>",
        views.service_at_location,
        name="service_at_location",
    ),
    path("v3/taxonomies", views.taxonomies, name="taxonomies"),
    path("v3/taxonomies/<str:key>", views.taxonomy, name="taxonomy"),
    path("v3/taxonomy_terms", views.taxonomy_terms, name="taxonomy_terms"),
    path("v3/taxonomy_terms/<str:key>", views.taxonomy_term, name="taxonomy_term"),
    path("v3/<path:rest>", views.nothing_here, name="nothing_here"),
]
