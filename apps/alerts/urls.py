"""Addresses of the red-flag alert service."""

from django.urls import path

from apps.alerts import views

app_name = "alerts"
urlpatterns = [
    path("", views.overview, name="list"),
    path("help/", views.help_now, name="help"),
    path("banner/", views.banner, name="banner"),
    path("answers/acted/", views.acted, name="acted"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/undo/", views.undo, name="undo"),
    path("<int:pk>/mentioned/", views.mentioned, name="mentioned"),
]
