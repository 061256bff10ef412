"""Addresses of what is mine."""

from django.urls import path

from jaga.pages.mine import views

urlpatterns = [
    path("kept", views.kept, name="kept"),
    path("mine", views.mine, name="mine"),
    path("close", views.close, name="close"),
    path("passphrase", views.passphrase, name="passphrase"),
    path("paper", views.paper, name="recovery"),
    path("look", views.look_like, name="look"),
    path("copy", views.copy, name="copy"),
    path("everything", views.let_go_of_everything_, name="let-go-everything"),
]
