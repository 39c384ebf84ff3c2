"""The packages of the lock files, with their hashes and licences."""

import importlib.metadata
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from tests.supply_chain.licences import FOR_DEVELOPERS, SHIPPED, is_allowed, known_licence, of_metadata

ROOT: Final = Path(__file__).resolve().parents[2]
RUNTIME: Final = ("requirements.txt", "requirements-brokers.txt")
"""The Python locks of what is deployed."""
BUILT_IN: Final = ("web/console", "web/docs", "web/graphiql", "clients/typescript")
"""The npm packages whose built files, or dependencies, users receive."""

_PINNED: Final = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)")
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Package:
    """A locked package.

    Args:
        ecosystem: `pypi` or `npm`.
        digests: of its files: SHA-256 in hexadecimal (PyPI), or the lock's `integrity` (npm).
        licence: an SPDX expression; empty if the package is not installed in any of the environments looked at.
        deployed: whether users receive it, and not only developers.
    """

    ecosystem: str
    name: str
    version: str
    digests: tuple[str, ...]
    licence: str
    deployed: bool

    @property
    def purl(self) -> str:
        """The package URL."""
        return f"pkg:{self.ecosystem}/{quote(self.name, safe='/')}@{quote(self.version, safe='')}"


def python_locks() -> list[Path]:
    """Return the compiled requirement files."""
    found = (path for path in ROOT.rglob("requirements*.txt") if path.with_suffix(".in").exists())
    return sorted(path for path in found if not _is_installed(path))


def npm_locks() -> list[Path]:
    """Return the lock files of npm."""
    return sorted(path for path in ROOT.rglob("package-lock.json") if not _is_installed(path))


def all_packages(*, environments: Sequence[str] = tuple(sys.path)) -> list[Package]:
    """Return every locked package once; one that is locked for users and for developers is deployed.

    Args:
        environments: folders of installed packages, from which their licences are read; by default this environment's.
    """
    found: dict[str, Package] = {}
    for package in (*_of_python(environments), *_of_npm()):
        if package.purl not in found or package.deployed:
            found[package.purl] = package
    return sorted(found.values(), key=lambda each: each.purl)


def refused(packages: Iterable[Package]) -> list[Package]:
    """Return the packages whose licence is not allowed. One of developers that is not installed has none to look at."""

    def allows(package: Package) -> bool:
        allowed = SHIPPED if package.deployed else FOR_DEVELOPERS
        return is_allowed(package.licence, allowed) or not (package.licence or package.deployed)

    return [package for package in packages if not allows(package)]


def requirements_of(lock: Path) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield name, version and hashes of each requirement of a compiled file."""
    for block in re.split(r"\n(?=\S)", lock.read_text()):
        if pinned := _PINNED.match(block):
            yield pinned[1], pinned[2], tuple(_HASH.findall(block))


def entries_of(lock: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield name and entry of each package of a lock file of npm."""
    for place, entry in json.loads(lock.read_text())["packages"].items():
        if place and not entry.get("link", False):
            yield place.rpartition("node_modules/")[2], entry


def environments_of_tools() -> tuple[str, ...]:
    """Return the folders of installed packages: this environment's, and those of the tools that have their own."""
    folders = {lock.parent / ".venv" for lock in python_locks()}
    return (*sys.path, *(str(path) for folder in sorted(folders) for path in folder.glob("lib/*/site-packages")))


def _is_installed(path: Path) -> bool:
    return bool({"node_modules", ".venv", "site-packages"} & set(path.relative_to(ROOT).parts))


def _of_python(environments: Sequence[str]) -> Iterator[Package]:
    for lock in python_locks():
        deployed = str(lock.relative_to(ROOT)) in RUNTIME
        for name, version, hashes in requirements_of(lock):
            yield Package("pypi", name, version, hashes, _licence(name, environments), deployed)


def _of_npm() -> Iterator[Package]:
    for lock in npm_locks():
        published = str(lock.parent.relative_to(ROOT)) in BUILT_IN
        for name, entry in entries_of(lock):
            deployed = published and not entry.get("dev", False)
            licence = of_metadata("npm", name, entry.get("license", ""), ())
            yield Package("npm", name, entry["version"], (entry["integrity"],), licence, deployed)


def _licence(name: str, environments: Sequence[str]) -> str:
    """Return the licence of a package that is installed in one of the environments; empty if it is in none."""
    for found in importlib.metadata.Distribution.discover(name=name, path=[*environments]):
        metadata = found.metadata
        given = metadata["License-Expression"] or metadata["License"] or ""
        return of_metadata("pypi", name, given, tuple(metadata.get_all("Classifier") or ()))
    return known_licence("pypi", name)
