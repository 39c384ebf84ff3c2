"""Agents that Parley calls: their questions and answers, and the interface of every runtime.

Everyone who may read agents sees an agent's `config`, so it must not contain secrets: names that sound like one are
rejected. The operator sets the credentials for agents' hosts in `AGENT_CREDENTIALS`, by host; so a config that points
elsewhere does not receive another host's credential.
"""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final, Protocol, TypeAlias
from urllib.parse import urlsplit

import httpx
import orjson
from jsonschema import Draft202012Validator

from connectors.base import Call, ProviderSetting
from connectors.transport.provider_client import ProviderClient
from connectors.transport.secret_names import sounds_secret
from errors import InvalidInput, ParleyError, UpstreamFailed, Verbatim
from json_types import Json, JsonObject, encode_storable
from shown import as_json

DEADLINE_SECONDS: Final = 120.0
"""Models are slow."""

MAX_ANSWER_LENGTH: Final = 131_072
"""The maximum length of an answer, in characters."""

AGENT_CREDENTIALS: Final = ProviderSetting(
    "AGENT_CREDENTIALS",
    "Tokens for agents at their own addresses, by host: `agents.example.com=token,localhost:8000=token`. A token is "
    "sent as `Authorization: Bearer`, and only to its host.",
    secret=True,
)

URL_SCHEMA: Final[Mapping[str, Json]] = {
    "type": "string",
    "pattern": "^https?://",
    "maxLength": 8192,
    "description": "http:// or https://",
}
"""The JSON Schema of an http or https URL in a config."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier message of the conversation.

    Args:
        name: the sender's name.
        own: whether it is a message of the agent that is called.
        metadata: the metadata of the agent's answer.
    """

    content: str
    name: str
    own: bool
    metadata: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AgentQuestion:
    """A question to an agent.

    Args:
        session_id: the conversation, which the agent may remember.
        key: the idempotency key, the same on every attempt.
        asker: the id of the person or agent that asks.
        history: the earlier messages of the session, oldest first.
        context: the session's context.
        deadline: seconds for the whole answer.
    """

    message: str
    session_id: str | None
    key: str
    metadata: JsonObject = field(default_factory=dict)
    asker: str = "parley"
    asker_name: str = "User"
    history: tuple[Turn, ...] = ()
    deadline: float = DEADLINE_SECONDS
    context: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AgentAnswer:
    """An agent's answer."""

    content: str
    metadata: JsonObject


AnswerStream: TypeAlias = AsyncGenerator[str | AgentAnswer, None]
"""The chunks of an answer, and finally the whole answer."""


class AgentRuntime(Protocol):
    """The interface of a runtime: how agents of one kind are called."""

    @property
    def fields(self) -> frozenset[str]:
        """The names of the fields of a config."""

    def connector(self, config: JsonObject) -> str:
        """Return the connector whose settings, circuit and metrics an agent uses."""

    def action(self, config: JsonObject) -> str:
        """Return the connector's action that represents calls of such an agent in SIMULATED_FAILURES."""

    def check(self, config: Json) -> None:
        """Check an agent's config.

        Raises:
            InvalidInput: the config cannot work; the field is the path under `config`.
        """

    def missing(self, config: JsonObject, settings: Mapping[str, str]) -> list[str]:
        """Return the missing settings that the agent needs in addition to those that its connector requires."""

    def is_repeatable(self, config: JsonObject) -> bool:
        """Return whether the same question may be sent again without harm."""

    async def reply(self, config: JsonObject, question: AgentQuestion, call: Call) -> AgentAnswer:
        """Call the agent and return its answer. Raises the errors that `connectors.base` lists."""

    def stream(self, config: JsonObject, question: AgentQuestion, call: Call) -> AnswerStream:
        """Call the agent and yield the chunks of its answer, and finally the whole answer. Raises as `reply`."""


class OneActionRuntime:
    """The parts of a runtime whose agents are all called by the same action of one connector."""

    CONNECTOR: ClassVar[str]
    ACTION: ClassVar[str]
    CONFIG: ClassVar[Draft202012Validator]
    """The validator of a config; see `config_schema`."""

    @property
    def fields(self) -> frozenset[str]:
        """See `AgentRuntime`."""
        return fields_of(self.CONFIG)

    def connector(self, config: JsonObject) -> str:
        """See `AgentRuntime`."""
        return self.CONNECTOR

    def action(self, config: JsonObject) -> str:
        """See `AgentRuntime`."""
        return self.ACTION

    def check(self, config: Json) -> None:
        """See `AgentRuntime`."""
        check_config(config, self.CONFIG)


def simulated_answer(question: AgentQuestion) -> AgentAnswer:
    """Return a mock answer that says that it is one."""
    return AgentAnswer(f"Simulated answer to: {question.message[:500]}", {"simulated": True})


# ---------------------------------------------------------------- configs


def config_schema(*, required: tuple[str, ...] = (), **properties: Mapping[str, Json]) -> Draft202012Validator:
    """Return the validator of a config.

    It allows other names, which a config may have that was stored before they were rejected (`check_fields`).
    """
    return Draft202012Validator({"type": "object", "required": list(required), "properties": properties})


def fields_of(schema: Draft202012Validator) -> frozenset[str]:
    """Return the names of the fields that a config may have."""
    return frozenset(schema.schema["properties"])


def check_fields(config: Json, known: frozenset[str]) -> None:
    """Reject fields that have no meaning: a misspelt one would be ignored, and a default used instead.

    Raises:
        InvalidInput: the message names the field, and the one that was probably meant.
    """
    names = config if isinstance(config, dict) else {}
    for name in sorted(names.keys() - known):
        same = [each for each in known if _squeezed(each) == _squeezed(name)]
        meant = f"Did you mean {same[0]}?" if same else f"Known fields: {', '.join(sorted(known))}."
        hint = "" if same else " Use metadata for data of your own."
        raise InvalidInput(f"There is no field {as_json(name)}. {meant}{hint}", field=["config", Verbatim(name)])


def _squeezed(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")


def check_config(config: Json, schema: Draft202012Validator) -> None:
    """Check a config: its schema, its URLs, and that it contains no secret.

    Raises:
        InvalidInput: it fails a check; the field is the path under `config`.
    """
    for error in schema.iter_errors(config):
        path = [str(part) for part in error.absolute_path]
        raise InvalidInput(f"{error.message[:200]}.", field=["config", *path])
    _refuse_secrets(config, ["config"])
    for name in ("url", "baseUrl"):
        if isinstance(config, dict) and isinstance(config.get(name), str):
            _check_url(str(config[name]), ["config", name])


def _refuse_secrets(value: Json, path: list[str]) -> None:
    if isinstance(value, list):
        for number, each in enumerate(value):
            _refuse_secrets(each, [*path, str(number)])
    if not isinstance(value, dict):
        return
    for name, inner in value.items():
        if sounds_secret(name):
            raise InvalidInput(
                f"config must not contain secrets, and {name[:60]} sounds like one. An operator can set it in "
                "AGENT_CREDENTIALS or in the provider's settings.",
                field=[*path, name],
            )
        _refuse_secrets(inner, [*path, name])


def _check_url(text: str, path: list[str]) -> None:
    try:
        parts = httpx.URL(text)
        parts.host  # noqa: B018 - decodes an internationalized name, such as xn--…
    except (httpx.InvalidURL, UnicodeError) as error:
        raise InvalidInput(f"This is not a valid URL: {error}.", field=path) from None
    if parts.userinfo:
        raise InvalidInput("The URL must not contain a user name or password.", field=path)


def in_words(context: JsonObject) -> str:
    """Return a session's context as instructions of a model; empty without one."""
    return f"Context of this conversation, as JSON: {orjson.dumps(context).decode()}" if context else ""


def check_message(question: AgentQuestion) -> None:
    """Check that a message can be sent.

    Raises:
        InvalidInput: it contains a lone surrogate.
    """
    try:
        question.message.encode()
    except UnicodeError:
        raise InvalidInput("The message contains a character that cannot be encoded.", field=["message"]) from None


# ---------------------------------------------------------------- requests and answers


def public_client(call: Call) -> ProviderClient:
    """Return the client for addresses that callers choose, which reaches the public internet only."""
    return call.public or ProviderClient(call.http)


def credential_for(url: str, settings: Mapping[str, str]) -> str | None:
    """Return the operator's token for the host of a URL."""
    parts = urlsplit(url)
    hosts = {(parts.hostname or "").lower(), parts.netloc.lower()}
    for entry in settings.get(AGENT_CREDENTIALS.name, "").split(","):
        host, _, token = entry.strip().partition("=")
        if host.lower() in hosts and token:
            return token
    return None


def credential_required(message: str) -> ParleyError:
    """Return the error for an address, chosen by a caller, that responds with 401 or 403."""
    return UpstreamFailed(f"{message.rstrip('.')}: it requires a credential; set it in {AGENT_CREDENTIALS.name}.")


def without_secret(text: str, secret: str | None) -> str:
    """Return a provider's message without the credential that it received: an error may quote it."""
    return text.replace(secret, "…") if secret else text


def answer_of(content: str, metadata: JsonObject, host: str) -> AgentAnswer:
    """Return an answer in the form in which it can be stored.

    Raises:
        UpstreamFailed: it is too long, or its metadata cannot be stored.
    """
    if len(content) > MAX_ANSWER_LENGTH:
        raise UpstreamFailed(f"{host} responded with more than the limit of {MAX_ANSWER_LENGTH} characters.")
    try:
        encode_storable(metadata)
    except ValueError as error:
        raise UpstreamFailed(f"{host} responded with metadata that {error}.") from None
    # PostgreSQL cannot store NUL.
    return AgentAnswer(content.replace("\0", ""), metadata)
