"""`ParleyClient`: its errors and retries, and streams that lose no events."""

import json
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.typing import Subprotocol

import parley_client
from context.cursors import Cursors, Position
from errors import ErrorCode
from parley_client import (
    BadUserInput,
    Conflict,
    EventsMissing,
    IdempotencyMismatch,
    InvalidDocument,
    NotFound,
    ParleyClient,
    ParleyError,
    QueryTooComplex,
    Unauthenticated,
    Unreachable,
)
from parley_client.client import is_mutation
from parley_client.errors import error_of
from tests.client_python.streams import CANCEL, COUNT, CREATE, SEND, WATCH, reading
from tests.client_python.wires import Wire
from tests.client_python.workers import until
from tests.gateways import Gateway
from tests.people import administrator, opened
from tests.work import ABSENT_TASK, Work, some

pytestmark = pytest.mark.slow


def client_of(gateway: Gateway, url: str | None = None, token: str | None = None, **more: Any) -> ParleyClient:
    given = {"longest_pause": 0.2, "trust_env": False, **more}
    return ParleyClient(url or gateway.url, token or gateway.admin_key, **given)


# ---------------------------------------------------------------- errors


def test_there_is_a_class_for_every_code_of_the_schema():
    for code in ErrorCode:
        error = error_of([{"message": "No.", "extensions": {"code": code.value}}])
        assert type(error) is not ParleyError
        assert (error.code, type(error).__name__ in parley_client.__all__) == (code.value, True)


@pytest.mark.parametrize(
    ("document", "variables", "error", "field"),
    [
        (CREATE, {"input": {"title": "", "type": "x"}}, BadUserInput, ["title"]),
        (CANCEL, {"id": ABSENT_TASK}, NotFound, ["id"]),
        ("{ nothing }", {}, InvalidDocument, None),
        ("{", {}, InvalidDocument, None),
        ("{ __typename " + "a: __typename " * 40 + "}", {}, QueryTooComplex, None),
    ],
)
async def test_errors_are_raised_by_their_code(
    gateway: Gateway, document: str, variables: dict[str, Any], error: type[ParleyError], field: list[str] | None
):
    async with client_of(gateway) as client:
        with pytest.raises(error) as raised:
            await client.query(document, variables)
    assert raised.value.field == field
    assert raised.value.message
    assert not raised.value.retryable


async def test_a_conflict_includes_the_rest_of_the_response(gateway: Gateway, work: Work):
    task = work.task()["id"]
    work.done("cancelTask", {"id": task})
    async with client_of(gateway) as client:
        with pytest.raises(Conflict) as raised:
            await client.query(CANCEL, {"id": task})
    assert raised.value.data is not None
    assert list(raised.value.data) == ["cancelTask"]


async def test_an_invalid_credential_raises_unauthenticated(gateway: Gateway):
    async with client_of(gateway, token="prl_nobody's") as client:
        with pytest.raises(Unauthenticated):
            await client.query("{ __typename }")
        with pytest.raises(Unauthenticated):
            await anext(client.subscribe(WATCH, {"session": "ses_1"}))


async def test_a_variable_that_is_not_json_is_rejected_by_the_client(gateway: Gateway):
    async with client_of(gateway) as client:
        with pytest.raises(ValueError, match="JSON"):
            await client.query(CREATE, {"input": {"payload": float("nan")}})


# ---------------------------------------------------------------- retries


@pytest.mark.parametrize(
    ("document", "mutation"),
    [
        ("{ a }", False),
        ("query mutations { mutation: a }", True),  # when in doubt
        ('# mutation\n{ a(b: "mutation", c: """a mutation""") }', False),
        ("mutation { a }", True),
        ("fragment F on T { a } mutation M { b }", True),
    ],
)
def test_mutations_are_distinguished_from_queries(document: str, mutation: bool):
    assert is_mutation(document) is mutation


async def test_a_mutation_with_a_key_takes_effect_once_when_its_response_is_lost(gateway: Gateway, wire: Wire):
    kind = some("kind")
    async with client_of(gateway, wire.url) as client:
        lost = wire.swallow("createTask")
        made = await client.mutate(CREATE, {"title": "Once", "type": kind})
        assert lost.is_set()
        assert made["createTask"]["task"]["id"]
        assert (await client.query(COUNT, {"type": kind}))["tasks"]["totalCount"] == 1


async def test_a_mutation_without_a_key_is_not_retried_when_its_response_is_lost(gateway: Gateway, wire: Wire):
    kind = some("kind")
    async with client_of(gateway, wire.url) as client:
        wire.swallow("createTask")
        with pytest.raises(Unreachable) as raised:
            await client.query(CREATE, {"input": {"title": "Once", "type": kind}})
        assert raised.value.sent
        assert (await client.query(COUNT, {"type": kind}))["tasks"]["totalCount"] == 1


async def test_the_same_key_with_different_input_is_rejected(gateway: Gateway):
    key = some("key")
    async with client_of(gateway) as client:
        await client.mutate(CREATE, {"title": "One", "type": "x"}, key=key)
        with pytest.raises(IdempotencyMismatch):
            await client.mutate(CREATE, {"title": "Two", "type": "x"}, key=key)


# ---------------------------------------------------------------- streams


async def test_a_stream_resumes_after_its_last_cursor(gateway: Gateway, wire: Wire):
    session = opened(administrator(gateway))
    seen = list[Any]()
    async with (
        client_of(gateway, wire.url) as reader,
        client_of(gateway) as writer,
        reading(reader.subscribe(WATCH, {"session": session}), seen),
    ):
        await until(lambda: bool(seen))
        for number in range(60):
            await writer.mutate(SEND, {"sessionId": session, "content": str(number)})
            if number % 10 == 5:
                wire.cut()
            elif number % 10 == 9:
                await until(lambda: seen[-1] == str(number))  # noqa: B023 - asked at once
    assert [each for each in seen if each != "StreamOpened"] == [str(number) for number in range(60)]
    assert seen.count("StreamOpened") == 7


async def test_a_value_stream_restarts_after_a_disconnect(gateway: Gateway, wire: Wire):
    session = opened(administrator(gateway))
    watch = "subscription ($session: ID!) { presence(sessionId: $session) { actor { name } } }"
    async with client_of(gateway, wire.url) as client:
        values = client.subscribe(watch, {"session": session}, resume=False)
        first = await anext(values)
        wire.cut()
        assert await anext(values) == first
        assert len(first["value"]) == 1
        await values.aclose()


async def test_missing_events_are_reported_as_a_gap(gateway: Gateway):
    session = opened(administrator(gateway))
    organization = gateway.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]
    cursors = Cursors(gateway.environment["SECRET_KEY"])
    elsewhere = cursors.event(organization, Position(0, "another log", 1))
    async with client_of(gateway) as client:
        events = client.subscribe(WATCH, {"session": session}, after=elsewhere)
        assert (await anext(events))["__typename"] == "StreamOpened"
        with pytest.raises(EventsMissing) as raised:
            await anext(events)
        assert raised.value.reason == "LOG_RESET"
        gaps = list[dict[str, Any]]()
        events = client.subscribe(WATCH, {"session": session}, after=elsewhere, on_gap=gaps.append)
        assert [(await anext(events))["__typename"] for _ in range(2)] == ["StreamOpened", "StreamGap"]
        assert [gap["reason"] for gap in gaps] == ["LOG_RESET"]
        await events.aclose()
        again = client.subscribe(WATCH, {"session": session}, after=raised.value.cursor)
        assert (await anext(again))["__typename"] == "StreamOpened"
        await again.aclose()


async def test_a_rejected_stream_ends_with_the_reason(gateway: Gateway):
    async with client_of(gateway) as client:
        with pytest.raises(NotFound):
            await anext(client.subscribe(WATCH, {"session": "ses_00000000000000000000000000"}))
        with pytest.raises(BadUserInput):
            await anext(client.subscribe(WATCH, {"session": opened(administrator(gateway))}, after="made up"))


@pytest.mark.parametrize("lacks", ["$after", "__typename", "cursor"])
async def test_a_subscription_that_cannot_be_resumed_is_rejected(lacks: str):
    async with ParleyClient("http://127.0.0.1:1", "prl_", trust_env=False) as client:
        with pytest.raises(ValueError, match=f"it lacks .*{lacks[-5:]}"):
            client.subscribe(WATCH.replace(lacks, "x"))


async def test_pongs_echo_the_ping_payload_and_a_slow_consumer_resumes():
    """Against a server that sends at once what a gateway sends only after a long time."""
    heard = list[dict[str, Any]]()
    gap = {"__typename": "StreamGap", "cursor": "c1", "reason": "SLOW_CONSUMER"}

    async def accept(socket: ServerConnection) -> None:
        async def send(type: str, **more: Any) -> None:
            await socket.send(json.dumps({"type": type, **more}))

        async for text in socket:
            frame = json.loads(text)
            heard.append(frame)
            if frame["type"] == "connection_init":
                await send("connection_ack")
            elif frame["type"] == "subscribe" and frame["payload"]["variables"]["after"] is None:
                await send("ping", payload={"n": 1})
                await send("next", id="1", payload={"data": {"e": {"__typename": "StreamOpened", "cursor": "c1"}}})
            elif frame["type"] == "subscribe":
                await send("next", id="1", payload={"data": {"e": {"__typename": "MessageSent", "cursor": "c2"}}})
                await send("complete", id="1")
            elif frame["type"] == "pong":
                await send("next", id="1", payload={"data": {"e": gap}})
                await send("error", id="1", payload=[{"message": "slow", "extensions": {"code": "UNAVAILABLE"}}])
                await socket.close(4290)

    async with serve(accept, "127.0.0.1", 0, subprotocols=[Subprotocol("graphql-transport-ws")]) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        async with ParleyClient(f"http://127.0.0.1:{port}", "prl_", longest_pause=0.1, trust_env=False) as client:
            seen = [event["cursor"] async for event in client.subscribe(WATCH, {"session": "ses_1"})]
    assert seen == ["c1", "c2"]
    assert [frame.get("payload") for frame in heard if frame["type"] == "pong"] == [{"n": 1}]
    assert [frame["payload"]["variables"]["after"] for frame in heard if frame["type"] == "subscribe"] == [None, "c1"]
