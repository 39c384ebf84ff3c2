"""Plans: compiled operations and their cache."""

import logging
from collections import OrderedDict
from collections.abc import Awaitable, Hashable, Mapping
from typing import Any, Final, Protocol

from graphql import (
    DirectiveNode,
    ExecutionResult,
    FieldNode,
    FragmentDefinitionNode,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    Visitor,
    visit,
)
from graphql.execution.collect_fields import FragmentDetails
from graphql.execution.values import VariableValues
from graphql.language import BREAK

from executor.compiled.environment import CompilerEnvironment
from executor.compiled.runs import Run
from executor.compiled.selections import Compiler

_log = logging.getLogger(__name__)
_CONDITIONS: Final = frozenset({"skip", "include"})


class ExecutableDocument(Protocol):
    """A valid document.

    Args:
        conditions: the results of `conditions` for its operations, by name.
    """

    text: str
    fragments: dict[str, FragmentDefinitionNode]
    conditions: dict[str | None, tuple[str, ...] | None]


class CompiledPlan:
    """One operation, compiled for one combination of the values used by `@skip` and `@include`."""

    __slots__ = ("_compiler", "_engine", "_fragments", "_operation", "_selection", "_serial")

    def __init__(
        self,
        engine: CompilerEnvironment,
        operation: OperationDefinitionNode,
        fragments: Mapping[str, FragmentDefinitionNode],
        flags: VariableValues,
    ) -> None:
        root = engine.schema.get_root_type(operation.operation)
        assert root is not None  # otherwise the document would not be valid
        details = {name: FragmentDetails(fragment) for name, fragment in fragments.items()}
        self._engine = engine
        self._operation = operation
        self._fragments = fragments
        self._serial = operation.operation is OperationType.MUTATION
        self._compiler = Compiler(engine, operation, details, flags)
        self._selection = self._compiler.root(root, serially=self._serial)

    @property
    def fields(self) -> int:
        """The number of fields compiled so far. Fields of interfaces and unions are compiled when needed."""
        return self._compiler.fields

    def execute(
        self, variables: VariableValues, root: Any, context: Any
    ) -> ExecutionResult | Awaitable[ExecutionResult]:
        """Execute the operation. Errors in resolvers are part of the result."""
        engine = self._engine
        tail = (
            engine.schema,
            self._fragments,
            root,
            self._operation,
            variables,
            context,
            engine.is_awaitable,
            None,
            engine.helpers,
        )
        run = Run(engine, variables, tail)
        if self._serial:
            return run.serially(self._selection, root)
        return run.concurrently(self._selection, root)


def conditions(
    operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> tuple[str, ...] | None:
    """Return the variables used by `@skip` and `@include`, or None if the operation cannot be compiled."""
    features = _Features()
    for definition in (operation, *fragments.values()):
        visit(definition, features)
    return tuple(sorted(features.flags)) if features.supported else None


class _Features(Visitor):
    """Finds features left to graphql-core: introspection, and all directives except `@skip` and `@include`."""

    def __init__(self) -> None:
        super().__init__()
        self.supported = True
        self.flags: set[str] = set()

    def enter_field(self, node: FieldNode, *_: object) -> object:
        return self._unsupported() if node.name.value in ("__schema", "__type") else None

    def enter_directive(self, node: DirectiveNode, *_: object) -> object:
        if node.name.value not in _CONDITIONS:
            return self._unsupported()
        values = (argument.value for argument in node.arguments or ())
        self.flags |= {value.name.value for value in values if isinstance(value, VariableNode)}
        return None

    def enter_fragment_definition(self, node: FragmentDefinitionNode, *_: object) -> object:
        return self._unsupported() if node.variable_definitions else None

    def _unsupported(self) -> object:
        self.supported = False
        return BREAK


class Plans:
    """An LRU cache of the plans of repeated operations.

    A client that sends a different document each time therefore costs no more than with graphql-core. One that sends
    each document twice evicts only the least recently used plans.

    Args:
        compile_at: the number of executions at which an operation is compiled; 1 compiles at once.
        most: the maximum number of plans.
        most_fields: the maximum number of fields in all plans. Each takes about 3 KiB.
    """

    def __init__(
        self, engine: CompilerEnvironment, *, compile_at: int = 2, most: int = 1_000, most_fields: int = 30_000
    ) -> None:
        self._engine = engine
        self._compile_at = compile_at
        self._most = most
        self._most_fields = most_fields
        self._plans: OrderedDict[Hashable, tuple[CompiledPlan, int]] = OrderedDict()
        self._seen: OrderedDict[Hashable, int] = OrderedDict()
        self.fields = 0

    def __len__(self) -> int:
        return len(self._plans)

    def get(
        self, document: ExecutableDocument, operation: OperationDefinitionNode, variables: VariableValues
    ) -> CompiledPlan | None:
        """Return the plan of an operation, or None if graphql-core must execute it."""
        name = operation.name.value if operation.name else None
        if name not in document.conditions:
            document.conditions[name] = conditions(operation, document.fragments)
        names = document.conditions[name]
        if names is None:
            return None
        flags = tuple([variables.coerced.get(flag) for flag in names]) if names else ()
        key = (document.text, name, flags)
        kept = self._plans.get(key)
        if kept is not None:
            self._plans.move_to_end(key)
            if kept[0].fields != kept[1]:
                self._keep(key, kept[0])  # it has grown
            return kept[0]
        if not all(isinstance(flag, bool) for flag in flags) or not self._is_due(hash(key)):
            return None
        try:
            plan = CompiledPlan(self._engine, operation, document.fragments, _only(variables, names))
        except Exception:  # a bug of the compiler must not fail an operation that graphql-core executes
            _log.exception("operation could not be compiled; falling back to graphql-core")
            document.conditions[name] = None
            return None
        self._keep(key, plan)
        return plan

    def _is_due(self, key: Hashable) -> bool:
        uses = self._seen.pop(key, 0) + 1
        if uses >= self._compile_at:
            return True
        self._seen[key] = uses
        if len(self._seen) > 4 * self._most:
            self._seen.popitem(last=False)
        return False

    def _keep(self, key: Hashable, plan: CompiledPlan) -> None:
        _, before = self._plans.get(key, (plan, 0))
        self._plans[key] = (plan, plan.fields)
        self.fields += plan.fields - before
        while len(self._plans) > self._most or self.fields > self._most_fields:
            _, (_, gone) = self._plans.popitem(last=False)
            self.fields -= gone


def _only(variables: VariableValues, names: tuple[str, ...]) -> VariableValues:
    """Return only these variables: a plan must not retain the values that a caller sent in others."""
    return VariableValues(
        {name: variables.sources[name] for name in names if name in variables.sources},
        {name: variables.coerced[name] for name in names if name in variables.coerced},
    )
