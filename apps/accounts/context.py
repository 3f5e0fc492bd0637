"""What every template may say about her."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from apps.accounts.services import has_session


def person(request: HttpRequest) -> dict[str, Any]:
    """`gestation_label`: “30 weeks + 2 days” today, or "" when unknown or over.

    Read only when a template shows it, and never for a visitor without a session cookie.
    """
    if not has_session(request):
        return {"gestation_label": ""}
    return {"gestation_label": SimpleLazyObject(lambda: _gestation_label(request))}


def _gestation_label(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    pregnancy = user.pregnancy_or_none()
    now = pregnancy.gestation_on(user.today()) if pregnancy else None
    return now.label if now else ""
