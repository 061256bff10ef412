"""Addresses of people and invitations, of those who are signed in."""

from django.urls import path

from jaga.pages.people import handle, inviting, views

urlpatterns = [
    path("p", views.people, name="people"),
    path("p/<hex:known_id>", views.one, name="one-person"),
    path("handle", handle.handle, name="handle"),
    path("invite", inviting.invite, name="invite"),
    path("invite/<hex:sent_id>", inviting.invitation, name="invitation"),
    path("invite/<hex:sent_id>/code", inviting.code, name="invitation-code"),
]
