"""Agents that speak Agent2Agent, in both versions: found by their card, called, polled, never called twice."""

import uuid
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from connectors.base import Call
from connectors.providers.a2a import A2A
from connectors.providers.a2a.wire import V03, V1, read_card
from connectors.runtimes import Turn, find_runtime
from connectors.transport.egress import EgressClient
from connectors.transport.provider_client import ProviderClient
from errors import InvalidInput, OutcomeUnknown, ParleyError, RateLimited, UpstreamFailed, UpstreamUnavailable
from json_types import JsonObject
from tests.connectors.calls import KEY, deadline_for, open_call, question, run, streamed
from tests.fakes.a2a import LOOKS, A2AService
from tests.fakes.streaming import Answer, Drop, End, Events, Hang, Outcome

MESSAGE_ID = str(uuid.uuid5(uuid.NAMESPACE_URL, f"parley:{KEY}"))


@pytest.fixture(scope="module", params=["1.0", "0.3"])
def running(request: pytest.FixtureRequest) -> Iterator[A2AService]:
    with A2AService(request.param) as service:
        yield service


@pytest.fixture
def service(running: A2AService) -> A2AService:
    running.clear()
    return running


@pytest.fixture
async def call(service: A2AService) -> AsyncIterator[Call]:
    async with open_call(service, {}) as made:
        yield made


def rpc(service: A2AService) -> list[Any]:
    return service.asked("/rpc")


def methods(service: A2AService) -> list[str]:
    names = {"message/send": "SendMessage", "message/stream": "SendStreamingMessage", "tasks/get": "GetTask"}
    return [names.get(each["method"], each["method"]) for each in rpc(service)]


# ---------------------------------------------------------------- actions


async def test_an_agent_is_found_by_its_card(service: A2AService, call: Call):
    for url in (service.url, f"{service.url}/", f"{service.url}/.well-known/agent-card.json"):
        output = await run(A2A, "get_agent_card", {"url": url}, call)
        assert (output["name"], output["url"]) == ("Fake", f"{service.url}/rpc")
        assert (output["protocolVersion"], output["streaming"]) == (service.version, True)
        assert output["card"] == service.card


async def test_a_message_is_answered_by_a_task_or_a_message(service: A2AService, call: Call):
    task = await run(A2A, "send_message", {"url": service.url, "message": "dig", "contextId": "c"}, call)
    assert task == {"text": "Done: dig", "state": "completed", "taskId": "task-1", "contextId": "c"}
    message = await run(A2A, "send_message", {"url": service.url, "message": "chat"}, call)
    assert (message["text"], message["state"], message["taskId"]) == ("Hello!", None, None)
    first = rpc(service)[0]["params"]["message"]
    assert (first["messageId"], first["contextId"]) == (MESSAGE_ID, "c")
    assert rpc(service)[0]["jsonrpc"] == "2.0"


async def test_a_running_task_is_polled(service: A2AService, call: Call):
    output = await run(A2A, "send_message", {"url": service.url, "message": "work"}, call)
    assert (output["text"], output["state"]) == ("Done at last", "completed")
    assert methods(service) == ["SendMessage", *["GetTask"] * LOOKS]


@pytest.mark.slow
async def test_a_failed_poll_is_repeated(service: A2AService, call: Call):
    card, sent = Answer(200, service.card), service.url
    service.next(card)
    pending = run(A2A, "send_message", {"url": sent, "message": "work"}, call)
    output = await pending
    assert output["text"] == "Done at last"
    service.clear()
    begun = {"id": "task-1", "contextId": "c", "status": {"state": "working" if service.old else "TASK_STATE_WORKING"}}
    result = {"kind": "task", **begun} if service.old else {"task": begun}
    service.tasks["task-1"] = {**begun, "goes_on": True, "artifacts": []}
    reply = Answer(200, {"jsonrpc": "2.0", "id": 1, "result": result})
    service.next(card, reply, Answer(503, {}), Drop())
    output = await run(A2A, "send_message", {"url": sent, "message": "work"}, call)
    assert output["text"] == "Done at last"


async def test_a_stream_is_collected(service: A2AService, call: Call):
    output = await run(A2A, "stream_message", {"url": service.url, "message": "dig deep"}, call)
    assert (output["text"], output["state"], output["taskId"]) == ("Done: dig deep", "completed", "task-1")
    service.streaming = False
    with pytest.raises(UpstreamFailed, match="does not support streaming"):
        await run(A2A, "stream_message", {"url": service.url, "message": "dig"}, call)


async def test_tasks_are_read_and_cancelled(service: A2AService, call: Call):
    await run(A2A, "send_message", {"url": service.url, "message": "ask"}, call)
    looked = await run(A2A, "get_task", {"url": service.url, "taskId": "task-1"}, call)
    assert (looked["state"], looked["text"]) == ("input-required", "Which one?")
    cancelled = await run(A2A, "cancel_task", {"url": service.url, "taskId": "task-1"}, call)
    assert cancelled["state"] == "canceled"
    with pytest.raises(UpstreamFailed, match="-32001: Task not found"):
        await run(A2A, "get_task", {"url": service.url, "taskId": "nothing"}, call)


# ---------------------------------------------------------------- cards


def card_of(*interfaces: tuple[str, str, str]) -> JsonObject:
    return {
        "supportedInterfaces": [
            {"url": url, "protocolBinding": binding, "protocolVersion": version} for url, binding, version in interfaces
        ]
    }


def test_the_best_interface_is_chosen():
    old, new = ("https://a/old", "JSONRPC", "0.3"), ("https://a/new", "JSONRPC", "1.0.1")
    rest = ("https://a/rest", "HTTP+JSON", "1.0")
    assert read_card(card_of(rest, old, new), "https://a").url == "https://a/new"
    assert read_card(card_of(old), "https://a").names is V03
    assert read_card(card_of(("/rpc", "JSONRPC", "1.2")), "https://a/x").url == "https://a/rpc"
    grpc: JsonObject = {
        "protocolVersion": "0.3.0",
        "url": "https://a/grpc",
        "preferredTransport": "GRPC",
        "additionalInterfaces": [{"url": "https://a/rpc", "transport": "JSONRPC"}],
    }
    found = read_card(grpc, "https://a")
    assert (found.url, found.names) == ("https://a/rpc", V03)
    assert read_card({"url": "https://a/rpc"}, "https://a").names is V03
    assert read_card(card_of(new), "https://a").names is V1


@pytest.mark.parametrize(
    "card",
    [
        {},
        card_of(("https://a", "GRPC", "1.0")),
        card_of(("https://a", "JSONRPC", "2.0")),
        {"url": "https://a", "protocolVersion": "0.1"},
    ],
)
def test_a_card_without_a_supported_interface_is_rejected(card: JsonObject):
    with pytest.raises(UpstreamFailed, match="no JSON-RPC interface"):
        read_card(card, "https://a")


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Answer(404, {}), UpstreamFailed),
        (Answer(200, b"<html>"), UpstreamFailed),
        (Answer(503, {}), UpstreamUnavailable),
        (Answer(500, {}), UpstreamUnavailable),
        (Drop(), UpstreamUnavailable),
    ],
)
async def test_no_message_is_sent_if_the_card_cannot_be_read(
    service: A2AService, call: Call, outcome: Outcome, expected: type[ParleyError]
):
    service.next(outcome)
    with pytest.raises(ParleyError) as raised:
        await run(A2A, "send_message", {"url": service.url, "message": "dig"}, call)
    assert type(raised.value) is expected
    assert not service.sent


# ---------------------------------------------------------------- errors


@pytest.mark.parametrize(
    ("message", "words"),
    [("fail", "failed: I cannot"), ("reject", "rejected: I will not"), ("login", "auth-required: Sign in")],
)
async def test_a_failed_task_is_an_error(service: A2AService, call: Call, message: str, words: str):
    with pytest.raises(UpstreamFailed, match=words):
        await run(A2A, "send_message", {"url": service.url, "message": message}, call)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("outcome", "once", "again"),
    [
        (Answer(401, {}), UpstreamFailed, UpstreamFailed),
        (Answer(403, {}), UpstreamFailed, UpstreamFailed),
        (Answer(429, {}, {"retry-after": "3"}), RateLimited, RateLimited),
        (Answer(500, {}), OutcomeUnknown, UpstreamUnavailable),
        (Answer(503, {}), UpstreamUnavailable, UpstreamUnavailable),
        (Answer(200, b"<html>"), UpstreamFailed, UpstreamFailed),
        (Answer(200, {"jsonrpc": "2.0", "id": 1}), UpstreamFailed, UpstreamFailed),
        (
            Answer(200, {"jsonrpc": "2.0", "id": 1, "error": {"code": -32603, "message": "Oh"}}),
            OutcomeUnknown,
            UpstreamFailed,
        ),
        (
            Answer(200, {"jsonrpc": "2.0", "id": 1, "error": {"code": -32602, "message": "Oh"}}),
            UpstreamFailed,
            UpstreamFailed,
        ),
        (Drop(), OutcomeUnknown, UpstreamUnavailable),
        (Hang(), OutcomeUnknown, UpstreamUnavailable),
    ],
)
async def test_errors_depend_on_whether_the_agent_is_idempotent(
    service: A2AService, call: Call, outcome: Outcome, once: type[ParleyError], again: type[ParleyError]
):
    for config, expected in (({}, once), ({"idempotent": True}, again)):
        service.next(Answer(200, service.card), outcome)
        with pytest.raises(ParleyError) as raised:
            await find_runtime("A2A").reply(
                {"url": service.url, **config}, question("dig", deadline=deadline_for(outcome)), call
            )
        assert type(raised.value) is expected


@pytest.mark.slow
async def test_a_task_that_never_ends_times_out(service: A2AService, call: Call):
    with pytest.raises(OutcomeUnknown, match="task task-1 is still running"):
        await find_runtime("A2A").reply({"url": service.url}, question("forever", deadline=1.5), call)
    assert methods(service)[0] == "SendMessage" and methods(service).count("SendMessage") == 1


# ---------------------------------------------------------------- agents


async def test_the_conversation_continues_in_the_context_of_the_last_answer(service: A2AService, call: Call):
    runtime = find_runtime("A2A")
    config: JsonObject = {"url": service.url}
    first = await runtime.reply(config, question("ask"), call)
    assert (first.content, first.metadata["state"]) == ("Which one?", "input-required")
    history: tuple[Turn, ...] = (
        Turn("ask", "Ann", own=False),
        Turn(first.content, "Bot", own=True, metadata=first.metadata),
    )
    second = await runtime.reply(config, question("dig", history=history), call)
    assert (second.content, second.metadata["contextId"]) == ("Done: dig", first.metadata["contextId"])
    history = (*history, Turn(second.content, "Bot", own=True, metadata=second.metadata))
    await runtime.reply(config, question("dig", history=history), call)
    messages = [each["params"]["message"] for each in rpc(service)]
    assert [each.get("contextId") for each in messages] == [None, *[first.metadata["contextId"]] * 2]
    assert [each.get("taskId") for each in messages] == [None, "task-1", None]
    assert rpc(service)[0]["params"]["metadata"] == {"a": 1}


async def test_an_answer_is_streamed(service: A2AService, call: Call):
    pieces, answer = await streamed("A2A", {"url": service.url}, question("dig deep"), call)
    assert pieces == ["Done: di", "g deep"]
    assert answer.metadata["state"] == "completed" and answer.metadata["taskId"] == "task-1"
    pieces, answer = await streamed("A2A", {"url": service.url}, question("chat"), call)
    assert pieces == ["Hello!"]


async def test_the_answer_of_an_agent_without_streaming_is_one_chunk(service: A2AService, call: Call):
    service.streaming = False
    pieces, _ = await streamed("A2A", {"url": service.url}, question("dig"), call)
    assert pieces == ["Done: dig"] and methods(service) == ["SendMessage"]


async def test_a_task_is_polled_after_a_broken_stream(service: A2AService, call: Call):
    pieces, answer = await streamed("A2A", {"url": service.url}, question("leave"), call)
    assert pieces == ["Done at last"] and answer.metadata["state"] == "completed"
    assert methods(service)[0] == "SendStreamingMessage" and set(methods(service)[1:]) == {"GetTask"}


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Events([], End.BROKEN), OutcomeUnknown),
        (Events([]), OutcomeUnknown),
        (Events([], End.SILENT), OutcomeUnknown),
        (Events(["data: what\n\n"]), UpstreamFailed),
        (Answer(500, {}), OutcomeUnknown),
        (Answer(401, {}), UpstreamFailed),
    ],
)
async def test_a_stream_that_never_began_is_not_requested_again(
    service: A2AService, call: Call, outcome: Outcome, expected: type[ParleyError]
):
    service.next(Answer(200, service.card), outcome)
    with pytest.raises(ParleyError) as raised:
        await streamed("A2A", {"url": service.url}, question("dig", deadline=deadline_for(outcome)), call)
    assert type(raised.value) is expected
    assert [each.path for each in service.requests] == ["/.well-known/agent-card.json", "/rpc"]


async def test_a_task_that_fails_during_the_stream_is_an_error(service: A2AService, call: Call):
    with pytest.raises(UpstreamFailed, match="failed: I cannot"):
        await streamed("A2A", {"url": service.url}, question("fail"), call)


async def test_a_credential_is_sent_to_its_host_only(service: A2AService):
    service.key = "token-of-the-fake"
    try:
        async with open_call(service, {}) as call:
            with pytest.raises(UpstreamFailed, match="AGENT_CREDENTIALS"):
                await find_runtime("A2A").reply({"url": service.url}, question("dig"), call)
        async with open_call(service, {"AGENT_CREDENTIALS": f"{service.host_and_port}=token-of-the-fake"}) as call:
            assert (await find_runtime("A2A").reply({"url": service.url}, question("dig"), call)).content == "Done: dig"
        async with open_call(service, {"AGENT_CREDENTIALS": "elsewhere=token-of-the-fake"}) as call:
            with pytest.raises(UpstreamFailed, match="requires a credential"):
                await find_runtime("A2A").reply({"url": service.url}, question("dig"), call)
    finally:
        service.key = None


async def test_agents_in_a_private_network_are_unreachable(service: A2AService):
    async with EgressClient() as client:
        call = Call(KEY, client, ProviderClient(client))
        with pytest.raises(InvalidInput, match="not allowed"):
            await find_runtime("A2A").reply({"url": service.url}, question("dig"), call)
    # A card cannot lead there either.
    service.next(Answer(200, service.card | {"url": "http://169.254.169.254/", "supportedInterfaces": []}))
    async with open_call(service, {}) as call:
        with pytest.raises(InvalidInput, match="not on the public internet"):
            await find_runtime("A2A").reply({"url": service.url}, question("dig"), call)


@pytest.mark.parametrize(
    ("config", "field"),
    [
        ({}, ["config"]),
        ({"url": "agent"}, ["config", "url"]),
        ({"url": "https://a", "idempotent": 1}, ["config", "idempotent"]),
        ({"url": "https://a", "token": "x"}, ["config", "token"]),
    ],
)
def test_an_invalid_config_is_rejected(config: Any, field: list[str]):
    with pytest.raises(InvalidInput) as refused:
        find_runtime("A2A").check(config)
    assert refused.value.field == field


# ---- for test_contract.py

EXAMPLES: dict[str, list[JsonObject]] = {
    "get_agent_card": [{"url": "https://agent.example.com"}],
    "send_message": [{"url": "https://agent.example.com", "message": "Hello", "idempotent": True}],
    "stream_message": [{"url": "https://agent.example.com", "message": "Hello", "idempotent": True}],
    "get_task": [{"url": "https://agent.example.com", "taskId": "t"}],
    "cancel_task": [{"url": "https://agent.example.com", "taskId": "t"}],
}
"""Valid params for every action."""
