"""The guide app: the pages to read."""

from django.apps import AppConfig


class GuideConfig(AppConfig):
    """Registers the app under its short label, and its system checks."""

    name = "apps.guide"
    label = "guide"
    verbose_name = "Guide"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Importing the checks registers them; only now are the models of all apps loaded."""
        from apps.guide import checks  # noqa: F401
