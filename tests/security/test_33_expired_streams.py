"""Attack 33 on every transport: a credential that expires or is revoked while a stream is open.

The stream ends with the documented code, nothing that happens afterwards is delivered, and the credential opens no
other stream. With a new one the client resumes after its last cursor, and misses and repeats nothing.
"""

import contextlib
import json
import threading
import time
from datetime import datetime, timedelta
from typing import Any, Final

import anyio
import httpx
import pytest
from mcp.shared.exceptions import MCPError
from websockets.exceptions import ConnectionClosed

from models.agents import Agent
from models.users import Role
from storage.clock import now
from tests.gateways import Gateway
from tests.mcp_server.clients import connected as mcp_connected
from tests.people import Person, agent, on_database, person
from tests.transports import TRANSPORTS, Received, Stream
from tests.waiting import until

PROMISED_SECONDS: Final = 5.0
LIFETIMES: Final = (3.0, 12.0, 48.0)
"""The time for which a credential is valid, in seconds: on a busy machine it may take this long to open a stream."""
AFTER_SECONDS: Final = 0.25
"""The time after a credential has expired from which no event may be delivered: the loop may be busy before."""


class Publisher:
    """Publishes events, one after the other, in a thread."""

    def __init__(self, stream: Stream) -> None:
        self.published = list[tuple[str, float]]()
        """The markers, with the time before each was published."""
        self._stream = stream
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> "Publisher":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            before = time.time()
            self.published.append((self._stream.publish(), before))
            time.sleep(0.1)  # leaves the processor to the gateway, which runs in this process


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return person(gateway, Role.ADMIN)


@pytest.fixture(params=TRANSPORTS, ids=lambda kind: kind.__name__)
def stream(request: pytest.FixtureRequest, gateway: Gateway, admin: Person) -> Stream:
    kind: type[Stream] = request.param
    return kind(gateway, admin)


def test_33_nothing_is_delivered_after_a_credential_has_expired(stream: Stream) -> None:
    for seconds in LIFETIMES:
        expires = now() + timedelta(seconds=seconds)
        key = stream.admin.done("createApiKey", "secret", name="short", expiresAt=expires.isoformat())["secret"]
        if (found := followed(stream, key, expires.timestamp())) is not None:
            break
    assert found, "no stream was opened in time"
    seen, published = found
    assert stream.end == stream.ends
    late = {marker for marker, before in published if before > expires.timestamp() + AFTER_SECONDS}
    assert late and not late & {marker for marker, _ in seen}
    assert stream.refused(key) == stream.refusal
    resumes_without_a_gap(stream, seen, [marker for marker, _ in published])


def followed(stream: Stream, key: str, expires: float) -> tuple[list[Received], list[tuple[str, float]]] | None:
    """Follow a stream until its credential expires, and return what was received and what was published from then on.

    Returns None if the credential expired before anything was received.
    """
    with contextlib.ExitStack() as stack:
        try:
            received = stack.enter_context(stream.open(key, None))
            stream.publish()
            seen = [next(received)]
        except (AssertionError, StopIteration, ConnectionClosed, OSError, httpx.HTTPStatusError):
            if time.time() < expires:
                raise
            return None
        with Publisher(stream) as publisher:
            seen += received
            ended = time.time()
            until(lambda: publisher.published and publisher.published[-1][1] > expires + AFTER_SECONDS)
    assert expires - 0.1 < ended < expires + PROMISED_SECONDS
    return seen, publisher.published


def test_33_a_revoked_credential_ends_the_stream_and_opens_no_other(stream: Stream) -> None:
    made = stream.admin.done("createApiKey", "secret apiKey { id }", name="short")
    with stream.open(made["secret"], None) as received:
        stream.publish()
        seen = [next(received)]
        with Publisher(stream) as publisher:
            seen.append(next(received))
            stream.admin.done("revokeApiKey", "apiKey { id }", id=made["apiKey"]["id"])
            revoked = time.monotonic()
            seen += received
            assert time.monotonic() - revoked < PROMISED_SECONDS
    assert stream.end == stream.ends
    assert stream.refused(made["secret"]) == stream.refusal
    resumes_without_a_gap(stream, seen, [marker for marker, _ in publisher.published])


def resumes_without_a_gap(stream: Stream, seen: list[Received], published: list[str]) -> None:
    """Resume with a new credential after what was seen, and require that the rest comes once and in order."""
    first, rest = [marker for marker, _ in seen], list[str]()
    key = stream.admin.done("createApiKey", "secret", name="new")["secret"]
    last = stream.publish()
    with stream.open(key, seen[-1][1]) as received:
        while not rest or rest[-1] != last:
            rest.append(next(received)[0])
    assert [*first, *rest] == [first[0], *published, last]


async def test_33_an_expired_credential_ends_what_a_client_of_mcp_follows(gateway: Gateway, admin: Person) -> None:
    worker, expires = agent(admin), now() + timedelta(seconds=LIFETIMES[1])
    key = admin.done("createApiKey", "secret", name="short", expiresAt=expires.isoformat())["secret"]

    async def change_late() -> None:
        await anyio.sleep((expires - now()).total_seconds() + AFTER_SECONDS)
        await anyio.to_thread.run_sync(lambda: worker.done("agentHeartbeat", "agent { id }", agentId=worker.id))
        await anyio.to_thread.run_sync(lambda: admin.done("updateAgent", "agent { id }", id=worker.id, name="Late"))

    async with mcp_connected(gateway, key) as client, anyio.create_task_group() as group:
        async with client.listen(resource_subscriptions=[f"parley://agents/{worker.id}"]) as changes:
            group.start_soon(change_late)
            assert [change async for change in changes] == []
        assert now() >= expires - timedelta(seconds=0.1)
        with pytest.raises(MCPError):
            await client.list_tools()
    with gateway.client(key) as http:
        assert http.post("/mcp", json={}).status_code == 401


async def waits_until(agent_id: str) -> datetime | None:
    """Return until when an agent's claim waits."""
    return (await Agent.get(id=agent_id)).waits_until


@pytest.mark.slow
@pytest.mark.parametrize("revoked", [False, True])
def test_33_a_claim_that_waits_gets_no_task_after_its_credential_has_ended(admin: Person, revoked: bool) -> None:
    worker, expires = agent(admin), now() + timedelta(seconds=LIFETIMES[1])
    given = {"name": "short", "agentId": worker.id, "expiresAt": expires.isoformat()}
    made = admin.done("createApiKey", "secret apiKey { id }", **given)
    kind, claimed = f"for {worker.id}", dict[str, Any]()
    document = "mutation ($input: ClaimTaskInput!) { claimTask(input: $input) { task { id } errors { code } } }"
    claim = {"agentId": worker.id, "types": [kind], "waitSeconds": 25}

    def wait() -> None:
        claimed.update(admin.gateway.graphql(document, {"input": claim}, made["secret"]))

    waiting, began = threading.Thread(target=wait), time.monotonic()
    waiting.start()
    until(lambda: on_database(admin.gateway, lambda: waits_until(worker.id)))
    if revoked:
        admin.done("revokeApiKey", "apiKey { id }", id=made["apiKey"]["id"])
        until(lambda: time.monotonic() - began > PROMISED_SECONDS)
    else:
        until(lambda: now() > expires)
    task = admin.done("createTask", "task { id }", title="Secret", type=kind)["task"]["id"]
    waiting.join()
    assert "UNAUTHENTICATED" in json.dumps(claimed) and task not in json.dumps(claimed)
    assert worker.done("claimTask", "task { id }", **claim)["task"]["id"] == task, "it returned to the queue"
