"""Addresses of the words: short, and telling nothing about what they lead to."""

from django.urls import path, re_path

from jaga.pages.words import views

urlpatterns = [
    path("", views.front, name="front"),
    path("now", views.now, name="now"),
    path("all", views.everything, name="everything"),
    path("near", views.near, name="near"),
    re_path(r"^paper/(?P<name>[a-z][0-9]+[a-z]?)$", views.paper, name="paper"),
    re_path(r"^(?P<name>[a-z][0-9]+[a-z]?)$", views.text, name="text"),
]
