"""Connections held: thousands of sockets and streams, their memory, the loop's lag, and that none is dropped (R9)."""

import asyncio
import time
from typing import Any, Final

from benchmarks.steady.calls import Load
from benchmarks.steady.crowd import Crowd
from benchmarks.steady.deployment import deployed
from benchmarks.steady.results import Check, Result
from benchmarks.steady.sampling import Sampler, resident_kib

SESSIONS: Final = 100
_WARM_UP: Final = 100
_MESSAGES_PER_SECOND: Final = 2.0
"""One message reaches a hundredth of the subscribers, so each of 5,500 gets one every 50 seconds."""
MOST_KIB: Final = 60.0
MOST_LAG_MS: Final = 50.0


def held(sockets: int, streams: int, seconds: float) -> Result:
    """Hold connections for some time."""
    with deployed() as deployment:
        crowd = Crowd(deployment, deployment.sessions(SESSIONS))
        figures = asyncio.run(_held(crowd, sockets, streams, seconds))
        title = f"{sockets:,} WebSockets and {streams:,} SSE streams held for {seconds / 60:g} minutes"
        checks = [
            Check("memory of a connection", f"≤ {MOST_KIB:g} KiB", f"{figures['KiB per connection']:.1f} KiB",
                  figures["KiB per connection"] <= MOST_KIB),
            Check("event loop lag, p99", f"≤ {MOST_LAG_MS:g} ms", f"≤ {figures['lag p99 ms']:g} ms",
                  figures["lag p99 ms"] <= MOST_LAG_MS),
            Check("connections dropped", "0", f"{figures['dropped']}", not figures["dropped"]),
            Check("subscribers that missed or repeated a message", "0", f"{figures['incomplete']}",
                  not figures["incomplete"]),
        ]  # fmt: skip
        return Result("R9", title, deployment.machine, checks, figures)


async def _held(crowd: Crowd, sockets: int, streams: int, seconds: float) -> dict[str, Any]:
    process = crowd.deployment.first.process
    assert process is not None
    sampler, load = Sampler(crowd.deployment, crowd.latencies), Load(crowd.latencies)
    await crowd.join(_WARM_UP)
    before = resident_kib(process.pid)
    began = time.monotonic()
    await crowd.join(sockets - _WARM_UP, streams)
    connecting = time.monotonic() - began
    await asyncio.sleep(5)
    each = (resident_kib(process.pid) - before) / (sockets + streams - _WARM_UP)
    await sampler.sample()  # the lag while connecting is another matter
    sampling = asyncio.create_task(sampler.run(10))
    await load.keep("sendMessage", _MESSAGES_PER_SECOND, time.monotonic() + seconds, crowd.send)
    await load.settle()
    await sampler.sample()
    sampling.cancel()
    incomplete = await crowd.complete()
    await crowd.leave()
    taken = sampler.samples[1:]
    return {
        "KiB per connection": round(each, 2),
        "KiB per connection at the end": round(
            (taken[-1].processes[0]["resident KiB"] - before) / (sockets + streams - _WARM_UP), 2
        ),
        "seconds to connect": round(connecting, 1),
        "lag p99 ms": sampler.lag_ms(0, 0.99),
        "lag p99.9 ms": sampler.lag_ms(0, 0.999),
        "lag p99 ms of the worst ten seconds": max(sample.processes[0]["lag p99 ms"] for sample in taken),
        "lag max ms": max(sample.processes[0]["lag max ms"] for sample in taken),
        "dropped": sum(subscriber.times_opened - 1 for subscriber in crowd.subscribers),
        "incomplete": incomplete,
        "refusals": {f"{status}": count for (status, _), count in crowd.ledger.refusals.items()},
        "errors": dict(load.errors),
        "latencies": crowd.latencies.summary(),
        "CPU": round(sum(sample.processes[0]["CPU"] for sample in taken) / len(taken), 3),
    }
