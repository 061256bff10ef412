"""Addresses of the questions of a plan, and of the short page."""

from django.urls import path

from jaga.pages.safety import short_views, views

urlpatterns = [
    path("short", short_views.shorts, name="shorts"),
    path("<hex:place_id>/short", short_views.short, name="short"),
    path("<hex:place_id>/q/<slug:part>/", views.questions, name="questions"),
    path("<hex:place_id>/q/<slug:part>/<slug:thing>", views.question, name="question"),
]
