"""GraphQL types and fields for workflows: their versions, triggers, templates and statistics."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, cast

import strawberry

from errors import StaleVersion
from models import agents as agent_tables
from models import workflows as tables
from resolvers import executions
from resolvers.workflows import changing, reading, validating
from resolvers.workflows.statistics import Statistics, durations_of, percentile, statistics_of
from schema.base import JSON, Backed, Info, Node, Sourced, describe_enum, given, or_default
from schema.definitions import (
    START_NODE,
    WorkflowAgent,
    WorkflowAgentInput,
    WorkflowNode,
    WorkflowNodeInput,
    WorkflowTrigger,
    WorkflowTriggerInput,
    agents_given,
    agents_of,
    nodes_given,
    nodes_of,
    triggers_given,
)
from schema.errors import DeleteInput, DeletePayload, UserError, errors_as_data, errors_field, idempotency_key_field
from schema.executions import ExecutionFilter, WorkflowExecution, executions_of_each
from schema.projection import row_with_id, selected, uses_columns
from schema.relations import AgentView, related_actor
from schema.relay import Children, Connection, connection, for_each_parent, paged
from storage.pagination import Order, PageArguments

if TYPE_CHECKING:
    from schema.agents import Agent

describe_enum(
    tables.WorkflowStatus,
    "The status of a workflow, which controls whether new runs start. Existing runs are not affected.",
    DRAFT="A draft: can be run manually, but its triggers do not fire.",
    ACTIVE="Can be run manually and by its triggers.",
    PAUSED="Starts no runs.",
    ARCHIVED="Starts no runs and cannot be changed, except back to `PAUSED`.",
)


@strawberry.type(description="A version of a workflow; immutable.")
class WorkflowVersion(Sourced):
    version: int = strawberry.field(description="The version number, counted from 1.")
    input_schema: JSON | None = strawberry.field(description="The JSON Schema for the input of runs.")
    config: JSON = strawberry.field(description="Arbitrary metadata of the workflow: a JSON object.")
    created_at: datetime = strawberry.field(description="When it was created.")

    @strawberry.field(description="Its nodes.")
    @uses_columns("nodes")
    def nodes(self, root: strawberry.Parent[tables.WorkflowVersion]) -> list[WorkflowNode]:
        return nodes_of(root.nodes)

    created_by = related_actor("created_by_id", "The actor who created it.")


@strawberry.type(description="Statistics about the runs of a workflow.")
class WorkflowStatistics:
    workflow_id: strawberry.Private[str]
    since: strawberry.Private[datetime | None]
    total: int = strawberry.field(description="The number of runs.")
    completed: int = strawberry.field(description="The number of runs that are `COMPLETED`.")
    failed: int = strawberry.field(description="The number of runs that are `FAILED`.")
    cancelled: int = strawberry.field(description="The number of runs that are `CANCELLED`.")
    running: int = strawberry.field(
        description="The number of runs that have not ended: `PENDING`, `RUNNING` or `WAITING`."
    )
    success_rate: float | None = strawberry.field(description="`completed / (completed + failed)`; null if both are 0.")

    @strawberry.field(description="The median duration of completed runs in seconds, over the latest 10000.")
    async def p50_seconds(self, info: Info) -> float | None:
        return percentile(await self._durations(info), 0.5)

    @strawberry.field(
        description="The 95th percentile of the duration of completed runs in seconds, over the latest 10000."
    )
    async def p95_seconds(self, info: Info) -> float | None:
        return percentile(await self._durations(info), 0.95)

    async def _durations(self, info: Info) -> Sequence[float]:
        async def fetch(ids: list[str]) -> Mapping[str, Sequence[float]]:
            return {id: await durations_of(info.context, id, self.since) for id in ids}

        loaded = await info.context.loaders.grouped(f"durations since {self.since}", fetch).load(self.workflow_id)
        return loaded or ()


Since = Annotated[datetime | None, strawberry.argument(description="Only runs requested at this time or later.")]


@strawberry.type(
    description="A named graph of nodes. Each version is immutable; a run keeps the version it started with."
)
class Workflow(Backed, Node):
    ROWS = tables.Workflow

    name: str = strawberry.field(description="The display name.")
    description: str | None = strawberry.field(description="A description of its purpose.")
    status: tables.WorkflowStatus = strawberry.field(description="Its current status.")
    version: int = strawberry.field(
        description="The newest version. A change to `nodes`, `triggers`, `inputSchema` or `config` creates a new "
        "version."
    )
    input_schema: JSON | None = strawberry.field(
        description="The JSON Schema for the input of runs; null accepts any input."
    )
    config: JSON = strawberry.field(description="Arbitrary metadata: a JSON object.")
    created_at: datetime = strawberry.field(description="When it was created.")
    updated_at: datetime = strawberry.field(description="When it last changed.")

    @strawberry.field(description="Its nodes, in the order in which they were given.")
    @uses_columns("nodes")
    def nodes(self, root: strawberry.Parent[tables.Workflow]) -> list[WorkflowNode]:
        return nodes_of(root.nodes)

    @strawberry.field(description="The nodes that a run starts with: those without dependencies.")
    @uses_columns("nodes")
    def start_nodes(self, root: strawberry.Parent[tables.Workflow]) -> list[WorkflowNode]:
        return nodes_of(root.nodes, [node for node in root.nodes if not node["depends_on"]])

    @strawberry.field(description="The agents of Lyzr that only this workflow uses, in the order of the nodes.")
    @uses_columns("nodes")
    def own_agents(self, root: strawberry.Parent[tables.Workflow]) -> list[WorkflowAgent]:
        return agents_of(root.nodes)

    @strawberry.field(description="The agents that its nodes refer to, in the order of the nodes.")
    async def agents(self, info: Info, root: strawberry.Parent[tables.Workflow]) -> list[AgentView]:
        info.context.actor.require("agents:read")
        ids = reading.agent_ids_of(root)
        found = await asyncio.gather(*(row_with_id(info, agent_tables.Agent, id) for id in ids))
        return cast("list[Agent]", [agent for agent in found if agent is not None])

    @strawberry.field(description="Its triggers, in the order in which they were given.")
    @uses_columns("id")
    async def triggers(self, info: Info, root: strawberry.Parent[tables.Workflow]) -> list[WorkflowTrigger]:
        async def fetch(ids: list[str]) -> Mapping[str, Sequence[tables.WorkflowTrigger]]:
            return await reading.triggers_of(info.context, ids)

        loaded = await info.context.loaders.grouped("triggers of workflows", fetch).load(root.id)
        return WorkflowTrigger.each(loaded)

    @strawberry.field(description="All versions, newest first.")
    @uses_columns("id")
    async def versions(self, info: Info, root: strawberry.Parent[tables.Workflow]) -> list[WorkflowVersion]:
        async def fetch(ids: list[str]) -> Mapping[str, Sequence[tables.WorkflowVersion]]:
            return await reading.versions_of(info.context, ids)

        loaded = await info.context.loaders.grouped("versions of workflows", fetch).load(root.id)
        return WorkflowVersion.each(loaded)

    @strawberry.field(graphql_type=Connection[WorkflowExecution], description="Its runs, newest first.")
    @for_each_parent
    def executions(
        self,
        info: Info,
        page: PageArguments,
        filter: Annotated[
            ExecutionFilter | None, strawberry.argument(description="Only runs that match; all runs by default.")
        ] = None,
    ) -> Children:
        return executions_of_each("workflow_id", info, filter, page)

    @strawberry.field(description="Statistics about its runs.")
    @uses_columns("id")
    async def statistics(
        self, info: Info, root: strawberry.Parent[tables.Workflow], since: Since = None
    ) -> WorkflowStatistics:
        async def fetch(ids: list[str]) -> Mapping[str, Statistics]:
            return await statistics_of(info.context, ids, since)

        loaded = await info.context.loaders.grouped(f"statistics since {since}", fetch).load(root.id)
        return _statistics(cast(Statistics, loaded))


def _statistics(figures: Statistics) -> WorkflowStatistics:
    return WorkflowStatistics(
        workflow_id=figures.workflow_id,
        since=figures.since,
        total=figures.total,
        completed=figures.completed,
        failed=figures.failed,
        cancelled=figures.cancelled,
        running=figures.running,
        success_rate=figures.success_rate,
    )


@strawberry.type(description="A type of node, for forms and completion.")
class WorkflowNodeType(Backed):
    ROWS = reading.NodeTypeView

    type: tables.NodeType = strawberry.field(description="What its nodes do.")
    config_schema: JSON = strawberry.field(
        description="The JSON Schema of `WorkflowNodeInput.config`. Beside JSON Schema's own keywords, `x-expression: "
        "true` marks a value that may be an expression as a whole, `x-condition: true` a condition in CEL, and "
        "`x-reference` the id, or the ids, of an `agent`, a `user` or a `workflow`. Every string in a value of any "
        "type can contain expressions."
    )
    output_schema: JSON | None = strawberry.field(
        description="The JSON Schema of the node's output; null if that depends on the config."
    )


@strawberry.type(description="A built-in workflow template.")
class WorkflowTemplate(Sourced):
    name: str = strawberry.field(description="The template's name for `createWorkflowFromTemplate`.")
    title: str = strawberry.field(description="The display name.")
    description: str = strawberry.field(description="A description of its purpose.")
    parameters: JSON = strawberry.field(description="The JSON Schema of its parameters, all of which are optional.")

    @strawberry.field(description="Its nodes. A parameter's name in double braces is a placeholder for it.")
    def nodes(self) -> list[WorkflowNode]:
        return nodes_of(cast(Any, self).nodes)


# ---------------------------------------------------------------- inputs


@strawberry.input(description="The workflow to create.")
class CreateWorkflowInput:
    name: str = strawberry.field(description="The display name, 1 to 255 characters.")
    description: str | None = strawberry.field(default=None, description="A description of its purpose.")
    nodes: list[WorkflowNodeInput] = strawberry.field(description="Its nodes, 1 to 500.")
    start_node: str | None = strawberry.field(default=None, description=START_NODE)
    agents: list[WorkflowAgentInput] | None = strawberry.field(
        default=None, description="Agents of Lyzr that only this workflow uses."
    )
    triggers: list[WorkflowTriggerInput] | None = strawberry.field(
        default=None, description="Its triggers; at most 50."
    )
    input_schema: JSON | None = strawberry.field(
        default=None,
        description="The JSON Schema (2020-12) for the input of runs. References must stay within the schema and "
        "patterns use RE2 syntax; `unevaluatedProperties`, `unevaluatedItems` and `$dynamicRef` are not supported.",
    )
    config: JSON | None = strawberry.field(default=None, description="Arbitrary metadata: a JSON object.")
    status: tables.WorkflowStatus | None = strawberry.field(
        default=tables.DEFAULT_STATUS, description="The initial status; not `ARCHIVED`."
    )
    idempotency_key: str | None = idempotency_key_field()


@strawberry.input(description="The workflow to create from a template.")
class CreateWorkflowFromTemplateInput:
    template: str = strawberry.field(description="The name of the template.")
    name: str | None = strawberry.field(
        default=None, description="The workflow's display name; the template's title by default."
    )
    description: str | None = strawberry.field(
        default=None, description="The workflow's description; the template's by default."
    )
    parameters: JSON | None = strawberry.field(
        default=None, description="The values for the template's placeholders; they must match its `parameters`."
    )
    execute: bool | None = strawberry.field(
        default=False,
        description="Whether to run it at once: `executions(last: 1)` of the workflow is the run. This requires "
        "`workflows:execute` too.",
    )
    idempotency_key: str | None = idempotency_key_field()


@strawberry.input(
    description="Changes to a workflow. Omitted fields stay unchanged. A change to `nodes`, `triggers`, "
    "`inputSchema` or `config` creates a new version; existing runs keep theirs."
)
class UpdateWorkflowInput:
    id: strawberry.ID = strawberry.field(description="The id of the workflow.")
    name: str | None = strawberry.field(default=strawberry.UNSET, description="The new name.")
    description: str | None = strawberry.field(
        default=strawberry.UNSET, description="The new description, or null to remove it."
    )
    nodes: list[WorkflowNodeInput] | None = strawberry.field(
        default=strawberry.UNSET, description="The new nodes, replacing all current ones."
    )
    start_node: str | None = strawberry.field(
        default=strawberry.UNSET, description=f"Of the new nodes: {START_NODE[0].lower()}{START_NODE[1:]}"
    )
    agents: list[WorkflowAgentInput] | None = strawberry.field(
        default=strawberry.UNSET, description="Agents of Lyzr that only this workflow uses."
    )
    triggers: list[WorkflowTriggerInput] | None = strawberry.field(
        default=strawberry.UNSET,
        description="The new triggers, replacing all current ones. A new trigger keeps the id and URL of the equal "
        "current trigger, or else of the next one of the same type.",
    )
    input_schema: JSON | None = strawberry.field(
        default=strawberry.UNSET, description="The new JSON Schema, or null to accept any input."
    )
    config: JSON | None = strawberry.field(
        default=strawberry.UNSET, description="The new metadata, a JSON object that replaces the current one."
    )
    base_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description="The version that the changes are based on. If the workflow has another one, the result is "
        "`CONFLICT`, and `workflow` in the payload is the current workflow. Without it, the last change wins.",
    )
    status: tables.WorkflowStatus | None = strawberry.field(
        default=strawberry.UNSET,
        description="The new status: `DRAFT` to `ACTIVE`, `ACTIVE` to `PAUSED` and back, any to `ARCHIVED`, and "
        "`ARCHIVED` to `PAUSED`.",
    )


@strawberry.input(
    description="A workflow that is to be created or, with an id, updated. Omitted fields stay unchanged."
)
class ValidateWorkflowInput:
    id: strawberry.ID | None = strawberry.field(
        default=None, description="The id of the workflow that would be updated; null for a new one."
    )
    name: str | None = strawberry.field(default=strawberry.UNSET, description="The display name.")
    nodes: list[WorkflowNodeInput] | None = strawberry.field(default=strawberry.UNSET, description="Its nodes.")
    start_node: str | None = strawberry.field(default=strawberry.UNSET, description=START_NODE)
    agents: list[WorkflowAgentInput] | None = strawberry.field(
        default=strawberry.UNSET, description="Agents of Lyzr that only this workflow uses."
    )
    triggers: list[WorkflowTriggerInput] | None = strawberry.field(
        default=strawberry.UNSET, description="Its triggers."
    )
    input_schema: JSON | None = strawberry.field(
        default=strawberry.UNSET, description="The JSON Schema for the input of runs; null accepts any input."
    )
    config: JSON | None = strawberry.field(default=strawberry.UNSET, description="Arbitrary metadata: a JSON object.")
    base_version: int | None = strawberry.field(
        default=strawberry.UNSET, description="The version that the changes are based on."
    )


@strawberry.type(description="Whether a workflow could be stored, and what is wrong with it.")
class WorkflowValidation:
    valid: bool = strawberry.field(description="Whether `createWorkflow` or `updateWorkflow` would accept it now.")
    errors: list[UserError] = strawberry.field(
        description="What is wrong: the first error of each value, node and trigger, by its path in `input`, and the "
        "keys and dependencies that do not fit together. Expressions are checked once all of that is valid."
    )


@strawberry.type(description="The result of a workflow mutation.")
class WorkflowPayload:
    workflow: Workflow | None = strawberry.field(
        default=None,
        description="The workflow; null if there are errors. After a `CONFLICT` on `baseVersion`, the current one.",
    )
    errors: list[UserError] = errors_field()


def _changes(input: UpdateWorkflowInput | ValidateWorkflowInput) -> dict[str, object]:
    changes = given(input)
    for name, convert in (("nodes", nodes_given), ("triggers", triggers_given), ("agents", agents_given)):
        if changes.get(name) is not None:
            changes[name] = convert(changes[name])
    return changes


# ---------------------------------------------------------------- fields


@strawberry.input(description="Conditions on workflows; all of them must hold.")
class WorkflowFilter:
    status: list[tables.WorkflowStatus] | None = strawberry.field(
        default=None, description="With one of these statuses."
    )
    search: str | None = strawberry.field(
        default=None, description="With this text in the name or description, in any case."
    )


@strawberry.type
class WorkflowQuery:
    @strawberry.field(description="List workflows, newest first.")
    @paged
    async def workflows(
        self,
        info: Info,
        page: PageArguments,
        filter: Annotated[
            WorkflowFilter | None,
            strawberry.argument(description="Only workflows that match; all workflows by default."),
        ] = None,
    ) -> Connection[Workflow]:
        rows = reading.workflows(info.context, **(vars(filter) if filter else {}))
        return await connection(info, rows, Order(descending=True), page)

    @strawberry.field(description="The workflow with this id; null if there is none.")
    async def workflow(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The id of the workflow.")]
    ) -> Workflow | None:
        return Workflow.maybe(await reading.read_workflow(info.context, id, selected(info, tables.Workflow)))

    @strawberry.field(
        description="Check a workflow as `createWorkflow` or `updateWorkflow` would, without storing it. Requires "
        "`workflows:write`."
    )
    async def validate_workflow(
        self, info: Info, input: Annotated[ValidateWorkflowInput, strawberry.argument(description="The workflow.")]
    ) -> WorkflowValidation:
        found = await validating.validate_workflow(info.context, id=input.id, given=_changes(input))
        return WorkflowValidation(valid=not found, errors=[UserError.of(error) for error in found])

    @strawberry.field(description="List the built-in templates for `createWorkflowFromTemplate`.")
    async def workflow_templates(self, info: Info) -> list[WorkflowTemplate]:
        return WorkflowTemplate.each(list(reading.workflow_templates(info.context)))

    @strawberry.field(description="List the types of nodes, with what their configs contain.")
    async def workflow_node_types(self, info: Info) -> list[WorkflowNodeType]:
        return [WorkflowNodeType.of(each) for each in reading.node_types(info.context)]


@strawberry.type
class WorkflowMutation:
    @strawberry.mutation(description="Create a workflow. An error in a node or trigger names its path.")
    @errors_as_data(WorkflowPayload)
    async def create_workflow(
        self,
        info: Info,
        input: Annotated[CreateWorkflowInput, strawberry.argument(description="The workflow to create.")],
    ) -> WorkflowPayload:
        row = await changing.create_workflow(
            info.context,
            name=input.name,
            description=input.description,
            nodes=nodes_given(input.nodes),
            start_node=input.start_node,
            agents=agents_given(input.agents or []),
            triggers=triggers_given(input.triggers or []),
            input_schema=input.input_schema,
            config=input.config,
            status=or_default(input.status, tables.DEFAULT_STATUS),
            idempotency_key=input.idempotency_key,
        )
        return WorkflowPayload(workflow=Workflow.of(row))

    @strawberry.mutation(description="Create a workflow from a template.")
    @errors_as_data(WorkflowPayload)
    async def create_workflow_from_template(
        self,
        info: Info,
        input: Annotated[
            CreateWorkflowFromTemplateInput, strawberry.argument(description="The template and its parameters.")
        ],
    ) -> WorkflowPayload:
        context, key = info.context, input.idempotency_key
        row = await changing.create_workflow_from_template(
            context,
            template=input.template,
            name=input.name,
            description=input.description,
            parameters=input.parameters,
            execute=bool(input.execute),
            idempotency_key=key,
        )
        if input.execute:
            await executions.execute_new(context, row, idempotency_key=key)
        return WorkflowPayload(workflow=Workflow.of(row))

    @strawberry.mutation(description="Update a workflow. Existing runs are not affected.")
    @errors_as_data(WorkflowPayload)
    async def update_workflow(
        self, info: Info, input: Annotated[UpdateWorkflowInput, strawberry.argument(description="The changes.")]
    ) -> WorkflowPayload:
        try:
            row = await changing.update_workflow(info.context, id=input.id, given=_changes(input))
        except StaleVersion as stale:
            return WorkflowPayload(workflow=Workflow.of(stale.current), errors=[UserError.of(stale)])
        return WorkflowPayload(workflow=Workflow.of(row))

    @strawberry.mutation(description="Delete a workflow and its triggers. Existing runs continue.")
    @errors_as_data(DeletePayload)
    async def delete_workflow(
        self, info: Info, input: Annotated[DeleteInput, strawberry.argument(description="The workflow to delete.")]
    ) -> DeletePayload:
        return DeletePayload(deleted_id=strawberry.ID(await changing.delete_workflow(info.context, id=input.id)))
