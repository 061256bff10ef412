"""Addresses of what is made of the words: names of texts and numbers, which tell nothing."""

from django.urls import path, re_path

from jaga.pages.formats import views
from jaga.pages.words.urls import TEXT

_NAMES = rf"(?P<names>{TEXT}(?:\+{TEXT})*)"
_NUMBER = r"(?P<number>[1-4])"

urlpatterns = [
    path("made", views.together, name="made-together"),
    re_path(rf"^made/{_NAMES}$", views.choose, name="made"),
    re_path(rf"^made/{_NAMES}/{_NUMBER}$", views.one, name="made-one"),
    re_path(rf"^made/{_NAMES}/(?P<which>[1-4]\.[a-z]+)$", views.file, name="made-file"),
]
