"""The public schema: the SDL in the repository matches the code, keeps the contract and the last release, is
documented.

`tests/contract.graphql` is version 1 of the public contract. Everything in it keeps its name, its arguments and its
nullability; anything may be extended. `schema/released.graphql` is the SDL of the last release, stored by the release.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    build_schema,
    find_breaking_changes,
    is_abstract_type,
    is_introspection_type,
    is_required_argument,
    is_required_input_field,
    is_specified_directive,
    is_specified_scalar_type,
    validate_schema,
    value_from_ast_untyped,
)

ROOT: Final = Path(__file__).resolve().parent.parent
CHECKED_IN: Final = ROOT / "schema" / "schema.graphql"
RELEASED: Final = ROOT / "schema" / "released.graphql"
CONTRACT: Final = ROOT / "tests" / "contract.graphql"


def members(**names: str) -> frozenset[str]:
    """Return "Type.member" for names grouped by type."""
    return frozenset(f"{type_}.{name}" for type_, listed in names.items() for name in listed.split())


# Members that future rooms will add to existing types, as "Type.member". The change that adds a member removes it here;
# a line that is no longer needed fails. Once this is empty, the whole contract is implemented.
PLANNED: Final[dict[str, frozenset[str]]] = {}


def printed() -> str:
    """Return the SDL that the code prints."""
    from schema import sdl  # here: if the import fails, the tests that need it fail and the others run

    return sdl()


@pytest.fixture(scope="module")
def current() -> GraphQLSchema:
    """The schema that clients see."""
    return build_schema(printed())


@pytest.fixture(scope="module")
def contract() -> GraphQLSchema:
    """Version 1 of the contract."""
    return build_schema(CONTRACT.read_text())


# ---------------------------------------------------------------- the rules


def deviations(contract: GraphQLSchema, current: GraphQLSchema) -> Iterator[tuple[str, str]]:
    """Yield ("Type.member", description) for every part of the contract that the current schema breaks.

    A missing type is detected through the fields that return it, and a missing type of events through its interfaces.
    """
    for name, promised in contract.type_map.items():
        present = current.type_map.get(name)
        if present is None or is_introspection_type(promised):
            continue
        if type(present) is not type(promised):
            yield name, f"{name} is a {type(present).__name__}, promised is a {type(promised).__name__}"
            continue
        for member, text in _missing_members(promised, present):
            yield f"{name}.{member}", text
        if isinstance(promised, GraphQLInterfaceType) and name.endswith("Event"):
            for type_ in contract.get_possible_types(promised):
                if type_.name not in current.type_map:
                    yield f"{name}.{type_.name}", "missing"
        yield from _changed_members(name, promised, present)


def _members(type_: GraphQLNamedType) -> dict[str, object]:
    """Return the fields, enum values or union members of a type, by name."""
    if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
        return dict(type_.fields)
    if isinstance(type_, GraphQLEnumType):
        return dict(type_.values)
    if isinstance(type_, GraphQLUnionType):
        return {member.name: member for member in type_.types}
    return {}


def _missing_members(promised: GraphQLNamedType, present: GraphQLNamedType) -> Iterator[tuple[str, str]]:
    for member in _members(promised).keys() - _members(present).keys():
        yield member, "missing"
    if isinstance(promised, GraphQLObjectType | GraphQLInterfaceType):
        assert isinstance(present, GraphQLObjectType | GraphQLInterfaceType)
        kept = {interface.name for interface in present.interfaces}
        for interface in promised.interfaces:
            if interface.name not in kept:
                yield f"implements {interface.name}", "missing"


def _changed_members(name: str, promised: GraphQLNamedType, present: GraphQLNamedType) -> Iterator[tuple[str, str]]:
    ours = _members(present)
    for member, theirs in _members(promised).items():
        mine = ours.get(member)
        if isinstance(theirs, GraphQLField) and isinstance(mine, GraphQLField):
            if str(mine.type) != str(theirs.type):
                yield f"{name}.{member}", f"is {mine.type}, promised is {theirs.type}"
            for place, text in _changed_values(theirs.args, mine.args):
                yield f"{name}.{member}({place}:)", text
        elif isinstance(theirs, GraphQLInputField) and isinstance(mine, GraphQLInputField):
            for _, text in _changed_values({member: theirs}, {member: mine}):
                yield f"{name}.{member}", text
    if isinstance(promised, GraphQLInputObjectType) and isinstance(present, GraphQLInputObjectType):
        for member in present.fields.keys() - promised.fields.keys():
            if is_required_input_field(present.fields[member]):
                yield f"{name}.{member}", "is required, and the contract does not know it"


def _changed_values(
    promised: dict[str, GraphQLArgument] | dict[str, GraphQLInputField],
    present: dict[str, GraphQLArgument] | dict[str, GraphQLInputField],
) -> Iterator[tuple[str, str]]:
    for name, theirs in promised.items():
        mine = present.get(name)
        if mine is None:
            yield name, "missing"
        elif f"{mine.type}!" == str(theirs.type):
            continue  # what need no longer be given breaks no operation
        elif str(mine.type) != str(theirs.type):
            yield name, f"is {mine.type}, promised is {theirs.type}"
        elif _default(mine) != _default(theirs):
            yield name, f"defaults to {_default(mine)!r}, promised is {_default(theirs)!r}"
    for name in present.keys() - promised.keys():
        extra = present[name]
        if isinstance(extra, GraphQLArgument) and is_required_argument(extra):
            yield name, "is required, and the contract does not know it"


def _default(value: GraphQLArgument | GraphQLInputField) -> object:
    # From the SDL, as a plain value: `1` and `1.0` are the same default. Strawberry prints nullable arguments as
    # `= null`, which a client cannot tell from no default.
    node = value.ast_node.default_value if value.ast_node else None
    return value_from_ast_untyped(node) if node else None


def broken_promises(released: str, current: str) -> list[str]:
    """Return the changes that would break a client of the released SDL."""
    return [change.description for change in find_breaking_changes(build_schema(released), build_schema(current))]


def additions(released: str, current: str) -> Iterator[str]:
    """Yield what a client of the released SDL may receive and does not know: object types and enum values."""
    before, after = build_schema(released), build_schema(current)
    for name, known in before.type_map.items():
        type_ = after.type_map.get(name)
        if is_abstract_type(known) and is_abstract_type(type_):
            names = {possible.name for possible in before.get_possible_types(known)}
            yield from (each.name for each in after.get_possible_types(type_) if each.name not in names)
        elif isinstance(known, GraphQLEnumType) and isinstance(type_, GraphQLEnumType):
            yield from (value for value in type_.values if value not in known.values)


def unannounced(released: str, current: str, changelog: str) -> set[str]:
    """Return the additions that the changelog's section Unreleased does not name."""
    section = changelog.partition("## [Unreleased]")[2].partition("\n## [")[0]
    return {name for name in additions(released, current) if not re.search(rf"`(\w+\.)?{name}`", section)}


def undescribed(schema: GraphQLSchema) -> Iterator[str]:
    """Yield every type, field, argument, enum value and directive of ours without a description."""
    for name, type_ in schema.type_map.items():
        if is_introspection_type(type_) or is_specified_scalar_type(type_):
            continue
        if not type_.description:
            yield name
        if isinstance(type_, GraphQLUnionType):
            continue  # its members have their own entries
        for member, value in _members(type_).items():
            if not getattr(value, "description", None):
                yield f"{name}.{member}"
            if isinstance(value, GraphQLField):
                yield from (
                    f"{name}.{member}({argument}:)" for argument, it in value.args.items() if not it.description
                )
    for directive in schema.directives:
        if not is_specified_directive(directive):
            if not directive.description:
                yield f"@{directive.name}"
            yield from (f"@{directive.name}({name}:)" for name, it in directive.args.items() if not it.description)


# ---------------------------------------------------------------- the schema follows the rules


def test_the_sdl_file_matches_the_code() -> None:
    assert CHECKED_IN.read_text() == printed(), "run `make schema` and check the difference"


def test_the_settings_page_matches_the_code() -> None:
    from commands.settings_page import documentation
    from connectors import provider_settings

    assert (ROOT / "docs" / "settings.md").read_text() == documentation(provider_settings()), "run `make schema`"


def test_the_schema_is_valid(current: GraphQLSchema) -> None:
    assert not validate_schema(current)


def test_the_contract_is_kept(contract: GraphQLSchema, current: GraphQLSchema) -> None:
    planned = frozenset().union(*PLANNED.values())
    found = dict(deviations(contract, current))
    broken = {place: text for place, text in found.items() if place not in planned or text != "missing"}
    assert not broken
    assert not planned - found.keys(), "implemented, so no longer planned"


def test_the_last_release_is_kept() -> None:
    releases = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    if not releases:
        assert not RELEASED.exists(), "a released SDL without a release in CHANGELOG.md"
        return
    assert not broken_promises(RELEASED.read_text(), printed())
    assert not unannounced(RELEASED.read_text(), printed(), (ROOT / "CHANGELOG.md").read_text())


def test_everything_has_a_description(current: GraphQLSchema) -> None:
    assert not list(undescribed(current))


def test_the_contract_is_a_valid_schema(contract: GraphQLSchema) -> None:
    assert not validate_schema(contract)
    assert contract.query_type and contract.mutation_type and contract.subscription_type


# ---------------------------------------------------------------- the rules detect a violation

PROMISED: Final = """
    interface Node { id: ID! }
    type Query { task(id: ID!, deep: Boolean = false): Task tasks(first: Int): [Task!]! }
    type Task implements Node { id: ID! status: Status! node: Node }
    enum Status { OPEN DONE }
    input Filter { status: Status limit: Int = 5 }
    union Anything = Task | Other
    type Other { id: ID! filter(by: Filter): ID }
    interface TaskEvent { id: ID! }
    type TaskCreated implements TaskEvent { id: ID! }
"""


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("status: Status! node", "node", "Task.status"),
        ("status: Status! node", "status: Status node", "Task.status"),
        ("OPEN DONE", "OPEN", "Status.DONE"),
        ("Task implements Node", "Task", "Task.implements Node"),
        ("task(id: ID!, deep: Boolean = false)", "task(id: ID!)", "Query.task(deep:)"),
        ("deep: Boolean = false", "deep: Boolean = true", "Query.task(deep:)"),
        ("tasks(first: Int)", "tasks(first: Int, all: Boolean!)", "Query.tasks(all:)"),
        ("limit: Int = 5", "limit: Int! = 5", "Filter.limit"),
        ("limit: Int = 5", "limit: Int = 6", "Filter.limit"),
        ("limit: Int = 5", "limit: Int = 5 new: Int!", "Filter.new"),
        ("Task | Other", "Task", "Anything.Other"),
        ("enum Status { OPEN DONE }", "scalar Status", "Status"),
        ("TaskCreated implements TaskEvent", "TaskCreated", "TaskCreated.implements TaskEvent"),
        ("type TaskCreated implements TaskEvent { id: ID! }", "", "TaskEvent.TaskCreated"),
    ],
)
def test_a_deviation_is_detected(before: str, after: str, place: str) -> None:
    assert before in PROMISED
    changed = PROMISED.replace(before, after)
    assert place in dict(deviations(build_schema(PROMISED), build_schema(changed)))


def test_an_extension_is_not_a_deviation() -> None:
    extended = (
        PROMISED.replace("OPEN DONE", "OPEN DONE LATE")
        .replace("first: Int", "first: Int = null, after: String")
        .replace("limit: Int = 5", "limit: Int = 5 new: Int! = 1")
        .replace("node: Node", "node: Node extra: Int!")
    )
    assert not dict(deviations(build_schema(PROMISED), build_schema(extended)))


def test_a_broken_promise_is_detected() -> None:
    assert not broken_promises(PROMISED, PROMISED)
    removed = PROMISED.replace("status: Status! node", "node")
    assert broken_promises(PROMISED, removed) == ["Field Task.status was removed."]


def test_an_addition_that_clients_may_receive_must_be_announced() -> None:
    extended = PROMISED.replace("OPEN DONE", "OPEN DONE LATE") + "type TaskLost implements TaskEvent { id: ID! }"
    assert unannounced(PROMISED, extended, "## [Unreleased]\n\n## [1.0.0]\n`TaskLost`") == {"LATE", "TaskLost"}
    assert unannounced(PROMISED, extended, "## [Unreleased]\n- `TaskLost`, `Status.LATE`\n") == set()
    assert unannounced(PROMISED, PROMISED, "") == set()


def test_a_missing_description_is_detected() -> None:
    sdl = """
        "q" type Query { "f" field("a" argument: Int, bare: Int): Bare naked: Int }
        enum Bare { "v" DESCRIBED UNDESCRIBED }
        "d" directive @described(bare: Int) on FIELD
    """
    assert set(undescribed(build_schema(sdl))) == {
        "Query.field(bare:)",
        "Query.naked",
        "Bare",
        "Bare.UNDESCRIBED",
        "@described(bare:)",
    }
