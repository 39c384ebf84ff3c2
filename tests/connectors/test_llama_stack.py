"""A Llama Stack server over its OpenAI-compatible API, whose errors have two forms."""

from collections.abc import AsyncIterator, Iterator

import pytest

from connectors.base import Call
from connectors.providers.llama_stack import LLAMA_STACK
from connectors.runtimes import find_runtime
from errors import NotConfigured, ParleyError, RateLimited, UpstreamFailed, UpstreamUnavailable
from json_types import JsonObject
from tests.connectors.calls import open_call, question, run, streamed
from tests.fakes.llama_stack import LlamaStackService
from tests.fakes.openai import MODELS
from tests.fakes.streaming import Answer

MODEL: JsonObject = {"model": "small-model"}


@pytest.fixture(scope="module")
def running() -> Iterator[LlamaStackService]:
    with LlamaStackService() as service:
        yield service


@pytest.fixture
def service(running: LlamaStackService) -> LlamaStackService:
    running.clear()
    return running


@pytest.fixture
async def call(service: LlamaStackService) -> AsyncIterator[Call]:
    async with open_call(service, {"LLAMA_STACK_BASE_URL": service.url}) as made:
        yield made


async def test_its_actions(service: LlamaStackService, call: Call):
    assert (await run(LLAMA_STACK, "create_response", {**MODEL, "input": "Hello"}, call))["text"] == "You said: Hello"
    params: JsonObject = {**MODEL, "messages": [{"role": "user", "content": "Hi"}], "maxTokens": 3}
    assert (await run(LLAMA_STACK, "chat_completion", params, call))["content"] == "You said: Hi"
    assert (await run(LLAMA_STACK, "list_models", {}, call))["models"] == MODELS
    assert service.requests[1].json["max_tokens"] == 3
    assert all("authorization" not in request.headers for request in service.requests)
    assert LLAMA_STACK.probe is not None
    await LLAMA_STACK.probe(call)


async def test_the_key_is_sent_if_there_is_one(service: LlamaStackService):
    async with open_call(service, {"LLAMA_STACK_BASE_URL": service.url, "LLAMA_STACK_API_KEY": "k"}) as call:
        await run(LLAMA_STACK, "list_models", {}, call)
    assert service.requests[0].headers["authorization"] == "Bearer k"


@pytest.mark.parametrize(
    ("status", "expected"),
    [(400, UpstreamFailed), (404, UpstreamFailed), (429, RateLimited), (500, UpstreamUnavailable)],
)
@pytest.mark.parametrize(
    "document",
    [
        {"status": 0, "title": "Invalid value", "detail": "Model 'x' not found."},
        {"error": {"message": "Model 'x' not found.", "type": "x", "code": None}},
        {"error": "Model 'x' not found."},
    ],
)
async def test_errors_are_parsed_in_both_forms(
    service: LlamaStackService, call: Call, status: int, expected: type[ParleyError], document: JsonObject
):
    service.next(Answer(status, document))
    with pytest.raises(ParleyError, match="Model 'x' not found") as raised:
        await run(LLAMA_STACK, "create_response", {**MODEL, "input": "Hello"}, call)
    assert type(raised.value) is expected


async def test_an_agent_answers_with_and_without_streaming(service: LlamaStackService, call: Call):
    runtime = find_runtime("LLAMA_STACK")
    assert (await runtime.reply(MODEL, question(), call)).content == "You said: Hello"
    pieces, answer = await streamed("LLAMA_STACK", MODEL, question(), call)
    assert len(pieces) > 1 and answer.content == "You said: Hello"


async def test_missing_settings_are_named(call: Call):
    runtime = find_runtime("LLAMA_STACK")
    assert (runtime.connector({}), runtime.missing({}, {})) == ("llama_stack", ["LLAMA_STACK_MODEL"])
    assert runtime.missing(MODEL, {}) == []
    with pytest.raises(NotConfigured, match="LLAMA_STACK_MODEL"):
        await runtime.reply({}, question(), call)


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
