"""KAFKA: CloudEvents in structured mode, as the Kafka protocol binding defines them, each acknowledged by all replicas.

A record's key is the id of the event's session, or else of its run, task, agent or organization: records with one key
share a partition, which keeps their order. The header `delivery-id` is the same on every attempt.
"""

import asyncio
import contextlib
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TypeAlias
from urllib.parse import urlsplit

import orjson
from msgspec import Meta

from connectors.transport.egress import AddressGuard, AddressRefused, AllowedHosts, check_host
from connectors.transport.exchange import DEADLINE_SECONDS
from engine.destinations.base import Config, DestinationKind, Host, OutgoingEvent, Transport
from engine.destinations.envelopes import cloud_event
from engine.destinations.kinds.broker_support import (
    NamedTls,
    check_broker,
    checked_addresses,
    deadline,
    require_package,
)
from engine.destinations.kinds.cloudevents import MEDIA_TYPE, Source
from errors import InvalidInput, UpstreamFailed, UpstreamUnavailable, Verbatim
from models.destinations import DestinationType
from models.events import LoggedEvent
from shown import as_json
from telemetry.tracing import current_traceparent

if TYPE_CHECKING:
    import aiokafka

PORTS: Final = range(1024, 65_536)
"""Brokers announce each other's ports, which providers choose."""
MOST_BROKERS: Final = 20

_NAME: Final = "Kafka"
_REQUEST_SECONDS: Final = DEADLINE_SECONDS - 5

Broker: TypeAlias = Annotated[str, Meta(min_length=3, max_length=255, pattern=r"^[!-~]+$(?!\n)")]


class KafkaConfig(Config, frozen=True):
    """The config of a KAFKA destination.

    Args:
        brokers: some of the cluster's brokers, as `host:port`.
        tls: whether to encrypt connections and verify the brokers' certificates.
        username: for SASL, with `password`.
        mechanism: that of SASL.
        source: the CloudEvents' `source`; identifies the organization by default.
    """

    brokers: Annotated[list[Broker], Meta(min_length=1, max_length=MOST_BROKERS)]
    topic: Annotated[str, Meta(min_length=1, max_length=249, pattern=r"^[A-Za-z0-9._-]+$(?!\n)")]
    tls: bool = True
    username: Annotated[str, Meta(min_length=1, max_length=255)] | None = None
    password: Annotated[str, Meta(min_length=1, max_length=255)] | None = None
    mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = "PLAIN"
    source: Source | None = None

    def check(self, settings: Mapping[str, str], allowed: AllowedHosts) -> None:
        """See `Config`."""
        require_package("aiokafka", "aiokafka", DestinationType.KAFKA)
        for host in self.hosts():
            check_broker(host.name, host.port, PORTS, allowed, "brokers")

    def hosts(self) -> Sequence[Host]:
        """See `Config`."""
        return [_host(broker) for broker in self.brokers]


def _host(broker: str) -> Host:
    try:
        parts = urlsplit(f"//{broker}")
        if parts.hostname and parts.port and f"//{parts.netloc}" == f"//{broker}" and "@" not in broker:
            return Host(parts.hostname, parts.port, "brokers")
    except ValueError:
        pass
    message = f"config.brokers is invalid: {as_json(broker)} is not host:port."
    raise InvalidInput(message, field=["config", Verbatim("brokers")])


@dataclass(frozen=True, slots=True)
class _Producer:
    """A started producer. `refused` ends with the error for a broker that must not be reached, if there is one."""

    producer: "aiokafka.AIOKafkaProducer"
    refused: "asyncio.Future[None]"

    @property
    def usable(self) -> bool:
        return not self.refused.done()

    async def close(self) -> None:
        """Close the connections without a flush: each record was waited for, and one given up must not be sent later.

        `producer.stop()` flushes for as long as a request may take, and closes nothing if it is cancelled meanwhile.
        """
        self.refused.cancel()
        producer: Any = self.producer
        producer._closed = True
        async with contextlib.AsyncExitStack() as closing:
            closing.push_async_callback(producer.client.close)  # what the sender has opened meanwhile
            closing.push_async_callback(producer._sender.close)
            await producer.client.close()  # fails the requests that the sender waits for

    async def unless_refused(self, work: Coroutine[Any, Any, None]) -> None:
        """Wait for the work, or for a broker that must not be reached: the client would retry that in silence.

        Raises:
            AddressRefused: there is such a broker.
        """
        task = asyncio.ensure_future(work)
        try:
            await asyncio.wait((task, self.refused), return_when=asyncio.FIRST_COMPLETED)
            await (self.refused if self.refused.done() else task)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def _send(outgoing: OutgoingEvent[KafkaConfig]) -> None:
    require_package("aiokafka", "aiokafka", DestinationType.KAFKA)
    from aiokafka.errors import KafkaError

    config, event = outgoing.config, outgoing.event
    body = orjson.dumps(await cloud_event(event, config.source))
    headers = [("content-type", MEDIA_TYPE.encode()), ("delivery-id", outgoing.id.encode())]
    if (trace := current_traceparent()) is not None:
        headers.append(("traceparent", trace.encode()))
    key = ("kafka", *config.brokers, config.tls, config.username, config.password, config.mechanism)
    connect = partial(_connect, config, outgoing.transport)
    try:
        async with deadline(_NAME), outgoing.transport.brokers.borrow(key, connect) as client:
            sending = client.producer.send_and_wait(config.topic, body, key=_key(event).encode(), headers=headers)
            await client.unless_refused(sending)
    except (KafkaError, OSError) as error:
        raise _failure(error, config) from error


def _key(event: LoggedEvent) -> str:
    topics = event.topics
    return topics.session_id or topics.execution_id or topics.task_id or topics.agent_id or event.organization_id


async def _connect(config: KafkaConfig, transport: Transport) -> _Producer:
    import aiokafka

    guard, tls = transport.http.guard, NamedTls.new()
    security = ("SASL_" if config.username is not None else "") + ("SSL" if config.tls else "PLAINTEXT")
    producer = aiokafka.AIOKafkaProducer(
        bootstrap_servers=await _bootstrap(config, guard, tls),
        client_id="parley",
        acks="all",
        enable_idempotence=True,
        request_timeout_ms=round(_REQUEST_SECONDS * 1000),
        security_protocol=security,
        ssl_context=tls if config.tls else None,
        sasl_mechanism=config.mechanism,
        sasl_plain_username=config.username,
        sasl_plain_password=config.password,
    )
    client = _Producer(producer, asyncio.get_running_loop().create_future())
    _guard_connections(client, guard, tls)
    try:
        await client.unless_refused(producer.start())
    except BaseException:
        await client.close()
        raise
    return client


async def _bootstrap(config: KafkaConfig, guard: AddressGuard, tls: NamedTls) -> list[str]:
    """Return the checked addresses of the configured brokers, with their ports."""
    found = []
    for host in config.hosts():
        for address in await checked_addresses(guard, host.name, host.port):
            tls.names[address] = host.name
            found.append(f"[{address}]:{host.port}" if ":" in address else f"{address}:{host.port}")
    return found


def _guard_connections(client: _Producer, guard: AddressGuard, tls: NamedTls) -> None:
    """Let a producer connect only to addresses that were checked: the cluster itself announces its brokers' hosts.

    aiokafka has no way to pass in how connections are opened.
    """
    kafka: Any = client.producer.client
    connect = kafka._get_conn

    async def checked(node_id: Any, **options: Any) -> Any:
        if client.refused.done():
            return None
        broker = kafka.cluster.broker_metadata(node_id)
        if broker is not None:
            try:
                check_host(broker.host, broker.port, guard.allowed, ports=PORTS)
                [address, *_] = await checked_addresses(guard, broker.host, broker.port)
            except AddressRefused as error:
                if not client.refused.done():
                    message = f"The cluster names a broker at {broker.host}:{broker.port}. {error.message}"
                    client.refused.set_exception(AddressRefused(message))
                return None
            except UpstreamUnavailable:
                return None
            tls.names.setdefault(address, broker.host)
            # aiokafka reads the address before it yields to anything that could replace it.
            kafka.cluster._brokers[node_id] = broker._replace(host=address)
        return await connect(node_id, **options)

    kafka._get_conn = checked


def _failure(error: Exception, config: KafkaConfig) -> UpstreamFailed | UpstreamUnavailable:
    """Return the error for an exception of the client."""
    from aiokafka import errors

    match error:
        case errors.MessageSizeTooLargeError() | errors.InvalidMessageError():
            return UpstreamFailed(f"{_NAME} rejects the event: it is too large.")
        case (
            errors.TopicAuthorizationFailedError()
            | errors.SaslAuthenticationFailed()
            | errors.AuthenticationFailedError()
        ):
            return UpstreamFailed(f"{_NAME} denies access: check username, password and the topic's permissions.")
        case errors.UnknownTopicOrPartitionError() | errors.InvalidTopicError():
            return UpstreamFailed(f"{_NAME} has no topic {config.topic}.")
        case errors.KafkaError():
            return UpstreamUnavailable(f"{_NAME} did not accept the event: {type(error).__name__}.")
    return UpstreamUnavailable(f"{_NAME} cannot be reached: {type(error).__name__}.")


KAFKA: Final = DestinationKind(
    type=DestinationType.KAFKA,
    config=KafkaConfig,
    send=_send,
    secrets=frozenset({"password"}),
)
