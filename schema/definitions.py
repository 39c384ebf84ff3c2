"""GraphQL types for nodes, for workflows and for runs of a one-off definition, and for triggers."""

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Any, Final

import orjson
import strawberry

from json_types import JsonObject, camel_case
from models import workflows as tables
from resolvers.workflows.reading import url_of
from schema.base import JSON, Info, Sourced, describe_enum

describe_enum(
    tables.NodeType,
    "What a node does. `WorkflowNodeInput.config` lists the config and the output of each type.",
    AGENT="Invoke an agent and wait for its reply. A `WORKER` gets a task; other agents are called.",
    INTEGRATION="Run an action of a connector.",
    APPROVAL="Request an approval and wait for it.",
    TASK="Create a task and wait for its result.",
    CONDITION="Evaluate a condition. If it is false, dependent nodes without a `when` of their own are skipped.",
    DELAY="Wait for a duration or until a given time: seconds to years.",
    TRANSFORM="Compute a value from other values.",
    WORKFLOW="Run another workflow and wait for it to end.",
    EVENT="Wait for a custom event, or emit one.",
    STUDIO="Push scripts to Roblox Studio and wait until they are verified, or call its plugin.",
    VALIDATE="Require data that has the form of a registered schema, and convert it if wanted.",
    SYNC="Synchronize a record from one platform to another.",
    RECORD="Read the copy of a record on a platform.",
)
describe_enum(
    tables.TriggerType,
    "What starts a run.",
    MANUAL="`executeWorkflow`.",
    SCHEDULE="A schedule. If several times were missed while Parley was down, one run starts.",
    WEBHOOK="A request to the trigger's own URL; its body is the run's input.",
    EVENT="An event in the event log. Each event starts at most one run.",
)
describe_enum(
    tables.Backoff,
    "How the delay between attempts grows.",
    FIXED="The delay stays the same.",
    EXPONENTIAL="The delay doubles with each attempt, up to 86400 seconds.",
)
describe_enum(
    tables.OnError,
    "What happens to the run if a node fails with no attempts left.",
    FAIL="The run fails.",
    CONTINUE="The run continues; the node's output is null.",
)

CONFIG: Final = """\
The node's configuration: a JSON object whose keys depend on `type`.

- `AGENT`: `agentId`, or `agent` (an agent of Lyzr that has no record, with the fields of `WorkflowAgentInput`), and
  `message` (default: `${input.text}`, or the outputs of the nodes that it depends on). Output: `{content, metadata}`.
- `INTEGRATION`: `connector` (required), `action` (required), `params`, `simulate` (true for a mock response, or a
  failure such as `"429:30"`). Output: the output of the action.
- `APPROVAL`: `title` (default: the node's name), `description`, `data`, `approvers` (user ids; default: everyone with
  the scope `approvals:respond`), `requiredApprovals` (default 1), `expiresInSeconds` (default: never), `onExpiry`
  (default `REJECT`). Output: `{approved, decisions}`.
- `TASK`: `type` (required), `title` (default: the node's name), `payload`, `priority` (default 2), and `agentId` or
  `capability` to restrict who does it. Output: the result of the task.
- `CONDITION`: `expression` (required). Output: `{value}`, true or false.
- `DELAY`: `seconds` or `until` (a time such as `2030-01-31T12:00:00Z`). Output: `{}`.
- `TRANSFORM`: `value` (required). Output: that value.
- `WORKFLOW`: `workflowId` (required), `input` (default `{}`). Output: the output of the sub-workflow.
- `EVENT`: `waitFor` (an event type) with an optional `timeoutSeconds`, or `emit` (an event type) with optional `data`.
  Output: `{event}` with its `id`, `type` and `data`, and `occurredAt` if it was waited for.
- `STUDIO`: `scripts` (each with `path`, `source` and `type`) with an optional `overwrite` or `verify` (true to
  compare only), or `method` with optional `params`; `instances` (ids or names; default: all connected),
  `timeoutSeconds`, `simulate` (true for a mock response).
  Output: `{verified, scripts}`, or `{result, instance}` of a method.
- `VALIDATE`: `schema` (the name of a registered schema), `data` (both required), `to` (a registered schema to whose
  form the data is converted). Output: the data.
- `SYNC`: `source`, `target`, `data` (all required), and `key`, `strategy`, `conflictResolution`, `schema` and `partial`
  as in `TriggerSyncInput`. Output: `{id, key, status, result, conflicts}` of the job.
- `RECORD`: `platform`, `key` (both required), `otherwise` (the data if there is no copy). Output: `{found, data}`.

Strings can contain `${ … }`, a CEL expression over `input`, `nodes.<key>.output` of direct and indirect dependencies,
and `execution`. A string that is exactly one `${ … }` becomes the value of the expression; `$${` is a literal `${`."""


@strawberry.type(description="How often a node is attempted.")
class RetryPolicy:
    max_attempts: int = strawberry.field(description="The maximum number of attempts; 1 means no retry.")
    delay_seconds: float = strawberry.field(description="The delay before the second attempt, in seconds.")
    backoff: tables.Backoff = strawberry.field(description="How the delay grows, up to 86400 seconds.")


@strawberry.type(description="A node of a workflow definition.")
class WorkflowNode:
    key: str = strawberry.field(
        description="The node's identifier in expressions and dependencies, unique in the definition."
    )
    name: str = strawberry.field(description="The display name; the key by default.")
    type: tables.NodeType = strawberry.field(description="What the node does.")
    config: JSON = strawberry.field(description=CONFIG)
    depends_on: list[str] = strawberry.field(description="The keys of the nodes that must end before this one starts.")
    next: list[str] = strawberry.field(description="The keys of the nodes that depend on this one.")
    when: str | None = strawberry.field(description="A CEL condition. If it is false, the node is skipped.")
    retry: RetryPolicy = strawberry.field(description="How often the node is attempted.")
    timeout_seconds: int | None = strawberry.field(
        description="The time limit of one attempt in seconds; null means no limit."
    )
    on_error: tables.OnError = strawberry.field(description="What happens to the run if the node fails.")


def nodes_of(
    stored: Sequence[Mapping[str, Any]], chosen: Sequence[Mapping[str, Any]] | None = None
) -> list[WorkflowNode]:
    """Return the nodes of a stored definition, or the chosen ones among them."""
    following: dict[str, list[str]] = {}
    for node in stored:
        for key in node["depends_on"]:
            following.setdefault(key, []).append(node["key"])
    return [
        WorkflowNode(
            **{
                **node,
                "next": following.get(node["key"], []),
                "type": tables.NodeType(node["type"]),
                "retry": RetryPolicy(**{**node["retry"], "backoff": tables.Backoff(node["retry"]["backoff"])}),
                "on_error": tables.OnError(node["on_error"]),
            }
        )
        for node in (stored if chosen is None else chosen)
    ]


@strawberry.type(description="An agent of Lyzr that only this definition uses. It has no record, status or metrics.")
class WorkflowAgent:
    id: str | None = strawberry.field(description="The name by which nodes refer to it.")
    name: str | None = strawberry.field(description="The display name.")
    description: str | None = strawberry.field(description="A description of its purpose.")
    type: str | None = strawberry.field(description="The kind of agent.")
    capabilities: list[str] | None = strawberry.field(description="Its capabilities.")
    integrations: list[str] | None = strawberry.field(description="The integrations that it uses.")
    agent_id: str | None = strawberry.field(description="Its id at Lyzr; null for the agent of `AGENT_ID`.")


def agents_of(stored: Sequence[Mapping[str, Any]]) -> list[WorkflowAgent]:
    """Return the agents that a stored definition describes, each once."""
    found = [node["config"]["agent"] for node in stored if isinstance(node["config"].get("agent"), dict)]
    names = [each.name for each in dataclasses.fields(WorkflowAgent)]
    different = {orjson.dumps(each, option=orjson.OPT_SORT_KEYS): each for each in found}.values()
    return [WorkflowAgent(**{name: each.get(camel_case(name)) for name in names}) for each in different]


@strawberry.input(
    description="An agent of Lyzr that only this definition uses. Invoking it requires the scope `connectors:execute`, "
    "too. Only `agentId` affects its calls."
)
class WorkflowAgentInput:
    id: str = strawberry.field(description="The name by which the `agentId` of AGENT nodes refers to it.")
    name: str | None = strawberry.field(default=None, description="The display name.")
    description: str | None = strawberry.field(default=None, description="A description of its purpose.")
    type: str | None = strawberry.field(default=None, description="The kind of agent.")
    capabilities: list[str] | None = strawberry.field(default=None, description="Its capabilities.")
    integrations: list[str] | None = strawberry.field(default=None, description="The integrations that it uses.")
    agent_id: str | None = strawberry.field(default=None, description="Its id at Lyzr; that of `AGENT_ID` by default.")


def agents_given(inputs: Sequence[WorkflowAgentInput]) -> list[JsonObject]:
    """Return agents in the form that `engine.definitions.linking` expects."""
    return [{camel_case(name): value for name, value in vars(each).items()} for each in inputs]


START_NODE: Final = (
    "The key of the node on which all others depend, directly or not. If no node has dependencies, the others follow "
    "it in the given order."
)


@strawberry.input(description="How often a node is attempted.")
class RetryPolicyInput:
    max_attempts: int | None = strawberry.field(
        default=tables.DEFAULT_ATTEMPTS, description="The maximum number of attempts, 1 to 100; 1 means no retry."
    )
    delay_seconds: float | None = strawberry.field(
        default=tables.DEFAULT_RETRY_DELAY_SECONDS,
        description="The delay before the second attempt, 0 to 86400 seconds.",
    )
    backoff: tables.Backoff | None = strawberry.field(
        default=tables.DEFAULT_BACKOFF, description="How the delay grows, up to 86400 seconds."
    )


@strawberry.input(description="A node of a workflow definition.")
class WorkflowNodeInput:
    key: str = strawberry.field(
        description="The node's identifier in expressions and dependencies, unique in the definition: a letter or _, "
        "followed by up to 63 letters, digits, _ or -."
    )
    name: str | None = strawberry.field(default=None, description="The display name; the key by default.")
    type: tables.NodeType = strawberry.field(description="What the node does.")
    config: JSON = strawberry.field(description=CONFIG)
    depends_on: list[str] | None = strawberry.field(
        default=None,
        description="The keys of the nodes that must end before this one starts. A node without dependencies starts "
        "immediately.",
    )
    next: list[str] | None = strawberry.field(
        default=None, description="The keys of nodes that depend on this one, in addition to their own `dependsOn`."
    )
    when: str | None = strawberry.field(
        default=None, description="A CEL condition. If it is false, the node is skipped."
    )
    retry: RetryPolicyInput | None = strawberry.field(
        default=None, description="How often the node is attempted; once by default."
    )
    timeout_seconds: int | None = strawberry.field(
        default=None, description="The time limit of one attempt, 1 to 31536000 seconds; no limit by default."
    )
    on_error: tables.OnError | None = strawberry.field(
        default=tables.DEFAULT_ON_ERROR, description="What happens to the run if the node fails."
    )


def nodes_given(inputs: Sequence[WorkflowNodeInput]) -> list[JsonObject]:
    """Return nodes in the form that `resolvers.definitions` expects."""
    return [_plain(node) for node in inputs]


def _plain(value: object) -> Any:
    if isinstance(value, WorkflowNodeInput | RetryPolicyInput):
        return {name: _plain(item) for name, item in vars(value).items()}
    return value.value if isinstance(value, Enum) else value


# ---------------------------------------------------------------- triggers

_TRIGGER_CONFIG: Final = """\
The trigger's configuration: a JSON object whose keys depend on `type`.

- `MANUAL`: no keys.
- `SCHEDULE`: `cron` (required; five fields, or a shortcut such as `@daily`), `timeZone` (such as `Europe/Berlin`;
  default UTC), `input` (the input of the run; default `{}`).
- `WEBHOOK`: `secret` (16 to 255 characters; if set, requests must be signed with it).
- `EVENT`: `types` (required; event types, where `agent.*` matches all that start with `agent.`), `filter` (a CEL
  condition over `event`)."""


@strawberry.type(description="A trigger, which starts runs of a workflow automatically.")
class WorkflowTrigger(Sourced):
    id: strawberry.ID = strawberry.field(
        description="The id of the trigger. It stays the same when the config changes."
    )
    type: tables.TriggerType = strawberry.field(description="What starts a run.")
    config: JSON = strawberry.field(
        description=f"{_TRIGGER_CONFIG}\n\nThe secret is never returned: `signed` shows whether one is set, and "
        "`secretSetAt` when it was set. To keep it in an update, send `signed: true` without a secret."
    )
    enabled: bool = strawberry.field(description="Whether it fires while the workflow is `ACTIVE`.")
    next_run_at: datetime | None = strawberry.field(
        description="When a `SCHEDULE` fires next; null while the trigger is disabled or the workflow is not `ACTIVE`."
    )

    @strawberry.field(
        description="The URL of a `WEBHOOK`. A request to it starts a run without further credentials, so it is "
        "shown only with the scope `workflows:execute`."
    )
    def url(self, info: Info, root: strawberry.Parent[tables.WorkflowTrigger]) -> str | None:
        return url_of(info.context, root)


@strawberry.input(description="A trigger, which starts runs of a workflow automatically.")
class WorkflowTriggerInput:
    type: tables.TriggerType = strawberry.field(description="What starts a run.")
    config: JSON | None = strawberry.field(
        default=None, description=f"{_TRIGGER_CONFIG}\n\nThe secret is never returned."
    )
    enabled: bool | None = strawberry.field(
        default=True, description="Whether it fires while the workflow is `ACTIVE`."
    )


def triggers_given(inputs: Sequence[WorkflowTriggerInput]) -> list[JsonObject]:
    """Return triggers as the resolvers take them."""
    return [{"type": each.type.value, "config": each.config, "enabled": each.enabled} for each in inputs]
