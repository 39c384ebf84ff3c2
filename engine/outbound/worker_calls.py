"""Calls of workers: a worker gets the message as a task, and its reply is the task's result."""

import asyncio
from typing import Any, Protocol

from connectors.runtimes import AgentAnswer
from engine.outbound.agent_calls import AgentCall, name_of, session_context, worker_reply
from engine.outbound.agent_status import MAX_CALL_SECONDS
from engine.tasks import cancel_if_open, require_room
from engine.waits import Waits
from errors import UpstreamFailed, UpstreamUnavailable
from json_types import Json
from models.agents import Agent
from models.causes import caused_by
from models.tasks import AGENT_MESSAGE, FINAL, Task, TaskStatus
from storage.database import transaction


class Progress(Protocol):
    """The part of a call that survives an interrupted attempt; `taskId` is the worker's task."""

    progress: Any

    async def save_progress(self, **progress: str) -> None:
        """Store values in the running transaction."""


async def ask_worker(waits: Waits, call: AgentCall, progress: Progress) -> AgentAnswer:
    """Give a worker the message as a task and return the reply from the task's result.

    Raises:
        UpstreamFailed: the task failed or was cancelled.
        UpstreamUnavailable: the worker did not complete the task in time; the task is cancelled.
        Unavailable: the process is shutting down.
    """
    task = await _task(call, progress)
    clock = asyncio.get_running_loop()
    until = clock.time() + MAX_CALL_SECONDS
    with waits.watch(task.id) as woken:
        while task.status not in FINAL:
            if clock.time() >= until:
                await cancel_if_open(task, by=call.by)
                raise UpstreamUnavailable(
                    f"The worker has not replied within {MAX_CALL_SECONDS:g} s; the task was cancelled."
                )
            await waits.sleep(woken, until - clock.time())
            task = await Task.get(id=task.id)
    if task.status is not TaskStatus.COMPLETED:
        raise UpstreamFailed(f"The task is {task.status.value}: {task.error or 'it was cancelled'}")
    return worker_reply(task.result)


async def _task(call: AgentCall, progress: Progress) -> Task:
    """Return the task of the call: that of an earlier attempt, if it is still open or completed."""
    known = progress.progress.get("taskId")
    if isinstance(known, str):
        task = await Task.filter(organization_id=call.agent.organization_id, id=known).first()
        if task is not None and task.status not in (TaskStatus.FAILED, TaskStatus.CANCELLED):
            return task
    payload: dict[str, Json] = {"message": call.message}
    if call.metadata:
        payload["metadata"] = call.metadata
    if context := await session_context(call.agent.organization_id, call.session_id):
        payload["context"] = context
    async with transaction():
        agent = await Agent.select_for_update().get(id=call.agent.id)
        agent.require_usable("agent_id")
        await require_room(agent, "agent_id")
        task = Task.new(
            organization_id=agent.organization_id,
            created_by_id=call.by,
            title=f"Message from {await name_of(call.by)}"[:255],
            type=AGENT_MESSAGE,
            payload=payload,
            requirements={},
            session_id=call.session_id,
        )
        await task.add(by=call.by)
        with caused_by(task.cause_id):
            await task.assign(agent.id, by=call.by)
        await progress.save_progress(taskId=task.id)
    return task
