"""Registers the web pages with Django."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The pages; they have no tables."""

    name = "jaga.pages"
