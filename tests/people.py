"""Who calls a gateway in a test: people of any role and organization, and agents with a key of their own.

The first people of an organization come from the command that a deployment has for it; there is no mutation that makes
an organization. Everything else goes through the public API.
"""

import asyncio
import contextlib
import itertools
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import websockets.sync.client
from tortoise import Tortoise

from auth.bootstrap import create_key
from models.database import open_database
from models.event_log import has_outbox, move_outbox
from models.users import Role
from settings import Settings
from storage.address import Dialect, parse_address
from storage.database import connection, current_database
from tests.gateways import Gateway

HOME = "Default"
"""The organization of the administrator that a gateway begins with."""

Result = TypeVar("Result")
_numbers = itertools.count(1)

_INPUTS: Final = {
    "leaveSession": "JoinSessionInput",
    "cancelApproval": "ApprovalInput",
    **dict.fromkeys(["refreshConnection", "disconnect"], "ConnectionInput"),
    **dict.fromkeys(["cancelExecution", "retryExecution"], "ExecutionInput"),
    **dict.fromkeys(["deleteAgent", "deleteWorkflow", "deleteEventDestination"], "DeleteInput"),
    **dict.fromkeys(["startTask", "cancelTask", "retryTask"], "TaskInput"),
}
"""The input types that are not named after their mutation."""


@dataclass(frozen=True)
class Person:
    """A user or an agent, with a credential."""

    gateway: Gateway
    id: str
    token: str

    def data(self, query: str, **variables: Any) -> dict[str, Any]:
        """Executes an operation that is expected to succeed and returns its `data`."""
        return self.gateway.data(query, variables, self.token)

    def change(self, mutation: str, selection: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """Executes a mutation and returns its payload: what `selection` selects, and `errors`."""
        kind = f"{mutation[0].upper()}{mutation[1:]}Input"
        kind = _INPUTS.get(mutation, kind)
        document = (
            f"mutation($input: {kind}!) {{ {mutation}(input: $input) "
            f"{{ {selection} errors {{ code message field retryable }} }} }}"
        )
        payload: dict[str, Any] = self.data(document, input=dict(values))[mutation]
        return payload

    def done(self, mutation: str, selection: str, **values: Any) -> dict[str, Any]:
        """Executes a mutation that is expected to take effect and returns its payload."""
        payload = self.change(mutation, selection, values)
        assert not payload["errors"], payload["errors"]
        return payload

    def refused(self, mutation: str, selection: str, **values: Any) -> tuple[str, str | None]:
        """Executes a mutation that is expected to be refused and returns the code and the field, joined by dots."""
        payload = self.change(mutation, selection, values)
        [error] = payload["errors"]
        assert error["message"]
        return error["code"], ".".join(error["field"]) if error["field"] is not None else None

    def not_followed(self, subscription: str, **variables: Any) -> str:
        """Opens a subscription that is expected to be refused and returns the code."""
        with self._subscribed(subscription, variables) as socket:
            [error] = _frame(socket, "error")["payload"]
            code: str = error["extensions"]["code"]
            return code

    @contextlib.contextmanager
    def follow(self, subscription: str, **variables: Any) -> Iterator[Callable[[], Any]]:
        """Opens a subscription and yields a function that returns the next item: the value of its one field."""
        with self._subscribed(subscription, variables) as socket:

            def following() -> Any:
                payload = _frame(socket, "next")["payload"]
                assert not payload.get("errors"), payload["errors"]
                [value] = payload["data"].values()
                return value

            yield following

    @contextlib.contextmanager
    def _subscribed(
        self, subscription: str, variables: Mapping[str, Any]
    ) -> Iterator[websockets.sync.client.ClientConnection]:
        with websockets.sync.client.connect(
            self.gateway.ws_url,
            subprotocols=[websockets.Subprotocol("graphql-transport-ws")],
            additional_headers={"authorization": f"Bearer {self.token}"},
            proxy=None,
        ) as socket:
            socket.send(json.dumps({"type": "connection_init"}))
            _frame(socket, "connection_ack")
            operation = {"query": subscription, "variables": dict(variables)}
            socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": operation}))
            yield socket


def _frame(socket: websockets.sync.client.ClientConnection, kind: str) -> Any:
    while True:
        frame = json.loads(socket.recv(timeout=20))
        if frame["type"] == "ping":
            socket.send(json.dumps({"type": "pong"}))
        else:
            assert frame["type"] == kind, frame
            return frame


def person(gateway: Gateway, role: Role = Role.MEMBER, organization: str = HOME) -> Person:
    """Returns a new user of an organization, which is made if it is not there yet."""
    settings = Settings.load(gateway.environment)
    email = f"person-{next(_numbers)}@example.com"
    token = on_database(gateway, lambda: create_key(settings, organization, email, role, "test"))
    viewer = gateway.data("{ viewer { actor { id } } }", {}, token)["viewer"]
    return Person(gateway, viewer["actor"]["id"], token)


def administrator(gateway: Gateway) -> Person:
    """Returns the administrator that the gateway began with."""
    viewer = gateway.data("{ viewer { actor { id } } }")["viewer"]
    return Person(gateway, viewer["actor"]["id"], gateway.admin_key)


def agent(owner: Person, **values: Any) -> Person:
    """Returns a new agent of an administrator's, with its own key."""
    given = {"name": "Agent", "type": f"test-{next(_numbers)}", "runtime": "WORKER"} | values
    made = owner.done("createAgent", "agent { id }", **given)["agent"]
    key = owner.done("createApiKey", "secret", name="test", agentId=made["id"])
    return Person(owner.gateway, made["id"], key["secret"])


def opened(owner: Person, **values: Any) -> str:
    """Returns the id of a new session."""
    payload = owner.done("createSession", "session { id }", **{"name": "A session", **values})
    id: str = payload["session"]["id"]
    return id


def events(caller: Person, session_id: str) -> list[str]:
    """Returns the types of what happened in a session, sorted."""
    on_database(caller.gateway, _place_events)
    query = "query($id: ID) { events(first: 100, sessionId: $id) { nodes { type } } }"
    return sorted(event["type"] for event in caller.data(query, id=session_id)["events"]["nodes"])


async def _place_events() -> None:
    """Gives committed events their place in the log, as the relay would in a moment."""
    if current_database().dialect is Dialect.POSTGRES:
        while await has_outbox():
            await move_outbox()


def on_database(gateway: Gateway, work: Callable[[], Awaitable[Result]]) -> Result:
    """Runs `work` on a gateway's database, over a connection of its own and away from the test's event loop."""

    async def run() -> Result:
        database = await open_database(parse_address(Settings.load(gateway.environment).database_url))
        try:
            with database.bind():
                return await work()
        finally:
            await database.close()

    with ThreadPoolExecutor(max_workers=1) as executor:
        return executor.submit(asyncio.run, run()).result()


@contextlib.contextmanager
def unchanged(gateway: Gateway) -> Iterator[None]:
    """Passes when what happens inside leaves every table as it was, the event log included."""
    before = on_database(gateway, _everything)
    yield
    after = on_database(gateway, _everything)
    for table, rows in before.items():
        assert after[table] == rows, f"{table} changed"


async def _everything() -> dict[str, Any]:
    postgres = current_database().dialect is Dialect.POSTGRES
    tables = [model._meta.db_table for model in Tortoise.apps["models"].values()]
    # What merely moves into the log does not count as a change, nor does using a key or the head of the log.
    found = {
        table: await connection().execute_query_dict(f"SELECT * FROM {table} ORDER BY 1")
        for table in tables
        if table not in ("event_log", "outbox", "log_head", "connector_states", "api_keys", "leases")
    }
    events = "SELECT id FROM event_log" + (" UNION ALL SELECT id FROM outbox" if postgres else "")
    found["events"] = await connection().execute_query_dict(f"{events} ORDER BY 1")
    return found
