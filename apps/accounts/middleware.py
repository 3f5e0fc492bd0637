"""Her time zone for this request, and a year of life for her session."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from apps.accounts.services import extend_session, has_session, needs_extension

_READS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class PersonMiddleware:
    """Shows times where she is, and extends her session when she saves.

    A read extends it at most once in 30 days: the one write that a read may make. Someone
    without a session cookie has no session to read, so none is touched. Goes after
    AuthenticationMiddleware.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request in her time zone."""
        if not has_session(request):
            return self.get_response(request)
        zone = request.user.zone if request.user.is_authenticated else None
        with timezone.override(zone):
            response = self.get_response(request)
        if response.status_code < 400 and _may_extend(request):
            extend_session(request.session)
        return response


def _may_extend(request: HttpRequest) -> bool:
    """Staff sessions keep the ordinary length; a session that ended stays ended."""
    if SESSION_KEY not in request.session or getattr(request.user, "is_staff", False):
        return False
    return request.method not in _READS or needs_extension(request.session)
