"""The health check, and the pages for what went wrong."""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from apps.core.cache import private


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Say ``ok`` when the database answers, else 503. Sets no cookie and names no cause."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except Error:
        return HttpResponse("the database does not answer\n", "text/plain", status=503)
    return HttpResponse("ok\n", "text/plain")


@private
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request itself made no sense, so neither its host nor its session is used."""
    return HttpResponse(render_to_string("400.html"), status=400)


@private
def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: she is known, but this is not hers to do."""
    return render(request, "403.html", status=403)


@private
def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing here, or nothing that is hers. The two look the same on purpose."""
    return render(request, "404.html", status=404)


@private
def server_error(request: HttpRequest) -> HttpResponse:
    """500: rendered without request, session or database, since any of them may be the cause."""
    return HttpResponse(render_to_string("500.html"), status=500)


@private
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that came without its token: an old tab, or cookies switched off."""
    return render(request, "403_csrf.html", status=403)
