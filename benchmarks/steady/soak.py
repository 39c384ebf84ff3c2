"""A long mixed run: everything at once on two gateways, and then what grew with the work and what did not.

Two gateways, each with an engine, rather than one and a worker: then both run workflows, relay events and deliver, both
have subscribers of the other's mutations, and a leak in any of it shows in both.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any, Final

from benchmarks.report import table
from benchmarks.steady.calls import Load
from benchmarks.steady.crowd import Crowd, until
from benchmarks.steady.deployment import deployed
from benchmarks.steady.mix import RATES, Mix, prepared, receivers
from benchmarks.steady.results import Check, Result
from benchmarks.steady.sampling import Sample, Sampler

SESSIONS: Final = 100
SAMPLE_SECONDS: Final = 10.0
WARM_UP_SHARE: Final = 0.3
"""The beginning that does not count: caches, pools and PostgreSQL's buffers fill."""
_UNIQUE: Final = 6_000
"""Different documents sent before anything is measured, so that the caches of documents and plans are full."""

MOST_BYTES: Final = 48.0
"""Resident bytes that an operation may leave. Python's smallest object that refers to another takes more."""
MOST_BLOCKS: Final = 0.2
"""Blocks of memory that an operation may leave: one object for every five is a leak of the rarest of them."""
MOST_LATENCY: Final = 1.5
"""The p99 of the last third, as a multiple of the third before it. Machines vary more than that from minute to minute;
what grows with the data doubles."""
MOST_DATABASE: Final = 1.15
"""The bytes per event of the second half, as a multiple of the first half's: pages fill and are vacuumed in steps."""
_WORKING_TABLES: Final = {"outbox": 20_000.0}
"""Tables whose rows are deleted as soon as they are processed, and the dead rows that vacuum may leave."""


def soak(seconds: float, subscribers: int, scale: float) -> Result:
    """Load a deployment with everything for some time."""
    with receivers() as farm, deployed(2, {"HTTP_ALLOWED_HOSTS": farm.allowed}, pinned=False) as deployment:
        crowd, load = Crowd(deployment, deployment.sessions(SESSIONS)), Load()
        load.latencies = crowd.latencies
        mix = prepared(crowd, load, farm)
        sampler = Sampler(deployment, crowd.latencies)
        figures = asyncio.run(_soak(mix, sampler, seconds, subscribers, scale))
        delivered = sum(len(arrivals) for arrivals in farm.arrivals.values())
    figures["notes"] = [_growth(sampler.samples), _tables(sampler.samples), _moments(sampler.samples)]
    checks = [*_checks(sampler.samples, figures), *_service(mix, figures, delivered)]
    title = f"A mixed run of {seconds / 60:g} minutes with {subscribers:,} subscribers"
    return Result("soak", title, deployment.machine, checks, figures)


async def _soak(mix: Mix, sampler: Sampler, seconds: float, subscribers: int, scale: float) -> dict[str, Any]:
    crowd, load = mix.crowd, mix.load
    await crowd.join(subscribers)
    await _fill_caches(mix)
    working = asyncio.create_task(mix.work())
    sampling = asyncio.create_task(sampler.run(SAMPLE_SECONDS))
    ends = time.monotonic() + seconds
    operations = mix.operations()
    reporting = asyncio.create_task(_report(sampler))
    await asyncio.gather(*(load.keep(name, rate * scale, ends, operations[name]) for name, rate in RATES.items()))
    sampling.cancel()
    await load.settle()
    incomplete = await crowd.complete()
    unfinished = await _drained(mix)
    working.cancel()
    reporting.cancel()
    await crowd.leave()
    return {
        "operations": sum(load.done.values()),
        "incomplete": incomplete,
        "gaps": dict(crowd.ledger.gaps),
        "errors": dict(load.errors.most_common(20)),
        "unfinished": unfinished,
        "expected deliveries": mix.expected,
        "latencies": crowd.latencies.summary(),
    }


async def _fill_caches(mix: Mix) -> None:
    unique = mix.operations()["unique document"]
    for first in range(0, _UNIQUE, 50):
        await asyncio.gather(*(unique(10_000_000 + (first + each) // 2) for each in range(50)))


async def _drained(mix: Mix) -> dict[str, int]:
    """Wait until runs and deliveries have ended, and return how many have not."""
    query = """{ executions(filter: {status: [PENDING, RUNNING, WAITING]}) { totalCount }
                 deliveries(filter: {status: [PENDING, RETRYING]}) { totalCount } }"""
    found: dict[str, int] = {}
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        data = await asyncio.to_thread(mix.deployment.data, query)
        found = {name: each["totalCount"] for name, each in data.items()}
        if not any(found.values()):
            break
        await asyncio.sleep(1)
    return found


async def _report(sampler: Sampler) -> None:
    """Print each sample as it is taken."""
    printed = 0
    while True:
        await until(lambda: len(sampler.samples) > printed, float("inf"))  # noqa: B023 - awaited at once
        sample = sampler.samples[printed]
        printed += 1
        print(f"  {_moment(sample)}", flush=True)


# ---------------------------------------------------------------- verdicts


def _counted(samples: Sequence[Sample]) -> Sequence[Sample]:
    return samples[int(len(samples) * WARM_UP_SHARE) :]


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Return the slope of the line through points, which a few outliers do not change (Theil and Sen's)."""
    found = [
        (y2 - y1) / (x2 - x1) for number, (x1, y1) in enumerate(points) for x2, y2 in points[number + 1 :] if x2 > x1
    ]
    return median(found) if found else 0.0


def _checks(samples: Sequence[Sample], figures: dict[str, Any]) -> list[Check]:
    counted = _counted(samples)
    found = []
    for number in range(len(samples[0].processes)):
        for name, unit, factor, most in (
            ("resident KiB", "bytes", 1024.0, MOST_BYTES),
            ("blocks", "blocks of memory", 1.0, MOST_BLOCKS),
        ):
            # Per operation of one gateway: each gets about a half of them.
            per = slope([(s.operations / len(s.processes), s.processes[number][name] * factor) for s in counted])
            what = f"gateway {number + 1}: {unit} left by an operation"
            found.append(Check(what, f"≤ {most:g}", f"{per:.2f}", per <= most))
        for name in ("tasks", "files"):
            values = [sample.processes[number][name] for sample in counted]
            begin, end = _thirds(values)
            what = f"gateway {number + 1}: {name}"
            found.append(Check(what, "no growth over 10 %", f"{begin:.0f} → {end:.0f}", end <= 1.1 * begin + 10))
    for name in figures["latencies"]:
        windows = [each.latencies[name]["p99"] for each in counted if name in each.latencies]
        if len(windows) >= 6 and name not in _NOT_TIMED:
            begin, end = _thirds(windows)
            flat = end <= MOST_LATENCY * begin + 5
            found.append(Check(f"p99 of {name}", f"≤ {MOST_LATENCY:g} × + 5 ms", f"{begin:.0f} → {end:.0f} ms", flat))
    return [*found, *_database(samples)]


_NOT_TIMED: Final = frozenset({"socket that does not read", "reconnect"})


def _thirds(values: Sequence[float]) -> tuple[float, float]:
    """Return the medians of the second and the last third."""
    third = max(1, len(values) // 3)
    return median(values[third : 2 * third] or values), median(values[-third:])


def _database(samples: Sequence[Sample]) -> list[Check]:
    counted = _counted(samples)
    middle = len(counted) // 2

    def per_event(part: Sequence[Sample]) -> float:
        return slope([(sample.events, sample.database_bytes) for sample in part])

    first, second = per_event(counted[: middle + 1]), per_event(counted[middle:])
    growth = f"{first:.0f} → {second:.0f}"
    found = [
        Check("bytes of the database per event", f"≤ {MOST_DATABASE:g} ×", growth, second <= MOST_DATABASE * first)
    ]
    for name, most in _WORKING_TABLES.items():
        rows = max(sample.tables.get(name, {"rows": 0})["rows"] for sample in counted)
        dead = max(sample.tables.get(name, {"dead": 0})["dead"] for sample in counted)
        what = f"{name}: live and dead rows at most"
        found.append(Check(what, f"≤ {most:g}", f"{rows:.0f} and {dead:.0f}", max(rows, dead) <= most))
    return found


def _service(mix: Mix, figures: dict[str, Any], delivered: int) -> list[Check]:
    expected, unfinished = figures["expected deliveries"], sum(figures["unfinished"].values())
    errors = sum(figures["errors"].values())
    return [
        Check("operations that failed", "0", f"{errors}", not errors),
        Check("subscribers that missed or repeated a message", "0", f"{figures['incomplete']}",
              not figures["incomplete"] and not figures["gaps"]),
        Check("runs and deliveries that did not end", "0", f"{unfinished}", not unfinished),
        Check("deliveries to receivers", f"≥ {expected:,}", f"{delivered:,}", delivered >= expected),
    ]  # fmt: skip


# ---------------------------------------------------------------- tables


def _moment(sample: Sample) -> str:
    processes = " | ".join(
        f"{each['resident KiB'] / 1024:.0f} MiB, {each['blocks'] / 1000:.0f}k blocks, {each['tasks']:.0f} tasks, "
        f"{each['files']} files, CPU {each['CPU']:.2f}, lag {each['lag p99 ms']:g}/{each['lag max ms']:g} ms"
        for each in sample.processes
    )
    database = f"{sample.database_bytes / 2**20:.0f} MiB, {sample.events:,} events, {sample.operations:,} operations"
    return f"{sample.at:6.0f} s: {processes} | {database}"


def _growth(samples: Sequence[Sample]) -> str:
    """Return the table of what each gateway holds, at the end of the warm-up and at the end."""
    counted = _counted(samples)
    names = [name for name in counted[-1].processes[0] if not name.startswith(("CPU", "lag"))]
    rows = [
        (name, *(f"{each.processes[number].get(name, 0):,.0f}" for number in range(len(counted[0].processes))
                 for each in (counted[0], counted[len(counted) // 2], counted[-1])))
        for name in names
    ]  # fmt: skip
    heads = [f"gateway {number + 1}, {when}" for number in range(len(counted[0].processes))
             for when in ("after the warm-up", "in the middle", "at the end")]  # fmt: skip
    return table(("held", *heads), rows)


def _tables(samples: Sequence[Sample]) -> str:
    """Return the table of the database's tables that grew most."""
    counted = _counted(samples)
    first, last = counted[0], counted[-1]
    events = max(1, last.events - first.events)

    def grown(name: str, what: str) -> float:
        return last.tables[name][what] - first.tables.get(name, {}).get(what, 0.0)

    by_size: Callable[[str], float] = lambda name: -grown(name, "bytes")  # noqa: E731
    rows = [
        (name, f"{last.tables[name]['rows']:,.0f}", f"{last.tables[name]['dead']:,.0f}",
         f"{last.tables[name]['bytes'] / 1024:,.0f}", f"{grown(name, 'rows') / events:.3f}",
         f"{grown(name, 'bytes') / events:.0f}")
        for name in sorted(last.tables, key=by_size)[:14]
    ]  # fmt: skip
    return table(("table", "rows", "dead rows", "KiB", "rows per event", "bytes per event"), rows)


def _moments(samples: Sequence[Sample]) -> str:
    """Return the course of the run, in about ten lines."""
    step = max(1, len(samples) // 10)
    rows = [
        (f"{each.at / 60:.1f}",
         " / ".join(f"{one['resident KiB'] / 1024:.0f}" for one in each.processes),
         " / ".join(f"{one['blocks'] / 1000:,.0f}" for one in each.processes),
         " / ".join(f"{one['lag max ms']:g}" for one in each.processes),
         f"{each.latencies.get('task by id', {}).get('p99', 0):g}",
         f"{each.latencies.get('create', {}).get('p99', 0):g}",
         f"{each.latencies.get('event', {}).get('p99', 0):g}",
         f"{each.database_bytes / 2**20:.0f}", f"{each.events:,}")
        for each in samples[::step]
    ]  # fmt: skip
    columns = ("minute", "MiB", "thousand blocks", "loop lag max ms", "task by id p99", "create p99", "event p99",
               "database MiB", "events")  # fmt: skip
    return table(columns, rows)
