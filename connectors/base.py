"""The definition of a connector: a named set of actions over HTTP, each with JSON Schemas of its params and result.

A connector file builds one `Connector`, which is listed in `connectors.PROVIDERS`; its GraphQL API, metrics and circuit
follow from that. It also needs a test and lines in .env.example: docs/architecture.md lists them and shows an example.

An action raises only these errors of `errors.py`, and the error decides whether the call may be retried.

* `InvalidInput`: the params, or the URL in them, are invalid. Nothing was sent.
* `NotConfigured`: a setting or credential is missing. Nothing was sent.
* `Unauthenticated`: the service rejected a token that Parley manages. A connection's is renewed once, and the request
  sent again; otherwise the caller gets ReauthRequired for a connection, NotConfigured for a setting.
* `RateLimited`: the service accepts no more calls for now, and did not carry out this one: retry.
* `UpstreamFailed`: the service responded with an error.
* `UpstreamUnavailable`: the call had no effect, or may be repeated without harm: retry.
* `OutcomeUnknown`: the call may have taken effect and must not be repeated: check before retrying.

`connectors.transport.exchange.failure_of` returns the right one for a status, except for Unauthenticated: a 401 is
UpstreamFailed, because the credentials may be the caller's own, as with `http.request`.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any, Final

from jsonschema import Draft202012Validator

from connectors.calls import Caller
from connectors.transport.egress import EgressClient
from connectors.transport.provider_client import ProviderClient
from connectors.transport.token_cache import TokenCache
from errors import InvalidInput, Verbatim
from json_types import Json, JsonObject
from shown import as_json, violation

_MAX_MESSAGE_LENGTH: Final = 200
"""A validator's message is cut to this length: it quotes the value, which may be large."""

_MAX_NAME_LENGTH: Final = 60


class ConnectorAuth(Enum):
    """The way a provider authenticates its callers."""

    NONE = "NONE"
    API_KEY = "API_KEY"
    OAUTH2 = "OAUTH2"
    CLIENT_CREDENTIALS = "CLIENT_CREDENTIALS"
    BASIC = "BASIC"


Auth = ConnectorAuth
"""The short name for use in provider files."""


@dataclass(frozen=True, slots=True)
class ProviderSetting:
    """An operator's setting that one provider reads, such as `SLACK_BASE_URL`.

    Args:
        meaning: one sentence for docs/settings.md.
        required: without it, or a user's connection instead, the provider is not configured.
        secret: its value is never shown.
        alias: an older name, read if `name` is not set.
        check: raises ValueError for an invalid value; the message follows the setting's name.
    """

    name: str
    meaning: str
    default: str | None = None
    required: bool = False
    secret: bool = False
    alias: str | None = None
    check: Callable[[str], None] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """The context of an action's call: its key, clients, settings and token.

    Args:
        key: the idempotency key, the same on every attempt of the same node, so that the service can recognize a
            repetition.
        http: the HTTP client for addresses that callers choose; it reaches the public internet only.
        provider: the client for the provider's own addresses: it retries what is safe to retry, and applies rate limits
            and the circuit.
        public: the same over `http`, for addresses that callers choose; each host has its own circuit.
        settings: the operator's values of the connector's settings, including defaults; unset ones are absent.
        token: the access token of the user's connection, or else the value of `Connector.token_setting`.
        client_tokens: the cache for tokens of the operator's own credentials.
        depth: the number of nested runs that led to the call, 0 outside a run.
        caller: who the call is made for; None in tests of a connector alone.
    """

    key: str
    http: EgressClient
    provider: ProviderClient
    settings: Mapping[str, str] = field(default_factory=dict, repr=False)
    token: str | None = field(default=None, repr=False)
    public: ProviderClient | None = None
    client_tokens: TokenCache = field(default_factory=TokenCache, repr=False)
    depth: int = 0
    caller: Caller | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A validation error in the params, and the path of the invalid value."""

    path: tuple[str, ...]
    message: str


@dataclass(frozen=True)
class Action:
    """One thing a connector can do.

    Args:
        run: performs it.
        simulated: returns a mock result without sending a request; `simulated: true` is added to it.
        idempotent: whether a call with these params may be made twice without harm.
        scopes: the scopes that the user's connection needs.
        always_idempotent: whether a call may be made twice without harm with any params.
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
        """Yield the violations of the action's input schema.

        Args:
            unresolved: returns whether a value is known only when the node runs, such as an expression; problems with
                such values are left out.
        """
        for error in self._validator.iter_errors(params):
            yield from _problems(error, unresolved)

    def check(self, params: Json) -> None:
        """Validate params against the action's input schema.

        Raises:
            InvalidInput: the first violation, with its path under `params`.
        """
        for problem in self.problems(params):
            raise InvalidInput(problem.message, field=["params", *map(Verbatim, problem.path)])

    @cached_property
    def _validator(self) -> Any:
        return Draft202012Validator(self.input_schema)


@dataclass(frozen=True, slots=True)
class Connector:
    """An external service, or a protocol that many services speak.

    Args:
        settings: the operator's settings; it is configured when the required ones are set.
        oauth: the name of the OAuth provider whose connections it uses, e.g. `google`.
        token_setting: the setting that is used when a user has no connection, e.g. `SLACK_BOT_TOKEN`.
        probe: a cheap, real call that changes nothing, for `testConnector`; raises the same errors as actions.
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
        """Return the action of this name, or None."""
        return next((action for action in self.actions if action.name == name), None)


def _problems(error: Any, unresolved: Callable[[Json], bool]) -> Iterator[Problem]:
    if unresolved(error.instance):
        return
    if error.context and any(unresolved(inner.instance) for inner in error.context):
        return
    yield Problem(tuple(str(part) for part in error.absolute_path), f"{_message(error).removesuffix('.')}.")


def _message(error: Any) -> str:
    """Return what people can correct: a limit, or what the value is, rather than a regular expression."""
    name = ".".join(map(str, error.absolute_path)) or "The value"
    if error.validator == "pattern" and "propertyNames" in error.absolute_schema_path:
        return f"{as_json(error.instance)} is not a valid name in {name}"
    if error.validator == "pattern":
        described = error.schema.get("description")
        return f"{name} is not valid: {described}" if described else f"{name} does not have the expected form"
    if error.validator == "maxLength":
        return f"{name} can have at most {error.validator_value} characters; it has {len(error.instance)}"
    message = violation(error.message, error.instance, error.validator, error.validator_value)
    return message if len(message) <= _MAX_MESSAGE_LENGTH else f"{message[:_MAX_MESSAGE_LENGTH]}…"
