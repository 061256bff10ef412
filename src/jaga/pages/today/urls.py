"""Addresses of today."""

from django.urls import path

from jaga.pages.today import views

urlpatterns = [
    path("", views.today, name="today"),
    path("days.ics", views.calendar, name="calendar"),
]
