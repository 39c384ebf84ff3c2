"""Latency from a mutation on one replica to a subscriber on another, with PostgreSQL and Redis, over loopback.

    python -m benchmarks.two_replicas [--rate 200] [--seconds 5] [--rounds 3] [--subscribers 5] [--without-redis]

Latency is measured from before the request is written until the frame is read. The client shares the machine with the
servers.
"""

import argparse
import asyncio
import gc
import json
import statistics
import tempfile
import time
from pathlib import Path

import uvloop
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from benchmarks.report import Spread, at_most, machine, postgres_version, print_targets, redis_version, table
from tests.gateways import GatewayProcess
from tests.servers import PostgresServer, RedisServer

CREATE = 'mutation { createSession(input: {name: "benchmark"}) { session { id } } }'
SEND = """mutation ($session: ID!, $content: String!) {
  sendMessage(input: {sessionId: $session, content: $content}) { message { id } errors { message } }
}"""
WATCH = """subscription ($session: ID!) {
  sessionEvents(sessionId: $session) { __typename ... on MessageSent { message { content } } }
}"""


async def subscriber(
    gateway: GatewayProcess, session: str, ready: asyncio.Event, arrived: dict[str, list[float]]
) -> None:
    """Record when each message arrives."""
    async with connect(
        gateway.ws_url, subprotocols=[Subprotocol("graphql-transport-ws")], compression=None, ping_interval=None
    ) as socket:
        await socket.send(json.dumps({"type": "connection_init", "payload": gateway.headers()}))
        await socket.recv()
        payload = {"query": WATCH, "variables": {"session": session}}
        await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
        async for text in socket:
            moment = time.perf_counter()
            message = json.loads(text)
            if message["type"] == "ping":
                await socket.send('{"type":"pong"}')
                continue
            event = message["payload"]["data"]["sessionEvents"]
            if event["__typename"] == "StreamOpened":
                ready.set()
            elif event["__typename"] == "MessageSent":
                arrived.setdefault(event["message"]["content"], []).append(moment)


class Caller:
    """A minimal HTTP client, with one connection for each request in flight."""

    def __init__(self, gateway: GatewayProcess) -> None:
        headers = {**gateway.headers(), "host": f"127.0.0.1:{gateway.port}", "content-type": "application/json"}
        self._head = "POST /graphql HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self._port = gateway.port
        self._idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def post(self, body: bytes) -> bytes:
        """Return the response body."""
        reader, writer = self._idle.pop() if self._idle else await asyncio.open_connection("127.0.0.1", self._port)
        writer.write(f"{self._head}content-length: {len(body)}\r\n\r\n".encode() + body)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        response = await reader.readexactly(int(head.partition(b"content-length:")[2].partition(b"\r\n")[0]))
        self._idle.append((reader, writer))
        return response

    def close(self) -> None:
        """Close the idle connections."""
        for _, writer in self._idle:
            writer.close()


async def measure(
    writing: GatewayProcess, reading: GatewayProcess, *, rate: int, seconds: float, subscribers: int
) -> list[float]:
    """Return the latency of every delivery, in milliseconds, with mutations sent at a fixed rate (open loop)."""
    session = writing.data(CREATE)["createSession"]["session"]["id"]
    arrived: dict[str, list[float]] = {}
    opened = [asyncio.Event() for _ in range(subscribers)]
    watching = [asyncio.create_task(subscriber(reading, session, ready, arrived)) for ready in opened]
    await asyncio.gather(*(ready.wait() for ready in opened))
    sent_at: dict[str, float] = {}
    caller = Caller(writing)

    async def send(content: str) -> None:
        body = json.dumps({"query": SEND, "variables": {"session": session, "content": content}}).encode()
        sent_at[content] = time.perf_counter()
        response = await caller.post(body)
        assert b'"errors":[]' in response and b'"id":"msg_' in response, response

    await asyncio.gather(*(send(f"warm {number}") for number in range(50)))
    start = time.perf_counter()
    sending = []
    for number in range(int(rate * seconds)):
        await asyncio.sleep(max(0, start + number / rate - time.perf_counter()))
        sending.append(asyncio.create_task(send(f"measured {number}")))
    await asyncio.gather(*sending)
    async with asyncio.timeout(30):
        # The last measured message is the last to arrive, because a session's messages are in order.
        while sum(map(len, arrived.values())) < subscribers * len(sent_at):  # noqa: ASYNC110 - polls between frames
            await asyncio.sleep(0.01)
    for task in watching:
        task.cancel()
    await asyncio.gather(*watching, return_exceptions=True)
    caller.close()
    return [
        (moment - sent_at[content]) * 1000
        for content, moments in arrived.items()
        for moment in moments
        if content.startswith("measured")
    ]


def percentiles(latencies: list[float]) -> tuple[float, float, float]:
    """Return the 50th, the 95th and the 99th percentile."""
    cuts = statistics.quantiles(latencies, n=100)
    return cuts[49], cuts[94], cuts[98]


def report(arguments: argparse.Namespace, rounds: dict[str, list[tuple[float, float, float]]]) -> None:
    """Print the percentiles of all rounds, and the targets."""
    print(f"{arguments.rate} mutations/s, {arguments.subscribers} subscribers, {arguments.seconds:.0f} s each")
    lines = [
        (name, *(Spread.of(values).text(2) for values in zip(*results, strict=True)))
        for name, results in rounds.items()
    ]
    print(f"\n{table(('subscribed at', 'p50 ms', 'p95 ms', 'p99 ms'), lines)}")
    p50, _, p99 = (Spread.of(values) for values in zip(*rounds["the other gateway"], strict=True))
    what = f"mutation to subscriber, two replicas, {arguments.rate} mutations/s"
    print_targets([at_most(f"{what}, p50", "", 5, p50, " ms"), at_most(f"{what}, p99", "", 15, p99, " ms")])


def main() -> None:
    """Start the servers, measure, and print the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=int, default=200, help="mutations per second")
    parser.add_argument("--seconds", type=float, default=5, help="duration of a round")
    parser.add_argument("--rounds", type=int, default=3, help="number of rounds")
    parser.add_argument("--subscribers", type=int, default=5, help="number of subscribers on each replica")
    parser.add_argument("--without-redis", action="store_true", help="use PostgreSQL only")
    arguments = parser.parse_args()
    with PostgresServer() as postgres, RedisServer() as redis, tempfile.TemporaryDirectory() as folder:
        print(machine(postgres_version(postgres), redis_version(redis)))
        environment = {
            "DATABASE_URL": postgres.url,
            "DATA_DIR": folder,
            "SECRET_KEY": "a secret of 32 bytes or more, for throw-away gateways",
            "ADMIN_API_KEY": "an administrator of a throw-away gateway",
            **({} if arguments.without_redis else {"REDIS_URL": redis.url}),
        }
        gateways = [GatewayProcess(environment, Path(folder)).start() for _ in range(2)]
        load = {"rate": arguments.rate, "seconds": arguments.seconds, "subscribers": arguments.subscribers}
        rounds: dict[str, list[tuple[float, float, float]]] = {"the same gateway": [], "the other gateway": []}
        gc.disable()  # a full collection of this process would delay what it measures by 20 to 40 ms
        cpu_before, started = time.process_time(), time.perf_counter()
        try:
            for _ in range(arguments.rounds):
                for reading, results in zip(gateways, rounds.values(), strict=True):
                    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                        results.append(percentiles(runner.run(measure(gateways[0], reading, **load))))
        finally:
            for gateway in gateways:
                gateway.kill()
    report(arguments, rounds)
    share = (time.process_time() - cpu_before) / (time.perf_counter() - started)
    print(f"\nThe client used {share:.0%} of a core to send, receive and measure.")


if __name__ == "__main__":
    main()
