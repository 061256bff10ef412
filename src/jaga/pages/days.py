"""Days as a language writes them."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language

from jaga.guides.languages import languages


def day(when: date) -> str:
    """A day, such as 5 March 2026."""
    own = {each.code: each.day for each in languages()}.get(get_language() or "", "")
    return date_format(when, own or "DATE_FORMAT")


def month(when: date) -> str:
    """A month of a year, such as March 2026."""
    return date_format(when, "YEAR_MONTH_FORMAT")
