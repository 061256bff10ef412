"""Addresses of holding, and of the three pages on which somebody may land."""

from django.urls import path

from jaga.pages.holding import landing_views, views

urlpatterns = [
    path("here", landing_views.here, name="here"),
    path("along", landing_views.along, name="along-with-others"),
    path("with", landing_views.beside, name="beside"),
    path("to/<hex:offer_id>", views.offered, name="offered"),
    path("<hex:place_id>/hand", views.hand, name="hand"),
]
