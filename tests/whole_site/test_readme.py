"""What the README promises is there, and what is there is in the README."""

import re

import pytest

from config.environment import READ
from tests.whole_site.project import ROOT, make_targets, read

DOCUMENTS = ("README.md", "CONTRIBUTING.md")


def documented_settings() -> set[str]:
    """The names in the first column of the README's table of settings."""
    return set(re.findall(r"^\| `([A-Z_]+)` \|", read("README.md"), re.MULTILINE))


def test_every_setting_is_documented_and_nothing_else() -> None:
    assert documented_settings() == READ


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_named_exists(name: str) -> None:
    named = set(re.findall(r"\bmake ([a-z][a-z0-9-]+)", "\n".join(code_of(read(name)))))
    assert named
    assert named <= make_targets()


def test_every_command_is_named_in_the_readme() -> None:
    named = set(re.findall(r"`make ([a-z][a-z0-9-]+)", read("README.md")))
    assert make_targets() <= named


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_named_exists(name: str) -> None:
    text = read(name)
    links = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]
    paths = [word for word in code_of(text) if re.fullmatch(r"[a-z.][\w.-]*/[\w./-]+", word)]
    missing = [path for path in links + paths if not (ROOT / path).exists()]
    # What is made on the way is not in the repository.
    assert [path for path in missing if not path.startswith("var/")] == []


def code_of(text: str) -> list[str]:
    """All pieces of code in a Markdown text: blocks and words between backticks."""
    blocks = re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
    rest = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return blocks + re.findall(r"`([^`\n]+)`", rest)
