"""The addresses of the accounts app."""

from django.urls import path

from apps.accounts import views

app_name = "accounts"

urlpatterns = [
    path("", views.settings_page, name="settings"),
    path("health/", views.health_page, name="health"),
    path("country/", views.country, name="country"),
]
