"""An API in OpenAI's form, whoever serves it: Responses, chat completions, models, and what its errors mean.

A status of 200 may still hold a failure, 429 stands for two things of which only one passes, and limits are reset after
durations such as `6m0s`. `openai.py` and `llama_stack.py` are its connectors.
"""

import math
import re
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import httpx
import orjson

from connectors.agent_runtimes import DEADLINE_SECONDS, MAX_ANSWER_LENGTH, AgentAnswer, answer_of, without_secret
from connectors.parsing import sanitize
from connectors.transport.event_stream import DONE, as_object, event_data
from connectors.transport.exchange import Reply
from connectors.transport.provider_client import ProviderClient
from errors import OutcomeUnknown, ParleyError, RateLimited, UpstreamFailed, UpstreamUnavailable
from json_types import JsonObject

_LARGEST: Final = 4 * 1024 * 1024
_LONGEST_WAIT: Final = 3600
_TRY_AGAIN: Final = frozenset({408, 409, 425, 503})
_DURATION: Final = re.compile(r"(\d+(?:\.\d+)?)(ms|h|m|s)")
_UNITS: Final = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}
_QUOTA: Final = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})


@dataclass(frozen=True, slots=True)
class Api:
    """Where such an API is and how it is asked.

    Args:
        base: its address with the version, e.g. `https://api.openai.com/v1`.
        key: sent as `Authorization: Bearer`.
        refused: the error for a key that is not accepted, which differs by whose address it is.
        repeatable: a question may be asked again: a model alone changes nothing, its tools may.
    """

    base: str
    provider: ProviderClient
    key: str | None
    refused: Callable[[str], ParleyError]
    deadline: float = DEADLINE_SECONDS
    repeatable: bool = True

    @property
    def host(self) -> str:
        """For messages."""
        return httpx.URL(self.base).host

    async def post(self, path: str, body: Mapping[str, Any]) -> JsonObject:
        """Send a request and return the JSON object that comes back, unless it tells of a failure."""
        reply = await self.provider.request(
            "POST",
            self.base + path,
            classify=self.classify,
            repeatable=self.repeatable,
            json=body,
            bearer=self.key,
            deadline=self.deadline,
            max_bytes=_LARGEST,
        )
        return self._document(reply)

    async def get(self, path: str) -> JsonObject:
        """Read something."""
        reply = await self.provider.request(
            "GET", self.base + path, classify=self.classify, repeatable=True, bearer=self.key, max_bytes=_LARGEST
        )
        return self._document(reply)

    def _document(self, reply: Reply) -> JsonObject:
        document = as_object(reply.content.decode(errors="replace"))
        if document is None:
            raise UpstreamFailed(f"{self.host} did not answer with a JSON object.")
        return document

    # ------------------------------------------------------------ what replies mean

    def classify(self, reply: Reply) -> ParleyError | None:
        """See `connectors.transport.provider_client.Classifier`."""
        if 200 <= reply.status < 300:
            return self._failure_inside(reply)
        told, code = _told(reply)
        said = f"{self.host} answered {reply.status}{': ' if told else ''}{self._words(told)}"
        if reply.status == 429:
            passes = code not in _QUOTA
            return RateLimited(f"{said}.", retry_after_seconds=_wait(reply)) if passes else UpstreamFailed(f"{said}.")
        if reply.status == 401:
            # What it says may quote the key.
            return self.refused(f"{self.host} answered 401.")
        if reply.status in _TRY_AGAIN or (reply.status >= 500 and self.repeatable):
            return UpstreamUnavailable(f"{said}.", retry_after_seconds=_wait(reply))
        if reply.status >= 500:
            return OutcomeUnknown(f"{said}; its tools may have had their effect.")
        return UpstreamFailed(f"{said}.")

    def _failure_inside(self, reply: Reply) -> ParleyError | None:
        document = as_object(reply.content.decode(errors="replace"))
        if document is None or document.get("object") != "response":
            return None
        return self.failure_of(document)

    def failure_of(self, response: Mapping[str, Any]) -> ParleyError | None:
        """Return the error that a response with status 200 tells of; None when it holds an answer."""
        status = response.get("status")
        if status == "failed":
            return self.error_of(response.get("error"))
        if status == "incomplete":
            reason = _reason(response)
            if reason == "content_filter" or not text_of(response):
                return UpstreamFailed(f"{self.host} did not complete its answer: {reason}.")
            return None
        if status in ("cancelled", "queued", "in_progress"):
            return UpstreamFailed(f"{self.host} answered with a response that is {status}.")
        return None

    def error_of(self, error: Any) -> ParleyError:
        """Return what the `error` of a failed response or of a stream means."""
        told = error if isinstance(error, dict) else {}
        code = str(told.get("code") or told.get("type") or "")
        said = f"{self.host} failed to answer: {self._words(str(told.get('message') or 'no reason given'))}."
        if code == "rate_limit_exceeded":
            return RateLimited(said)
        if code in ("server_error", "vector_store_timeout"):
            return UpstreamUnavailable(said) if self.repeatable else OutcomeUnknown(said)
        return UpstreamFailed(said)

    def _words(self, told: str) -> str:
        return sanitize(without_secret(told, self.key))

    # ------------------------------------------------------------ answers

    def answer(self, response: Mapping[str, Any]) -> AgentAnswer:
        """Return the answer in a response.

        Raises:
            UpstreamFailed: there is no text in it.
        """
        text = text_of(response)
        if not text and not any(True for _ in _contents(response)):
            raise UpstreamFailed(f"{self.host} answered without any text.")
        return answer_of(text, response_metadata(response), self.host)

    async def stream_response(self, body: Mapping[str, Any]) -> AsyncIterator[str | AgentAnswer]:
        """Ask for a response and yield its text as it is written, then the whole."""
        said: list[str] = []
        async with self._open("/responses", {**body, "stream": True}) as lines:
            async for data in event_data(lines):
                event = as_object(data) or {}
                match event.get("type"):
                    case "response.output_text.delta" | "response.refusal.delta":
                        said.append(self._piece(str(event.get("delta") or ""), said))
                        yield said[-1]
                    case "response.completed" | "response.incomplete":
                        async for last in self._end(event.get("response") or {}, said):
                            yield last
                        return
                    case "response.failed":
                        raise self.error_of((event.get("response") or {}).get("error"))
                    case "error":
                        raise self.error_of(event.get("error") or event)
                    case None if "error" in event:
                        raise self.error_of(event["error"])
        raise self.broken()

    async def _end(self, response: Mapping[str, Any], said: list[str]) -> AsyncIterator[str | AgentAnswer]:
        if (failure := self.failure_of(response)) is not None and not (said and response["status"] == "incomplete"):
            raise failure
        if not said and (text := text_of(response)):
            said.append(text)
            yield text
        yield answer_of("".join(said), response_metadata(response), self.host)

    async def stream_chat(self, body: Mapping[str, Any]) -> AsyncIterator[str | AgentAnswer]:
        """Ask for a chat completion and yield its text as it is written, then the whole."""
        said: list[str] = []
        seen: dict[str, Any] = {}
        finished = False
        async with self._open("/chat/completions", {**body, "stream": True}) as lines:
            async for data in event_data(lines):
                if data.strip() == DONE:
                    finished = True
                    break
                chunk = as_object(data) or {}
                if chunk.get("error"):
                    raise self.error_of(chunk["error"])
                seen |= {name: chunk[name] for name in ("id", "model", "usage") if chunk.get(name)}
                choice = _first_choice(chunk)
                if choice.get("finish_reason"):
                    seen["finish_reason"], finished = choice["finish_reason"], True
                if delta := str((choice.get("delta") or {}).get("content") or ""):
                    said.append(self._piece(delta, said))
                    yield delta
        if not finished:
            raise self.broken()
        yield answer_of("".join(said), chat_metadata(seen), self.host)

    def _open(self, path: str, body: Mapping[str, Any]) -> Any:
        return self.provider.stream(
            "POST",
            self.base + path,
            classify=self.classify,
            repeatable=self.repeatable,
            headers={"accept": "text/event-stream"},
            json=body,
            bearer=self.key,
            deadline=self.deadline,
            max_bytes=_LARGEST,
        )

    def _piece(self, delta: str, said: list[str]) -> str:
        if sum(map(len, said)) + len(delta) > MAX_ANSWER_LENGTH:
            raise UpstreamFailed(
                f"{self.host} answered with more than the {MAX_ANSWER_LENGTH} characters that are kept."
            )
        return delta

    def broken(self) -> ParleyError:
        """Return the error for an answer that stops in the middle."""
        said = f"{self.host} broke its answer off"
        return (
            UpstreamUnavailable(f"{said}.") if self.repeatable else OutcomeUnknown(f"{said}; its tools may have run.")
        )


# ---------------------------------------------------------------- reading


def text_of(response: Mapping[str, Any]) -> str:
    """Return what a response says. `output_text` of the client libraries is not on the wire."""
    return "".join(str(part.get("text") or part.get("refusal") or "") for part in _contents(response))


def _contents(response: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for item in _objects(response.get("output")):
        for part in _objects(item.get("content")):
            if part.get("type") in ("output_text", "refusal"):
                yield part


def _objects(value: Any) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def response_metadata(response: Mapping[str, Any]) -> JsonObject:
    """Return what is worth keeping of a response besides its text."""
    found: JsonObject = {name: response[name] for name in ("id", "model", "status") if response.get(name)}
    if response.get("status") == "incomplete":
        found["incompleteReason"] = _reason(response)
    usage = response.get("usage")
    if isinstance(usage, dict):
        found["usage"] = usage_of(usage, "input_tokens", "output_tokens")
    if any(part.get("type") == "refusal" for part in _contents(response)):
        found["refusal"] = True
    return found


def chat_metadata(completion: Mapping[str, Any]) -> JsonObject:
    """Return what is worth keeping of a chat completion besides its text."""
    found: JsonObject = {name: completion[name] for name in ("id", "model") if completion.get(name)}
    if completion.get("finish_reason"):
        found["finishReason"] = str(completion["finish_reason"])
    if isinstance(completion.get("usage"), dict):
        found["usage"] = usage_of(completion["usage"], "prompt_tokens", "completion_tokens")
    return found


def usage_of(usage: Mapping[str, Any], asked: str, said: str) -> JsonObject:
    """Return the tokens that were counted, by the same names for both kinds of answers."""
    names = {"inputTokens": asked, "outputTokens": said, "totalTokens": "total_tokens"}
    return {name: usage[theirs] for name, theirs in names.items() if isinstance(usage.get(theirs), int)}


def first_choice(completion: Mapping[str, Any], host: str) -> Mapping[str, Any]:
    """Return the first choice of a chat completion.

    Raises:
        UpstreamFailed: it has none.
    """
    if not _objects(completion.get("choices")):
        raise UpstreamFailed(f"{host} answered without any text.")
    return _first_choice(completion)


def _first_choice(completion: Mapping[str, Any]) -> Mapping[str, Any]:
    choices = _objects(completion.get("choices"))
    return choices[0] if choices else {}


def _reason(response: Mapping[str, Any]) -> str:
    details = response.get("incomplete_details")
    return str((details.get("reason") if isinstance(details, dict) else None) or "no reason given")


def _told(reply: Reply) -> tuple[str, str]:
    """Return the sentence and the code of an error, in OpenAI's form or in that of RFC 9457, which OGX has."""
    try:
        document: Any = orjson.loads(reply.content)
    except orjson.JSONDecodeError:
        return "", ""
    document = document if isinstance(document, dict) else {}
    error = document.get("error")
    if isinstance(error, dict):
        return str(error.get("message") or ""), str(error.get("code") or error.get("type") or "")
    said = error or document.get("detail") or document.get("title") or ""
    text = said if isinstance(said, str) else orjson.dumps(said).decode()
    return text, ""


# ---------------------------------------------------------------- limits


def _wait(reply: Reply) -> int | None:
    """Return after how many seconds to try again, if it says so."""
    value = reply.headers.get("retry-after", "").strip()
    if value.replace(".", "", 1).isdecimal() and len(value) < 10:
        return min(math.ceil(float(value)), _LONGEST_WAIT)
    used_up = [kind for kind in ("requests", "tokens") if reply.headers.get(f"x-ratelimit-remaining-{kind}") == "0"]
    resets = [seconds_of(reply.headers.get(f"x-ratelimit-reset-{kind}", "")) for kind in used_up]
    known = [reset for reset in resets if reset is not None]
    return min(max(1, math.ceil(max(known))), _LONGEST_WAIT) if known else None


def seconds_of(duration: str) -> float | None:
    """Return the seconds of a duration such as `6m0s`, `1.5s` or `20ms`; None when it is none."""
    parts = _DURATION.findall(duration)
    if not parts or "".join(number + unit for number, unit in parts) != duration.strip():
        return None
    return sum(float(number) * _UNITS[unit] for number, unit in parts)


def with_version(base: str) -> str:
    """Return the address of the API: one without a path gets the `/v1` that all of them have."""
    base = base.rstrip("/")
    return base if httpx.URL(base).path.strip("/") else f"{base}/v1"
