"""The address at which whoever runs the house reads what was sent back."""

from django.urls import path

from jaga.pages.back import reading, shelving

urlpatterns = [
    path("sent", reading.came, name="words-came"),
    path("sent/<hex:came_id>", shelving.shelve, name="word-shelved"),
]
