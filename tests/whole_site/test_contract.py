"""The code keeps to the layout: who may import whom, and who may import Django."""

import subprocess
import sys
import tomllib
from pathlib import Path

from tests.whole_site.project import ROOT, read

# These must stay free of Django from the day they are written.
PURE = (
    "apps.findings",
    "apps.alerts.rule",
    "apps.alerts.condition",
    "apps.alerts.severity",
    "apps.alerts.measures",
    "apps.alerts.rules",
    "apps.alerts.derive",
    "apps.alerts.engine",
    "apps.alerts.emergency",
    "apps.questionnaire.flow",
    "apps.questionnaire.flows",
    "apps.accounts.gestation",
    "apps.diary.insights",
)


def test_import_contract_holds() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Contracts: 2 kept, 0 broken" in result.stdout


def test_every_pure_module_is_under_the_contract() -> None:
    contracts = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    guarded = next(item for item in contracts if item["id"] == "pure")["source_modules"]
    written = {
        name
        for name in PURE
        if (path := ROOT / name.replace(".", "/")).is_dir() or path.with_suffix(".py").is_file()
    }
    assert written == set(guarded)


def test_every_app_is_in_the_layers() -> None:
    contracts = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(item for item in contracts if item["id"] == "layers")["layers"]
    named = {name.strip() for layer in layers for name in layer.split("|")} - {"config"}
    assert named == {f"apps.{path.parent.name}" for path in ROOT.glob("apps/*/__init__.py")}
