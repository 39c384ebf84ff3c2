"""The interface of a destination type: its config, and how it delivers one event.

A type is one file that builds one `DestinationKind` and one line in `engine.destinations.kinds.KINDS`. Its `send`
raises the errors of `errors.py` when the receiver did not accept the event; `failed_result` decides what is retried.
"""

import builtins
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

import msgspec

from connectors.transport.egress import AllowedHosts, EgressClient
from connectors.transport.exchange import Reply
from connectors.transport.provider_client import Classifier, ProviderClient
from engine.destinations.kept_clients import KeptClients
from engine.typed_configs import parse_config, split_config
from errors import InvalidInput, OutcomeUnknown, ParleyError, UpstreamFailed
from json_types import JsonObject
from models.destinations import DestinationType
from models.events import LoggedEvent

PERMANENT_FAILURES: Final = frozenset({400, 410, 413, 414, 415, 422})
"""Statuses that mean that the receiver will never accept this event. Any other may have a cause that can be
fixed in the meantime: an address, a credential, a workflow that is not deployed."""

GONE: Final = 410


@dataclass(frozen=True, slots=True)
class Host:
    """A host that events are sent to, and the field of the config that names it."""

    name: str
    port: int
    field: str


class Config(msgspec.Struct, rename="camel", forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The config of a destination type. Its names are in camelCase in JSON; an unknown one is an error."""

    def check(self, settings: Mapping[str, str], allowed: AllowedHosts) -> None:
        """Check what the types cannot express.

        Args:
            settings: the operator's settings of external services.
            allowed: the hosts that may be reached although they are private or use another port.

        Raises:
            InvalidInput: a value is invalid; the field begins with `config`.
            NotConfigured: a setting or a package that this type requires is missing.
        """

    def hosts(self) -> Sequence[Host]:
        """Return the hosts that the caller chose and that events are sent to."""
        return ()


ConfigType = TypeVar("ConfigType", bound=Config)


@dataclass(frozen=True, slots=True)
class Transport:
    """The clients and settings with which events are sent.

    Args:
        http: for addresses that a caller chose: it reaches only the public internet.
        client: returns the client for a connector's own addresses, given the connector and the organization.
        settings: the operator's settings of external services.
        brokers: open connections to message brokers.
    """

    http: EgressClient
    client: Callable[[str, str], ProviderClient]
    settings: Mapping[str, str]
    brokers: KeptClients = field(default_factory=KeptClients)


@dataclass(slots=True)
class OutgoingEvent(Generic[ConfigType]):
    """One event to be sent to one destination.

    Args:
        id: the delivery's, the same on every attempt: the receiver can use it to recognize a repetition.
        from_environment: the destination comes from an environment variable, so the operator chose the address.
        status: the status of the response, once there is one.
    """

    id: str
    event: LoggedEvent
    config: ConfigType
    transport: Transport
    from_environment: bool = False
    status: int | None = None

    def recording_status(self, classify: Classifier) -> Classifier:
        """Return a classifier that also records the status of the reply."""

        def noted(reply: Reply) -> ParleyError | None:
            self.status = reply.status
            return classify(reply)

        return noted


@dataclass(frozen=True, slots=True)
class Batches(Generic[ConfigType]):
    """Several events to one destination at once.

    Args:
        most: the number of events of a batch.
        send: sends the events, in order, or raises; after that, each is sent on its own.
    """

    most: int
    send: Callable[[Sequence[OutgoingEvent[ConfigType]]], Awaitable[None]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class DestinationKind(Generic[ConfigType]):
    """One type of destination.

    Args:
        secrets: the fields of the config, by their JSON names, that are encrypted and never shown.
        send: sends the event, or raises.
        pace_seconds: the shortest time between two events to the same destination.
        batches: how events that wait are sent together, if they can be.
    """

    type: DestinationType
    config: builtins.type[ConfigType]
    send: Callable[[OutgoingEvent[ConfigType]], Awaitable[None]] = field(repr=False)
    secrets: frozenset[str] = frozenset()
    pace_seconds: float = 0.0
    batches: Batches[ConfigType] | None = None

    def parse(self, given: JsonObject) -> ConfigType:
        """Return a config, including secrets. Only its types are checked.

        Raises:
            InvalidInput: a value is invalid; the field is its path.
        """
        return parse_config(given, self.config)

    def split_secrets(self, config: ConfigType) -> tuple[JsonObject, dict[str, str]]:
        """Return the part of a config that may be shown, and the secrets."""
        return split_config(config, self.secrets)


AnyDestinationKind = DestinationKind[Any]


@dataclass(frozen=True, slots=True)
class DeliveryResult:
    """The result of an attempt to send an event.

    Args:
        permanent: a retry cannot succeed.
        gone: the receiver says that the address no longer accepts events.
    """

    ok: bool
    status_code: int | None = None
    error: str | None = None
    permanent: bool = False
    gone: bool = False
    retry_after_seconds: int | None = None


def failed_result(error: ParleyError, status: int | None) -> DeliveryResult:
    """Return the result for an error of `send`."""
    rejected = isinstance(error, UpstreamFailed) and (error.permanent or status in PERMANENT_FAILURES)
    return DeliveryResult(
        ok=False,
        status_code=status,
        error=f"{error.code.value}: {error.message}",
        permanent=rejected or isinstance(error, InvalidInput | OutcomeUnknown),
        gone=rejected and status == GONE,
        retry_after_seconds=error.retry_after_seconds,
    )
