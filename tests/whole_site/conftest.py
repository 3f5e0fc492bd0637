"""The real server, as "make run" starts it: prepared, behind gunicorn, with a folder of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from config.environment import READ
from tests.whole_site.project import ROOT


@dataclass
class Served:
    """A running server: its port, its folder, and what it printed when it started."""

    port: int
    folder: Path
    printed: str
    environment: dict[str, str] = field(repr=False)

    def get(self, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        """The answer to one GET without following redirects, and its body as sent."""
        http = HTTPConnection("127.0.0.1", self.port, timeout=20)
        http.request("GET", path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        answer = http.getresponse()
        body = answer.read()
        http.close()
        return answer, body


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """This process's environment with none of our settings but those given."""
    clean = {name: value for name, value in os.environ.items() if name not in READ}
    return {**clean, "DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1", **settings}


def serve(folder: Path, **settings: str) -> Iterator[Served]:
    """Prepare and start a server on a free port; stop it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    chosen = environment(folder, PORT=str(port), WEB_CONCURRENCY="1", **settings)
    subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=chosen, check=True)
    output = folder / "output.txt"
    command = [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.conf.py"]
    with output.open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=chosen, stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + 30
        while b"Nocturne is at" not in output.read_bytes():
            assert process.poll() is None, output.read_text()
            assert time.monotonic() < deadline, output.read_text()
            time.sleep(0.05)
        yield Served(port, folder, output.read_text(), chosen)
    finally:
        process.terminate()
        process.wait(timeout=30)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server on plain http, as at home."""
    yield from serve(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="session")
def served_securely(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server on https behind a proxy of ours."""
    yield from serve(
        tmp_path_factory.mktemp("secure"),
        SITE_URL="https://nocturne.example.org",
        TRUST_PROXY="1",
    )
