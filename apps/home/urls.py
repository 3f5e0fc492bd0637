"""The address of the first page."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
