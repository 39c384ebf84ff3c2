"""The callers of a gateway in tests: users of any role and organization, and agents with their own keys.

Organizations and their first users are created by the command that deployments use, because no mutation creates an
organization. Everything else goes through the public API.
"""

import contextlib
import itertools
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, TypeVar

import websockets.sync.client
from tortoise.expressions import Q

from auth.bootstrap import create_key
from models.connections import lapsing_connections, refreshed_connections
from models.deliveries import Delivery
from models.delivery_attempts import DeliveryStatus
from models.outbox import move_outbox
from models.requests import OPEN, Request
from models.studio import AssetStatus, StudioAsset
from models.users import Role
from storage.address import Dialect
from storage.clock import now
from storage.database import current_database
from tests.beside import run_on_database
from tests.gateways import Gateway, GatewayProcess
from tests.outbox import has_outbox
from tests.tables import Rows, organizations_of, rows_of
from tests.waiting import until

Result = TypeVar("Result")
_numbers = itertools.count(1)

_INPUTS: Final = {
    "leaveSession": "JoinSessionInput",
    "cancelApproval": "ApprovalInput",
    "retryDelivery": "DeliveryInput",
    **dict.fromkeys(["refreshConnection", "testConnection", "disconnect"], "ConnectionInput"),
    **dict.fromkeys(["cancelExecution", "retryExecution"], "ExecutionInput"),
    **dict.fromkeys(
        [
            "deleteAgent",
            "deleteDocument",
            "deleteWorkflow",
            "deleteEndpoint",
            "deleteEventDestination",
            "deleteStudioInstance",
        ],
        "DeleteInput",
    ),
    **dict.fromkeys(["startTask", "cancelTask", "retryTask"], "TaskInput"),
}
"""Input types that are not named after their mutation."""

_WITHOUT_INPUT: Final = frozenset({"extendToken"})
_SOON: Final = timedelta(seconds=5)
"""While a connection is due so soon, the gateway may refresh it in the middle of a block."""


@dataclass(frozen=True)
class Person:
    """A user or an agent, with a credential."""

    gateway: Gateway
    id: str
    token: str

    def data(self, query: str, **variables: Any) -> dict[str, Any]:
        """Execute an operation that must succeed, and return its `data`."""
        return self.gateway.data(query, variables, self.token)

    def change(self, mutation: str, selection: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """Execute a mutation and return its payload: `selection` and `errors`."""
        kind = f"{mutation[0].upper()}{mutation[1:]}Input"
        kind = _INPUTS.get(mutation, kind)
        result = f"{{ {selection} errors {{ code message field retryable }} }}"
        if mutation in _WITHOUT_INPUT:
            payload: dict[str, Any] = self.data(f"mutation {{ {mutation} {result} }}")[mutation]
        else:
            document = f"mutation($input: {kind}!) {{ {mutation}(input: $input) {result} }}"
            payload = self.data(document, input=dict(values))[mutation]
        return payload

    def done(self, mutation: str, selection: str, **values: Any) -> dict[str, Any]:
        """Execute a mutation that must succeed, and return its payload."""
        payload = self.change(mutation, selection, values)
        assert not payload["errors"], payload["errors"]
        return payload

    def refused(self, mutation: str, selection: str, **values: Any) -> tuple[str, str | None]:
        """Execute a mutation that must be rejected, and return the error's code and its field, joined by dots."""
        payload = self.change(mutation, selection, values)
        [error] = payload["errors"]
        assert error["message"]
        return error["code"], ".".join(error["field"]) if error["field"] is not None else None

    def not_followed(self, subscription: str, **variables: Any) -> str:
        """Open a subscription that must be rejected, and return the error's code."""
        with self._subscribed(subscription, variables) as socket:
            [error] = _frame(socket, "error")["payload"]
            code: str = error["extensions"]["code"]
            return code

    @contextlib.contextmanager
    def follow(self, subscription: str, **variables: Any) -> Iterator[Callable[[], Any]]:
        """Open a subscription and yield a function that returns the next item: the value of its one field."""
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


def person(gateway: Gateway, role: Role = Role.MEMBER, organization: str | None = None) -> Person:
    """Return a new user of the administrator's organization, or of the one named, which is created if missing."""
    name = gateway.organization if organization is None else gateway.organization_named(organization)
    email = f"person-{next(_numbers)}@example.com"
    token = on_database(gateway, lambda: create_key(gateway.settings, name, email, role, "test"))
    viewer = gateway.data("{ viewer { actor { id } } }", {}, token)["viewer"]
    return Person(gateway, viewer["actor"]["id"], token)


def administrator(gateway: Gateway) -> Person:
    """Return the administrator whose key the gateway has."""
    viewer = gateway.data("{ viewer { actor { id } } }")["viewer"]
    return Person(gateway, viewer["actor"]["id"], gateway.admin_key)


def agent(owner: Person, **values: Any) -> Person:
    """Return a new agent, created by an administrator, with its own key."""
    given = {"name": "Agent", "type": f"test-{next(_numbers)}", "runtime": "WORKER"} | values
    made = owner.done("createAgent", "agent { id }", **given)["agent"]
    key = owner.done("createApiKey", "secret", name="test", agentId=made["id"])
    return Person(owner.gateway, made["id"], key["secret"])


def opened(owner: Person, **values: Any) -> str:
    """Return the id of a new session."""
    payload = owner.done("createSession", "session { id }", **{"name": "A session", **values})
    id: str = payload["session"]["id"]
    return id


def events(caller: Person, session_id: str) -> list[str]:
    """Return the types of a session's events, sorted."""
    on_database(caller.gateway, place_events)
    query = "query($id: ID) { events(first: 100, sessionId: $id) { nodes { type } } }"
    return sorted(event["type"] for event in caller.data(query, id=session_id)["events"]["nodes"])


async def place_events() -> None:
    """Move committed events to the log, as the relay would in a moment."""
    if current_database().dialect is Dialect.POSTGRES:
        while await has_outbox():
            await move_outbox()


def on_database(gateway: Gateway | GatewayProcess, work: Callable[[], Awaitable[Result]]) -> Result:
    """Run `work` on a gateway's database, outside the gateway and the test's event loop."""
    if isinstance(gateway, Gateway):
        return gateway.beside.run(work)
    return run_on_database(gateway.environment, work)


def until_delivered(gateway: Gateway) -> None:
    """Wait until the gateway has attempted the due deliveries of the module's organizations, which it does by itself.

    By itself it also ends the requests that no agent answers, and the uploads of assets.
    """

    async def attempted() -> bool:
        return await _nothing_is_due(await organizations_of(gateway.organization))

    until(lambda: on_database(gateway, attempted))


async def _nothing_is_due(organization_ids: list[str]) -> bool:
    retried = Q(next_attempt_at__lte=now()) | Q(next_attempt_at=None)  # null while an attempt is in progress
    due = Q(status=DeliveryStatus.PENDING) | (Q(status=DeliveryStatus.RETRYING) & retried)
    pending = Delivery.filter(due, organization_id__in=organization_ids, approval_id=None)
    unrouted = Request.filter(organization_id__in=organization_ids, status__in=OPEN, agent_id=None)
    uploads = StudioAsset.filter(organization_id__in=organization_ids, status=AssetStatus.UPLOADING)
    soon = now() + _SOON
    refreshed = refreshed_connections().filter(organization_id__in=organization_ids, refresh_at__lte=soon)
    lapsing = lapsing_connections().filter(organization_id__in=organization_ids, expires_at__lte=soon)
    return not any([await each.exists() for each in (pending, unrouted, uploads, refreshed, lapsing)])


@contextlib.contextmanager
def unchanged(gateway: Gateway) -> Iterator[None]:
    """Pass if the block leaves all rows and events of the module's organizations as they were."""

    async def settled() -> Rows | None:
        ids = await organizations_of(gateway.organization)
        return await rows_of(ids) if await _nothing_is_due(ids) else None

    async def read() -> Rows:
        return await rows_of(await organizations_of(gateway.organization))

    before: Rows = until(lambda: on_database(gateway, settled))
    yield
    after = on_database(gateway, read)
    for table, rows in before.items():
        assert after[table] == rows, f"{table} changed"
