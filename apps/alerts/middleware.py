"""Answers that are in no diary are dropped when their 24 hours are over."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from apps.alerts.answers import forget_stale_answers

GetResponse = Callable[[HttpRequest], HttpResponse]


def drop_stale_answers(get_response: GetResponse) -> GetResponse:
    """Take them out of her session at the next request that may write.

    Until then nobody reads them. Whole sessions that have ended are taken out by `prepare`.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            forget_stale_answers(request)
        return get_response(request)

    return middleware
