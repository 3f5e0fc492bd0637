"""Every address of the site; each app names its own below its prefix."""

from django.urls import include, path

from apps.core import views as core
from apps.diary.saving import judge_again

urlpatterns = [
    path("", include("apps.home.urls")),
    path("guide/", include("apps.guide.urls")),
    path("check/", include("apps.questionnaire.urls")),
    path("diary/", include("apps.diary.urls")),
    path("alerts/", include("apps.alerts.urls")),
    # The diary lies above the settings, so it is handed to them here.
    path("account/", include("apps.accounts.urls"), {"person_changed": judge_again}),
    path("healthz", core.healthz, name="healthz"),
]

handler400 = "apps.core.views.bad_request"
handler403 = "apps.core.views.permission_denied"
handler404 = "apps.core.views.page_not_found"
handler500 = "apps.core.views.server_error"
