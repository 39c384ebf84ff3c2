"""The base class for worker agents: processes that claim tasks, execute them and report the results."""

import asyncio
import contextlib
import logging
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from parley_client.config import AgentConfig, required_variable
from parley_client.errors import Conflict, NotFound, ParleyError
from parley_client.held import Held
from parley_client.reports import TRANSIENT, Assignment, report
from parley_client.running import end_all, first_of, on_signals
from parley_client.tasks import (
    ABANDONED,
    CANCELLED,
    CLAIM,
    COMPLETE,
    FAIL,
    HEARTBEAT,
    PROGRESS,
    READ,
    START,
    STOPPED,
    WATCH,
    AgentStatus,
    Task,
    TaskFailed,
    error_text,
    is_open,
)
from parley_client.usage import ProcessUsage
from parley_client.values import Event, Json, JsonObject

_log = logging.getLogger("parley_client")

_MOST_LISTED: Final = 100
_LAST_REPORT_SECONDS: Final = 5.0
_EMPTY_PAUSE_SECONDS: Final = 1.0


class BaseAgent(ABC):
    """A worker. Subclasses implement `execute_task`; this class does the rest.

    Run one process per agent. To do more at once, create more agents or raise `maxConcurrentTasks`.

    Args:
        id: the id of an agent whose runtime is WORKER; by default the environment's PARLEY_AGENT.
        config: the worker's configuration, or a mapping from which to make one (`AgentConfig.of`); by default
            `AgentConfig.from_environment()`.

    Attributes:
        task_types: the types of tasks to claim, unless `config.types` has some. Without either, it claims every type.
        profile: the agent as the gateway knows it: name, type, status, capabilities, config and limits.
        client: the client for any other requests to the gateway.
    """

    task_types: Sequence[str] = ()

    def __init__(self, id: str | None = None, config: AgentConfig | Mapping[str, Any] | None = None) -> None:
        self.id = required_variable("PARLEY_AGENT", "the agent's id, agt_…") if id is None else id
        self.config = config if isinstance(config, AgentConfig) else AgentConfig.of(config or {})
        self.client = self.config.client()
        self._claims = self.client.backoff()
        self.profile: JsonObject = {}
        self._held: dict[str, Held] = {}
        self._unknown: dict[str, JsonObject] = {}
        self._left: list[str] = []
        self._connected = False
        self._paused = False
        self._unsure = False
        self._supervised = False
        self._process_usage = ProcessUsage()
        self._beating: list[asyncio.Task[None]] = []
        self._changed = asyncio.Event()
        self._beat_now = asyncio.Event()
        self._stopping = asyncio.Event()
        self._hurry = asyncio.Event()

    # ------------------------------------------------------------ tasks and status

    @abstractmethod
    async def execute_task(self, task: Task) -> Json:
        """Execute a task and return its result, any JSON value. An exception fails the task; the agent continues.

        This is cancelled if the task is cancelled or its lease is lost. Run blocking code in `asyncio.to_thread`.
        """

    @property
    def status(self) -> AgentStatus:
        """Idle, busy or offline (not started, or stopping). Offline ends the loop that claims tasks."""
        if not self._connected or self._stopping.is_set():
            return AgentStatus.OFFLINE
        return AgentStatus.BUSY if self._held else AgentStatus.IDLE

    @status.setter
    def status(self, status: str) -> None:
        """Stop if the status is set to offline. The others follow from the tasks, and setting them has no effect."""
        if AgentStatus(status) is AgentStatus.OFFLINE:
            self.stop()

    @property
    def current_tasks(self) -> tuple[Task, ...]:
        """The tasks that the worker holds, oldest first."""
        return tuple(held.task for held in self._held.values())

    @property
    def current_task(self) -> Task | None:
        """The oldest task that the worker holds."""
        return next(iter(self.current_tasks), None)

    @property
    def concurrency(self) -> int:
        """The maximum number of concurrent tasks."""
        most = int(self.profile.get("maxConcurrentTasks", 1))
        return most if self.config.concurrency is None else min(self.config.concurrency, most)

    @property
    def _types(self) -> list[str]:
        return list(self.config.types or self.task_types)

    def usage(self) -> Mapping[str, float]:
        """Return `cpuUsage` and `memoryUsage` for the heartbeat: by default this process's, in percent and MiB."""
        return self._process_usage.read()

    # ------------------------------------------------------------ running

    def run(self) -> None:
        """Run `start` in a new event loop.

        Raises:
            SystemExit: the agent is not allowed to work; the message says why.
        """
        try:
            asyncio.run(self.start())
        except ParleyError as error:
            raise SystemExit(f"The worker stopped: {error}") from None

    def stop(self, *, at_once: bool = False) -> None:
        """Claim no more tasks, and let `start` return once the current ones end or are returned after `stop_seconds`.

        Args:
            at_once: return them to the queue now. The last claim can still take `wait_seconds`.
        """
        self._stopping.set()
        self._changed.set()
        if at_once:
            self._hurry.set()

    async def start(self) -> None:
        """Connect and work until stopped by `stop`, SIGTERM or SIGINT; a second signal stops at once.

        While the gateway is unavailable, the worker continues its tasks and retries. A subclass may have its own
        `start`, which awaits `connect_to_queue()` and then `process_tasks()`.

        Raises:
            ParleyError: the agent is not allowed to work: it was deleted, or its key is not or no longer valid.
        """
        try:
            with on_signals(self._signalled) if self.config.handle_signals else contextlib.nullcontext():
                if await self._connected_in_time():
                    await self._work_until_stopped()
        finally:
            await self.close()

    async def close(self) -> None:
        """Close the connections to the gateway, after `connect_to_queue` or `receive_task` without `start`."""
        self._connected = False
        await end_all(self._beating)
        await self.client.close()
        self._beating, self.client = [], self.config.client()

    async def connect_to_queue(self) -> None:
        """Announce the agent, send heartbeats from now on, and fail the tasks that its previous process left running.

        Raises:
            ParleyError: the agent is not allowed to work.
        """
        backoff = self.client.backoff()
        while not self._connected:
            try:
                await self._beat()
                self._connected = True
            except TRANSIENT as error:
                pause = backoff.next(error.retry_after_seconds)
                _log.warning("gateway unavailable; retrying in %.1f s: %s", pause, error)
                await asyncio.sleep(pause)
        _log.info("connected agent %s to %s", self.id, self.config.url)
        if self._types:
            _log.info("claiming tasks of type %s", ", ".join(self._types))
        else:
            _log.warning("claiming tasks of every type, including those for other workers; set task_types or types")
        if self.config.concurrency is not None and self.config.concurrency > self.concurrency:
            _log.warning("concurrency limited to %d by the agent's maxConcurrentTasks", self.concurrency)
        for view in [view for view in self._unknown.values() if view["status"] == "RUNNING"]:
            # No process works on this attempt, so report it as failed; the gateway retries while attempts are left.
            del self._unknown[view["id"]]
            assignment = Assignment(view["id"], self.id, view["assignedAt"])
            await report(self.client, assignment, FAIL, {"error": ABANDONED}, wanted="FAILED")
        self._beating = self._beating or [asyncio.create_task(self._beats(), name="beats")]

    async def process_tasks(self) -> None:
        """Claim tasks and start executing them until the agent is offline.

        Called by a `start` of the subclass, it also sends heartbeats, follows the tasks' events, and returns once the
        current tasks have ended.
        """
        if not self._supervised:
            try:
                await self._work_until_stopped()
            finally:
                await self.close()
            return
        while self.status is not AgentStatus.OFFLINE:
            if self._paused or len(self._held) >= self.concurrency:
                self._changed.clear()
                await self._changed.wait()
                continue
            task = await self.receive_task()
            if task is not None:
                self._take(task)
            elif self.config.wait_seconds == 0:
                await self._rest(_EMPTY_PAUSE_SECONDS)

    async def receive_task(self) -> Task | None:
        """Wait up to `wait_seconds` for the next task and return it, or None.

        Raises:
            ParleyError: the agent is not allowed to work.
        """
        while self._left:
            task = await self._reread(self._left.pop())
            if task is not None:
                return task
        try:
            if self._unsure:
                await self._beat()
            return await self._claim(wait_seconds=0 if self._unsure else self.config.wait_seconds)
        except Conflict as refusal:
            _log.warning("claim rejected; pausing: %s", refusal)
            self._paused = True  # until a heartbeat reports that the agent was started again
            pause = self._claims.next()
        except TRANSIENT as error:
            _log.log(logging.INFO if self._unsure else logging.WARNING, "gateway unavailable; retrying: %s", error)
            self._unsure = True  # the gateway may have assigned a task and the response was lost
            pause = self._claims.next(error.retry_after_seconds)
        self._beat_now.set()
        await self._rest(pause)
        return None

    async def send_result(self, task: Task, result: Json) -> None:
        """Report a task's result, retrying until the gateway accepts it or the task is no longer this worker's.

        A result of None is reported as `{}`, because the gateway does not accept null.
        """
        try:
            await self._report(task, COMPLETE, {"result": {} if result is None else result}, wanted="COMPLETED")
        except (TypeError, ValueError, ParleyError) as error:
            _log.error("result of task %s rejected: %s", task.id, error)
            await self.send_error(task, TaskFailed(f"The result was rejected: {error}", retryable=False))

    async def send_error(self, task: Task, error: BaseException) -> None:
        """Report a task's failure, retrying until the gateway accepts it or the task is no longer this worker's."""
        retryable = error.retryable if isinstance(error, TaskFailed) else True
        input = {"error": error_text(error), "retryable": retryable}
        await self._report(task, FAIL, input, wanted="FAILED")

    async def report_progress(self, task: Task, fraction: float, note: str | None = None) -> None:
        """Report a task's progress, 0 to 1. Skipped if the gateway is unavailable; cancels a task that was lost.

        Raises:
            BadUserInput: the fraction or the note is invalid.
        """
        held = self._held.get(task.id)
        try:
            await self.client.query(
                PROGRESS, {"input": {"id": task.id, "progress": fraction, "note": note}}, patience=0
            )
        except TRANSIENT as error:
            _log.info("progress of task %s not reported: %s", task.id, error)
        except (Conflict, NotFound) as refusal:
            if held is None:
                raise
            self._lose(held, refusal.message)
            await asyncio.sleep(0)  # the cancellation takes effect here

    # ------------------------------------------------------------ executing a task

    def _take(self, task: Task) -> None:
        former = self._held.get(task.id)
        held = self._held[task.id] = Held(task)
        held.job = asyncio.create_task(self._work(held, former), name=f"task {task.id}")
        held.job.add_done_callback(lambda job: self._done(held, job))

    def _done(self, held: Held, job: asyncio.Task[None]) -> None:
        if self._held.get(held.task.id) is held:
            del self._held[held.task.id]
        self._changed.set()
        if not job.cancelled() and (error := job.exception()) is not None:
            _log.error("report on task %s failed", held.task.id, exc_info=error)

    async def _work(self, held: Held, former: Held | None) -> None:
        """Process a task from its start to its report."""
        if former is not None and former.job is not None:
            # The same task was assigned again, and its previous attempt has not noticed yet.
            self._lose(former, "It was assigned again.")
            await asyncio.wait({former.job})
        started = None if self._hurry.is_set() else await self._report(held.task, START, {}, wanted="RUNNING")
        if self._hurry.is_set():
            await self.send_error(held.task, TaskFailed(STOPPED))
        if self._hurry.is_set() or started is None:
            return
        held.task = Task.of(started)
        held.execution = asyncio.create_task(self.execute_task(held.task), name=f"execute {held.task.id}")
        try:
            await asyncio.wait({held.execution})
        finally:
            held.ended = True
            held.execution.cancel()
        await self._report_end(held, held.execution)

    async def _report_end(self, held: Held, execution: asyncio.Task[Json]) -> None:
        """Report the result or the error of an execution that has ended."""
        if execution.cancelled():
            error: BaseException | None = TaskFailed(STOPPED if self._hurry.is_set() else CANCELLED)
        else:
            error = execution.exception()
        if held.lost is not None:
            _log.info("task %s lost: %s", held.task.id, held.lost)
        elif error is None:
            await self.send_result(held.task, execution.result())
        else:
            if isinstance(error, TaskFailed):
                _log.warning("task %s failed: %s", held.task.id, error)
            else:
                _log.error("task %s failed", held.task.id, exc_info=error)
            await self.send_error(held.task, error)

    async def _report(self, task: Task, document: str, input: JsonObject, *, wanted: str) -> JsonObject | None:
        assignment = Assignment(task.id, self.id, task.assigned_at)
        return await report(self.client, assignment, document, input, wanted=wanted)

    def _lose(self, held: Held, why: str) -> None:
        if not held.ended:
            held.lost = why
            held.cancel()

    # ------------------------------------------------------------ the queue

    async def _claim(self, *, wait_seconds: int) -> Task | None:
        """Claim a task. The response also shows which of the agent's tasks were assigned by a lost response."""
        listed = dict(self._unknown)
        input: JsonObject = {"agentId": self.id, "types": self._types, "waitSeconds": wait_seconds}
        if self.config.lease_seconds is not None:
            input["leaseSeconds"] = self.config.lease_seconds
        view = (await self.client.query(CLAIM, {"input": input}, patience=0))["claimTask"]["task"]
        self._claims.reset()
        self._unsure = False
        claimed = None if view is None else Task.of(view)
        self._unknown.pop(claimed.id if claimed is not None else "", None)
        if claimed is None or claimed.id not in listed:
            # Tasks assigned to the agent come before the queue. So a task that was listed before this claim and was not
            # returned by it was already claimed, by a request whose response was lost.
            self._left = [id for id in listed if id in self._unknown and self._is_wanted(listed[id])]
        return claimed

    async def _reread(self, id: str) -> Task | None:
        """Return a task that the gateway assigned without this worker noticing, if it is still assigned."""
        self._unknown.pop(id, None)
        try:
            view = (await self.client.query(READ, {"id": id}, patience=0))["task"]
        except TRANSIENT:
            return None  # a heartbeat will list it again
        if view is None or not self._is_wanted(view) or (view["assignedTo"] or {}).get("id") != self.id:
            return None
        return None if id in self._held else Task.of(view)

    def _is_wanted(self, view: Mapping[str, Any]) -> bool:
        """Return whether it may have been claimed: a task that waits for its retry has not been."""
        claimed = view["status"] == "ASSIGNED" and view["retryAt"] is None
        return claimed and (not self._types or view["type"] in self._types)

    # ------------------------------------------------------------ heartbeats and events

    async def _beat(self) -> None:
        """Send a heartbeat, and compare the tasks that the gateway lists for this agent with those it holds."""
        before = {id: held for id, held in self._held.items() if held.execution is not None}
        answer = await self.client.query(
            HEARTBEAT, {"input": {"agentId": self.id, **self.usage()}}, idempotent=True, patience=0
        )
        self.profile = answer["agentHeartbeat"]["agent"]
        listed = {view["id"]: view for view in self.profile.pop("currentTasks")}
        self._unknown = {id: view for id, view in listed.items() if id not in self._held}
        self._paused = self.profile["status"] == "STOPPED"
        self._changed.set()
        for id, held in before.items():
            if id in listed and listed[id]["assignedAt"] != held.task.assigned_at:
                self._lose(held, "It was assigned again.")
            elif id not in listed and len(listed) < _MOST_LISTED:
                self._lose(held, "The gateway no longer lists it for this agent.")

    async def _beats(self) -> None:
        backoff = self.client.backoff()
        pause = self.config.heartbeat_seconds
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._beat_now.wait()
            self._beat_now.clear()
            try:
                await self._beat()
            except TRANSIENT as error:
                pause = min(backoff.next(error.retry_after_seconds), self.config.heartbeat_seconds)
            else:
                pause = self.config.heartbeat_seconds
                backoff.reset()

    async def _watch(self) -> None:
        """Follow the events of the agent's tasks, to notice at once when one is cancelled or lost."""
        backoff = self.client.backoff()
        while True:
            items = self.client.subscribe(WATCH, {"agent": self.id}, on_gap=lambda _gap: self._beat_now.set())
            with contextlib.suppress(*TRANSIENT):
                async with contextlib.aclosing(items):
                    async for event in items:
                        backoff.reset()
                        self._note(event)
            await backoff.pause()

    def _note(self, event: Event) -> None:
        if "task" not in event:
            if event.get("resumed") is False:
                self._beat_now.set()  # events may have occurred before the stream was open
            return
        view = event["task"]
        held = self._held.get(view["id"])
        if held is None or held.execution is None:
            return
        if datetime.fromisoformat(view["updatedAt"]) <= held.task.updated_at:
            return  # from before this worker held it
        if not is_open(view) or not Assignment(held.task.id, self.id, held.task.assigned_at).covers(view):
            self._lose(held, f"It is {view['status']} now.")

    # ------------------------------------------------------------ stopping

    async def _work_until_stopped(self) -> None:
        self._supervised = True
        claiming = asyncio.create_task(self.process_tasks(), name="claims")
        beside = [*self._beating, asyncio.create_task(self._watch(), name="watch")]
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            await first_of({claiming, stopping, *beside})
            self.stop()
            await self._drain(claiming, beside)
        finally:
            await end_all({claiming, stopping, *beside, *self._jobs()})
            self._supervised = False

    async def _drain(self, claiming: asyncio.Task[None], beside: list[asyncio.Task[None]]) -> None:
        """Let the current tasks finish, and return those to the queue that do not finish within `stop_seconds`."""
        finishing = asyncio.create_task(self._finish(claiming))
        hurry = asyncio.create_task(self._hurry.wait())
        try:
            await first_of({finishing, hurry, *beside}, seconds=self.config.stop_seconds)
            self._hurry.set()
            for held in self._held.values():
                held.cancel()
            # Wait for the last claim's response: the gateway would assign the task to this agent regardless.
            await first_of({finishing, *beside}, seconds=self.config.wait_seconds + _LAST_REPORT_SECONDS)
        finally:
            await end_all({finishing, hurry})

    async def _finish(self, claiming: asyncio.Task[None]) -> None:
        await asyncio.wait({claiming})  # its last request may still return a task
        while jobs := self._jobs():
            await asyncio.wait(jobs)

    def _jobs(self) -> set[asyncio.Task[None]]:
        return {held.job for held in self._held.values() if held.job is not None}

    async def _rest(self, seconds: float) -> None:
        """Sleep, but end early if the agent is stopped."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stopping.wait()

    async def _connected_in_time(self) -> bool:
        """Connect, and return False if the agent was stopped first."""
        connecting = asyncio.create_task(self.connect_to_queue())
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            await first_of({connecting, stopping})
            return connecting.done()
        finally:
            await end_all({connecting, stopping})

    def _signalled(self) -> None:
        self.stop(at_once=self._stopping.is_set())
