"""Projection: a query reads only the columns that the operation needs, and returns what a full row would."""

import ast
import inspect
import json
import textwrap
from typing import Any, Final

import pytest
from graphql import GraphQLObjectType
from strawberry.schema.schema_converter import GraphQLCoreConverter

from schema import relations, relay, schema
from storage.record import Record
from tests.databases.conftest import Statements
from tests.gateways import Gateway
from tests.people import Person, administrator
from tests.work import some

PAYLOADS: Final = [
    {"é": ["ü", "\u2028", '"', "\\"], "n": {"deep": [[[]], {}]}},
    [1, -0.5, 1.5e10, 9223372036854775807, True, None],
    "done",
    "null",
    0,
    False,
    "",
    [],
]


def resolvers_with_declared_reads() -> list[Any]:
    types = [type_ for type_ in schema._schema.type_map.values() if isinstance(type_, GraphQLObjectType)]
    fields = [
        field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF) for t in types for field in t.fields.values()
    ]
    functions = {field.base_resolver.wrapped_func for field in fields if field is not None and field.base_resolver}
    made = {relations.__file__, relay.__file__}  # these read their declared columns through the same parameter
    by_hand = (each for each in functions if hasattr(each, "__columns__") and each.__code__.co_filename not in made)
    return sorted(by_hand, key=lambda each: each.__qualname__)


def links() -> list[tuple[str, type[Record], Any]]:
    """Return each field made by `schema.relations`: its name, the table of its source and its resolver."""
    found = []
    for type_ in schema._schema.type_map.values():
        definition: Any = (type_.extensions or {}).get(GraphQLCoreConverter.DEFINITION_BACKREF)
        for field in getattr(definition, "fields", ()):
            resolver = field.base_resolver and field.base_resolver.wrapped_func
            if getattr(resolver, "__module__", "") == relations.__name__ and hasattr(definition.origin, "ROWS"):
                found.append((f"{type_.name}.{field.python_name}", definition.origin.ROWS, resolver))
    return found


@pytest.mark.parametrize("resolver", resolvers_with_declared_reads(), ids=lambda each: each.__qualname__)
def test_a_resolver_reads_exactly_its_declared_columns(resolver: Any) -> None:
    [function] = ast.parse(textwrap.dedent(inspect.getsource(inspect.unwrap(resolver)))).body
    inside = list(ast.walk(function))
    read = {node.attr for node in inside if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "root"}
    mentions = sum(isinstance(node, ast.Name) and node.id == "root" for node in inside)
    attributes = sum(isinstance(node, ast.Attribute) and ast.unparse(node.value) == "root" for node in inside)
    assert mentions == attributes, "the row is passed on, so its reads cannot be checked"
    assert set(resolver.__columns__) == read


@pytest.mark.parametrize(("table", "resolver"), [link[1:] for link in links()], ids=[link[0] for link in links()])
def test_a_relation_reads_a_column_of_its_table(table: type[Record], resolver: Any) -> None:
    [column] = resolver.__columns__
    assert column in table._meta.fields_db_projection


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


def test_only_selected_columns_are_read(admin: Person, statements: Statements) -> None:
    agent = admin.done("createAgent", "agent { id }", name=some("agent"), type=some("type"), runtime="WORKER")["agent"]
    admin.done("createTask", "task { id }", title="t", type="x", assignTo=agent["id"])
    document = "{ tasks(first: 1) { nodes { ...T assignedTo { __typename } } } } fragment T on Task { called: title }"
    data, sent = statements.of(admin, document)
    assert data["tasks"]["nodes"] == [{"called": "t", "assignedTo": {"__typename": "Agent"}}]
    [text] = [each for each in sent if 'FROM "tasks"' in each]
    assert text.startswith('SELECT "assigned_to_id", "id", "title" FROM "tasks"')
    assert any(text.startswith('SELECT "id" FROM "agents"') for text in sent)


def test_omitted_fields_do_not_affect_the_others(admin: Person) -> None:
    document = """query($with: Boolean!) { tasks(first: 100) {
        edges { cursor node { id ...More @include(if: $with) } } nodes { id createdBy { id name __typename } } } }
        fragment More on Node { ... on Task { title payload createdBy { ... on User { email } } } }"""
    for _ in range(3):  # graphql-core's, then compiled
        for wanted in (True, False):
            page = admin.data(document, **{"with": wanted})["tasks"]
            assert [edge["node"]["id"] for edge in page["edges"]] == [node["id"] for node in page["nodes"]]
            assert all(("payload" in edge["node"]) is wanted for edge in page["edges"])
            assert all(node["createdBy"]["__typename"] == "User" for node in page["nodes"])


@pytest.mark.parametrize("payload", PAYLOADS, ids=json.dumps)
def test_json_values_round_trip(admin: Person, payload: Any) -> None:
    id = admin.done("createTask", "task { id }", title="t", type=some("type"), payload=payload)["task"]["id"]
    whole = "query($id: ID!) { task(id: $id) { payload node { id } } tasks(first: 1) { nodes { id payload } } }"
    for _ in range(3):
        data = admin.data(whole, id=id)
        assert data["task"]["payload"] == payload
        assert data["tasks"]["nodes"] == [{"id": id, "payload": payload}]
