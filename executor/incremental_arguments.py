"""Arguments of `@defer` and `@stream` that graphql-core accepts and then fails on during execution."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import (
    ASTValidationRule,
    DirectiveNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    IntValueNode,
    NullValueNode,
    OperationDefinitionNode,
    OperationType,
    ValueNode,
    VariableNode,
    Visitor,
    visit,
)

_COUNT: Final = "initialCount"
_WRONG_COUNT: Final = "Argument 'initialCount' of directive '@stream' must be an integer of at least 0."


class StreamCounts(ASTValidationRule):
    """A validation rule: `initialCount` is neither null nor negative."""

    def enter_directive(self, node: DirectiveNode, *_: object) -> None:
        """Check one directive; a variable has its value only in a request."""
        count = _argument(node, _COUNT) if node.name.value == "stream" else None
        if isinstance(count, NullValueNode) or (isinstance(count, IntValueNode) and count.value.startswith("-")):
            self.report_error(GraphQLError(_WRONG_COUNT, count))


@dataclass(slots=True)
class DirectiveVariables:
    """The variables in an operation's `@defer` and `@stream` whose values can be wrong.

    Args:
        counts: those that are an `initialCount`.
        conditions: in a subscription, whose events cannot be divided: those that are an `if`, with the directive.
    """

    counts: dict[str, VariableNode] = field(default_factory=dict)
    conditions: dict[str, DirectiveNode] = field(default_factory=dict)

    def error(self, values: Mapping[str, Any]) -> GraphQLError | None:
        """Return the error that coerced variables cause, if any."""
        for name, node in self.counts.items():
            if name in values and (values[name] is None or values[name] < 0):
                return _error(_WRONG_COUNT, node, name)
        for name, directive in self.conditions.items():
            if values.get(name, True):
                message = f"Directive '@{directive.name.value}' is not supported on subscription operations."
                return _error(f"{message} Set its argument 'if' to false.", directive, name)
        return None


def directive_variables(
    operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> DirectiveVariables | None:
    """Return the variables of a valid operation's directives, or None if there are none."""
    found = DirectiveVariables()
    for directive in _directives(operation, fragments):
        if directive.name.value not in ("defer", "stream"):
            continue
        count, condition = _argument(directive, _COUNT), _argument(directive, "if")
        if isinstance(count, VariableNode):
            found.counts[count.name.value] = count
        if isinstance(condition, VariableNode) and operation.operation is OperationType.SUBSCRIPTION:
            found.conditions[condition.name.value] = directive
    return found if found.counts or found.conditions else None


def _directives(
    operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> Iterator[DirectiveNode]:
    """Yield the directives of an operation and of the fragments that it reaches."""
    reached: set[str] = set()
    waiting: list[OperationDefinitionNode | FragmentDefinitionNode] = [operation]
    while waiting:
        parts = _Parts()
        visit(waiting.pop(), parts)
        yield from parts.directives
        new = [name for name in dict.fromkeys(parts.spreads) if name not in reached]
        reached.update(new)
        waiting += [fragments[name] for name in new]


class _Parts(Visitor):
    """Collects the directives and fragment spreads of a definition."""

    def __init__(self) -> None:
        super().__init__()
        self.directives: list[DirectiveNode] = []
        self.spreads: list[str] = []

    def enter_directive(self, node: DirectiveNode, *_: object) -> None:
        self.directives.append(node)

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
        self.spreads.append(node.name.value)


def _argument(directive: DirectiveNode, name: str) -> ValueNode | None:
    return next((each.value for each in directive.arguments or () if each.name.value == name), None)


def _error(message: str, node: VariableNode | DirectiveNode, variable: str) -> GraphQLError:
    return GraphQLError(message, node, extensions={"code": "BAD_USER_INPUT", "field": ["variables", variable]})
