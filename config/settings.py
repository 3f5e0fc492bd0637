"""All settings. The environment decides what differs between one place and another.

The README lists every variable; docs/adr gives the reasons for the database, the locks and the
cookies. A wrong value stops the start with one sentence (see ``config/environment.py``).
"""

import os
import tempfile
from pathlib import Path
from typing import Any

import django

from config import environment

BASE_DIR = Path(__file__).resolve().parent.parent

# Below Django 6, content security policy and template partials come from two packages; from 6 on
# they are built in. This is the only place that knows.
BUILT_IN = django.VERSION >= (6, 0)

# Where it runs

DEBUG = environment.flag("DEBUG")
DATA_DIR = environment.folder("DATA_DIR", BASE_DIR / "var")
SECRET_KEY = environment.secret_key("SECRET_KEY", keep_in=DATA_DIR)
HOST = environment.text("HOST", "127.0.0.1")
PORT = environment.number("PORT", 8000, 1, 65535)
WEB_CONCURRENCY = environment.number("WEB_CONCURRENCY", (os.cpu_count() or 1) + 1, 1, 64)
LOG_LEVEL = environment.choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR"))
TRUST_PROXY = environment.flag("TRUST_PROXY")

_site = environment.site_url("SITE_URL", f"http://localhost:{PORT}")
SITE_URL = f"{_site.scheme}://{_site.netloc}"
SECURE_SITE = _site.scheme == "https"

_here = ("localhost", "127.0.0.1", "::1")
_hostname = _site.hostname or ""
ALLOWED_HOSTS = [f"[{_hostname}]" if ":" in _hostname else _hostname]
if not SECURE_SITE and _hostname in _here:
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# What it is made of

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    *([] if BUILT_IN else ["csp", "template_partials"]),
    "apps.findings",
    "apps.core",
    "apps.accounts",
    "apps.alerts",
    "apps.guide",
    "apps.diary",
    "apps.questionnaire",
    "apps.home",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "apps.core.middleware.permissions_policy",
    "django.middleware.csp.ContentSecurityPolicyMiddleware"
    if BUILT_IN
    else "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # After the headers above, so that refusals and files carry them too.
    "apps.core.bodies.refuse_long_bodies",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "apps.core.compression.compress",
    "apps.core.middleware.drop_strange_session",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "apps.accounts.middleware.PersonMiddleware",
    "apps.alerts.middleware.drop_stale_answers",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
# The site begins at "/" whatever a request says.
FORCE_SCRIPT_NAME = ""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "apps.accounts.context.person",
            ],
            "builtins": [] if BUILT_IN else ["template_partials.templatetags.partials"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Data

DATABASES = {
    "default": environment.database(
        "DATABASE_URL",
        default=f"sqlite:///{DATA_DIR / 'nocturne.sqlite3'}",
        sqlite={
            # A kept connection spares every request the opening of the file.
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "timeout": 20,
                # A save takes its place in the queue at once: a transaction that begins by
                # reading and then wants to write fails with "database is locked" instead.
                "transaction_mode": "IMMEDIATE",
                # FULL: what was answered with "saved" is on the disk, even after a power cut.
                "init_command": (
                    "PRAGMA journal_mode=WAL;"
                    "PRAGMA synchronous=FULL;"
                    "PRAGMA journal_size_limit=16777216;"
                ),
            },
            "TEST": {
                # A file, since an in-memory database cannot serve several threads; one for each
                # process, so that two test runs never share it.
                "NAME": str(Path(tempfile.gettempdir()) / f"nocturne-test-{os.getpid()}.sqlite3"),
            },
        },
        postgres={
            "CONN_MAX_AGE": 0,
            "OPTIONS": {"pool": {"min_size": 1, "max_size": 4, "timeout": 10}},
        },
    )
}

# People

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["apps.accounts.backend.AuthBackend"]

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 365 * 24 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE_SITE
SESSION_COOKIE_NAME = "__Host-session" if SECURE_SITE else "session"

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = SECURE_SITE
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE_SITE else "csrf"
CSRF_FAILURE_VIEW = "apps.core.views.csrf_failure"

# Security headers. Nothing inline, nothing from elsewhere, so no nonce is needed.

_policy: dict[str, list[str]] = {
    "default-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
if BUILT_IN:
    SECURE_CSP = _policy
else:
    CONTENT_SECURITY_POLICY = {"DIRECTIVES": _policy}

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = SECURE_SITE
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SECURE_SITE else 0
# Other sites under the same domain are not ours to bind: neither subdomains nor preload.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if TRUST_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# No form of ours is large, and none takes a file. The first is the limit of a whole body, too.
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
DATA_UPLOAD_MAX_NUMBER_FILES = 2
FILE_UPLOAD_HANDLERS = ["apps.core.bodies.NoFiles"]

# Words and time: stored in UTC, shown in hers.

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = environment.time_zone("TIME_ZONE", "Europe/London")

# Files: hashed names, compressed once when collected, cached for ever.

STATIC_URL = "static/"
STATIC_ROOT = Path(environment.text("STATIC_DIR", str(DATA_DIR / "static"))).expanduser().absolute()
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Logs go to standard error and hold no answers, notes or numbers.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
        # A refused host name is a stranger's doing; on the internet it happens all day long.
        "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL"},
    },
}
