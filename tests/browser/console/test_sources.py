"""The console's sources: its unit tests, its types, and that the committed files are what they build."""

import filecmp
from pathlib import Path
from typing import Final

import pytest

from tests.browser.console.built import BUILT, INSTALLS, run

pytestmark = [pytest.mark.browser, INSTALLS]
TOGETHER: Final = ("--no-isolate", "--pool=threads")
"""As in package.json: a process for each file takes longer than the tests in it, which share nothing."""


def test_its_unit_tests_pass() -> None:
    run("vitest", "run", *TOGETHER)


def test_its_types_are_right() -> None:
    run("tsc", "--noEmit")


def test_the_committed_files_are_what_the_sources_build(tmp_path: Path) -> None:
    run("vite", "build", "--outDir", str(tmp_path), "--emptyOutDir")
    built = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    committed = {path.relative_to(BUILT) for path in BUILT.rglob("*") if path.is_file()}
    assert built == committed
    assert [each for each in sorted(built) if not filecmp.cmp(tmp_path / each, BUILT / each, shallow=False)] == []
