"""What browsers and proxies may keep."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase

P = ParamSpec("P")


def private(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Mark a view whose pages show something personal: no copy is kept anywhere.

    ``no-store`` also keeps the page out of the browser's back and forward cache, so that Back
    never shows a warning, or the lack of one, that is out of date.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    return wrapper
