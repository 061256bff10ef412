"""Addresses of who can read what, and of what waits."""

from django.urls import path

from jaga.pages.sharing import asking_views, circle_views, everything_views, receiving_views, views

urlpatterns = [
    path("in", receiving_views.waiting, name="waiting"),
    path("all", everything_views.everything, name="everything"),
    path("<hex:place_id>/who", views.who, name="who"),
    path("<hex:place_id>/who/<hex:reader>", views.reader, name="reader"),
    path("<hex:place_id>/give", views.give, name="give"),
    path("<hex:place_id>/give/<hex:known_id>", views.give_to, name="give-to"),
    path("<hex:place_id>/ask", asking_views.ask, name="ask"),
    path("<hex:place_id>/card/<hex:member>", circle_views.card, name="card"),
    path("<hex:place_id>/off", everything_views.put_away, name="put-away"),
]
