"""The cost of reading event logs of different sizes: replays of 1,000 events, and pages of `events(after:)`.

    python -m benchmarks.log_sizes [--sizes 1000,10000,1000000] [--largest 10000000] [--rounds 7]

There is one database and one gateway for each size, all in one PostgreSQL, so that rounds alternate between the sizes.
The rows are copies of one that a mutation wrote, with their own sequence numbers and sessions. Ten million events
(`--largest 10000000`) take some 20 GB of disk during the run, and many minutes.
"""

import argparse
import asyncio
import json
import shutil
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import asyncpg
import httpx
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from benchmarks.report import Spread, at_most, machine, postgres_version, print_targets, ratios, table
from benchmarks.servers import SECRET, cpu_seconds, database_cpu_seconds
from context.cursors import Cursors, Position
from tests.gateways import GatewayProcess
from tests.servers import PostgresServer

EVENTS: Final = 1000
"""Events per replay."""
BASELINE: Final = 10_000
"""The size with which the largest log is compared."""
MAX_RATIO: Final = 1.3
"""The target: the cost for the largest log as a multiple of the baseline's."""
_BYTES_EACH: Final = 2_500
_AT_A_TIME: Final = 500_000
_REPLAYS: Final = 5
_PAGES: Final = 50

_FIELDS: Final = "__typename ... on MessageSent { cursor message { id content type createdAt } }"
_ALL: Final = f"subscription ($after: Cursor) {{ events(after: $after) {{ {_FIELDS} }} }}"
_OF_SESSION: Final = (
    "subscription ($after: Cursor, $session: ID!) "
    f"{{ sessionEvents(sessionId: $session, after: $after) {{ {_FIELDS} }} }}"
)
_PAGE: Final = "query ($after: Cursor) { events(first: 100, after: $after) { nodes { id cursor type occurredAt } } }"
_PAGE_OF_SESSION: Final = (
    "query ($after: Cursor, $session: ID!) "
    "{ events(first: 100, after: $after, sessionId: $session) { nodes { id cursor type occurredAt } } }"
)

_COPY: Final = """
INSERT INTO event_log (shard, seq, id, organization_id, kind, type, actor_id, caused_by, occurred_at, session_id,
                       execution_id, agent_id, task_id, user_id, payload)
SELECT shard, n, 'evt_' || lpad(n::text, 26, '0'), organization_id, kind, type, actor_id, caused_by,
       occurred_at - make_interval(secs => ($2 - n) * 0.01),
       CASE WHEN n % $3 = 0 THEN session_id ELSE 'ses_' || lpad((n % 9973)::text, 26, '0') END,
       execution_id, agent_id, task_id, user_id, payload
FROM event_log, generate_series($1::bigint, $4::bigint) n WHERE id = $5
"""
# Indexes that are no constraints; building them after all rows exist is faster.
_INDEXES: Final = (
    "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'event_log' AND indexdef NOT LIKE '%UNIQUE%'"
)


@dataclass
class Log:
    """A gateway with a log of `size` events, 1,000 of which, spread evenly, belong to `session`.

    Args:
        results: for each operation, the milliseconds of each round: wall-clock time, and CPU time of the gateway and
            PostgreSQL.
    """

    size: int
    gateway: GatewayProcess
    postgres: PostgresServer
    organization: str
    session: str
    epoch: str
    results: dict[str, list[tuple[float, float]]] = field(default_factory=dict)

    def cursor(self, seq: int) -> str:
        """Return the cursor of a position in the log."""
        return Cursors(SECRET).event(self.organization, Position(0, self.epoch, seq))

    async def measure(self, what: str, times: int, work: Callable[[], Awaitable[None]]) -> None:
        """Record the mean cost of an operation that is repeated `times` times."""
        assert self.gateway.process is not None
        pid = self.gateway.process.pid
        used = cpu_seconds(pid) + database_cpu_seconds(self.postgres)
        started = time.perf_counter()
        for _ in range(times):
            await work()
        elapsed = time.perf_counter() - started
        used = cpu_seconds(pid) + database_cpu_seconds(self.postgres) - used
        self.results.setdefault(what, []).append((elapsed / times * 1000, used / times * 1000))


# ---------------------------------------------------------------- filling the logs


async def grow(log_url: str, size: int) -> None:
    """Fill a log that contains one message up to `size` events."""
    connection = await asyncpg.connect(log_url)
    try:
        message = await connection.fetchrow("SELECT id, seq FROM event_log WHERE kind = 'MessageSent' LIMIT 1")
        first = message["seq"] + 1
        indexes = await connection.fetch(_INDEXES)
        await connection.execute("ALTER TABLE event_log SET UNLOGGED")
        for index in indexes:
            await connection.execute(f'DROP INDEX "{index["indexname"]}"')
        for begin in range(first, size + 1, _AT_A_TIME):
            end = min(size, begin + _AT_A_TIME - 1)
            step = max(1, size // EVENTS)
            await connection.execute(_COPY, begin, size, step, end, message["id"], timeout=1800)
        for index in indexes:
            await connection.execute(index["indexdef"], timeout=1800)
        await connection.execute("UPDATE log_head SET seq = $1", size)
        await connection.execute("VACUUM ANALYZE event_log", timeout=1800)
    finally:
        await connection.close()


def open_log(stack: ExitStack, postgres: PostgresServer, folder: Path, size: int) -> Log:
    """Create a database with a log of this size and start a gateway on it."""
    name = f"log_{size}"
    asyncio.run(_create(postgres.url, name))
    address = postgres.url.rpartition("/")[0] + f"/{name}"
    environment = {
        "DATABASE_URL": address,
        "DATA_DIR": str(folder / name),
        "SECRET_KEY": SECRET,
        "ADMIN_API_KEY": "an administrator of a throw-away gateway",
    }
    (folder / name).mkdir()
    gateway = GatewayProcess(environment, folder / name).start()
    session = gateway.data('mutation { createSession(input: {name: "log"}) { session { id } } }')
    id: str = session["createSession"]["session"]["id"]
    send = 'mutation ($id: ID!) { sendMessage(input: {sessionId: $id, content: "What was said."}) { message { id } } }'
    gateway.data(send, {"id": id})
    viewer = gateway.data("{ viewer { organization { id } } }")["viewer"]
    asyncio.run(_wait_for_relay(address))
    gateway.stop()  # so that it starts with the full log and has none of it in memory
    started = time.perf_counter()
    asyncio.run(grow(address, size))
    print(f"{size:,} events created in {time.perf_counter() - started:.0f} s", flush=True)
    stack.callback(gateway.start().stop)
    return Log(size, gateway, postgres, viewer["organization"]["id"], id, asyncio.run(_epoch(address)))


async def _create(url: str, name: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(f"CREATE DATABASE {name}")
    finally:
        await connection.close()


async def _wait_for_relay(url: str) -> None:
    """Wait until the relay has moved the message to the log."""
    connection = await asyncpg.connect(url)
    try:
        async with asyncio.timeout(30):
            while not await connection.fetchval("SELECT 1 FROM event_log WHERE kind = 'MessageSent'"):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
    finally:
        await connection.close()


async def _epoch(url: str) -> str:
    connection = await asyncpg.connect(url)
    try:
        epoch: str = await connection.fetchval("SELECT epoch FROM log_head")
        return epoch
    finally:
        await connection.close()


# ---------------------------------------------------------------- reading the logs


async def replay(log: Log, document: str, variables: dict[str, Any], expected: int) -> None:
    """Open a subscription at a cursor and read `expected` events."""
    async with connect(
        log.gateway.ws_url, subprotocols=[Subprotocol("graphql-transport-ws")], compression=None, max_queue=None
    ) as socket:
        await socket.send(json.dumps({"type": "connection_init", "payload": log.gateway.headers()}))
        await socket.recv()
        payload = {"query": document, "variables": variables}
        await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
        seen = -1  # the first item is StreamOpened
        async with asyncio.timeout(300):
            while seen < expected:
                seen += b'"type":"next"' in await socket.recv(decode=False)


async def page(client: httpx.AsyncClient, document: str, variables: dict[str, Any]) -> None:
    """Read a page of the log and check that it is full."""
    response = await client.post("/graphql", json={"query": document, "variables": variables}, timeout=300)
    assert len(response.json()["data"]["events"]["nodes"]) == 100, response.text


async def measure_round(log: Log) -> None:
    """Measure everything once."""
    session = {"session": log.session}
    last = {"after": log.cursor(log.size - EVENTS + 10)}
    spread = {"after": log.cursor(0), **session}
    # The first few positions of each log are taken by the events that created the session.
    await log.measure("replay of the last 1,000", _REPLAYS, lambda: replay(log, _ALL, last, EVENTS - 10))
    await log.measure("replay of a session's 1,000", _REPLAYS, lambda: replay(log, _OF_SESSION, spread, EVENTS - 10))
    async with log.gateway.async_client() as client:
        for what, seq in (("first", 10), ("middle", log.size // 2), ("last", log.size - 100)):
            variables = {"after": log.cursor(seq)}
            await log.measure(f"{what} page", _PAGES, lambda v=variables: page(client, _PAGE, v))  # type: ignore[misc]
        variables = {"after": log.cursor(log.size // 2), **session}
        await log.measure("page of a session", _PAGES, lambda: page(client, _PAGE_OF_SESSION, variables))


# ---------------------------------------------------------------- reporting


def report(logs: Sequence[Log]) -> None:
    """Print a row for each operation, and the targets."""
    for number, title in ((0, "milliseconds"), (1, "milliseconds of CPU time")):
        rows = []
        for what in logs[0].results:
            cells = [Spread.of(part[number] for part in log.results[what]).text(1) for log in logs]
            rows.append([what, *cells, _growth(logs, what, number).text(2)])
        columns = (title, *(f"{log.size:,} events" for log in logs), f"largest / {BASELINE:,}")
        print(f"\n{table(columns, rows)}")
    print_targets(
        [
            at_most(f"{what}, of {logs[-1].size:,} events", f"of {BASELINE:,}", MAX_RATIO, _growth(logs, what, 1))
            for what in logs[0].results
        ]
    )


def _growth(logs: Sequence[Log], what: str, number: int) -> Spread:
    compared = next((log for log in logs if log.size == BASELINE), logs[0])
    largest, base = ([max(part[number], 0.1) for part in log.results[what]] for log in (logs[-1], compared))
    return ratios(largest, base)


def main() -> None:
    """Fill the logs, measure, and print the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,1000000", help="numbers of events, comma-separated")
    parser.add_argument("--largest", type=int, default=0, help="an additional size, e.g. 10000000")
    parser.add_argument("--rounds", type=int, default=7, help="number of rounds")
    arguments = parser.parse_args()
    sizes = sorted({*(int(size) for size in arguments.sizes.split(",")), arguments.largest} - {0})
    free = shutil.disk_usage(tempfile.gettempdir()).free
    while sizes and sum(sizes) * _BYTES_EACH > free / 2:
        print(f"Skipping {sizes.pop():,} events: not enough disk space.")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        postgres = stack.enter_context(PostgresServer())
        logs = [open_log(stack, postgres, folder, size) for size in sizes]
        for number in range(arguments.rounds + 1):
            for log in logs:
                asyncio.run(measure_round(log))
                if number == 0:
                    log.results.clear()  # the first round warms up
        print(f"\n{machine(postgres_version(postgres))}")
        report(logs)


if __name__ == "__main__":
    main()
