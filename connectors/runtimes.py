"""Agents that the gateway calls: one way to ask any of them, whatever runs it.

`docs/agents.md` says what the endpoint of an HTTP agent receives and answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol, cast

import httpx
import orjson
from jsonschema import Draft202012Validator

from connectors.base import Json, JsonObject
from connectors.egress import OutsideClient
from connectors.exchange import exchange, failure_of
from errors import InvalidInput, NotConfigured, UpstreamFailed

DEADLINE_SECONDS: Final = 120.0
"""A model takes its time."""


@dataclass(frozen=True, slots=True)
class AgentQuestion:
    """What an agent is asked.

    Args:
        session_id: what belongs together; the agent may remember it.
        key: names this question for ever, the same on every attempt.
    """

    message: str
    session_id: str | None
    key: str
    metadata: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AgentAnswer:
    """What it answers."""

    content: str
    metadata: JsonObject


class AgentRuntime(Protocol):
    """One way in which an agent is run and reached."""

    def check(self, config: Json) -> None:
        """Refuses an agent's config that cannot work.

        Raises:
            InvalidInput: with the path under `config`.
        """

    async def reply(
        self, config: JsonObject, question: AgentQuestion, http: OutsideClient, *, deadline: float
    ) -> AgentAnswer:
        """Asks the agent. Raises what `connectors.base` lists."""


_CONFIG: Final = Draft202012Validator(
    {
        "type": "object",
        "required": ["url"],
        "properties": {
            "url": {"type": "string", "pattern": "^https?://", "maxLength": 8192},
            "headers": {
                "type": "object",
                "maxProperties": 100,
                "propertyNames": {"pattern": r"^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$(?!\n)"},
                "additionalProperties": {"type": "string", "maxLength": 8192, "pattern": r"^[\t -~]*$(?!\n)"},
            },
        },
    }
)


class HttpRuntime:
    """A plain JSON endpoint, documented in docs/agents.md."""

    def check(self, config: Json) -> None:
        """See `AgentRuntime`."""
        for error in _CONFIG.iter_errors(config):
            path = [str(part) for part in error.absolute_path]
            raise InvalidInput(f"{error.message[:200]}.", field=["config", *path])

    async def reply(
        self, config: JsonObject, question: AgentQuestion, http: OutsideClient, *, deadline: float
    ) -> AgentAnswer:
        """See `AgentRuntime`. The endpoint honours `Idempotency-Key`, so a question may be asked again."""
        self.check(config)
        request = _request(config, question, http)
        reply = await exchange(http, request, repeatable=True, deadline=deadline)
        host = request.url.host
        if not 200 <= reply.status < 300:
            raise failure_of(reply, host, repeatable=True)
        return _answer(reply.content, host)


def _request(config: JsonObject, question: AgentQuestion, http: OutsideClient) -> httpx.Request:
    headers = {name.lower(): value for name, value in cast(Mapping[str, str], config.get("headers") or {}).items()}
    asked = {
        "message": question.message,
        "sessionId": question.session_id,
        "metadata": question.metadata,
        "idempotencyKey": question.key,
    }
    fixed = {"content-type": "application/json", "accept": "application/json", "idempotency-key": question.key}
    try:
        content = orjson.dumps(asked)
        return http.build_request("POST", str(config["url"]), headers={**headers, **fixed}, content=content)
    except (httpx.InvalidURL, UnicodeError, orjson.JSONEncodeError) as error:
        raise InvalidInput(f"The agent cannot be asked: {error}.", field=["config", "url"]) from None


def _answer(content: bytes, host: str) -> AgentAnswer:
    try:
        document: Any = orjson.loads(content)
    except orjson.JSONDecodeError:
        document = None
    said = document.get("content") if isinstance(document, dict) else None
    metadata = document.get("metadata", {}) if isinstance(document, dict) else None
    # No NUL: PostgreSQL keeps none.
    if not isinstance(said, str) or not isinstance(metadata, dict) or b"\\u0000" in content:
        raise UpstreamFailed(f'{host} did not answer with {{"content": "…", "metadata": {{…}}}}.')
    return AgentAnswer(said, metadata)


RUNTIMES: Final[Mapping[str, AgentRuntime]] = {"HTTP": HttpRuntime()}
"""By the name of `AgentRuntime` in the schema. WORKER is not among them: a worker takes a task."""


def find_runtime(name: str) -> AgentRuntime:
    """Returns how agents of a runtime are asked.

    Raises:
        NotConfigured: Parley cannot ask agents of this runtime.
    """
    found = RUNTIMES.get(name)
    if found is None:
        raise NotConfigured(
            f"Parley cannot call agents with runtime {name}; it can call {', '.join(sorted(RUNTIMES))}."
        )
    return found


async def reply(
    runtime: str,
    agent_config: JsonObject,
    message: str,
    *,
    session_id: str | None,
    key: str,
    http: OutsideClient,
    metadata: JsonObject | None = None,
    deadline: float = DEADLINE_SECONDS,
) -> AgentAnswer:
    """Asks an agent.

    Args:
        runtime: the name of the agent's runtime, e.g. `HTTP`.
        agent_config: the agent's `config`.
        key: names this question for ever, so that the agent can tell a repetition.

    Raises:
        ParleyError: see `connectors.base`.
    """
    question = AgentQuestion(message, session_id, key, metadata or {})
    return await find_runtime(runtime).reply(agent_config, question, http, deadline=deadline)


__all__ = ["RUNTIMES", "AgentAnswer", "AgentQuestion", "AgentRuntime", "find_runtime", "reply"]
