"""Receivers that fail, hang or throttle do not delay the deliveries to others."""

import os
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

import pytest

from tests.deliveries.farm import BAD, Behaviour, Farm
from tests.deliveries.house import until
from tests.gateways import GatewayProcess
from tests.servers import free_port
from tests.suite import one_backend

pytestmark = [pytest.mark.crash, pytest.mark.promise("R6"), pytest.mark.timeout(300), one_backend]

ROUNDS: Final = 30
PAUSE_SECONDS: Final = 0.1
SLACK_SECONDS: Final = 0.25 if "CHAOS_DELIVERIES" in os.environ else 1.0
"""The time that a busy machine may add to the slowest of a few hundred deliveries: less than a hanging receiver."""
CREATE_USER: Final = """
mutation ($email: String!) { createUser(input: {email: $email, name: "Receiver", role: MEMBER}) { user { id } } }
"""
OVERRIDE: Final = """
mutation ($id: ID!, $config: JSON) { setIntegrationOverride(input: {userId: $id, channel: WEBHOOK, enabled: true,
    retryCount: 3, retryDelaySeconds: 1, config: $config}) { errors { message } } }
"""


@pytest.fixture
def farm() -> Iterator[Farm]:
    """Ten receivers, three of which are bad."""
    with Farm([Behaviour.ACCEPT] * 7 + list(BAD)) as running:
        yield running


def test_bad_receivers_at_most_double_the_delay_of_the_others(
    backend: Mapping[str, str],
    gateway_process: Callable[..., GatewayProcess],
    farm: Farm,
    figure: Callable[[str], None],
) -> None:
    environment = {"HTTP_ALLOWED_HOSTS": farm.allowed, "PORT": str(free_port())}
    gateway = gateway_process({**backend, **environment})
    users = {host: _user(gateway, farm.url(host)) for host in farm.behaviours}
    good = farm.hosts(Behaviour.ACCEPT)
    _delays(gateway, farm, users, good, good, rounds=5)  # warm
    alone = _delays(gateway, farm, users, good, good)
    beside = _delays(gateway, farm, users, list(farm.behaviours), good)
    figure(f"p99 alone {_p99(alone) * 1000:.0f} ms, beside bad receivers {_p99(beside) * 1000:.0f} ms")
    assert _p99(beside) <= 2 * _p99(alone) + SLACK_SECONDS


def _delays(
    gateway: GatewayProcess,
    farm: Farm,
    users: Mapping[str, str],
    hosts: Sequence[str],
    good: Sequence[str],
    *,
    rounds: int = ROUNDS,
) -> list[float]:
    """Deliver to these receivers in rounds, and return the delays of those to the good ones, in seconds."""
    created: dict[str, datetime] = {}
    fields = "\n".join(
        f'm{number}: deliver(input: {{userId: "{users[host]}", channels: [WEBHOOK], content: "Hello", '
        "expiresInSeconds: 60}) { deliveries { id createdAt } }"
        for number, host in enumerate(hosts)
    )
    wanted: set[str] = set()
    for _ in range(rounds):
        for host, made in zip(hosts, gateway.data(f"mutation {{ {fields} }}").values(), strict=True):
            [delivery] = made["deliveries"]
            created[delivery["id"]] = datetime.fromisoformat(delivery["createdAt"])
            if host in good:
                wanted.add(delivery["id"])
        time.sleep(PAUSE_SECONDS)

    def arrived() -> dict[str, float]:
        return {each.delivery_id: each.at for host in good for each in list(farm.arrivals[host])}

    at = until(arrived, lambda found: wanted <= found.keys())
    return [at[id] - created[id].timestamp() for id in wanted]


def _p99(delays: Sequence[float]) -> float:
    return sorted(delays)[int(len(delays) * 0.99)]


def _user(gateway: GatewayProcess, url: str) -> str:
    """Return a new user whose webhook is at a URL."""
    email = f"receiver-{random.getrandbits(60)}@example.com"
    id = str(gateway.data(CREATE_USER, {"email": email})["createUser"]["user"]["id"])
    made = gateway.data(OVERRIDE, {"id": id, "config": {"url": url}})["setIntegrationOverride"]
    assert made["errors"] == []
    return id
