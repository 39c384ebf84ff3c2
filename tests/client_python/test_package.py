"""The published package: typed, depends on httpx and websockets, and on nothing of the gateway."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.gateways import ROOT
from tests.test_architecture import imports, sources

pytestmark = pytest.mark.more  # each test starts programs

FOLDER = ROOT / "clients" / "python"
PACKAGES = {"parley_client", "shared_clients"}


EXTRAS = {"parley_client/typed": {"pydantic", "pydantic_core"}, "parley_client/codegen.py": {"ariadne_codegen"}}
"""The packages that only some files import: those of the extra `typed`, and the plugin of the generator."""


def test_it_needs_only_its_declared_dependencies():
    project = tomllib.loads((FOLDER / "pyproject.toml").read_text())["project"]
    declared = {each.split(">")[0] for each in project["dependencies"]}
    assert declared == {"httpx", "websockets"}
    assert project["optional-dependencies"] == {"typed": ["pydantic>=2.10"]}
    found = {module for file in files() if not extra(file) for module in imported(file)}
    assert found == declared


def test_only_the_typed_client_and_its_generator_need_more():
    used = {name: {module for file in files() if extra(file) == name for module in imported(file)} for name in EXTRAS}
    assert used == EXTRAS


def files() -> list[Path]:
    return [file for package in sorted(PACKAGES) for file in sources(FOLDER / package, ".py")]


def extra(file: Path) -> str | None:
    relative = file.relative_to(FOLDER).as_posix()
    return next((name for name in EXTRAS if relative.startswith(name)), None)


def imported(file: Path) -> set[str]:
    found = {module.split(".")[0] for _, module, _ in imports(file.read_text())}
    return found - sys.stdlib_module_names - PACKAGES


def test_the_wheel_contains_all_files(tmp_path: Path):
    copy = tmp_path / "source"
    subprocess.run(["cp", "-r", str(FOLDER), str(copy)], check=True)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    done = subprocess.run([*command, "-w", str(tmp_path), str(copy)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [wheel] = tmp_path.glob("parley_client-*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.split("/")[0] in PACKAGES}
    files = [each for package in PACKAGES for each in (FOLDER / package).rglob("*")]
    mine = [each for each in files if each.suffix == ".py" or each.name == "py.typed"]
    assert packed == {file.relative_to(FOLDER).as_posix() for file in mine}
