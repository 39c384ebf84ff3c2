"""The interface of a destination type: its config, and how it delivers one event.

A type is one file that builds one `DestinationKind` and one line in `engine.destinations.kinds.KINDS`. Its `send`
raises the errors of `errors.py` when the receiver did not accept the event; `outcome_of` decides what is retried.
"""

import builtins
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar, cast

import msgspec

from connectors.transport.egress import EgressClient
from connectors.transport.exchange import Reply
from connectors.transport.provider_client import Classifier, ProviderClient
from errors import InvalidInput, ParleyError, UpstreamFailed, Verbatim
from json_types import JsonObject
from models.destinations import DestinationType
from models.events import LoggedEvent

PERMANENT_FAILURES: Final = frozenset({400, 410, 413, 414, 415, 422})
"""Answers that say that this event will never be taken. Any other may be about what somebody can set right meanwhile:
an address, a credential, a workflow that is not deployed."""

GONE: Final = 410

_WHERE: Final = re.compile(r"(.*) - at `\$((?:\.\w+|\[[^\]]*\])+)`")


class Config(msgspec.Struct, rename="camel", forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What a destination of one type needs to know; in JSON its names are in camelCase. A misspelt one is an error."""

    def check(self, settings: Mapping[str, str]) -> None:
        """Refuses what the types alone cannot.

        Args:
            settings: the operator's values of the settings of outside systems.

        Raises:
            InvalidInput: its field begins with `config`.
        """


ConfigType = TypeVar("ConfigType", bound=Config)


@dataclass(frozen=True, slots=True)
class Transport:
    """What events leave by.

    Args:
        http: for addresses that a caller chose: it reaches the public internet only.
        line: returns the line to a connector's own addresses, for an organization.
        settings: the operator's values of the settings of outside systems.
    """

    http: EgressClient
    client: Callable[[str, str], ProviderClient]
    settings: Mapping[str, str]


@dataclass(slots=True)
class OutgoingEvent(Generic[ConfigType]):
    """One event on its way to one destination.

    Args:
        id: the delivery's, the same on every attempt: the other side can tell a repetition by it.
        of_environment: the operator has set where it goes.
        status: of the reply, as soon as there was one.
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
class DestinationKind(Generic[ConfigType]):
    """One type of destination.

    Args:
        secrets: the fields of the config, as JSON names them, that are sealed and never shown.
        send: hands the event over, or raises.
        pace_seconds: so far apart two events begin to be sent to the same destination.
    """

    type: DestinationType
    config: builtins.type[ConfigType]
    send: Callable[[OutgoingEvent[ConfigType]], Awaitable[None]] = field(repr=False)
    secrets: frozenset[str] = frozenset()
    pace_seconds: float = 0.0

    def parse(self, given: JsonObject) -> ConfigType:
        """Returns a config, secrets among it, as far as its types go.

        Raises:
            InvalidInput: it cannot be used; the field leads to what is wrong.
        """
        try:
            config: ConfigType = msgspec.convert(given, self.config)
        except msgspec.ValidationError as error:
            message, path = _where(str(error))
            raise InvalidInput(f"The config cannot be used: {message}.", field=["config", *path]) from None
        return config

    def split_secrets(self, config: ConfigType) -> tuple[JsonObject, dict[str, str]]:
        """Returns what of a config may be shown, and its secrets."""
        whole = cast(JsonObject, msgspec.to_builtins(config))
        secrets = {name: cast(str, whole.pop(name)) for name in sorted(self.secrets & whole.keys()) if whole[name]}
        return {name: value for name, value in whole.items() if name not in self.secrets}, secrets


AnyDestinationKind = DestinationKind[Any]


def _where(text: str) -> tuple[str, Sequence[str]]:
    match = _WHERE.fullmatch(text)
    if match is None:
        return text, ()
    return match[1], [Verbatim(part) for part in re.findall(r"\w+", match[2])]


@dataclass(frozen=True, slots=True)
class DeliveryResult:
    """What came of handing an event over.

    Args:
        useless: another try cannot help.
        gone: the other side says that nobody takes events there any more.
    """

    ok: bool
    status_code: int | None = None
    error: str | None = None
    permanent: bool = False
    gone: bool = False
    retry_after_seconds: int | None = None


def failed_result(error: ParleyError, status: int | None) -> DeliveryResult:
    """Returns what an error means for the delivery."""
    answered = isinstance(error, UpstreamFailed) and status in PERMANENT_FAILURES
    return DeliveryResult(
        ok=False,
        status_code=status,
        error=f"{error.code.value}: {error.message}",
        permanent=answered or isinstance(error, InvalidInput),
        gone=answered and status == GONE,
        retry_after_seconds=error.retry_after_seconds,
    )
