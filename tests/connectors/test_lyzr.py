"""Lyzr's agents: requests, whole and streamed replies, and that a message is never sent twice."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from connectors.base import Call
from connectors.providers.lyzr import LYZR
from connectors.runtimes import find_runtime
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
from tests.fakes.lyzr import AGENT, KEY, LyzrService
from tests.fakes.streaming import Answer, Drop, End, Events, Hang, Outcome, data

AGENT_CONFIG: JsonObject = {"agentId": AGENT}
HELLO: JsonObject = {"agentId": AGENT, "message": "Hello", "sessionId": "s1"}


@pytest.fixture(scope="module")
def running() -> Iterator[LyzrService]:
    with LyzrService() as service:
        yield service


@pytest.fixture
def service(running: LyzrService) -> LyzrService:
    running.clear()
    return running


@pytest.fixture
async def call(service: LyzrService) -> AsyncIterator[Call]:
    async with open_call(service, {"LYZR_BASE_URL": service.url, "LYZR_API_KEY": KEY}) as made:
        yield made


# ---------------------------------------------------------------- actions


async def test_an_agent_is_called_in_its_session(service: LyzrService, call: Call):
    first = await run(LYZR, "chat", {**HELLO, "userId": "ann", "systemPromptVariables": {"name": "Ann"}}, call)
    second = await run(LYZR, "chat", HELLO, call)
    assert (first["response"], second["response"]) == ("You said: Hello (1)", "You said: Hello (2)")
    assert (first["sessionId"], first["messageId"], first["structured"]) == ("s1", "lyz_1", None)
    [asked, _] = service.requests
    assert (asked.method, asked.path, asked.headers["x-api-key"]) == ("POST", "/v3/inference/chat/", KEY)
    sent = {"user_id": "ann", "agent_id": AGENT, "session_id": "s1", "message": "Hello"}
    assert asked.json == {**sent, "system_prompt_variables": {"name": "Ann"}}


async def test_without_a_session_each_call_has_a_new_one(service: LyzrService, call: Call):
    await run(LYZR, "chat", {"agentId": AGENT, "message": "Hello"}, call)
    assert service.asked("/v3/inference/chat/")[0]["session_id"] == f"parley-{call.key}"


async def test_structured_output_is_parsed_from_its_text(call: Call):
    output = await run(LYZR, "chat", {**HELLO, "responseFormat": {"type": "object"}}, call)
    assert output["structured"] == {"said": "Hello", "count": 1}
    assert output["response"] == '{"said": "Hello", "count": 1}'


async def test_chunks_are_plain_text_or_json(service: LyzrService, call: Call):
    output = await run(LYZR, "stream", HELLO, call)
    assert output == {"response": "You said: Hello", "sessionId": "s1", "chunks": 4}
    assert service.requests[0].path == "/v3/inference/stream/"


async def test_plain_chunks_that_look_like_json_are_text(service: LyzrService, call: Call):
    service.next(Events([data("5"), data(" + "), data('"5"'), data(" = "), data("[10]"), data("[DONE]")]))
    assert (await run(LYZR, "stream", HELLO, call))["response"] == '5 + "5" = [10]'


async def test_the_agent_in_the_settings_is_the_default(service: LyzrService, call: Call):
    with pytest.raises(NotConfigured, match="AGENT_ID"):
        await run(LYZR, "chat", {"message": "Hello"}, call)
    given = {"LYZR_BASE_URL": service.url, "LYZR_API_KEY": KEY, "AGENT_ID": AGENT}
    async with open_call(service, given) as other:
        assert (await run(LYZR, "chat", {"message": "Hello"}, other))["response"] == "You said: Hello (1)"


async def test_the_probe_lists_agents(service: LyzrService, call: Call):
    assert LYZR.probe is not None
    await LYZR.probe(call)
    assert [(each.method, each.path) for each in service.requests] == [("GET", "/v3/agents/")]


# ---------------------------------------------------------------- errors


@pytest.mark.parametrize(
    ("outcome", "expected", "words"),
    [
        (Answer(401, {"detail": "Invalid API Key sk-x"}), Unauthenticated, "401"),
        (Answer(404, {"detail": "Agent x not found"}), UpstreamFailed, "Agent x not found"),
        (Answer(405, {"detail": "Method Not Allowed"}), UpstreamFailed, "405"),
        (
            Answer(422, {"detail": [{"loc": ["body", "message"], "msg": "field required"}]}),
            UpstreamFailed,
            "field required",
        ),
        (Answer(429, {"detail": "Too many"}), RateLimited, "Too many"),
        (Answer(500, {"detail": "Oh."}), OutcomeUnknown, "Oh"),
        (Answer(502, b"<html>"), OutcomeUnknown, "502"),
        (Answer(503, {"detail": "Later"}, {"retry-after": "9"}), UpstreamUnavailable, "Later"),
        (Answer(307, b"", {"location": "/x"}), UpstreamFailed, "307"),
        (Answer(200, b"<html>"), OutcomeUnknown, "JSON"),
        (Answer(200, {"reply": "?"}), OutcomeUnknown, "without a response"),
        (Drop(), OutcomeUnknown, "closed the connection"),
    ],
)
@pytest.mark.parametrize("action", ["chat", "stream"])
async def test_errors_are_classified(
    service: LyzrService, call: Call, outcome: Outcome, expected: type[ParleyError], words: str, action: str
):
    if action == "stream" and isinstance(outcome, Answer) and outcome.status == 200:
        words = "did not finish its answer"
    service.next(outcome)
    with pytest.raises(ParleyError, match=words) as raised:
        await run(LYZR, action, HELLO, call)
    assert type(raised.value) is expected
    assert "sk-x" not in str(raised.value)
    assert len(service.requests) == 1


@pytest.mark.parametrize(
    "outcome",
    [
        Events([data("You"), data({"content": " said"})], End.BROKEN),
        Events([data("You")], End.WELL),
        Events([data("You")], End.SILENT),
        Hang(),
    ],
)
async def test_a_broken_stream_is_not_requested_again(service: LyzrService, call: Call, outcome: Outcome):
    service.next(outcome)
    with pytest.raises(OutcomeUnknown):
        await streamed("LYZR", AGENT_CONFIG, question(deadline=deadline_for(outcome)), call)
    assert [each.path for each in service.requests] == ["/v3/inference/stream/"]


async def test_an_error_in_a_chunk_is_raised(service: LyzrService, call: Call):
    service.next(Events([data("You"), data({"error": "The model is gone."})]))
    with pytest.raises(UpstreamFailed, match="The model is gone"):
        await streamed("LYZR", AGENT_CONFIG, question(), call)


# ---------------------------------------------------------------- agents


async def test_an_agent_of_the_runtime_is_called_in_the_session(service: LyzrService, call: Call):
    config: JsonObject = {**AGENT_CONFIG, "systemPromptVariables": {"tone": "kind"}, "responseFormat": {"x": 1}}
    answer = await find_runtime("LYZR").reply(config, question(), call)
    assert answer.content == '{"said": "Hello", "count": 1}'
    assert answer.metadata == {"message_id": "lyz_1"}
    sent: dict[str, Any] = {"user_id": "usr_1", "agent_id": AGENT, "session_id": "ses_1", "message": "Hello"}
    rest = {"system_prompt_variables": {"tone": "kind"}, "response_format": {"x": 1}}
    assert service.asked("/v3/inference/chat/") == [sent | rest]


async def test_an_answer_is_streamed(call: Call):
    pieces, answer = await streamed("LYZR", AGENT_CONFIG, question(), call)
    assert pieces == ["You said:", " ", "He", "llo"] and answer.content == "You said: Hello"


def test_missing_settings_depend_on_the_agent():
    runtime = find_runtime("LYZR")
    assert (runtime.connector({}), runtime.missing({}, {})) == ("lyzr", ["AGENT_ID"])
    assert runtime.missing(AGENT_CONFIG, {}) == runtime.missing({}, {"AGENT_ID": "a"}) == []
    assert not runtime.is_repeatable(AGENT_CONFIG)


@pytest.mark.parametrize(
    ("config", "field"),
    [
        (None, ["config"]),
        ({"agentId": ""}, ["config", "agentId"]),
        ({"features": {}}, ["config", "features"]),
        ({"lyzrApiKey": "sk"}, ["config", "lyzrApiKey"]),
    ],
)
def test_an_invalid_config_is_rejected(config: Any, field: list[str]):
    with pytest.raises(InvalidInput) as refused:
        find_runtime("LYZR").check(config)
    assert refused.value.field == field


# ---- for test_contract.py

EXAMPLES: dict[str, list[JsonObject]] = {
    "chat": [{"message": "Hello"}, {"message": "Hello", "agentId": "a", "sessionId": "s", "features": []}],
    "stream": [{"message": "Hello", "agentId": "a"}],
}
"""Valid params for every action."""
