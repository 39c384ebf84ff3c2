"""The graph of a run in memory: which nodes are ready, and the transitions that take no time.

A node that is not needed is skipped, and one whose handler has `evaluate` is evaluated in place; any other node is
started and left to the driver. So a whole chain of small nodes is one change, written in one transaction.
"""

import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from engine.definitions.parse import NodeDefinition, from_json
from engine.expressions.evaluate import ExpressionError, TakesLong, brief, evaluate_condition
from engine.nodes import HANDLERS
from engine.nodes.base import NodeFailure
from json_types import Json, JsonObject, encode_storable, format_time
from models.executions import NodeStatus, WorkflowExecution
from models.node_executions import NodeExecution
from models.workflows import NodeType, OnError

MAX_OUTPUT_BYTES: Final = 1_048_576
_MAX_EVENTS: Final = 200
_MAX_BYTES: Final = 2 * MAX_OUTPUT_BYTES
_MAX_SECONDS: Final = 0.02
"""The limits of one change, so that other runs get their turn and events are published soon."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The values of a node's expressions, or that it is skipped, or why they have none."""

    skip: bool = False
    config: JsonObject = field(default_factory=dict)
    output: Json = None
    size: int = 0
    error: str | None = None


class RunGraph:
    """A run and its nodes. The caller ensures that nothing else changes them.

    Args:
        nodes: all nodes, in the order of the definition.
    """

    def __init__(self, run: WorkflowExecution, nodes: Sequence[NodeExecution]) -> None:
        self.run = run
        self.nodes = {node.key: node for node in nodes}
        self.definition = {each.key: each for each in from_json(run.definition).nodes}
        self.failed: NodeExecution | None = None
        """The node whose failure ends the run."""
        self.long: str | None = None
        """The next ready node, if evaluating it takes longer than the event loop may be kept."""
        self.evaluated: dict[str, Evaluation] = {}
        """By key: nodes that have been evaluated in a thread and not begun yet."""
        self._open = {node.key for node in nodes}
        self._unmet = {key: set(each.depends_on) for key, each in self.definition.items()}
        self._dependents: dict[str, list[str]] = {key: [] for key in self.definition}
        for key, needs in self._unmet.items():
            for before in needs:
                self._dependents[before].append(key)
        self._results: dict[str, Json] = {}
        self._ready = deque(key for key, needs in self._unmet.items() if not needs and self._pending(key))
        self._readied_by: dict[str, NodeExecution] = {}
        """By key of a node that is ready: the last of its dependencies to end."""
        self._last_ended: NodeExecution | None = None
        self._bytes = 0
        for node in sorted((node for node in nodes if not node.open), key=_when_ended):
            self.mark_ended(node.key)

    @property
    def has_ready(self) -> bool:
        """True if a node is ready to begin."""
        return bool(self._ready) and self.failed is None

    @property
    def finished(self) -> bool:
        """True if every node has ended."""
        return not self._open

    @property
    def cause_of_end(self) -> str:
        """The id of the event because of which the run ends: the failure that ends it, or the end of its last node."""
        last = self.failed or self._last_ended
        return self.run.began_by if last is None else last.cause_id(self.run)

    def in_progress(self) -> list[str]:
        """Return the nodes that have begun and not ended."""
        return [key for key in self.nodes if key in self._open and not self._pending(key)]

    def mark_ended(self, key: str) -> None:
        """Mark a node as ended: nodes that depend on it may be ready now."""
        if key not in self._open:
            return
        node = self._last_ended = self.nodes[key]
        self._open.discard(key)
        self._results[key] = {"status": node.status.value, "output": node.output, "error": node.error}
        if node.status is NodeStatus.FAILED and self.definition[key].on_error is not OnError.CONTINUE:
            self.failed = node
        for each in self._dependents[key]:
            self._unmet[each].discard(key)
            if not self._unmet[each] and self._pending(each):
                self._readied_by[each] = node
                self._ready.append(each)

    def advance(self) -> list[str]:
        """Begin ready nodes, up to the limits of one change. Return those that have begun and take time."""
        begun: list[str] = []
        self.long = None
        self._bytes = 0
        until = time.monotonic() + _MAX_SECONDS
        while self.has_ready and len(self.run.changes.events) < _MAX_EVENTS and self._bytes < _MAX_BYTES:
            key = self._ready[0]
            if (evaluation := self._evaluate_briefly(key)) is None:
                self.long = key
                break
            self._ready.popleft()
            self._begin(self.nodes[key], self.definition[key], evaluation)
            if self.nodes[key].open:
                begun.append(key)
            else:
                self.mark_ended(key)
            if time.monotonic() > until:
                break
        return begun

    # ------------------------------------------------------------ one node

    def _begin(self, node: NodeExecution, definition: NodeDefinition, evaluation: Evaluation) -> None:
        """Skip the node, or start it, and end it too if it takes no time."""
        before = self._readied_by.get(node.key)
        cause = self.run.began_by if before is None else before.cause_id(self.run)
        if evaluation.skip:
            node.skip(self.run, cause=cause)
            return
        self._bytes += evaluation.size
        node.start(self.run, evaluation.config, cause=cause)
        if evaluation.error is not None:
            node.fail(self.run, evaluation.error)
        elif HANDLERS[definition.type].evaluate is not None:
            node.complete(self.run, evaluation.output)

    def _evaluate_briefly(self, key: str) -> Evaluation | None:
        """Return what a node evaluates to, or None if that takes long and has not been done in a thread."""
        if (known := self.evaluated.pop(key, None)) is not None:
            return known
        try:
            with brief():
                return self.evaluate(key)
        except TakesLong:
            return None

    def evaluate(self, key: str) -> Evaluation:
        """Return what a node evaluates to. Changes nothing, so it can run in a thread."""
        definition = self.definition[key]
        config: JsonObject = {}
        output: Json = None
        size = 0
        scope = self._scope()
        handler = HANDLERS[definition.type]
        try:
            if self._is_unneeded(definition) or (
                definition.when is not None and not evaluate_condition(definition.when, scope)
            ):
                return Evaluation(skip=True)
            config = handler.resolve(definition.config, scope)
            if handler.evaluate is not None:
                output = handler.evaluate(config, scope)
                size = check_size(output)
        except (ExpressionError, NodeFailure) as failure:
            return Evaluation(config=config, error=str(failure))
        return Evaluation(config=config, output=output, size=size)

    def _is_unneeded(self, definition: NodeDefinition) -> bool:
        """Return whether a node is not needed: all its dependencies were skipped, or one is a false condition.

        A node with its own `when` ignores false conditions, which is how an else branch is written.
        """
        before = [self.nodes[key] for key in definition.depends_on]
        if before and all(node.status is NodeStatus.SKIPPED for node in before):
            return True
        return definition.when is None and any(_is_false(node) for node in before)

    def _scope(self) -> Mapping[str, Json]:
        """Return the names that expressions can use: the input, the nodes that have ended, and the run."""
        run = self.run
        return {
            "input": run.input,
            "nodes": self._results,
            "execution": {
                "id": run.id,
                "workflowId": run.workflow_id,
                "version": run.version,
                "sessionId": run.session_id,
                "startedBy": run.started_by_id,
                "startedAt": None if run.started_at is None else format_time(run.started_at),
            },
        }

    def _pending(self, key: str) -> bool:
        return self.nodes[key].status is NodeStatus.PENDING


def _when_ended(node: NodeExecution) -> tuple[datetime, int]:
    return node.completed_at or node.created_at, node.position


def _is_false(node: NodeExecution) -> bool:
    return node.type == NodeType.CONDITION.value and isinstance(node.output, dict) and node.output.get("value") is False


def check_size(output: Json) -> int:
    """Return the size of an output in bytes of JSON.

    Raises:
        NodeFailure: it is too large, or cannot be stored.
    """
    try:
        encoded = encode_storable(output)
    except ValueError as error:
        raise NodeFailure(f"The output {error}.", final=True) from None
    if len(encoded) > MAX_OUTPUT_BYTES:
        raise NodeFailure(
            f"The output has {len(encoded)} bytes of JSON; the maximum is {MAX_OUTPUT_BYTES}.", final=True
        )
    return len(encoded)
