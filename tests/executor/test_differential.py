"""Compiled execution against graphql-core on random schemas, documents, variables and failures.

`make fuzz` runs 20,000 cases. What is compared: the data, as JSON; the errors with message, path and locations; and
what resolvers of mutations were called. When nothing has to be waited for, the errors are the same in the same order.
Else the order of parallel siblings is open, and so is which of several errors below one null is told.
"""

import asyncio
import os
import warnings
from collections import defaultdict
from random import Random
from typing import Any

import orjson
from graphql import Executor, FragmentDefinitionNode, OperationDefinitionNode, parse, validate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strawberry.execution import optimized_is_awaitable

from executor.compiled import Engine, Plan
from executor.encoding import encode
from tests.executor.documents import DocumentMaker
from tests.executor.worlds import World

CASES = int(os.environ.get("FUZZ_CASES", "500"))


async def _result(work: Any) -> tuple[Any, list[dict[str, Any]]]:
    """Returns data as JSON has it, and errors as dictionaries."""
    result = work()
    if hasattr(result, "__await__"):
        result = await result
    return orjson.loads(encode(result.data)), [error.formatted for error in result.errors or ()]


def _null(data: Any, path: list[Any]) -> tuple[Any, ...]:
    """Returns the place that is null because of an error at this path."""
    for length, key in enumerate(path):
        if data is None:
            return tuple(path[:length])
        data = data[key]
    assert data is None, "an error at a place that is not null"
    return tuple(path)


def _by_null(data: Any, errors: list[dict[str, Any]]) -> dict[tuple[Any, ...], list[str]]:
    """Returns the errors by the place that each makes null; where several may be told, only that there is one."""
    found: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for error in errors:
        found[_null(data, error["path"])].append(error)
    return {
        place: sorted(map(repr, told)) if all(tuple(error["path"]) == place for error in told) else ["one of several"]
        for place, told in found.items()
    }


class Case:
    """One document on one world, executed both ways."""

    def __init__(self, random: Random) -> None:
        waits, failures = random.choice((0.0, 0.0, 0.15)), random.choice((0.0, 0.05, 0.2))
        asynchronous = bool(waits) or random.random() < 0.5
        self.waits = asynchronous
        self.world = World(random, failures=failures, waits=waits, asynchronous=asynchronous)
        maker = DocumentMaker(random, self.world)
        operation = random.choice(("query", "query", "mutation"))
        self.text = maker.make(operation)
        self.variables = maker.variables
        self.root = self.world.root("Query" if operation == "query" else "Mutation")
        self.schema = self.world.schema._schema
        self.document = parse(self.text)
        self.is_mutation = operation == "mutation"

    async def compare(self) -> None:
        """Executes both ways and compares.

        Raises:
            AssertionError: the results differ.
        """
        errors = validate(self.schema, self.document)
        assert not errors, (self.text, errors)
        executor = Executor.build(
            self.schema, self.document, self.root, raw_variable_values=self.variables, is_awaitable=_is_awaitable
        )
        assert not isinstance(executor, list), (executor, self.text, self.variables)
        expected = await _result(executor.execute_operation)
        calls, self.world.calls[:] = list(self.world.calls), []
        plan = self._plan(executor)
        for _ in range(2):  # what the first run leaves behind must not change the second
            answer = await _result(lambda: plan.execute(executor.variable_values, self.root, None))
            told = (self.text, self.variables, expected[1], answer[1])
            assert answer[0] == expected[0], told
            if self.waits:
                assert _by_null(*answer) == _by_null(*expected), told
            else:
                assert answer[1] == expected[1], told
            made, self.world.calls[:] = list(self.world.calls), []
            if self.is_mutation:
                assert _of_root(made) == _of_root(calls), told

    def _plan(self, executor: Executor[Any]) -> Plan:
        fragments = {
            node.name.value: node for node in self.document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        [operation] = [node for node in self.document.definitions if isinstance(node, OperationDefinitionNode)]
        return Plan(Engine(self.schema, is_awaitable=_is_awaitable), operation, fragments, executor.variable_values)


def _is_awaitable(value: Any) -> Any:
    return optimized_is_awaitable(value)


def _of_root(calls: list[str]) -> list[str]:
    return [call for call in calls if call.startswith("Mutation.")]


@settings(
    max_examples=CASES,
    deadline=None,
    database=None,
    derandomize="FUZZ_CASES" not in os.environ,
    suppress_health_check=list(HealthCheck),
)
@given(st.randoms(use_true_random=False))
def test_gives_what_graphql_core_gives(random: Random) -> None:
    with warnings.catch_warnings():
        # graphql-core leaves behind coroutines of fields whose parent has failed.
        warnings.simplefilter("ignore", RuntimeWarning)
        asyncio.run(Case(random).compare())
