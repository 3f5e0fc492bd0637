"""What every test stands on: a plain store of static files, and the choice of slow tests."""

import os
from collections.abc import Iterator

import hypothesis
import pytest
from django.conf import settings
from django.test import override_settings
from zeal.constants import initialize_app_registry
from zeal.patch import patch

# "quick" is the same every time, so that a red run is red again; "long" goes looking.
hypothesis.settings.register_profile(
    "quick", max_examples=60, deadline=None, derandomize=True, database=None
)
hypothesis.settings.register_profile("long", max_examples=3000, deadline=None, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# The cast that tests share lives in a module of its own.
pytest_plugins = ["tests.fixtures.people"]

# Notices a query for each row. Patched in here, so that what is served knows nothing of it.
initialize_app_registry()
patch()

NO_BROWSER = os.environ.get("BROWSER") == "0"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs a browser, and leave it out under BROWSER=0."""
    in_browser = [item for item in items if "browser" in getattr(item, "fixturenames", ())]
    for item in in_browser:
        item.add_marker(pytest.mark.browser)
    if NO_BROWSER and in_browser:
        config.hook.pytest_deselected(items=in_browser)
        items[:] = [item for item in items if item not in in_browser]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly that part of the suite did not run."""
    if NO_BROWSER:
        terminalreporter.write_sep("!", "BROWSER=0: no test in a browser was run", red=True)


@pytest.fixture(scope="session", autouse=True)
def what_tests_change(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The two differences from what is served.

    Static files go by their own names, so that no test depends on a collected folder; and a
    request that fetches the same relation row by row fails.
    """
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        STORAGES={**settings.STORAGES, "staticfiles": plain},
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        MIDDLEWARE=["zeal.middleware.zeal_middleware", *settings.MIDDLEWARE],
    ):
        yield
