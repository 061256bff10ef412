"""Addresses of a room of one's own, of saying something where it is asked, and of a small harm as words."""

from django.urls import path

from jaga.pages.room import small_views, views

urlpatterns = [
    path("<hex:place_id>/r", views.room, name="room"),
    path("<hex:place_id>/r/<hex:there_id>", views.say_there, name="say-there"),
    path("<hex:place_id>/r2/<slug:thing>", small_views.words, name="small-words"),
]
