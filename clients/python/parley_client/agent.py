"""The base class of worker agents: a process that claims tasks, works on them and reports."""

import asyncio
import contextlib
import logging
import signal
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from parley_client.client import ParleyClient
from parley_client.config import AgentConfig
from parley_client.errors import Conflict, NotFound, ParleyError
from parley_client.reports import PASSING, Handing, report
from parley_client.tasks import (
    CLAIM,
    COMPLETE,
    FAIL,
    HEARTBEAT,
    PROGRESS,
    READ,
    START,
    WATCH,
    AgentStatus,
    Task,
    TaskFailed,
    error_text,
    is_open,
)
from parley_client.values import Event, Json, JsonObject

_log = logging.getLogger("parley_client")

_MOST_LISTED: Final = 100
_LAST_WORDS_SECONDS: Final = 5.0
_EMPTY_PAUSE_SECONDS: Final = 1.0
_STOPPED: Final = "The worker was stopped before it was done."
_CANCELLED: Final = "Its execution was cancelled from within."
_LEFT: Final = "The worker ended without a word while it had this task."


@dataclass(eq=False, slots=True)
class _Held:
    """A task in this worker's hands. `execution` is None before and `ended` True after `execute_task` runs."""

    task: Task
    job: asyncio.Task[None] | None = None
    execution: asyncio.Task[Json] | None = None
    ended: bool = False
    lost: str | None = None

    def leave(self) -> None:
        """Cancels what runs."""
        if self.execution is not None and not self.ended:
            self.execution.cancel()


class BaseAgent(ABC):
    """A worker. Subclasses say in `execute_task` what they do with a task; the rest is done here.

    One process works for one agent: for more processes make more agents, or raise `maxConcurrentTasks`.

    Attributes:
        id: the agent, whose runtime is WORKER.
        config: how it works.
        profile: the agent as the gateway knows it: name, type, status, capabilities, config, maxConcurrentTasks.
        client: for whatever else it wants of the gateway; there while `start` runs.
    """

    client: ParleyClient

    def __init__(self, id: str, config: AgentConfig | None = None) -> None:
        self.id = id
        self.config = AgentConfig.from_environment() if config is None else config
        self.profile: JsonObject = {}
        self._held: dict[str, _Held] = {}
        self._unknown: dict[str, JsonObject] = {}
        self._left: list[str] = []
        self._connected = False
        self._paused = False
        self._unsure = False
        self._changed = asyncio.Event()
        self._beat_now = asyncio.Event()
        self._stopping = asyncio.Event()
        self._hurry = asyncio.Event()

    # ------------------------------------------------------------ what it is doing

    @abstractmethod
    async def execute_task(self, task: Task) -> Json:
        """Does a task and returns its result, any JSON value. An exception fails the task, and the agent goes on.

        It is cancelled when the task is cancelled or lost at the gateway. What blocks belongs into `asyncio.to_thread`.
        """

    @property
    def status(self) -> AgentStatus:
        """Idle, busy, or offline: not started, or stopping. Offline ends the loop that claims tasks."""
        if not self._connected or self._stopping.is_set():
            return AgentStatus.OFFLINE
        return AgentStatus.BUSY if self._held else AgentStatus.IDLE

    @property
    def current_tasks(self) -> tuple[Task, ...]:
        """The tasks in its hands, the first one first."""
        return tuple(held.task for held in self._held.values())

    @property
    def current_task(self) -> Task | None:
        """The first task in its hands."""
        return next(iter(self.current_tasks), None)

    @property
    def concurrency(self) -> int:
        """How many tasks it works on at once."""
        most = int(self.profile.get("maxConcurrentTasks", 1))
        return most if self.config.concurrency is None else min(self.config.concurrency, most)

    def usage(self) -> Mapping[str, float]:
        """Returns `cpuUsage` and `memoryUsage` for the heartbeat, in whatever unit; nothing unless overridden."""
        return {}

    # ------------------------------------------------------------ its life

    def run(self) -> None:
        """Runs `start` in an event loop of its own."""
        asyncio.run(self.start())

    def stop(self, *, at_once: bool = False) -> None:
        """Lets the agent claim nothing more and `start` return when its tasks are done, or given back at the limit.

        Args:
            at_once: gives them back now. What takes longest then is the last claim, `wait_seconds`.
        """
        self._stopping.set()
        self._changed.set()
        if at_once:
            self._hurry.set()

    async def start(self) -> None:
        """Connects and works until it is stopped, by `stop`, SIGTERM or SIGINT; a second signal stops at once.

        While the gateway is away it works on at what it has, and tries again and again.

        Raises:
            ParleyError: the agent may not work: it was deleted, or its key is not valid (any more).
        """
        config = self.config
        self.client = ParleyClient(
            config.url, config.token, longest_pause=config.longest_pause, trust_env=config.trust_env
        )
        self._claims = self.client.backoff()
        async with self.client:
            with self._signals():
                try:
                    if await self._connected_in_time():
                        await self._work_until_stopped()
                finally:
                    self._connected = False

    async def connect_to_queue(self) -> None:
        """Tells the gateway that the agent is there, and puts back what a former process of it left behind.

        Raises:
            ParleyError: the agent may not work.
        """
        backoff = self.client.backoff()
        while not self._connected:
            try:
                await self._beat()
                self._connected = True
            except PASSING as error:
                pause = backoff.next(error.retry_after_seconds)
                _log.warning("the gateway is away; trying again in %.1f s: %s", pause, error)
                await asyncio.sleep(pause)
        _log.info("agent %s is connected to %s", self.id, self.config.url)
        if self.config.concurrency is not None and self.config.concurrency > self.concurrency:
            _log.warning("the agent's maxConcurrentTasks allows only %d tasks at once", self.concurrency)
        for view in [view for view in self._unknown.values() if view["status"] == "RUNNING"]:
            # So that it is tried again while attempts are left: the attempt that nobody works on has failed.
            del self._unknown[view["id"]]
            handing = Handing(view["id"], self.id, view["assignedAt"])
            await report(self.client, handing, FAIL, {"error": _LEFT}, wanted="FAILED")

    async def process_tasks(self) -> None:
        """Claims tasks and has them worked on, until the agent is offline."""
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
        """Returns the next task, for which it waits up to `wait_seconds`; None when there is none.

        Raises:
            ParleyError: the agent may not work.
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
            _log.warning("no tasks for now: %s", refusal)
            self._paused = True  # until a heartbeat says that the agent was started again
            pause = self._claims.next()
        except PASSING as error:
            _log.log(logging.INFO if self._unsure else logging.WARNING, "the gateway is away: %s", error)
            self._unsure = True  # it may have given out a task, and the answer was lost
            pause = self._claims.next(error.retry_after_seconds)
        self._beat_now.set()
        await self._rest(pause)
        return None

    async def send_result(self, task: Task, result: Json) -> None:
        """Tells the gateway what came of a task, however often it takes; unless the task was lost meanwhile."""
        try:
            await self._report(task, COMPLETE, {"result": result}, wanted="COMPLETED")
        except (TypeError, ValueError, ParleyError) as error:
            _log.error("the result of task %s cannot be kept: %s", task.id, error)
            await self.send_error(task, TaskFailed(f"The result cannot be kept: {error}", retryable=False))

    async def send_error(self, task: Task, error: BaseException) -> None:
        """Tells the gateway that a task failed, however often it takes; unless the task was lost meanwhile."""
        retryable = error.retryable if isinstance(error, TaskFailed) else True
        input = {"error": error_text(error), "retryable": retryable}
        await self._report(task, FAIL, input, wanted="FAILED")

    async def report_progress(self, task: Task, fraction: float, note: str | None = None) -> None:
        """Says how far a task is, 0 to 1. When the gateway is away, that is left out; when the task was lost, it ends.

        Raises:
            BadUserInput: the fraction or the note cannot be used.
        """
        held = self._held.get(task.id)
        try:
            await self.client.query(
                PROGRESS, {"input": {"id": task.id, "progress": fraction, "note": note}}, patience=0
            )
        except PASSING as error:
            _log.info("the progress of task %s was not reported: %s", task.id, error)
        except (Conflict, NotFound) as refusal:
            if held is None:
                raise
            self._lose(held, refusal.message)
            await asyncio.sleep(0)  # where the cancellation arrives

    # ------------------------------------------------------------ a task

    def _take(self, task: Task) -> None:
        former = self._held.get(task.id)
        held = self._held[task.id] = _Held(task)
        held.job = asyncio.create_task(self._work(held, former), name=f"task {task.id}")
        held.job.add_done_callback(lambda job: self._done(held, job))

    def _done(self, held: _Held, job: asyncio.Task[None]) -> None:
        if self._held.get(held.task.id) is held:
            del self._held[held.task.id]
        self._changed.set()
        if not job.cancelled() and (error := job.exception()) is not None:
            _log.error("task %s could not be reported", held.task.id, exc_info=error)

    async def _work(self, held: _Held, former: _Held | None) -> None:
        """Works on a task from its start to its report."""
        if former is not None and former.job is not None:
            # The same task came back, and what is left of its former attempt has not noticed yet.
            self._lose(former, "It was handed out again.")
            await asyncio.wait({former.job})
        started = None if self._hurry.is_set() else await self._report(held.task, START, {}, wanted="RUNNING")
        if self._hurry.is_set():
            await self.send_error(held.task, TaskFailed(_STOPPED))
        if self._hurry.is_set() or started is None:
            return
        held.task = Task.of(started)
        held.execution = asyncio.create_task(self.execute_task(held.task), name=f"execute {held.task.id}")
        try:
            await asyncio.wait({held.execution})
        finally:
            held.ended = True
            held.execution.cancel()
        await self._tell(held, held.execution)

    async def _tell(self, held: _Held, execution: asyncio.Task[Json]) -> None:
        """Reports what came of an execution that has ended."""
        if execution.cancelled():
            error: BaseException | None = TaskFailed(_STOPPED if self._hurry.is_set() else _CANCELLED)
        else:
            error = execution.exception()
        if held.lost is not None:
            _log.info("task %s was lost: %s", held.task.id, held.lost)
        elif error is None:
            await self.send_result(held.task, execution.result())
        else:
            if not execution.cancelled():
                _log.error("task %s failed", held.task.id, exc_info=error)
            await self.send_error(held.task, error)

    async def _report(self, task: Task, document: str, input: JsonObject, *, wanted: str) -> JsonObject | None:
        handing = Handing(task.id, self.id, task.assigned_at)
        return await report(self.client, handing, document, input, wanted=wanted)

    def _lose(self, held: _Held, why: str) -> None:
        if not held.ended:
            held.lost = why
            held.leave()

    # ------------------------------------------------------------ the queue

    async def _claim(self, *, wait_seconds: int) -> Task | None:
        """Asks for a task. The answer also tells which of those that this agent has were given out unheard."""
        listed = dict(self._unknown)
        input: JsonObject = {"agentId": self.id, "types": list(self.config.types), "waitSeconds": wait_seconds}
        if self.config.lease_seconds is not None:
            input["leaseSeconds"] = self.config.lease_seconds
        view = (await self.client.query(CLAIM, {"input": input}, patience=0))["claimTask"]["task"]
        self._claims.reset()
        self._unsure = False
        claimed = None if view is None else Task.of(view)
        self._unknown.pop(claimed.id if claimed is not None else "", None)
        if claimed is None or claimed.id not in listed:
            # What is assigned to the agent comes before the queue. So what was listed before this claim and still did
            # not come has been claimed already, by a request whose answer was lost.
            self._left = [id for id in listed if id in self._unknown and self._is_wanted(listed[id])]
        return claimed

    async def _reread(self, id: str) -> Task | None:
        """Returns a task that this agent has without having heard of it, if that is still so."""
        self._unknown.pop(id, None)
        try:
            view = (await self.client.query(READ, {"id": id}, patience=0))["task"]
        except PASSING:
            return None  # a heartbeat will list it again
        if view is None or view["status"] != "ASSIGNED" or (view["assignedTo"] or {}).get("id") != self.id:
            return None
        return None if id in self._held else Task.of(view)

    def _is_wanted(self, view: Mapping[str, Any]) -> bool:
        return view["status"] == "ASSIGNED" and (not self.config.types or view["type"] in self.config.types)

    # ------------------------------------------------------------ what the gateway says

    async def _beat(self) -> None:
        """Sends a heartbeat and compares what the gateway says this agent has with what it has."""
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
                self._lose(held, "It was handed out again.")
            elif id not in listed and len(listed) < _MOST_LISTED:
                self._lose(held, "The gateway says that this agent does not have it.")

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
            except PASSING as error:
                pause = min(backoff.next(error.retry_after_seconds), self.config.heartbeat_seconds)
            else:
                pause = self.config.heartbeat_seconds
                backoff.reset()

    async def _watch(self) -> None:
        """Follows what happens to the agent's tasks, to notice at once when one is cancelled or lost."""
        backoff = self.client.backoff()
        while True:
            items = self.client.subscribe(WATCH, {"agent": self.id}, on_gap=lambda _gap: self._beat_now.set())
            with contextlib.suppress(*PASSING):
                async with contextlib.aclosing(items):
                    async for event in items:
                        backoff.reset()
                        self._note(event)
            await backoff.pause()

    def _note(self, event: Event) -> None:
        if "task" not in event:
            if event.get("resumed") is False:
                self._beat_now.set()  # something may have happened before the stream was open
            return
        view = event["task"]
        held = self._held.get(view["id"])
        if held is None or held.execution is None:
            return
        if datetime.fromisoformat(view["updatedAt"]) <= held.task.updated_at:
            return  # of before it was in these hands
        if not is_open(view) or not Handing(held.task.id, self.id, held.task.assigned_at).covers(view):
            self._lose(held, f"It is {view['status']} now.")

    # ------------------------------------------------------------ stopping

    async def _work_until_stopped(self) -> None:
        claiming = asyncio.create_task(self.process_tasks(), name="claims")
        beside = [asyncio.create_task(self._beats(), name="beats"), asyncio.create_task(self._watch(), name="watch")]
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            await _first({claiming, stopping, *beside})
            self.stop()
            await self._drain(claiming, beside)
        finally:
            await _end({claiming, stopping, *beside, *self._jobs()})

    async def _drain(self, claiming: asyncio.Task[None], beside: list[asyncio.Task[None]]) -> None:
        """Lets the tasks in hand be finished, and gives those back that are not at the limit."""
        finishing = asyncio.create_task(self._finish(claiming))
        hurry = asyncio.create_task(self._hurry.wait())
        try:
            await _first({finishing, hurry, *beside}, seconds=self.config.stop_seconds)
            self._hurry.set()
            for held in self._held.values():
                held.leave()
            # The last claim is heard out: the gateway would give the task to this agent all the same.
            await _first({finishing, *beside}, seconds=self.config.wait_seconds + _LAST_WORDS_SECONDS)
        finally:
            await _end({finishing, hurry})

    async def _finish(self, claiming: asyncio.Task[None]) -> None:
        await asyncio.wait({claiming})  # its last request may still bring a task
        while jobs := self._jobs():
            await asyncio.wait(jobs)

    def _jobs(self) -> set[asyncio.Task[None]]:
        return {held.job for held in self._held.values() if held.job is not None}

    async def _rest(self, seconds: float) -> None:
        """Waits, but not longer than until the agent is stopped."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stopping.wait()

    async def _connected_in_time(self) -> bool:
        """Connects; False when the agent was stopped before that."""
        connecting = asyncio.create_task(self.connect_to_queue())
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            await _first({connecting, stopping})
            return connecting.done()
        finally:
            await _end({connecting, stopping})

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        """Has SIGTERM and SIGINT stop the agent, where signals can be handled."""
        loop = asyncio.get_running_loop()
        handled = []
        if self.config.handle_signals:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                for each in (signal.SIGTERM, signal.SIGINT):
                    loop.add_signal_handler(each, self._signalled)
                    handled.append(each)
        try:
            yield
        finally:
            for each in handled:
                loop.remove_signal_handler(each)

    def _signalled(self) -> None:
        self.stop(at_once=self._stopping.is_set())


async def _first(tasks: Collection[asyncio.Task[Any]], seconds: float | None = None) -> None:
    """Waits for the first of these to end, and raises what it raised."""
    ended, _ = await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for each in ended:
        each.result()


async def _end(tasks: Collection[asyncio.Task[Any]]) -> None:
    """Cancels what still runs of these and waits for its end."""
    for each in tasks:
        each.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
