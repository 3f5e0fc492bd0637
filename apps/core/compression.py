"""Compress pages on the way out, where their size can tell nobody anything."""

from __future__ import annotations

from collections.abc import Callable

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

GetResponse = Callable[[HttpRequest], HttpResponse]

WORTH_IT = 1000
QUALITY = 4
"""Of brotli: a third of a millisecond for the longest page, and a sixth of its size."""


def compress(get_response: GetResponse) -> GetResponse:
    """Send pages in brotli, except where a stranger could have chosen a part of the request.

    Whoever may plant words in a page and watch its compressed size can guess what else stands in
    it. A read without a query string holds nothing that another site could have chosen, and no
    page repeats a header; the token in every form looks different each time. All else goes plain.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.streaming or len(response.content) < WORTH_IT:
            return response
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if _holds_no_choice(request) and response.status_code == 200 and _wants(request):
            response.content = brotli.compress(
                response.content, mode=brotli.MODE_TEXT, quality=QUALITY
            )
            response.headers["Content-Encoding"] = "br"
            response.headers["Content-Length"] = str(len(response.content))
        return response

    return middleware


def _holds_no_choice(request: HttpRequest) -> bool:
    return request.method == "GET" and not request.META.get("QUERY_STRING")


def _wants(request: HttpRequest) -> bool:
    accepted = request.headers.get("Accept-Encoding", "").replace(" ", "").lower().split(",")
    return "br" in accepted
