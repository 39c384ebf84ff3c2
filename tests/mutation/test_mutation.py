"""The mutation runner itself: its operators, and mutants in running functions."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.mutation import operators
from tests.mutation.__main__ import equivalent
from tests.mutation.areas import AREAS
from tests.mutation.live import LiveFunctions
from tests.mutation.operators import Mutant, mutants

SOURCE = '''"""A product file."""

LIMIT = 10
SCOPES = {"a", "b"}


def allowed(role, scopes):
    """Return whether it is allowed."""
    if role == "owner" and not scopes:
        raise ValueError(f"{role} has no scopes")
    return len(scopes) < LIMIT


async def rows(table, actor):
    require(actor, "read", strict=True)
    return await visible(table, actor).filter(organization_id=actor.organization_id, status=Status.OPEN)
'''


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A product file in a repository of its own."""
    (tmp_path / "product.py").write_text(SOURCE)
    monkeypatch.setattr(operators, "ROOT", tmp_path)
    monkeypatch.setattr("tests.mutation.live.ROOT", tmp_path)
    monkeypatch.setattr(operators, "_enums", lambda: {"Status": ["OPEN", "CLOSED"]})
    monkeypatch.setattr(operators, "_defaults", lambda: {"require": frozenset({"strict"})})
    return "product.py"


def test_every_kind_of_mistake_is_made(file: str) -> None:
    made = {each.id.partition("::")[2] for each in mutants(file)}
    assert made == {
        "<module> constant: 10 -> 11",
        "<module> item: without 'a'",
        "<module> item: without 'b'",
        "allowed condition: role == 'owner' and (not scopes) -> not (role == 'owner' and (not scopes))",
        "allowed and/or: role == 'owner' and (not scopes) -> role == 'owner' or not scopes",
        "allowed operand: role == 'owner' and (not scopes) -> not scopes",
        "allowed operand: role == 'owner' and (not scopes) -> role == 'owner'",
        "allowed comparison: role == 'owner' -> role != 'owner'",
        "allowed not: not scopes -> scopes",
        "allowed raise: raise ValueError(f'{role} has no scopes') -> pass",
        "allowed return: return len(scopes) < LIMIT -> return None",
        "allowed boundary: len(scopes) < LIMIT -> len(scopes) <= LIMIT",
        "rows call: require(actor, 'read', strict=True) -> pass",
        "rows keyword: require(actor, 'read', strict=True) -> require(actor, 'read')",
        "rows constant: True -> False",
        "rows return: return await visible(table, actor).filter(organization_id=actor.organization_id, "
        "status=Status.OPEN) -> return None",
        "rows tenant: without organization_id=actor.organization_id",
        "rows filter: without status=Status.OPEN",
        "rows tenant: visible(table, actor) in any organization",
        "rows member: Status.OPEN -> Status.CLOSED",
    }


def test_a_mutant_is_in_effect_only_during_the_block(file: str) -> None:
    product: dict[str, Any] = {}
    exec(compile(SOURCE, str(operators.ROOT / file), "exec"), product)  # noqa: S102
    allowed: Callable[[str, list[str]], bool] = product["allowed"]
    boundary = _only(file, "boundary")
    assert allowed("guest", ["x"] * 10) is False
    with LiveFunctions([file]).with_mutant(boundary):
        assert allowed("guest", ["x"] * 10) is True
    assert allowed("guest", ["x"] * 10) is False


def test_a_changed_file_keeps_its_other_lines(file: str) -> None:
    changed = operators.mutated(_only(file, "raise"))
    assert ast.unparse(changed) == ast.unparse(ast.parse(SOURCE)).replace(
        "raise ValueError(f'{role} has no scopes')", "pass"
    )
    assert [getattr(node, "lineno", None) for node in changed.body] == [1, 3, 4, 7, 14]


def _only(file: str, operator: str) -> Mutant:
    [found] = [each for each in mutants(file) if each.operator == operator]
    return found


def test_the_mutants_that_no_test_can_notice_exist() -> None:
    made = {mutant.id for area in AREAS.values() for mutant in area.mutants()}
    assert not [id for id in equivalent() if id not in made], "the code has changed: look at them again"
