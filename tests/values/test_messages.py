"""Error messages and paths name fields as the schema does, whatever is wrong with whichever field."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    get_named_type,
    is_list_type,
    is_nullable_type,
)

from json_types import camel_case
from tests.gateways import Gateway
from tests.people import administrator
from tests.shapes import UNLESS_GIVEN, Path, document, fields
from tests.suite import one_backend, walk
from tests.test_tenancy import World, arguments, world
from tests.values.test_awkward_arguments import executed

pytestmark = one_backend

DEEP: Final = json.loads("[" * 40 + "]" * 40)
WRONG: Final[dict[str, list[Any]]] = {
    "String": ["", "\0", "x" * 70_000],
    "ID": ["nonsense"],
    "Int": [-1, 2**31 - 1],
    "Float": [-1, 1e300],
    "JSON": ["text", ["a"], {"\0": 1}, {"deep": DEEP}, {"unknown_field": 1}],
    "DateTime": ["2000-01-01T00:00:00Z", "nonsense"],
    "Cursor": ["nonsense"],
    "Boolean": [],
}
SNAKE_CASE: Final = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")


def places(arguments: Any, before: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield the path of every argument and input field, with its type."""
    for name, argument in arguments.items():
        yield (*before, name), argument.type
        kind = get_named_type(argument.type)
        if isinstance(kind, GraphQLInputObjectType) and len(before) < 3:
            yield from places(kind.fields, (*before, name))


def wrong(kind: Any) -> Iterator[Any]:
    """Yield values that a validator may reject, and all of an enum: they change how other fields are checked."""
    named = get_named_type(kind)
    if is_nullable_type(kind):
        yield None
    if isinstance(named, GraphQLInputObjectType):
        return
    values = list(named.values) if isinstance(named, GraphQLEnumType) else WRONG[named.name]
    many = is_list_type(kind if is_nullable_type(kind) else kind.of_type)
    yield from ([], values[:1] * 501) if many else ()
    yield from values


def python_names() -> set[str]:
    """Return the Python names of all arguments and input fields that differ from those in the schema."""
    found = {
        re.sub(r"(?<!^)(?=[A-Z])", "_", path[-1]).lower()
        for operation in ("query", "mutation", "subscription")
        for field in fields(operation).values()
        for path, _ in places(field.args)
    }
    return {name for name in found if camel_case(name) != name}


@pytest.fixture(scope="module")
def own(gateway: Gateway) -> World:
    return world(administrator(gateway), "words-of-messages")


PYTHON_NAMES: Final = python_names()
CALLS: Final = [(operation, name) for operation in ("query", "mutation") for name in fields(operation)]
CALLS.remove(("mutation", "signOut"))  # it would end the caller's own credential
CALLS.remove(("mutation", "invokeAgent"))  # it waits for a worker
CALLS.remove(("mutation", "signIn"))  # failed sign-ins count for the address, which is that of all tests


@walk(3)
@pytest.mark.parametrize(("operation", "name"), CALLS)
def test_a_rejected_field_is_named_as_in_the_schema(own: World, operation: str, name: str, step: int):
    for path, message, field in rejections(own, operation, name, step):
        assert not PYTHON_NAMES.intersection(SNAKE_CASE.findall(message)), (path, message)
        assert not PYTHON_NAMES.intersection(field or ()), (path, field)


def rejections(own: World, operation: str, name: str, step: int = 1) -> Iterator[tuple[Path, str, list[str] | None]]:
    """Call a field with a wrong value in each place; yield its path, and message and field of each error."""
    text = document(operation, name, depth=0)
    if operation == "mutation":
        text = f"{text[: text.rindex('{')]} {{ errors {{ message field }} }} }}"
    cases = [(path, value) for path, kind in places(fields(operation)[name].args) for value in wrong(kind)]
    cases = cases[len(name) % step :: step]  # each field begins with another value
    given = []
    for path, value in cases:
        values = arguments(operation, name, path, "", own)
        for place, needed in UNLESS_GIVEN.get(name, {}).items():
            put(values, place, needed)
        put(values, path, value)
        given.append(values)
    responses = executed(own.admin, [{"query": text, "variables": values} for values in given])
    for (path, _), values, response in zip(cases, given, responses, strict=True):
        for message, field in errors(values, response):
            yield path, message, field


def put(values: Any, path: Path, value: Any) -> None:
    """Replace the value at a path of input fields, the first one of a list."""
    *above, last = path
    for name in above:
        values = values[name][0] if isinstance(values[name], list) else values[name]
    values[last] = value


def errors(values: dict[str, Any], response: dict[str, Any]) -> Iterator[tuple[str, list[str] | None]]:
    """Yield the message and the field of each error in the response to an operation."""
    for error in response.get("errors", ()):
        assert error["extensions"]["code"] != "INTERNAL", (values, error)
        yield error["message"], error["extensions"].get("field")
    for payload in (response.get("data") or {}).values():
        for error in (payload.get("errors") if isinstance(payload, dict) else None) or ():
            yield error["message"], error["field"]


def test_the_walk_reaches_validators_of_many_fields(own: World):
    mutations = ("createAgent", "createTask", "createSession", "createWorkflow", "requestApproval")
    found = {field[-1] for each in mutations for _, _, field in rejections(own, "mutation", each) if field}
    assert {"maxConcurrentTasks", "timeoutSeconds", "maxAttempts", "maxParticipants", "expiresAt"} <= found
