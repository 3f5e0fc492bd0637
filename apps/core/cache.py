"""What browsers and proxies may keep."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest, HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def private(view: View) -> View:
    """Mark a view whose pages show something personal: no copy of them is kept anywhere.

    ``no-store`` also keeps the page out of the browser's memory for Back and Forward, so that
    Back never shows a warning, or the lack of one, that is out of date.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    return cast(View, wrapper)
