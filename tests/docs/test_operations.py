"""GraphiQL's saved operations match the schema: the documents and their variables."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from graphql import OperationDefinitionNode, parse, validate
from graphql.execution.values import get_variable_values

from executor.limits import Limits, check
from schema import schema
from tests.gateways import ROOT

FOLDER: Final = ROOT / "web" / "graphiql" / "operations"
FILES: Final = sorted(FOLDER.rglob("*.graphql"))
VARIABLES: Final = "# variables:"


def ids(path: Path) -> str:
    return str(path.relative_to(FOLDER))


def variables_of(path: Path) -> dict[str, Any]:
    """Return the variables of a file, or nothing when it has none."""
    lines = [line for line in path.read_text().splitlines() if line.startswith(VARIABLES)]
    assert len(lines) <= 1
    return dict(json.loads(lines[0].removeprefix(VARIABLES))) if lines else {}


def test_every_kind_of_operation_is_represented() -> None:
    assert len(FILES) >= 25


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_the_document_is_valid_and_within_the_limits(path: Path) -> None:
    document = parse(path.read_text())
    assert validate(schema._schema, document) == []
    check(document, Limits())


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_its_variables_are_declared_and_have_valid_values(path: Path) -> None:
    [operation] = [node for node in parse(path.read_text()).definitions if isinstance(node, OperationDefinitionNode)]
    given = variables_of(path)
    declared = {variable.variable.name.value for variable in operation.variable_definitions or ()}
    assert given.keys() <= declared
    coerced = get_variable_values(schema._schema, operation.variable_definitions or (), given)
    assert not isinstance(coerced, list), coerced  # a list holds errors


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_it_has_a_name_and_a_description(path: Path) -> None:
    assert path.read_text().startswith("# ")
    [operation] = [node for node in parse(path.read_text()).definitions if isinstance(node, OperationDefinitionNode)]
    assert operation.name is not None
