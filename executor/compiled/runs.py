"""One execution of a plan: what it works on, what went wrong, what it waits for."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from graphql import ExecutionResult
from graphql.execution.values import VariableValues

from executor.compiled.arguments import Arguments
from executor.compiled.awaiting import settle, together
from executor.compiled.engine import Engine
from executor.compiled.failures import Failure, outcome, without_nulled
from executor.compiled.fields import Field
from executor.compiled.frames import Frame, Within

if TYPE_CHECKING:
    from executor.compiled.selections import Selection

Resume = Callable[[list[Any]], None]
"""Goes on with values that had to be waited for; an exception stands where one was raised."""


class Run:
    """The state of one execution.

    Args:
        info_tail: what `info` ends with; see `infos`.
    """

    __slots__ = ("_failures", "_waiting", "arguments", "awaited", "engine", "info_tail", "variables")

    def __init__(self, engine: Engine, variables: VariableValues, info_tail: tuple[Any, ...]) -> None:
        self.engine = engine
        self.variables = variables
        self.info_tail = info_tail
        self.arguments: dict[Arguments, dict[str, Any]] = {}
        self.awaited: set[Field] = set()
        self._failures: list[Failure] = []
        self._waiting: list[tuple[list[Any], Resume]] = []

    def execute(self, field: Field, frame: Frame) -> None:
        """Resolves a field for all sources of a frame and completes it, now or when its values are there."""
        values = field.call(self, frame)
        if self.engine.must_wait(values):
            self.wait(values, lambda settled: field.complete(self, frame, settled), field)
        else:
            field.complete(self, frame, values)

    def wait(self, values: list[Any], resume: Resume, field: Field) -> None:
        """Remembers to go on when the awaitables among the values are there."""
        self.awaited.add(field)
        self._waiting.append((values, resume))

    def fail(self, field: Field, frame: Frame, row: int, within: Within, error: Exception) -> None:
        """Notes an error. Its place is null until the end, when it is seen how far up the null goes."""
        self._failures.append(Failure(field, frame, row, within, error))

    def concurrently(self, selection: "Selection", root: Any) -> ExecutionResult | Awaitable[ExecutionResult]:
        """Runs an operation whose root fields may run side by side."""
        frame = Frame(None, None, None, [root])
        selection.run(self, frame)
        return self._awaited(frame) if self._waiting else self._result(frame)

    async def serially(self, selection: "Selection", root: Any) -> ExecutionResult:
        """Runs an operation whose root fields run one after the other, until one of them makes everything null."""
        frame = Frame(None, None, None, [root])
        frame.outs = selection.build(self, frame)
        for field in selection.fields:
            self.execute(field, frame)
            await self._drain()
            if self._failures and () in outcome(self._failures, self.awaited).nulled:
                break
        return self._result(frame)

    async def _awaited(self, frame: Frame) -> ExecutionResult:
        await self._drain()
        return self._result(frame)

    async def _drain(self) -> None:
        """Waits, goes on, and waits for what that brings up, until there is nothing left.

        Fields that wait at the same time do not wait for each other.
        """
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            if len(waiting) == 1:
                await self._follow(*waiting[0])
            else:
                await together([self._follow(*each) for each in waiting])

    async def _follow(self, values: list[Any], resume: Resume) -> None:
        resume(await settle(values, self.engine.is_awaitable))
        await self._drain()  # takes what `resume` has just added, before anybody else runs

    def _result(self, frame: Frame) -> ExecutionResult:
        [data] = frame.outs
        if not self._failures:
            return ExecutionResult(data, None)
        errors, nulled = outcome(self._failures, self.awaited)
        return ExecutionResult(without_nulled(data, nulled), errors)
