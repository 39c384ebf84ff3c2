"""Pools at rest are not computed again and again; those that change without an event are."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime, timedelta
from typing import Final

import pytest

from engine.agent_pools import PoolSizing
from models.agent_pools import AgentPool, PoolLimits
from models.agents import Agent, AgentStatus
from models.database import open_database
from models.tasks import Task
from storage.address import parse_address
from storage.clock import now
from tests.gateways import Gateway
from tests.work import Work, some

COOLDOWN: Final = 25
LIMITS: Final = PoolLimits(least=0, most=10, drain=timedelta(seconds=60), cooldown=timedelta(seconds=COOLDOWN))


@pytest.fixture
async def pool(backend: Mapping[str, str]) -> AsyncIterator[str]:
    """The type of a pool with one worker and one task, on a database that no gateway uses any more."""
    kind = some("reviewer")
    with Gateway(backend) as gateway:
        work = Work(gateway)
        agent = work.agent(type=kind)
        assert work.mutate("claimTask", {"agentId": agent["id"], "types": [kind]}) == {"task": None, "errors": []}
        work.task(type=kind)
    database = await open_database(parse_address(backend["DATABASE_URL"]))
    try:
        with database.bind():
            await AgentPool.all().delete()  # what the gateway may have computed
            yield kind
    finally:
        await database.close()


async def _queued(sizing: PoolSizing, kind: str, moment: datetime) -> tuple[int, int]:
    await sizing.size(moment)
    pool = await AgentPool.get(type=kind)
    return pool.queued_tasks, pool.desired_workers


async def test_a_pool_at_rest_is_computed_each_minute(pool: str):
    await Task.filter(type=pool).delete()
    sizing, begin = PoolSizing(LIMITS), now() + timedelta(hours=1)
    assert await _queued(sizing, pool, begin) == (0, 0)
    await Agent.filter(type=pool).update(status=AgentStatus.STOPPED)  # no event says so
    agents = []
    for seconds in (10, 20, 30, 40, 50, 60):
        await sizing.size(begin + timedelta(seconds=seconds))
        agents.append((await AgentPool.get(type=pool)).agents)
    assert agents == [1, 1, 1, 1, 1, 0]


async def test_a_pool_with_work_that_does_not_change_is_computed_each_minute(pool: str):
    sizing, begin = PoolSizing(LIMITS), now() + timedelta(hours=1)
    assert await _queued(sizing, pool, begin) == (1, 1)
    assert await _queued(sizing, pool, begin + timedelta(seconds=10)) == (1, 1)
    await Agent.filter(type=pool).update(status=AgentStatus.STOPPED)  # no event says so
    agents = []
    for seconds in (20, 30, 40, 50, 60):
        await sizing.size(begin + timedelta(seconds=seconds))
        agents.append((await AgentPool.get(type=pool)).agents)
    assert agents == [1, 1, 1, 1, 0]


async def test_a_replica_that_leads_again_computes_all_pools(pool: str):
    await Task.filter(type=pool).delete()
    sizing, begin = PoolSizing(LIMITS), now() + timedelta(hours=1)
    await sizing.size(begin)
    await Agent.filter(type=pool).update(status=AgentStatus.STOPPED)
    await sizing.size(begin + timedelta(seconds=30))
    assert (await AgentPool.get(type=pool)).agents == 0


async def test_a_pool_grows_when_a_task_may_be_tried_again(pool: str):
    begin = now() + timedelta(hours=1)
    await Task.filter(type=pool).update(retry_at=begin + timedelta(seconds=15))
    sizing = PoolSizing(LIMITS)
    sizes = [await _queued(sizing, pool, begin + timedelta(seconds=seconds)) for seconds in (0, 10, 20)]
    assert sizes == [(0, 0), (0, 0), (1, 1)]


async def test_a_pool_shrinks_when_its_cooldown_is_over(pool: str):
    sizing, begin = PoolSizing(LIMITS), now() + timedelta(hours=1)
    assert await _queued(sizing, pool, begin) == (1, 1)
    await Task.filter(type=pool).delete()  # no event says so, but a pool that has just changed is computed again
    sizes = [await _queued(sizing, pool, begin + timedelta(seconds=seconds)) for seconds in (10, 20, 30, 40)]
    assert sizes == [(0, 1), (0, 1), (0, 1), (0, 0)]
