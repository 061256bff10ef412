"""Every address of a house, joined in one place."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, register_converter

from jaga.pages.bells.feed import feed
from jaga.pages.frame import views as frame
from jaga.pages.frame.converters import HexConverter, LanguageConverter, PlaceConverter
from jaga.pages.frame.source import source
from jaga.pages.words.along import worker

register_converter(LanguageConverter, "language")
register_converter(PlaceConverter, "place")
register_converter(HexConverter, "hex")

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", frame.healthz),
    path("source", source),
    path("along.js", worker),
    path("", frame.choose_language),
    path("<language:language>/leave", frame.leave, name="leave"),
    path("<language:language>/bubur", frame.porridge, name="porridge"),
    path("<language:language>/<place:place>/", include("jaga.pages.words.urls")),
]
if not settings.WORDS_ONLY:
    urlpatterns += [
        path("c/<str:secret>.ics", feed, name="feed"),
        path("<language:language>/<place:place>/", include("jaga.pages.formats.urls")),
        path("<language:language>/<place:place>/", include("jaga.pages.doorway.urls")),
        path("<language:language>/<place:place>/", include("jaga.pages.people.urls_outside")),
        path("<language:language>/<place:place>/", include("jaga.pages.back.urls_outside")),
        path("<language:language>/<place:place>/h/", include("jaga.pages.back.urls")),
        path("<language:language>/<place:place>/h/", include("jaga.pages.today.urls")),
        path("<language:language>/<place:place>/h/", include("jaga.pages.people.urls")),
        path("<language:language>/<place:place>/h/", include("jaga.pages.mine.urls")),
        path("<language:language>/<place:place>/h/", include("jaga.pages.bells.urls")),
        path("<language:language>/<place:place>/h/", include("jaga.pages.holding.urls")),
        path("<language:language>/<place:place>/h/", include("jaga.pages.passing.urls")),
        path("<language:language>/<place:place>/h/", include("jaga.pages.sharing.urls")),
        path("<language:language>/<place:place>/h/", include("jaga.pages.mending.urls")),
        path("<language:language>/<place:place>/h/", include("jaga.pages.facing.urls")),
        path("<language:language>/<place:place>/h/", include("jaga.pages.ending.urls")),
        path("<language:language>/<place:place>/h/", include("jaga.pages.safety.urls")),
        path("<language:language>/<place:place>/h/", include("jaga.pages.planning.urls")),
        path("<language:language>/<place:place>/h/", include("jaga.pages.room.urls")),
        path("<language:language>/<place:place>/h/", include("jaga.pages.keeping.urls")),
    ]

handler404 = "jaga.pages.frame.views.not_found"
handler500 = "jaga.pages.frame.views.broken"
