"""Attack 19 with the default settings: what one operation may cost, and that no client of ours comes near it."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    Node,
    OperationDefinitionNode,
    Visitor,
    parse,
    print_ast,
    visit,
)

from models.users import Role
from routes.graphql.documents import open_documents
from routes.rest import PRESETS
from schema import schema
from settings import SettingError, Settings
from storage.pagination import MAX_PAGE_SIZE
from tests.conftest import SECRET_KEY
from tests.gateways import ANONYMOUS, ROOT, Gateway
from tests.people import person
from tests.suite import one_backend

LIMIT: Final = Settings.load({"ENVIRONMENT": "development", "SECRET_KEY": SECRET_KEY}).query_cost_limit
SOURCES: Final = ("clients/typescript/src/operations", "clients/python/operations", "web/graphiql/operations")
NESTED: Final = "tasks(first: 100) { nodes { session { tasks(first: 100) { nodes { id session { id } } } } } }"


def documents() -> Iterator[Sequence[DocumentNode]]:
    """Yield the documents of our clients: those that share fragments together."""
    for source in SOURCES[:2]:
        yield [parse(each.read_text()) for each in sorted((ROOT / source).glob("*.graphql"))]
    for each in sorted(Path(ROOT / SOURCES[2]).rglob("*.graphql")):
        yield [parse(each.read_text())]
    for preset in PRESETS:
        yield [parse(preset.document)]


def spread_in(node: Node) -> set[str]:
    """Return the names of the fragments that a node spreads."""
    found = set[str]()

    class Finder(Visitor):
        def enter_fragment_spread(self, spread: FragmentSpreadNode, *_: Any) -> None:
            found.add(spread.name.value)

    visit(node, Finder())
    return found


def operations(shared: Sequence[DocumentNode]) -> Iterator[tuple[OperationDefinitionNode, str]]:
    """Yield each operation with its text, which has the fragments that it needs."""
    definitions = [each for document in shared for each in document.definitions]
    fragments = {each.name.value: each for each in definitions if isinstance(each, FragmentDefinitionNode)}
    for each in definitions:
        if isinstance(each, OperationDefinitionNode):
            needed, waiting = dict[str, FragmentDefinitionNode](), spread_in(each)
            while waiting:
                name = waiting.pop()
                needed[name] = fragments[name]
                waiting |= spread_in(fragments[name]) - needed.keys()
            yield each, "\n".join(map(print_ast, (each, *needed.values())))


def largest(operation: OperationDefinitionNode) -> dict[str, Any]:
    """Return variables with which an operation costs most: full pages, and a search."""
    given: dict[str, Any] = {}
    for each in operation.variable_definitions or ():
        name, kind = each.variable.name.value, print_ast(each.type).rstrip("!")
        if kind == "Int":
            given[name] = MAX_PAGE_SIZE
        elif kind.endswith("Filter"):
            given[name] = {"search": "x"}
        elif name in ("search", "text"):
            given[name] = "x"
    return given


@cache
def costs() -> dict[str, int]:
    """Return the largest cost of each operation of our clients, by name."""
    opened, found = open_documents(schema, suggestions=True), dict[str, int]()
    for shared in documents():
        for operation, text in operations(shared):
            name = operation.name.value if operation.name else None
            counted = opened.look_at(text).node_counts[name].cost.value(largest(operation))
            found[name or text] = max(found.get(name or text, 0), counted)
    return found


def test_19_no_operation_of_our_clients_comes_near_the_default_limit() -> None:
    assert LIMIT is not None and LIMIT.others is not None
    assert len(costs()) > 250
    assert 1_000 < max(costs().values()) < LIMIT.others / 4
    assert costs()["SignIn"] < LIMIT.of("ANONYMOUS") / 4  # type: ignore[operator]


@one_backend
def test_19_an_operation_for_everything_at_once_is_rejected_by_default(gateway: Gateway) -> None:
    for role in Role:
        caller = person(gateway, role)
        [error] = gateway.graphql(f"{{ a: {NESTED} b: {NESTED} }}", {}, caller.token)["errors"]
        assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX" and error["extensions"]["limit"] == 25_000
        assert "errors" not in gateway.graphql(f"{{ {NESTED} }}", {}, caller.token)


@one_backend
def test_19_without_a_credential_next_to_nothing_can_be_asked_for(gateway: Gateway) -> None:
    [error] = gateway.graphql("{ tasks(first: 100) { nodes { session { tasks { nodes { id } } } } } }", {}, ANONYMOUS)[
        "errors"
    ]
    assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX" and error["extensions"]["limit"] == 500
    [error] = gateway.graphql("{ viewer { role } }", {}, ANONYMOUS)["errors"]
    assert error["extensions"]["code"] == "UNAUTHENTICATED", "it is not the cost of this one"


@pytest.mark.parametrize("name", ["REQUEST_RATE_LIMIT", "QUERY_DEPTH_LIMIT"])
def test_only_the_cost_has_a_limit_for_callers_without_a_credential(name: str) -> None:
    with pytest.raises(SettingError, match=name):
        Settings.load({"ENVIRONMENT": "development", "SECRET_KEY": SECRET_KEY, name: "5,ANONYMOUS=1"})
