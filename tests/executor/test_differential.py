"""Compiled execution against graphql-core on random schemas, documents, variables and failures.

`make fuzz` runs 20,000 cases. Compared are the data, as JSON; the errors with message, path and locations; and the
mutation resolvers that were called. Without awaitable values, the errors must be the same in the same order. With them,
the order of parallel siblings is undefined, and so is which of several errors below one null is reported.
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

CASES = int(os.environ.get("FUZZ_CASES", "200"))
DOCUMENTS = 10  # for each schema


class Answer(NamedTuple):
    """The outcome of an execution.

    Args:
        data: parsed from JSON.
        changes: the mutation resolvers that were called, in order.
    """

    data: Any
    errors: list[Any]
    changes: list[str]


def _null(data: Any, path: list[Any]) -> tuple[Any, ...]:
    """Return the path of the null caused by an error at this path."""
    for length, key in enumerate(path):
        if data is None:
            return tuple(path[:length])
        data = data[key]
    assert data is None, "an error at a path that is not null"
    return tuple(path)


def _by_null(answer: Answer) -> dict[tuple[Any, ...], list[str]]:
    """Return the errors by the null that each causes; where several are possible, only that there is one."""
    found: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for error in answer.errors:
        found[_null(answer.data, error["path"])].append(error)
    return {
        place: sorted(map(repr, errors))
        if all(tuple(error["path"]) == place for error in errors)
        else ["one of several"]
        for place, errors in found.items()
    }


class Comparison:
    """A world whose documents are executed both ways."""

    def __init__(self, random: Random) -> None:
        waits, failures = random.choice((0.0, 0.0, 0.15)), random.choice((0.0, 0.05, 0.2))
        self.random = random
        self.waits = bool(waits) or random.random() < 0.5
        self.world = World(random, failures=failures, waits=waits, asynchronous=self.waits)
        self.schema = self.world.schema._schema

    async def compare(self) -> None:
        """Execute one document both ways and compare the outcomes.

        Raises:
            AssertionError: the results differ.
        """
        operation = self.random.choice(("query", "query", "mutation"))
        maker = DocumentMaker(self.random, self.world)
        document = parse(maker.make(operation))
        root = self.world.root("Query" if operation == "query" else "Mutation")
        assert not validate(self.schema, document)
        plan = self._plan(self._core(document, root, maker.variables), document)
        # State left by one run must not affect the next one, with the same variables or others.
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


@pytest.mark.more
@settings(
    max_examples=max(1, CASES // DOCUMENTS),
    deadline=None,
    database=None,
    derandomize="FUZZ_CASES" not in os.environ,
    phases=(Phase.generate, Phase.explicit),  # shrinking a failure of several documents takes longer than reading it
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
@given(st.integers(min_value=0, max_value=2**64))
@pytest.mark.timeout(24 * 3600)
@pytest.mark.filterwarnings("ignore::RuntimeWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_results_equal_those_of_graphql_core(seed: int) -> None:
    comparison = Comparison(Random(seed))
    with warnings.catch_warnings(), asyncio.Runner() as runner:
        # graphql-core never awaits some coroutines of fields whose parent has failed.
        warnings.simplefilter("ignore", RuntimeWarning)
        for _ in range(DOCUMENTS):
            runner.run(comparison.compare())
        gc.collect()  # while those warnings are ignored
