"""Random faults of every part of a deployment. Each one ends, and leaves the part working again.

Which faults happen, to what, for how long and in which order follows from the random number generator.
"""

import asyncio
import contextlib
import math
import random
import signal
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import asyncpg

from tests.chaos.cluster import LEASE_SECONDS, Cluster, send
from tests.gateways import GatewayProcess
from tests.proxies import FaultProxy, Faults

LOST_RESPONSES: Final = "lost responses"
Fault: TypeAlias = Callable[[Cluster, random.Random], Awaitable[None]]

_NETWORK: Final[Mapping[str, Faults]] = {
    "latency": Faults(latency=0.1, jitter=0.2),
    "bandwidth": Faults(bandwidth=20_000),
    "slicer": Faults(slicer=64),
    "limit": Faults(limit=3_000),
    "timeout": Faults(timeout=0.5),
    "half-open": Faults(timeout=math.inf),
    "reset": Faults(reset=True),
    "slow_close": Faults(limit=20_000, slow_close=1.0),
}


async def kill_process(cluster: Cluster, chance: random.Random) -> None:
    """Kill a gateway or the worker (SIGKILL), and restart it."""
    await _restart(chance.choice(cluster.processes), chance)


async def kill_postgres(cluster: Cluster, chance: random.Random) -> None:
    """Kill PostgreSQL's postmaster (SIGKILL), and restart it."""
    await asyncio.to_thread(cluster.postgres.kill_postmaster)
    await asyncio.sleep(chance.uniform(0, 2))
    await asyncio.to_thread(cluster.postgres.start)


async def kill_redis(cluster: Cluster, chance: random.Random) -> None:
    """Kill Redis (SIGKILL), and restart it empty."""
    await asyncio.to_thread(cluster.redis.kill)
    await asyncio.sleep(chance.uniform(0, 2))
    await asyncio.to_thread(cluster.redis.start)


async def freeze_process(cluster: Cluster, chance: random.Random) -> None:
    """Freeze a gateway or the worker until its leases have expired."""
    process = chance.choice(cluster.processes)
    send(process, signal.SIGSTOP)
    try:
        await asyncio.sleep(LEASE_SECONDS + chance.uniform(0.5, 2))
    finally:
        send(process, signal.SIGCONT)


async def disturb_network(cluster: Cluster, chance: random.Random) -> None:
    """Disturb one way through a proxy."""
    proxy, name = chance.choice(cluster.proxies), chance.choice([*_NETWORK, "down", "cut"])
    await disturb(proxy, name, chance)


async def disturb(proxy: FaultProxy, name: str, chance: random.Random) -> None:
    """Disturb a proxy's connections for a while."""
    if name == "cut":
        proxy.cut(reset=chance.random() < 0.5)
        return
    faults = _NETWORK.get(name, Faults())
    both, up = chance.random() < 0.5, chance.random() < 0.5
    proxy.disturb(
        to_server=faults if both or up else Faults(),
        to_client=faults if both or not up else Faults(),
        down=name == "down",
    )
    await asyncio.sleep(chance.uniform(0.5, 2.5))
    proxy.heal()


async def lose_responses(cluster: Cluster, chance: random.Random) -> None:
    """Let requests through to one gateway, and cut the connection when its response comes back."""
    front = chance.choice(cluster.fronts)
    front.disturb(to_client=Faults(reset=True))
    await asyncio.sleep(chance.uniform(0.5, 2))
    front.heal()


async def make_read_only(cluster: Cluster, chance: random.Random) -> None:
    """Let the database accept no changes, as a standby that has not been promoted."""
    await _as_operator(cluster, "ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()", _CUT)
    await asyncio.sleep(chance.uniform(0.5, 2))
    await _as_operator(cluster, "ALTER SYSTEM RESET default_transaction_read_only", "SELECT pg_reload_conf()", _CUT)


async def use_all_connections(cluster: Cluster, chance: random.Random) -> None:
    """Cut PostgreSQL's connections and take as many as it allows, so that Parley gets none."""
    await _as_operator(cluster, _CUT)
    taken: list[asyncpg.Connection] = []
    with contextlib.suppress(asyncpg.PostgresError, OSError):
        while True:
            taken.append(await asyncpg.connect(cluster.postgres.url))
    await asyncio.sleep(chance.uniform(0.5, 2))
    await asyncio.gather(*(each.close(timeout=5) for each in taken), return_exceptions=True)


_CUT: Final = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"""


async def _as_operator(cluster: Cluster, *statements: str) -> None:
    connection = await asyncpg.connect(cluster.postgres.url)
    try:
        await connection.execute("SET default_transaction_read_only = off")
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


async def _restart(process: GatewayProcess, chance: random.Random) -> None:
    await asyncio.to_thread(process.kill)
    await asyncio.sleep(chance.uniform(0, 1))
    await asyncio.to_thread(process.start)


FAULTS: Final[Mapping[str, tuple[int, Fault]]] = {
    "kill -9 of a process": (4, kill_process),
    "kill -9 of PostgreSQL": (2, kill_postgres),
    "kill -9 of Redis": (2, kill_redis),
    "SIGSTOP of a process": (2, freeze_process),
    "network": (4, disturb_network),
    LOST_RESPONSES: (2, lose_responses),
    "read-only": (1, make_read_only),
    "no connections left": (1, use_all_connections),
}
"""Each fault, and how often it happens compared to the others."""


@dataclass(slots=True)
class Chaos:
    """One random fault after the other."""

    cluster: Cluster
    chance: random.Random
    done: Counter[str] = field(default_factory=Counter)

    async def run(self, faults: int, *, pause: tuple[float, float] = (0.5, 2.5)) -> None:
        """Let this many faults happen. All kinds come up once before any comes up twice."""
        first = self.chance.sample(list(FAULTS), len(FAULTS))
        weights = [weight for weight, _ in FAULTS.values()]
        names = [*first, *self.chance.choices(list(FAULTS), weights, k=faults)][:faults]
        for name in names:
            await asyncio.sleep(self.chance.uniform(*pause))  # let work happen between two faults
            await FAULTS[name][1](self.cluster, self.chance)
            self.done[name] += 1
