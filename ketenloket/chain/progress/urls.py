"""The addresses of this room."""

from django.urls import path

from ketenloket.chain.progress import views

app_name = "progress"
urlpatterns = [
    path("mensen/<uuid:pk>/voortgang/", views.progress, name="progress"),
    path("mensen/<uuid:pk>/voortgang/hoe-het-gaat/", views.say, name="say"),
    path("mensen/<uuid:pk>/voortgang/vragen/", views.ask, name="ask"),
    path("mensen/<uuid:pk>/voortgang/ervaring/", views.experience, name="experience"),
    path("doelen/<uuid:pk>/stap/", views.add, name="add"),
    path("stappen/<uuid:pk>/", views.tick, name="tick"),
]
