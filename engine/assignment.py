"""Assignment: which of several waiting workers probably finishes a task first.

A worker takes as long as it took for recent tasks of the type, and longer the busier it is. If that is unknown for one
of those that are compared, or the task's type is new, the least busy is taken: a new worker gets tasks, and then has
averages. `benchmarks.assignment` compares this with the least busy alone.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from json_types import Json
from models.agents import Agent
from models.task_durations import expected_seconds


class NewTask(NamedTuple):
    """A task that no worker has claimed yet."""

    id: str
    type: str
    required_capabilities: Sequence[str]


@dataclass(slots=True, eq=False)
class Contender:
    """A worker that waits for a task.

    Args:
        held: the tasks that it holds, of the `room` that it can hold at the same time.
        types: those that it waits for; any if empty.
        durations: its averages; see `models.task_durations`.
    """

    held: int
    room: int
    types: Collection[str]
    capabilities: Collection[str]
    durations: Mapping[str, Json] | None

    @property
    def load(self) -> float:
        """The share of its places in use: 1 at its limit."""
        return self.held / self.room

    def takes(self, task: NewTask) -> bool:
        """Return whether it has room for the task, and can do it."""
        wanted = not self.types or task.type in self.types
        return self.held < self.room and wanted and set(task.required_capabilities) <= set(self.capabilities)


def contender(agent: Agent, held: int) -> Contender:
    """Return a worker as one that may get a task."""
    return Contender(
        held=held,
        room=agent.max_concurrent_tasks,
        types=agent.waits_for or (),
        capabilities=agent.capabilities,
        durations=agent.task_durations,
    )


def first_to_finish(workers: Sequence[Contender], type: str, moment: datetime) -> Contender:
    """Return the worker that probably finishes a task of this type first; of equal ones, the first."""
    seconds = [expected_seconds(worker.durations, type, moment) for worker in workers]
    known = [each for each in seconds if each is not None]
    if len(known) < len(workers):
        return min(workers, key=lambda worker: worker.load)
    expected = [each * (1 + worker.load) for each, worker in zip(known, workers, strict=True)]
    return workers[expected.index(min(expected))]


def left_to_others(
    asking: Contender, others: Sequence[Contender], tasks: Sequence[NewTask], moment: datetime
) -> list[str]:
    """Return the ids of the tasks that a worker should leave to others, in whose `held` they are counted."""
    left = []
    for task in tasks:
        able = [other for other in others if other.takes(task)]
        if able and (best := first_to_finish([asking, *able], task.type, moment)) is not asking:
            best.held += 1
            left.append(task.id)
    return left
