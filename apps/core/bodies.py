"""What is too much to be read: long bodies, and files of any length."""

from collections.abc import Callable

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from apps.core.cache import private

GetResponse = Callable[[HttpRequest], HttpResponse]


def refuse_long_bodies(get_response: GetResponse) -> GetResponse:
    """Answer 413 where a body is longer than any form of ours, before a byte of it is read.

    So is a body that does not say how long it is: no browser sends a form that way.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if _is_long(request):
            return too_long(request)
        return get_response(request)

    return middleware


@private
def too_long(request: HttpRequest) -> HttpResponse:
    """413: rendered without session or database, since nothing of the request is worth them."""
    return HttpResponse(render_to_string("413.html"), status=413)


class NoFiles(FileUploadHandler):
    """Stores no file, in memory or on disk: no form of ours asks for one."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Skip it; the fields around it are read all the same."""
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep nothing."""

    def file_complete(self, file_size: int) -> None:
        """Give nothing to the form."""


def _is_long(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if "HTTP_TRANSFER_ENCODING" in request.META or not length.isdecimal():
        return True
    most: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
    return int(length[:12]) > most
