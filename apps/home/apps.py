"""The home app: the first page."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Registers the app under its short label."""

    name = "apps.home"
    label = "home"
    verbose_name = "Home"
    default_auto_field = "django.db.models.BigAutoField"
