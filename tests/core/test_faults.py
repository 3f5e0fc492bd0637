"""What was written never reaches the log by way of an exception."""

import logging

import pytest

from apps.core.faults import log_fault

SECRET = "my left calf is warm"


def test_only_the_type_and_the_place_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    try:
        answers_of_hers: dict[str, str] = {}
        answers_of_hers[SECRET]
    except KeyError as error:
        error.__cause__ = ValueError(SECRET)
        log_fault(logging.getLogger("test"), "reading failed", error)

    assert "reading failed: KeyError" in caplog.text
    assert "test_faults.py" in caplog.text
    assert SECRET not in caplog.text
