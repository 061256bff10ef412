"""Registers the house with Django."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    """The house; its tables hold sealed bytes alone."""

    name = "jaga.house"
    default_auto_field = "django.db.models.BigAutoField"
