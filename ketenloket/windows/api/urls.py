"""Addresses of this room: the words and the places that HSDS gives them."""

from django.urls import path

from ketenloket.windows.api import views

app_name = "api"
urlpatterns = [
    path("hsds/v3/", views.about, name="about"),
    path("hsds/v3", views.about, name="about_bare"),
    path("hsds/v3/openapi.json", views.openapi, name="openapi"),
    path("hsds/v3/services", views.services, name="services"),
    path("hsds/v3/services/<str:key>", views.service, name="service"),
    path("hsds/v3/organizations", views.organizations, name="organizations"),
    path("hsds/v3/organizations/<str:key>", views.organization, name="organization"),
    path("hsds/v3/service_at_locations", views.service_at_locations, name="service_at_locations"),
    path(
        "hsds/v3/service_at_locations/<str:key>",
        views.service_at_location,
        name="service_at_location",
    ),
    path("hsds/v3/taxonomies", views.taxonomies, name="taxonomies"),
    path("hsds/v3/taxonomies/<str:key>", views.taxonomy, name="taxonomy"),
    path("hsds/v3/taxonomy_terms", views.taxonomy_terms, name="taxonomy_terms"),
    path("hsds/v3/taxonomy_terms/<str:key>", views.taxonomy_term, name="taxonomy_term"),
    path("hsds/v3/<path:rest>", views.nothing_here, name="nothing_here"),
]
