"""Every type of destination that sends to a host of the caller's choice reaches only addresses that were checked."""

import asyncio
import gc
import ssl
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from connectors.transport.egress import AddressRefused, EgressClient, Resolve
from connectors.transport.provider_client import ProviderClient
from engine.destinations.base import Transport
from engine.destinations.kinds import KINDS
from engine.destinations.kinds.broker_support import NamedTls
from errors import UpstreamUnavailable
from tests.destinations.sending import send_once
from tests.fakes.kafka import FakeKafka
from tests.gateways import ROOT, TLS

CONFIGS: dict[str, dict[str, Any]] = {
    "WEBHOOK": {"url": "http://rebinding.example/hook"},
    "CLOUDEVENTS": {"url": "http://rebinding.example/events"},
    "RABBITMQ": {"url": "amqp://rebinding.example"},
    "KAFKA": {"brokers": ["rebinding.example:9092"], "topic": "t", "tls": False},
}
"""Configs of the types whose address a caller chooses; those of PIPEDREAM and PUSHER have fixed hosts."""

PRIVATE: list[list[str]] = [
    ["127.0.0.1"],
    ["1.1.1.1", "10.0.0.7"],
    ["100.64.0.1"],
    ["169.254.169.254"],
    ["0.0.0.0"],  # noqa: S104 - an answer, not an address to listen on
    ["192.88.99.3"],
    ["224.0.0.1"],
    ["::1"],
    ["::127.0.0.1"],
    ["::ffff:10.0.0.1"],
    ["64:ff9b::c0a8:1"],
    ["2002:c0a8:1::1"],
    ["fc00::1"],
    ["fe80::1"],
    ["fec0::1"],
    ["5f00::1"],
]


def resolving(*answers: Sequence[str]) -> Resolve:
    """Return a resolver that gives these answers in turn; the last one repeats."""
    left = list(answers)

    async def resolve(_host: str, _port: int) -> Sequence[str]:
        return left.pop(0) if len(left) > 1 else left[0]

    return resolve


async def send(type: str, config: dict[str, Any], http: EgressClient) -> None:
    """Send an event as the sender does, once, and close what that opened."""
    transport = Transport(http, lambda _connector, _organization: ProviderClient(http), {})
    try:
        await send_once(type, config, transport)
    finally:
        await transport.brokers.close()


def test_every_type_is_covered():
    assert {*CONFIGS, "PIPEDREAM", "PUSHER"} == {type.value for type in KINDS}


@pytest.mark.parametrize("addresses", PRIVATE, ids=lambda each: each[-1])
@pytest.mark.parametrize("type", CONFIGS)
async def test_a_name_with_a_private_address_is_refused(type: str, addresses: list[str]):
    async with EgressClient(resolver=resolving(addresses), tls=TLS) as http:
        with pytest.raises(AddressRefused, match="not on the public internet"):
            await send(type, CONFIGS[type], http)


@pytest.mark.parametrize("type", CONFIGS)
async def test_a_name_that_changes_its_address_is_refused(type: str, monkeypatch: pytest.MonkeyPatch):
    """DNS rebinding: the address that was checked is the one that is connected to, not what the name says next."""
    connected: list[str] = []

    async def connect(_loop: Any, _factory: Any, host: str, *_arguments: Any, **_options: Any) -> Any:
        connected.append(host)
        raise OSError("nothing is sent outside")

    monkeypatch.setattr("asyncio.base_events.BaseEventLoop.create_connection", connect)
    async with EgressClient(resolver=resolving(["192.0.32.10"], ["127.0.0.1"]), tls=TLS) as http:
        with pytest.raises(UpstreamUnavailable):
            await send(type, CONFIGS[type], http)
    assert connected and set(connected) == {"192.0.32.10"}


# ---------------------------------------------------------------- Kafka names its brokers itself


@pytest.fixture(scope="module")
def kafka() -> Iterator[FakeKafka]:
    with FakeKafka() as running:
        yield running


async def test_brokers_that_a_cluster_names_are_checked(kafka: FakeKafka):
    """A cluster could have the gateway connect to anything on its network."""
    config = {"brokers": kafka.brokers[:1], "topic": "t", "tls": False}
    other = kafka.brokers[1]
    async with EgressClient(kafka.brokers[:1], tls=TLS) as http:
        with pytest.raises(AddressRefused) as refused:
            for _ in range(20):  # until a record belongs to a partition of the other broker
                await send("KAFKA", config, http)
    assert refused.value.message == (
        f"The cluster names a broker at {other}. The host is not on the public internet. "
        f"To allow it, add {other} to HTTP_ALLOWED_HOSTS."
    )


async def test_nothing_remains_of_a_producer_whose_record_was_given_up(kafka: FakeKafka):
    """Its record waits for a broker that is not reached: it must not be retried, and no connection stays open."""
    config = {"brokers": kafka.brokers[:1], "topic": "t", "tls": False}
    before = asyncio.all_tasks()
    async with EgressClient(kafka.brokers[:1], tls=TLS) as http:
        for _ in range(20):  # the client chooses by chance which broker it asks first
            with pytest.raises(AddressRefused):
                while True:
                    await send("KAFKA", config, http)
            assert asyncio.all_tasks() == before
    gc.collect()  # reports the connections that were not closed


# ---------------------------------------------------------------- TLS is verified for the name


async def test_certificates_are_verified_for_the_name_of_the_host():
    context = NamedTls.new()
    context.names["192.0.32.10"] = "broker.example"
    for address, name in (("192.0.32.10", "broker.example"), ("192.0.32.11", "192.0.32.11")):
        wrapped = context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname=address)
        assert wrapped.server_hostname == name
    assert context.verify_mode is ssl.CERT_REQUIRED and context.check_hostname


# ---------------------------------------------------------------- optional packages


def test_a_plain_installation_needs_no_client_of_a_broker():
    plain = (ROOT / "requirements.txt").read_text()
    optional = (ROOT / "requirements-brokers.txt").read_text()
    for package in ("aio-pika", "aiormq", "aiokafka"):
        assert f"{package}==" in optional and f"{package}==" not in plain
    missing = "import sys; sys.modules.update(dict.fromkeys(['aio_pika', 'aiormq', 'aiokafka', 'confluent_kafka'])); "
    subprocess.run([sys.executable, "-c", missing + "import app"], cwd=ROOT, check=True, timeout=60)
