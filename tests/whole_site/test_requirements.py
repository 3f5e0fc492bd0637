"""The locked requirements install the same bytes everywhere, and from anywhere."""

import re
import tomllib

import pytest

from tests.whole_site.project import read

LOCKS = ("base", "postgres", "dev", "django6")


def pinned(name: str) -> dict[str, str]:
    """Package and version of each line of a lock."""
    lines = re.findall(
        r"^([a-z0-9][a-z0-9.-]*)==(\S+)", read(f"requirements/{name}.txt"), re.MULTILINE
    )
    return dict(lines)


def wanted(name: str) -> list[str]:
    """The requirements that a person wrote down, without comments and constraints."""
    lines = read(f"requirements/{name}.in").splitlines()
    return [line.strip() for line in lines if line.strip() and line[0] not in "#-"]


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_a_version_and_hashes(name: str) -> None:
    text = read(f"requirements/{name}.txt")
    packages = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
    assert packages
    for package in packages:
        assert re.match(r"[a-z0-9][a-z0-9.-]*==\S+", package), package
        assert "--hash=sha256:" in package, package


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_names_a_place_to_download_from(name: str) -> None:
    text = read(f"requirements/{name}.txt")
    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_holds_everything_that_was_asked_for(name: str) -> None:
    for requirement in wanted(name):
        package = re.split(r"[\[<>=!; ]", requirement)[0].lower()
        assert package in pinned(name), requirement


def test_the_locks_agree_with_one_another() -> None:
    base, postgres, dev, _django6 = (pinned(name) for name in LOCKS)
    for package, version in (base | postgres).items():
        assert dev.get(package, version) == version


def test_the_project_asks_for_what_the_lock_holds() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    # The lock stays on the release with long-term support; the code also runs on newer ones.
    assert [name for name in project["dependencies"] if not name.startswith("Django>")] == [
        name for name in wanted("base") if not name.startswith("Django>")
    ]
    assert pinned("base")["django"].startswith("5.2.")
    assert project["optional-dependencies"]["postgres"] == wanted("postgres")
