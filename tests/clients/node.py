"""Node, with the clients of package-lock.json installed."""

import fcntl
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

FOLDER: Final = Path(__file__).parent


def installed_node(folder: Path = FOLDER) -> str:
    """Return the node executable, after installing the packages of a folder, by default those of the clients.

    The test fails if that is not possible.
    """
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            pytest.fail(f"{program} is not installed, and the JavaScript clients need it", pytrace=False)
    with (folder / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # tests that run in parallel need the same packages
        # npm keeps here what it installed, so a second run takes a second.
        done = subprocess.run(
            ["npm", "ci", "--no-audit", "--no-fund", "--prefer-offline"]
            if not _installed(folder)
            else ["node", "--version"],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=200,
            check=False,
        )
    if done.returncode:
        pytest.fail(f"npm ci failed:\n{done.stdout}{done.stderr}", pytrace=False)
    return "node"


def _installed(folder: Path) -> bool:
    """Return whether what is installed is what the lock says; npm writes its own copy of the lock when it is done."""
    copy = folder / "node_modules" / ".package-lock.json"
    if not copy.is_file():
        return False
    wanted = _packages(folder / "package-lock.json")
    found = {path: package.get("version") for path, package in _packages(copy).items()}
    if any(path not in wanted or wanted[path].get("version") != version for path, version in found.items()):
        return False
    # Some are for another operating system only.
    return all(
        path in found for path, package in wanted.items() if not (package.get("optional") or package.get("peer"))
    )


def _packages(lock: Path) -> dict[str, dict[str, Any]]:
    packages: dict[str, dict[str, Any]] = json.loads(lock.read_text())["packages"]
    return {path: package for path, package in packages.items() if path}
