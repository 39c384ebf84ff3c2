"""Replies of hosted agents with one poisoned value: an answer that can be stored, or an error that can be shown.

The fuzz tests send random replies; here every place of every kind of reply has every poison once.
"""

import asyncio
import contextlib
import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

import pytest

from connectors.base import Call
from connectors.runtimes import RUNTIMES, AgentAnswer
from connectors.transport.clients import PooledClient
from connectors.transport.egress import EgressClient
from connectors.transport.provider_client import NO_RETRIES, ProviderClient
from errors import ErrorCode, ParleyError
from json_types import JsonObject, encode_storable
from tests.connectors.calls import question
from tests.fuzz.replies import ScriptedProvider
from tests.gateways import TLS
from tests.suite import walk
from tests.values.poison import WRITTEN_BY_PYTHON, encoded, poisoned

pytestmark = pytest.mark.slow

EXPECTED: Final = frozenset({"UPSTREAM_FAILED", "UPSTREAM_UNAVAILABLE", "OUTCOME_UNKNOWN", "RATE_LIMITED"})
LONGEST_MESSAGE: Final = 600
_HOSTED: Final = ("OPENAI", "LYZR", "LLAMA_STACK")

_CARD: Final = {"name": "a", "url": "{url}/a2a", "protocolVersion": "0.3.0", "capabilities": {"streaming": True}}
_CARD_1: Final = {
    "name": "a",
    "supportedInterfaces": [
        {"url": "{url}/a2a", "protocolBinding": "JSONRPC", "protocolVersion": "1.0", "tenant": "acme"}
    ],
    "capabilities": {"streaming": True},
}
_PARTS: Final = [{"kind": "text", "text": "a"}, {"kind": "data", "data": {"b": 1}}, {"file": {"name": "c", "uri": "d"}}]
_TASK: Final = {
    "kind": "task",
    "id": "t",
    "contextId": "c",
    "status": {"state": "completed", "message": {"parts": [{"text": "a"}]}},
    "artifacts": [{"artifactId": "1", "parts": _PARTS}],
}
_USAGE: Final = {"input_tokens": 1, "output_tokens": 2, "total_tokens": 3}
_RESPONSE: Final = {
    "object": "response",
    "id": "r",
    "model": "m",
    "status": "completed",
    "output": [{"type": "message", "content": [{"type": "output_text", "text": "a"}]}],
    "usage": _USAGE,
}
_CHAT_USAGE: Final = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}
_ENVELOPE: Final = {"jsonrpc": "2.0", "id": "1"}

ANSWERS: Final[Mapping[str, list[dict[str, Any]]]] = {
    "HTTP": [{"content": "a", "metadata": {"b": {"c": [1]}}}],
    "LYZR": [
        {"response": "a", "message_id": "m", "module_outputs": {"a": {"b": 1}}},
        {"detail": [{"msg": "wrong", "loc": ["a"]}]},
    ],
    "OPENAI": [
        _RESPONSE,
        {"object": "response", "status": "failed", "error": {"code": "server_error", "message": "no"}},
        {
            "object": "response",
            "status": "incomplete",
            "incomplete_details": {"reason": "max_output_tokens"},
            "output": _RESPONSE["output"],
        },
        {"object": "response", "status": "incomplete", "incomplete_details": {"reason": "content_filter"}},
        {"error": {"code": "invalid", "type": "t", "message": "no"}},
        {"title": "no", "detail": {"a": 1}},
    ],
    "OPENAI chat": [
        {
            "id": "r",
            "model": "m",
            "choices": [{"message": {"content": "a", "refusal": None}, "finish_reason": "stop"}],
            "usage": _CHAT_USAGE,
        },
    ],
    "LLAMA_STACK": [{"output": _RESPONSE["output"]}],  # it shares the code of OPENAI
    "A2A": [
        {**_ENVELOPE, "result": {"kind": "message", "messageId": "m", "parts": _PARTS, "contextId": "c"}},
        {**_ENVELOPE, "result": _TASK},
        {**_ENVELOPE, "result": {"task": {"id": "t", "status": {"state": "TASK_STATE_REJECTED"}}}},
        {**_ENVELOPE, "error": {"code": -32603, "message": "no", "data": {"a": 1}}},
    ],
    "A2A card": [_CARD, _CARD_1],
}
"""Replies to one request, by the runtime and what is special about it."""
EVENTS: Final[Mapping[str, list[list[dict[str, Any]]]]] = {
    "HTTP": [[{"delta": "a"}, {"metadata": {"b": 1}}]],
    "LYZR": [[{"delta": "a"}], [{"error": "no"}], [{"content": "a"}]],
    "OPENAI": [
        [
            {"type": "response.output_text.delta", "delta": "a"},
            {"type": "response.completed", "response": {"id": "r", "status": "completed"}},
        ],
        [{"type": "response.failed", "response": {"error": {"code": "server_error", "message": "no"}}}],
        [{"type": "error", "error": {"code": "c", "message": "no"}}],
        [{"error": {"code": "c", "message": "no"}}],
    ],
    "OPENAI chat": [
        [
            {"id": "r", "model": "m", "choices": [{"delta": {"content": "a"}, "finish_reason": None}]},
            {"choices": [{"delta": {}, "finish_reason": "stop"}], "usage": _CHAT_USAGE},
        ],
        [{"error": {"code": "c", "message": "no"}}],
    ],
    "LLAMA_STACK": [[{"type": "response.completed", "response": {"output": _RESPONSE["output"]}}]],
    "A2A": [
        [
            {**_ENVELOPE, "result": {**_TASK, "status": {"state": "working"}, "artifacts": []}},
            {
                **_ENVELOPE,
                "result": {
                    "kind": "artifact-update",
                    "taskId": "t",
                    "append": True,
                    "artifact": {"artifactId": "1", "parts": _PARTS},
                },
            },
            {**_ENVELOPE, "result": {"kind": "status-update", "taskId": "t", "status": {"state": "completed"}}},
        ],
    ],
}
"""Events of streams, likewise."""
CONFIGS: Final[Mapping[str, JsonObject]] = {
    "HTTP": {"url": "{url}/agent"},
    "LYZR": {"agentId": "a"},
    "OPENAI": {"model": "m"},
    "OPENAI chat": {"model": "m", "api": "chat"},
    "LLAMA_STACK": {"model": "m"},
    "A2A": {"url": "{url}"},
    "A2A card": {"url": "{url}"},
}


class Caller:
    """Invokes agents of a provider that replies as a test says, without retries."""

    def __init__(self, provider: ScriptedProvider) -> None:
        self._provider = provider
        self._runner = asyncio.Runner()
        self._clients = contextlib.AsyncExitStack()
        self._call = self._runner.run(self._open())

    def close(self) -> None:
        """Close the clients and the loop."""
        self._runner.run(self._clients.aclose())
        self._runner.close()

    def placed(self, value: Any) -> Any:
        """Return a JSON value with the provider's URL."""
        return json.loads(json.dumps(value).replace("{url}", self._provider.url))

    def ask(self, kind: str, bodies: list[bytes], status: bytes = b"200 OK", *, streams: bool = False) -> None:
        """Invoke an agent, which replies with these bodies, and check what comes of it."""
        type = b"text/event-stream" if streams else b"application/json"
        replies = [_reply(b"application/json", body) for body in bodies[:-1]]
        self._provider.script([*replies, _reply(type, bodies[-1], status)])
        try:
            answer = self._runner.run(self._answer(kind, streams=streams))
        except ParleyError as error:
            assert error.code is not ErrorCode.INTERNAL and error.code.value in EXPECTED, error
            assert error.message.isprintable() and len(error.message) < LONGEST_MESSAGE, error.message[:1000]
            shown = error.message
        else:
            encode_storable([answer.content, answer.metadata])
            shown = f"{answer.content[:500]} {json.dumps(answer.metadata, ensure_ascii=False)}"
        assert not [word for word in WRITTEN_BY_PYTHON if word in shown], shown[:1000]

    async def _answer(self, kind: str, *, streams: bool) -> AgentAnswer:
        runtime, config = RUNTIMES[kind.partition(" ")[0]], self.placed(CONFIGS[kind])
        asked = question(deadline=0.2 if "A2A" in kind else 5.0)  # an agent that speaks A2A is polled until then
        async with asyncio.timeout(20):
            if not streams:
                return await runtime.reply(config, asked, self._call)
            *chunks, answer = [each async for each in runtime.stream(config, asked, self._call)]
            assert isinstance(answer, AgentAnswer) and all(isinstance(each, str) for each in chunks)
            return answer

    async def _open(self) -> Call:
        settings = {f"{name}_BASE_URL": self._provider.url for name in _HOSTED}
        settings |= {f"{name}_API_KEY": "key" for name in _HOSTED}
        pooled = await self._clients.enter_async_context(PooledClient(TLS))
        allowed = [self._provider.host_and_port]
        outside = await self._clients.enter_async_context(EgressClient(allowed, tls=TLS))
        return Call("key", outside, ProviderClient(pooled, retry_policy=NO_RETRIES), settings, "token")


def _reply(type: bytes, body: bytes, status: bytes = b"200 OK") -> bytes:
    head = b"HTTP/1.1 " + status + b"\r\ncontent-type: " + type + b"\r\ncontent-length: %d\r\n\r\n" % len(body)
    return head + body


@pytest.fixture(scope="module")
def caller() -> Iterator[Caller]:
    with ScriptedProvider() as provider:
        made = Caller(provider)
        yield made
        made.close()


def streamed(events: list[Any]) -> bytes:
    return b"".join(b"data: " + encoded(each) + b"\n\n" for each in events) + b"data: [DONE]\n\n"


@walk(7)
@pytest.mark.parametrize("kind", ANSWERS)
def test_a_poisoned_reply_is_an_answer_or_an_error_that_can_be_shown(caller: Caller, kind: str, step: int) -> None:
    failed = {}
    for document in ANSWERS[kind]:
        status = b"400 Bad Request" if document.keys() & {"error", "detail"} and "OPENAI" in kind else b"200 OK"
        for name, wrong in islice(poisoned(caller.placed(document)), 0, None, step):
            before = [encoded(caller.placed(_CARD))] if kind == "A2A" else []
            after = [encoded({**_ENVELOPE, "result": _TASK})] if kind == "A2A card" else []
            try:
                caller.ask(kind, [*before, encoded(wrong), *after], status)
            except Exception as error:  # collected: the place of each fault is of interest
                failed[name] = repr(error)[:300]
    assert not failed, failed


@walk(7)
@pytest.mark.parametrize("kind", EVENTS)
def test_a_poisoned_event_is_an_answer_or_an_error_that_can_be_shown(caller: Caller, kind: str, step: int) -> None:
    failed = {}
    for events in EVENTS[kind]:
        for name, wrong in islice(poisoned(caller.placed(events)), 0, None, step):
            before = [encoded(caller.placed(_CARD))] if kind == "A2A" else []
            try:
                caller.ask(kind, [*before, streamed(wrong)], streams=True)
            except Exception as error:  # likewise
                failed[name] = repr(error)[:300]
    assert not failed, failed


def test_every_runtime_is_covered() -> None:
    assert {kind.partition(" ")[0] for kind in ANSWERS} == RUNTIMES.keys()
    assert EVENTS.keys() <= ANSWERS.keys() == CONFIGS.keys()
    assert {kind.partition(" ")[0] for kind in EVENTS} == RUNTIMES.keys()
