"""The addresses of this room."""

from django.urls import path

from ketenloket.chain.escalation import views

app_name = "escalation"
urlpatterns = [
    path("mensen/<uuid:pk>/te-zwaar/", views.too_heavy, name="too_heavy"),
    path("mensen/<uuid:pk>/opschalen/", views.detail, name="detail"),
    path("gestopt/<uuid:pk>/gesproken/", views.cared, name="cared"),
    path("gestopt/<uuid:pk>/gelezen/", views.read, name="read"),
]
