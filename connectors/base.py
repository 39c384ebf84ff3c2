"""What a connector is: a named set of actions over HTTP, each with the JSON Schemas of what goes in and comes out.

A connector file builds one `Connector` and stands in `connectors.PROVIDERS`; nothing else is needed to add one. An
action raises the errors of `errors.py` and nothing else: how a call failed decides whether it may be made again.

* `InvalidInput`: the params, or the address they name, cannot be used. Nothing was sent.
* `NotConfigured`: a setting or credential is missing. Nothing was sent.
* `UpstreamFailed`: the other side answered, and said no.
* `UpstreamUnavailable`: it did not happen, or it may happen twice without harm: try again.
* `OutcomeUnknown`: it may have happened and must not happen twice: look before trying again.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any, Final

from jsonschema import Draft202012Validator

from connectors.transport.egress import EgressClient
from connectors.transport.provider_client import ProviderClient
from connectors.transport.token_cache import TokenCache
from errors import InvalidInput, Verbatim
from json_types import Json, JsonObject

_SHOWN: Final = 200
"""So many characters of a validator's sentence: it quotes the value, which may be large."""


class ConnectorAuth(Enum):
    """How a provider knows who asks."""

    NONE = "NONE"
    API_KEY = "API_KEY"
    OAUTH2 = "OAUTH2"
    CLIENT_CREDENTIALS = "CLIENT_CREDENTIALS"
    BASIC = "BASIC"


Auth = ConnectorAuth
"""As providers write it."""


@dataclass(frozen=True, slots=True)
class ProviderSetting:
    """A setting of the operator that one provider reads, such as `SLACK_BASE_URL`.

    Args:
        meaning: one sentence for docs/settings.md.
        required: without it, or a user's connection in its place, the provider is not configured.
        secret: its value is shown nowhere.
    """

    name: str
    meaning: str
    default: str | None = None
    required: bool = False
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """What an action is given besides its params.

    Args:
        key: names this call for ever: the same on every attempt of the same node, so that the other side can tell a
            repetition.
        http: for addresses that a caller chose: it reaches the public internet only.
        vendor: for the provider's own addresses: retries what is safe to retry, obeys its limits, opens its circuit.
        outside: the same over `http`, for addresses that a caller chose; each host has its own circuit.
        settings: the operator's values of the settings that the connector names, defaults filled in; absent when unset.
        token: the access token of the user's connection, or else of the setting that stands in for it.
        client_tokens: where the tokens of the operator's own credentials are kept from call to call.
        depth: the number of nested runs that led to the call, 0 outside a run.
    """

    key: str
    http: EgressClient
    provider: ProviderClient
    settings: Mapping[str, str] = field(default_factory=dict, repr=False)
    token: str | None = field(default=None, repr=False)
    public: ProviderClient | None = None
    client_tokens: TokenCache = field(default_factory=TokenCache, repr=False)
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one value of the params, and where it stands."""

    path: tuple[str, ...]
    message: str


@dataclass(frozen=True)
class Action:
    """One thing a connector can do.

    Args:
        run: does it.
        simulated: what a reply looks like that was not asked of anybody; `simulated: true` is added to it.
        idempotent: whether a call with these params may be made twice without harm.
        scopes: what the user's connection must have been granted.
        always_idempotent: whether a call may be made twice without harm whatever its params are.
    """

    name: str
    title: str
    description: str
    input_schema: Mapping[str, Any]
    output_schema: Mapping[str, Any]
    run: Callable[[JsonObject, Call], Awaitable[JsonObject]] = field(repr=False)
    simulated: Callable[[JsonObject], JsonObject] = field(repr=False)
    idempotent: Callable[[JsonObject], bool] = field(repr=False)
    scopes: Sequence[str] = ()
    always_idempotent: bool = False

    def problems(self, params: Json, *, unresolved: Callable[[Json], bool] = lambda _: False) -> Iterator[Problem]:
        """Yields what does not fit the action's input schema.

        Args:
            unresolved: tells whether a value is only known when the node runs, such as an expression; what is said of
                such a value is left out.
        """
        for error in self._validator.iter_errors(params):
            yield from _problems(error, unresolved)

    def check(self, params: Json) -> None:
        """Refuses params that do not fit the action's input schema.

        Raises:
            InvalidInput: the first thing that does not fit, with its path under `params`.
        """
        for problem in self.problems(params):
            raise InvalidInput(problem.message, field=["params", *map(Verbatim, problem.path)])

    @cached_property
    def _validator(self) -> Any:
        return Draft202012Validator(self.input_schema)


@dataclass(frozen=True, slots=True)
class Connector:
    """One outside system, or one way to talk to any.

    Args:
        settings: of the operator; the required ones must be there for it to be configured.
        oauth: the name of the OAuth provider whose connections it uses, e.g. `google`.
        token_setting: the setting whose value stands in for a user's connection, e.g. `SLACK_BOT_TOKEN`.
        probe: a real call that changes nothing and costs little, for `testConnector`; raises what actions raise.
    """

    name: str
    title: str
    description: str
    actions: Sequence[Action]
    auth: Auth = Auth.NONE
    settings: Sequence[ProviderSetting] = ()
    oauth: str | None = None
    token_setting: str | None = None
    probe: Callable[[Call], Awaitable[None]] | None = field(default=None, repr=False)

    def action(self, name: str) -> Action | None:
        """Returns an action by its name."""
        return next((action for action in self.actions if action.name == name), None)


def _problems(error: Any, unresolved: Callable[[Json], bool]) -> Iterator[Problem]:
    if unresolved(error.instance):
        return
    if error.context and any(unresolved(inner.instance) for inner in error.context):
        return
    message = error.message if len(error.message) <= _SHOWN else f"{error.message[:_SHOWN]}…"
    yield Problem(tuple(str(part) for part in error.absolute_path), f"{message}.")
