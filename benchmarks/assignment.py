"""Which of several waiting workers gets a task: the one that probably finishes it first, or the least busy one?

A seeded simulation with the gateway's own decision (`engine.assignment`) and averages (`models.task_durations`):

    python -m benchmarks.assignment

Tasks of three types arrive at random. Six workers have one, two or four slots and differ in speed, by worker and by
type of task, or are all alike. A slot is a machine's own, or the slots of a worker share its machine, so that a task
takes longer the busier its worker is. Where no worker has a free slot, the next free one gets the oldest task.
"""

import argparse
import heapq
import statistics
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final, NamedTuple

from engine.assignment import Contender, first_to_finish
from models.task_durations import Durations, with_duration

TYPES: Final = ("summarize", "review", "translate")
WORKERS: Final = 6
SECONDS: Final = 10.0
_BEGIN: Final = datetime(2026, 1, 1, tzinfo=UTC)

Choice = Callable[[Sequence[Contender], str, datetime], Contender]


def least_busy(workers: Sequence[Contender], _type: str, _moment: datetime) -> Contender:
    """Return the worker with the smallest share of its slots in use."""
    return min(workers, key=lambda worker: worker.load)


@dataclass(frozen=True, slots=True)
class Scenario:
    """The conditions of a simulation.

    Args:
        unlike: how much workers differ in speed: the deviation of its logarithm.
        shared: how much longer a task takes on a worker whose slots are all in use.
        use: the share of all slots that the tasks would keep busy on average.
    """

    unlike: float
    shared: float
    use: float


class Completion(NamedTuple):
    """The seconds from the arrival of tasks to their end."""

    mean: float
    p95: float


@dataclass(slots=True)
class _Worker:
    room: int
    speed: Sequence[float]
    held: int = 0
    durations: Durations = field(default_factory=dict)

    def contender(self) -> Contender:
        return Contender(self.held, self.room, (), (), self.durations)


@dataclass(slots=True)
class _Simulation:
    scenario: Scenario
    choose: Choice
    workers: list[_Worker]
    arrivals: list[tuple[float, int, float]]
    random: Random
    queue: deque[int] = field(default_factory=deque)
    ends: list[tuple[float, int, int, float]] = field(default_factory=list)
    completions: list[float] = field(default_factory=list)

    def run(self) -> list[float]:
        for task, (at, _, _) in enumerate(self.arrivals):
            self._end_until(at)
            self._arrive(task, at)
        self._end_until(float("inf"))
        return self.completions

    def _arrive(self, task: int, at: float) -> None:
        waiting = [number for number, worker in enumerate(self.workers) if worker.held < worker.room]
        if not waiting:
            self.queue.append(task)
            return
        self.random.shuffle(waiting)  # of equal workers, the one that asks first
        contenders = [self.workers[number].contender() for number in waiting]
        chosen = self.choose(contenders, TYPES[self.arrivals[task][1]], _moment(at))
        self._start(task, next(n for n, each in zip(waiting, contenders, strict=True) if each is chosen), at)

    def _start(self, task: int, number: int, at: float) -> None:
        worker, (_, type, size) = self.workers[number], self.arrivals[task]
        seconds = size * worker.speed[type] * (1 + self.scenario.shared * worker.held / worker.room)
        worker.held += 1
        heapq.heappush(self.ends, (at + seconds, task, number, seconds))

    def _end_until(self, moment: float) -> None:
        while self.ends and self.ends[0][0] <= moment:
            at, task, number, seconds = heapq.heappop(self.ends)
            worker, (arrived, type, _) = self.workers[number], self.arrivals[task]
            worker.held -= 1
            worker.durations = with_duration(worker.durations, TYPES[type], seconds, _moment(at))
            self.completions.append(at - arrived)
            if self.queue:
                self._start(self.queue.popleft(), number, at)


def _moment(at: float) -> datetime:
    return _BEGIN + timedelta(seconds=at)


def simulate(scenario: Scenario, choose: Choice, *, seed: int, tasks: int) -> Completion:
    """Return how long tasks took from their arrival to their end. The same seed has the same workers and tasks."""
    random = Random(seed)
    workers = [_worker(random, scenario.unlike) for _ in range(WORKERS)]
    capacity = sum(worker.room / statistics.fmean(worker.speed) for worker in workers) / SECONDS
    arrivals, at = [], 0.0
    for _ in range(tasks):
        at += random.expovariate(capacity * scenario.use)
        arrivals.append((at, random.randrange(len(TYPES)), SECONDS * random.lognormvariate(-0.08, 0.4)))
    completions = sorted(_Simulation(scenario, choose, workers, arrivals, random).run())
    return Completion(statistics.fmean(completions), completions[int(0.95 * len(completions))])


def _worker(random: Random, unlike: float) -> _Worker:
    base = random.lognormvariate(0, unlike)
    return _Worker(random.choice([1, 2, 4]), [base * random.lognormvariate(0, unlike / 2) for _ in TYPES])


def compare(scenario: Scenario, *, seeds: int, tasks: int) -> tuple[Completion, Completion]:
    """Return the average over some seeds for the least busy, and for the first to finish."""
    pairs = [[simulate(scenario, choose, seed=seed, tasks=tasks) for seed in range(seeds)] for choose in CHOICES]
    busy, finish = (Completion(*(statistics.fmean(values) for values in zip(*found, strict=True))) for found in pairs)
    return busy, finish


CHOICES: Final = (least_busy, first_to_finish)
NAMES: Final = ("least busy", "first to finish")
SCENARIOS: Final = tuple(
    Scenario(unlike, shared, use) for unlike in (0.6, 0.0) for shared in (0.0, 0.5) for use in (0.2, 0.4, 0.6, 0.8)
)


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--tasks", type=int, default=2_000)
    arguments = parser.parse_args()
    heads = ("workers", "slots", "use", *(f"{what}, {how}" for what in ("mean", "p95") for how in NAMES))
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for scenario in SCENARIOS:
        busy, finish = compare(scenario, seeds=arguments.seeds, tasks=arguments.tasks)
        workers, slots = "unlike" if scenario.unlike else "alike", "shared" if scenario.shared else "own"
        change = f"{100 * (finish.mean / busy.mean - 1):+.0f} %"
        print(
            f"| {workers} | {slots} | {scenario.use:.0%} | {busy.mean:.1f} | {finish.mean:.1f} ({change}) "
            f"| {busy.p95:.1f} | {finish.p95:.1f} |"
        )


if __name__ == "__main__":
    main()
