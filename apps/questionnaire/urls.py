"""The addresses of the questionnaire app."""

from django.urls import URLPattern

app_name = "check"

urlpatterns: list[URLPattern] = []
