"""Registers the house with Django, and settles every connection to its database."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class HouseConfig(AppConfig):
    """The house; its tables hold sealed bytes alone."""

    name = "jaga.house"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """No connection is used before `settle` has seen it."""
        from jaga.house.sqlite import settle  # noqa: PLC0415  (needs Django ready)

        connection_created.connect(settle, dispatch_uid="jaga.house.sqlite")
