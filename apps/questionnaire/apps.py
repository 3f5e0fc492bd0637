"""The questionnaire app: the symptom questions, one a page."""

from django.apps import AppConfig


class QuestionnaireConfig(AppConfig):
    """Registers the app under its short label."""

    name = "apps.questionnaire"
    label = "questionnaire"
    verbose_name = "Check"
    default_auto_field = "django.db.models.BigAutoField"
