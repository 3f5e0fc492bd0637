"""Two tabs that save at the same moment see each other: a leg in one, breath in the other."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from apps.accounts.models import User
from apps.alerts import services
from apps.alerts.judgement import Judgement
from apps.alerts.models import Alert
from apps.diary import saving
from apps.diary.models import Entry
from apps.findings.vocabulary import CORE

QUIET = dict.fromkeys(CORE, "no")


def save(user: User, **findings: Any) -> None:
    try:
        entry = Entry(onset=timezone.now(), findings={**QUIET, **findings})
        saving.save_entry(user, entry)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_the_combination_is_not_missed(alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    first_is_judging = threading.Event()
    judge: Callable[..., Judgement] = services.judge

    def slow_judge(*args: Any, **kwargs: Any) -> Judgement:
        judgement = judge(*args, **kwargs)
        if threading.current_thread().name == "first":
            first_is_judging.set()
            # Long enough for the other tab to pass by, were nothing to hold it.
            time.sleep(0.5)
        return judgement

    monkeypatch.setattr(saving, "judge", slow_judge)
    first = threading.Thread(
        target=save, name="first", args=(alice,), kwargs={"one_leg_swollen": "yes"}
    )
    second = threading.Thread(
        target=save, name="second", args=(alice,), kwargs={"breathless": "yes"}
    )
    first.start()
    assert first_is_judging.wait(10)
    second.start()
    first.join(20)
    second.join(20)

    assert Entry.objects.count() == 2
    assert Alert.objects.filter(rule_id="pe-breathless-with-leg").exists()
