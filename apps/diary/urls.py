"""Addresses of the diary."""

from django.urls import path

from apps.diary import views

app_name = "diary"
urlpatterns = [
    path("", views.nights, name="list"),
    path("log/", views.log, name="log"),
    path("still-sore/", views.log, {"still": True}, name="still"),
    path("add-check/", views.add_check, name="add_check"),
    path("<int:pk>/", views.edit, name="entry"),
    path("<int:pk>/saved/", views.saved, name="saved"),
    path("<int:pk>/delete/", views.delete, name="delete"),
    path("<int:pk>/restore/", views.restore, name="restore"),
]
