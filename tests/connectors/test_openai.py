"""OpenAI-compatible APIs: requests, replies and errors."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from connectors.base import Call
from connectors.providers.openai import OPENAI
from connectors.providers.openai.api import seconds_of, with_version
from connectors.runtimes import Turn, find_runtime
from errors import (
    InvalidInput,
    NotConfigured,
    OutcomeUnknown,
    ParleyError,
    RateLimited,
    Unauthenticated,
    UpstreamFailed,
    UpstreamUnavailable,
)
from json_types import JsonObject
from tests.connectors.calls import deadline_for, open_call, question, run, streamed
from tests.connectors.test_retry_after import http_date
from tests.fakes.openai import MODELS, OpenAIService, begun_response, response, response_events
from tests.fakes.streaming import Answer, Drop, End, Events, Hang, Outcome, data

KEY = "sk-test-of-a-fake"
MODEL: JsonObject = {"model": "small-model"}
CHAT: JsonObject = {"model": "small-model", "api": "chat"}


@pytest.fixture(scope="module")
def running() -> Iterator[OpenAIService]:
    with OpenAIService(KEY) as service:
        yield service


@pytest.fixture
def service(running: OpenAIService) -> OpenAIService:
    running.clear()
    return running


def settings(service: OpenAIService, **more: str) -> dict[str, str]:
    return {"OPENAI_BASE_URL": f"{service.url}/v1", "OPENAI_API_KEY": KEY, **more}


@pytest.fixture
async def call(service: OpenAIService) -> AsyncIterator[Call]:
    async with open_call(service, settings(service)) as made:
        yield made


# ---------------------------------------------------------------- actions


async def test_the_texts_of_a_response_are_joined(service: OpenAIService, call: Call):
    params: JsonObject = {"model": "small-model", "input": "Hello", "instructions": "Be kind.", "maxOutputTokens": 9}
    output = await run(OPENAI, "create_response", params, call)
    usage = {"inputTokens": 7, "outputTokens": 3, "totalTokens": 10}
    metadata = {"id": "resp_1", "model": "small-model", "status": "completed", "incompleteReason": None, "usage": usage}
    assert output == {"text": "You said: Hello", **metadata}
    [request] = service.requests
    assert (request.method, request.path) == ("POST", "/v1/responses")
    assert request.headers["authorization"] == f"Bearer {KEY}"
    sent = {"model": "small-model", "input": "Hello", "instructions": "Be kind.", "max_output_tokens": 9}
    assert request.json == {**sent, "store": False}


async def test_a_conversation_is_sent(service: OpenAIService, call: Call):
    said: list[Any] = [{"role": "user", "content": "One"}, {"role": "assistant", "content": "Two"}]
    params: JsonObject = {"model": "small-model", "input": [*said, {"role": "user", "content": "Three"}]}
    assert (await run(OPENAI, "create_response", params, call))["text"] == "You said: Three"
    assert service.requests[0].json["input"][:2] == said


async def test_a_chat_is_continued(service: OpenAIService, call: Call):
    params: JsonObject = {**MODEL, "messages": [{"role": "user", "content": "Hello"}], "maxTokens": 5}
    output = await run(OPENAI, "chat_completion", params, call)
    assert (output["content"], output["finishReason"]) == ("You said: Hello", "stop")
    assert output["usage"] == {"inputTokens": 7, "outputTokens": 3, "totalTokens": 10}
    assert service.requests[0].json["max_completion_tokens"] == 5


async def test_the_models_are_listed(call: Call):
    assert await run(OPENAI, "list_models", {}, call) == {"models": MODELS}
    assert OPENAI.probe is not None
    await OPENAI.probe(call)


async def test_the_model_in_the_settings_is_the_default(service: OpenAIService):
    async with open_call(service, settings(service, OPENAI_MODEL="large-model")) as call:
        assert (await run(OPENAI, "create_response", {"input": "Hi"}, call))["model"] == "large-model"
    async with open_call(service, settings(service)) as call:
        with pytest.raises(NotConfigured, match="OPENAI_MODEL"):
            await run(OPENAI, "create_response", {"input": "Hi"}, call)


def test_the_version_is_added_to_a_url_without_a_path():
    assert with_version("http://localhost:8321") == "http://localhost:8321/v1"
    assert with_version("http://localhost:8321/") == "http://localhost:8321/v1"
    assert with_version("https://api.openai.com/v1/") == "https://api.openai.com/v1"
    assert with_version("https://openrouter.ai/api/v1") == "https://openrouter.ai/api/v1"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("6m0s", 360), ("1s", 1), ("20ms", 0.02), ("1h2m3.5s", 3723.5), ("", None), ("soon", None), ("5 s", None)],
)
def test_durations_are_parsed(text: str, seconds: float | None):
    assert seconds_of(text) == (None if seconds is None else pytest.approx(seconds))


# ---------------------------------------------------------------- errors


def refusal(status: int, code: str | None = None, headers: dict[str, str] | None = None, kind: str = "x") -> Answer:
    error = {"message": "Because.", "type": kind, "param": None, "code": code}
    return Answer(status, {"error": error}, headers or {})


LIMITS = {
    "x-ratelimit-remaining-requests": "5",
    "x-ratelimit-reset-requests": "1h",
    "x-ratelimit-remaining-tokens": "0",
    "x-ratelimit-reset-tokens": "6m0s",
}


@pytest.mark.parametrize(
    ("outcome", "expected", "wait"),
    [
        (refusal(400, "invalid_value"), UpstreamFailed, None),
        (refusal(401, "invalid_api_key"), Unauthenticated, None),
        (refusal(403, "unsupported_country_region_territory"), UpstreamFailed, None),
        (refusal(404, "model_not_found"), UpstreamFailed, None),
        (refusal(409), UpstreamUnavailable, None),
        (refusal(429, "rate_limit_exceeded"), RateLimited, None),
        (refusal(429, "rate_limit_exceeded", {"retry-after": "20"}), RateLimited, 20),
        (refusal(429, "rate_limit_exceeded", LIMITS), RateLimited, 360),
        (refusal(429, "insufficient_quota"), UpstreamFailed, None),
        (refusal(429, None, kind="insufficient_quota"), UpstreamFailed, None),
        (refusal(500), UpstreamUnavailable, None),
        (refusal(503, None, {"retry-after": "7"}), UpstreamUnavailable, 7),
        (Answer(502, b"<html>Bad gateway</html>"), UpstreamUnavailable, None),
        (Answer(200, b"<html>What?</html>"), UpstreamFailed, None),
        (Answer(200, [1]), UpstreamFailed, None),
        (Drop(), UpstreamUnavailable, None),
        (
            Answer(200, response("m", "", "failed", error={"code": "server_error", "message": "Oh."})),
            UpstreamUnavailable,
            None,
        ),
        (
            Answer(200, response("m", "", "failed", error={"code": "rate_limit_exceeded", "message": "Slow."})),
            RateLimited,
            None,
        ),
        (
            Answer(200, response("m", "", "failed", error={"code": "invalid_prompt", "message": "No."})),
            UpstreamFailed,
            None,
        ),
        (Answer(200, response("m", "", "failed")), UpstreamFailed, None),
        (
            Answer(200, response("m", "x", "incomplete", incomplete_details={"reason": "content_filter"})),
            UpstreamFailed,
            None,
        ),
        (
            Answer(200, response("m", "", "incomplete", incomplete_details={"reason": "max_output_tokens"})),
            UpstreamFailed,
            None,
        ),
        (Answer(200, response("m", "", "cancelled")), UpstreamFailed, None),
        (Answer(200, response("m", "")), UpstreamFailed, None),
    ],
)
async def test_errors_are_classified(
    service: OpenAIService, call: Call, outcome: Outcome, expected: type[ParleyError], wait: int | None
):
    service.next(outcome)
    with pytest.raises(ParleyError) as raised:
        await run(OPENAI, "create_response", {**MODEL, "input": "Hello"}, call)
    assert type(raised.value) is expected
    assert raised.value.retry_after_seconds == wait


@pytest.mark.parametrize("status", [429, 503, 404])
async def test_a_wait_may_be_named_as_a_date(service: OpenAIService, call: Call, status: int):
    service.next(refusal(status, None, {"retry-after": http_date(600)}))
    with pytest.raises(ParleyError) as raised:
        await run(OPENAI, "create_response", {**MODEL, "input": "Hello"}, call)
    assert raised.value.retry_after_seconds in (599, 600)


async def test_a_rejected_key_is_not_quoted(service: OpenAIService):
    async with open_call(service, settings(service) | {"OPENAI_API_KEY": "sk-mistyped-secret"}) as call:
        with pytest.raises(Unauthenticated) as raised:
            await run(OPENAI, "list_models", {}, call)
    assert "mistyped" not in str(raised.value)


async def test_a_key_quoted_in_an_error_is_removed(service: OpenAIService, call: Call):
    service.next(Answer(400, {"error": {"message": f"What is {KEY}?", "code": "x"}}))
    with pytest.raises(UpstreamFailed) as raised:
        await run(OPENAI, "list_models", {}, call)
    assert KEY not in str(raised.value) and "What is …?" in str(raised.value)


async def test_an_incomplete_text_has_its_reason(service: OpenAIService, call: Call):
    cut = response("small-model", "Once upon", "incomplete", incomplete_details={"reason": "max_output_tokens"})
    service.next(Answer(200, cut))
    output = await run(OPENAI, "create_response", {**MODEL, "input": "Tell"}, call)
    assert (output["text"], output["status"]) == ("Once upon", "incomplete")
    assert output["incompleteReason"] == "max_output_tokens"


async def test_a_refusal_of_the_model_is_its_answer(service: OpenAIService, call: Call):
    output = [{"type": "message", "role": "assistant", "content": [{"type": "refusal", "refusal": "I won't."}]}]
    service.next(Answer(200, response("small-model", "", output=output)))
    answer = await find_runtime("OPENAI").reply(MODEL, question(), call)
    assert answer.content == "I won't." and answer.metadata["refusal"] is True


# ---------------------------------------------------------------- agents

HISTORY = (Turn("Hi, I am Ann.", "Ann", own=False), Turn("Hello Ann.", "Bot", own=True))


async def test_an_agent_gets_the_earlier_messages(service: OpenAIService, call: Call):
    config: JsonObject = {**MODEL, "instructions": "Be kind.", "temperature": 0.5, "maxOutputTokens": 10}
    answer = await find_runtime("OPENAI").reply(config, question("Who am I?", history=HISTORY), call)
    assert answer.content == "You said: Who am I?"
    assert answer.metadata["id"] == "resp_1" and answer.metadata["model"] == "small-model"
    [request] = service.requests
    sent = [
        {"role": "user", "content": "Hi, I am Ann."},
        {"role": "assistant", "content": "Hello Ann."},
        {"role": "user", "content": "Who am I?"},
    ]
    rest = {"instructions": "Be kind.", "temperature": 0.5, "max_output_tokens": 10, "store": False}
    assert request.json == {"model": "small-model", "input": sent, **rest}


async def test_messages_of_several_people_name_their_senders(service: OpenAIService, call: Call):
    history = (Turn("I am Ben.", "Ben", own=False), *HISTORY)
    await find_runtime("OPENAI").reply({**MODEL, "history": 2}, question("Hi", history=history), call)
    await find_runtime("OPENAI").reply({**MODEL, "history": 3}, question("Hi", history=history), call)
    await find_runtime("OPENAI").reply({**MODEL, "history": 0}, question("Hi", history=history), call)
    first, second, third = ([each["content"] for each in body["input"]] for body in service.asked("/v1/responses"))
    assert first == ["Hi, I am Ann.", "Hello Ann.", "Hi"]
    assert second == ["Ben: I am Ben.", "Ann: Hi, I am Ann.", "Hello Ann.", "Ann: Hi"]
    assert third == ["Hi"]


async def test_an_agent_can_use_chat_completions(service: OpenAIService, call: Call):
    config: JsonObject = {**CHAT, "instructions": "Be kind."}
    answer = await find_runtime("OPENAI").reply(config, question(), call)
    assert answer.content == "You said: Hello" and answer.metadata["finishReason"] == "stop"
    system = {"role": "system", "content": "Be kind."}
    assert service.requests[0].json["messages"] == [system, {"role": "user", "content": "Hello"}]


@pytest.mark.parametrize("config", [MODEL, CHAT])
async def test_an_answer_is_streamed(call: Call, config: JsonObject):
    pieces, answer = await streamed("OPENAI", config, question("Hello there"), call)
    assert len(pieces) > 1 and answer.content == "You said: Hello there"
    assert answer.metadata["model"] == "small-model"


async def test_an_answer_without_deltas_is_one_chunk(service: OpenAIService, call: Call):
    service.next(
        Events(
            response_events(
                "small-model", [], {"type": "response.completed", "response": response("small-model", "All")}
            )
        )
    )
    pieces, _ = await streamed("OPENAI", MODEL, question(), call)
    assert pieces == ["All"]


def failing(code: str) -> Events:
    failed = {"type": "response.failed", "response": response("m", "", "failed", error={"code": code, "message": "x"})}
    return Events(response_events("small-model", ["Once "], failed))


@pytest.mark.parametrize(
    ("config", "outcome", "expected"),
    [
        (MODEL, begun_response(["Once "], End.BROKEN), UpstreamUnavailable),
        (MODEL, begun_response(["Once "], End.WELL), UpstreamUnavailable),
        (MODEL, begun_response(["Once "], End.SILENT), UpstreamUnavailable),
        (MODEL, failing("server_error"), UpstreamUnavailable),
        (MODEL, failing("content_policy_violation"), UpstreamFailed),
        (MODEL, Events([data({"type": "error", "code": "rate_limit_exceeded", "message": "Slow."})]), RateLimited),
        (MODEL, Events([data({"error": {"message": "What?", "type": "invalid_request_error"}})]), UpstreamFailed),
        (MODEL, refusal(429, "insufficient_quota"), UpstreamFailed),
        (MODEL, refusal(500), UpstreamUnavailable),
        (MODEL, Hang(), UpstreamUnavailable),
        (CHAT, Events([data({"choices": [{"delta": {"content": "Once"}}]})]), UpstreamUnavailable),
        (CHAT, Events([data({"choices": [{"delta": {"content": "Once"}}]})], End.BROKEN), UpstreamUnavailable),
        (CHAT, Events([data({"error": {"message": "Oh.", "code": "server_error"}})]), UpstreamUnavailable),
        ({**MODEL, "tools": [{"type": "web_search"}]}, begun_response(["Once "], End.BROKEN), OutcomeUnknown),
        ({**MODEL, "tools": [{"type": "web_search"}]}, refusal(500), OutcomeUnknown),
    ],
)
async def test_a_failed_stream_is_an_error(
    service: OpenAIService, call: Call, config: JsonObject, outcome: Outcome, expected: type[ParleyError]
):
    service.next(outcome)
    with pytest.raises(ParleyError) as raised:
        await streamed("OPENAI", config, question(deadline=deadline_for(outcome)), call)
    assert type(raised.value) is expected
    assert len(service.requests) == 1, "a stream is never asked for twice"


async def test_an_endless_answer_is_aborted(service: OpenAIService, call: Call):
    service.next(Events(response_events("small-model", ["x" * 60_000] * 3)))
    with pytest.raises(UpstreamFailed, match="characters"):
        await streamed("OPENAI", MODEL, question(), call)


async def test_an_agent_s_own_url_does_not_get_the_operator_s_key(service: OpenAIService):
    config: JsonObject = {**MODEL, "baseUrl": service.url}
    runtime = find_runtime("OPENAI")
    given = {"OPENAI_BASE_URL": "https://unused.example/v1", "OPENAI_API_KEY": "sk-of-the-operator"}
    async with open_call(service, given) as call:
        with pytest.raises(UpstreamFailed, match="AGENT_CREDENTIALS"):
            await runtime.reply(config, question(), call)
    assert "sk-of-the-operator" not in str(service.requests)
    async with open_call(service, given | {"AGENT_CREDENTIALS": f"other=a, {service.host_and_port}={KEY}"}) as call:
        assert (await runtime.reply(config, question(), call)).content == "You said: Hello"


def test_missing_settings_depend_on_the_agent():
    runtime = find_runtime("OPENAI")
    assert (runtime.connector({}), runtime.missing({}, {})) == ("openai", ["OPENAI_MODEL"])
    assert runtime.missing(MODEL, {}) == runtime.missing({}, {"OPENAI_MODEL": "m"}) == []
    assert runtime.connector({**MODEL, "baseUrl": "http://localhost:1"}) == "http"


@pytest.mark.parametrize(
    ("config", "field"),
    [
        ([], ["config"]),
        ({"model": 1}, ["config", "model"]),
        ({"api": "soap"}, ["config", "api"]),
        ({"temperature": 3}, ["config", "temperature"]),
        ({"history": 51}, ["config", "history"]),
        ({"baseUrl": "ftp://example.com"}, ["config", "baseUrl"]),
        ({"baseUrl": "https://me:secret@example.com"}, ["config", "baseUrl"]),
        ({"apiKey": "sk-1"}, ["config", "apiKey"]),
        ({"OPENAI_API_KEY": "sk-1"}, ["config", "OPENAI_API_KEY"]),
        (
            {"tools": [{"type": "mcp", "headers": {"Authorization": "x"}}]},
            ["config", "tools", "0", "headers", "Authorization"],
        ),
    ],
)
def test_an_invalid_config_or_one_with_a_secret_is_rejected(config: Any, field: list[str]):
    with pytest.raises(InvalidInput) as refused:
        find_runtime("OPENAI").check(config)
    assert refused.value.field == field


def test_a_config_may_be_empty_or_have_other_fields():
    find_runtime("OPENAI").check({})
    find_runtime("OPENAI").check({**MODEL, "maxOutputTokens": 5, "team": "support"})


# ---- for test_contract.py

EXAMPLES: dict[str, list[JsonObject]] = {
    "create_response": [
        {"input": "Hello", "model": "m"},
        {"input": [{"role": "user", "content": "Hello"}], "store": True},
    ],
    "chat_completion": [{"messages": [{"role": "user", "content": "Hi"}]}],
    "list_models": [{}],
}
"""Valid params for every action."""
