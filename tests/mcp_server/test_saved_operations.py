"""An organization's own endpoints as tools of `/mcp`."""

from typing import Any

import anyio
import pytest
from jsonschema import Draft202012Validator
from mcp.shared.exceptions import MCPError

from models.users import Role
from tests.gateways import Gateway
from tests.mcp_server.clients import called, connected, failed
from tests.people import Person, administrator, person
from tests.rest.saved import CREATE, TASK, change, save
from tests.suite import one_backend

pytestmark = one_backend

INPUT = """mutation($input: CreateTaskInput!) { createTask(input: $input) {
    task { id title } errors { code message field retryAfterSeconds } } }"""


@pytest.fixture
def owner(gateway: Gateway) -> Person:
    """The administrator."""
    return administrator(gateway)


async def test_a_saved_operation_is_a_tool(gateway: Gateway, owner: Person) -> None:
    save(owner, "calls", CREATE, "POST", name="Call someone")
    save(owner, "calls/:id", TASK, name="Look at a call")
    async with connected(gateway) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        call, look = tools["callSomeone"], tools["lookAtACall"]
        assert call.title == "Call someone"
        assert call.input_schema["required"] == ["title"]
        assert call.input_schema["properties"]["priority"]["default"] == 3
        assert call.description is not None
        assert "POST /rest/v1/calls" in call.description
        assert call.annotations is not None and look.annotations is not None
        assert (call.annotations.read_only_hint, look.annotations.read_only_hint) == (False, True)
        made = await called(client, "callSomeone", title="Ada", payload={"about": "engines"})
        Draft202012Validator(call.output_schema or {}).validate(made)
        task = made["createTask"]["task"]
        assert (task["priority"], task["payload"]) == (3, {"about": "engines"})
        assert (await called(client, "lookAtACall", id=task["id"]))["task"]["title"] == "Ada"
        assert (await failed(client, "lookAtACall", id="tsk_unknown"))["code"] == "NOT_FOUND"
        rejected = await failed(client, "callSomeone", title="")
        assert rejected["code"] == "BAD_USER_INPUT"
        assert rejected["field"] == ["title"]
        missing = {"code": "BAD_USER_INPUT", "message": "title is required.", "retryable": False, "field": ["title"]}
        assert await failed(client, "callSomeone") == missing
        assert (await failed(client, "callSomeone", title="x\0"))["field"] == ["title"]
        for arguments in ({}, {"title": 7}, {"title": "Ada", "surplus": 1}):
            assert (await failed(client, "callSomeone", **arguments))["code"] == "BAD_USER_INPUT"


async def test_an_error_names_the_argument_that_was_sent(gateway: Gateway, owner: Person) -> None:
    document = """mutation($who: String!, $urgency: Int) {
        createTask(input: {title: $who, type: "call", priority: $urgency}) {
        task { id } errors { code message field } } }"""
    save(owner, "renamed-arguments", document, "POST", name="Ring")
    async with connected(gateway) as client:
        rejected = await failed(client, "ring", who="Ada", urgency=99)
        assert (rejected["field"], rejected["message"]) == (["urgency"], "urgency must be from 0 to 10.")
        assert (await failed(client, "ring", who=""))["field"] == ["who"]


async def test_an_error_names_a_field_of_the_only_input(gateway: Gateway, owner: Person) -> None:
    save(owner, "one-input", INPUT, "POST", name="Call one")
    async with connected(gateway) as client:
        rejected = await failed(client, "callOne", title="Ada", type="call", priority=99)
        assert (rejected["field"], rejected["message"]) == (["priority"], "priority must be from 0 to 10.")


async def test_annotations_follow_from_the_operation_and_the_method(gateway: Gateway, owner: Person) -> None:
    save(owner, "commented", f"# Creates a call.\n{CREATE}", "POST", name="Commented")
    save(owner, "asked", TASK, "POST", name="Asked")
    save(owner, "seen/:id", TASK, name="Seen")
    save(owner, "replaced", CREATE, "PUT", name="Replaced")
    async with connected(gateway) as client:
        hints = {tool.name: tool.annotations for tool in (await client.list_tools()).tools}
    shown = {name: hints[name] for name in ("commented", "asked", "seen", "replaced")}
    assert {name: (each.read_only_hint, each.destructive_hint) for name, each in shown.items() if each} == {
        "commented": (False, False),
        "asked": (True, False),
        "seen": (True, False),
        "replaced": (False, True),
    }


async def test_a_key_without_the_scope_to_read_endpoints_has_no_such_tools(gateway: Gateway, owner: Person) -> None:
    save(owner, "private", TASK, name="Private")
    narrow = owner.done("createApiKey", "secret", name="narrow", scopes=["tasks:read"])["secret"]
    async with connected(gateway, narrow) as client:
        tools = {tool.name for tool in (await client.list_tools()).tools}
        assert "listTasks" in tools and "private" not in tools
        with pytest.raises(MCPError):
            await client.call_tool("private", {"id": "tsk_1"})


async def test_its_result_can_be_shaped(gateway: Gateway, owner: Person) -> None:
    save(owner, "shaped", CREATE, "POST", name="Shaped", response='{"id": data.createTask.task.id, "by": caller}')
    save(owner, "titles", CREATE, "POST", name="Just the title", response="variables.title")
    save(owner, "broken", CREATE, "POST", name="Broken", response="data.createTask.nothing")
    async with connected(gateway) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert tools["shaped"].output_schema is None
        assert (await called(client, "shaped", title="Ada"))["by"] == owner.id
        assert await called(client, "justTheTitle", title="Ada") == {"result": "Ada"}
        failure = await failed(client, "broken", title="Ada")
        assert failure["code"] == "NOT_CONFIGURED"
        assert failure["message"].startswith("The operation was executed")


async def test_it_runs_with_the_permissions_of_the_caller(gateway: Gateway, owner: Person) -> None:
    save(owner, "guarded", CREATE, "POST", name="Guarded")
    viewer, stranger = person(gateway, Role.VIEWER), person(gateway, Role.ADMIN, "Elsewhere")
    async with connected(gateway, viewer.token) as client:
        assert "guarded" in {tool.name for tool in (await client.list_tools()).tools}
        assert (await failed(client, "guarded", title="Ada"))["code"] == "FORBIDDEN"
    async with connected(gateway, stranger.token) as client:
        assert "guarded" not in {tool.name for tool in (await client.list_tools()).tools}
        with pytest.raises(MCPError, match="no tool"):
            await client.call_tool("guarded", {"title": "Ada"})


async def test_names_are_unique(gateway: Gateway, owner: Person) -> None:
    for number, name in enumerate(("Create task", "createTask", "Crée une tâche!", "x" * 200, "x" * 201, "日本語")):
        save(owner, f"names/{number}", INPUT, "POST", name=name)
    async with connected(gateway) as client:
        names = [tool.name for tool in (await client.list_tools()).tools]
        assert len(names) == len(set(names))
        assert all(name.isascii() and len(name) <= 128 for name in names)
        own = [tool for tool in (await client.list_tools()).tools if "/rest/v1/names/" in (tool.description or "")]
        assert len(own) == 6
        for tool in own:
            made: Any = await called(client, tool.name, title=tool.name, type="named")
            assert made["createTask"]["task"]["title"] == tool.name


async def test_limits_and_metrics_are_those_of_the_endpoint(gateway: Gateway, owner: Person) -> None:
    saved = save(owner, "limited", CREATE, "POST", name="Limited", rateLimitPerMinute=2)
    async with connected(gateway) as client:
        await called(client, "limited", title="One")
        with gateway.client() as http:
            assert http.post("/rest/v1/limited", json={"title": "Two"}).status_code == 200
        failure = await failed(client, "limited", title="Three")
        assert failure["code"] == "RATE_LIMITED"
        assert failure["retryAfterSeconds"] >= 1
    query = "query($id: ID!) { node(id: $id) { ... on Endpoint { metrics { requests failures } } } }"
    assert owner.data(query, id=saved["id"])["node"]["metrics"] == {"requests": 3, "failures": 1}


async def test_a_client_hears_that_the_tools_have_changed(gateway: Gateway, owner: Person) -> None:
    async with connected(gateway) as client, client.listen(tools_list_changed=True) as changes:
        assert changes.honored.tools_list_changed
        saved = save(owner, "later", TASK, name="Later")
        with anyio.fail_after(10):
            await anext(changes)
        assert "later" in {tool.name for tool in (await client.list_tools(cache_mode="refresh")).tools}
        change(owner, saved["id"], enabled=False)
        with anyio.fail_after(10):
            await anext(changes)
        assert "later" not in {tool.name for tool in (await client.list_tools(cache_mode="refresh")).tools}
        with pytest.raises(MCPError, match="no tool"):
            await client.call_tool("later", {"id": "tsk_1"})
