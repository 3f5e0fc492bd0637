"""The addresses of the Check. No answer ever stands in one."""

from django.urls import path

from apps.questionnaire import views

app_name = "check"

urlpatterns = [
    path("", views.start, name="start"),
    path("answers/", views.review, name="review"),
    path("outcome/", views.outcome, name="outcome"),
    path("clear/", views.clear, name="clear"),
    path("<slug:slug>/", views.question, name="question"),
]
