"""Error messages of the command line when a command cannot run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage.address import parse_address
from storage.migrations import one_process
from tests.gateways import ROOT
from tests.servers import free_port

pytestmark = pytest.mark.slow


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(folder), "PORT": str(free_port()), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("command", ["serve", "migrate"])
def test_an_unreachable_database_is_reported_in_one_line(tmp_path: Path, command: str) -> None:
    done = run(tmp_path, command, DATABASE_URL=f"postgresql://someone:hidden@127.0.0.1:{free_port()}/parley")
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert line.startswith("Parley did not start: the database of DATABASE_URL cannot be opened")
    assert "hidden" not in done.stderr + done.stdout


@pytest.mark.parametrize("command", ["serve", "migrate"])
def test_a_database_file_in_use_is_reported_in_one_line(tmp_path: Path, command: str) -> None:
    url = f"sqlite:///{tmp_path / 'taken.sqlite3'}"
    with one_process(parse_address(url)):
        done = run(tmp_path, command, DATABASE_URL=url)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "is in use by another process" in done.stderr


def test_an_invalid_setting_is_reported_in_one_line(tmp_path: Path) -> None:
    done = run(tmp_path, "serve", DATABASE_URL="mysql://someone:hidden@host/name")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert done.stderr.startswith("Parley did not start: DATABASE_URL is invalid")
    assert "hidden" not in done.stderr


def test_help_lists_the_commands(tmp_path: Path) -> None:
    shown = run(tmp_path, "--help").stdout
    for command in ("serve", "migrate", "create-key", "restored", "demo"):
        assert command in shown
