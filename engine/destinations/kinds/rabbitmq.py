"""RABBITMQ: CloudEvents published to an exchange over AMQP 0-9-1, each confirmed by the broker.

The message's `message_id` is the delivery's id, the same on every attempt. One message is in flight at a time, so a
queue gets the events in order.
"""

import asyncio
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Final
from urllib.parse import urlsplit

import orjson
from msgspec import Meta, structs

from connectors.transport.egress import AllowedHosts
from engine.destinations.base import Config, DestinationKind, Host, OutgoingEvent, Transport
from engine.destinations.envelopes import cloud_event
from engine.destinations.kinds.broker_support import check_broker, checked_addresses, deadline, require_package
from engine.destinations.kinds.cloudevents import MEDIA_TYPE, Source
from engine.destinations.kinds.operators_rabbitmq import (
    KEPT_SECONDS,
    credentials,
    declare_queues,
    priority,
    routing_key,
)
from errors import InvalidInput, UpstreamFailed, UpstreamUnavailable, Verbatim
from models.destinations import BROKER_VARIABLE, DestinationType
from telemetry.tracing import current_traceparent

if TYPE_CHECKING:
    import aio_pika
    import aio_pika.abc

PORTS: Final = frozenset({5671, 5672})
DEFAULT_EXCHANGE: Final = "agent_events"

_NAME: Final = "RabbitMQ"
_SHORT: Final = r"^[^\x00-\x1f]+$(?!\n)"


class RabbitMqConfig(Config, frozen=True):
    """The config of a RABBITMQ destination.

    Args:
        url: `amqps://host:port/vhost`, or `amqp://…` without TLS.
        exchange: a topic exchange is declared if there is none of this name.
        routing_key: the event's type by default.
        mandatory: whether an event that reaches no queue is a failure, which is retried.
        source: the CloudEvents' `source`; identifies the organization by default.
    """

    url: Annotated[str, Meta(min_length=1, max_length=2048)]
    username: Annotated[str, Meta(min_length=1, max_length=255)] | None = None
    password: Annotated[str, Meta(min_length=1, max_length=255)] | None = None
    exchange: Annotated[str, Meta(min_length=1, max_length=127, pattern=_SHORT)] = DEFAULT_EXCHANGE
    routing_key: Annotated[str, Meta(min_length=1, max_length=127, pattern=_SHORT)] | None = None
    mandatory: bool = True
    source: Source | None = None

    def check(self, settings: Mapping[str, str], allowed: AllowedHosts) -> None:
        """See `Config`."""
        require_package("aio_pika", "aio-pika", DestinationType.RABBITMQ)
        field = ["config", Verbatim("url")]
        try:
            parts = urlsplit(self.url)
            host, port = parts.hostname, _port(self.url)
        except ValueError:
            raise InvalidInput("config.url is not a URL.", field=field) from None
        if parts.scheme not in ("amqp", "amqps") or not host:
            raise InvalidInput("config.url must begin with amqps:// or amqp:// and a host.", field=field)
        if parts.username or parts.password or parts.query or parts.fragment:
            message = "config.url must not contain a user name, parameters or a fragment; set username and password."
            raise InvalidInput(message, field=field)
        check_broker(host, port, PORTS, allowed, "url")

    def hosts(self) -> Sequence[Host]:
        """See `Config`."""
        return [Host(urlsplit(self.url).hostname or "", _port(self.url), "url")]


def _port(url: str) -> int:
    parts = urlsplit(url)
    return parts.port or (5671 if parts.scheme == "amqps" else 5672)


@dataclass(frozen=True, slots=True)
class _Publisher:
    """An open connection, and the exchange to publish to."""

    connection: "aio_pika.abc.AbstractConnection"
    channel: "aio_pika.abc.AbstractChannel"
    exchange: "aio_pika.abc.AbstractExchange"

    @property
    def usable(self) -> bool:
        return not self.connection.is_closed and not self.channel.is_closed

    async def close(self) -> None:
        await self.connection.close()


@dataclass(frozen=True, slots=True)
class _ToAddresses:
    """Opens the socket of a connection: to addresses that were checked, with TLS for the host's name."""

    addresses: Sequence[str]

    async def create(self, url: Any, **_options: Any) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        from aiormq.exceptions import AMQPConnectionError

        tls = ssl.create_default_context() if url.scheme == "amqps" else None
        failure: OSError | None = None
        for address in self.addresses:
            try:
                name = url.host if tls is not None else None
                return await asyncio.open_connection(address, url.port, ssl=tls, server_hostname=name)
            except OSError as error:
                failure = error
        raise AMQPConnectionError(str(failure) if failure else "the name has no address") from failure


async def _send(outgoing: OutgoingEvent[RabbitMqConfig]) -> None:
    require_package("aio_pika", "aio-pika", DestinationType.RABBITMQ)
    import aio_pika
    from aiormq.exceptions import AMQPError

    config, event, ours = outgoing.config, outgoing.event, outgoing.from_environment
    if ours:
        username, password = credentials(outgoing.transport.settings[BROKER_VARIABLE])
        config = structs.replace(config, username=username, password=password, mandatory=False)
    headers = {"session": event.topics.session_id, "traceparent": current_traceparent()}
    message = aio_pika.Message(
        orjson.dumps(await cloud_event(event, config.source)),
        content_type=MEDIA_TYPE,
        delivery_mode=aio_pika.DeliveryMode.PERSISTENT,
        message_id=outgoing.id,
        type=event.type,
        timestamp=event.occurred_at,
        app_id="parley",
        priority=priority(event) if ours else None,
        expiration=KEPT_SECONDS if ours else None,
        headers={name: value for name, value in headers.items() if value is not None},
    )
    key_of_event = routing_key(event) if ours else config.routing_key or event.type[:127]
    key = ("rabbitmq", config.url, config.username, config.password, config.exchange, ours)
    connect = partial(_connect, config, outgoing.transport, ours=ours)
    try:
        async with deadline(_NAME), outgoing.transport.brokers.borrow(key, connect) as publisher:
            await publisher.exchange.publish(message, key_of_event, mandatory=config.mandatory)
    except (AMQPError, aio_pika.exceptions.AMQPError, OSError) as error:
        raise _failure(error, config, key_of_event) from error


async def _connect(config: RabbitMqConfig, transport: Transport, *, ours: bool) -> _Publisher:
    """Connect to the broker, and declare the exchange.

    Args:
        ours: whether it is the operator's, which may have a private address and gets its queues too.
    """
    import aio_pika
    from aiormq.exceptions import ChannelNotFoundEntity
    from yarl import URL

    url = URL(config.url).with_port(_port(config.url))
    if config.username is not None:
        url = url.with_user(config.username).with_password(config.password or "")
    host, port = url.host or "", _port(config.url)
    addresses = [host] if ours else await checked_addresses(transport.http.guard, host, port)
    connection = aio_pika.Connection(url)
    # aio-pika passes its arguments on, but its constructor does not accept this one.
    connection.kwargs = {**connection.kwargs, "transport_factory": _ToAddresses(addresses)}
    try:
        await connection.connect()
        channel = await connection.channel(publisher_confirms=True, on_return_raises=True)
        try:
            exchange = await channel.get_exchange(config.exchange, ensure=True)
        except ChannelNotFoundEntity:  # which closes the channel
            channel = await connection.channel(publisher_confirms=True, on_return_raises=True)
            exchange = await channel.declare_exchange(config.exchange, aio_pika.ExchangeType.TOPIC, durable=True)
        if ours:
            await declare_queues(channel, exchange)
    except BaseException:
        await connection.close()
        raise
    return _Publisher(connection, channel, exchange)


def _failure(error: Exception, config: RabbitMqConfig, routing_key: str) -> UpstreamFailed | UpstreamUnavailable:
    """Return the error for an exception of the client."""
    from aio_pika.exceptions import DeliveryError, ProbableAuthenticationError, PublishError
    from aiormq.exceptions import ChannelAccessRefused, ChannelClosed, ConnectionNotAllowed, InvalidFrameError

    match error:
        case PublishError():
            message = f"the exchange {config.exchange} routes {routing_key} to no queue."
            return UpstreamFailed(f"{_NAME} returned the event: {message}")
        case DeliveryError():
            return UpstreamUnavailable(f"{_NAME} did not accept the event (negative acknowledgement).")
        case ProbableAuthenticationError() | ChannelAccessRefused() | ConnectionNotAllowed():
            return UpstreamFailed(f"{_NAME} denies access: check username, password, the vhost and permissions.")
        case InvalidFrameError():  # the client does not expect a connection to be closed while it opens
            return UpstreamFailed(f"{_NAME} rejects the connection: check that the vhost of config.url exists.")
        case ChannelClosed():
            return UpstreamFailed(f"{_NAME} closed the channel: {error}.")
    return UpstreamUnavailable(f"{_NAME} cannot be reached: {type(error).__name__}.")


RABBITMQ: Final = DestinationKind(
    type=DestinationType.RABBITMQ,
    config=RabbitMqConfig,
    send=_send,
    secrets=frozenset({"password"}),
)
