"""`/mcp` as the SDK's client sees it: tools, resources, progress, in both revisions of the protocol."""

from typing import Any

import anyio
import pytest
from jsonschema import Draft202012Validator
from mcp.client.client import Client
from mcp.shared.exceptions import MCPError

from models.users import Role
from tests.gateways import Gateway
from tests.mcp_server.clients import BEFORE, CURRENT, called, connected, failed, read
from tests.people import Person, administrator, agent, opened, person, unchanged
from tests.running import node, value
from tests.suite import one_backend

pytestmark = one_backend

ABSENT = "00000000000000000000000000"
both_revisions = pytest.mark.parametrize("revision", [CURRENT, BEFORE])


@pytest.fixture
def owner(gateway: Gateway) -> Person:
    """The administrator."""
    return administrator(gateway)


# ---------------------------------------------------------------- tools


@both_revisions
async def test_operations_are_tools(gateway: Gateway, revision: str) -> None:
    async with connected(gateway, revision=revision) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert {"listAgents", "createTask", "executeWorkflow", "sendMessage", "respondToApproval"} <= set(tools)
        create = tools["createTask"]
        assert create.input_schema["required"] == ["title", "type"] or create.input_schema["required"] == ["title"]
        assert create.input_schema["properties"]["priority"]["default"] == 2
        assert create.title == "Create a task"
        for tool in tools.values():
            Draft202012Validator.check_schema(tool.input_schema)
            Draft202012Validator.check_schema(tool.output_schema or {})
            assert tool.description
            assert tool.output_schema
        hints = {name: tool.annotations for name, tool in tools.items() if tool.annotations is not None}
        assert hints["listAgents"].read_only_hint
        assert not hints["createTask"].read_only_hint
        assert not hints["createTask"].destructive_hint
        assert hints["cancelTask"].destructive_hint
        assert hints["cancelTask"].idempotent_hint

        made = await called(client, "createTask", title="Call Ada", type="call", payload={"number": [1, None]})
        task = made["createTask"]["task"]
        assert (task["status"], task["payload"]) == ("PENDING", {"number": [1, None]})
        assert (await called(client, "getTask", id=task["id"]))["task"] == task
        listed = await called(client, "listTasks", filter={"type": "call"})
        assert task["id"] in [each["id"] for each in listed["tasks"]["nodes"]]
    shown = gateway.data("query($id: ID!) { task(id: $id) { title createdBy { id } } }", {"id": task["id"]})["task"]
    assert shown == {"title": "Call Ada", "createdBy": {"id": administrator(gateway).id}}


async def test_an_agent_can_be_given_work(gateway: Gateway, owner: Person) -> None:
    worker = agent(owner)
    async with connected(gateway) as client, connected(gateway, worker.token) as working:
        assert (await called(working, "whoAmI"))["viewer"]["actor"]["id"] == worker.id
        task = (await called(client, "createTask", title="Sort", type="sort"))["createTask"]["task"]["id"]
        assigned = await called(client, "assignTask", id=task, agentId=worker.id)
        assert assigned["assignTask"]["task"]["assignedTo"]["id"] == worker.id
        await called(working, "startTask", id=task)
        assert (await called(client, "getAgent", id=worker.id))["agent"]["currentTasks"][0]["id"] == task
        done = await called(working, "completeTask", id=task, result={"sorted": True})
        assert done["completeTask"]["task"]["status"] == "COMPLETED"
        failure = await failed(working, "completeTask", id=task, result={"sorted": False})
        assert failure["code"] == "CONFLICT"


async def test_messages_and_approvals(gateway: Gateway, owner: Person) -> None:
    session = opened(owner)
    async with connected(gateway) as client:
        sent = await called(client, "sendMessage", sessionId=session, content="Hello")
        assert sent["sendMessage"]["message"]["content"] == "Hello"
        shown = await called(client, "getSession", id=session)
        assert [each["content"] for each in shown["session"]["messages"]["nodes"]] == ["Hello"]
        approver = person(gateway)
        asked = await called(client, "requestApproval", title="Deploy?", approverIds=[approver.id])
        approval = asked["requestApproval"]["approval"]["id"]
        async with connected(gateway, approver.token) as deciding:
            waiting = await called(deciding, "listApprovals", forMe=True)
            assert [each["id"] for each in waiting["approvals"]["nodes"]] == [approval]
            decided = await called(deciding, "respondToApproval", id=approval, approved=True, feedback="Go")
        assert decided["respondToApproval"]["approval"]["status"] == "APPROVED"
        request = await called(client, "submitRequest", channel="WEB", content="Help", waitSeconds=0)
        id = request["submitRequest"]["request"]["id"]
        assert (await called(client, "getRequest", id=id))["request"]["content"] == "Help"


# ---------------------------------------------------------------- runs


@both_revisions
async def test_a_run_reports_progress_until_it_ends(gateway: Gateway, revision: str) -> None:
    reports: list[tuple[float, float | None, str | None]] = []

    async def report(progress: float, total: float | None, message: str | None) -> None:
        reports.append((progress, total, message))

    async with connected(gateway, revision=revision) as client:
        nodes = [
            value("one", 1),
            node("pause", "DELAY", {"seconds": 0.3}, "one"),
            value("two", "${nodes.one.output + 1}", "pause", "one"),
        ]
        result = await client.call_tool("executeWorkflow", {"nodes": nodes}, progress_callback=report)
        assert not result.is_error, result.content
        run: Any = result.structured_content
        run = run["executeWorkflow"]["execution"]
        assert run["status"] == "COMPLETED"
        assert run["progress"] == {"completed": 3, "total": 3}
        done = [progress for progress, _, _ in reports]
        assert done == sorted(set(done)), "progress must increase"
        assert done, "nothing was reported"
        assert {total for _, total, _ in reports} == {3}
        assert all(message for _, _, message in reports)
        assert (await read(client, f"parley://runs/{run['id']}"))["status"] == "COMPLETED"
        again = await called(client, "followRun", id=run["id"], waitSeconds=30)
        assert again["execution"] == run


async def test_a_run_is_not_followed_unless_asked(gateway: Gateway) -> None:
    async with connected(gateway) as client:
        pause = [node("pause", "DELAY", {"seconds": 600})]
        started = await called(client, "executeWorkflow", nodes=pause)
        run = started["executeWorkflow"]["execution"]["id"]
        followed = await called(client, "followRun", id=run, waitSeconds=1)
        assert followed["execution"]["status"] in ("RUNNING", "WAITING")
        cancelled = await called(client, "cancelRun", id=run)
        assert cancelled["cancelExecution"]["execution"]["status"] == "CANCELLED"
        failure = await failed(client, "followRun", id=f"exe_{ABSENT}")
        assert failure["code"] == "NOT_FOUND"


@both_revisions
async def test_a_client_that_gives_up_does_not_end_the_run(gateway: Gateway, revision: str) -> None:
    async with connected(gateway, revision=revision) as client:
        key = f"given up {revision}"
        arguments = {"nodes": [node("pause", "DELAY", {"seconds": 600})], "idempotencyKey": key, "waitSeconds": 60}
        connections = connections_of(gateway)
        with anyio.move_on_after(1):
            await client.call_tool("executeWorkflow", arguments)
        again = await called(client, "executeWorkflow", **{**arguments, "waitSeconds": 0})
        run = again["executeWorkflow"]["execution"]
        assert run["status"] in ("PENDING", "RUNNING", "WAITING")
        if revision == CURRENT:  # closing the response cancels the call, so nothing follows the run any more
            with anyio.fail_after(10):
                while connections_of(gateway) > connections:
                    await anyio.sleep(0.02)
        await called(client, "cancelRun", id=run["id"])


def connections_of(gateway: Gateway) -> int:
    assert gateway.app is not None
    return len(gateway.app.state.gateway.connections)


# ---------------------------------------------------------------- resources


@both_revisions
async def test_agents_sessions_and_runs_are_resources(gateway: Gateway, owner: Person, revision: str) -> None:
    worker, session = agent(owner, name="Sorter"), opened(owner, name="Standup")
    async with connected(gateway, revision=revision) as client:
        started = await called(client, "executeWorkflow", nodes=[value("one", 1)], waitSeconds=30)
        run = started["executeWorkflow"]["execution"]
        listed = {each.uri: each for each in (await client.list_resources()).resources}
        assert listed[f"parley://agents/{worker.id}"].name == "Sorter"
        assert listed[f"parley://sessions/{session}"].name == "Standup"
        assert f"parley://runs/{run['id']}" in listed
        templates = (await client.list_resource_templates()).resource_templates
        assert [each.uri_template for each in templates] == [
            "parley://agents/{id}",
            "parley://sessions/{id}",
            "parley://runs/{id}",
        ]
        assert (await read(client, f"parley://agents/{worker.id}"))["name"] == "Sorter"
        assert (await read(client, f"parley://sessions/{session}"))["name"] == "Standup"
        assert (await read(client, f"parley://runs/{run['id']}"))["output"] == {"one": 1}
        for uri in (f"parley://agents/agt_{ABSENT}", "parley://agents/", "parley://secrets/1", "file:///etc/passwd"):
            with pytest.raises(MCPError) as raised:
                await client.read_resource(uri)
            assert raised.value.code == (-32602 if revision == CURRENT else -32002)


async def test_a_client_hears_of_changes(gateway: Gateway, owner: Person) -> None:
    worker, session = agent(owner), opened(owner)
    agent_uri, session_uri = f"parley://agents/{worker.id}", f"parley://sessions/{session}"
    async with connected(gateway) as client:
        uris = [agent_uri, session_uri, f"parley://agents/agt_{ABSENT}", "parley://x/y"]
        async with client.listen(resource_subscriptions=uris, prompts_list_changed=True) as changes:
            assert set(changes.honored.resource_subscriptions or ()) >= {agent_uri, session_uri}
            assert "parley://x/y" not in (changes.honored.resource_subscriptions or ())
            assert not changes.honored.prompts_list_changed
            await called(client, "sendMessage", sessionId=session, content="Hello")
            with anyio.fail_after(10):
                assert (await anext(changes)).uri == session_uri  # type: ignore[union-attr]
            gateway.data(
                "mutation($id: ID!) { agentHeartbeat(input: {agentId: $id}) { errors { code } } }", {"id": worker.id}
            )
            with anyio.fail_after(10):
                while (await anext(changes)).uri != agent_uri:  # type: ignore[union-attr]
                    pass


# ---------------------------------------------------------------- permissions


ATTEMPTS: dict[str, dict[str, Any]] = {
    "whoAmI": {},
    "getAgent": {"id": f"agt_{ABSENT}"},
    "getTask": {"id": f"tsk_{ABSENT}"},
    "getRun": {"id": f"exe_{ABSENT}"},
    "followRun": {"id": f"exe_{ABSENT}"},
    "getSession": {"id": f"ses_{ABSENT}"},
    "getApproval": {"id": f"apr_{ABSENT}"},
    "getRequest": {"id": f"req_{ABSENT}"},
    "invokeAgent": {"agentId": f"agt_{ABSENT}", "message": "Hello"},
    "createTask": {"title": "", "type": "call"},
    "assignTask": {"id": f"tsk_{ABSENT}", "agentId": f"agt_{ABSENT}"},
    "claimTask": {"agentId": "AGENT"},
    "startTask": {"id": "TASK"},
    "completeTask": {"id": "TASK", "result": {}},
    "failTask": {"id": "TASK", "error": "Broken"},
    "cancelTask": {"id": f"tsk_{ABSENT}"},
    "executeWorkflow": {"workflowId": f"wfl_{ABSENT}"},
    "cancelRun": {"id": f"exe_{ABSENT}"},
    "createSession": {"name": ""},
    "sendMessage": {"sessionId": f"ses_{ABSENT}", "content": "Hello"},
    "requestApproval": {"title": ""},
    "respondToApproval": {"id": f"apr_{ABSENT}", "approved": True},
    "submitRequest": {"channel": "WEB", "content": ""},
}
"""Arguments with which a caller who may use a tool gets another error than FORBIDDEN; `{}` for tools that list."""


@pytest.mark.parametrize("role", [*Role, None], ids=lambda role: role.value if role else "AGENT")
async def test_a_caller_sees_the_tools_that_its_scopes_allow(
    gateway: Gateway, owner: Person, role: Role | None
) -> None:
    worker = agent(owner)
    caller = worker if role is None else person(gateway, role)
    task = owner.done("createTask", "task { id }", title="Sort", type="sort")["task"]["id"]
    owner.done("assignTask", "task { id }", id=task, agentId=worker.id)
    ids = {"AGENT": worker.id, "TASK": task}
    async with connected(gateway) as client:
        names = {tool.name for tool in (await client.list_tools()).tools}
    async with connected(gateway, caller.token) as client:
        seen = {tool.name for tool in (await client.list_tools()).tools}
        forbidden = set[str]()
        for name in names:
            given = {key: ids.get(each, each) if isinstance(each, str) else each for key, each in attempt(name).items()}
            result = await client.call_tool(name, given)
            if result.is_error and '"FORBIDDEN"' in str(result.content):
                forbidden.add(name)
    assert seen == names - forbidden


def attempt(name: str) -> dict[str, Any]:
    return {} if name.startswith("list") else ATTEMPTS[name]


async def test_a_narrowed_key_has_fewer_tools_and_resources(gateway: Gateway, owner: Person) -> None:
    narrowed = owner.done("createApiKey", "secret", name="narrow", scopes=["tasks:read"])["secret"]
    async with connected(gateway, narrowed) as client:
        assert {tool.name for tool in (await client.list_tools()).tools} == {"whoAmI", "listTasks", "getTask"}
        assert (await client.list_resources()).resources == []
        assert (await client.list_resource_templates()).resource_templates == []
        assert (await failed(client, "listAgents"))["code"] == "FORBIDDEN"


async def test_nothing_of_another_organization_can_be_seen_or_changed(gateway: Gateway, owner: Person) -> None:
    stranger = person(gateway, Role.ADMIN, "Elsewhere")
    worker, session = agent(owner), opened(owner)
    task = owner.done("createTask", "task { id }", title="Sort", type="sort")["task"]["id"]
    with unchanged(gateway):
        async with connected(gateway, stranger.token) as client:
            assert (await called(client, "listAgents"))["agents"]["nodes"] == []
            assert (await client.list_resources()).resources == []
            for name, id in (("getTask", task), ("cancelTask", task), ("getAgent", worker.id), ("getSession", session)):
                assert (await failed(client, name, id=id))["code"] == "NOT_FOUND"
            assert (await failed(client, "sendMessage", sessionId=session, content="Hi"))["code"] == "NOT_FOUND"
            with pytest.raises(MCPError, match="no such resource"):
                await client.read_resource(f"parley://agents/{worker.id}")


# ---------------------------------------------------------------- hostile arguments


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("createTask", {"titel": "typo", "title": "Call", "type": "call"}),
        ("createTask", {"title": None, "type": "call"}),
        ("createTask", {"title": {"$ne": 1}, "type": "call"}),
        ("createTask", {"title": "a\0b", "type": "call"}),
        ("createTask", {"title": "x" * 100_000, "type": "call"}),
        ("createTask", {"title": "Call", "type": "call", "priority": 2**40}),
        ("getTask", {"id": "x", "other": 1}),
        ("getTask", {"id": ["x"]}),
        ("getTask", {}),
        ("listTasks", {"first": -1}),
        ("listTasks", {"first": 10_000}),
        ("listTasks", {"filter": {"status": ["NO_SUCH"]}}),
        ("executeWorkflow", {"nodes": [], "waitSeconds": "60"}),
        ("executeWorkflow", {"nodes": [], "waitSeconds": True}),
        ("executeWorkflow", {"nodes": [], "waitSeconds": 10**6}),
        ("whoAmI", {"id": "x"}),
    ],
)
async def test_hostile_arguments_are_errors_that_a_model_can_read(
    gateway: Gateway, name: str, arguments: dict[str, Any]
) -> None:
    with unchanged(gateway):
        async with connected(gateway) as client:
            assert (await failed(client, name, **arguments))["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    ("name", "arguments", "field", "said"),
    [
        (
            "listTasks",
            {"filter": {"status": ["NOPE"]}},
            ["filter", "status", "0"],
            "filter.status[0] must be one of PEND",
        ),
        (
            "listTasks",
            {"filter": {"status": [1]}},
            ["filter", "status", "0"],
            "filter.status[0] must be one of PENDING",
        ),
        ("listTasks", {"filter": 5}, ["filter"], "filter must be an object; found: 5."),
        ("createTask", {"title": 5, "type": "call"}, ["title"], "title must be a string; found: 5."),
        (
            "createTask",
            {"title": "a", "type": "b", "priority": "c"},
            ["priority"],
            "priority must be a whole number; fo",
        ),
        ("createTask", {"title": "a", "type": "b", "x_y": 1}, ["x_y"], 'There is no argument "x_y".'),
        ("createTask", {"title": "a", "type": "b", "\u202e": 1}, ["\u202e"], r'There is no argument "\u202e".'),
        ("createTask", {"title": "a", "type": "b", "dueAt": "x"}, ["dueAt"], 'dueAt: "x" is not a DateTime'),
        ("executeWorkflow", {"nodes": "x"}, ["nodes"], 'nodes must be an object; found: "x".'),
        ("executeWorkflow", {"nodes": [{"key": 1}]}, ["nodes", "0", "key"], "nodes[0].key must be a string; found: 1."),
        (
            "executeWorkflow",
            {"nodes": [], "input": {"a": "\0"}},
            ["input", "a"],
            "input.a: Text that contains the ch",
        ),
        ("getTask", {"id": ["x"]}, ["id"], "id must be a string"),
    ],
)
async def test_a_wrong_argument_is_named_as_the_client_knows_it(
    gateway: Gateway, name: str, arguments: dict[str, Any], field: list[str], said: str
) -> None:
    async with connected(gateway) as client:
        errors = [await failed(client, name, **arguments)]
    assert [error["message"] for error in errors if not error["message"].startswith(said)] == []
    assert field in [error["field"] for error in errors]
    assert "Input" not in errors[0]["message"]


async def test_the_size_of_a_page_is_limited_as_described(gateway: Gateway) -> None:
    async with connected(gateway) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        for name in ("listAgents", "listTasks", "listWorkflows", "listRuns", "listSessions", "listApprovals"):
            size = tools[name].input_schema["properties"]["first"]
            assert (size["minimum"], size["maximum"], size["default"]) == (1, 100, 20)
        for first in (0, 101):
            assert (await failed(client, "listTasks", first=first))["code"] == "BAD_USER_INPUT"
        assert "tasks" in await called(client, "listTasks", first=100)


async def test_a_character_that_cannot_be_stored_is_found_in_the_argument(gateway: Gateway) -> None:
    async with connected(gateway) as client:
        failure = await failed(client, "createTask", title="x\0", type="call")
        assert (failure["code"], failure["field"]) == ("BAD_USER_INPUT", ["title"])
        deep = await failed(client, "createTask", title="x", type="call", payload={"list": ["\0"]})
        assert deep["field"] == ["payload", "list", "0"]


async def test_an_unknown_tool_is_an_error_of_the_protocol(gateway: Gateway) -> None:
    async with connected(gateway) as client:
        with pytest.raises(MCPError, match="no tool") as caught:
            await client.call_tool("__init__", {})
        assert caught.value.error.data == {"code": "NOT_FOUND", "retryable": False, "field": "params.name"}


async def concurrent_calls(client: Client, count: int) -> list[str]:
    statuses: list[str] = []

    async def one(number: int) -> None:
        made = await called(client, "createTask", title=f"Task {number}", type="many")
        statuses.append(made["createTask"]["task"]["title"])

    async with anyio.create_task_group() as group:
        for number in range(count):
            group.start_soon(one, number)
    return statuses


@both_revisions
async def test_calls_of_one_client_run_at_the_same_time(gateway: Gateway, revision: str) -> None:
    async with connected(gateway, revision=revision) as client:
        titles = await concurrent_calls(client, 20)
    assert sorted(titles) == sorted(f"Task {number}" for number in range(20))
