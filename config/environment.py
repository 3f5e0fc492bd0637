"""Reads one setting after another from the environment, and stops the start when one is wrong.

Whoever hosts Nocturne sees one sentence that names the setting and says what is expected,
never a traceback. Every name read is kept in ``READ``, so that a test can compare it with the
table in the README.
"""

import os
import secrets
import stat
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import SplitResult, urlsplit
from zoneinfo import available_timezones

import environ

env = environ.Env()

READ: set[str] = set()

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


def stop(sentence: str) -> NoReturn:
    """End the process with one sentence on standard error and exit code 1."""
    raise SystemExit(f"Nocturne cannot start: {sentence}")


def text(name: str, default: str) -> str:
    """The setting as text without surrounding spaces; an empty one counts as not set."""
    READ.add(name)
    value: str = env.str(name, default="").strip()
    return value or default


def flag(name: str) -> bool:
    """A setting that is on or off, off by default."""
    value = text(name, "").lower()
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    stop(f"{name} must be 1 or 0, but is “{value}”.")


def number(name: str, default: int, least: int, most: int) -> int:
    """A whole number between ``least`` and ``most``, both included."""
    value = text(name, str(default))
    # int() would also take "1_000", " 7" and digits of other scripts.
    if not (value.isascii() and value.isdigit()) or not least <= int(value) <= most:
        stop(f"{name} must be a whole number from {least} to {most}, but is “{value}”.")
    return int(value)


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    """One of a few words, in capitals or not."""
    value = text(name, default).upper()
    if value not in allowed:
        stop(f"{name} must be one of {', '.join(allowed)}, but is “{value}”.")
    return value


def time_zone(name: str, default: str) -> str:
    """An IANA time zone name such as Europe/London."""
    value = text(name, default)
    if value not in available_timezones():
        stop(f"{name} must be an IANA time zone such as Europe/London, but is “{value}”.")
    return value


def site_url(name: str, default: str) -> SplitResult:
    """The address people type: http or https, a host, perhaps a port, and nothing behind it."""
    value = text(name, default)
    wanted = f"{name} must look like https://nocturne.example.org, but is “{value}”."
    try:
        parts = urlsplit(value)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        stop(wanted)
    extra = parts.path.strip("/") or parts.query or parts.fragment or parts.username
    odd = any(letter.isspace() or letter in "*," for letter in parts.netloc)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        stop(wanted)
    if extra or odd or not port_is_fine:
        stop(wanted)
    return parts


def folder(name: str, default: Path) -> Path:
    """A folder that this process may write to; made, readable by its owner only, when absent."""
    path = Path(text(name, str(default))).expanduser().absolute()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        stop(f"{name} is “{path}”, and that folder cannot be made ({error.strerror}).")
    if not os.access(path, os.W_OK | os.X_OK):
        stop(f"{name} is “{path}”, and this user may not write there.")
    return path


def secret_key(name: str, keep_in: Path) -> str:
    """The signing key: from the environment, else made once and kept beside the data."""
    value = text(name, "")
    if value:
        if len(value) < 50 or len(set(value)) < 5:
            stop(f"{name} must be at least 50 random characters; leave it out to have one made.")
        return value
    return _kept_secret(keep_in / "secret_key")


def _kept_secret(path: Path) -> str:
    try:
        if not path.exists():
            _write_secret(path)
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            path.chmod(0o600)
        value = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        stop(f"the key file “{path}” cannot be used ({error}).")
    if len(value) < 50:
        stop(f"the key file “{path}” is damaged; delete it to have a new one made.")
    return value


def _write_secret(path: Path) -> None:
    """Write the key whole or not at all: several processes may start at the same moment."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(64) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def database(name: str, default: str, sqlite: dict[str, Any], postgres: dict[str, Any]) -> Any:
    """One entry of ``DATABASES``, with the options that suit the engine it names."""
    url = text(name, default)
    scheme = url.partition(":")[0]
    wanted = (
        f"{name} must look like sqlite:////folder/file.sqlite3 or"
        " postgres://user:password@host:5432/database."
    )
    # The address may hold a password, so the sentence never repeats it.
    if scheme not in ("sqlite", "postgres", "postgresql"):
        stop(wanted)
    try:
        chosen: dict[str, Any] = environ.Env.db_url_config(url)
    except Exception:  # noqa: BLE001 - it raises whatever the piece it chokes on raises
        stop(wanted)
    if not chosen.get("NAME") or chosen["NAME"] == ":memory:":
        stop(wanted)
    if scheme != "sqlite" and not find_spec("psycopg"):
        stop(f"{name} is a PostgreSQL address, so install requirements/postgres.txt too.")
    if scheme == "sqlite" and not Path(chosen["NAME"]).absolute().parent.is_dir():
        stop(f"{name} names the file “{chosen['NAME']}”, and its folder does not exist.")
    suited = sqlite if scheme == "sqlite" else postgres
    options = {**suited.get("OPTIONS", {}), **chosen.get("OPTIONS", {})}
    return {**chosen, **suited, "OPTIONS": options}
