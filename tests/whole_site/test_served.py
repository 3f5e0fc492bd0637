"""What the real server sends: with gunicorn, collected files and a fresh database."""

import re
import stat
import subprocess
import sys
import time
from http.client import HTTPConnection

import brotli
import pytest

from tests.whole_site.conftest import Served
from tests.whole_site.project import ROOT

SITE = "nocturne.example.org"


def test_it_is_healthy(served: Served) -> None:
    answer, body = served.get("/healthz")
    assert (answer.status, body) == (200, b"ok\n")
    assert answer.getheader("Set-Cookie") is None


def test_it_says_where_it_is_and_what_plain_http_means(served: Served) -> None:
    where, meaning = served.printed.strip().splitlines()
    assert f"http://localhost:{served.port}" in where
    assert "plain http" in meaning
    assert "Secure" in meaning


def test_the_first_page_is_there(served: Served) -> None:
    answer, body = served.get("/")
    assert answer.status == 200
    assert body.count(b"<h1") == 1
    assert answer.getheader("Set-Cookie") is None
    assert answer.getheader("Strict-Transport-Security") is None
    assert answer.getheader("Content-Encoding") is None


def test_files_are_hashed_compressed_and_kept_for_ever(served: Served) -> None:
    _answer, page = served.get("/")
    found = re.search(rb'href="(/static/css/[^"]+\.[0-9a-f]{12}\.css)"', page)
    assert found, "the stylesheet has no hash in its name"
    answer, body = served.get(found[1].decode(), Accept_Encoding="gzip, br")
    assert answer.getheader("Content-Encoding") == "br"
    assert answer.getheader("Vary") == "Accept-Encoding"
    assert "max-age=315360000" in str(answer.getheader("Cache-Control"))
    assert "immutable" in str(answer.getheader("Cache-Control"))
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert b"@layer" in brotli.decompress(body)


def test_only_hashed_files_are_served(served: Served) -> None:
    answer, _body = served.get("/static/css/nocturne.css")
    assert answer.status == 404


def test_a_strange_host_is_refused(served: Served) -> None:
    answer, _body = served.get("/", Host="elsewhere.example.org")
    assert answer.status == 400


def test_nobody_may_claim_https_without_a_trusted_proxy(served: Served) -> None:
    answer, _body = served.get("/", X_Forwarded_Proto="https")
    assert answer.status == 200
    assert answer.getheader("Strict-Transport-Security") is None


@pytest.mark.parametrize("chunked", [False, True])
def test_a_long_body_is_refused_while_it_is_being_sent(served: Served, chunked: bool) -> None:
    """Only its beginning is sent: an answer shows that the server did not wait for the rest."""
    http = HTTPConnection("127.0.0.1", served.port, timeout=20)
    http.putrequest("POST", "/check/right-now/")
    http.putheader("Content-Type", "multipart/form-data; boundary=b")
    http.putheader(
        *(("Transfer-Encoding", "chunked") if chunked else ("Content-Length", "300000000"))
    )
    http.endheaders()
    http.send(b"4\r\n--b\r\r\n" if chunked else b"--b\r\n")
    answer = http.getresponse()
    assert answer.status == 413
    assert b"chest pain" in answer.read()
    http.close()


def test_data_is_the_owners_alone(served: Served) -> None:
    key = served.folder / "secret_key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert (served.folder / "nocturne.sqlite3").is_file()


def test_preparing_again_takes_a_moment_and_changes_nothing(served: Served) -> None:
    files = served.folder / "static"
    before = {path: path.stat().st_mtime_ns for path in files.rglob("*")}
    began = time.monotonic()
    subprocess.run(
        [sys.executable, "manage.py", "prepare"], cwd=ROOT, env=served.environment, check=True
    )
    assert time.monotonic() - began < 5
    assert {path: path.stat().st_mtime_ns for path in files.rglob("*")} == before


def test_https_sends_everyone_to_https(served_securely: Served) -> None:
    answer, _body = served_securely.get("/guide/", Host=SITE)
    assert answer.status == 301
    assert answer.getheader("Location") == f"https://{SITE}/guide/"
    assert "plain http" not in served_securely.printed


def test_https_is_remembered_by_the_browser(served_securely: Served) -> None:
    answer, _body = served_securely.get("/", Host=SITE, X_Forwarded_Proto="https")
    assert answer.status == 200
    assert answer.getheader("Strict-Transport-Security") == "max-age=31536000"


def test_https_cookies_belong_to_this_host_alone(served_securely: Served) -> None:
    answer, _body = served_securely.get("/diary/log/", Host=SITE, X_Forwarded_Proto="https")
    cookie = str(answer.getheader("Set-Cookie"))
    assert cookie.startswith("__Host-csrf=")
    for part in ("Secure", "HttpOnly", "Path=/", "SameSite=Lax"):
        assert part in cookie
    assert "Domain" not in cookie


def test_no_header_says_which_page_is_meant_or_where_the_site_begins(
    served_securely: Served,
) -> None:
    http = HTTPConnection("127.0.0.1", served_securely.port, timeout=20)
    said = {"SCRIPT_NAME": "/guide", "PATH_INFO": "/guide/water/", "X-Forwarded-Proto": "https"}
    http.request("GET", "/guide/", headers={"Host": SITE, **said})
    answer = http.getresponse()
    page = answer.read()
    http.close()
    assert answer.status == 200
    assert b"/guide/guide/" not in page
    assert b"/guide/static/" not in page
    assert page == served_securely.get("/guide/", Host=SITE, X_Forwarded_Proto="https")[1]


def test_one_header_alone_says_that_it_came_over_https(served_securely: Served) -> None:
    for header in ("X_Forwarded_Ssl", "X_Forwarded_Protocol"):
        said = {header: "on" if header == "X_Forwarded_Ssl" else "ssl"}
        assert served_securely.get("/", Host=SITE, **said)[0].status == 301


def test_the_probe_of_a_container_needs_no_https(served_securely: Served) -> None:
    answer, _body = served_securely.get("/healthz", Host=SITE)
    assert answer.status == 200


@pytest.mark.parametrize("url", ["postgres://nobody@127.0.0.1:1/none?connect_timeout=1"])
def test_a_silent_database_is_one_sentence(served: Served, url: str) -> None:
    result = subprocess.run(
        [sys.executable, "manage.py", "prepare"],
        cwd=ROOT,
        env={**served.environment, "DATABASE_URL": url, "LOG_LEVEL": "ERROR"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "DATABASE_URL does not answer" in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
