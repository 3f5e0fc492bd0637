"""The addresses of the guide app."""

from django.urls import URLPattern

app_name = "guide"

urlpatterns: list[URLPattern] = []
