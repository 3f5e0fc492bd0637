"""The container image is small in rights, and holds what it needs.

``scripts/prove_image.sh`` goes through the same steps without Docker.
"""

import re
import subprocess
import sys
from typing import Any

import pytest
import yaml

from config import probe
from config.environment import READ
from tests.whole_site.conftest import Served
from tests.whole_site.project import ROOT, read


def instructions() -> list[tuple[str, str]]:
    """Each instruction of the Dockerfile with its words, continued lines joined."""
    text = re.sub(r"\\\n\s*", " ", re.sub(r"^\s*#.*\n", "", read("Dockerfile"), flags=re.MULTILINE))
    lines = [line.split(" ", 1) for line in text.splitlines() if line.strip()]
    return [(words[0], words[1]) for words in lines]


def last(name: str) -> str:
    return [words for instruction, words in instructions() if instruction == name][-1]


def test_every_base_names_its_version() -> None:
    bases = [words.split()[0] for instruction, words in instructions() if instruction == "FROM"]
    assert len(bases) == 2
    for base in bases:
        assert re.fullmatch(r"python:3\.1[1-3]-slim-bookworm", base)


def test_it_does_not_run_as_root() -> None:
    user, group = last("USER").split(":")
    assert int(user) >= 1000
    assert int(group) >= 1000
    order = [instruction for instruction, _words in instructions()]
    assert order.index("USER") > max(i for i, name in enumerate(order) if name in {"RUN", "COPY"})


def test_it_checks_its_health_and_says_its_port() -> None:
    assert "config.probe" in last("HEALTHCHECK")
    assert last("EXPOSE") == "8000"
    assert last("VOLUME") == "/data"


def test_packages_are_installed_by_hash() -> None:
    installs = [words for _name, words in instructions() if "pip install" in words]
    assert installs
    assert all("--require-hashes" in words for words in installs)


def test_every_file_it_copies_exists() -> None:
    copied = [
        path
        for instruction, words in instructions()
        if instruction == "COPY" and not words.startswith("--from")
        for path in words.split()[:-1]
    ]
    assert {"config", "apps", "templates", "static", "manage.py"} <= set(copied)
    assert [path for path in copied if not (ROOT / path).exists()] == []
    kept = read(".dockerignore")
    assert [path for path in copied if f"!{path.split('/')[0]}" not in kept] == []


@pytest.fixture
def compose() -> dict[str, Any]:
    """The compose file, read."""
    found: dict[str, Any] = yaml.safe_load(read("compose.yaml"))
    return found


def test_compose_starts_the_site_once_its_database_is_ready(compose: dict[str, Any]) -> None:
    site, database = compose["services"]["site"], compose["services"]["database"]
    assert site["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert database["healthcheck"]["test"]
    major = int(re.fullmatch(r"postgres:(\d+)-bookworm", database["image"])[1])  # type: ignore[index]
    assert major >= 15
    assert set(compose["volumes"]) == {"data", "database"}


def test_compose_sets_only_settings_that_exist(compose: dict[str, Any]) -> None:
    assert set(compose["services"]["site"]["environment"]) <= READ


def test_compose_gives_away_no_password_and_no_rights(compose: dict[str, Any]) -> None:
    site, database = compose["services"]["site"], compose["services"]["database"]
    assert database["environment"]["POSTGRES_PASSWORD"].startswith("${POSTGRES_PASSWORD:?")
    assert "${POSTGRES_PASSWORD:?" in site["environment"]["DATABASE_URL"]
    assert site["read_only"]
    assert site["cap_drop"] == ["ALL"]
    assert all(port.startswith("127.0.0.1:") for port in site["ports"])
    assert "ports" not in database


def test_the_probe_finds_a_healthy_server_and_a_missing_one(served: Served) -> None:
    command = [sys.executable, "-m", "config.probe"]
    environment = served.environment
    assert subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0
    nobody = {**environment, "PORT": "1"}
    assert subprocess.run(command, cwd=ROOT, env=nobody, check=False).returncode == 1


def test_the_probe_sends_the_host_of_the_site(served_securely: Served) -> None:
    command = [sys.executable, "-m", "config.probe"]
    environment = served_securely.environment
    assert subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0
    assert probe.__doc__
