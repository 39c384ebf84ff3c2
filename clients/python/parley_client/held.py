"""A task in the hands of a worker."""

import asyncio
from dataclasses import dataclass

from parley_client.tasks import Task
from parley_client.values import Json


@dataclass(eq=False, slots=True)
class Held:
    """A task that this worker holds. `execution` is None before, and `ended` True after, `execute_task` runs."""

    task: Task
    job: asyncio.Task[None] | None = None
    execution: asyncio.Task[Json] | None = None
    ended: bool = False
    lost: str | None = None

    def cancel(self) -> None:
        """Cancel the execution if it is running."""
        if self.execution is not None and not self.ended:
            self.execution.cancel()
