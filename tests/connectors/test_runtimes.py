"""Agents behind HTTP: what they are asked, and what they may answer."""

import pytest

from connectors.base import Json, JsonObject
from connectors.egress import OutsideClient
from connectors.runtimes import find_runtime, reply
from errors import InvalidInput, NotConfigured, ParleyError, UpstreamFailed, UpstreamUnavailable
from models.agents import AgentRuntime
from tests.fakes.http_service import HttpService


async def ask(http: OutsideClient, config: JsonObject, **more: float):
    return await reply(
        "HTTP", config, "Hello", session_id="ses_1", key="exe_1:ask", http=http, metadata={"a": 1}, **more
    )


async def test_an_agent_is_asked_and_answers(service: HttpService, http: OutsideClient):
    config: JsonObject = {"url": f"{service.url}/agent", "headers": {"Authorization": "Bearer secret"}, "model": "x"}
    answer = await ask(http, config)
    assert answer.content == "You said: Hello"
    asked = {"message": "Hello", "sessionId": "ses_1", "metadata": {"a": 1}, "idempotencyKey": "exe_1:ask"}
    assert answer.metadata == {"asked": asked}
    [request] = service.requests
    assert (request.method, request.json) == ("POST", asked)
    assert request.headers["authorization"] == "Bearer secret"
    assert request.headers["idempotency-key"] == "exe_1:ask"
    assert request.headers["content-type"] == "application/json"


async def test_metadata_may_be_left_out(service: HttpService, http: OutsideClient):
    service.answers["/agent"] = (200, {"content-type": "application/json"}, b'{"content": ""}')
    answer = await ask(http, {"url": f"{service.url}/agent"})
    assert (answer.content, answer.metadata) == ("", {})


@pytest.mark.parametrize(
    "content",
    [b"", b"text", b"[]", b"{}", b'{"content": 1}', b'{"content": "a", "metadata": []}', b'{"content": "\\u0000"}'],
)
async def test_another_answer_is_a_failure(service: HttpService, http: OutsideClient, content: bytes):
    service.answers["/agent"] = (200, {"content-type": "application/json"}, content)
    with pytest.raises(UpstreamFailed, match="did not answer with"):
        await ask(http, {"url": f"{service.url}/agent"})


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("status/401", UpstreamFailed),
        ("status/500", UpstreamUnavailable),
        ("status/429", UpstreamUnavailable),
        ("hang", UpstreamUnavailable),
        ("drop", UpstreamUnavailable),
        ("redirect", UpstreamFailed),
        ("bomb", UpstreamFailed),
    ],
)
async def test_failures_say_whether_to_ask_again(
    service: HttpService, http: OutsideClient, path: str, expected: type[ParleyError]
):
    with pytest.raises(ParleyError) as error:
        await ask(http, {"url": f"{service.url}/{path}"}, deadline=0.5)
    assert type(error.value) is expected


@pytest.mark.parametrize(
    ("config", "field"),
    [
        ({}, ["config"]),
        (None, ["config"]),
        ({"url": 1}, ["config", "url"]),
        ({"url": "ftp://example.com"}, ["config", "url"]),
        ({"url": "http://example.com", "headers": {"a": "b\r\nc: d"}}, ["config", "headers", "a"]),
    ],
)
def test_a_config_that_cannot_work_is_refused(config: Json, field: list[str]):
    with pytest.raises(InvalidInput) as refused:
        find_runtime("HTTP").check(config)
    assert refused.value.field == field


async def test_an_agent_in_a_private_network_is_out_of_reach(http: OutsideClient):
    with pytest.raises(InvalidInput, match="not on the public internet"):
        await ask(http, {"url": "http://169.254.169.254/"})


@pytest.mark.parametrize("runtime", [each.value for each in AgentRuntime if each is not AgentRuntime.HTTP])
async def test_what_parley_cannot_call_yet_says_so(http: OutsideClient, runtime: str):
    with pytest.raises(NotConfigured, match=runtime):
        await reply(runtime, {}, "Hello", session_id=None, key="k", http=http)
