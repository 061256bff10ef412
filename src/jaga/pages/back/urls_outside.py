"""The address at which anybody writes back."""

from django.urls import path

from jaga.pages.back import views

urlpatterns = [path("word", views.word, name="word")]
