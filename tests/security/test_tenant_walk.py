"""Attacks 10, 11 and 14 wherever a request may enter, beyond the root fields that `tests/test_tenancy.py` walks.

Pages below an object, streams over HTTP, documented paths, tools, and, last, rows that already refer to another
organization's records, as a bug elsewhere could have left them. What is walked comes from the schema and the
registries, so that nothing new is left out.
"""

import contextlib
import json
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import pytest
from graphql import get_named_type, is_leaf_type
from tortoise import Tortoise, fields
from tortoise.exceptions import IntegrityError
from tortoise.models import Model

from models.users import ApiKey, Role
from routes.mcp.tool import Tool
from routes.mcp.tools import TOOLS
from routes.rest import PRESETS
from routes.rest.preset import Preset
from storage.address import Dialect
from storage.database import connection, current_database
from storage.ids import prefix_of
from tests.gateways import Gateway
from tests.mcp_server.clients import connected, text_of
from tests.people import Person, administrator, on_database, person
from tests.rest.calls import call
from tests.shapes import CORE, id_paths, selection
from tests.shapes import fields as root_fields
from tests.suite import walk
from tests.test_tenancy import (
    CANARY,
    World,
    absent_like,
    arguments,
    assert_nothing_of,
    event_cursor,
    kind_of,
    rows_of_world,
    settled,
    world,
)
from tests.test_tenancy import (
    text_of as document_of,
)

NODES: Final = {kind.name: kind for kind in CORE.get_possible_types(CORE.type_map["Node"])}  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def ours(gateway: Gateway) -> World:
    """Organization A, with a canary in every text."""
    return settled(world(administrator(gateway), CANARY))


@pytest.fixture(scope="module")
def theirs(gateway: Gateway) -> World:
    """Organization B, whose administrator tries to read it."""
    return world(person(gateway, Role.ADMIN, "Organization B"), "words-of-organization-b")


# ---------------------------------------------------------------- pages below an object

PAGES: Final = [
    (kind.name, name, argument)
    for kind in NODES.values()
    for name, field in kind.fields.items()
    for argument in ("after", "before")
    if argument in field.args
]


@pytest.mark.parametrize(("kind", "name", "argument"), PAGES)
def test_14_a_cursor_of_another_organization_is_rejected_below_an_object(
    ours: World, theirs: World, kind: str, name: str, argument: str
) -> None:
    size = "first" if argument == "after" else "last"
    query = f"""query($id: ID!, $cursor: {NODES[kind].fields[name].args[argument].type}) {{ node(id: $id) {{
        ... on {kind} {{ {name}({size}: 1, {argument}: $cursor) {{ pageInfo {{ endCursor }} }} }} }} }}"""
    own = ours.admin.data(query, id=ours.ids[kind], cursor=None)["node"][name]
    cursor = own["pageInfo"]["endCursor"] or event_cursor(ours.admin)
    for given in (cursor, cursor[:-2] + "AA"):
        answer = theirs.admin.gateway.graphql(query, {"id": theirs.ids[kind], "cursor": given}, theirs.admin.token)
        assert {error["extensions"]["code"] for error in answer["errors"]} == {"BAD_USER_INPUT"}


@pytest.mark.parametrize("kind", ["Session", "Task", "WorkflowExecution"])
def test_11_a_record_that_another_organization_has_just_read_is_not_found(
    ours: World, theirs: World, kind: str
) -> None:
    """Neither loaders, nor compiled operations, nor kept results are shared, however the requests are interleaved."""
    query = f"query($id: ID!) {{ node(id: $id) {{ id ...Shown }} }} fragment Shown on {kind} {{ createdAt }}"
    callers = [ours.admin, theirs.admin] * 20
    with ThreadPoolExecutor(8) as several:
        found = list(several.map(lambda caller: caller.data(query, id=ours.ids[kind])["node"], callers))
    assert [node is not None for node in found] == [True, False] * 20


# ---------------------------------------------------------------- streams over HTTP

EVENT_STREAM: Final = "text/event-stream"
MULTIPART: Final = 'multipart/mixed;subscriptionSpec="1.0"'
STREAMS: Final = [(name, path) for name, field in root_fields("subscription").items() for path in id_paths(field.args)]


def streamed(caller: Person, name: str, values: Mapping[str, Any], **headers: str) -> tuple[str, str]:
    """Return the codes of the errors with which a stream over HTTP begins, and the whole response."""
    body = {"query": document_of("subscription", name), "variables": dict(values)}
    with caller.gateway.client(caller.token) as client:
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        text = client.post("/graphql", json=body, headers=named, timeout=20).text
    [line] = [line.removeprefix("data: ") for line in text.splitlines() if '"errors"' in line]
    result = json.loads(line)
    [error] = (result.get("payload") or result)["errors"]
    return error["extensions"]["code"], text


@pytest.mark.parametrize("accept", [EVENT_STREAM, MULTIPART])
@pytest.mark.parametrize(("name", "path"), STREAMS)
def test_10_a_stream_over_http_of_another_organizations_record_is_not_found(
    ours: World, theirs: World, name: str, path: tuple[str, ...], accept: str
) -> None:
    kind = kind_of("subscription", name, path)
    assert kind is not None
    code, text = streamed(
        theirs.admin, name, arguments("subscription", name, path, ours.ids[kind], theirs), accept=accept
    )
    assert code == "NOT_FOUND"
    assert_nothing_of(ours, text)


@pytest.mark.parametrize(
    "name", sorted(name for name, field in root_fields("subscription").items() if "after" in field.args)
)
def test_36_a_last_event_id_of_another_organization_is_rejected(ours: World, theirs: World, name: str) -> None:
    values = {
        path[0]: [theirs.ids[kind]] if path[0].endswith("s") else theirs.ids[kind]
        for each, path in STREAMS
        if each == name and (kind := kind_of("subscription", name, path))
    }
    foreign = event_cursor(ours.admin)
    code, text = streamed(theirs.admin, name, values, accept=EVENT_STREAM, last_event_id=foreign)
    assert code == "BAD_USER_INPUT"
    assert_nothing_of(ours, text)


# ---------------------------------------------------------------- documented paths


def by_prefix(of: World) -> dict[str, str]:
    """Return an organization's record of each kind, by the prefix of its id."""
    return {prefix_of(id) or "": id for id in of.ids.values()}


def _strings(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, below in value.items():
            yield from _strings(below, (*path, key))
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from _strings(below, (*path, number))


def _with(value: Any, at: Mapping[tuple[Any, ...], str], path: tuple[Any, ...] = ()) -> Any:
    """Return a copy of an example with other texts at some places."""
    if isinstance(value, Mapping):
        return {key: _with(below, at, (*path, key)) for key, below in value.items()}
    if isinstance(value, list):
        return [_with(below, at, (*path, number)) for number, below in enumerate(value)]
    return at.get(path, value)


def example_of(preset: Preset) -> dict[str, Any]:
    """Return the documented request of a path."""
    assert preset.example is not None
    found = preset.example
    return {"path": dict(found.path), "query": dict(found.query), "body": found.body}


def id_places(preset: Preset) -> dict[tuple[Any, ...], str]:
    """Return the places of a documented request that name a record, with the prefix of its id."""
    places: dict[tuple[Any, ...], str] = {}
    for path, text in _strings(example_of(preset)):
        prefix = prefix_of(text)
        if path == ("path", "user_id"):
            prefix = "usr"
        if prefix is not None:
            places[path] = prefix
    return places


PATHS: Final = [(preset, place) for preset in PRESETS for place in id_places(preset)]


def _sent(caller: Person, preset: Preset, request: Mapping[str, Any]) -> tuple[int, str]:
    response = call(
        caller, preset.method, preset.path.format(**request["path"]), request["body"], params=request["query"]
    )
    return response.status_code, response.text


@pytest.mark.parametrize(("preset", "place"), PATHS, ids=lambda part: getattr(part, "name", None) or str(part[-1]))
def test_10_a_documented_path_treats_another_organizations_id_as_nonexistent(
    ours: World, theirs: World, preset: Preset, place: tuple[Any, ...]
) -> None:
    own = {each: by_prefix(theirs)[prefix] for each, prefix in id_places(preset).items()}
    foreign = by_prefix(ours)[id_places(preset)[place]]
    absent = absent_like(foreign)
    before = rows_of_world(ours)
    answers = []
    for id in (foreign, absent):
        status, text = _sent(theirs.admin, preset, _with(example_of(preset), own | {place: id}))
        answers.append((status, text.replace(id, "…")))
    assert answers[0] == answers[1]
    assert_nothing_of(ours, answers[0][1])
    assert rows_of_world(ours) == before


LISTS: Final = [preset for preset in PRESETS if preset.method == "GET" and not id_places(preset)]


@pytest.mark.parametrize("preset", LISTS, ids=lambda preset: preset.name)
def test_10_a_documented_list_shows_only_the_callers_organization(ours: World, theirs: World, preset: Preset) -> None:
    status, text = _sent(theirs.admin, preset, {**example_of(preset), "query": {}})
    assert status < 500
    assert_nothing_of(ours, text)


# ---------------------------------------------------------------- tools of MCP


def required_arguments(tool: Tool) -> dict[str, Any]:
    """Return a value for each argument that a tool requires."""
    schema: Any = tool.arguments()
    return {name: _sample(schema["properties"][name], schema) for name in schema.get("required", ())}


def _sample(schema: Mapping[str, Any], whole: Mapping[str, Any]) -> Any:
    if "$ref" in schema:
        return _sample(whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    return {"integer": 1, "number": 1, "boolean": True, "array": [], "object": {}}.get(str(kind), "words")


_KINDS: Final = {
    "agentId": "Agent",
    "agentIds": "Agent",
    "assignTo": "Agent",
    "assignedTo": "Agent",
    "sessionId": "Session",
    "workflowId": "Workflow",
    "executionId": "WorkflowExecution",
    "replyToId": "Message",
    "approverIds": "User",
    "userId": "User",
}
_EXTERNAL: Final = frozenset({"externalChannelId", "externalThreadId", "toolId", "toolInstanceId"})
"""Ids that other systems give, which are texts to Parley."""


def id_arguments(tool: Tool) -> list[str]:
    """Return the arguments of a tool that are ids of records, or lists of them."""
    properties: Any = tool.arguments()["properties"]
    found = [name for name in properties if name == "id" or name.endswith(("Id", "Ids")) or name in _KINDS]
    return [name for name in found if name not in _EXTERNAL]


_NAMED: Final = {"WorkflowExecution": "Run"}
"""The kinds of records that tools name otherwise."""
TOOL_ARGUMENTS: Final = [(tool, name) for tool in TOOLS for name in id_arguments(tool)]


def _own_first(tool: Tool, kinds: list[str]) -> list[str]:
    """Return the kinds of records, those that a tool is named after first."""

    def is_other(kind: str) -> bool:
        return not tool.name.endswith(_NAMED.get(kind, kind))

    return sorted(kinds, key=is_other)


@walk(7)
@pytest.mark.parametrize(("tool", "name"), TOOL_ARGUMENTS, ids=lambda part: getattr(part, "name", part))
async def test_10_a_tool_treats_another_organizations_id_as_nonexistent(
    ours: World, theirs: World, tool: Tool, name: str, step: int
) -> None:
    required = required_arguments(tool)
    own = {each: theirs.ids[_KINDS[each]] for each in required if each in _KINDS}
    kinds = [_KINDS[name]] if name in _KINDS else _own_first(tool, sorted(ours.ids))[::step]
    before = rows_of_world(ours)
    async with connected(ours.admin.gateway, theirs.admin.token) as client:
        for kind in kinds:
            answers = []
            for id in (ours.ids[kind], absent_like(ours.ids[kind])):
                given = [id] if name.endswith("Ids") else id
                result = await client.call_tool(tool.name, {**required, **own, name: given})
                answers.append((result.is_error, text_of(result).replace(id, "…")))
            assert answers[0] == answers[1], kind
            assert_nothing_of(ours, answers[0][1])
    assert rows_of_world(ours) == before


# ---------------------------------------------------------------- references to another organization's records

_ID: Final = re.compile(r"\b([a-z]{3})_[0-9a-hjkmnp-tv-z]{26}\b")


async def plant(ours: World, theirs: World) -> int:
    """Point every reference in B's rows to A's record of its kind, and return how many there were."""
    planted = 0
    for model in Tortoise.apps["models"].values():
        # A key whose owner is in another organization would be invalid: see the last test.
        if "organization_id" in model._meta.fields_map and model._meta.db_table not in ("api_keys", "audit_entries"):
            planted += await _plant_in(model, by_prefix(ours), theirs.ids["Organization"])
    return planted


async def _plant_in(model: type[Model], foreign: Mapping[str, str], organization_id: str) -> int:
    postgres = current_database().dialect is Dialect.POSTGRES
    one, two = ("$1", "$2") if postgres else ("?1", "?2")
    table, key = model._meta.db_table, model._meta.fields_db_projection[model._meta.pk_attr]
    rows = await connection().execute_query_dict(
        f'SELECT * FROM "{table}" WHERE organization_id = {one}', [organization_id]
    )
    planted = 0
    for row in rows:
        for name, column in model._meta.fields_db_projection.items():
            value = row[column]
            if column in (key, "id", "organization_id") or not isinstance(value, str):
                continue
            changed = _ID.sub(lambda match: foreign.get(match[1], match[0]), value)
            if changed == value:
                continue
            is_json = postgres and isinstance(model._meta.fields_map[name], fields.JSONField)
            with contextlib.suppress(IntegrityError):  # two rows may not refer to the same record
                statement = (
                    f'UPDATE "{table}" SET "{column}" = {one}{"::jsonb" if is_json else ""} WHERE "{key}" = {two}'
                )
                await connection().execute_query(statement, [changed, row[key]])
                planted += 1
    return planted


def parts_of(caller: Person, kind: str, id: str, *, edges: bool = False) -> Iterator[str]:
    """Yield the response to a query of each field of a record, with all below it, as deep as the limits permit.

    With `edges`, only of the fields that lead to other objects.

    Each on its own: a reference that must not be null, and leads nowhere, hides the fields beside it.
    """
    for name, field in NODES[kind].fields.items():
        if edges and is_leaf_type(get_named_type(field.type)):
            continue
        for depth in (2, 1, 0):
            chosen = f"{name} {selection(get_named_type(field.type), depth)}"
            query = f"query($id: ID!) {{ node(id: $id) {{ __typename ... on {kind} {{ {chosen} }} }} }}"
            text = caller.gateway.post({"query": query, "variables": {"id": id}}, caller.token).text
            if "QUERY_TOO_COMPLEX" not in text:
                break
        yield text


async def owned_by(key_of: str, owner: str) -> None:
    await ApiKey.filter(owner_id=key_of).update(owner_id=owner)


def _records(of: World) -> list[tuple[str, str]]:
    return [(kind, id) for kind, id in of.ids.items() if kind != "Event"]


def test_11_a_reference_to_another_organizations_record_leads_nowhere(ours: World, theirs: World) -> None:
    mine = [kind for kind, id in _records(ours) if any(CANARY in text for text in parts_of(ours.admin, kind, id))]
    assert len(mine) > 20, "nothing would be found of anybody"
    assert on_database(ours.admin.gateway, lambda: plant(ours, theirs)) > 50
    logged = theirs.admin.data("{ events(last: 100) { nodes { __typename id } } }")["events"]["nodes"]
    seen = list[str]()
    events = {event["__typename"]: event["id"] for event in logged}
    for kind, id in [*_records(theirs), *events.items()]:
        texts = list(parts_of(theirs.admin, kind, id, edges=True))
        assert not [text for text in texts if CANARY in text], kind
        assert not [text for text in texts if "QUERY_TOO_COMPLEX" in text], kind
        seen += [kind for text in texts if json.loads(text)["data"]["node"]]
    assert len(set(seen)) > 30, "nothing would be found of anybody"


def test_11_a_key_of_another_organizations_user_is_invalid(ours: World, theirs: World) -> None:
    secret = theirs.admin.done("createApiKey", "secret", name="moved", agentId=theirs.ids["Agent"])["secret"]
    on_database(ours.admin.gateway, lambda: owned_by(theirs.ids["Agent"], ours.admin.id))
    with ours.admin.gateway.client(secret) as client:
        assert client.post("/graphql", json={"query": "{ viewer { actor { id } } }"}).status_code == 401
