"""Where the project's files are, for the tests that read them."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def read(name: str) -> str:
    """The text of a file, named from the root of the project."""
    return (ROOT / name).read_text("utf-8")


def make_targets() -> set[str]:
    """Every command of the Makefile that carries a description."""
    return set(re.findall(r"^([a-z][a-z0-9-]*):[^\n]*## ", read("Makefile"), re.MULTILINE))
