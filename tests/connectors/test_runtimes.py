"""Agents of runtime HTTP, with and without streaming, and the behavior that all runtimes share."""

from collections.abc import AsyncIterator, Iterator

import pytest

from connectors.base import Call
from connectors.runtimes import RUNTIMES, AgentAnswer, find_runtime, simulated_answer
from connectors.transport.egress import EgressClient
from connectors.transport.provider_client import ProviderClient
from errors import InvalidInput, NotConfigured, ParleyError, RateLimited, UpstreamFailed, UpstreamUnavailable
from json_types import Json, JsonObject
from models.agents import AgentRuntime
from tests.connectors.calls import KEY, deadline_for, question, streamed
from tests.fakes.http_service import Asked, HttpService
from tests.fakes.streaming import Answer, End, Events, Outcome, StreamingService, data


@pytest.fixture
def call(http: EgressClient) -> Call:
    return Call(KEY, http, ProviderClient(http))


async def ask(call: Call, config: JsonObject, *, deadline: float = 30.0) -> AgentAnswer:
    return await find_runtime("HTTP").reply(config, question(deadline=deadline), call)


async def test_an_agent_is_called_and_answers(service: HttpService, call: Call):
    config: JsonObject = {"url": f"{service.url}/agent", "headers": {"X-Team": "support"}, "model": "x"}
    answer = await ask(call, config)
    assert answer.content == "You said: Hello"
    asked = {"message": "Hello", "sessionId": "ses_1", "metadata": {"a": 1}, "context": {}, "idempotencyKey": KEY}
    assert answer.metadata == {"asked": asked}
    [request] = service.requests
    assert (request.method, request.json) == ("POST", asked)
    assert request.headers["x-team"] == "support"
    assert request.headers["idempotency-key"] == KEY
    assert request.headers["content-type"] == "application/json"
    assert "authorization" not in request.headers


async def test_an_operator_s_credential_is_sent_to_its_host(service: HttpService, http: EgressClient):
    call = Call(KEY, http, ProviderClient(http), {"AGENT_CREDENTIALS": f"a.example=x,127.0.0.1:{service.port}=token=="})
    await ask(call, {"url": f"{service.url}/agent"})
    assert service.requests[0].headers["authorization"] == "Bearer token=="


async def test_metadata_is_optional(service: HttpService, call: Call):
    service.answers["/agent"] = (200, {"content-type": "application/json"}, b'{"content": ""}')
    answer = await ask(call, {"url": f"{service.url}/agent"})
    assert (answer.content, answer.metadata) == ("", {})


@pytest.mark.parametrize(
    "content",
    [b"", b"text", b"[]", b"{}", b'{"content": 1}', b'{"content": "a", "metadata": []}', b'{"content": "\\u0000"}'],
)
async def test_an_invalid_response_is_an_error(service: HttpService, call: Call, content: bytes):
    service.answers["/agent"] = (200, {"content-type": "application/json"}, content)
    expected = r"contains the character U\+0000" if b"u0000" in content else "did not respond with"
    with pytest.raises(UpstreamFailed, match=expected):
        await ask(call, {"url": f"{service.url}/agent"})


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("status/401", UpstreamFailed),
        ("status/500", UpstreamUnavailable),
        ("status/429", RateLimited),
        ("hang", UpstreamUnavailable),
        ("drop", UpstreamUnavailable),
        ("redirect", UpstreamFailed),
        ("bomb", UpstreamFailed),
    ],
)
async def test_errors_say_whether_to_retry(service: HttpService, call: Call, path: str, expected: type[ParleyError]):
    with pytest.raises(ParleyError) as error:
        await ask(call, {"url": f"{service.url}/{path}"}, deadline=0.5 if path == "hang" else 30)
    assert type(error.value) is expected


@pytest.mark.parametrize(
    ("config", "field"),
    [
        ({}, ["config"]),
        (None, ["config"]),
        ({"url": 1}, ["config", "url"]),
        ({"url": "ftp://example.com"}, ["config", "url"]),
        ({"url": "http://[::"}, ["config", "url"]),
        ({"url": "http://me:secret@example.com"}, ["config", "url"]),
        ({"url": "http://example.com", "headers": {"a": "b\r\nc: d"}}, ["config", "headers", "a"]),
        ({"url": "http://example.com", "headers": {"Authorization": "b"}}, ["config", "headers", "Authorization"]),
        ({"url": "http://example.com", "headers": {"X-API-Key": "b"}}, ["config", "headers", "X-API-Key"]),
        ({"url": "http://example.com", "client_secret": "b"}, ["config", "client_secret"]),
    ],
)
def test_an_invalid_config_or_one_with_a_secret_is_rejected(config: Json, field: list[str]):
    with pytest.raises(InvalidInput) as refused:
        find_runtime("HTTP").check(config)
    assert refused.value.field == field


async def test_an_agent_in_a_private_network_is_unreachable(call: Call):
    with pytest.raises(InvalidInput, match="not on the public internet"):
        await ask(call, {"url": "http://169.254.169.254/"})


# ---------------------------------------------------------------- streaming


class Endpoint(StreamingService):
    """An HTTP agent that streams if the request accepts it."""

    def answer(self, asked: Asked) -> Outcome:
        if "text/event-stream" not in asked.headers["accept"]:
            return Answer(200, {"content": "You said: Hello"})
        pieces = [data({"delta": "You said: "}), ": still there\n\n", data({"delta": "Hello"})]
        return Events([*pieces, data({"metadata": {"model": "x"}})])


@pytest.fixture(scope="module")
def running_endpoint() -> Iterator[Endpoint]:
    with Endpoint() as endpoint:
        yield endpoint


@pytest.fixture
async def endpoint(running_endpoint: Endpoint) -> AsyncIterator[tuple[Endpoint, Call]]:
    running_endpoint.clear()
    async with EgressClient([running_endpoint.host_and_port]) as client:
        yield running_endpoint, Call(KEY, client, ProviderClient(client))


async def test_an_endpoint_can_stream(endpoint: tuple[Endpoint, Call]):
    service, call = endpoint
    pieces, answer = await streamed("HTTP", {"url": service.url}, question(), call)
    assert pieces == ["You said: ", "Hello"] and answer.metadata == {"model": "x"}


@pytest.mark.parametrize(
    ("outcome", "pieces"),
    [
        (Answer(200, {"content": "All", "metadata": {"a": 1}}), ["All"]),
        (Events([data({"delta": "A"}), data("[DONE]")]), ["A"]),
        (Events(["data: {\n", 'data: "delta": "A"}\n\n', "data: [DONE]\n\n"]), ["A"]),
        (Events([data({"delta": "A"}), data({"content": "A", "metadata": {}})]), ["A"]),
    ],
)
async def test_streams_in_all_forms_are_read(endpoint: tuple[Endpoint, Call], outcome: Outcome, pieces: list[str]):
    service, call = endpoint
    service.next(outcome)
    assert (await streamed("HTTP", {"url": service.url}, question(), call))[0] == pieces


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Events([data({"delta": "A"})]), UpstreamUnavailable),
        (Events([data({"delta": "A"})], End.BROKEN), UpstreamUnavailable),
        (Events([data({"delta": "A"})], End.SILENT), UpstreamUnavailable),
        (Events([data("what")]), UpstreamFailed),
        (Answer(404, {}), UpstreamFailed),
        (Answer(200, b"<html>"), UpstreamUnavailable),
    ],
)
async def test_incomplete_streams_are_errors(
    endpoint: tuple[Endpoint, Call], outcome: Outcome, expected: type[ParleyError]
):
    service, call = endpoint
    service.next(outcome)
    with pytest.raises(ParleyError) as raised:
        await streamed("HTTP", {"url": service.url}, question(deadline=deadline_for(outcome)), call)
    assert type(raised.value) is expected


# ---------------------------------------------------------------- all runtimes


@pytest.mark.parametrize("runtime", ["WORKER", "BUILTIN"])
def test_an_unsupported_runtime_is_named(runtime: str):
    with pytest.raises(NotConfigured, match=runtime):
        find_runtime(runtime)


def test_every_other_runtime_is_supported():
    assert RUNTIMES.keys() == {each.value for each in AgentRuntime} - {"WORKER", "BUILTIN"}


@pytest.mark.parametrize("runtime", sorted(RUNTIMES))
async def test_a_lone_surrogate_is_rejected_before_anything_is_sent(runtime: str, call: Call):
    config: JsonObject = {"url": "http://a.example", "model": "m", "agentId": "a", "baseUrl": "http://a.example"}
    made = Call(KEY, call.http, call.provider, {"LYZR_API_KEY": "k", "LYZR_BASE_URL": "http://a.example"})
    made_for = question("\ud800")
    with pytest.raises(InvalidInput):
        await find_runtime(runtime).reply(config, made_for, made)


def test_a_simulated_answer_says_so():
    answer = simulated_answer(question())
    assert answer.metadata == {"simulated": True} and "Hello" in answer.content
