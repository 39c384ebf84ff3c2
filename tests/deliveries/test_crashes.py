"""Gateways are killed while they deliver to receivers of which some fail, hang or throttle.

`make test-crash` runs this with 200 deliveries, `make chaos` with 20,000 and 20 kills (`CHAOS_DELIVERIES`,
`CHAOS_DELIVERY_KILLS`).
"""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, cast

import httpx
import pytest

from models.deliveries import Delivery
from models.delivery_attempts import OPEN, DeliveryStatus
from tests.deliveries.farm import BAD, Behaviour, Farm
from tests.deliveries.timing import Span, longest_idle, repeated_early, too_early
from tests.gateways import Gateway, GatewayProcess
from tests.people import on_database
from tests.servers import free_port

DELIVERIES: Final = int(os.environ.get("CHAOS_DELIVERIES", "200"))
KILLS: Final = int(os.environ.get("CHAOS_DELIVERY_KILLS", "2"))
PATIENCE: Final = 400 + DELIVERIES / 10

pytestmark = [pytest.mark.crash, pytest.mark.promise("R5"), pytest.mark.timeout(900 + DELIVERIES / 5)]

AT_ONCE: Final = 10
EXPIRES_AFTER: Final = 30 + DELIVERIES // 50
"""Seconds after which what a bad receiver did not accept expires, so that the test ends. The restarts take less."""
LEASE_SECONDS: Final = 2
RETRY_SECONDS: Final = 1
IDLE_SECONDS: Final = 15.0
"""The most that a receiver may have no attempt while one is due: a lease (2 s), the sweep for what a dead replica left
(5 s) and an open circuit (1 s), and as much again on a busy machine."""
CREATE_USER: Final = """
mutation ($email: String!) { createUser(input: {email: $email, name: "Receiver", role: MEMBER}) { user { id } } }
"""
OVERRIDE: Final = """
mutation ($id: ID!, $delay: Int!, $config: JSON) { setIntegrationOverride(input: {userId: $id, channel: WEBHOOK,
    enabled: true, retryCount: 2, retryDelaySeconds: $delay, config: $config}) { errors { message } } }
"""


@pytest.fixture
def farm() -> Iterator[Farm]:
    """Ten receivers, three of which are bad."""
    with Farm([Behaviour.ACCEPT] * 7 + list(BAD)) as running:
        yield running


def test_every_delivery_ends_despite_crashes_and_bad_receivers(
    backend: Mapping[str, str],
    gateway_process: Callable[..., GatewayProcess],
    farm: Farm,
    figure: Callable[[str], None],
) -> None:
    environment = {
        "HTTP_ALLOWED_HOSTS": farm.allowed,
        "ENGINE_LEASE": str(LEASE_SECONDS),
        "CIRCUIT_RECOVERY_TIMEOUT": "1",
    }
    count = 2 if "REDIS_URL" in backend else 1
    replicas = [gateway_process({**backend, **environment, "PORT": str(free_port())}) for _ in range(count)]
    users = {_user(replicas[0], farm.url(host)): host for host in farm.behaviours}
    outages: list[Span] = []
    with ThreadPoolExecutor(max_workers=1) as executor:
        submitted = executor.submit(_submit, replicas, list(users))
        for _ in range(KILLS):
            time.sleep(random.uniform(1.0, 3.0))
            victim, killed = random.choice(replicas), time.time()
            victim.kill()
            victim.start()
            outages.append(Span(killed, time.time()))
        ids = submitted.result(timeout=PATIENCE)
    rows = _ended(cast(Gateway, replicas[0]))
    assert {row.id for row in rows} == ids
    assert len(ids) == DELIVERIES
    idle = _check_times(rows, users, farm, outages if count == 1 else [])
    figure(f"{_check(rows, users, farm)}; no attempt too early, no receiver idle for more than {idle:.1f} s")
    assert idle <= IDLE_SECONDS


def _check(rows: list[Delivery], users: Mapping[str, str], farm: Farm) -> str:
    """Check the end of each delivery against what its receiver has seen of it, and return the figures."""
    seen = {host: Counter(each.delivery_id for each in arrivals) for host, arrivals in farm.arrivals.items()}
    accepted = {host: {each.delivery_id for each in farm.arrivals[host] if each.status == 200} for host in seen}
    for row in rows:
        host = users[str(row.user_id)]
        assert [each["number"] for each in row.attempts] == list(range(1, row.tried + 1))
        assert seen[host][row.id] <= row.tried, "a request without an attempt"
        assert not any(row.id in others for other, others in seen.items() if other != host)
        if row.status is DeliveryStatus.SUCCESS:
            assert row.id in accepted[host]
            assert row.attempts[-1]["ok"]
        if farm.behaviours[host] is Behaviour.ACCEPT:
            assert row.status is DeliveryStatus.SUCCESS
    states = Counter((farm.behaviours[users[str(row.user_id)]].value, row.status.value) for row in rows)
    assert states["fail", "SUCCESS"] == states["hang", "SUCCESS"] == 0
    ends = Counter(row.status.value for row in rows)
    return f"{len(rows)} deliveries, {KILLS} kills, 0 open: " + ", ".join(f"{ends[end]} {end}" for end in sorted(ends))


def _check_times(rows: list[Delivery], users: Mapping[str, str], farm: Farm, outages: list[Span]) -> float:
    """Check that no attempt was early, and return for how long a receiver had none although one was due.

    Args:
        outages: when no gateway was running. Without Redis there is only one, which ends its own leases when it starts.
    """
    assert too_early(rows, RETRY_SECONDS, 0 if outages else LEASE_SECONDS) == []
    idle = 0.0
    for user, host in users.items():
        of_host = [row for row in rows if str(row.user_id) == user]
        assert repeated_early(of_host, farm.arrivals[host], RETRY_SECONDS) == []
        idle = max(idle, longest_idle(of_host, RETRY_SECONDS, outages))
    return idle


def _user(gateway: GatewayProcess, url: str) -> str:
    """Return a new user whose webhook is at a URL."""
    email = f"receiver-{random.getrandbits(60)}@example.com"
    id = str(gateway.data(CREATE_USER, {"email": email})["createUser"]["user"]["id"])
    made = gateway.data(OVERRIDE, {"id": id, "delay": RETRY_SECONDS, "config": {"url": url}})["setIntegrationOverride"]
    assert made["errors"] == []
    return id


def _submit(replicas: list[GatewayProcess], users: list[str]) -> set[str]:
    """Deliver to the users in turn, through any gateway that responds, and return the ids that were acknowledged."""
    ids: set[str] = set()
    for first in range(0, DELIVERIES, AT_ONCE):
        fields = "\n".join(
            f'm{number}: deliver(input: {{userId: "{users[number % len(users)]}", channels: [WEBHOOK], '
            f'content: "Message {number}", expiresInSeconds: {EXPIRES_AFTER}, idempotencyKey: "crash-{number}"}}) '
            "{ deliveries { id } errors { message } }"
            for number in range(first, first + AT_ONCE)
        )
        for made in _acknowledged(replicas, f"mutation {{ {fields} }}").values():
            assert made["errors"] == []
            ids |= {each["id"] for each in made["deliveries"]}
    return ids


def _acknowledged(replicas: list[GatewayProcess], document: str) -> dict[str, Any]:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return random.choice(replicas).data(document)
        except httpx.TransportError:
            assert time.monotonic() < deadline
            time.sleep(0.05)


def _ended(gateway: Gateway) -> list[Delivery]:
    """Return all deliveries once none is open."""

    async def left() -> int:
        return int(await Delivery.filter(status__in=OPEN).count())

    async def read() -> list[Delivery]:
        return list(await Delivery.all())

    deadline = time.monotonic() + PATIENCE
    while (count := on_database(gateway, left)) > 0:
        assert time.monotonic() < deadline, f"{count} deliveries in limbo"
        time.sleep(0.5)
    return on_database(gateway, read)
