"""The TypeScript client, with its packages installed."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.clients.node import installed_node
from tests.gateways import ROOT

PACKAGE: Final = ROOT / "clients" / "typescript"
_OUTPUT: Final = 6_000


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker of tests that need Node."""
    config.addinivalue_line("markers", "clients: runs JavaScript clients in Node")


@pytest.fixture(scope="session")
def installed() -> Path:
    """The package's folder, with the packages of its lock installed."""
    installed_node(PACKAGE)
    return PACKAGE


@pytest.fixture(scope="session")
def checkout(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package in which a test can write, in a copy of the checkout's folders around it."""
    root = tmp_path_factory.mktemp("checkout")
    copy = root / "clients" / "typescript"
    shutil.copytree(installed, copy, ignore=shutil.ignore_patterns("node_modules", "dist"))
    (copy / "node_modules").symlink_to(installed / "node_modules")
    (root / "schema").symlink_to(ROOT / "schema")
    return copy


def run(folder: Path, *command: str, seconds: float = 120, environment: Mapping[str, str] | None = None) -> str:
    """Run a command, which must succeed, and return what it printed."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "CI": "1", "NO_COLOR": "1", **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=seconds,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"{' '.join(command)} exited with {done.returncode}:\n{done.stdout[-_OUTPUT:]}", pytrace=False)
    return done.stdout
