"""Agents that Parley calls: what they are asked and answer, and what every runtime promises.

An agent's `config` is shown to everybody who may read agents, so it holds no secrets: names that sound like one are
refused. What an agent's host wants to see is said by the operator, in `AGENT_CREDENTIALS`, by host; so a config that
points elsewhere takes no credential along.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

import httpx
from jsonschema import Draft202012Validator

from connectors.base import Call, ProviderSetting
from connectors.transport.provider_client import ProviderClient
from errors import InvalidInput, ParleyError, UpstreamFailed
from json_types import Json, JsonObject

DEADLINE_SECONDS: Final = 120.0
"""A model takes its time."""

MAX_ANSWER_LENGTH: Final = 131_072
"""Characters of an answer that are kept."""

AGENT_CREDENTIALS: Final = ProviderSetting(
    "AGENT_CREDENTIALS",
    "Tokens for agents at addresses of their own, by host: `agents.example.com=token,localhost:8000=token`. A token is "
    "sent, as `Authorization: Bearer`, to its host alone.",
    secret=True,
)

# Names of values that must not be read by everybody, without their dashes and in lower case.
_SECRETS: Final = (
    *("apikey", "secret", "password", "passwd", "authorization", "cookie", "credential", "credentials", "token"),
    *("privatekey", "accesskey", "secretkey", "subscriptionkey", "bearer"),
)

URL_SCHEMA: Final[Mapping[str, Any]] = {"type": "string", "pattern": "^https?://", "maxLength": 8192}
"""An http or https address in a config."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that was said in the conversation before.

    Args:
        name: who said it.
        own: the asked agent said it.
        metadata: what the agent gave with it.
    """

    content: str
    name: str
    own: bool
    metadata: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AgentQuestion:
    """What an agent is asked.

    Args:
        session_id: what belongs together; the agent may remember it.
        key: names this question for ever, the same on every attempt.
        asker: the id of who asks.
        history: what was said in the session before, oldest first.
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


@dataclass(frozen=True, slots=True)
class AgentAnswer:
    """What it answers."""

    content: str
    metadata: JsonObject


class AgentRuntime(Protocol):
    """One way in which an agent is run and reached."""

    def connector(self, config: JsonObject) -> str:
        """Returns the connector whose settings, circuit and figures an agent uses."""

    def action(self, config: JsonObject) -> str:
        """Returns the connector's action that asking such an agent is, as SIMULATED_FAILURES names it."""

    def check(self, config: Json) -> None:
        """Refuses an agent's config that cannot work.

        Raises:
            InvalidInput: with the path under `config`.
        """

    def missing(self, config: JsonObject, settings: Mapping[str, str]) -> list[str]:
        """Returns the settings that the agent lacks besides those that its connector requires."""

    def is_repeatable(self, config: JsonObject) -> bool:
        """Tells whether the same question may be asked again without harm."""

    async def reply(self, config: JsonObject, question: AgentQuestion, call: Call) -> AgentAnswer:
        """Asks the agent. Raises what `connectors.base` lists."""

    def stream(self, config: JsonObject, question: AgentQuestion, call: Call) -> AsyncIterator[str | AgentAnswer]:
        """Asks the agent and yields its answer piece by piece, and at last the whole. Raises as `reply`."""


def simulated_answer(question: AgentQuestion) -> AgentAnswer:
    """Returns an answer that was asked of nobody, and says so."""
    return AgentAnswer(f"Simulated answer to: {question.message[:500]}", {"simulated": True})


# ---------------------------------------------------------------- configs


def config_schema(*, required: tuple[str, ...] = (), **properties: Mapping[str, Any]) -> Draft202012Validator:
    """Returns what checks a config. Names that are not listed may be there: programs keep theirs with an agent."""
    return Draft202012Validator({"type": "object", "required": list(required), "properties": properties})


def check_config(config: Json, schema: Draft202012Validator) -> None:
    """Refuses a config that does not fit, holds a secret, or has an address that is none.

    Raises:
        InvalidInput: with the path under `config`.
    """
    for error in schema.iter_errors(config):
        path = [str(part) for part in error.absolute_path]
        raise InvalidInput(f"{error.message[:200]}.", field=["config", *path])
    _refuse_secrets(config, ["config"])
    for name in ("url", "baseUrl"):
        if isinstance(config, dict) and isinstance(config.get(name), str):
            _check_address(str(config[name]), ["config", name])


def _refuse_secrets(value: Json, path: list[str]) -> None:
    if isinstance(value, list):
        for number, each in enumerate(value):
            _refuse_secrets(each, [*path, str(number)])
    if not isinstance(value, dict):
        return
    for name, inner in value.items():
        if name.lower().replace("-", "").replace("_", "").endswith(_SECRETS):
            raise InvalidInput(
                f"config is no place for secrets, and {name[:60]} sounds like one. An operator sets it in "
                "AGENT_CREDENTIALS, or in the settings of the provider.",
                field=[*path, name],
            )
        _refuse_secrets(inner, [*path, name])


def _check_address(text: str, path: list[str]) -> None:
    try:
        parts = httpx.URL(text)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise InvalidInput(f"This is no address: {error}.", field=path) from None
    if parts.userinfo:
        raise InvalidInput("The address must not hold a user name or password.", field=path)


def check_message(question: AgentQuestion) -> None:
    """Refuses a message that cannot be sent.

    Raises:
        InvalidInput: it holds half a character.
    """
    try:
        question.message.encode()
    except UnicodeError:
        raise InvalidInput("The message holds a character that cannot be sent.", field=["message"]) from None


# ---------------------------------------------------------------- ways out


def public_client(call: Call) -> ProviderClient:
    """Returns the way to an address that somebody chose: to the public internet only."""
    return call.public or ProviderClient(call.http)


def credential_for(url: str, settings: Mapping[str, str]) -> str | None:
    """Returns the operator's token for the host of a URL."""
    parts = urlsplit(url)
    places = {(parts.hostname or "").lower(), parts.netloc.lower()}
    for entry in settings.get(AGENT_CREDENTIALS.name, "").split(","):
        host, _, token = entry.strip().partition("=")
        if host.lower() in places and token:
            return token
    return None


def credential_required(said: str) -> ParleyError:
    """Returns the error for an address of a caller's choice that does not accept what it was sent."""
    return UpstreamFailed(f"{said.rstrip('.')}: it wants a credential, which {AGENT_CREDENTIALS.name} can hold.")


def without_secret(text: str, secret: str | None) -> str:
    """Returns a provider's words without the credential that it was given: an error may quote it."""
    return text.replace(secret, "…") if secret else text


def answer_of(content: str, metadata: JsonObject, host: str) -> AgentAnswer:
    """Returns an answer as it can be stored.

    Raises:
        UpstreamFailed: it is too long.
    """
    if len(content) > MAX_ANSWER_LENGTH:
        raise UpstreamFailed(f"{host} answered with more than the {MAX_ANSWER_LENGTH} characters that are kept.")
    # PostgreSQL keeps no NUL.
    return AgentAnswer(content.replace("\0", ""), metadata)
