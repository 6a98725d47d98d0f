"""All addresses. Each room lists its own; here stands only where they hang."""

from django.urls import include, path

from config.health import health
from config.out_of_reach import wrong

handler500 = wrong
urlpatterns = [
    path("gezond/", health, name="health"),
    path("hsds/", include("ketenloket.windows.api.urls")),  # early: others ask it all day
    path("account/", include("ketenloket.network.organisations.urls.sign_in")),
    path("", include("ketenloket.network.organisations.urls")),
    path("", include("ketenloket.network.directory.urls")),
    path("", include("ketenloket.network.volunteers.urls")),
    path("", include("ketenloket.network.agreements.urls")),
    path("", include("ketenloket.network.provisions.urls")),
    path("", include("ketenloket.chain.desk.urls")),
    path("", include("ketenloket.chain.recognition.urls")),
    path("", include("ketenloket.chain.sharing.urls")),
    path("", include("ketenloket.chain.escalation.urls")),
    path("", include("ketenloket.chain.intake.urls")),
    path("", include("ketenloket.chain.triage.urls")),
    path("", include("ketenloket.chain.referrals.urls")),
    path("", include("ketenloket.chain.trajectories.urls")),
    path("", include("ketenloket.chain.progress.urls")),
    path("", include("ketenloket.chain.applications.urls")),
    path("", include("ketenloket.chain.papers.urls")),
    path("", include("ketenloket.windows.workbench.urls")),
    path("", include("ketenloket.windows.portal.urls")),
]
