"""Addresses of this room."""

from django.urls import path

from ketenloket.chain.referrals import views

app_name = "referrals"
urlpatterns = [
    path("beheer/redenen/", views.reasons, name="reasons"),
    path("beheer/redenen/nieuw/", views.new_reason, name="new_reason"),
    path("beheer/redenen/<slug:code>/", views.reason, name="reason"),
    path("verwijzingen/", views.referral_list, name="list"),
    path("mensen/<uuid:pk>/verwijzen/", views.make, name="make"),
    path("verwijzingen/<uuid:pk>/", views.detail, name="detail"),
    path("verwijzingen/<uuid:pk>/vraag/", views.ask, name="ask"),
    path("verwijzingen/<uuid:pk>/volgen/", views.follow, name="follow"),
    path("verwijzingen/<uuid:pk>/<str:verb>/", views.step, name="step"),
]
