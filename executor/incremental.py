"""Incremental delivery: an operation with `@defer` or `@stream`, whose result is sent in parts.

Executed by graphql-core, in the format of the specification's draft: the first part has `data` and lists what is
`pending`, the following ones have it in `incremental` and name what is `completed`, and `hasNext` is false in the last.
https://github.com/graphql/graphql-spec/pull/1110
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Sequence
from typing import Any

from graphql import (
    ExecutionResult,
    ExperimentalIncrementalExecutionResults,
    GraphQLError,
    InitialIncrementalExecutionResult,
    SubsequentIncrementalExecutionResult,
)
from graphql.execution.incremental import IncrementalExecutor

from executor.deadlines import DeadlineExceeded, Deadlines
from executor.encoding import encode
from executor.faults import Faults
from executor.value_faults import FormattedError

Part = ExecutionResult | InitialIncrementalExecutionResult | SubsequentIncrementalExecutionResult


class IncrementalDelivery:
    """One execution whose result is sent in parts.

    Args:
        name: the operation's name, for the process log.
        seconds: the time for all parts.
    """

    def __init__(self, faults: Faults, deadlines: Deadlines, name: str | None, seconds: float) -> None:
        self._faults = faults
        self._deadlines = deadlines
        self._name = name
        self._end = asyncio.get_running_loop().time() + seconds
        self._pending: set[str] = set()

    async def parts(self, executor: IncrementalExecutor, timed_out: FormattedError) -> AsyncGenerator[bytes, None]:
        """Execute the operation and yield the parts of its result, encoded.

        Args:
            timed_out: the error if it takes too long.
        """
        try:
            result: Any = executor.execute_operation()
            if not isinstance(result, ExecutionResult | ExperimentalIncrementalExecutionResults):
                result = await self._deadlines.keep(result)
        except DeadlineExceeded:
            yield encode({"errors": [timed_out]})
            return
        except Exception as error:  # a bug: errors of resolvers are in the parts
            yield encode({"data": None, "errors": [self._faults.exception(error, self._name)]})
            return
        if isinstance(result, ExecutionResult):
            yield self._encoded(result)
            return
        yield self._encoded(result.initial_result)
        async with contextlib.aclosing(result.subsequent_results) as following:
            async for part in self._following(following, timed_out):
                yield part

    async def _following(
        self, results: AsyncGenerator[SubsequentIncrementalExecutionResult, None], timed_out: FormattedError
    ) -> AsyncGenerator[bytes, None]:
        while True:
            try:
                if asyncio.get_running_loop().time() > self._end:
                    raise DeadlineExceeded
                yield self._encoded(await self._deadlines.keep(anext(results)))
            except StopAsyncIteration:
                return
            except DeadlineExceeded:
                yield self._broken_off(timed_out)
                return
            except Exception as error:  # likewise; the client has the parts before it
                yield self._broken_off(self._faults.exception(error, self._name))
                return

    def _encoded(self, part: Part) -> bytes:
        shown: dict[str, Any] = dict(part.formatted)
        self._format(shown, getattr(part, "errors", None))
        for kind in ("incremental", "completed"):
            for each, source in zip(shown.get(kind, ()), getattr(part, kind, None) or (), strict=True):
                self._format(each, source.errors)
        self._pending |= {each["id"] for each in shown.get("pending", ())}
        self._pending -= {each["id"] for each in shown.get("completed", ())}
        return encode(shown)

    def _format(self, shown: dict[str, Any], errors: Sequence[GraphQLError] | None) -> None:
        if errors:
            shown["errors"] = self._faults.execution_errors(errors, self._name)

    def _broken_off(self, error: FormattedError) -> bytes:
        """Return the last part when what is pending cannot be delivered."""
        completed = [{"id": id, "errors": [error]} for id in sorted(self._pending)]
        return encode({"completed": completed, "hasNext": False})
