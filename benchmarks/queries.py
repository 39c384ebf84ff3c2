"""Requests per second and processor time per request, beside the GraphQL servers that people take else.

    python -m benchmarks.queries [--rounds 5] [--seconds 2] [--connections 16] [--peers mercurius,apollo,yoga,stock]

One PostgreSQL, one process for each server, all of them up at once. Every peer reads Parley's own tables, verifies the
same token and filters by the same organization, and its answers are compared with Parley's before anything is timed.
Rounds are interleaved: a slow moment of the machine falls on all of them. The Node peers need `npm ci` in
`benchmarks/peers`.
"""

import argparse
import asyncio
import json
import os
import platform
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import asyncpg

from auth.keys import derived_key
from auth.tokens import OwnTokens
from tests.gateways import ROOT, GatewayProcess
from tests.servers import PostgresServer

PEERS: Final = ROOT / "benchmarks" / "peers"
SECRET: Final = "a secret of 32 bytes or more, for throw-away gateways"
AGENTS: Final = 200
TASKS: Final = 20_000

_TASK: Final = "id title type description priority payload status progress attempts createdAt"
QUERIES: Final = {
    "one agent by id, 10 fields": "query One($id: ID!) { agent(id: $id) { id name type runtime description status "
    "capabilities maxConcurrentTasks createdAt updatedAt } }",
    "50 tasks × 10 fields with their agent": "query Tasks($n: Int!) { tasks(first: $n) { nodes { "
    + _TASK
    + " assignedTo { id name status } } } }",
    "20 agents with their 10 latest tasks": "query Agents($m: Int!) { agents(first: $m) { nodes { id name status "
    "tasks(first: 10) { nodes { id title status priority createdAt } } } } }",
}
CREATE: Final = (
    "mutation Create($input: CreateTaskInput!) { createTask(input: $input) { "
    "task { id title status priority payload createdAt } errors { code } } }"
)


@dataclass
class Server:
    """One process that answers GraphQL."""

    name: str
    port: int
    path: str
    pid: int
    rates: dict[str, list[float]] = field(default_factory=dict)
    processor: dict[str, list[float]] = field(default_factory=dict)

    def seconds(self) -> float:
        """Returns the processor time the process has used."""
        parts = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


class Client(asyncio.Protocol):
    """Sends one request after the other over one connection: no client library, so that it costs next to nothing."""

    def __init__(self, request: bytes, until: Callable[[], bool]) -> None:
        self._request = request
        self._until = until
        self._left = -1
        self._head = b""
        self.answered = 0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: Any) -> None:
        """Sends the first request."""
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        """Counts an answer once all of it is there, and sends the next request."""
        if self._left < 0:
            self._head += data
            end = self._head.find(b"\r\n\r\n")
            if end < 0:
                return
            if not self._head.startswith(b"HTTP/1.1 200"):
                self._fail(RuntimeError(self._head[:500].decode()))
                return
            lower = self._head[:end].lower()
            at = lower.index(b"content-length:") + 15
            self._left = int(lower[at:].split(b"\r\n", 1)[0]) - (len(self._head) - end - 4)
            self._head = b""
        else:
            self._left -= len(data)
        if self._left > 0:
            return
        self._left = -1
        self.answered += 1
        if self._until():
            self._transport.close()
            self.done.set_result(None)
        else:
            self._transport.write(self._request)

    def connection_lost(self, error: Exception | None) -> None:
        """Fails when the server hung up."""
        self._fail(error or ConnectionError("the server hung up"))

    def _fail(self, error: Exception) -> None:
        if not self.done.done():
            self.done.set_exception(error)


def request_bytes(server: Server, token: str, document: str, variables: dict[str, Any]) -> bytes:
    """Returns one HTTP request, ready to be sent."""
    body = json.dumps({"query": document, "variables": variables}).encode()
    head = (
        f"POST {server.path} HTTP/1.1\r\nhost: 127.0.0.1:{server.port}\r\ncontent-type: application/json\r\n"
        f"accept: application/json\r\nauthorization: Bearer {token}\r\ncontent-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def load(server: Server, request: bytes, connections: int, seconds: float) -> tuple[float, float]:
    """Returns requests per second and the server's processor time per request, in microseconds."""
    loop = asyncio.get_running_loop()
    used, begun = server.seconds(), time.perf_counter()
    clients = [
        (await loop.create_connection(lambda: Client(request, lambda: time.perf_counter() - begun > seconds),
                                      "127.0.0.1", server.port))[1]
        for _ in range(connections)
    ]  # fmt: skip
    await asyncio.gather(*(client.done for client in clients))
    answered = sum(client.answered for client in clients)
    return answered / (time.perf_counter() - begun), (server.seconds() - used) / answered * 1e6


async def answer(server: Server, request: bytes) -> Any:
    """Returns the decoded answer to one request."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(request.replace(b"\r\nhost:", b"\r\nconnection: close\r\nhost:", 1))
    content = await reader.read()
    writer.close()
    head, _, body = content.partition(b"\r\n\r\n")
    assert b" 200 " in head.split(b"\r\n")[0], content[:1000]
    if b"transfer-encoding: chunked" in head.lower():
        body = b"".join(_chunks(body))
    return json.loads(body)


def _chunks(body: bytes) -> Iterator[bytes]:
    while body:
        size, _, rest = body.partition(b"\r\n")
        length = int(size, 16)
        yield rest[:length]
        body = rest[length + 2 :]


def normal(value: Any) -> Any:
    """Returns an answer in the one form in which it is compared: times to the millisecond, in UTC."""
    if isinstance(value, dict):
        return {name: _moment(part) if name.endswith("At") else normal(part) for name, part in value.items()}
    return [normal(part) for part in value] if isinstance(value, list) else value


def _moment(text: str) -> str:
    return text[:23].rstrip("Z")


# ---------------------------------------------------------------- what they serve


async def seed(url: str, organization: str, user: str) -> str:
    """Fills the tables and returns the id of an agent."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(_SEED_AGENTS, organization, AGENTS)
        await connection.execute(_SEED_TASKS, organization, user, TASKS, AGENTS)
        await connection.execute("ANALYZE")
        found: str = await connection.fetchval("SELECT id FROM agents ORDER BY id OFFSET 17 LIMIT 1")
        return found
    finally:
        await connection.close()


_SEED_AGENTS: Final = """
INSERT INTO agents (id, organization_id, created_at, updated_at, name, type, runtime, description, status, capabilities,
                    config, metadata, max_concurrent_tasks, tasks_completed, tasks_failed, task_seconds, requests,
                    failures, ended_attempts, latency_ms, events_processed)
SELECT 'agt_' || lpad(n::text, 26, '0'), $1, now(), now(), 'Agent ' || n, 'worker', 'WORKER',
       'It reads, compares and writes what number ' || n || ' is about.', 'IDLE', '["read", "write"]', '{}', '{}',
       4, 0, 0, 0, 0, 0, 0, 0, 0
FROM generate_series(1, $2::int) n
"""
_SEED_TASKS: Final = """
INSERT INTO tasks (id, organization_id, created_at, updated_at, title, type, description, priority, urgency, payload,
                   requirements, required_capabilities, status, progress, attempts, max_attempts, timeout_seconds,
                   retry_delay_seconds, overdue, created_by_id, assigned_to_id)
SELECT 'tsk_' || lpad(n::text, 26, '0'), $1, now(), now(), 'Task ' || n, 'research', 'What is known about ' || n,
       n % 11, 10 - n % 11,
       jsonb_build_object('kind', 'text', 'parts', jsonb_build_array(jsonb_build_object('type', 'text', 'text',
         repeat('x', 180))), 'meta', jsonb_build_object('retry', 0, 'tags', jsonb_build_array('a', 'b'))),
       '{}', '[]', 'COMPLETED', 0.5, 1, 3, 300, 0, false, $2, 'agt_' || lpad((n % $4::int + 1)::text, 26, '0')
FROM generate_series(1, $3::int) n
"""


@contextmanager
def started(name: str, command: Sequence[str], environment: dict[str, str], path: str) -> Iterator[Server]:
    """Starts a peer, waits until it listens, and ends it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(command, env={**os.environ, **environment, "PORT": str(port)}, cwd=ROOT)
    try:
        deadline = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"{name} does not start") from None
                time.sleep(0.1)
        yield Server(name, port, path, process.pid)
    finally:
        process.terminate()
        process.wait(10)


def commands() -> dict[str, tuple[list[str], str]]:
    """Returns how each peer is started, and the path it answers at."""
    node = shutil.which("node") or "node"
    return {
        "mercurius": ([node, str(PEERS / "mercurius.js")], "/graphql"),
        "apollo": ([node, str(PEERS / "apollo.js")], "/"),
        "yoga": ([node, str(PEERS / "yoga.js")], "/graphql"),
        "stock": ([sys.executable, "-m", "benchmarks.stock"], "/"),
    }


# ---------------------------------------------------------------- measuring


async def measure(servers: Sequence[Server], token: str, agent: str, rounds: int, seconds: float, width: int) -> None:
    """Compares the answers, then fills in every server's figures."""
    variables: dict[str, Any] = {"id": agent, "n": 50, "m": 20}
    for title, document in QUERIES.items():
        used = {name: value for name, value in variables.items() if f"${name}:" in document}
        requests = {server.name: request_bytes(server, token, document, used) for server in servers}
        answers = {server.name: normal(await answer(server, requests[server.name])) for server in servers}
        for name, given in answers.items():
            assert given == answers["parley"], f"{name} answers differently:\n{str(given)[:800]}"
        await _rounds(servers, title, requests, rounds, seconds, width)
    title = "create a task (row and event in one transaction)"
    given = {"title": "new task", "type": "benchmark", "priority": 3, "payload": {"kind": "text", "text": "x" * 180}}
    writing = [server for server in servers if server.name != "stock"]
    requests = {server.name: request_bytes(server, token, CREATE, {"input": given}) for server in writing}
    for server in writing:
        made = (await answer(server, requests[server.name]))["data"]["createTask"]
        assert made["task"]["payload"] == given["payload"] and made["errors"] == [], made
    await _rounds(writing, title, requests, rounds, seconds, width)


async def _rounds(
    servers: Sequence[Server], title: str, requests: dict[str, bytes], rounds: int, seconds: float, width: int
) -> None:
    for server in servers:
        await load(server, requests[server.name], width, min(1.0, seconds))
    for number in range(rounds):
        for server in servers[:: 1 if number % 2 == 0 else -1]:
            rate, processor = await load(server, requests[server.name], width, seconds)
            server.rates.setdefault(title, []).append(rate)
            server.processor.setdefault(title, []).append(processor)


def report(servers: Sequence[Server]) -> None:
    """Prints one table for each query: medians with their spread, and Parley as a multiple of each peer."""
    parley = servers[0]
    for title in parley.rates:
        print(f"\n{title}\n\n| server | requests/s | processor µs/request | Parley's requests/s as a multiple |")
        print("|---|---|---|---|")
        for server in servers:
            if title not in server.rates:
                continue
            pairs = zip(parley.rates[title], server.rates[title], strict=True)
            ratios = sorted(ours / theirs for ours, theirs in pairs)
            rates = server.rates[title]
            print(
                f"| {server.name} | {statistics.median(rates):,.0f} ({min(rates):,.0f}-{max(rates):,.0f}) | "
                f"{statistics.median(server.processor[title]):,.0f} | {statistics.median(ratios):.2f} "
                f"({ratios[0]:.2f}-{ratios[-1]:.2f}) |"
            )


def main() -> None:
    """Starts everything, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--peers", default="mercurius,apollo,yoga,stock")
    arguments = parser.parse_args()
    if not (PEERS / "node_modules").exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=PEERS, check=True)
    with ExitStack() as stack:
        postgres = stack.enter_context(PostgresServer())
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        environment = {
            "DATABASE_URL": postgres.url,
            "DATA_DIR": folder,
            "SECRET_KEY": SECRET,
            "ADMIN_API_KEY": "an administrator of a throw-away gateway",
        }
        gateway = GatewayProcess(environment, Path(folder)).start()
        stack.callback(gateway.stop)
        assert gateway.process is not None
        token, user, organization = _sign_in(gateway)
        agent = asyncio.run(seed(postgres.url, organization, user))
        servers = [Server("parley", gateway.port, "/graphql", gateway.process.pid)]
        shared = {"DATABASE_URL": postgres.url, "TOKEN_KEY": derived_key(SECRET, b"tokens").hex()}
        for name in filter(None, arguments.peers.split(",")):
            command, path = commands()[name]
            servers.append(stack.enter_context(started(name, command, shared, path)))
        asyncio.run(measure(servers, token, agent, arguments.rounds, arguments.seconds, arguments.connections))
        print(
            f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
        )
        report(servers)


def _sign_in(gateway: GatewayProcess) -> tuple[str, str, str]:
    """Returns a token of the first administrator, and the ids of that user and of its organization."""
    viewer = gateway.data("{ viewer { actor { id } organization { id } } }")["viewer"]
    user: str = viewer["actor"]["id"]
    token, _ = OwnTokens(SECRET, 3600).issue(user)
    return token, user, viewer["organization"]["id"]


if __name__ == "__main__":
    main()
