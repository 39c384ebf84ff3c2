"""docs/reference/events.md: its recorded events have the fields that a gateway sends.

To record them again: `RECORD_EVENTS=1 make test ARGS=tests/docs/test_event_reference.py`, then `make reference`.
"""

import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from engine.agents import sweep_agents
from models.events import EventKind
from models.platform import prune_log
from tests.docs.reference.events import RECORDED, names
from tests.events.engine_world import Everything
from tests.events.house import House
from tests.fakes.oauth_server import FakeProvider
from tests.gateways import Gateway
from tests.ledger import placed
from tests.people import Person, on_database, opened, person

pytestmark = pytest.mark.slow

RUN: Final = "execution { id status }"
NODE: Final = f"{RUN} node {{ id key type status output error attempts }}"
TASK: Final = "task { id title type status attempts }"
SESSION: Final = "session { id name status }"
FIELDS: Final = {
    **dict.fromkeys(["AgentConnected", "AgentDisconnected"], "agent { id name status }"),
    "AgentStatusChanged": "agent { id name } status",
    "AgentErrored": "agent { id name } error",
    "AgentExecuted": "agent { id name } durationMs simulated",
    **dict.fromkeys(["ApprovalRequested", "ApprovalResponded"], "approval { id title status requiredApprovals }"),
    "ConnectionChanged": "connection { id provider account status }",
    "CustomEvent": "data",
    "DeliveryUpdated": "delivery { id channel subject status }",
    "DocumentChanged": "document { id key version } patch",
    "MessageSent": f"{SESSION} message {{ id type content from {{ id name }} }}",
    **dict.fromkeys([kind.name for kind in EventKind if kind.name.startswith("Node")], NODE),
    **dict.fromkeys(
        ["ParticipantJoined", "ParticipantLeft"], f"{SESSION} participant {{ presence actor {{ id name }} }}"
    ),
    "RecordChanged": "recordId changes",
    **dict.fromkeys(["RequestCompleted", "RequestReceived"], "request { id channel status content response }"),
    **dict.fromkeys(["SessionCreated", "SessionUpdated"], SESSION),
    **dict.fromkeys(["TaskAssigned", "TaskCreated", "TaskUpdated"], TASK),
    **dict.fromkeys(["WorkflowStarted", "WorkflowCancelled"], RUN),
    "WorkflowCompleted": "execution { id status output durationMs }",
    "WorkflowFailed": "execution { id status error }",
    "StreamOpened": "resumed snapshot { __typename id }",
    "StreamGap": "reason from",
}
SELECTION: Final = "__typename id type occurredAt cursor causedBy actor { id name } " + " ".join(
    f"... on {name} {{ {fields} }}" for name, fields in FIELDS.items()
)
OF_SESSIONS: Final = "__typename id type occurredAt cursor causedBy actor { id name } " + " ".join(
    f"... on {name} {{ {FIELDS[name]} }}" for name in ("StreamOpened", "StreamGap")
)
FOLLOW: Final = (
    "subscription ($session: ID!, $after: Cursor) "
    f"{{ sessionEvents(sessionId: $session, after: $after) {{ {OF_SESSIONS} }} }}"
)


@pytest.fixture(scope="module")
def google() -> Iterator[FakeProvider]:
    with FakeProvider("google") as provider:
        yield provider


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], google: FakeProvider) -> Iterator[Gateway]:
    with Gateway({**backend, **google.environment}) as running:
        yield running


@pytest.fixture(scope="module")
def sent(gateway: Gateway, google: FakeProvider) -> dict[str, Any]:
    """An event of each type, as the gateway sends it."""
    world = Everything.happened(gateway, "Reference")
    session = _beside_runs(world, House(gateway, world.admin, world.admin, google))
    found = {event["__typename"]: event for event in reversed(_log(world.admin))}
    [found["StreamOpened"]] = _items(world.admin, session, 1)
    cursor = found["SessionCreated"]["cursor"]
    on_database(gateway, lambda: prune_log(datetime.now(UTC) + timedelta(seconds=1)))
    _, found["StreamGap"] = _items(world.admin, session, 2, cursor)
    return found


def _beside_runs(world: Everything, house: House) -> str:
    """Let the rest happen, and return a session."""
    admin, gateway = world.admin, world.gateway
    session = opened(admin, name="Launch")
    guest = person(gateway, organization="Reference")
    guest.done("joinSession", "session { id }", sessionId=session)
    guest.done("leaveSession", "session { id }", sessionId=session)
    admin.done("updateSession", "session { id }", id=session, name="Launch day")
    patch = [{"op": "add", "path": "/title", "value": "Hello"}]
    admin.done("patchDocument", "document { id }", key="draft", sessionId=session, baseVersion=0, patch=patch)
    desk = admin.done("createAgent", "agent { id }", name="Desk", type="desk", runtime="LYZR", config={"agentId": "a"})[
        "agent"
    ]
    admin.done("submitRequest", "request { id }", channel="WEB", content="My laptop is slow", agentId=desk["id"])
    admin.done("deliver", "deliveries { id }", userId=admin.id, subject="Done", content="The laptop is fixed.")
    away = {"name": "Away", "type": "away", "runtime": "HTTP", "config": {"url": "http://127.0.0.1:9/"}}
    absent = admin.done("createAgent", "agent { id }", **away)["agent"]["id"]
    admin.change("invokeAgent", "reply { content }", {"agentId": absent, "message": "Hello"})
    house.connection()
    on_database(gateway, lambda: sweep_agents(datetime.now(UTC) + timedelta(seconds=901), 300))
    admin.done("createTask", "task { id }", title="Tidy up", type="tidy")  # SQLite's gateway finds the writes of others
    placed(gateway)
    return session


def _log(caller: Person) -> list[dict[str, Any]]:
    shown = f"nodes {{ {SELECTION} }} pageInfo {{ hasNextPage endCursor }}"
    query = f"query ($after: Cursor) {{ events(first: 100, after: $after) {{ {shown} }} }}"
    events, after = list[dict[str, Any]](), None
    while True:
        page = caller.data(query, after=after)["events"]
        events += page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return events
        after = page["pageInfo"]["endCursor"]


def _items(caller: Person, session: str, count: int, after: str | None = None) -> list[dict[str, Any]]:
    """Return the first items of a session's stream."""
    with caller.follow(FOLLOW, session=session, after=after) as following:
        return [following() for _ in range(count)]


def shape(value: Any) -> Any:
    """Return the fields of a value, without the values."""
    return {name: shape(each) for name, each in value.items()} if isinstance(value, dict) else None


def test_every_type_is_recorded_with_the_fields_that_are_sent(sent: dict[str, Any]):
    if os.environ.get("RECORD_EVENTS"):
        RECORDED.write_text(json.dumps({name: sent[name] for name in names()}, indent=1, ensure_ascii=False) + "\n")
    assert sorted(sent) == sorted(names())
    recorded = json.loads(RECORDED.read_text())
    free = {"data", "changes", "patch", "output"}
    for name in names():
        assert fields(recorded[name], free) == fields(sent[name], free), name


def fields(event: dict[str, Any], free: set[str]) -> Any:
    return shape({key: value for key, value in event.items() if key not in free and value is not None})
