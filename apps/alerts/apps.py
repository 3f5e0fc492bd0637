"""The alerts app: the red-flag rules and the warnings they raise."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """Registers the app under its short label."""

    name = "apps.alerts"
    label = "alerts"
    verbose_name = "Alerts"
    default_auto_field = "django.db.models.BigAutoField"
