"""The database is set up so that what was answered with “saved” is saved."""

import threading

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import close_old_connections, connection, transaction
from django.utils import timezone


def pragma(name: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_the_engine_is_durable_and_keeps_its_connections() -> None:
    if connection.vendor == "sqlite":
        assert pragma("journal_mode") == "wal"
        assert pragma("synchronous") == 2  # FULL
        assert pragma("foreign_keys") == 1
        assert pragma("busy_timeout") == 20_000
        assert pragma("journal_size_limit") == 16 * 1024 * 1024
        assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        assert connection.settings_dict["CONN_MAX_AGE"] is None
        assert not connection.is_in_memory_db()  # type: ignore[attr-defined]
    else:
        assert connection.vendor == "postgresql"
        assert connection.settings_dict["OPTIONS"]["pool"]
        assert connection.pg_version >= 150_000  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_requests_are_not_wrapped_in_transactions() -> None:
    assert connection.settings_dict["ATOMIC_REQUESTS"] is False


@pytest.mark.django_db(transaction=True)
def test_two_writers_that_read_first_both_succeed() -> None:
    """With deferred transactions the second one would fail: “database is locked”."""
    failures: list[BaseException] = []
    together = threading.Barrier(2, timeout=10)

    def write(name: str) -> None:
        try:
            together.wait()
            for number in range(20):
                with transaction.atomic():
                    ContentType.objects.count()
                    Session.objects.create(
                        session_key=f"{name}{number}", expire_date=timezone.now()
                    )
        except BaseException as error:  # noqa: BLE001 - shown by the test
            failures.append(error)
        finally:
            connection.close()
            close_old_connections()

    writers = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    assert Session.objects.count() == 40
