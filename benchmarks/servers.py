"""The two servers that are compared: both gunicorn with the site's own settings, one worker."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STARTS_WITHIN = 30.0
"""Seconds."""

CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
"""The cores this process may use; empty where the system cannot tell."""

KEPT = ("PATH", "HOME", "LANG", "TMPDIR")
"""What is passed on of the caller's environment; no setting of theirs reaches a measurement."""


def environment(folder: Path, port: int = 8000) -> dict[str, str]:
    """The whole environment of a server whose data lies in this folder."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    own = {"DATA_DIR": str(folder), "PORT": str(port), "WEB_CONCURRENCY": "1"}
    return {**kept, **own, "DJANGO_SETTINGS_MODULE": "config.settings"}


@contextmanager
def gunicorn(folder: Path, *application: str) -> Iterator[int]:
    """Gunicorn with the site, or with the application named; gives its port, stops it at the end.

    Where there are several cores it has the first, and the load has the last.
    """
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.conf.py", *application]
    output = folder / f"server-{port}.txt"
    with output.open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(folder, port), stdout=log, stderr=log
        )
    try:
        _stay_on(process.pid, CORES[:1])
        _wait(process, port, output)
        yield port
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def load_on_its_own_core() -> Iterator[None]:
    """Keep this process off the servers' core meanwhile."""
    _stay_on(0, CORES[-1:])
    try:
        yield
    finally:
        _stay_on(0, CORES)


def _stay_on(pid: int, cores: Sequence[int]) -> None:
    if len(CORES) > 1:
        os.sched_setaffinity(pid, cores)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int, output: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"The server did not start:\n{output.read_text()}")
