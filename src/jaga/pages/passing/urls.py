"""Addresses of passing on, of printing, and of what goes across."""

from django.urls import path

from jaga.pages.passing import both_views, over_views, print_views, tell_views, views

urlpatterns = [
    path("came/<hex:came_id>", over_views.one, name="came-one"),
    path("<hex:place_id>/pass", views.pass_on, name="pass-on"),
    path("<hex:place_id>/print", print_views.printed, name="printed"),
    path("<hex:place_id>/text", print_views.text, name="text"),
    path("<hex:place_id>/over", over_views.over, name="over"),
    path("<hex:place_id>/tell", tell_views.tell, name="tell"),
    path("<hex:place_id>/both", both_views.both, name="both"),
]
