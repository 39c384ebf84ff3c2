"""The simulation behind the assignment by expected finish: it pays where workers differ, and costs little elsewhere."""

import pytest

from benchmarks.assignment import SCENARIOS, Scenario, compare

SEEDS = 6
TASKS = 400


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_tasks_are_done_sooner_than_by_the_least_busy(scenario: Scenario):
    busy, finish = compare(scenario, seeds=SEEDS, tasks=TASKS)
    if scenario.unlike and scenario.use <= 0.4:
        assert finish.mean < 0.8 * busy.mean and finish.p95 < 0.8 * busy.p95
    else:
        assert finish.mean < 1.03 * busy.mean and finish.p95 < 1.05 * busy.p95
