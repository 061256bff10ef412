"""Addresses of what is kept. A place is named by a random id that means nothing outside its owner's shelf."""

from django.urls import path, re_path

from jaga.pages.keeping import beside_views, letting_views, mark_views, path_views, views
from jaga.pages.words.urls import PHASE

urlpatterns = [
    path("new", views.new, name="new"),
    re_path(rf"^at/{PHASE}$", mark_views.keep_place, name="keep-place"),
    path("<hex:place_id>/", views.strand, name="strand"),
    path("<hex:place_id>/name", views.name, name="name"),
    path("<hex:place_id>/more", views.keep_story, name="keep-story"),
    path("<hex:place_id>/other", beside_views.other, name="other"),
    path("<hex:place_id>/away", letting_views.let_go_strand, name="let-go-strand"),
    path("<hex:place_id>/path", path_views.path, name="path"),
    path("<hex:place_id>/<slug:part>/", views.part, name="part"),
    path("<hex:place_id>/<slug:part>/<slug:thing>", views.thing, name="thing"),
    path("<hex:place_id>/<slug:part>/<slug:thing>/away", letting_views.let_go_thing, name="let-go-thing"),
]
