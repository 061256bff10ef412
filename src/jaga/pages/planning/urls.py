"""Addresses of looking in together. A plan, a helper and a day are named by what means nothing elsewhere."""

from django.urls import path

from jaga.pages.planning import (
    away_views,
    coming_views,
    helping_views,
    plan_views,
    stepping_views,
    thread_views,
)

urlpatterns = [
    path("back", stepping_views.back, name="step-back"),
    path("<hex:place_id>/back", stepping_views.back_in, name="step-back-in"),
    path("<hex:place_id>/c", coming_views.coming, name="coming"),
    path("<hex:place_id>/d/<slug:plan>/<slug:day>", coming_views.turn, name="turn"),
    path("<hex:place_id>/c0", plan_views.no_contact, name="unwanted"),
    path("<hex:place_id>/c1", plan_views.new, name="plan-new"),
    path("<hex:place_id>/c/<slug:plan>", plan_views.plan, name="plan"),
    path("<hex:place_id>/c/<slug:plan>/who", plan_views.who, name="plan-who"),
    path("<hex:place_id>/c/<slug:plan>/t", thread_views.came_of_it, name="plan-thread"),
    path("<hex:place_id>/c/<slug:plan>/away", away_views.plan_away, name="plan-away"),
    path("<hex:place_id>/w/<slug:helper>/away", away_views.helper_away, name="helper-away"),
    path("<hex:place_id>/c/<slug:plan>/<slug:step>", plan_views.step, name="plan-step"),
    path("<hex:place_id>/w", helping_views.everybody, name="who-gives"),
    path("<hex:place_id>/w/<slug:helper>", helping_views.one, name="who-gives-one"),
]
