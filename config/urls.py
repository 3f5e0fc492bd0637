"""Every address of the site; each app names its own below its prefix."""

from django.urls import include, path

from apps.core import views as core

urlpatterns = [
    path("", include("apps.home.urls")),
    path("guide/", include("apps.guide.urls")),
    path("check/", include("apps.questionnaire.urls")),
    path("diary/", include("apps.diary.urls")),
    path("alerts/", include("apps.alerts.urls")),
    path("account/", include("apps.accounts.urls")),
    path("healthz", core.healthz, name="healthz"),
]

handler400 = "apps.core.views.bad_request"
handler403 = "apps.core.views.permission_denied"
handler404 = "apps.core.views.page_not_found"
handler500 = "apps.core.views.server_error"
