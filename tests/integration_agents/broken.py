"""An agent that cannot start until a file exists, and whose task has a bug."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from integration_agents import AgentTask, BaseIntegrationAgent, Json, JsonObject, LoggedEvent, TaskContext


class Broken(BaseIntegrationAgent):
    """See the module."""

    name = "broken"
    description = "Needs a file."
    events = ("broken.*",)
    tasks: ClassVar[Mapping[str, AgentTask]] = {"divide": AgentTask(description="Divide by zero.", idempotent=False)}

    async def start(self) -> None:
        """Require the file."""
        Path(os.environ["BROKEN_FILE"]).read_text()

    async def stop(self) -> None:
        """Leave a note."""
        Path(os.environ["BROKEN_FILE"]).write_text("stopped")

    async def execute_task(self, task: str, params: JsonObject, context: TaskContext) -> Json:
        """Fail as a bug does."""
        return 1 // 0

    async def _process_integration_event(self, event: LoggedEvent, context: TaskContext) -> None:
        if event.type == "broken.event":
            raise ValueError("the secret of the bug")
