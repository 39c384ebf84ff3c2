"""The report of measured promises keeps what earlier runs measured."""

import os
import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

from tests.docs.blocks import blocks
from tests.gateways import ROOT
from tests.reliability import BARS, BEGIN, END, Row, measured_commit, write_report

pytest_plugins = ["pytester"]

EARLIER: Final = Row("R10", BARS["R10"], "`load/test_a.py::test_b`", "201/s", "passed", "2026-01-01 abc")
LATER: Final = Row("R2", BARS["R2"], "`x/test_a.py::test_b[a]`", "1 trial", "FAILED", "2026-02-01 def 7")


def test_rows_of_other_tests_stay_and_those_of_this_run_are_replaced(tmp_path: Path) -> None:
    target = tmp_path / "page.md"
    target.write_text(f"Before.\n\n{BEGIN}\n{END}\n\nAfter.\n")
    write_report(target, [EARLIER, LATER])
    write_report(target, [LATER._replace(result="passed")])
    text = target.read_text()
    assert [line.split(" | ")[0] for line in text.splitlines() if line.startswith("| R")] == ["| R2", "| R10"]
    assert "FAILED" not in text and EARLIER.markdown() in text
    assert text.startswith("Before.") and text.endswith("After.\n")


def test_a_failed_test_of_a_promise_is_reported_as_failed(pytester: pytest.Pytester) -> None:
    pytester.makeconftest('pytest_plugins = ["tests.reliability"]')
    pytester.makeini("[pytest]\nmarkers = promise(id): measures a promise")
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.promise("R1")
        def test_kept(figure):
            figure("3 of 3")

        @pytest.mark.promise("R3")
        def test_broken(figure, chance):
            figure("2 of 3")
            assert chance.random() > 1
        """
    )
    result = pytester.runpytest_inprocess("-p", "no:cacheprovider", "-p", "no:randomly")
    result.stdout.fnmatch_lines(["*R1  passed  3 of 3*", "*R3  FAILED  2 of 3*"])


def test_variants_of_a_test_have_one_row_if_they_are_marked_so(pytester: pytest.Pytester) -> None:
    pytester.makeconftest('pytest_plugins = ["tests.reliability"]')
    pytester.makeini("[pytest]\nmarkers = promise(id): measures a promise")
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.promise("R19", together=True)
        @pytest.mark.parametrize("subject", ["a", "b", "c"])
        def test_kept(figure, subject):
            figure("20 cases: no fault")

        @pytest.mark.promise("R19", together=True)
        @pytest.mark.parametrize("subject", ["a", "b"])
        def test_broken(figure, subject):
            figure(f"1 × {subject}")
            assert subject != "a"
        """
    )
    result = pytester.runpytest_inprocess("-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly")
    result.stdout.fnmatch_lines(["*R19  FAILED  1 × a; 1 × b*", "*R19  passed  3 × 20 cases: no fault*"])


def test_the_commit_of_a_row_is_one_of_main_and_marked_if_the_files_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def git(*arguments: str) -> str:
        identity = "-c", "user.name=a", "-c", "user.email=a@example.org"
        ran = subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True)
        return ran.stdout.strip()

    monkeypatch.chdir(tmp_path)
    assert measured_commit("page.md") == ""
    git("init", "--quiet", "--initial-branch=main")
    (tmp_path / "page.md").write_text("1")
    (tmp_path / "product.py").write_text("1")
    git("add", ".")
    git("commit", "--quiet", "--message=First")
    first = git("rev-parse", "HEAD")[:8]
    git("checkout", "--quiet", "-b", "branch")
    (tmp_path / "page.md").write_text("2")
    git("commit", "--quiet", "--all", "--message=Rows only")
    assert measured_commit("page.md") == measured_commit(str(tmp_path / "page.md")) == first
    assert measured_commit() == f"{first}+"
    (tmp_path / "product.py").write_text("2")
    assert measured_commit("page.md") == f"{first}+"
    git("commit", "--quiet", "--all", "--message=A change")
    assert measured_commit("page.md") == f"{first}+"
    git("branch", "--force", "main")
    assert measured_commit("page.md") == git("rev-parse", "HEAD")[:8]


def test_git_is_asked_for_the_commit_once_in_a_run_and_not_without_promises(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = pytester.path / "asked"
    git = pytester.mkdir("bin") / "git"
    git.write_text(f"#!/bin/sh\necho $1 >> {asked}\necho abc1234\n")
    git.chmod(0o755)
    monkeypatch.setenv("PATH", str(git.parent), prepend=os.pathsep)
    pytester.makeconftest('pytest_plugins = ["tests.reliability"]')
    pytester.makeini("[pytest]\nmarkers = promise(id): measures a promise")
    plugins = "-p", "no:cacheprovider", "-p", "no:randomly"
    pytester.makepyfile(test_other="def test_one(): pass\ndef test_two(): pass")
    pytester.runpytest_inprocess(*plugins).assert_outcomes(passed=2)
    assert not asked.exists()
    pytester.makepyfile(
        test_promises="""
        import pytest

        @pytest.mark.promise("R1", "R2")
        @pytest.mark.parametrize("number", range(3))
        def test_kept(figure, number):
            figure("1")
        """
    )
    pytester.runpytest_inprocess(*plugins).assert_outcomes(passed=5)
    assert asked.read_text().split() == ["merge-base", "diff"]


def test_the_documented_commands_exist() -> None:
    [commands] = [block.text for block in blocks("docs/reliability.md")]
    makefile = (ROOT / "Makefile").read_text()
    assert set(re.findall(r"^make ([a-z-]+)", commands, re.MULTILINE)) == {"chaos", "fuzz", "load", "test-crash"}
    given = set(re.findall(r"([A-Z_]+)=", commands))
    assert given == {"REPORT", "CHAOS_SEED", "ARGS", "CHAOS_FAULTS"}
    assert given - {"CHAOS_SEED"} == {name for name in given if f"$({name})" in makefile or f"${{{name}:-" in makefile}
