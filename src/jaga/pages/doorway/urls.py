"""Addresses of the way in."""

from django.urls import path

from jaga.pages.doorway import views

urlpatterns = [
    path("keep", views.keep, name="keep"),
    path("open", views.open_house, name="open"),
    path("open/paper", views.open_with_paper, name="open-with-paper"),
]
