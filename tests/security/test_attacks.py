"""`attacks.csv`: the 60 attacks that Parley is built against, what it does about each, and the tests that try it.

The numbers from 1 to 60 are those of the list. The others name flaws of the source documents, by the number of the
document, such as `003b`.
"""

import ast
import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from tests.gateways import ROOT

with (Path(__file__).parent / "attacks.csv").open(newline="") as file:
    ROWS: Final = list(csv.DictReader(file))

FLAWS: Final = ["000", "001a", "001b", "001c", "003a", "003b", "003c", "004a", "004b", "004c"]


@cache
def found_in(path: str) -> frozenset[str]:
    """Return the tests of a file, as pytest finds them: `test_…`, or `Test…::test_…`."""
    file = ROOT / path
    if not file.is_file() or not file.name.startswith("test_"):
        return frozenset()
    return frozenset(_tests(ast.parse(file.read_text()).body))


def _tests(body: list[ast.stmt], inside: str = "") -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            yield from _tests(node.body, f"{node.name}::")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _is_test(node):
            yield inside + node.name


def _is_test(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    skipped = any("skip" in ast.unparse(decorator) for decorator in node.decorator_list)
    return node.name.startswith("test_") and not skipped


def missing(tests: str) -> list[str]:
    """Return those of the named tests that pytest does not find."""
    named = [each.partition("::") for each in tests.split()]
    return [f"{path}::{name}" for path, _, name in named if name not in found_in(path)]


def test_each_attack_has_a_row() -> None:
    assert [row["number"] for row in ROWS] == [*map(str, range(1, 61)), *FLAWS]
    assert all(row["attack"] and row["behaviour"] for row in ROWS)


def test_each_attack_is_tried_by_tests_that_exist() -> None:
    assert [row["number"] for row in ROWS if not row["tests"].split()] == []
    assert [each for row in ROWS for each in missing(row["tests"])] == []


def test_a_test_that_does_not_exist_is_noticed() -> None:
    named = ["security/test_attacks.py::test_gone", "gone.py::test_gone", "protocol/test_http.py::TestGet::test_gone"]
    assert len(missing(" ".join(f"tests/{each}" for each in named))) == 3
