"""Every address of the site; each app names its own below its prefix."""

from django.urls import include, path

from apps.core import views as core
from apps.diary.around import entries_around
from apps.diary.saving import judge_again

# The diary lies above the settings and beside the Check, so it is handed to them here.
urlpatterns = [
    path("", include("apps.home.urls")),
    path("guide/", include("apps.guide.urls")),
    path("check/", include("apps.questionnaire.urls"), {"diary": entries_around}),
    path("diary/", include("apps.diary.urls")),
    path("alerts/", include("apps.alerts.urls")),
    path("account/", include("apps.accounts.urls"), {"person_changed": judge_again}),
    path("healthz", core.healthz, name="healthz"),
]

handler400 = "apps.core.views.bad_request"
handler403 = "apps.core.views.permission_denied"
handler404 = "apps.core.views.page_not_found"
handler500 = "apps.core.views.server_error"
