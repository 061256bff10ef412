"""Addresses of saying what went wrong, of hearing it, and of putting it down."""

from django.urls import path

from jaga.pages.mending import closing_views, views

urlpatterns = [
    path("say", views.whom, name="say-whom"),
    path("say/<hex:known_id>", views.say, name="say"),
    path("word/<hex:came_id>", views.word, name="word"),
    path("down", closing_views.down, name="down"),
    path("<hex:place_id>/down", closing_views.down_here, name="down-here"),
]
