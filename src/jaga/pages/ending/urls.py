"""Addresses of an ending, of what was learned, and of a legal threat."""

from django.urls import path

from jaga.pages.ending import learned_views, threat_views, views

urlpatterns = [
    path("rest/<hex:told_id>", threat_views.heard, name="threat-heard"),
    path("<hex:place_id>/rest", threat_views.legal_threat, name="legal-threat"),
    path("<hex:place_id>/rest/a", threat_views.advise, name="threat-advise"),
    path("<hex:place_id>/e", views.endings, name="endings"),
    path("<hex:place_id>/e/l", learned_views.learned, name="learned"),
    path("<hex:place_id>/e/<slug:thing>", views.ending, name="ending"),
]
