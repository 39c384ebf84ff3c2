"""Mutations per second with a thousand subscribers: one rate for a long time (R10), or the whole curve and its knee."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any, Final

from benchmarks.steady.calls import Load
from benchmarks.steady.crowd import Crowd
from benchmarks.steady.deployment import deployed
from benchmarks.steady.results import Check, Result
from benchmarks.steady.sampling import Sampler

SESSIONS: Final = 100
SUBSCRIBERS: Final = 1_000
MOST_MUTATION_MS: Final = 250.0
MOST_EVENT_MS: Final = 500.0
_WARM_UP_SECONDS: Final = 5.0
_PAUSE_SECONDS: Final = 5.0


def sustained(rate: float, seconds: float) -> Result:
    """Keep one rate for some time."""
    with deployed() as deployment:
        crowd = Crowd(deployment, deployment.sessions(SESSIONS))
        [row] = asyncio.run(_measure(crowd, [rate], seconds))
    title = f"{rate:g} mutations/s with {SUBSCRIBERS:,} subscribers for {seconds / 60:g} minutes"
    checks = [
        Check("mutation, p99", f"≤ {MOST_MUTATION_MS:g} ms", f"{row['mutation']['p99']:g} ms",
              row["mutation"]["p99"] <= MOST_MUTATION_MS),
        Check("mutation to subscriber, p99", f"≤ {MOST_EVENT_MS:g} ms", f"{row['event']['p99']:g} ms",
              row["event"]["p99"] <= MOST_EVENT_MS),
        Check("errors", "0", f"{row['errors']}", not row["errors"]),
        Check("subscribers that missed or repeated a message", "0", f"{row['incomplete']}", not row["incomplete"]),
        Check("connections dropped", "0", f"{row['dropped']}", not row["dropped"]),
    ]  # fmt: skip
    return Result("R10", title, deployment.machine, checks, {"steps": [row]})


def curve(rates: Sequence[float], seconds: float) -> Result:
    """Measure one rate after another, and name the highest that still meets the figures of R10."""
    with deployed() as deployment:
        crowd = Crowd(deployment, deployment.sessions(SESSIONS))
        rows = asyncio.run(_measure(crowd, rates, seconds))
    good = [row["rate"] for row in rows if _meets(row)]
    knee = max(good, default=0.0)
    title = f"Mutations/s with {SUBSCRIBERS:,} subscribers, {seconds:g} s each"
    checks = [Check("the knee: the highest rate within R10's figures", "≥ 200 mutations/s", f"{knee:g}/s", knee >= 200)]
    return Result("curve", title, deployment.machine, checks, {"steps": rows})


def _meets(row: dict[str, Any]) -> bool:
    return bool(
        row["mutation"]["p99"] <= MOST_MUTATION_MS
        and row["event"]["p99"] <= MOST_EVENT_MS
        and not row["errors"]
        and row["done"] >= 0.98 * row["rate"]
    )


async def _measure(crowd: Crowd, rates: Sequence[float], seconds: float) -> list[dict[str, Any]]:
    await crowd.join(SUBSCRIBERS)
    numbers = iter(range(1, 1_000_000_000))
    rows = []
    for rate in rates:
        rows.append(await _step(crowd, rate, seconds, numbers))
        print(f"  {rows[-1]}", flush=True)
        if rows[-1]["done"] < 0.7 * rate:
            break  # far beyond the knee, where only queues grow
        await asyncio.sleep(_PAUSE_SECONDS)
    await crowd.leave()
    return rows


async def _step(crowd: Crowd, rate: float, seconds: float, numbers: Any) -> dict[str, Any]:
    async def send(_: int) -> str | None:
        return await crowd.send(next(numbers))

    warm_up = Load(crowd.latencies)
    await warm_up.keep("mutation", min(rate, 100), time.monotonic() + _WARM_UP_SECONDS, send)
    await warm_up.settle()
    await crowd.complete()
    sampler, load = Sampler(crowd.deployment, crowd.latencies), Load(crowd.latencies)
    await sampler.sample()
    crowd.latencies.whole.clear()
    began, own = time.monotonic(), time.process_time()
    sampling = asyncio.create_task(sampler.run(10))
    await load.keep("mutation", rate, began + seconds, send)
    sent_for = time.monotonic() - began
    await load.settle()
    took, own = time.monotonic() - began, time.process_time() - own
    incomplete = await crowd.complete()
    await sampler.sample()
    sampling.cancel()
    summary, taken = crowd.latencies.summary(), sampler.samples[1:]
    return {
        "rate": rate,
        "done": round(load.done["mutation"] / took, 1),
        "offered for": round(sent_for, 1),
        "mutation": summary.get("mutation", {"p99": float("inf")}),
        "event": summary.get("event", {"p99": float("inf")}),
        "errors": sum(load.errors.values()),
        "error texts": dict(load.errors.most_common(5)),
        "incomplete": incomplete,
        "dropped": sum(subscriber.times_opened - 1 for subscriber in crowd.subscribers),
        "CPU": round(sum(sample.processes[0]["CPU"] for sample in taken) / len(taken), 3),
        "client CPU": round(own / took, 3),
        "lag p99 ms": max(sample.processes[0]["lag p99 ms"] for sample in taken),
        "lag max ms": max(sample.processes[0]["lag max ms"] for sample in taken),
    }
