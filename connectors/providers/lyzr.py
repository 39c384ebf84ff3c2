"""The connector `lyzr`, and agents of runtime LYZR: agents that Lyzr runs.

Lyzr's agents may use tools and cannot tell a repeated message from a new one, so a message is sent once: also where the
official client repeats it, after a stream that broke.
"""

from collections.abc import AsyncIterator, Mapping
from typing import Annotated, Any, Final

import httpx
import orjson
from msgspec import Meta

from connectors.actions import Params, Result, typed
from connectors.agent_runtimes import (
    DEADLINE_SECONDS,
    MAX_ANSWER_LENGTH,
    AgentAnswer,
    AgentQuestion,
    answer_of,
    check_config,
    check_message,
    config_schema,
    without_secret,
)
from connectors.base import Auth, Call, Connector, ProviderSetting
from connectors.parsing import retry_after, sanitize
from connectors.transport.event_stream import DONE, as_object, line_data
from connectors.transport.exchange import Reply
from errors import (
    NotConfigured,
    OutcomeUnknown,
    ParleyError,
    RateLimited,
    Unauthenticated,
    UpstreamFailed,
    UpstreamUnavailable,
)
from json_types import Json, JsonObject

_KEY: Final = ProviderSetting("LYZR_API_KEY", "The key for Lyzr's agents.", required=True, secret=True)
_BASE: Final = ProviderSetting(
    "LYZR_BASE_URL", "The address of Lyzr's API.", default="https://agent-prod.studio.lyzr.ai"
)
_AGENT: Final = ProviderSetting("AGENT_ID", "The Lyzr agent that is asked when neither an agent nor a call names one.")

_CHAT: Final = "/v3/inference/chat/"
_STREAM: Final = "/v3/inference/stream/"
_AGENTS: Final = "/v3/agents/"
_LARGEST: Final = 4 * 1024 * 1024
_NOT_DONE: Final = frozenset({408, 425, 503})
_DETAILS: Final = frozenset({"message_id", "metadata", "tool_calls", "module_outputs"})


class Chat(Params, frozen=True, kw_only=True):
    """A message to an agent."""

    message: Annotated[str, Meta(min_length=1)]
    agent_id: Annotated[str | None, Meta(description="The agent at Lyzr; otherwise the one of AGENT_ID.")] = None
    session_id: Annotated[str | None, Meta(description="What belongs together; Lyzr remembers it.")] = None
    user_id: str | None = None
    system_prompt_variables: dict[str, Any] | None = None
    filter_variables: dict[str, Any] | None = None
    features: list[dict[str, Any]] | None = None
    response_format: Annotated[dict[str, Any] | None, Meta(description="The JSON Schema of the answer.")] = None


class Answer(Result, frozen=True, kw_only=True):
    """What the agent answered."""

    response: str
    session_id: str
    structured: Annotated[Any, Meta(description="The response, when a format was asked for and it is JSON.")] = None
    message_id: str | None = None
    module_outputs: dict[str, Any] | None = None


class Streamed(Result, frozen=True, kw_only=True):
    """What the agent answered, piece by piece."""

    response: str
    session_id: str
    chunks: int


async def _chat(params: Chat, call: Call) -> Answer:
    asked = _asked(params, call)
    document = await _send(asked, call, DEADLINE_SECONDS)
    text = _text(document)
    details = {"message_id": document.get("message_id"), "module_outputs": document.get("module_outputs")}
    return Answer(
        response=text,
        session_id=str(asked["session_id"]),
        structured=_structured(text) if params.response_format is not None else None,
        message_id=details["message_id"] if isinstance(details["message_id"], str) else None,
        module_outputs=details["module_outputs"] if isinstance(details["module_outputs"], dict) else None,
    )


async def _stream(params: Chat, call: Call) -> Streamed:
    asked = _asked(params, call)
    pieces = [piece async for piece in _pieces(asked, call, DEADLINE_SECONDS)]
    return Streamed(response="".join(pieces), session_id=str(asked["session_id"]), chunks=len(pieces))


async def _probe(call: Call) -> None:
    """List the agents, whose address ends in a slash while that of one does not."""
    await call.provider.request(
        "GET", _url(call, _AGENTS), classify=_classifier(call, repeatable=True), repeatable=True, headers=_headers(call)
    )


# ---------------------------------------------------------------- agents


class LyzrRuntime:
    """Agents at Lyzr. The session is the conversation there, so nothing of it is sent along."""

    def connector(self, config: JsonObject) -> str:
        """See `AgentRuntime`."""
        return "lyzr"

    def action(self, config: JsonObject) -> str:
        """See `AgentRuntime`."""
        return "chat"

    def check(self, config: Json) -> None:
        """See `AgentRuntime`."""
        check_config(config, _CONFIG)

    def missing(self, config: JsonObject, settings: Mapping[str, str]) -> list[str]:
        """See `AgentRuntime`."""
        return [] if config.get("agentId") or settings.get(_AGENT.name) else [_AGENT.name]

    def is_repeatable(self, config: JsonObject) -> bool:
        """See `AgentRuntime`. Lyzr cannot tell."""
        return False

    async def reply(self, config: JsonObject, question: AgentQuestion, call: Call) -> AgentAnswer:
        """See `AgentRuntime`."""
        asked = self._asked(config, question, call)
        document = await _send(asked, call, question.deadline)
        return answer_of(_text(document), _metadata(document), _host(call))

    async def stream(self, config: JsonObject, question: AgentQuestion, call: Call) -> AsyncIterator[str | AgentAnswer]:
        """See `AgentRuntime`."""
        asked, said = self._asked(config, question, call), list[str]()
        async for piece in _pieces(asked, call, question.deadline):
            said.append(piece)
            yield piece
        yield answer_of("".join(said), {}, _host(call))

    def _asked(self, config: JsonObject, question: AgentQuestion, call: Call) -> dict[str, Any]:
        self.check(config)
        check_message(question)
        given: Any = config
        params = Chat(
            message=question.message,
            agent_id=given.get("agentId"),
            session_id=question.session_id,
            user_id=question.asker,
            system_prompt_variables=given.get("systemPromptVariables"),
            filter_variables=given.get("filterVariables"),
            features=given.get("features"),
            response_format=given.get("responseFormat"),
        )
        return _asked(params, call)


_CONFIG: Final = config_schema(
    agentId={"type": "string", "minLength": 1, "maxLength": 255},
    systemPromptVariables={"type": "object"},
    filterVariables={"type": "object"},
    features={"type": "array", "items": {"type": "object"}, "maxItems": 50},
    responseFormat={"type": "object"},
)


# ---------------------------------------------------------------- the wire


def _asked(params: Chat, call: Call) -> dict[str, Any]:
    agent_id = params.agent_id or call.settings.get(_AGENT.name)
    if not agent_id:
        raise NotConfigured(f"No Lyzr agent is named: neither here nor in {_AGENT.name}.")
    asked = {
        "user_id": params.user_id or "parley",
        "agent_id": agent_id,
        # Lyzr wants one in any case; one that nobody else uses remembers nothing.
        "session_id": params.session_id or f"parley-{call.key}",
        "message": params.message,
        "system_prompt_variables": params.system_prompt_variables,
        "filter_variables": params.filter_variables,
        "features": params.features,
        "response_format": params.response_format,
    }
    return {name: value for name, value in asked.items() if value is not None}


async def _send(asked: Mapping[str, Any], call: Call, deadline: float) -> dict[str, Any]:
    reply = await call.provider.request(
        "POST",
        _url(call, _CHAT),
        classify=_classifier(call, repeatable=False),
        repeatable=False,
        headers=_headers(call),
        json=asked,
        deadline=deadline,
        max_bytes=_LARGEST,
    )
    document = as_object(reply.content.decode(errors="replace"))
    if document is None:
        raise OutcomeUnknown(f"{_host(call)} answered 200 with something else than JSON; the agent may have run.")
    return document


async def _pieces(asked: Mapping[str, Any], call: Call, deadline: float) -> AsyncIterator[str]:
    """Yield what the agent writes. Chunks are JSON or plain text, as Lyzr pleases; each line is one."""
    size = 0
    async with call.provider.stream(
        "POST",
        _url(call, _STREAM),
        classify=_classifier(call, repeatable=False),
        headers={**_headers(call), "accept": "text/event-stream"},
        json=asked,
        deadline=deadline,
        max_bytes=_LARGEST,
    ) as lines:
        async for line in lines:
            data = line_data(line)
            if data is not None and data.strip() == DONE:
                return
            if data and (piece := _piece(data, call)):
                size += len(piece)
                if size > MAX_ANSWER_LENGTH:
                    raise UpstreamFailed(f"{_host(call)} wrote more than the {MAX_ANSWER_LENGTH} characters kept.")
                yield piece
    raise OutcomeUnknown(f"{_host(call)} broke its answer off; the agent may have run.")


def _piece(data: str, call: Call) -> str:
    chunk = as_object(data)
    if chunk is None:
        return data
    if error := chunk.get("error") or chunk.get("detail"):
        raise UpstreamFailed(f"{_host(call)} failed to answer: {_words(error, call)}.")
    said = chunk.get("delta", chunk.get("content"))
    return said if isinstance(said, str) else ""


def _classifier(call: Call, *, repeatable: bool) -> Any:
    host = _host(call)

    def classify(reply: Reply) -> ParleyError | None:
        if 200 <= reply.status < 300:
            return None
        told = (as_object(reply.content.decode(errors="replace")) or {}).get("detail")
        said = f"{host} answered {reply.status}{f': {_words(told, call)}' if told else ''}"
        if reply.status == 429:
            return RateLimited(f"{said}.", retry_after_seconds=retry_after(reply))
        if reply.status == 401:
            # What it says may quote the key.
            return Unauthenticated(f"{host} answered 401.")
        if reply.status in _NOT_DONE or (reply.status >= 500 and repeatable):
            return UpstreamUnavailable(f"{said}.", retry_after_seconds=retry_after(reply))
        if reply.status >= 500:
            return OutcomeUnknown(f"{said}; the agent may have run.")
        return UpstreamFailed(f"{said}.")

    return classify


def _words(told: Any, call: Call) -> str:
    """Return the words of a `detail`: a text, or a list of what does not fit. Our own key is not shown."""
    if isinstance(told, list):
        told = "; ".join(str(each.get("msg", each)) if isinstance(each, dict) else str(each) for each in told[:5])
    said = told if isinstance(told, str) else orjson.dumps(told, default=str).decode()
    return sanitize(without_secret(said, _headers(call)["x-api-key"]))


def _text(document: Mapping[str, Any]) -> str:
    said = document.get("response")
    if said is None:
        raise OutcomeUnknown("Lyzr answered without a response; the agent may have run.")
    return said if isinstance(said, str) else orjson.dumps(said).decode()


def _structured(text: str) -> Any:
    """Return what a response stands for: structured output comes as a text that holds JSON."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return None


def _metadata(document: Mapping[str, Any]) -> JsonObject:
    found = {name: value for name, value in document.items() if name in _DETAILS and value}
    # PostgreSQL keeps no NUL.
    encoded = orjson.dumps(found)
    return {} if b"\\u0000" in encoded else found


def _headers(call: Call) -> dict[str, str]:
    return {"x-api-key": call.token or call.settings[_KEY.name]}


def _url(call: Call, path: str) -> str:
    return call.settings[_BASE.name].rstrip("/") + path


def _host(call: Call) -> str:
    return httpx.URL(call.settings[_BASE.name]).host


LYZR: Final = Connector(
    name="lyzr",
    title="Lyzr",
    description="Asks agents that Lyzr runs.",
    actions=(
        typed(
            "chat",
            "Ask an agent",
            "Sends a message to an agent and returns its answer.",
            Chat,
            Answer,
            _chat,
            simulated=lambda params: Answer(
                response="A simulated answer.", session_id=params.session_id or "simulated", message_id="simulated"
            ),
        ),
        typed(
            "stream",
            "Ask an agent, in pieces",
            "Sends a message to an agent and returns its answer, which is read as the agent writes it.",
            Chat,
            Streamed,
            _stream,
            simulated=lambda params: Streamed(
                response="A simulated answer.", session_id=params.session_id or "simulated", chunks=3
            ),
        ),
    ),
    auth=Auth.API_KEY,
    settings=(_KEY, _BASE, _AGENT),
    probe=_probe,
)
