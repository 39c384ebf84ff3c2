"""The nodes of a definition as GraphQL types, for workflows and for runs of a definition that is given for them."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Final

import strawberry

from models import workflows as tables
from models.base import JsonObject
from schema.base import JSON, described

described(
    tables.NodeType,
    "What a node does. The description of `WorkflowNodeInput.config` says what each needs.",
    AGENT="Asks an agent: a WORKER gets a task, the others are called.",
    INTEGRATION="Calls an action of a connector.",
    APPROVAL="Asks people for a decision and waits for it.",
    TASK="Puts a task into the queue and waits for its result.",
    CONDITION="Works out whether something is true; what depends on it alone is skipped when it is not.",
    DELAY="Lets time go by: seconds, or months.",
    TRANSFORM="Makes a value out of others.",
    WORKFLOW="Runs another workflow and waits for its end.",
    EVENT="Waits for a custom event, or emits one.",
)
described(
    tables.TriggerType,
    "What starts a run.",
    MANUAL="Somebody who executes it.",
    SCHEDULE="The clock. Times that were missed while Parley was down start one run.",
    WEBHOOK="A request to a URL of its own; the body becomes the input.",
    EVENT="An event of the log; each starts at most one run.",
)
described(
    tables.Backoff,
    "How the delay between two attempts grows.",
    FIXED="It stays the same.",
    EXPONENTIAL="It doubles with each attempt, up to a day.",
)
described(
    tables.OnError,
    "What it means when a node has failed for good.",
    FAIL="The run fails.",
    CONTINUE="The run goes on; the node's output is null.",
)

CONFIG: Final = (
    "By type. AGENT {agentId, message}; INTEGRATION {connector, action, params, simulate}; APPROVAL {title, "
    "description, data, approvers, requiredApprovals, expiresInSeconds, onExpiry}; TASK {title, type, payload, "
    "priority, agentId or capability}; CONDITION {expression}; DELAY {seconds or until}; TRANSFORM {value}; WORKFLOW "
    "{workflowId, input}; EVENT {waitFor, timeoutSeconds} or {emit, data}. Strings may hold ${ … }, an expression in "
    "CEL over `input`, `nodes.<key>.output` of the nodes it depends on (directly or through others), and `execution`; "
    "a string that is exactly one ${ … } becomes its value, and $${ stands for ${ itself."
)


@strawberry.type(description="How often a node is tried.")
class RetryPolicy:
    max_attempts: int = strawberry.field(description="At most so many attempts; 1 means it is not tried again.")
    delay_seconds: float = strawberry.field(description="The delay before the second attempt.")
    backoff: tables.Backoff = strawberry.field(description="How the delay grows.")


@strawberry.type(description="One node of a definition.")
class WorkflowNode:
    key: str = strawberry.field(description="Its name for expressions and dependencies, unique in its definition.")
    name: str = strawberry.field(description="Its name for people; the key unless one was given.")
    type: tables.NodeType = strawberry.field(description="What it does.")
    config: JSON = strawberry.field(description=CONFIG)
    depends_on: list[str] = strawberry.field(description="The keys of the nodes that end before it begins.")
    when: str | None = strawberry.field(description="The condition without which it is skipped.")
    retry: RetryPolicy = strawberry.field(description="How often it is tried.")
    timeout_seconds: int | None = strawberry.field(description="How long an attempt may take; null means for ever.")
    on_error: tables.OnError = strawberry.field(description="What its failure means for the run.")


def nodes_of(stored: Sequence[Mapping[str, Any]]) -> list[WorkflowNode]:
    """Returns the nodes of a stored definition."""
    return [
        WorkflowNode(
            **{
                **node,
                "type": tables.NodeType(node["type"]),
                "retry": RetryPolicy(**{**node["retry"], "backoff": tables.Backoff(node["retry"]["backoff"])}),
                "on_error": tables.OnError(node["on_error"]),
            }
        )
        for node in stored
    ]


@strawberry.input(description="How often a node is tried.")
class RetryPolicyInput:
    max_attempts: int | None = strawberry.field(default=1, description="1 to 100 attempts.")
    delay_seconds: float | None = strawberry.field(
        default=1, description="The delay before the second attempt, 0 to 86400 seconds."
    )
    backoff: tables.Backoff | None = strawberry.field(
        default=tables.Backoff.EXPONENTIAL, description="How the delay grows."
    )


@strawberry.input(description="One node of a definition.")
class WorkflowNodeInput:
    key: str = strawberry.field(
        description="Its name for expressions and dependencies, unique in its definition: a letter or _, then up to 63 "
        "letters, digits, _ and -."
    )
    name: str | None = strawberry.field(default=None, description="Its name for people; the key unless given.")
    type: tables.NodeType = strawberry.field(description="What it does.")
    config: JSON = strawberry.field(description=CONFIG)
    depends_on: list[str] | None = strawberry.field(
        default=None, description="The keys of the nodes that end before it begins; it begins at once without any."
    )
    when: str | None = strawberry.field(
        default=None, description="An expression in CEL; when it is false, the node is skipped."
    )
    retry: RetryPolicyInput | None = strawberry.field(
        default=None, description="How often it is tried; once unless given."
    )
    timeout_seconds: int | None = strawberry.field(
        default=None, description="How long an attempt may take, 1 to 31536000 seconds; for ever unless given."
    )
    on_error: tables.OnError | None = strawberry.field(
        default=tables.OnError.FAIL, description="What its failure means for the run."
    )


def nodes_given(inputs: Sequence[WorkflowNodeInput]) -> list[JsonObject]:
    """Returns nodes as `resolvers.definitions` takes them."""
    return [_plain(node) for node in inputs]


def _plain(value: Any) -> Any:
    if isinstance(value, WorkflowNodeInput | RetryPolicyInput):
        return {name: _plain(item) for name, item in vars(value).items()}
    return value.value if isinstance(value, Enum) else value
