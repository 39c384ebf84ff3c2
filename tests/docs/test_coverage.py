"""docs/coverage.md: its ids are those of the requirements, and its tests exist."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from graphql import GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema

from models.events import EventKind
from schema import schema
from tests.gateways import ROOT

TEXT: Final = (ROOT / "docs" / "coverage.md").read_text()
IDS: Final = (Path(__file__).parent / "requirement_ids.txt").read_text().split()
ROWS: Final = re.findall(r"^\| ([PESDB]\d{3}) \| (.+) \| (`\S+::\w+`(?:, `\S+::\w+`)*) \|$", TEXT, re.MULTILINE)
SHOWN: Final = re.findall(r"`([\w/]+\.py)::(\w+)`", TEXT)
CORE: Final[GraphQLSchema] = schema._schema


@cache
def names_in(file: str) -> frozenset[str]:
    """Return the names of a file's tests, those in classes included."""
    tree = ast.parse((ROOT / "tests" / file).read_text())
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, functions))


def test_the_ids_are_those_of_the_requirements() -> None:
    assert len(IDS) == len(set(IDS)) == 688
    assert {id[0] for id in IDS} == set("PESDB")


def test_every_row_has_a_unique_id_of_the_requirements() -> None:
    ids = [id for id, _how, _tests in ROWS]
    assert len(ids) >= 100
    assert len(set(ids)) == len(ids)
    assert set(ids) <= set(IDS)
    assert ids == sorted(ids, key=IDS.index), "rows follow the order of the requirements"


def test_every_row_of_the_tables_was_parsed() -> None:
    assert len(re.findall(r"^\| [PESDB]\d", TEXT, re.MULTILINE)) == len(ROWS)


def test_the_named_tests_exist() -> None:
    assert len(SHOWN) > 500
    missing = {(file, name) for file, name in SHOWN if not name.startswith("test_") or name not in names_in(file)}
    assert not missing


def fields_of(type_name: str) -> set[str]:
    """Return the names of a type's fields, or of an enum's values."""
    type = CORE.type_map[type_name]
    if isinstance(type, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
        return set(type.fields)
    return set(getattr(type, "values", ()))


def test_the_named_fields_are_in_the_schema() -> None:
    named = re.findall(r"`([A-Z][A-Za-z]+)\.(\w+)", TEXT)
    assert len(named) > 50
    assert not {f"{owner}.{member}" for owner, member in named if member not in fields_of(owner)}


@pytest.mark.parametrize(("name", "argument"), sorted(set(re.findall(r"`([a-z]\w+)\((\w+)", TEXT))))
def test_the_named_operations_have_the_documented_arguments(name: str, argument: str) -> None:
    if name == "visible":
        return
    roots = [root for root in (CORE.query_type, CORE.mutation_type, CORE.subscription_type) if root is not None]
    taken: set[str] = set()
    for field in (root.fields[name] for root in roots if name in root.fields):
        taken |= set(field.args)
        if "input" in field.args:
            taken |= fields_of(str(field.args["input"].type).strip("!"))
    assert argument in taken


def test_the_named_event_types_exist() -> None:
    named = set(re.findall(r"type `([a-z]+\.[a-z_]+)`", TEXT))
    assert len(named) >= 6
    assert named <= {kind.value for kind in EventKind}
