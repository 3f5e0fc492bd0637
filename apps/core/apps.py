"""The core app: what any page needs, with nothing about pregnancy in it."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Registers the app under its short label."""

    name = "apps.core"
    label = "core"
    verbose_name = "Core"
    default_auto_field = "django.db.models.BigAutoField"
