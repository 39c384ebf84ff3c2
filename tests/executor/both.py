"""Execution of a document by graphql-core and compiled, with a comparison of the results."""

from collections.abc import Awaitable, Mapping
from typing import Any

import orjson
from graphql import ExecutionResult, Executor, FragmentDefinitionNode, GraphQLSchema, parse, validate

from executor.compiled import CompiledPlan, CompilerEnvironment
from executor.encoding import encode


async def compiled(
    schema: GraphQLSchema,
    text: str,
    root: Any = None,
    *,
    variables: Mapping[str, Any] | None = None,
    context: Any = None,
    values: tuple[type, ...] = (),
) -> ExecutionResult:
    """Return the result of compiled execution only."""
    executor = _executor(schema, text, root, variables, context)
    fragments = {node.name.value: node for node in parse(text).definitions if isinstance(node, FragmentDefinitionNode)}
    plan = CompiledPlan(
        CompilerEnvironment(schema, values=values), executor.operation, fragments, executor.variable_values
    )
    return await _awaited(plan.execute(executor.variable_values, root, context))


async def both(schema: GraphQLSchema, text: str, root: Any = None, **options: Any) -> Any:
    """Return the data, after checking that both executors give the same data and errors, in the same order."""
    data, errors = await both_with_errors(schema, text, root, **options)
    assert not errors
    return data


async def both_with_errors(schema: GraphQLSchema, text: str, root: Any = None, **options: Any) -> tuple[Any, list[Any]]:
    """Return data and errors, after checking that both executors give the same."""
    assert not validate(schema, parse(text))
    core = _executor(schema, text, root, options.get("variables"), options.get("context"))
    expected = _plain(await _awaited(core.execute_operation()))
    answer = _plain(await compiled(schema, text, root, **options))
    assert answer == expected
    return answer


def _executor(
    schema: GraphQLSchema, text: str, root: Any, variables: Mapping[str, Any] | None, context: Any
) -> Executor[Any]:
    executor = Executor.build(
        schema, parse(text), root, context_value=context, raw_variable_values=dict(variables or {})
    )
    assert not isinstance(executor, list), executor
    return executor


async def _awaited(result: Any) -> ExecutionResult:
    found: ExecutionResult = await result if isinstance(result, Awaitable) else result
    return found


def _plain(result: ExecutionResult) -> tuple[Any, list[Any]]:
    return orjson.loads(encode(result.data)), [error.formatted for error in result.errors or ()]
