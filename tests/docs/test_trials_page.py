"""docs/trials.md: the tests and files that its rows name exist."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from tests.gateways import ROOT

TEXT: Final = (ROOT / "docs" / "trials.md").read_text()
ROWS: Final = [line for line in TEXT.splitlines() if line.startswith("|")]
_NAMED: Final = re.compile(r"`(?P<file>[\w/.-]+\.py|…|)(?P<names>(?:::\w+)+)`|`(?P<path>[\w/.-]+\.(?:py|md|graphql))`")


@cache
def names_in(path: Path) -> frozenset[str]:
    """Return the names of a file's functions and classes."""
    tree = ast.parse(path.read_text())
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, kinds))


def missing(row: str) -> Iterator[str]:
    """Yield the files and tests of a row that do not exist; a name without a file is in the file before it."""
    file: Path | None = None
    for match in _NAMED.finditer(row):
        path = match["path"] or match["file"].strip("…")
        if path:
            candidates = [ROOT / "tests" / path, ROOT / path]
            file = next((each for each in candidates if each.is_file()), None)
        if file is None:
            yield match[0]
            continue
        names = [name for name in (match["names"] or "").split("::") if name]
        yield from (name for name in names if name not in names_in(file))


def test_the_named_tests_and_files_exist() -> None:
    assert [each for row in ROWS for each in missing(row)] == []


def test_what_is_missing_is_noticed() -> None:
    row = "| x | fixed | `docs/test_trials_page.py::test_gone`, `…::test_what_is_missing_is_noticed`, `docs/gone.md` |"
    assert list(missing(row)) == ["test_gone", "`docs/gone.md`"]


def test_most_rows_name_a_test() -> None:
    assert len([row for row in ROWS if "test_" in row]) > 100
