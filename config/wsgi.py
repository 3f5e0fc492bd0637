"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

django_application = get_wsgi_application()

from apps.guide.published import PublishedPages  # noqa: E402 - needs the apps to be loaded

# Pages that are the same for everyone without a session are answered before Django begins. The
# guide is read here, once for all workers, and not by whoever happens to ask first.
application = PublishedPages(django_application, extra=["/"])
