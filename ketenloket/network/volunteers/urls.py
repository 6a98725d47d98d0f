"""The addresses of this room."""

from django.urls import path

from ketenloket.network.volunteers import views

app_name = "volunteers"
urlpatterns = [
    path("beheer/vrijwilligers/<int:pk>/", views.profile, name="profile"),
    path("beheer/vrijwilligers/<int:pk>/talen/", views.languages, name="languages"),
    path("beheer/vrijwilligers/<int:pk>/gezien/", views.proof, name="proof"),
    path("beheer/vrijwilligers/gezien/<uuid:pk>/terug/", views.take_back, name="take_back"),
    path("beheer/vrijwilligers/werkwijze/", views.terms, name="terms"),
    path("beheer/vrijwilligers/voorstel/", views.weighing, name="weighing"),
    path("mijn-account/helpen/", views.own_wishes, name="own_wishes"),
]
