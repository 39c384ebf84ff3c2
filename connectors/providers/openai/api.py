"""The client for OpenAI-compatible APIs: responses, chat completions, models, and the meaning of their errors.

A reply with status 200 may still contain a failure, 429 means either a rate limit or an exhausted quota, which is not
worth retrying, and limits reset after durations such as `6m0s`. The connectors `openai` and `llama_stack` use it.
"""

import math
import re
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import httpx
import orjson

from connectors.agent_runtimes import DEADLINE_SECONDS, MAX_ANSWER_LENGTH, AgentAnswer, answer_of, without_secret
from connectors.parsing import said, sanitize
from connectors.transport.event_stream import DONE, as_object, event_data
from connectors.transport.exchange import Reply
from connectors.transport.provider_client import ProviderClient
from connectors.transport.retry_after import MAX_OF_ANY_HOST, retry_after
from errors import OutcomeUnknown, ParleyError, RateLimited, UpstreamFailed, UpstreamUnavailable
from json_types import INTEGERS, Json, JsonObject, object_at, object_items, text_at

_MAX_BYTES: Final = 4 * 1024 * 1024
_RETRYABLE: Final = frozenset({408, 409, 425, 503})
_DURATION: Final = re.compile(r"(\d+(?:\.\d+)?)(ms|h|m|s)")
_UNITS: Final = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}
_QUOTA: Final = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})


@dataclass(frozen=True, slots=True)
class Api:
    """An API and how to call it.

    Args:
        base: its base URL with the version, e.g. `https://api.openai.com/v1`.
        key: sent as `Authorization: Bearer`.
        unauthorized: returns the error for a key that is not accepted; it depends on who chose the URL.
        repeatable: whether a question may be sent again: a model alone has no side effects, its tools may.
    """

    base: str
    client: ProviderClient
    key: str | None
    unauthorized: Callable[[str], ParleyError]
    deadline: float = DEADLINE_SECONDS
    repeatable: bool = True

    @property
    def host(self) -> str:
        """The host, for messages."""
        return httpx.URL(self.base).host

    async def post(self, path: str, body: Mapping[str, Any]) -> JsonObject:
        """Send a request and return the JSON object of the reply, unless it describes a failure."""
        reply = await self.client.request(
            "POST",
            self.base + path,
            classify=self.classify,
            repeatable=self.repeatable,
            json=body,
            bearer=self.key,
            deadline=self.deadline,
            max_bytes=_MAX_BYTES,
            limit=_model(body),
        )
        return self._document(reply)

    async def get(self, path: str) -> JsonObject:
        """Send a GET request and return the JSON object of the reply."""
        reply = await self.client.request(
            "GET", self.base + path, classify=self.classify, repeatable=True, bearer=self.key, max_bytes=_MAX_BYTES
        )
        return self._document(reply)

    def _document(self, reply: Reply) -> JsonObject:
        document = as_object(reply.content.decode(errors="replace"))
        if document is None:
            raise UpstreamFailed(f"{self.host} did not respond with a JSON object.")
        return document

    # ------------------------------------------------------------ errors

    def classify(self, reply: Reply) -> ParleyError | None:
        """See `connectors.transport.provider_client.Classifier`."""
        if 200 <= reply.status < 300:
            return self._failure_inside(reply)
        text, code = _error(reply)
        message = f"{self.host} responded with {reply.status}{': ' if text else ''}{self._sanitize(text)}"
        if reply.status == 429:
            if code in _QUOTA:
                return UpstreamFailed(f"{message}.")
            return RateLimited(f"{message}.", retry_after_seconds=_wait_seconds(reply))
        if reply.status == 401:
            # The message may quote the key.
            return self.unauthorized(f"{self.host} responded with 401.")
        if reply.status in _RETRYABLE or (reply.status >= 500 and self.repeatable):
            return UpstreamUnavailable(f"{message}.", retry_after_seconds=_wait_seconds(reply))
        if reply.status >= 500:
            return OutcomeUnknown(f"{message}; its tools may have taken effect.")
        return UpstreamFailed(f"{message}.")

    def _failure_inside(self, reply: Reply) -> ParleyError | None:
        document = as_object(reply.content.decode(errors="replace"))
        if document is None or document.get("object") != "response":
            return None
        return self.failure_of(document)

    def failure_of(self, response: Mapping[str, Any]) -> ParleyError | None:
        """Return the error that a response with status 200 describes; None if it contains an answer."""
        status = response.get("status")
        if status == "failed":
            return self.error_of(response.get("error"))
        if status == "incomplete":
            reason = _reason(response)
            if reason == "content_filter" or not text_of(response):
                return UpstreamFailed(f"{self.host} did not complete its answer: {self._sanitize(reason)}.")
            return None
        if status in ("cancelled", "queued", "in_progress"):
            return UpstreamFailed(f"{self.host} responded with a response in status {status}.")
        return None

    def error_of(self, error: Any) -> ParleyError:
        """Return the error for the `error` of a failed response or of a stream."""
        details = error if isinstance(error, dict) else {}
        code = text_at(details, "code") or text_at(details, "type")
        reason = self._sanitize(said(details.get("message"))) or "no reason given"
        message = f"{self.host} failed to answer: {reason}."
        if code == "rate_limit_exceeded":
            return RateLimited(message)
        if code in ("server_error", "vector_store_timeout"):
            return UpstreamUnavailable(message) if self.repeatable else OutcomeUnknown(message)
        return UpstreamFailed(message)

    def _sanitize(self, text: str) -> str:
        return sanitize(without_secret(text, self.key))

    # ------------------------------------------------------------ answers

    def answer(self, response: Mapping[str, Any]) -> AgentAnswer:
        """Return the answer in a response.

        Raises:
            UpstreamFailed: it contains no text.
        """
        text = text_of(response)
        if not text and not any(True for _ in _contents(response)):
            raise UpstreamFailed(f"{self.host} responded without text.")
        return answer_of(text, response_metadata(response), self.host)

    async def stream_response(self, body: Mapping[str, Any]) -> AsyncIterator[str | AgentAnswer]:
        """Request a response and yield the chunks of its text, then the whole answer."""
        chunks: list[str] = []
        async with self._open("/responses", {**body, "stream": True}) as lines:
            async for data in event_data(lines):
                event = as_object(data) or {}
                match event.get("type"):
                    case "response.output_text.delta" | "response.refusal.delta":
                        chunks.append(self._chunk(text_in(event, "delta"), chunks))
                        yield chunks[-1]
                    case "response.completed" | "response.incomplete":
                        async for last in self._end(object_in(event, "response"), chunks):
                            yield last
                        return
                    case "response.failed":
                        raise self.error_of(object_at(event, "response").get("error"))
                    case "error":
                        raise self.error_of(event.get("error") or event)
                    case None if "error" in event:
                        raise self.error_of(event["error"])
        raise self.incomplete()

    async def _end(self, response: Mapping[str, Json], chunks: list[str]) -> AsyncIterator[str | AgentAnswer]:
        if (failure := self.failure_of(response)) is not None and not (chunks and response["status"] == "incomplete"):
            raise failure
        if not chunks and (text := text_of(response)):
            chunks.append(text)
            yield text
        yield answer_of("".join(chunks), response_metadata(response), self.host)

    async def stream_chat(self, body: Mapping[str, Any]) -> AsyncIterator[str | AgentAnswer]:
        """Request a chat completion and yield the chunks of its text, then the whole answer."""
        chunks: list[str] = []
        seen: dict[str, Any] = {}
        finished = False
        async with self._open("/chat/completions", {**body, "stream": True}) as lines:
            async for data in event_data(lines):
                if data.strip() == DONE:
                    finished = True
                    break
                event = as_object(data) or {}
                if event.get("error"):
                    raise self.error_of(event["error"])
                seen |= {name: event[name] for name in ("id", "model", "usage") if event.get(name)}
                choice = _first_choice(event)
                if choice.get("finish_reason"):
                    seen["finish_reason"], finished = choice["finish_reason"], True
                if delta := text_in(object_in(choice, "delta"), "content"):
                    chunks.append(self._chunk(delta, chunks))
                    yield delta
        if not finished:
            raise self.incomplete()
        yield answer_of("".join(chunks), chat_metadata(seen), self.host)

    def _open(self, path: str, body: Mapping[str, Any]) -> Any:
        return self.client.stream(
            "POST",
            self.base + path,
            classify=self.classify,
            repeatable=self.repeatable,
            headers={"accept": "text/event-stream"},
            json=body,
            bearer=self.key,
            deadline=self.deadline,
            max_bytes=_MAX_BYTES,
            limit=_model(body),
        )

    def _chunk(self, delta: str, chunks: list[str]) -> str:
        if sum(map(len, chunks)) + len(delta) > MAX_ANSWER_LENGTH:
            raise UpstreamFailed(f"{self.host} responded with more than the limit of {MAX_ANSWER_LENGTH} characters.")
        return delta

    def incomplete(self) -> ParleyError:
        """Return the error for an incomplete answer."""
        message = f"{self.host} did not finish its answer"
        if self.repeatable:
            return UpstreamUnavailable(f"{message}.")
        return OutcomeUnknown(f"{message}; its tools may have run.")


# ---------------------------------------------------------------- reading


def text_of(response: Mapping[str, Any]) -> str:
    """Return the text of a response. `output_text`, as client libraries have it, is not part of the API.

    Raises:
        UpstreamFailed: a part of it is not a text.
    """
    return "".join(text_in(part, "text") or text_in(part, "refusal") for part in _contents(response))


def text_in(document: Mapping[str, Any], name: str) -> str:
    """Return a text that belongs to an answer; empty if it is missing or null.

    Raises:
        UpstreamFailed: it is anything else.
    """
    value = document.get(name)
    if value is None or isinstance(value, str):
        return value or ""
    raise UpstreamFailed(f"The provider's reply is not as documented: {name} is not a text.")


def object_in(document: Mapping[str, Json], name: str) -> JsonObject:
    """Return an object that contains a part of an answer; see `text_in`."""
    value = document.get(name)
    if value is None or isinstance(value, dict):
        return value or {}
    raise UpstreamFailed(f"The provider's reply is not as documented: {name} is not an object.")


def _contents(response: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    for item in object_items(response.get("output")):
        for part in object_items(item.get("content")):
            if part.get("type") in ("output_text", "refusal"):
                yield part


def response_metadata(response: Mapping[str, Any]) -> JsonObject:
    """Return the metadata of a response that is stored with its text."""
    found = _texts(response, "id", "model", "status")
    if response.get("status") == "incomplete":
        found["incompleteReason"] = _reason(response)
    usage = response.get("usage")
    if isinstance(usage, dict):
        found["usage"] = usage_of(usage, "input_tokens", "output_tokens")
    if any(part.get("type") == "refusal" for part in _contents(response)):
        found["refusal"] = True
    return found


def chat_metadata(completion: Mapping[str, Any]) -> JsonObject:
    """Return the metadata of a chat completion that is stored with its text."""
    found = _texts(completion, "id", "model")
    if reason := text_at(completion, "finish_reason"):
        found["finishReason"] = reason
    if isinstance(completion.get("usage"), dict):
        found["usage"] = usage_of(completion["usage"], "prompt_tokens", "completion_tokens")
    return found


def _texts(document: Mapping[str, Json], *names: str) -> JsonObject:
    return {name: text for name in names if (text := text_at(document, name))}


def usage_of(usage: Mapping[str, Json], input_name: str, output_name: str) -> JsonObject:
    """Return the numbers of tokens, under the same names for both APIs."""
    names = {"inputTokens": input_name, "outputTokens": output_name, "totalTokens": "total_tokens"}
    return {name: usage[field] for name, field in names.items() if _is_count(usage.get(field))}


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in INTEGERS


def first_choice(completion: Mapping[str, Any], host: str) -> Mapping[str, Any]:
    """Return the first choice of a chat completion.

    Raises:
        UpstreamFailed: it has none.
    """
    if not object_items(completion.get("choices")):
        raise UpstreamFailed(f"{host} responded without text.")
    return _first_choice(completion)


def _first_choice(completion: Mapping[str, Json]) -> Mapping[str, Json]:
    choices = object_items(completion.get("choices"))
    return choices[0] if choices else {}


def _reason(response: Mapping[str, Json]) -> str:
    return text_at(object_at(response, "incomplete_details"), "reason") or "no reason given"


def _error(reply: Reply) -> tuple[str, str]:
    """Return the message and the code of an error, in OpenAI's form or in that of RFC 9457, which OGX uses."""
    try:
        document: Json = orjson.loads(reply.content)
    except orjson.JSONDecodeError:
        return "", ""
    document = document if isinstance(document, dict) else {}
    error = document.get("error")
    if isinstance(error, dict):
        return said(error.get("message")), text_at(error, "code") or text_at(error, "type")
    return said(error or document.get("detail") or document.get("title")), ""


# ---------------------------------------------------------------- limits


def _model(body: Mapping[str, Any]) -> str:
    """Return the model that a request names: OpenAI counts requests and tokens for each model."""
    return str(body.get("model", ""))


def _wait_seconds(reply: Reply) -> int | None:
    """Return the number of seconds after which to retry, if the reply contains it."""
    if (seconds := retry_after(reply.headers, MAX_OF_ANY_HOST)) is not None:
        return seconds
    exhausted = [kind for kind in ("requests", "tokens") if reply.headers.get(f"x-ratelimit-remaining-{kind}") == "0"]
    resets = [seconds_of(reply.headers.get(f"x-ratelimit-reset-{kind}", "")) for kind in exhausted]
    known = [reset for reset in resets if reset is not None]
    return min(max(1, math.ceil(max(known))), MAX_OF_ANY_HOST) if known else None


def seconds_of(duration: str) -> float | None:
    """Return the seconds of a duration such as `6m0s`, `1.5s` or `20ms`; None if it is not a duration."""
    parts = _DURATION.findall(duration)
    if not parts or "".join(number + unit for number, unit in parts) != duration.strip():
        return None
    return sum(float(number) * _UNITS[unit] for number, unit in parts)


def with_version(base: str) -> str:
    """Return the base URL of the API: `/v1` is added to one without a path."""
    base = base.rstrip("/")
    return base if httpx.URL(base).path.strip("/") else f"{base}/v1"
