"""One execution of a plan: its variables, failures and pending awaitables."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from graphql import ExecutionResult
from graphql.execution.values import VariableValues

from executor.compiled.arguments import Arguments
from executor.compiled.awaiting import close_all, in_background, settle, together
from executor.compiled.batches import Awaited
from executor.compiled.environment import CompilerEnvironment
from executor.compiled.failures import Failure, outcome, without_nulled
from executor.compiled.fields import Field
from executor.compiled.frames import Frame, Within

if TYPE_CHECKING:
    from executor.compiled.selections import Selection

Resume = Callable[[list[Any]], None]
"""A function that continues with awaited values, in which exceptions take the place of values."""


class _Over(Exception):
    """The whole response is null, and pending fields cannot change it."""


class Run:
    """The state of one execution.

    Args:
        info_tail: the last part of `info`; see `infos`.
    """

    __slots__ = ("_checked", "_failures", "_waiting", "arguments", "awaited", "engine", "info_tail", "variables")

    def __init__(self, engine: CompilerEnvironment, variables: VariableValues, info_tail: tuple[Any, ...]) -> None:
        self.engine = engine
        self.variables = variables
        self.info_tail = info_tail
        self.arguments: dict[Arguments, dict[str, Any]] = {}
        self.awaited: set[Field] = set()
        self._failures: list[Failure] = []
        self._checked = 0  # the number of failures checked by `_is_over`
        self._waiting: list[tuple[list[Any], Resume]] = []

    def execute(self, field: Field, frame: Frame) -> None:
        """Resolve a field for all sources of a frame and complete it, now or once its values are available."""
        values = field.call(self, frame)
        if isinstance(values, Awaited):
            batch = values
            self.wait([batch.awaitable], lambda settled: self._resolved(field, frame, batch.values(settled[0])), field)
        else:
            self._resolved(field, frame, values)

    def _resolved(self, field: Field, frame: Frame, values: list[Any]) -> None:
        if self.engine.must_wait(values):
            self.wait(values, lambda settled: field.complete(self, frame, settled), field)
        else:
            field.complete(self, frame, values)

    def wait(self, values: list[Any], resume: Resume, field: Field) -> None:
        """Register values to be awaited, and the function to continue with."""
        self.awaited.add(field)
        self._waiting.append((values, resume))

    def fail(self, field: Field, frame: Frame, row: int, within: Within, error: Exception) -> None:
        """Record an error. Its place is null for now; how far the null propagates is determined at the end."""
        self._failures.append(Failure(field, frame, row, within, error))

    def concurrently(self, selection: "Selection", root: Any) -> ExecutionResult | Awaitable[ExecutionResult]:
        """Execute an operation whose root fields may run concurrently."""
        frame = Frame(None, None, None, [root])
        selection.run(self, frame)
        return self._awaited(frame) if self._waiting and not self._is_over() else self._result(frame)

    def serially(self, selection: "Selection", root: Any) -> ExecutionResult | Awaitable[ExecutionResult]:
        """Execute an operation whose root fields run one after the other, until one makes the whole response null."""
        frame = Frame(None, None, None, [root])
        frame.outs = selection.build(self, frame)
        fields = iter(selection.fields)
        for field in fields:
            self.execute(field, frame)
            if self._is_over():
                break
            if self._waiting:
                return self._serially(frame, fields)
        return self._result(frame)

    async def _serially(self, frame: Frame, fields: Iterator[Field]) -> ExecutionResult:
        with suppress(_Over):
            await self._drain()
            for field in fields:
                self.execute(field, frame)
                await self._drain()
        return self._result(frame)

    def _is_over(self) -> bool:
        """Return whether the whole response is null; if so, pending awaitables finish in the background."""
        if len(self._failures) == self._checked:
            return False
        self._checked = len(self._failures)
        if () not in outcome(self._failures, self.awaited).nulled:
            return False
        waiting, self._waiting = self._waiting, []
        values = [value for each in waiting for value in each[0] if self.engine.is_awaitable(value)]
        in_background(values, self.engine.background)
        return True

    async def _awaited(self, frame: Frame) -> ExecutionResult:
        try:
            await self._drain()
        except _Over:
            return self._result(frame)
        return self._result(frame)

    async def _drain(self) -> None:
        """Await pending values and continue with them until nothing is pending.

        Fields that are pending at the same time do not wait for each other.

        Raises:
            _Over: the whole response is null, so the rest is not needed.
        """
        while True:
            if self._is_over():
                raise _Over
            if not self._waiting:
                break
            waiting, self._waiting = self._waiting, []
            if len(waiting) == 1:
                await self._follow(*waiting[0])
            else:
                await self._follow_all(waiting)

    async def _follow_all(self, waiting: list[tuple[list[Any], Resume]]) -> None:
        unbegun = dict(enumerate(waiting))

        async def follow(index: int) -> None:
            await self._follow(*unbegun.pop(index))

        try:
            await together([follow(index) for index in range(len(waiting))])
        finally:
            # Cancelled before they began, as when the client has gone: nobody awaits these any more.
            for values, _ in unbegun.values():
                close_all(values)

    async def _follow(self, values: list[Any], resume: Resume) -> None:
        resume(await settle(values, self.engine.is_awaitable))
        await self._drain()  # handles what `resume` has just added, before another task runs

    def _result(self, frame: Frame) -> ExecutionResult:
        [data] = frame.outs
        if not self._failures:
            return ExecutionResult(data, None)
        errors, nulled = outcome(self._failures, self.awaited)
        return ExecutionResult(without_nulled(data, nulled), errors)
