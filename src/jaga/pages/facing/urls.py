"""Addresses of facing it."""

from django.urls import path

from jaga.pages.facing import views

urlpatterns = [
    path("<hex:place_id>/f", views.facing, name="facing"),
    path("<hex:place_id>/f/m", views.moves, name="moves"),
    path("<hex:place_id>/f/m/<slug:step>", views.move, name="move"),
    path("<hex:place_id>/f/p", views.practice, name="practice"),
    path("<hex:place_id>/f/p/<slug:step>", views.practise, name="practise"),
    path("<hex:place_id>/f/w/<slug:step>", views.way_on, name="way-on"),
]
