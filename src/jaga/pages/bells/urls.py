"""Addresses of bells."""

from django.urls import path

from jaga.pages.bells import views
from jaga.practice.bells import Way

urlpatterns = [
    path("b", views.bells, name="bells"),
    path("b1", views.new, {"way": Way.CALENDAR}, name="bell-1"),
    path("b2", views.new, {"way": Way.MAIL}, name="bell-2"),
    path("b3", views.new, {"way": Way.SERVICE}, name="bell-3"),
    path("b/<hex:bell_id>", views.one, name="one-bell"),
    path("b/<hex:bell_id>/code", views.code, name="bell-code"),
]
