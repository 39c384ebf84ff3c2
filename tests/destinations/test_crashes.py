"""Gateways are killed during delivery: every event arrives at least once, and in order."""

import os
import random
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, cast

import httpx
import pytest

from models.delivery_attempts import DeliveryStatus
from models.destinations import EventDelivery
from models.events import LogRow
from tests.destinations.house import PATIENCE
from tests.fakes.pipedream import FakePipedream, Trigger
from tests.gateways import Gateway, GatewayProcess
from tests.people import on_database
from tests.servers import free_port

pytestmark = [pytest.mark.crash, pytest.mark.timeout(300)]

SESSIONS: Final = 40
KILLS: Final = int(os.environ.get("DESTINATION_KILLS", "2"))
TYPE: Final = "collaboration.session_created"
CREATE: Final = """
mutation ($name: String!, $key: String!) {
  createSession(input: {name: $name, idempotencyKey: $key}) { session { id } errors { message } }
}
"""
CREATE_DESTINATION: Final = """
mutation ($input: CreateEventDestinationInput!) {
  createEventDestination(input: $input) { destination { id } errors { message } }
}
"""


@pytest.fixture
def pipedream() -> Iterator[FakePipedream]:
    """Delay the response after accepting an event, so that a gateway is killed in between."""
    with FakePipedream() as fake:
        fake.afterwards = lambda _asked: time.sleep(random.uniform(0.02, 0.1))
        yield fake


def test_every_event_arrives_despite_crashes(
    backend: Mapping[str, str], gateway_process: Callable[..., GatewayProcess], pipedream: FakePipedream
):
    pipedream.triggers = {"eocrash1": Trigger(), "eocrash2": Trigger()}
    allowed = {"PIPEDREAM_TRIGGER_URL": pipedream.trigger_url, "ENGINE_LEASE": "2"}
    count = 2 if "REDIS_URL" in backend else 1
    replicas = [gateway_process({**backend, **allowed, "PORT": str(free_port())}) for _ in range(count)]
    ids = {endpoint: _destination(replicas[0], endpoint) for endpoint in pipedream.triggers}
    with ThreadPoolExecutor(max_workers=1) as executor:
        done = executor.submit(_create_sessions, replicas)
        for _ in range(KILLS):
            time.sleep(random.uniform(0.5, 2.0))
            victim = random.choice(replicas)
            victim.kill()
            victim.start()
        done.result()
    somewhere = cast(Gateway, replicas[0])  # for its environment
    for endpoint, id in ids.items():
        deliveries = _settled(somewhere, id)
        assert {each.status for each in deliveries} == {DeliveryStatus.SUCCESS}
        names = [event["data"]["sessionName"] for event in pipedream.triggers[endpoint].events]
        first_times = list(dict.fromkeys(names))
        assert first_times == on_database(somewhere, _names)
        assert len(first_times) >= SESSIONS
        assert len(names) <= sum(len(each.attempts) for each in deliveries)
        assert all(each.attempts[-1]["ok"] for each in deliveries)


def _destination(gateway: GatewayProcess, endpoint: str) -> str:
    values = {"name": endpoint, "type": "PIPEDREAM", "eventTypes": [TYPE], "config": {"workflow": endpoint}}
    made = gateway.data(CREATE_DESTINATION, {"input": values})["createEventDestination"]
    assert made["errors"] == []
    return str(made["destination"]["id"])


def _create_sessions(replicas: list[GatewayProcess]) -> None:
    """Create sessions on any gateway that responds; each is retried until acknowledged."""
    for number in range(SESSIONS):
        variables = {"name": f"session {number}", "key": f"crash-{number}"}
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                data = random.choice(replicas).data(CREATE, variables)
                assert data["createSession"]["errors"] == []
                break
            except httpx.TransportError:
                assert time.monotonic() < deadline
                time.sleep(0.05)
        time.sleep(0.03)


async def _names() -> list[str]:
    """Return the names of the sessions, as recorded in the log."""
    rows: list[Any] = await LogRow.filter(type=TYPE).order_by("seq")
    return [row.payload["session"]["name"] for row in rows]


def _settled(gateway: Gateway, destination_id: str) -> list[EventDelivery]:
    """Return a destination's deliveries once there is one for each event, all of them final."""

    async def read() -> tuple[int, list[EventDelivery]]:
        rows = await EventDelivery.filter(destination_id=destination_id).order_by("event_seq")
        return await LogRow.filter(type=TYPE).count(), rows

    deadline = time.monotonic() + PATIENCE
    while True:
        events, deliveries = on_database(gateway, read)
        if len(deliveries) == events and all(each.ended for each in deliveries):
            return deliveries
        assert time.monotonic() < deadline, (events, [(each.status, each.attempts) for each in deliveries][-5:])
        time.sleep(0.2)
