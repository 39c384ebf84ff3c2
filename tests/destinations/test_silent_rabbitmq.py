"""A RabbitMQ server that is silent: what was opened to it is closed."""

import asyncio
import gc
import math
from collections.abc import Iterator

import pytest

from connectors.transport.egress import EgressClient
from connectors.transport.provider_client import ProviderClient
from engine.destinations.base import Transport
from tests.destinations.sending import send_once
from tests.fakes.rabbitmq import RabbitMq, running_rabbitmq
from tests.gateways import TLS
from tests.proxies import FaultProxy, Faults

pytestmark = [pytest.mark.crash, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def rabbitmq() -> Iterator[RabbitMq]:
    with running_rabbitmq() as running:
        yield running


@pytest.mark.parametrize("silent_from", ["the start", "the first event"])
async def test_nothing_remains_of_a_connection_whose_broker_is_silent(rabbitmq: RabbitMq, silent_from: str):
    before = asyncio.all_tasks()
    async with FaultProxy(rabbitmq.port) as proxy, EgressClient([f"127.0.0.1:{proxy.port}"], tls=TLS) as http:
        proxied = asyncio.all_tasks()
        given = {"url": f"amqp://127.0.0.1:{proxy.port}", "username": "guest", "password": "guest", "mandatory": False}
        transport = Transport(http, lambda _connector, _organization: ProviderClient(http), {})
        if silent_from == "the first event":
            await send_once("RABBITMQ", given, transport)
        proxy.disturb(to_client=Faults(timeout=math.inf))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1):
                await send_once("RABBITMQ", given, transport)
        await transport.brokers.close()
        proxy.cut()
        async with asyncio.timeout(10):
            while asyncio.all_tasks() - proxied:
                await asyncio.sleep(0.05)
    gc.collect()  # reports what was not closed
    assert asyncio.all_tasks() == before
