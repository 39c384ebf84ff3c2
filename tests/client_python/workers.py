"""A worker for tests: it records what it does, and waits where a test wants it to."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from typing import Any

from parley_client import AgentConfig, BaseAgent, Json, Task, TaskFailed
from tests.work import Work

Condition = Callable[[], bool]


class Recorder(BaseAgent):
    """An agent that follows the payload: `wait` until the test lets it proceed, `fail`, `raise`, or return `echo`."""

    def __init__(self, id: str, config: AgentConfig) -> None:
        super().__init__(id, config)
        self.executed: list[str] = []
        self.cancelled: list[str] = []
        self.begun: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self.proceed: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self.release = asyncio.Event()
        self.at_once = 0
        self.most_at_once = 0

    async def execute_task(self, task: Task) -> Json:
        self.executed.append(task.id)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.begun[task.id].set()
        try:
            return await self._do(task)
        except asyncio.CancelledError:
            self.cancelled.append(task.id)
            if task.payload.get("lingers"):
                await self.release.wait()
            raise
        finally:
            self.at_once -= 1

    async def _do(self, task: Task) -> Json:
        match task.payload:
            case {"wait": True}:
                await self.proceed[task.id].wait()
            case {"fail": str(why)}:
                raise TaskFailed(why, retryable=False)
            case {"raise": str(why)} if task.attempts == 1:
                raise ValueError(why)
            case {"progress": float(fraction)}:
                await self.report_progress(task, fraction, "so far")
        return {"echo": task.payload, "attempt": task.attempts}


def config_for(work: Work, agent_id: str, url: str | None = None, **more: Any) -> AgentConfig:
    """Return the config of a worker that notices and retries quickly."""
    values = {
        "url": url or work.gateway.url,
        "token": work.key_of(agent_id),
        "wait_seconds": 1,
        "longest_pause": 0.3,
        "handle_signals": False,
        "trust_env": False,
    }
    return AgentConfig(**{**values, **more})


@contextlib.asynccontextmanager
async def working(agent: BaseAgent) -> AsyncIterator[asyncio.Task[None]]:
    """Run an agent during the block; an error of the agent fails the test."""
    running = asyncio.create_task(agent.start())
    try:
        yield running
    finally:
        agent.stop(at_once=True)
        await running


async def until(condition: Condition, seconds: float = 30) -> None:
    """Wait for a condition that depends on another thread or process."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.02)


async def status(work: Work, task_id: str, *wanted: str) -> dict[str, Any]:
    """Return a task once it has one of these statuses."""
    async with asyncio.timeout(30):
        while (task := work.read_task(task_id))["status"] not in wanted:
            await asyncio.sleep(0.02)
    return task
