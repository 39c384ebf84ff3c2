"""graphql-transport-ws: operations on a socket, and how they end."""

import asyncio
import json
from collections.abc import Callable
from contextvars import Context
from dataclasses import replace
from typing import Any, TypeVarTuple

import pytest

from subscriptions.transports.client_socket import SocketLimits
from subscriptions.transports.fast_websocket import FastWebSocketProtocol
from tests.protocol.house import House, StreamEnd, Tick, actor, code
from tests.protocol.sockets import acknowledged, closed, receive, send, still_answers, subscribe


@pytest.fixture(scope="module", params=[FastWebSocketProtocol, "websockets-sansio"], ids=["direct", "asgi"])
def websocket(request: pytest.FixtureRequest) -> Any:
    """Every test runs with frames sent directly to the transport and through ASGI."""
    return request.param


class TestOperations:
    async def test_an_integer_that_cannot_be_kept_is_named(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await subscribe(socket, "big", "query($n:Int!){required(count:$n)}", variables={"n": [2**63 + 1]})
            [error] = (await receive(socket))["payload"]
            assert error["message"].endswith("does not fit into 64 bits: payload.variables.n.0.")
            assert error["extensions"] == {"code": "BAD_USER_INPUT", "field": ["variables", "n", "0"]}

    async def test_queries_and_mutations_run_as_over_http(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await subscribe(
                socket, "1", "mutation M($n: Int!) { add(number: $n) }", variables={"n": 3}, operationName="M"
            )
            assert await receive(socket) == {"id": "1", "type": "next", "payload": {"data": {"add": 3}}}
            assert await receive(socket) == {"id": "1", "type": "complete"}
            await subscribe(socket, "1", "{ refused }")
            answer = await receive(socket)
            assert answer["type"] == "next"
            assert code(answer["payload"]) == "BAD_USER_INPUT"
            await receive(socket)
            await subscribe(socket, "2", "{ fault }")
            error = (await receive(socket))["payload"]["errors"][0]
            assert error["extensions"]["code"] == "INTERNAL" and "password" not in error["message"]

    @pytest.mark.parametrize(
        ("payload", "expected"),
        [
            ({"query": "{ hello"}, "GRAPHQL_PARSE_FAILED"),
            ({"query": "{ nope }"}, "GRAPHQL_VALIDATION_FAILED"),
            ({"query": "{" + "leaf{" * 20 + "name" + "}" * 21}, "QUERY_TOO_COMPLEX"),
            ({"query": "query A{hello}", "operationName": "B" * 1_000}, "BAD_USER_INPUT"),
            ({"query": "query($n:Int!){required(count:$n)}"}, "BAD_USER_INPUT"),
            ({"query": 5}, "BAD_USER_INPUT"),
            ({"query": None}, "BAD_USER_INPUT"),
            ({}, "BAD_USER_INPUT"),
            ({"query": "{hello}", "variables": "x"}, "BAD_USER_INPUT"),
            ({"query": "{hello}", "variables": []}, "BAD_USER_INPUT"),
            ({"query": "{hello}", "operationName": {}}, "BAD_USER_INPUT"),
            ({"query": "{hello}", "extensions": 1}, "BAD_USER_INPUT"),
            ({"query": 'subscription { ticks(topic: "none") { number } }'}, "BAD_USER_INPUT"),
            ({"query": 'subscription { ticks(after: "bad") { number } }'}, "BAD_USER_INPUT"),
            ({"query": "subscription { ticks(broken: true) { number } }"}, "INTERNAL"),
            ({"query": "subscription { ticks { number } other: ticks { number } }"}, "GRAPHQL_VALIDATION_FAILED"),
        ],
    )
    async def test_an_error_of_one_does_not_affect_others(
        self, house: House, payload: dict[str, Any], expected: str
    ) -> None:
        async with acknowledged(house) as socket:
            await subscribe(socket, "stream")
            stream = await house.stream()
            await send(socket, "subscribe", id="bad", payload=payload)
            answer = await receive(socket)
            assert (answer["type"], answer["id"]) == ("error", "bad")
            assert answer["payload"][0]["extensions"]["code"] == expected
            assert "secret" not in json.dumps(answer)
            await house.show(stream, Tick(1))
            assert (await receive(socket))["payload"] == {"data": {"ticks": {"number": 1}}}
            await subscribe(socket, "bad", "{ hello }")  # the id is free again
            assert (await receive(socket))["type"] == "next"

    async def test_a_duplicate_id_is_4409_even_at_once(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await subscribe(socket, "1")
            await subscribe(socket, "1")
            assert await closed(socket) == (4409, "Subscriber for 1 already exists.")

    async def test_an_id_is_reusable_after_complete(self, house: House) -> None:
        async with acknowledged(house) as socket:
            for number in range(3):
                await subscribe(socket, "1")
                stream = await house.stream(number)
                await house.show(stream, Tick(number))
                assert (await receive(socket))["payload"]["data"]["ticks"]["number"] == number
                await send(socket, "complete", id="1")
                await house.until(lambda stream=stream: stream.cancelled)

    async def test_many_streams_share_a_socket(self, house: House) -> None:
        async with acknowledged(house) as socket:
            for number in range(20):
                await subscribe(socket, f"s{number}")
                await house.show(await house.stream(number), Tick(number))
            received = {(await receive(socket))["id"] for _ in range(20)}
            assert received == {f"s{number}" for number in range(20)}

    async def test_beyond_the_limit_are_rejected_one_by_one(self, new_house: Callable[..., House]) -> None:
        house = new_house(socket_limits=SocketLimits(operations=2))
        async with acknowledged(house) as socket:
            for id in ("1", "2", "3"):
                await subscribe(socket, id)
            answer = await receive(socket)
            assert (answer["type"], answer["id"]) == ("error", "3")
            assert answer["payload"][0]["extensions"]["code"] == "RATE_LIMITED"
            await send(socket, "complete", id="1")
            await subscribe(socket, "4")
            await house.stream(2)

    async def test_the_101st_is_rejected(self, house: House) -> None:
        async with acknowledged(house) as socket:
            for number in range(101):
                await subscribe(socket, f"{number}")
            answer = await receive(socket)
            assert (answer["type"], answer["id"]) == ("error", "100")

    async def test_complete_of_an_unknown_id_is_ignored(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await send(socket, "complete", id="never")
            await still_answers(socket)

    async def test_a_slow_operation_is_stopped(self, new_house: Callable[..., House]) -> None:
        house = new_house(time_limit=0.05)
        async with acknowledged(house) as socket:
            await subscribe(socket, "1", "{ forever }")
            answer = await receive(socket)
            assert answer["type"] == "error"
            assert answer["payload"][0]["extensions"]["code"] == "UNAVAILABLE"

    async def test_a_cancelled_result_is_not_sent(self, new_house: Callable[..., House]) -> None:
        house = new_house(time_limit=0.2)
        async with acknowledged(house) as socket:
            await subscribe(socket, "1", "{ forever }")
            await send(socket, "complete", id="1")
            await subscribe(socket, "2", "{ forever }")
            assert (await receive(socket))["id"] == "2"

    async def test_closing_the_socket_ends_its_streams(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await subscribe(socket, "1")
            stream = await house.stream()
        await house.until(lambda: stream.cancelled and not len(house.connections))

    async def test_an_aborted_connection_leaves_nothing_behind(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await subscribe(socket, "1")
            stream = await house.stream()
            socket.transport.abort()
            await house.until(lambda: stream.cancelled and not len(house.connections))


class TestStreams:
    async def test_resume_after_the_cursor_of_the_operation(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await subscribe(socket, "1", "subscription($a:String){ticks(after:$a){number}}", variables={"a": "c5"})
            assert (await house.stream()).after == "c5"
            await subscribe(socket, "2", 'subscription{ticks(after:"c6"){number}}')
            assert (await house.stream(1)).after == "c6"
            await subscribe(socket, "3")
            assert (await house.stream(2)).after is None

    async def test_with_equal_permissions_share_a_plan_despite_different_cursors(self, house: House) -> None:
        house.people["stranger"] = actor("stranger", organization="org_b")
        house.people["lesser"] = actor("lesser", scopes=("read", "write"))
        query = "subscription($a:String,$t:String!){ticks(after:$a,topic:$t){number}}"
        keys: list[Any] = []
        for token, after, topic in (
            ("alice", "c1", "x"),
            ("alice", "c2", "x"),
            ("bob", None, "x"),
            ("alice", "c1", "y"),
            ("stranger", "c1", "x"),
            ("lesser", "c1", "x"),
        ):
            async with acknowledged(house, token) as socket:
                await subscribe(socket, "1", query, variables={"a": after, "t": topic})
                keys.append((await house.stream(len(keys))).plan.key)
        assert keys[0] == keys[1] == keys[2]
        assert len(set(keys)) == 4

    async def test_a_failing_field_is_masked_and_the_stream_continues(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await subscribe(socket, "1", "subscription { ticks { broken } }")
            await house.show(await house.stream(), Tick(1))
            answer = await receive(socket)
            assert answer["type"] == "next"
            assert code(answer["payload"]) == "INTERNAL" and "secret" not in json.dumps(answer)
            await still_answers(socket)

    async def test_may_end_with_an_error_while_the_socket_stays_open(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await subscribe(socket, "1")
            error = {"message": "Not for you any more.", "extensions": {"code": "FORBIDDEN"}}
            await house.end(await house.stream(), StreamEnd("x", None, error))
            assert await receive(socket) == {"id": "1", "type": "error", "payload": [error]}
            await still_answers(socket)

    async def test_a_slow_consumer_gets_its_cursor_and_is_closed_with_4290(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await subscribe(socket, "1")
            error = {"message": "Too slow.", "extensions": {"code": "UNAVAILABLE", "cursor": "c9"}}
            last = b'{"data":{"ticks":{"number":9}}}'
            await house.end(await house.stream(), StreamEnd("Too slow.", 4290, error, cursor="c9", last=last))
            assert (await receive(socket))["payload"] == {"data": {"ticks": {"number": 9}}}
            assert (await receive(socket))["payload"] == [error]
            assert await closed(socket) == (4290, "Too slow.")

    async def test_stop_at_64_kib_unsent_and_continue_when_drained(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await subscribe(socket, "1", "subscription { ticks { number text } }")
            stream = await house.stream()
            tick, taken = Tick(1, "x" * 30_000), 0
            # The client does not read: the sockets' buffers accept some, then 64 KiB more, then nothing.
            socket.transport.pause_reading()
            while all(await house.show(stream, tick)):
                taken += 1
                assert taken < 10_000
            drained = asyncio.create_task(house.there(stream.sink.drained()))
            assert not drained.done()
            socket.transport.resume_reading()
            for _ in range(taken):
                assert (await receive(socket))["payload"]["data"]["ticks"]["number"] == 1
            await drained
            assert await house.show(stream, Tick(2)) == [True]
            assert (await receive(socket))["payload"]["data"]["ticks"]["number"] == 2

    async def test_drop_items_offered_after_the_end(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await subscribe(socket, "1")
            stream = await house.stream()
        await house.until(lambda: stream.cancelled)
        assert await house.show(stream, Tick(1)) == [True]


class TestCredential:
    async def test_expiry_closes_with_4403(self, house: House) -> None:
        house.people["brief"] = actor("brief", expires=0.3)
        async with acknowledged(house, "brief") as socket:
            await subscribe(socket, "1")
            stream = await house.stream()
            assert await closed(socket) == (4403, "The credential has expired.")
        await house.until(lambda: stream.cancelled)

    async def test_renewal_keeps_the_streams(self, house: House) -> None:
        house.people["brief"] = actor("brief", expires=0.3)
        house.people["renewed"] = actor("brief", expires=100)
        async with acknowledged(house, "brief") as socket:
            await subscribe(socket, "stream")
            stream = await house.stream()
            await subscribe(socket, "1", 'mutation { renew(token: "renewed") }')
            assert (await receive(socket))["payload"] == {"data": {"renew": "brief"}}
            await receive(socket)
            first = house.people["brief"].expires_at
            assert first is not None
            await asyncio.to_thread(_wait_until_past, first)
            await house.show(stream, Tick(1))
            assert (await receive(socket))["id"] == "stream"
            assert not stream.cancelled

    @pytest.mark.parametrize("other", [actor("bob"), actor("alice", organization="org_b")])
    async def test_of_another_caller_renews_nothing(self, house: House, other: Any) -> None:
        house.people["other"] = other
        async with acknowledged(house) as socket:
            await subscribe(socket, "1", 'mutation { renew(token: "other") }')
            assert code((await receive(socket))["payload"]) == "FORBIDDEN"
            await receive(socket)
            await subscribe(socket, "2", "{ mine }")
            assert (await receive(socket))["payload"] == {"data": {"mine": "alice"}}

    async def test_revocation_closes_with_4403(self, house: House) -> None:
        async with acknowledged(house) as socket, acknowledged(house, "bob") as other:

            async def revalidate(caller: Any) -> Any:
                return None if caller.name == "alice" else caller

            await house.there(house.connections.recheck(revalidate))
            assert (await closed(socket))[0] == 4403
            await still_answers(other)

    async def test_with_changed_permissions_restarts_its_streams(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await subscribe(socket, "1")
            before = await house.stream()
            await house.show(before, Tick(1))
            await receive(socket)
            asked = []

            async def revalidate(caller: Any) -> Any:
                asked.append(caller)
                return replace(caller, scopes=frozenset({"read", "write"}))

            await house.there(house.connections.recheck(revalidate))
            after = await house.stream(1)
            assert before.cancelled and after.after == "c1"
            assert after.plan.key != before.plan.key
            await house.show(after, Tick(2))
            assert await receive(socket) == {"id": "1", "type": "next", "payload": {"data": {"ticks": {"number": 2}}}}
            assert len(asked) == 1

    async def test_with_lost_permissions_ends_the_affected_streams(self, house: House) -> None:
        async with acknowledged(house) as socket:
            await subscribe(socket, "1")
            stream = await house.stream()

            async def revalidate(caller: Any) -> Any:
                return replace(caller, scopes=frozenset())

            await house.there(house.connections.recheck(revalidate))
            answer = await receive(socket)
            assert (answer["type"], answer["id"]) == ("error", "1")
            assert answer["payload"][0]["extensions"]["code"] == "FORBIDDEN"
            assert stream.cancelled
            await still_answers(socket)

    async def test_is_revalidated_once_for_all_its_connections(self, house: House) -> None:
        asked = []

        async def revalidate(caller: Any) -> Any:
            asked.append(caller)
            return caller

        async with acknowledged(house), acknowledged(house), acknowledged(house), acknowledged(house, None):
            await house.there(house.connections.recheck(revalidate))
        assert len(asked) == 1


class TestDrain:
    async def test_closes_every_connection_with_1012(self, new_house: Callable[..., House]) -> None:
        house = new_house()
        async with acknowledged(house) as one, acknowledged(house, None) as two:
            await subscribe(one, "1")
            stream = await house.stream()
            await house.there(house.connections.drain())
            assert (await closed(one))[0] == 1012
            assert (await closed(two))[0] == 1012
            assert stream.cancelled
            async with house.connect() as late:
                await send(late, "connection_init")
                assert (await closed(late))[0] == 1013

    def test_is_spread_over_less_than_two_seconds(self) -> None:
        from subscriptions.transports.registry import ConnectionRegistry

        class Recorded:
            caller = None
            unsent_bytes = 0
            closed_at = 0.0
            unsent_bytes = 0

            def close(self, code: int, reason: str) -> None:
                self.closed_at = asyncio.get_running_loop().time()

            def replace(self, actor: Any) -> None: ...

        connections, recorded = ConnectionRegistry(per_address=1_000), [Recorded() for _ in range(1_000)]
        for connection in recorded:
            connections.add(connection)
        with asyncio.Runner(loop_factory=_JumpingLoop) as runner:
            runner.run(connections.drain())
        times = sorted(connection.closed_at for connection in recorded)
        assert times[0] < 0.1 < times[500] < times[-1] < 2


Arguments = TypeVarTuple("Arguments")


class _JumpingLoop(asyncio.SelectorEventLoop):
    """A loop whose clock jumps to the next timer: nothing is waited for, and a busy machine delays nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._now = 0.0

    def time(self) -> float:
        return self._now

    def call_at(
        self, when: float, callback: Callable[[*Arguments], object], *args: *Arguments, context: Context | None = None
    ) -> asyncio.TimerHandle:
        self.call_soon(self._jump, when)
        return super().call_at(when, callback, *args, context=context)

    def _jump(self, when: float) -> None:
        self._now = max(self._now, when)


def _wait_until_past(moment: Any) -> None:
    import time
    from datetime import UTC, datetime

    while datetime.now(UTC) < moment:
        time.sleep(0.01)
