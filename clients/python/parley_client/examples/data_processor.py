"""An agent that works on the data its tasks bring.

PARLEY_TOKEN=<the agent's key> python -m parley_client.examples.data_processor agt_…
"""

import statistics
import sys

from parley_client.agent import BaseAgent
from parley_client.examples.results import needed, timed
from parley_client.tasks import Task, TaskFailed
from parley_client.values import Json, JsonObject


class DataProcessorAgent(BaseAgent):
    """Does `process_data` with the task's `payload.data`."""

    async def execute_task(self, task: Task) -> Json:
        """Returns {success, data, executionTime}."""
        return await timed(self.process_data(needed(task, "data")))

    async def process_data(self, data: Json) -> Json:
        """Returns figures of a list of numbers; subclasses do something else with whatever their tasks bring.

        Raises:
            TaskFailed: it is no such list.
        """
        if not isinstance(data, list) or not data or not all(_is_number(each) for each in data):
            raise TaskFailed("payload.data must be a list of numbers that is not empty.", retryable=False)
        figures: JsonObject = {"count": len(data), "sum": sum(data), "mean": statistics.fmean(data)}
        return figures | {"min": min(data), "max": max(data)}


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


if __name__ == "__main__":
    DataProcessorAgent(sys.argv[1]).run()
