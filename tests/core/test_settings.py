"""The environment decides; a wrong value stops the start with one sentence."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.whole_site.project import ROOT

SETTINGS = (
    "DATABASE_URL", "DATA_DIR", "DEBUG", "HOST", "LOG_LEVEL", "PORT", "SECRET_KEY", "SITE_URL",
    "STATIC_DIR", "TIME_ZONE", "TRUST_PROXY", "WEB_CONCURRENCY",
)  # fmt: skip


def start(folder: Path, code: str = "pass", **settings: str) -> subprocess.CompletedProcess[str]:
    """Read the settings in a process of its own, with nothing set but what is given."""
    clean = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return subprocess.run(
        [sys.executable, "-c", f"from config import settings as s; {code}"],
        cwd=ROOT,
        env={**clean, "DATA_DIR": str(folder), **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def value(folder: Path, expression: str, **settings: str) -> str:
    """What an expression over the settings ``s`` prints."""
    result = start(folder, f"print({expression})", **settings)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("DEBUG", "maybe"),
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "8_000"),
        ("WEB_CONCURRENCY", "many"),
        ("WEB_CONCURRENCY", "0"),
        ("LOG_LEVEL", "loud"),
        ("TIME_ZONE", "Mars/Olympus"),
        ("SITE_URL", "nocturne.example.org"),
        ("SITE_URL", "ftp://nocturne.example.org"),
        ("SITE_URL", "https://"),
        ("SITE_URL", "https://nocturne.example.org/below"),
        ("SITE_URL", "https://*"),
        ("SITE_URL", "https://nocturne.example.org:port"),
        ("SITE_URL", "https://[broken"),
        ("DATABASE_URL", "mysql://localhost/nocturne"),
        ("DATABASE_URL", "postgres://"),
        ("DATABASE_URL", "postgres://user:secret@host:port/nocturne"),
        ("DATABASE_URL", "sqlite://:memory:"),
        ("DATABASE_URL", "sqlite:////no/such/folder/at/all.sqlite3"),
        ("DATABASE_URL", "nonsense"),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("DATA_DIR", "/proc/nocturne"),
    ],
)
def test_a_wrong_value_stops_with_one_sentence(tmp_path: Path, name: str, wrong: str) -> None:
    result = start(tmp_path, **{name: wrong})
    assert result.returncode == 1
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("Nocturne cannot start: ")
    assert name in lines[0]
    assert "secret" not in lines[0]


def test_the_server_stops_with_the_same_sentence(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.conf.py"],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(tmp_path), "SITE_URL": "nowhere"},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "SITE_URL must look like" in result.stderr


def test_defaults_are_those_of_a_home_server(tmp_path: Path) -> None:
    found = value(tmp_path, "s.DEBUG, s.HOST, s.PORT, s.SITE_URL, s.TIME_ZONE")
    assert found == "False 127.0.0.1 8000 http://localhost:8000 Europe/London"
    assert value(tmp_path, "s.SITE_URL", PORT="8123") == "http://localhost:8123"
    assert value(tmp_path, "s.ALLOWED_HOSTS") == "['localhost', '127.0.0.1', '[::1]']"


def test_plain_http_has_no_secure_cookies_and_no_redirect(tmp_path: Path) -> None:
    names = "s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE"
    rest = "s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS"
    found = value(tmp_path, f"{names}, {rest}", SITE_URL="http://nas.local:8000")
    assert found == "session False False False 0"


def test_https_has_them_all(tmp_path: Path) -> None:
    names = "s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE"
    rest = "s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS"
    site = "https://nocturne.example.org"
    found = value(tmp_path, f"{names}, {rest}", SITE_URL=site)
    assert found == "__Host-session __Host-csrf True True True 31536000"
    assert value(tmp_path, "s.ALLOWED_HOSTS", SITE_URL=site) == "['nocturne.example.org']"
    assert value(tmp_path, "s.CSRF_TRUSTED_ORIGINS", SITE_URL=site + "/") == str([site])


def test_a_proxy_is_believed_only_when_told_so(tmp_path: Path) -> None:
    asked = "getattr(s, 'SECURE_PROXY_SSL_HEADER', None)"
    site = "https://nocturne.example.org"
    assert value(tmp_path, asked, SITE_URL=site) == "None"
    assert "X_FORWARDED_PROTO" in value(tmp_path, asked, SITE_URL=site, TRUST_PROXY="1")


def test_the_key_is_made_once_and_is_the_owners_alone(tmp_path: Path) -> None:
    first = value(tmp_path, "s.SECRET_KEY")
    assert len(first) >= 50
    assert value(tmp_path, "s.SECRET_KEY") == first
    kept = tmp_path / "secret_key"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]

    kept.chmod(0o644)
    value(tmp_path, "s.SECRET_KEY")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_damaged_key_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("")
    result = start(tmp_path)
    assert result.returncode == 1
    assert "is damaged" in result.stderr


def test_a_new_data_folder_is_the_owners_alone(tmp_path: Path) -> None:
    value(tmp_path / "new" / "var", "s.DATA_DIR")
    assert stat.S_IMODE((tmp_path / "new" / "var").stat().st_mode) == 0o700
