"""Every address of a house, joined in one place."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, register_converter

from jaga.pages.frame import views as frame
from jaga.pages.frame.converters import LanguageConverter, PlaceConverter

register_converter(LanguageConverter, "language")
register_converter(PlaceConverter, "place")

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", frame.healthz),
    path("", frame.choose_language),
    path("<language:language>/leave", frame.leave, name="leave"),
    path("<language:language>/bubur", frame.porridge, name="porridge"),
    path("<language:language>/<place:place>/", include("jaga.pages.words.urls")),
]
if not settings.WORDS_ONLY:
    pass

handler404 = "jaga.pages.frame.views.not_found"
handler500 = "jaga.pages.frame.views.broken"
