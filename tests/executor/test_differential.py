"""Compiled execution against graphql-core on random schemas, documents, variables and failures.

`make fuzz` runs 20,000 cases. What is compared: the data, as JSON; the errors with message, path and locations; and
what resolvers of mutations were called. When nothing has to be waited for, the errors are the same in the same order.
Else the order of parallel siblings is open, and so is which of several errors below one null is told.
"""

import asyncio
import gc
import os
import warnings
from collections import defaultdict
from collections.abc import Awaitable, Callable
from functools import partial
from random import Random
from typing import Any, NamedTuple, TypeGuard

import orjson
import pytest
from graphql import DocumentNode, Executor, FragmentDefinitionNode, parse, validate
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from strawberry.execution import optimized_is_awaitable

from executor.compiled import CompiledPlan, CompilerEnvironment
from executor.encoding import encode
from executor.variables import Variables
from tests.executor.documents import DocumentMaker
from tests.executor.worlds import World

CASES = int(os.environ.get("FUZZ_CASES", "500"))
DOCUMENTS = 10  # on each schema


class Answer(NamedTuple):
    """What came of an execution.

    Args:
        data: as JSON has it.
        changes: the resolvers of mutations that were called, in order.
    """

    data: Any
    errors: list[Any]
    changes: list[str]


def _null(data: Any, path: list[Any]) -> tuple[Any, ...]:
    """Return the place that is null because of an error at this path."""
    for length, key in enumerate(path):
        if data is None:
            return tuple(path[:length])
        data = data[key]
    assert data is None, "an error at a place that is not null"
    return tuple(path)


def _by_null(answer: Answer) -> dict[tuple[Any, ...], list[str]]:
    """Return the errors by the place that each makes null; where several may be told, only that there is one."""
    found: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for error in answer.errors:
        found[_null(answer.data, error["path"])].append(error)
    return {
        place: sorted(map(repr, told)) if all(tuple(error["path"]) == place for error in told) else ["one of several"]
        for place, told in found.items()
    }


class Comparison:
    """A world, on which documents are executed both ways."""

    def __init__(self, random: Random) -> None:
        waits, failures = random.choice((0.0, 0.0, 0.15)), random.choice((0.0, 0.05, 0.2))
        self.random = random
        self.waits = bool(waits) or random.random() < 0.5
        self.world = World(random, failures=failures, waits=waits, asynchronous=self.waits)
        self.schema = self.world.schema._schema

    async def compare(self) -> None:
        """Execute one document both ways and compares.

        Raises:
            AssertionError: the results differ.
        """
        operation = self.random.choice(("query", "query", "mutation"))
        maker = DocumentMaker(self.random, self.world)
        document = parse(maker.make(operation))
        root = self.world.root("Query" if operation == "query" else "Mutation")
        assert not validate(self.schema, document)
        plan = self._plan(self._core(document, root, maker.variables), document)
        # What one run leaves behind must not change the next one, whether its variables are the same or others.
        for variables in (maker.variables, maker.variables, maker.other_variables(), maker.other_variables()):
            executor = self._core(document, root, variables)
            expected = await self._executed(executor.execute_operation)
            coerced = Variables(self.schema, executor.operation, suggestions=True).coerced(variables)
            assert not isinstance(coerced, list)
            answer = await self._executed(partial(plan.execute, coerced, root, None))
            self._equal(answer, expected)

    def _core(self, document: DocumentNode, root: Any, variables: dict[str, Any]) -> Executor[Any]:
        executor = Executor.build(
            self.schema, document, root, raw_variable_values=variables, is_awaitable=_is_awaitable
        )
        assert not isinstance(executor, list)
        return executor

    def _equal(self, answer: Answer, expected: Answer) -> None:
        assert answer.data == expected.data
        if self.waits:
            assert _by_null(answer) == _by_null(expected)
        else:
            assert answer.errors == expected.errors
        assert answer.changes == expected.changes

    async def _executed(self, work: Callable[[], Any]) -> Answer:
        self.world.calls.clear()
        result = work()
        if isinstance(result, Awaitable):
            result = await result
        return Answer(
            orjson.loads(encode(result.data)),
            [error.formatted for error in result.errors or ()],
            [call for call in self.world.calls if call.startswith("Mutation.")],
        )

    def _plan(self, executor: Executor[Any], document: DocumentNode) -> CompiledPlan:
        fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
        engine = CompilerEnvironment(self.schema, is_awaitable=_is_awaitable)
        return CompiledPlan(engine, executor.operation, fragments, executor.variable_values)


def _is_awaitable(value: Any) -> TypeGuard[Awaitable[Any]]:
    return optimized_is_awaitable(value)


@settings(
    max_examples=max(1, CASES // DOCUMENTS),
    deadline=None,
    database=None,
    derandomize="FUZZ_CASES" not in os.environ,
    phases=(Phase.generate, Phase.explicit),  # to shrink a failure of several documents takes longer than to read it
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
@given(st.integers(min_value=0, max_value=2**64))
@pytest.mark.timeout(24 * 3600)
@pytest.mark.filterwarnings("ignore::RuntimeWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_gives_what_graphql_core_gives(seed: int) -> None:
    comparison = Comparison(Random(seed))
    with warnings.catch_warnings(), asyncio.Runner() as runner:
        # graphql-core leaves behind coroutines of fields whose parent has failed.
        warnings.simplefilter("ignore", RuntimeWarning)
        for _ in range(DOCUMENTS):
            runner.run(comparison.compare())
        gc.collect()  # while those warnings are ignored
