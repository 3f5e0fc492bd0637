"""The guide app: the pages to read."""

from django.apps import AppConfig


class GuideConfig(AppConfig):
    """Registers the app under its short label."""

    name = "apps.guide"
    label = "guide"
    verbose_name = "Guide"
    default_auto_field = "django.db.models.BigAutoField"
