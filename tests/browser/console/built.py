"""The built console: whether it is the one of these sources, and building it."""

import fcntl
import hashlib
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.clients.node import installed_node
from tests.gateways import ROOT

CONSOLE: Final = ROOT / "web" / "console"
BUILT: Final = ROOT / "web" / "dist" / "console"
_FOLDERS: Final = (*(CONSOLE / name for name in ("app", "pages", "parts", "theme")), ROOT / "clients/typescript/src")
_FILES: Final = (
    *(CONSOLE / name for name in ("index.html", "package-lock.json", "vite.config.ts", "build.ts")),
    ROOT / "web/graphiql/licenses.ts",
)
INSTALLS: Final = pytest.mark.timeout(500)
"""For tests that are the first to need the console's packages, which a slow machine installs in minutes."""


def sources_hash() -> str:
    """Return the hash of the sources that the build writes into `SOURCES` (web/console/build.ts)."""
    digest = hashlib.sha256()
    for name in sorted(path.relative_to(ROOT).as_posix() for path in _sources()):
        digest.update(f"{name}\0".encode() + (ROOT / name).read_bytes() + b"\0")
    return digest.hexdigest()


def is_current() -> bool:
    """Return whether the built console is the one of these sources."""
    written = BUILT / "SOURCES"
    return written.exists() and written.read_text().strip() == sources_hash()


def install_packages() -> None:
    """Install the packages that programs of the console need: its own, and those of the client that it imports."""
    for folder in (CONSOLE, ROOT / "clients" / "typescript"):
        installed_node(folder)


def run(*command: str, environment: Mapping[str, str] | None = None) -> None:
    """Run a program of the console's packages, which are installed first, in its folder. It must succeed.

    Args:
        environment: variables beside those of this process.
    """
    install_packages()
    done = subprocess.run(
        ["npx", *command],
        cwd=CONSOLE,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


def ensure_built() -> None:
    """Build the console if it is missing or older than its sources, where its packages are installed.

    CI tests the files that are committed; another test says whether they are current.
    """
    if os.environ.get("CI") or not (CONSOLE / "node_modules").exists():
        return
    with (CONSOLE / "package.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one of the test processes builds it, and the others wait
        if not is_current():
            run("vite", "build")


def _sources() -> Iterator[Path]:
    yield from _FILES
    for folder in _FOLDERS:
        for path in folder.rglob("*"):
            if path.is_file() and not path.name.endswith((".test.ts", ".test.tsx")):
                yield path
