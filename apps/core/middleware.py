"""The one security header that Django has no setting for, and cookies that were never ours."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]

# Nothing here needs a camera, a place or a sensor, so no page may ask for one. Keeping the screen
# awake is left alone, which a page that paces a stretch may want.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
        "xr-spatial-tracking",
    )
)


def permissions_policy(get_response: GetResponse) -> GetResponse:
    """Add ``Permissions-Policy`` to every answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        return response

    return middleware


_OUR_KEY = re.compile(r"[a-z0-9]{1,40}")


def drop_strange_session(get_response: GetResponse) -> GetResponse:
    """Leave out a session cookie that can be no key of ours, before anything reads it.

    PostgreSQL refuses to look up some signs at all, NUL among them, and every page would fail for
    as long as the browser keeps that cookie.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        if key is not None and not _OUR_KEY.fullmatch(key):
            del request.COOKIES[settings.SESSION_COOKIE_NAME]
        return get_response(request)

    return middleware
