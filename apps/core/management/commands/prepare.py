"""``manage.py prepare``: everything between installing and serving, in one start of Python."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connection


class Command(BaseCommand):
    """Brings the database and the static files up to date; does nothing when they are."""

    help = "Migrate the database, drop sessions that have ended, collect the static files."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run every step; stop with one sentence when the database does not answer."""
        # Without the pool, which would go on trying for a while and log every failure.
        probe = connection.copy()
        probe.settings_dict["OPTIONS"].pop("pool", None)
        try:
            probe.ensure_connection()
            probe.close()
        except Error as error:
            cause = str(error).strip().splitlines()[0]
            raise CommandError(f"the database in DATABASE_URL does not answer: {cause}") from None
        call_command("migrate", verbosity=0, interactive=False)
        # Nobody can open a session that has ended, and it may hold what somebody answered.
        call_command("clearsessions")
        self._collect()

    def _collect(self) -> None:
        if settings.DEBUG:
            return
        stamp = Path(settings.STATIC_ROOT) / ".collected"
        wanted = fingerprint()
        if stamp.is_file() and stamp.read_text() == wanted:
            return
        # Cleared first: a half-collected folder must not pass for a whole one.
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(wanted)


def fingerprint() -> str:
    """A digest of every static file's name and content, and of how they are stored."""
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: str(found[0])):
            content = Path(storage.path(name)).read_bytes()
            digest.update(f"\n{name} {len(content)} ".encode() + content)
    return digest.hexdigest()
