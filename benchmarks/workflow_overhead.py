"""Workflow overhead: our nodes compared with plain DBOS steps and raw committed inserts, and 500 waiting runs.

    python -m benchmarks.workflow_overhead [--rounds 3] [--only sqlite|postgres] [--skip-waiting]

For each backend, everything runs alternately in one process, so that other load affects all of it equally, and each
ratio is taken within a round. Our nodes and the plain steps share the event loop, the DBOS settings and the database,
and evaluate the same expression.
"""

import argparse
import asyncio
import contextlib
import logging
import os
import secrets
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import asyncpg
import orjson
import uvloop
from dbos import DBOS, SetWorkflowID

from benchmarks.waiting_runs import measure_waiting
from configuration import database_address
from engine.definitions.parse import Known, parse_definition
from engine.executions import start_run
from engine.expressions.evaluate import resolve
from engine.nodes import CONFIGS
from gateway import open_gateway
from json_types import JsonObject
from models.events import EventKind, LoggedEvent
from models.users import User
from models.workflows import TriggerType
from settings import Settings
from storage.database import Database, transaction
from storage.ids import new_id
from tests.running import node, value
from tests.servers import PostgresServer

ROW: Final = orjson.dumps({"output": 1, "input": {"value": 1}, "status": "COMPLETED", "filler": "x" * 400}).decode()


class DurablePostgres(PostgresServer):
    """PostgreSQL that waits for its disk, as in a deployment. The tests' server does not."""

    def command(self) -> list[str]:
        """Return the start command, with PostgreSQL's default durability settings."""
        return [word.replace("fsync=off", "fsync=on").replace("writes=off", "writes=on") for word in super().command()]


# ---------------------------------------------------------------- plain DBOS steps


async def _step(before: int) -> int:
    result = resolve("${nodes.before.output + 1}", {"nodes": {"before": {"output": before}}})
    assert isinstance(result, int)
    return result


@DBOS.workflow(name="plain chain")
async def _plain_chain(steps: int) -> int:
    result = 0
    for number in range(steps):
        result = await DBOS.run_step_async({"name": f"n{number}"}, _step, result)
    return result


@DBOS.workflow(name="plain fan-out")
async def _plain_fan(steps: int) -> int:
    tasks = [asyncio.create_task(DBOS.run_step_async({"name": f"n{n}"}, _step, n)) for n in range(steps)]
    return sum(await asyncio.gather(*tasks))


async def _plain(workflow: Callable[[int], Any], steps: int) -> None:
    with SetWorkflowID(new_id("pln")):
        handle = await DBOS.start_workflow_async(workflow, steps)
    await handle.get_result(polling_interval_sec=0.01)


# ---------------------------------------------------------------- our nodes


def _chain(steps: int) -> list[JsonObject]:
    first = value("n0", "${input.n + 1}")
    return [first, *(value(f"n{n}", f"${{nodes.n{n - 1}.output + 1}}", f"n{n - 1}") for n in range(1, steps))]


def _fan(steps: int) -> list[JsonObject]:
    return [value(f"n{n}", "${input.n + 1}") for n in range(steps)]


def _calls(steps: int) -> list[JsonObject]:
    """Return a chain of calls, which are simulated."""

    def call(number: int, *after: str) -> JsonObject:
        url = "https://example.com/${nodes." + after[0] + ".output.status}" if after else "https://example.com/"
        params: JsonObject = {"method": "GET", "url": url}
        return node(
            f"n{number}",
            "INTEGRATION",
            {"connector": "http", "action": "request", "params": params, "simulate": True},
            *after,
        )

    return [call(0), *(call(n, f"n{n - 1}") for n in range(1, steps))]


class ParleyRuns:
    """Runs of our nodes, started as `executeWorkflow` starts them after its access checks."""

    def __init__(self, database: Database, user: User) -> None:
        self._user = user
        self._ended: dict[str, asyncio.Future[None]] = {}
        database.on_commit(self._on_commit)

    def _on_commit(self, events: Sequence[LoggedEvent]) -> None:
        for event in events:
            if event.kind in (EventKind.WorkflowCompleted, EventKind.WorkflowFailed):
                assert event.kind is EventKind.WorkflowCompleted, event.payload
                future = self._ended.pop(str(event.topics.execution_id), None)
                if future is not None:
                    future.set_result(None)

    async def run(self, nodes: Sequence[JsonObject]) -> None:
        """Run these nodes and wait for the run to complete."""
        definition = parse_definition([_parser_keys(each) for each in nodes], CONFIGS, Known())
        future = asyncio.get_running_loop().create_future()
        async with transaction():
            run = await start_run(
                organization_id=self._user.organization_id,
                by=self._user.id,
                definition=definition,
                workflow_id=None,
                version=1,
                input={"n": 0},
                session_id=None,
                trigger=TriggerType.MANUAL,
            )
            self._ended[run.id] = future
        await future


def _parser_keys(each: JsonObject) -> JsonObject:
    return {"depends_on" if name == "dependsOn" else name: item for name, item in each.items()}


# ---------------------------------------------------------------- raw inserts


async def _raw_sqlite(path: Path, rows: int) -> None:
    def insert() -> None:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("CREATE TABLE IF NOT EXISTS raw (id TEXT PRIMARY KEY, payload TEXT NOT NULL)")
            for _ in range(rows):
                connection.execute("INSERT INTO raw VALUES (?, ?)", [new_id("raw"), ROW])

    await asyncio.to_thread(insert)


async def _raw_postgres(url: str, rows: int) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("CREATE TABLE IF NOT EXISTS raw (id TEXT PRIMARY KEY, payload TEXT NOT NULL)")
        for _ in range(rows):
            await connection.execute("INSERT INTO raw VALUES ($1, $2)", new_id("raw"), ROW)
    finally:
        await connection.close()


# ---------------------------------------------------------------- measuring


@dataclass(frozen=True)
class Case:
    """A benchmark case: `runs` concurrent runs of `nodes` nodes each, as our nodes and as plain steps."""

    name: str
    runs: int
    nodes: int
    ours: Callable[[int], list[JsonObject]]
    plain: Callable[[int], Any]


CASES: Final = (
    Case("one chain of 40 transforms", 1, 40, _chain, _plain_chain),
    Case("16 chains of 20 transforms", 16, 20, _chain, _plain_chain),
    Case("4 fan-outs of 50 transforms", 4, 50, _fan, _plain_fan),
    Case("one chain of 40 calls", 1, 40, _calls, _plain_chain),
    Case("16 chains of 20 calls", 16, 20, _calls, _plain_chain),
)
RAW_ROWS: Final = 500


async def _rate(count: int, *work: Awaitable[None]) -> float:
    started = time.perf_counter()
    await asyncio.gather(*work)
    return count / (time.perf_counter() - started)


async def _measure(settings: Settings, rounds: int) -> None:
    address = database_address(settings)
    async with _opened(settings) as (database, user):
        ours = ParleyRuns(database, user)
        rates: dict[str, list[tuple[float, float]]] = {case.name: [] for case in CASES}
        raw: list[float] = []
        for round in range(rounds + 1):  # the first round warms up
            insert = (
                _raw_postgres(settings.database_url, RAW_ROWS)
                if address.path is None
                else _raw_sqlite(address.path.with_name("raw.sqlite3"), RAW_ROWS)
            )
            raw.append(await _rate(RAW_ROWS, insert))
            for case in CASES:
                count = case.runs * case.nodes
                plain = await _rate(count, *(_plain(case.plain, case.nodes) for _ in range(case.runs)))
                own = await _rate(count, *(ours.run(case.ours(case.nodes)) for _ in range(case.runs)))
                if round:
                    rates[case.name].append((own, plain))
    _print_results(rates, raw[1:])


@contextlib.asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[tuple[Database, User]]:
    async with open_gateway(settings, database_address(settings)) as gateway:
        user = await User.all().first()
        assert user is not None
        yield gateway.database, user


def _print_results(rates: dict[str, list[tuple[float, float]]], raw: list[float]) -> None:
    inserts = f"{statistics.median(raw):.0f}/s ({min(raw):.0f}-{max(raw):.0f})"
    print(f"  raw committed inserts over one connection: {inserts}")
    columns = f"{'nodes/s':>8} {'ms/node':>8} {'DBOS steps/s':>13} {'of DBOS':>8} {'lowest-highest':>15} {'of raw':>7}"
    print(f"  {'':<27} {columns}")
    for name, measured in rates.items():
        own = statistics.median(own for own, _ in measured)
        plain = statistics.median(plain for _, plain in measured)
        ratios = sorted(own / plain for own, plain in measured)
        print(
            f"  {name:<27} {own:8.0f} {1000 / own:8.2f} {plain:13.0f} {statistics.median(ratios):8.0%} "
            f"{f'{ratios[0]:.0%}-{ratios[-1]:.0%}':>15} {own / statistics.median(raw):7.0%}"
        )


# ---------------------------------------------------------------- backends


def _environment(folder: str, database_url: str) -> dict[str, str]:
    return {
        "DATABASE_URL": database_url,
        "DATA_DIR": folder,
        "SECRET_KEY": secrets.token_hex(16),
        "ADMIN_API_KEY": "an administrator of a throw-away gateway",
    }


def _child(rounds: int) -> None:
    """Measure in this process, with settings from the environment: a process can have only one DBOS."""
    logging.disable(logging.WARNING)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_measure(Settings.load(os.environ), rounds))


def _measure_backend(name: str, arguments: argparse.Namespace) -> None:
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        url = f"sqlite:///{folder}/parley.sqlite3"
        if name == "postgres":
            url = stack.enter_context(DurablePostgres()).url
        environment = _environment(folder, url)
        print(f"{name}, medians of {arguments.rounds} rounds", flush=True)
        command = [sys.executable, "-m", "benchmarks.workflow_overhead", "--child", "--rounds", str(arguments.rounds)]
        subprocess.run(command, env={**os.environ, **environment}, check=True)
        if not arguments.skip_waiting:
            measure_waiting(environment, Path(folder), arguments.waiting)


def main() -> None:
    """Measure each backend and print the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="number of rounds")
    parser.add_argument("--waiting", type=int, default=500, help="number of waiting runs")
    parser.add_argument("--only", choices=["sqlite", "postgres"], help="measure one backend only")
    parser.add_argument("--skip-waiting", action="store_true", help="do not measure waiting runs")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        _child(arguments.rounds)
        return
    for name in ("sqlite", "postgres"):
        if arguments.only in (None, name):
            _measure_backend(name, arguments)


if __name__ == "__main__":
    main()
