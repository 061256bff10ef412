"""Addresses of what is made of the words: numbers, which tell nothing."""

from django.urls import re_path

from jaga.pages.formats import views
from jaga.pages.words.urls import NAME

_NUMBER = r"(?P<number>[1-4])"

urlpatterns = [
    re_path(rf"^made/{NAME}$", views.choose, name="made"),
    re_path(rf"^made/{NAME}/{_NUMBER}$", views.one, name="made-one"),
    re_path(rf"^made/{NAME}/(?P<which>[1-4]\.[a-z]+)$", views.file, name="made-file"),
]
