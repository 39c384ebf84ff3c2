"""The connector `lyzr`, and agents of runtime LYZR: agents hosted by Lyzr.

Lyzr's agents may use tools and cannot recognize a repeated message, so a message is sent only once, even after a broken
stream, where the official client repeats it.
"""

from collections.abc import AsyncIterator, Mapping
from typing import Annotated, Any, Final

import httpx
import orjson
from msgspec import Meta

from connectors.actions import Params, Result, typed_action
from connectors.agent_runtimes import (
    DEADLINE_SECONDS,
    MAX_ANSWER_LENGTH,
    AgentAnswer,
    AgentQuestion,
    AnswerStream,
    OneActionRuntime,
    answer_of,
    check_message,
    config_schema,
    without_secret,
)
from connectors.base import Auth, Call, Connector, ProviderSetting
from connectors.parsing import said, sanitize
from connectors.transport.event_stream import DONE, as_object, line_data
from connectors.transport.exchange import Reply
from connectors.transport.retry_after import retry_after
from errors import (
    NotConfigured,
    OutcomeUnknown,
    ParleyError,
    RateLimited,
    Unauthenticated,
    UpstreamFailed,
    UpstreamUnavailable,
)
from json_types import InexactNumber, Json, JsonObject, loads_exact

_KEY: Final = ProviderSetting("LYZR_API_KEY", "The API key for Lyzr.", required=True, secret=True)
_BASE: Final = ProviderSetting(
    "LYZR_BASE_URL", "The base URL of Lyzr's API.", default="https://agent-prod.studio.lyzr.ai"
)
_AGENT: Final = ProviderSetting(
    "AGENT_ID", "The Lyzr agent that is invoked if neither an agent's config nor a call names one."
)

_CHAT: Final = "/v3/inference/chat/"
_STREAM: Final = "/v3/inference/stream/"
_AGENTS: Final = "/v3/agents/"
_MAX_BYTES: Final = 4 * 1024 * 1024
_RETRYABLE: Final = frozenset({408, 425, 503})
_METADATA_FIELDS: Final = frozenset({"message_id", "metadata", "tool_calls", "module_outputs"})


class Chat(Params, frozen=True, kw_only=True):
    """A message to an agent."""

    message: Annotated[str, Meta(min_length=1)]
    agent_id: Annotated[str | None, Meta(description="The Lyzr agent's id; by default that of AGENT_ID.")] = None
    session_id: Annotated[str | None, Meta(description="The conversation, which Lyzr remembers.")] = None
    user_id: str | None = None
    system_prompt_variables: dict[str, Any] | None = None
    filter_variables: dict[str, Any] | None = None
    features: list[dict[str, Any]] | None = None
    response_format: Annotated[dict[str, Any] | None, Meta(description="The JSON Schema of the answer.")] = None


class Answer(Result, frozen=True, kw_only=True):
    """The agent's answer."""

    response: str
    session_id: str
    structured: Annotated[
        Any, Meta(description="The parsed response, if responseFormat was given and the response is JSON.")
    ] = None
    message_id: str | None = None
    module_outputs: dict[str, Any] | None = None


class Streamed(Result, frozen=True, kw_only=True):
    """The agent's answer, which was streamed."""

    response: str
    session_id: str
    chunks: int


async def _chat(params: Chat, call: Call) -> Answer:
    body = _chat_body(params, call)
    document = await _send(body, call, DEADLINE_SECONDS)
    text = _text(document)
    details = {"message_id": document.get("message_id"), "module_outputs": document.get("module_outputs")}
    return Answer(
        response=text,
        session_id=str(body["session_id"]),
        structured=_structured(text) if params.response_format is not None else None,
        message_id=details["message_id"] if isinstance(details["message_id"], str) else None,
        module_outputs=details["module_outputs"] if isinstance(details["module_outputs"], dict) else None,
    )


async def _stream(params: Chat, call: Call) -> Streamed:
    body = _chat_body(params, call)
    chunks = [chunk async for chunk in _chunks(body, call, DEADLINE_SECONDS)]
    return Streamed(response="".join(chunks), session_id=str(body["session_id"]), chunks=len(chunks))


async def _probe(call: Call) -> None:
    """List the agents. Their URL ends in a slash, unlike that of a single agent."""
    await call.provider.request(
        "GET", _url(call, _AGENTS), classify=_classifier(call, repeatable=True), repeatable=True, headers=_headers(call)
    )


# ---------------------------------------------------------------- agents


_CONFIG: Final = config_schema(
    agentId={"type": "string", "minLength": 1, "maxLength": 255},
    systemPromptVariables={"type": "object"},
    filterVariables={"type": "object"},
    features={"type": "array", "items": {"type": "object"}, "maxItems": 50},
    responseFormat={"type": "object"},
)


class LyzrRuntime(OneActionRuntime):
    """Agents at Lyzr. Lyzr keeps the session's conversation, so earlier messages are not sent."""

    CONNECTOR = "lyzr"
    ACTION = "chat"
    CONFIG = _CONFIG

    def missing(self, config: JsonObject, settings: Mapping[str, str]) -> list[str]:
        """See `AgentRuntime`."""
        return [] if config.get("agentId") or settings.get(_AGENT.name) else [_AGENT.name]

    def is_repeatable(self, config: JsonObject) -> bool:
        """See `AgentRuntime`. Lyzr cannot recognize a repeated message."""
        return False

    async def reply(self, config: JsonObject, question: AgentQuestion, call: Call) -> AgentAnswer:
        """See `AgentRuntime`."""
        body = self._body(config, question, call)
        document = await _send(body, call, question.deadline)
        return answer_of(_text(document), _metadata(document), _host(call))

    async def stream(self, config: JsonObject, question: AgentQuestion, call: Call) -> AnswerStream:
        """See `AgentRuntime`."""
        body, chunks = self._body(config, question, call), list[str]()
        async for chunk in _chunks(body, call, question.deadline):
            chunks.append(chunk)
            yield chunk
        yield answer_of("".join(chunks), {}, _host(call))

    def _body(self, config: JsonObject, question: AgentQuestion, call: Call) -> dict[str, Any]:
        self.check(config)
        check_message(question)
        given: Any = config
        params = Chat(
            message=question.message,
            agent_id=given.get("agentId"),
            session_id=question.session_id,
            user_id=question.asker,
            system_prompt_variables={**question.context, **(given.get("systemPromptVariables") or {})} or None,
            filter_variables=given.get("filterVariables"),
            features=given.get("features"),
            response_format=given.get("responseFormat"),
        )
        return _chat_body(params, call)


# ---------------------------------------------------------------- requests and responses


def _chat_body(params: Chat, call: Call) -> dict[str, Any]:
    agent_id = params.agent_id or call.settings.get(_AGENT.name)
    if not agent_id:
        raise NotConfigured(f"No Lyzr agent is set: neither in the call nor in {_AGENT.name}.")
    body = {
        "user_id": params.user_id or "parley",
        "agent_id": agent_id,
        # Lyzr requires a session; a new one has no history.
        "session_id": params.session_id or f"parley-{call.key}",
        "message": params.message,
        "system_prompt_variables": params.system_prompt_variables,
        "filter_variables": params.filter_variables,
        "features": params.features,
        "response_format": params.response_format,
    }
    return {name: value for name, value in body.items() if value is not None}


async def _send(body: Mapping[str, Any], call: Call, deadline: float) -> dict[str, Any]:
    reply = await call.provider.request(
        "POST",
        _url(call, _CHAT),
        classify=_classifier(call, repeatable=False),
        repeatable=False,
        headers=_headers(call),
        json=body,
        deadline=deadline,
        max_bytes=_MAX_BYTES,
    )
    document = as_object(reply.content.decode(errors="replace"), exact=True)
    if document is None:
        problem = "without JSON whose numbers can be kept"
        raise OutcomeUnknown(f"{_host(call)} responded with 200 {problem}; the agent may have run.")
    return document


async def _chunks(body: Mapping[str, Any], call: Call, deadline: float) -> AsyncIterator[str]:
    """Yield the chunks of the answer. Each line is one, as JSON or as plain text."""
    size = 0
    async with call.provider.stream(
        "POST",
        _url(call, _STREAM),
        classify=_classifier(call, repeatable=False),
        headers={**_headers(call), "accept": "text/event-stream"},
        json=body,
        deadline=deadline,
        max_bytes=_MAX_BYTES,
    ) as lines:
        async for line in lines:
            data = line_data(line)
            if data is not None and data.strip() == DONE:
                return
            if data and (chunk := _chunk(data, call)):
                size += len(chunk)
                if size > MAX_ANSWER_LENGTH:
                    raise UpstreamFailed(
                        f"{_host(call)} responded with more than the limit of {MAX_ANSWER_LENGTH} characters."
                    )
                yield chunk
    raise OutcomeUnknown(f"{_host(call)} did not finish its answer; the agent may have run.")


def _chunk(data: str, call: Call) -> str:
    event = as_object(data)
    if event is None:
        return data
    if error := event.get("error") or event.get("detail"):
        raise UpstreamFailed(f"{_host(call)} failed to answer: {_error_text(error, call)}.")
    text = event.get("delta", event.get("content"))
    return text if isinstance(text, str) else ""


def _classifier(call: Call, *, repeatable: bool) -> Any:
    host = _host(call)

    def classify(reply: Reply) -> ParleyError | None:
        if 200 <= reply.status < 300:
            return None
        detail = (as_object(reply.content.decode(errors="replace")) or {}).get("detail")
        message = f"{host} responded with {reply.status}{f': {_error_text(detail, call)}' if detail else ''}"
        if reply.status == 429:
            return RateLimited(f"{message}.", retry_after_seconds=retry_after(reply.headers))
        if reply.status == 401:
            # The message may quote the key.
            return Unauthenticated(f"{host} responded with 401.")
        if reply.status in _RETRYABLE or (reply.status >= 500 and repeatable):
            return UpstreamUnavailable(f"{message}.", retry_after_seconds=retry_after(reply.headers))
        if reply.status >= 500:
            return OutcomeUnknown(f"{message}; the agent may have run.")
        return UpstreamFailed(f"{message}.")

    return classify


def _error_text(detail: Json, call: Call) -> str:
    """Return the text of a `detail`: a string, or a list of validation errors. The API key is removed."""
    if isinstance(detail, list):
        detail = "; ".join(said(each.get("msg", each) if isinstance(each, dict) else each) for each in detail[:5])
    return sanitize(without_secret(said(detail), _headers(call)["x-api-key"]))


def _text(document: Mapping[str, object]) -> str:
    text = document.get("response")
    if text is None:
        raise OutcomeUnknown("Lyzr responded without a response; the agent may have run.")
    try:
        return text if isinstance(text, str) else orjson.dumps(text).decode()
    except orjson.JSONEncodeError:
        raise OutcomeUnknown("Lyzr responded with JSON that is nested too deep; the agent may have run.") from None


def _structured(text: str) -> object:
    """Return the structured output, which Lyzr sends as a string that contains JSON."""
    try:
        return loads_exact(text)
    except (orjson.JSONDecodeError, InexactNumber):
        return None


def _metadata(document: Mapping[str, Json]) -> JsonObject:
    return {name: value for name, value in document.items() if name in _METADATA_FIELDS and value}


def _headers(call: Call) -> dict[str, str]:
    return {"x-api-key": call.token or call.settings[_KEY.name]}


def _url(call: Call, path: str) -> str:
    return call.settings[_BASE.name].rstrip("/") + path


def _host(call: Call) -> str:
    return httpx.URL(call.settings[_BASE.name]).host


LYZR: Final = Connector(
    name="lyzr",
    title="Lyzr",
    description="Calls agents hosted by Lyzr.",
    actions=(
        typed_action(
            "chat",
            "Call an agent",
            "Sends a message to an agent and returns its answer.",
            Chat,
            Answer,
            _chat,
            simulated=lambda params: Answer(
                response="A simulated answer.", session_id=params.session_id or "simulated", message_id="simulated"
            ),
        ),
        typed_action(
            "stream",
            "Call an agent with streaming",
            "Sends a message to an agent and returns its answer, which is streamed.",
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
