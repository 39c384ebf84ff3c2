"""An agent that processes the data in its tasks.

PARLEY_TOKEN=<the agent's key> python -m parley_client.examples.data_processor agt_…

It claims tasks of the type `data_processing`.
"""

import logging
import statistics
import sys

from parley_client.agent import BaseAgent
from parley_client.examples.results import needed, timed
from parley_client.tasks import Task, TaskFailed
from parley_client.values import Json, JsonObject


class DataProcessorAgent(BaseAgent):
    """Run `process_data` with the task's `payload.data`."""

    task_types = ("data_processing",)

    async def execute_task(self, task: Task) -> Json:
        """Return {success, data, executionTime}."""
        return await timed(self.process_data(needed(task, "data")))

    async def process_data(self, data: Json) -> Json:
        """Return statistics of a list of numbers; subclasses override this for other data.

        Raises:
            TaskFailed: the data is not a non-empty list of numbers.
        """
        if not isinstance(data, list) or not data or not all(_is_number(each) for each in data):
            raise TaskFailed("payload.data must be a non-empty list of numbers.", retryable=False)
        summary: JsonObject = {"count": len(data), "sum": sum(data), "mean": statistics.fmean(data)}
        return summary | {"min": min(data), "max": max(data)}


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    DataProcessorAgent(sys.argv[1] if sys.argv[1:] else None).run()
