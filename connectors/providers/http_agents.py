"""Agents of runtime HTTP: a plain JSON endpoint, documented in docs/agents.md."""

from collections.abc import AsyncIterator, Mapping
from typing import Final

import httpx
import orjson

from connectors.agent_runtimes import (
    URL_SCHEMA,
    AgentAnswer,
    AgentQuestion,
    AnswerStream,
    OneActionRuntime,
    answer_of,
    check_message,
    config_schema,
    credential_for,
    public_client,
)
from connectors.base import Call
from connectors.transport.event_stream import DONE, as_object, event_data
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import Classifier
from connectors.transport.request_headers import refuse_reserved
from errors import ParleyError, UpstreamFailed, UpstreamUnavailable
from json_types import InexactNumber, Json, JsonObject, loads_exact, object_at

_CONFIG: Final = config_schema(
    required=("url",),
    url=URL_SCHEMA,
    headers={
        "type": "object",
        "maxProperties": 100,
        "propertyNames": {"pattern": r"^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$(?!\n)"},
        "additionalProperties": {"type": "string", "maxLength": 8192, "pattern": r"^[\t -~]*$(?!\n)"},
    },
)
_JSON: Final = "application/json"
_MAX_BYTES: Final = 1024 * 1024


class HttpRuntime(OneActionRuntime):
    """Calls an endpoint. It honors `Idempotency-Key`, so a question may be sent again."""

    CONNECTOR = "http"
    ACTION = "request"
    CONFIG = _CONFIG

    def check(self, config: Json) -> None:
        """See `AgentRuntime`."""
        super().check(config)
        if isinstance(config, dict):
            refuse_reserved(_headers(config), ["config", "headers"])

    def missing(self, config: JsonObject, settings: Mapping[str, str]) -> list[str]:
        """See `AgentRuntime`. Only the URL is needed."""
        return []

    def is_repeatable(self, config: JsonObject) -> bool:
        """See `AgentRuntime`."""
        return True

    async def reply(self, config: JsonObject, question: AgentQuestion, call: Call) -> AgentAnswer:
        """See `AgentRuntime`."""
        self.check(config)
        url, headers, body = _request(config, question, _JSON)
        reply = await public_client(call).request(
            "POST",
            url,
            classify=_classifier(url),
            repeatable=True,
            headers=headers,
            json=body,
            bearer=credential_for(url, call.settings),
            deadline=question.deadline,
        )
        return _answer(reply.content, httpx.URL(url).host)

    async def stream(self, config: JsonObject, question: AgentQuestion, call: Call) -> AnswerStream:
        """See `AgentRuntime`. If the endpoint responds with JSON instead of a stream, the answer is one chunk."""
        self.check(config)
        url, headers, body = _request(config, question, f"text/event-stream, {_JSON}")
        bearer = credential_for(url, call.settings)
        async with public_client(call).stream(
            "POST",
            url,
            classify=_classifier(url),
            repeatable=True,
            headers=headers,
            json=body,
            bearer=bearer,
            deadline=question.deadline,
            max_bytes=_MAX_BYTES,
        ) as lines:
            async for chunk in _chunks(lines, httpx.URL(url).host):
                yield chunk


def _headers(config: JsonObject) -> Mapping[str, str]:
    return {name: str(value) for name, value in object_at(config, "headers").items()}


def _request(config: JsonObject, question: AgentQuestion, accept: str) -> tuple[str, dict[str, str], JsonObject]:
    check_message(question)
    headers = {name.lower(): value for name, value in _headers(config).items()}
    fixed = {"content-type": _JSON, "accept": accept, "idempotency-key": question.key}
    body: JsonObject = {
        "message": question.message,
        "sessionId": question.session_id,
        "metadata": question.metadata,
        "context": question.context,
        "idempotencyKey": question.key,
    }
    return str(config["url"]), headers | fixed, body


def _classifier(url: str) -> Classifier:
    host = httpx.URL(url).host

    def classify(reply: Reply) -> ParleyError | None:
        return None if 200 <= reply.status < 300 else failure_of(reply, host, repeatable=True)

    return classify


def _answer(content: bytes, host: str) -> AgentAnswer:
    try:
        document = loads_exact(content)
    except (orjson.JSONDecodeError, InexactNumber):
        document = None
    return _answer_in(document if isinstance(document, dict) else {}, host)


def _answer_in(document: JsonObject, host: str) -> AgentAnswer:
    content_text, metadata = document.get("content"), document.get("metadata", {})
    if not isinstance(content_text, str) or not isinstance(metadata, dict):
        raise UpstreamFailed(f'{host} did not respond with {{"content": "…", "metadata": {{…}}}}.')
    if "\0" in content_text:
        raise UpstreamFailed(f"The reply of {host} contains the character U+0000, which cannot be stored.")
    return answer_of(content_text, metadata, host)


async def _chunks(lines: AsyncIterator[str], host: str) -> AsyncIterator[str | AgentAnswer]:
    first = await _first(lines)
    if first.startswith("{"):
        answer = _answer("\n".join([first, *[line async for line in lines]]).encode(), host)
        yield answer.content
        yield answer
        return
    chunks: list[str] = []
    async for data in event_data(_from(first, lines)):
        event = None if data == DONE else as_object(data, exact=True)
        if event is not None and isinstance(event.get("delta"), str):
            chunks.append(event["delta"])
            yield event["delta"]
            continue
        if event is not None:
            yield _answer_in({"content": "".join(chunks), **event}, host)
            return
        if data == DONE:
            yield answer_of("".join(chunks), {}, host)
            return
        raise UpstreamFailed(f"{host} sent an event that is neither JSON nor {DONE}.")
    raise UpstreamUnavailable(f"{host} did not finish its answer.")


async def _first(lines: AsyncIterator[str]) -> str:
    """Return the first line that is not blank; only a JSON reply begins with a brace."""
    async for line in lines:
        if line.strip():
            return line
    return ""


async def _from(first: str, lines: AsyncIterator[str]) -> AsyncIterator[str]:
    yield first
    async for line in lines:
        yield line
