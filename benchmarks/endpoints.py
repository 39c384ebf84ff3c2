"""The cost of an endpoint beside the same GraphQL operation over HTTP: throughput, CPU time, mean and p99 latency.

    python -m benchmarks.endpoints [--rounds 5] [--seconds 2] [--connections 16] [--requests 400] [--only task]

One gateway and one PostgreSQL. Each pair is measured in turns, so that other load affects both sides. Latencies are of
one connection with one request at a time.
"""

import argparse
import http.client
import json
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from benchmarks.load import load
from benchmarks.report import Spread, at_most, machine, postgres_version, print_targets, ratios, table
from benchmarks.seed import seed
from benchmarks.servers import Deployment, parley
from engine.expressions.evaluate import Budget, evaluate
from routes.rest import PRESETS
from tests.servers import PostgresServer

MOST: Final = 1.3
"""The target: what an endpoint may cost as a multiple of its operation."""
WARM_UP_SECONDS: Final = 1.0
_TASK_FIELDS: Final = "id title type description priority payload status progress attempts createdAt"
_TASK: Final = f"query($id: ID!) {{ task(id: $id) {{ {_TASK_FIELDS} }} }}"
_TASKS: Final = f"query($first: Int!) {{ tasks(first: $first) {{ nodes {{ {_TASK_FIELDS} assignedTo {{ name }} }} }} }}"
_SAVE: Final = "mutation($input: CreateEndpointInput!) { createEndpoint(input: $input) { errors { message field } } }"


@dataclass(frozen=True)
class Pair:
    """An endpoint and its operation.

    Args:
        path: with its query string.
        document: the operation, with `variables`.
    """

    name: str
    title: str
    path: str
    document: str
    variables: Mapping[str, Any]


@dataclass
class Side:
    """The results of one side, with one value per round: requests per second, microseconds, and milliseconds."""

    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    mean_ms: list[float] = field(default_factory=list)
    p99_ms: list[float] = field(default_factory=list)


class Bench:
    """Measurements on a running gateway."""

    def __init__(self, deployment: Deployment, arguments: argparse.Namespace) -> None:
        self._server = deployment.parley
        self._headers = {
            "host": f"127.0.0.1:{self._server.port}",
            "authorization": f"Bearer {deployment.token}",
            "accept": "application/json",
        }
        self._arguments = arguments

    def graphql(self, document: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        """Execute an operation and return its data."""
        body: dict[str, Any] = json.loads(self._once(self._operation(document, variables)))
        assert "errors" not in body, body
        data: dict[str, Any] = body["data"]
        return data

    def measure(self, pair: Pair) -> tuple[Side, Side]:
        """Measure a pair and return the results of the operation and of the endpoint."""
        sides = (self._operation(pair.document, pair.variables), self._request("GET", pair.path, b""))
        lengths = [[len(self._once(side)) for _ in range(3)][-1] for side in sides]
        results = (Side(), Side())
        for side, length in zip(sides, lengths, strict=True):
            load(self._server.port, side, length, self._arguments.connections, WARM_UP_SECONDS)
        for number in range(self._arguments.rounds):
            for index in (0, 1) if number % 2 == 0 else (1, 0):
                self._round(sides[index], lengths[index], results[index])
            self._latencies(sides, results)
        return results

    def _round(self, request: bytes, length: int, result: Side) -> None:
        before = self._server.cpu_seconds()
        done = load(self._server.port, request, length, self._arguments.connections, self._arguments.seconds)
        result.rates.append(done.rate)
        result.cpu.append((self._server.cpu_seconds() - before) / done.responses * 1e6)

    def _latencies(self, requests: Sequence[bytes], results: Sequence[Side]) -> None:
        """Send requests of both sides alternately over one connection each."""
        clients = [http.client.HTTPConnection("127.0.0.1", self._server.port) for _ in requests]
        taken: list[list[float]] = [[] for _ in requests]
        for client in clients:
            client.connect()
        for _ in range(self._arguments.requests):
            for client, request, times in zip(clients, requests, taken, strict=True):
                began = time.perf_counter()
                _exchange(client, request)
                times.append((time.perf_counter() - began) * 1000)
        for client, times, result in zip(clients, taken, results, strict=True):
            client.close()
            result.mean_ms.append(sum(times) / len(times))
            result.p99_ms.append(sorted(times)[int(len(times) * 0.99)])

    def _operation(self, document: str, variables: Mapping[str, Any]) -> bytes:
        return self._request("POST", "/graphql", json.dumps({"query": document, "variables": variables}).encode())

    def _request(self, method: str, path: str, body: bytes) -> bytes:
        headers = self._headers | (
            {"content-type": "application/json", "content-length": str(len(body))} if body else {}
        )
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body

    def _once(self, request: bytes) -> bytes:
        client = http.client.HTTPConnection("127.0.0.1", self._server.port)
        client.connect()
        try:
            return _exchange(client, request)
        finally:
            client.close()


def _exchange(client: http.client.HTTPConnection, request: bytes) -> bytes:
    client.sock.sendall(request)
    response = http.client.HTTPResponse(client.sock, method="GET")
    response.begin()
    body = response.read()
    assert response.status == 200, (response.status, body[:500])
    return body


def _save(bench: Bench, path: str, document: str, response: str | None = None) -> None:
    given = {"name": path, "method": "GET", "path": path, "document": document, "response": response}
    assert not bench.graphql(_SAVE, {"input": given})["createEndpoint"]["errors"]


def _own(bench: Bench) -> list[Pair]:
    """Save operations and return them with their endpoints."""
    _save(bench, "tasks/:id", _TASK)
    _save(bench, "tasks", _TASKS)
    _save(bench, "shaped/:id", _TASK, "data.task")
    _save(bench, "titles", _TASKS, "data.tasks.nodes.map(each, each.title)")
    task = {"id": f"tsk_{1:026d}"}
    return [
        Pair("task", "endpoint: one task by id", f"/rest/v1/tasks/{task['id']}", _TASK, task),
        Pair("tasks", "endpoint: 20 tasks", "/rest/v1/tasks?first=20", _TASKS, {"first": 20}),
        Pair("shaped", "endpoint: one task, `response: data.task`", f"/rest/v1/shaped/{task['id']}", _TASK, task),
        Pair("titles", "endpoint: 20 tasks, mapped to titles", "/rest/v1/titles?first=20", _TASKS, {"first": 20}),
    ]


def _presets() -> list[Pair]:
    task = f"tsk_{1:026d}"
    return [
        _preset("getTask", {"id": task}, {}),
        _preset("listTasks", {}, {"limit": "20"}),
        _preset("getIntegrationDefaults", {}, {}),
    ]


def _preset(name: str, path: Mapping[str, str], query: Mapping[str, str]) -> Pair:
    """Return a preset, with the variables that its expression makes of a request."""
    [preset] = [each for each in PRESETS if each.name == name]
    scope: dict[str, Any] = {"path": dict(path), "query": dict(query), "body": {}, "headers": {}, "caller": ""}
    variables: Any = evaluate(preset.variables, scope, Budget())
    if preset.most is not None:
        variables = {**variables, "first": evaluate(preset.most, scope, Budget()), "after": None}
    address = preset.path.format(**path) + (f"?{urlencode(query)}" if query else "")
    return Pair(name, f"preset: `{preset.method} {address}`", address, preset.document, variables)


def _print(title: str, operation: Side, endpoint: Side) -> None:
    lines: list[tuple[str, ...]] = [
        (
            name,
            Spread.of(side.rates).text(),
            Spread.of(side.cpu).text(),
            Spread.of(side.mean_ms).text(2),
            Spread.of(side.p99_ms).text(2),
        )
        for name, side in (("operation", operation), ("endpoint", endpoint))
    ]
    multiples = [
        ratios(operation.rates, endpoint.rates),
        ratios(endpoint.cpu, operation.cpu),
        ratios(endpoint.mean_ms, operation.mean_ms),
        ratios(endpoint.p99_ms, operation.p99_ms),
    ]
    lines.append(("cost as a multiple", *(each.text(2) for each in multiples)))
    columns = ("", "requests/s", "server CPU µs/request", "mean ms", "p99 ms")
    print(f"\n### {title[0].upper()}{title[1:]}\n\n{table(columns, lines)}", flush=True)


def run(arguments: argparse.Namespace) -> None:
    """Start the gateway, measure, and print the results."""
    with ExitStack() as stack:
        postgres = stack.enter_context(PostgresServer())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        print(machine(postgres_version(postgres)), flush=True)
        deployment = stack.enter_context(parley(postgres, folder, {}))
        seed(postgres.url, deployment.organization, deployment.user)
        bench = Bench(deployment, arguments)
        targets = []
        for pair in (*_own(bench), *_presets()):
            if not arguments.only or pair.name in arguments.only:
                operation, endpoint = bench.measure(pair)
                _print(pair.title, operation, endpoint)
                cost = ratios(operation.rates, endpoint.rates)
                targets.append(at_most(pair.title, "its operation", MOST, cost, " × the cost"))
        print_targets(targets)


def main() -> None:
    """Parse the arguments and run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="number of rounds")
    parser.add_argument("--seconds", type=float, default=2, help="duration of a round for each side")
    parser.add_argument("--connections", type=int, default=16, help="each has one request in flight")
    parser.add_argument("--requests", type=int, default=400, help="requests per round whose latency is measured")
    parser.add_argument("--only", nargs="+", default=[], help="names of pairs: task tasks shaped titles getTask …")
    run(parser.parse_args())


if __name__ == "__main__":
    main()
