"""Addresses of the words: short, and telling nothing about what they lead to."""

from django.urls import path, re_path

from jaga.pages.words import along, books, phases, views

TEXT = r"[a-z][0-9]+[a-z]?"
NAME = rf"(?P<name>{TEXT})"
PHASE = rf"{NAME}-(?P<at>[1-9][0-9]?)"
"""A text, and one part of it to stop at: the place mark is the address, and links in a text lead on from there."""

urlpatterns = [
    path("", views.front, name="front"),
    path("now", views.now, name="now"),
    path("all", views.everything, name="everything"),
    path("books", books.books, name="books"),
    path("near", views.near, name="near"),
    path("along", along.along, name="along"),
    path("along.json", along.pages_along, name="pages-along"),
    path("along.zip", along.one_file, name="one-file"),
    path("along-<slug:icon>.webmanifest", along.app, name="app"),
    re_path(rf"^paper/{NAME}$", views.paper, name="paper"),
    re_path(rf"^{NAME}$", views.text, name="text"),
    re_path(rf"^{PHASE}$", phases.phase, name="phase"),
]
