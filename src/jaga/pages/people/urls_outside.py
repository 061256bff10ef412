"""The address that an invitation leads to."""

from django.urls import path

from jaga.pages.people import coming

urlpatterns = [path("come/<str:secret>", coming.come, name="come")]
