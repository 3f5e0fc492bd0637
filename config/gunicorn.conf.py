"""How gunicorn serves the site. The reasons are in docs/adr."""

import os
from typing import Any

from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# Reading the settings here, in the first process, makes a wrong one stop the start once, with its
# sentence, before any worker exists.
_host = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST

wsgi_app = "config.wsgi:application"
bind = f"{_host}:{settings.PORT}"
preload_app = True
worker_class = "gthread"
workers = settings.WEB_CONCURRENCY
threads = 4
timeout = 60
graceful_timeout = 20
keepalive = 5

limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190

# "This came over https" is believed only when the host says that a proxy of theirs is in front.
forwarded_allow_ips = "*" if settings.TRUST_PROXY else ""
secure_scheme_headers = {"X-FORWARDED-PROTO": "https"}
# A header may never say where the site begins or which page is meant: the first who sends one
# would choose the addresses in pages that everyone gets.
forwarder_headers = ""
control_socket_disable = True

errorlog = "-"
loglevel = "warning"


def when_ready(server: Any) -> None:
    """Say where the site is, and what plain http means for it."""
    lines = [f"Nocturne is at {settings.SITE_URL} (listening on {bind}). Stop it with Ctrl+C."]
    if not settings.SECURE_SITE:
        lines.append(
            "SITE_URL is plain http: cookies are not marked Secure, and there is no HSTS and no"
            " redirect. Right at home; on the internet use an https address."
        )
    elif not settings.TRUST_PROXY:
        lines.append(
            "SITE_URL is https, which a proxy in front has to provide. Set TRUST_PROXY=1 once it"
            " sets X-Forwarded-Proto itself, or every page redirects to itself."
        )
    print("\n".join(lines), flush=True)  # noqa: T201 - for the person at the terminal
