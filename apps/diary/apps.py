"""The diary app: cramps logged night by night."""

from django.apps import AppConfig


class DiaryConfig(AppConfig):
    """Registers the app under its short label."""

    name = "apps.diary"
    label = "diary"
    verbose_name = "Diary"
    default_auto_field = "django.db.models.BigAutoField"
