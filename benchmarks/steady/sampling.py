"""Samples of the gateways and of the database while something else loads them."""

import asyncio
import os
import re
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import asyncpg
import httpx

from benchmarks.servers import cpu_seconds
from benchmarks.steady.calls import Latencies
from benchmarks.steady.deployment import Deployment
from tests.gateways import TLS

PAGE_BYTES: Final = os.sysconf("SC_PAGE_SIZE")
Series = dict[str, float]
_LINE: Final = re.compile(r"^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$")
_GAUGES: Final = {
    "parley_asyncio_tasks": "tasks",
    "parley_memory_blocks": "blocks",
    "parley_subscriptions_open": "subscriptions",
    "parley_stream_connections_open": "sockets",
    "parley_send_buffer_bytes": "unsent bytes",
    "parley_database_waiting": "waiting for a connection",
}
_TABLES: Final = """
SELECT relname AS name, n_live_tup AS rows, n_dead_tup AS dead, pg_total_relation_size(relid) AS bytes,
       schemaname AS schema
FROM pg_stat_user_tables ORDER BY 4 DESC
"""


@dataclass
class Sample:
    """One moment: each gateway, and the database.

    Args:
        at: seconds since the beginning.
        processes: by gateway: resident KiB, CPU share, open files, and the gauges of `/metrics`.
        latencies: percentiles of each operation since the last sample.
        events: the position of the event log.
    """

    at: float
    processes: list[Series]
    latencies: dict[str, dict[str, float]]
    events: int
    database_bytes: int
    tables: dict[str, Series]
    operations: int


@dataclass
class Sampler:
    """Takes samples of a deployment."""

    deployment: Deployment
    latencies: Latencies
    samples: list[Sample] = field(default_factory=list)
    operations: int = 0
    """The number of operations so far."""

    def __post_init__(self) -> None:
        self._began = time.monotonic()
        self._cpu: dict[int, tuple[float, float]] = {}
        self._lags: dict[int, list[Series]] = {}

    async def run(self, every: float) -> None:
        """Take a sample every few seconds, until cancelled."""
        while True:
            await asyncio.sleep(every)
            await self.sample()

    async def sample(self) -> Sample:
        """Take a sample."""
        window = self.latencies.close_window()
        self.operations += int(sum(each["count"] for name, each in window.items() if name != "event"))
        processes = [await self._process(number) for number in range(len(self.deployment.gateways))]
        database, tables, events = await self._database()
        at = round(time.monotonic() - self._began, 1)
        taken = Sample(at, processes, window, events, database, tables, self.operations)
        self.samples.append(taken)
        return taken

    async def _process(self, number: int) -> Series:
        process = self.deployment.gateways[number].process
        assert process is not None
        read = await scrape(self.deployment.metrics_ports[number])
        found: Series = {"resident KiB": resident_kib(process.pid), "CPU": self._cpu_share(process.pid)}
        found["files"] = open_files(process.pid)
        found |= {name: read.get(metric, {}).get("", 0.0) for metric, name in _GAUGES.items()}
        found |= {f"cache {labels}": value for labels, value in read.get("parley_cache_entries", {}).items()}
        found |= self._lag(number, read.get("parley_event_loop_lag_seconds_bucket", {}))
        return found

    def _cpu_share(self, pid: int) -> float:
        moment, used = time.monotonic(), cpu_seconds(pid)
        before, used_before = self._cpu.get(pid, (self._began, 0.0))
        self._cpu[pid] = moment, used
        return round((used - used_before) / max(moment - before, 0.001), 3)

    def _lag(self, number: int, buckets: Series) -> Series:
        """Return the loop's lag since the last sample, as the upper bounds of histogram buckets, in milliseconds."""
        read = self._lags.setdefault(number, [])
        read.append(buckets)
        counts = _difference(read[-2] if len(read) > 1 else {}, buckets)
        return {"lag p99 ms": quantile(counts, 0.99), "lag max ms": quantile(counts, 1.0)}

    def lag_ms(self, number: int, share: float) -> float:
        """Return a quantile of a loop's lag from the first sample to the last, likewise."""
        read = self._lags[number]
        return quantile(_difference(read[0], read[-1]), share)

    async def _database(self) -> tuple[int, dict[str, Series], int]:
        connection = await asyncpg.connect(self.deployment.postgres.url)
        try:
            size = await connection.fetchval("SELECT pg_database_size(current_database())")
            rows = await connection.fetch(_TABLES)
            events = await connection.fetchval("SELECT coalesce(max(seq), 0) FROM event_log")
        finally:
            await connection.close()
        tables = {_name(row): {key: float(row[key]) for key in ("rows", "dead", "bytes")} for row in rows}
        return int(size), tables, int(events)


def _difference(before: Series, after: Series) -> list[tuple[float, float]]:
    return [(bound(labels), count - before.get(labels, 0.0)) for labels, count in after.items()]


def _name(row: Any) -> str:
    return str(row["name"]) if row["schema"] == "public" else f"{row['schema']}.{row['name']}"


def resident_kib(pid: int) -> float:
    """Return the resident memory of a process, in KiB."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES / 1024


def open_files(pid: int) -> int:
    """Return the number of open files of a process."""
    return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())


async def scrape(port: int) -> Mapping[str, Series]:
    """Return the metrics of a gateway: by name, the value of each label set."""
    async with httpx.AsyncClient(trust_env=False, verify=TLS, timeout=30) as client:
        text = (await client.get(f"http://127.0.0.1:{port}/metrics")).text
    found: defaultdict[str, Series] = defaultdict(dict)
    for line in text.splitlines():
        if matched := _LINE.match(line):
            found[matched[1]][matched[2] or ""] = float(matched[3])
    return found


def bound(labels: str) -> float:
    """Return the upper bound of a histogram's bucket, in seconds."""
    matched = re.search(r'le="([^"]+)"', labels)
    return float(matched[1]) if matched else float("inf")


def quantile(cumulative: list[tuple[float, float]], share: float) -> float:
    """Return the upper bound, in milliseconds, of the bucket in which a share of all observations is reached."""
    ordered = sorted(cumulative)
    if not ordered or not ordered[-1][1]:
        return 0.0
    needed = ordered[-1][1] * share
    return next((edge * 1000 for edge, count in ordered if count >= needed), float("inf"))
