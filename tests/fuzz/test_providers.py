"""Replies of external services and of agents: any bytes end an action with a result or an expected error."""

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

import pytest
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from connectors import PROVIDERS
from connectors.base import Action, Call, Connector
from connectors.runtimes import RUNTIMES, AgentAnswer
from connectors.transport.clients import PooledClient
from connectors.transport.egress import EgressClient
from connectors.transport.provider_client import NO_RETRIES, ProviderClient
from errors import ErrorCode, ParleyError
from json_types import JsonObject
from tests.connectors.calls import question
from tests.connectors.test_contract import examples
from tests.connectors.test_hosts import FIXED, settings_at
from tests.fuzz.exploring import explore, fuzz
from tests.fuzz.replies import ScriptedProvider
from tests.fuzz.strategies import bodies, changed, json_values
from tests.fuzz.wire_values import wire_values
from tests.gateways import TLS

pytestmark = fuzz

SHORT: Final = 15
LONG: Final = 2_000
"""For each connector and runtime."""
_SLOWEST: Final = 2.0
"""Seconds of the processor: reading a reply is all that it may take."""
_LONGEST: Final = 20.0
"""Seconds in all: more than the deadline of an exchange."""
_EXPECTED: Final = frozenset(
    {"BAD_USER_INPUT", "NOT_CONFIGURED", "UNAUTHENTICATED", "RATE_LIMITED"}
    | {"UPSTREAM_FAILED", "UPSTREAM_UNAVAILABLE", "OUTCOME_UNKNOWN", "REAUTH_REQUIRED"}
)
"""The errors that `connectors.base` lists."""

_STATUSES: Final = st.sampled_from(
    [b"200 OK", b"200 OK", b"200 OK", b"201 Created", b"204 No Content", b"404 Not Found"]
) | (st.integers(100, 999).map(lambda status: f"{status} x".encode()))
_HEADERS: Final = st.lists(
    st.sampled_from(
        [
            *(b"retry-after: 1", b"retry-after: -1", b"retry-after: Fri, 31 Dec 9999 23:59:59 GMT", b"retry-after: x"),
            *(b"location: //evil.example", b"set-cookie: a=b", b"content-encoding: gzip", b"content-encoding: br"),
            *(
                b"transfer-encoding: chunked",
                b"content-length: 5",
                b"content-length: 99999999999999999999",
                b"x: \xff\x01",
            ),
            *(
                b'link: <http://[>; rel="next"',
                b"link: <x>; rel=next",
                b"x-ratelimit-remaining: 0",
                b"x-ratelimit-reset: 1e9",
            ),
            *(
                b"www-authenticate: Bearer",
                b"content-range: bytes 0-/x",
                b": ",
                b"no colon",
                b"x-rate-limit-reset: nan",
            ),
        ]
    ),
    max_size=2,
)
_TYPES: Final = st.sampled_from(
    [
        b"application/json",
        b"application/json",
        b"text/event-stream",
        b"text/html",
        b"application/x-www-form-urlencoded",
        b"",
    ]
)


def replies(content: st.SearchStrategy[Any]) -> st.SearchStrategy[list[bytes]]:
    """Return successive replies, with JSON of this content, events with such JSON, or anything."""
    body = bodies(content) | st.lists(_events(content), max_size=4).map(b"".join)
    whole = st.builds(_reply, _STATUSES, _HEADERS, _TYPES, body)
    return st.lists(whole | st.binary(max_size=60), min_size=1, max_size=3)


def _events(content: st.SearchStrategy[Any]) -> st.SearchStrategy[bytes]:
    line = st.builds(
        lambda name, data, end: name + b": " + data + end,
        st.sampled_from([b"data", b"data", b"data", b"event", b"id", b"retry", b""]),
        bodies(content) | st.sampled_from([b"[DONE]", b"message", b"error"]),
        st.sampled_from([b"\n\n", b"\n\n", b"\n", b"\r\n\r\n", b"\r", b""]),
    )
    return line


def _reply(status: bytes, headers: list[bytes], type: bytes, body: bytes) -> bytes:
    sized = (
        [] if any(b"length" in each or b"chunked" in each for each in headers) else [b"content-length: %d" % len(body)]
    )
    typed = [b"content-type: " + type] if type else []
    return b"\r\n".join([b"HTTP/1.1 " + status, *headers, *sized, *typed, b"", body])


@pytest.fixture(scope="module")
def provider() -> Iterator[ScriptedProvider]:
    with ScriptedProvider() as running:
        yield running


class Caller:
    """Calls of actions and agents in one event loop, as the gateway's, without retries."""

    def __init__(self, provider: ScriptedProvider) -> None:
        self.provider = provider
        self._runner = asyncio.Runner()

    def run(self, connector: Connector, action: Action, params: JsonObject) -> None:
        """Run an action, whose result fits its schema or whose error is one that connectors may raise."""
        self._runner.run(self._timed(self._action(connector, action, params)))

    def ask(self, runtime: str, config: JsonObject, *, streams: bool) -> None:
        """Invoke an agent."""
        self._runner.run(self._timed(self._answer(runtime, config, streams=streams)))

    def close(self) -> None:
        """Close the loop."""
        self._runner.close()

    async def _timed(self, work: Any) -> None:
        begun = time.process_time()
        try:
            async with asyncio.timeout(_LONGEST):
                await work
        except ParleyError as error:
            assert error.code.value in _EXPECTED and error.code is not ErrorCode.INTERNAL, error
            assert error.message.isprintable(), error
        assert time.process_time() - begun < _SLOWEST

    async def _action(self, connector: Connector, action: Action, params: JsonObject) -> None:
        async with self._call(settings_at(connector, self.provider.url)) as call:
            output = await action.run(params, call)
            Draft202012Validator(action.output_schema).validate(output)
            json.dumps(output, allow_nan=False).encode()

    async def _answer(self, runtime: str, config: JsonObject, *, streams: bool) -> None:
        url = self.provider.url
        settings = {f"{name}_BASE_URL": url for name in ("OPENAI", "LYZR", "LLAMA_STACK")}
        keys = {f"{name}_API_KEY": "key" for name in ("OPENAI", "LYZR", "LLAMA_STACK")}
        async with self._call(settings | keys) as call:
            found = RUNTIMES[runtime]
            if not streams:
                answer: str | AgentAnswer = await found.reply(config, question(deadline=1.0), call)
            else:
                *_, answer = [each async for each in found.stream(config, question(deadline=1.0), call)]
            assert isinstance(answer, AgentAnswer)
            json.dumps(answer.metadata, allow_nan=False)

    @contextlib.asynccontextmanager
    async def _call(self, settings: dict[str, str]) -> AsyncIterator[Call]:
        """Yield the context of a call, with clients that may reach this machine."""
        allowed = [self.provider.host_and_port]
        async with PooledClient(TLS) as pooled, EgressClient(allowed, tls=TLS) as outside:
            yield Call("key", outside, ProviderClient(pooled, retry_policy=NO_RETRIES), settings, "token")


@pytest.fixture
def caller(provider: ScriptedProvider) -> Iterator[Caller]:
    made = Caller(provider)
    yield made
    made.close()


@pytest.mark.parametrize("connector", FIXED, ids=lambda each: each.name)
def test_any_reply_ends_an_action_with_a_result_or_an_expected_error(
    caller: Caller, provider: ScriptedProvider, connector: Connector
) -> None:
    actions = {action.name: action for action in connector.actions}
    calls = [(name, params) for name, action in actions.items() for params in examples(connector, action)]

    def check(case: tuple[tuple[str, JsonObject], list[bytes]]) -> None:
        (name, params), scripted = case
        provider.script(scripted)
        caller.run(connector, actions[name], params)

    content = wire_values(connector.name)
    values = content | content.flatmap(lambda value: changed([value]))
    explore(st.tuples(st.sampled_from(calls), replies(values)), check, short=SHORT, long=LONG)


_CONFIGS: Final[dict[str, JsonObject]] = {
    "HTTP": {"url": "{url}/agent"},
    "LYZR": {"agentId": "a"},
    "OPENAI": {"model": "m"},
    "LLAMA_STACK": {"model": "m"},
    "A2A": {"url": "{url}"},
}
_ANSWERS: Final[dict[str, list[Any]]] = {
    "HTTP": [{"content": "a", "metadata": {"b": 1}}, {"type": "chunk", "content": "a"}],
    "LYZR": [{"response": "a", "module_outputs": {}}, {"choices": [{"delta": {"content": "a"}}]}],
    "OPENAI": [
        {
            "id": "r",
            "status": "completed",
            "output": [{"type": "message", "content": [{"type": "output_text", "text": "a"}]}],
        },
        {"type": "response.output_text.delta", "delta": "a"},
        {"choices": [{"message": {"content": "a"}, "delta": {"content": "a"}, "finish_reason": "stop"}]},
    ],
    "LLAMA_STACK": [{"choices": [{"message": {"content": "a"}, "delta": {"content": "a"}}]}],
    "A2A": [
        {
            "name": "a",
            "url": "{url}/a2a",
            "protocolVersion": "0.3.0",
            "skills": [],
            "capabilities": {"streaming": True},
        },
        {
            "jsonrpc": "2.0",
            "id": "1",
            "result": {"kind": "message", "parts": [{"kind": "text", "text": "a"}], "role": "agent"},
        },
        {
            "jsonrpc": "2.0",
            "id": "1",
            "result": {
                "kind": "task",
                "id": "t",
                "contextId": "c",
                "status": {"state": "completed"},
                "artifacts": [{"parts": [{"kind": "text", "text": "a"}]}],
            },
        },
        {
            "jsonrpc": "2.0",
            "id": "1",
            "result": {"kind": "status-update", "taskId": "t", "status": {"state": "working"}, "final": False},
        },
    ],
}


@pytest.mark.parametrize("runtime", sorted(RUNTIMES))
def test_any_reply_of_an_agent_is_an_answer_or_an_expected_error(
    caller: Caller, provider: ScriptedProvider, runtime: str
) -> None:
    def placed(value: Any) -> Any:
        return json.loads(json.dumps(value).replace("{url}", provider.url))

    def check(case: tuple[bool, list[bytes]]) -> None:
        streams, scripted = case
        provider.script(scripted)
        caller.ask(runtime, placed(_CONFIGS[runtime]), streams=streams)

    known = placed(_ANSWERS[runtime])
    own = wire_values({"HTTP": "http", "A2A": "a2a"}.get(runtime, runtime.lower()))
    content = st.sampled_from(known) | changed(known) | own | json_values
    explore(st.tuples(st.booleans(), replies(content)), check, short=SHORT, long=LONG)


def test_every_connector_with_a_fixed_host_and_every_runtime_is_covered() -> None:
    assert {each.name for each in FIXED} < {each.name for each in PROVIDERS}
    assert _CONFIGS.keys() == _ANSWERS.keys() == RUNTIMES.keys()
