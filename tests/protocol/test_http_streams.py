"""Server-sent events and multipart: one operation for each HTTP connection."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
import pytest

from tests.protocol.house import House, StreamEnd, Tick, actor, code

TICKS = "subscription { ticks { number text } }"
SSE = "text/event-stream"
MULTIPART = "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json"


class Response:
    """The text received so far, and methods to wait for more."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self._chunks = response.aiter_bytes()
        self.text = ""

    async def until(self, part: str) -> str:
        """Return everything up to and including `part`, and continue after it."""
        async with asyncio.timeout(10):
            while part not in self.text:
                self.text += (await anext(self._chunks)).decode()
        end = self.text.index(part) + len(part)
        found, self.text = self.text[:end], self.text[end:]
        return found

    async def event(self) -> dict[str, str]:
        """Return the fields of the next event; comments are skipped."""
        while True:
            block = await self.until("\n\n")
            assert "\r" not in block
            fields = dict(line.split(":", 1) for line in block.strip("\n").split("\n") if not line.startswith(":"))
            if fields:
                return {name: value.strip() for name, value in fields.items()}

    async def rest(self) -> str:
        """Return the rest, once the server has ended the response."""
        async with asyncio.timeout(10):
            async for chunk in self._chunks:
                self.text += chunk.decode()
        return self.text

    async def rest_before_cut(self) -> str:
        """Return the rest of a response that breaks off, which every client takes for a lost connection."""
        with pytest.raises(httpx.RemoteProtocolError):
            await self.rest()
        return self.text


@asynccontextmanager
async def opened(
    house: House, query: str = TICKS, *, accept: str = SSE, token: str | None = "alice", **headers: str
) -> AsyncIterator[Response]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with (
        house.async_client(token) as client,
        client.stream("POST", "/graphql", json={"query": query}, headers={"accept": accept, **named}) as response,
    ):
        yield Response(response)


class TestEvents:
    async def test_carry_their_cursor_and_end_lines_with_lf(self, house: House) -> None:
        async with opened(house) as response:
            assert response.response.headers["content-type"] == "text/event-stream; charset=utf-8"
            assert "no-store" in response.response.headers["cache-control"]
            assert response.response.headers["x-accel-buffering"] == "no"
            stream = await house.stream()
            await house.show(stream, Tick(7), Tick(8))
            first, second = await response.event(), await response.event()
            assert first == {"id": "c7", "event": "next", "data": '{"data":{"ticks":{"number":7,"text":"tick"}}}'}
            assert second["id"] == "c8"

    async def test_cannot_be_forged_by_line_breaks_in_data(self, house: House) -> None:
        async with opened(house) as response:
            await house.show(await house.stream(), Tick(1, "x\n\nevent: complete\r\ndata: {}\n\n\u2028"))
            event = await response.event()
            assert event["event"] == "next"
            assert json.loads(event["data"])["data"]["ticks"]["text"].startswith("x\n\nevent: complete")

    async def test_a_query_is_one_result_and_complete(self, house: House) -> None:
        async with opened(house, "{ mine }") as response:
            assert await response.event() == {"event": "next", "data": '{"data":{"mine":"alice"}}'}
            assert await response.event() == {"event": "complete", "data": ""}
            assert await response.rest() == ""

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("{ hello", "GRAPHQL_PARSE_FAILED"),
            ("{ nope }", "GRAPHQL_VALIDATION_FAILED"),
            ("{" + "leaf{" * 20 + "name" + "}" * 21, "QUERY_TOO_COMPLEX"),
            ('subscription { ticks(topic: "none") { number } }', "BAD_USER_INPUT"),
            ("subscription { ticks(broken: true) { number } }", "INTERNAL"),
        ],
    )
    async def test_a_request_error_is_an_event(self, house: House, query: str, expected: str) -> None:
        async with opened(house, query) as response:
            assert response.response.status_code == 200
            body = json.loads((await response.event())["data"])
            assert code(body) == expected and "secret" not in json.dumps(body)
            assert (await response.event())["event"] == "complete"

    async def test_last_event_id_sets_the_resume_position(self, house: House) -> None:
        async with opened(house, last_event_id="c5"):
            assert (await house.stream()).after == "c5"
        # A browser reconnects with its original operation; the last event it received takes precedence.
        async with opened(house, 'subscription { ticks(after: "c1") { number } }', last_event_id="c6"):
            assert (await house.stream(1)).after == "c6"
        async with opened(house, 'subscription { ticks(after: "c1") { number } }'):
            assert (await house.stream(2)).after == "c1"

    async def test_a_forged_last_event_id_is_rejected(self, house: House) -> None:
        async with opened(house, last_event_id="bad") as response:
            assert code(json.loads((await response.event())["data"])) == "BAD_USER_INPUT"

    async def test_may_be_requested_by_get(self, house: House) -> None:
        async with (
            house.async_client() as client,
            client.stream("GET", "/graphql", params={"query": TICKS}, headers={"accept": SSE}) as response,
        ):
            await house.show(await house.stream(), Tick(1))
            assert (await Response(response).event())["id"] == "c1"

    async def test_a_mutation_by_get_is_rejected(self, house: House) -> None:
        async with house.async_client() as client:
            response = await client.get(
                "/graphql", params={"query": "mutation { add(number: 1) }"}, headers={"accept": SSE}
            )
        assert response.status_code == 405
        assert house.added == []

    @pytest.mark.parametrize("accept", [SSE, MULTIPART])
    async def test_an_invalid_credential_is_401_and_json(self, house: House, accept: str) -> None:
        async with house.async_client("nobody") as client:
            response = await client.post("/graphql", json={"query": TICKS}, headers={"accept": accept})
        assert response.status_code == 401
        assert code(response.json()) == "UNAUTHENTICATED"

    async def test_a_get_without_a_credential_is_401_so_that_an_eventsource_stops(self, house: House) -> None:
        async with house.async_client(None) as client:
            response = await client.get("/graphql", params={"query": TICKS}, headers={"accept": SSE})
            assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer")
            assert code(response.json()) == "UNAUTHENTICATED"
            # Clients with fetch read the error from the stream, as graphql-sse's protocol has it.
            response = await client.post("/graphql", json={"query": TICKS}, headers={"accept": SSE})
            assert response.status_code == 200 and "UNAUTHENTICATED" in response.text

    async def test_single_connection_mode_is_not_supported(self, house: House) -> None:
        async with house.async_client() as client:
            assert (await client.put("/graphql", headers={"accept": SSE})).status_code == 405


class TestEnd:
    async def test_a_disconnect_ends_the_stream(self, house: House) -> None:
        async with opened(house):
            stream = await house.stream()
        await house.until(lambda: stream.cancelled and not len(house.connections))

    async def test_with_an_error_is_sent_and_completed(self, house: House) -> None:
        async with opened(house) as response:
            error = {"message": "Not any more.", "extensions": {"code": "FORBIDDEN"}}
            await house.end(await house.stream(), StreamEnd("x", 4403, error))
            assert json.loads((await response.event())["data"]) == {"errors": [error]}
            assert (await response.event())["event"] == "complete"
            assert await response.rest() == ""

    async def test_of_a_slow_consumer_breaks_off_so_that_it_reconnects(self, house: House) -> None:
        async with opened(house) as response:
            error = {"message": "Too slow.", "extensions": {"code": "UNAVAILABLE", "cursor": "c9"}}
            await house.end(await house.stream(), StreamEnd("x", 4290, error, "c9", b'{"data":{"ticks":{"number":9}}}'))
            gap = await response.event()
            assert gap["id"] == "c9"
            assert json.loads((await response.event())["data"]) == {"errors": [error]}
            assert "complete" not in await response.rest_before_cut()

    @pytest.mark.parametrize("accept", [SSE, MULTIPART])
    async def test_by_expiry_is_an_error(self, house: House, accept: str) -> None:
        house.people["brief"] = actor("brief", expires=0.2)
        async with opened(house, accept=accept, token="brief") as response:
            stream = await house.stream()
            rest = await response.rest()
        assert "UNAUTHENTICATED" in rest and "expired" in rest
        assert ("event: complete" in rest) == (accept == SSE)
        assert stream.cancelled

    async def test_by_revocation_is_an_error_and_complete(self, house: House) -> None:
        async with opened(house) as response:
            await house.stream()

            async def revalidate(_caller: Any) -> None:
                return None

            await house.there(house.connections.recheck(revalidate))
            assert "UNAUTHENTICATED" in (await response.event())["data"]
            assert (await response.event())["event"] == "complete"

    async def test_by_lost_permissions_is_an_error(self, house: House) -> None:
        async with opened(house) as response:
            stream = await house.stream()

            async def revalidate(caller: Any) -> Any:
                return replace(caller, scopes=frozenset())

            await house.there(house.connections.recheck(revalidate))
            assert "FORBIDDEN" in (await response.event())["data"]
            assert stream.cancelled

    @pytest.mark.parametrize("accept", [SSE, MULTIPART])
    async def test_by_a_restart_breaks_off_so_that_the_client_reconnects(
        self, new_house: Any, accept: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        house = new_house()
        async with opened(house, accept=accept) as response:
            await house.show(await house.stream(), Tick(1))
            await house.there(house.connections.drain())
            rest = await response.rest_before_cut()
        assert '"number":1' in rest and "complete" not in rest and "--graphql--" not in rest
        faults = [record for record in caplog.records if record.levelno >= logging.WARNING]
        assert not faults, "uvicorn takes the response for a fault"
        async with house.async_client() as client:
            late = await client.post("/graphql", json={"query": TICKS}, headers={"accept": SSE})
            assert late.status_code == 503
            assert late.headers["retry-after"] == "1"
            assert (await client.post("/graphql", json={"query": "{hello}"})).status_code == 200


class TestMultipart:
    async def test_wraps_each_result_and_completes_its_part_at_once(self, house: House) -> None:
        async with opened(house, accept=MULTIPART) as response:
            assert response.response.headers["content-type"].startswith('multipart/mixed; boundary="graphql"')
            await house.show(await house.stream(), Tick(1))
            await response.until("\r\n--graphql")
            part = await response.until("\r\n--graphql")
            head, body = part.removesuffix("\r\n--graphql").split("\r\n\r\n")
            assert head.strip() == "content-type: application/json"
            assert json.loads(body) == {"payload": {"data": {"ticks": {"number": 1, "text": "tick"}}}}

    async def test_ends_with_the_final_delimiter(self, house: House) -> None:
        async with opened(house, accept=MULTIPART) as response:
            await house.end(await house.stream(), StreamEnd("x", None))
            assert (await response.rest()).endswith("\r\n--graphql--\r\n")

    async def test_a_request_error_is_a_result(self, house: House) -> None:
        query = 'subscription { ticks(topic: "none") { number } }'
        async with opened(house, query, accept=MULTIPART) as response:
            body = (await response.rest()).split("\r\n\r\n")[1].split("\r\n")[0]
            assert code(json.loads(body)["payload"]) == "BAD_USER_INPUT"

    async def test_a_connection_error_has_no_payload(self, house: House) -> None:
        async with opened(house, accept=MULTIPART) as response:
            error = {"message": "Not any more.", "extensions": {"code": "FORBIDDEN"}}
            await house.end(await house.stream(), StreamEnd("x", 4403, error))
            body = (await response.rest()).split("\r\n\r\n")[1].split("\r\n")[0]
            assert json.loads(body) == {"payload": None, "errors": [error]}

    async def test_a_query_gets_a_plain_response(self, house: House) -> None:
        async with house.async_client() as client:
            response = await client.post("/graphql", json={"query": "{hello}"}, headers={"accept": MULTIPART})
        assert response.json() == {"data": {"hello": "hello world"}}


@pytest.mark.parametrize(("accept", "beat"), [(SSE, ":\n\n"), (MULTIPART, "\r\n\r\n{}\r\n--graphql")])
async def test_heartbeats_are_sent_during_silence(house: House, monkeypatch: Any, accept: str, beat: str) -> None:
    from subscriptions.transports.multipart import MultipartStream
    from subscriptions.transports.sse import EventStream

    for framing in (EventStream, MultipartStream):
        monkeypatch.setattr(framing, "keep_alive_seconds", 0.02)
    async with opened(house, accept=accept) as response:
        await house.stream()
        for _ in range(3):
            await response.until(beat)


@pytest.mark.parametrize("accept", [SSE, MULTIPART])
async def test_a_slow_reader_is_limited_to_64_kib(house: House, accept: str) -> None:
    async with opened(house, accept=accept) as response:
        stream = await house.stream()
        taken = 0
        while all(await house.show(stream, Tick(1, "x" * 50_000))):
            taken += 1
            assert taken < 10_000
        for _ in range(taken):
            await response.until("x" * 50_000)
        await house.there(stream.sink.drained())
        assert await house.show(stream, Tick(2)) == [True]
