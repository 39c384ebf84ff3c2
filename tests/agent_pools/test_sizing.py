"""The size of a pool for a load, and that it does not flap."""

import itertools
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from models.agent_pools import AgentPool, PoolLimits, PoolLoad, Waiting, new_pool

LIMITS = PoolLimits(least=1, most=10, drain=timedelta(seconds=60), cooldown=timedelta(seconds=300))
BEGIN = datetime(2030, 1, 1, tzinfo=UTC)


def _load(*waiting: Waiting, held: int = 0, bound: int = 0, slots: float = 1.0) -> PoolLoad:
    return PoolLoad(agents=4, workers=2, slots_per_worker=slots, held=held, bound=bound, waiting=waiting)


def _sizes(pool: AgentPool, loads: list[PoolLoad], every: float) -> list[int]:
    sizes = []
    for step, load in enumerate(loads):
        pool.follow(load, LIMITS, BEGIN + timedelta(seconds=every * step))
        sizes.append(pool.desired_workers)
    return sizes


@pytest.mark.parametrize(
    ("load", "wanted"),
    [
        (_load(), 1),
        (_load(held=3), 3),
        (_load(Waiting(4, None)), 4),
        (_load(Waiting(4, None), held=3), 7),
        (_load(Waiting(12, 5.0)), 1),  # a minute of work, in a minute
        (_load(Waiting(13, 5.0)), 2),
        (_load(Waiting(3, 20.0)), 1),
        (_load(Waiting(4, 600.0)), 4),  # no more than one worker for each task
        (_load(Waiting(6, 30.0), Waiting(2, None)), 5),
        (_load(Waiting(8, None), held=4, slots=4.0), 3),
        (_load(bound=2), 2),
        (_load(Waiting(1000, None)), 10),
    ],
)
def test_the_size_for_a_load(load: PoolLoad, wanted: int):
    assert load.wanted(LIMITS) == wanted


def test_a_pool_grows_at_once_and_shrinks_step_by_step_after_the_cooldown():
    pool = new_pool("org_1", "reviewer")
    loads = [_load(held=held) for held in [2, 8, 5, *[1] * 8]]
    assert _sizes(pool, loads, every=60) == [2, 8, 8, 8, 8, 8, 8, 5, 1, 1, 1]


def test_a_queue_that_comes_and_goes_does_not_change_the_size():
    pool = new_pool("org_1", "reviewer")
    random = Random(15)
    loads = [_load(Waiting(random.choice([0, 2, 7]), None)) for _ in range(2000)]
    sizes = _sizes(pool, loads, every=10)
    unsmoothed = [load.wanted(LIMITS) for load in loads]
    assert sum(a != b for a, b in itertools.pairwise(unsmoothed)) > 1000
    assert set(sizes[100:]) == {7}
    assert len(pool.recent) <= LIMITS.most


def test_a_load_that_does_not_change_is_not_stored_again():
    pool = new_pool("org_1", "reviewer")
    changed: list[Any] = [pool.follow(_load(held=2), LIMITS, BEGIN + timedelta(seconds=at)) for at in (0, 10, 20)]
    assert changed == [True, False, False]
