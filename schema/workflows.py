"""Workflows as GraphQL types: definitions, their versions, what triggers them, how their runs ended."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Final, cast

import strawberry

from models import agents as agent_tables
from models import workflows as tables
from models.base import Json, JsonObject
from models.pages import Order
from resolvers import workflows as resolvers
from schema.base import (
    JSON,
    Actor,
    After,
    Backed,
    Before,
    Connection,
    DeleteInput,
    DeletePayload,
    First,
    Info,
    Last,
    Node,
    UserError,
    connection,
    described,
    errors_as_data,
    errors_field,
    list_of_each,
)
from schema.definitions import WorkflowNode, WorkflowNodeInput, nodes_given, nodes_of
from schema.executions import ExecutionFilter, WorkflowExecution, execution_connection
from schema.projection import reads, row_with_id, selected
from schema.users import actor_in, actor_of

if TYPE_CHECKING:
    from schema.agents import Agent

described(
    tables.WorkflowStatus,
    "Whether a workflow may run. Runs that have begun go on whatever becomes of it.",
    DRAFT="It is being written: it runs by hand only.",
    ACTIVE="It runs by hand and by its triggers.",
    PAUSED="It starts no runs.",
    ARCHIVED="It starts no runs and is not changed; it can become PAUSED again.",
)
_TRIGGER_CONFIG: Final = (
    "By type. MANUAL {}; SCHEDULE {cron, timeZone, input}: five fields or @daily and the like, a name such as "
    "Europe/Berlin (UTC unless given), and what the run is given; WEBHOOK {secret}: deliveries must then be signed "
    "with it; EVENT {types, filter}: types of events, agent.* for all that begin so, and a CEL condition over `event`."
)


@strawberry.type(description="What starts a workflow by itself.")
class WorkflowTrigger:
    id: strawberry.ID = strawberry.field(description="It stays while the trigger does, also when its config changes.")
    type: tables.TriggerType = strawberry.field(description="What starts a run.")
    config: JSON = strawberry.field(
        description=f"{_TRIGGER_CONFIG} A secret is never shown: `signed` says whether there is one, `secretSetAt` "
        "since when; give `signed: true` without a secret to keep it."
    )
    enabled: bool = strawberry.field(description="Whether it fires while the workflow is ACTIVE.")
    next_run_at: datetime | None = strawberry.field(
        description="Of a SCHEDULE: when it is due next; null while it is not enabled or the workflow is not ACTIVE."
    )

    @strawberry.field(
        description="Of a WEBHOOK: where to send what starts a run. The URL is all it takes, so it is shown only with "
        "the scope workflows:execute."
    )
    def url(self, info: Info, root: strawberry.Parent[tables.WorkflowTrigger]) -> str | None:
        return resolvers.url_of(info.context, root)


@strawberry.type(description="What a workflow was made of at one time. Nothing changes it.")
class WorkflowVersion:
    version: int = strawberry.field(description="1 for the first.")
    input_schema: JSON | None = strawberry.field(description="What the input of a run had to fit.")
    config: JSON = strawberry.field(description="What the workflow's authors noted about it.")
    created_at: datetime = strawberry.field(description="When it was written.")

    @strawberry.field(description="Its nodes.")
    @reads("nodes")
    def nodes(self, root: strawberry.Parent[tables.WorkflowVersion]) -> list[WorkflowNode]:
        return nodes_of(root.nodes)

    @strawberry.field(description="Who wrote it.")
    @actor_in("created_by_id")
    async def created_by(self, info: Info, root: strawberry.Parent[tables.WorkflowVersion]) -> Actor:
        return await actor_of(info, root.created_by_id)


@strawberry.type(description="How the runs of a workflow ended.")
class WorkflowStatistics:
    workflow_id: strawberry.Private[str]
    since: strawberry.Private[datetime | None]
    total: int = strawberry.field(description="All runs.")
    completed: int = strawberry.field(description="Runs that are COMPLETED.")
    failed: int = strawberry.field(description="Runs that are FAILED.")
    cancelled: int = strawberry.field(description="Runs that are CANCELLED.")
    running: int = strawberry.field(description="Runs that have not ended: PENDING, RUNNING or WAITING.")
    success_rate: float | None = strawberry.field(
        description="completed / (completed + failed); null when there are none of either."
    )

    @strawberry.field(
        description="Within how many seconds half of the runs were done; of the latest 10000 that are COMPLETED."
    )
    async def p50_seconds(self, info: Info) -> float | None:
        return resolvers.percentile(await self._durations(info), 0.5)

    @strawberry.field(
        description="Within how many seconds 95 % of the runs were done; of the latest 10000 that are COMPLETED."
    )
    async def p95_seconds(self, info: Info) -> float | None:
        return resolvers.percentile(await self._durations(info), 0.95)

    async def _durations(self, info: Info) -> Sequence[float]:
        async def fetch(ids: list[str]) -> Mapping[str, Sequence[float]]:
            return {id: await resolvers.durations_of(info.context, id, self.since) for id in ids}

        loaded = await info.context.loaders.grouped(f"durations since {self.since}", fetch).load(self.workflow_id)
        return loaded or ()


Since = Annotated[datetime | None, strawberry.argument(description="Only runs asked for at this time or later.")]


@strawberry.type(
    description="A graph of nodes under a name. Each version is immutable; a run keeps the one it began with."
)
class Workflow(Backed, Node):
    ROWS = tables.Workflow

    name: str = strawberry.field(description="Its name.")
    description: str | None = strawberry.field(description="What it is for.")
    status: tables.WorkflowStatus = strawberry.field(description="Whether it may run.")
    version: int = strawberry.field(
        description="The newest version. Another one comes when nodes, triggers, inputSchema or config change."
    )
    input_schema: JSON | None = strawberry.field(
        description="A JSON Schema that the input of a run must fit; null takes any."
    )
    config: JSON = strawberry.field(description="What its authors note about it; any JSON object.")
    created_at: datetime = strawberry.field(description="When it was made.")
    updated_at: datetime = strawberry.field(description="When it last changed.")

    @strawberry.field(description="Its nodes, in the order they were given.")
    @reads("nodes")
    def nodes(self, root: strawberry.Parent[tables.Workflow]) -> list[WorkflowNode]:
        return nodes_of(root.nodes)

    @strawberry.field(description="The nodes that its runs begin with: those that depend on none.")
    @reads("nodes")
    def start_nodes(self, root: strawberry.Parent[tables.Workflow]) -> list[WorkflowNode]:
        return nodes_of([node for node in root.nodes if not node["depends_on"]])

    @strawberry.field(description="The agents that its nodes name, in the order of the nodes.")
    async def agents(
        self, info: Info, root: strawberry.Parent[tables.Workflow]
    ) -> list[Annotated["Agent", strawberry.lazy("schema.agents")]]:
        info.context.actor.require("agents:read")
        ids = resolvers.agent_ids_of(root)
        found = await asyncio.gather(*(row_with_id(info, agent_tables.Agent, id) for id in ids))
        return cast("list[Agent]", [agent for agent in found if agent is not None])

    @strawberry.field(description="What starts it by itself, in the order they were given.")
    @reads("id")
    async def triggers(self, info: Info, root: strawberry.Parent[tables.Workflow]) -> list[WorkflowTrigger]:
        async def fetch(ids: list[str]) -> Mapping[str, Sequence[tables.WorkflowTrigger]]:
            return await resolvers.triggers_of(info.context, ids)

        loaded = await info.context.loaders.grouped("triggers of workflows", fetch).load(root.id)
        return cast(list[WorkflowTrigger], loaded or [])

    @strawberry.field(description="All versions, the newest first.")
    @reads("id")
    async def versions(self, info: Info, root: strawberry.Parent[tables.Workflow]) -> list[WorkflowVersion]:
        async def fetch(ids: list[str]) -> Mapping[str, Sequence[tables.WorkflowVersion]]:
            return await resolvers.versions_of(info.context, ids)

        loaded = await info.context.loaders.grouped("versions of workflows", fetch).load(root.id)
        return cast(list[WorkflowVersion], loaded or [])

    @strawberry.field(description="Its runs, the newest first.")
    @list_of_each
    async def executions(
        self,
        info: Info,
        root: strawberry.Parent[tables.Workflow],
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: Annotated[
            ExecutionFilter | None, strawberry.argument(description="Which runs; all of them unless given.")
        ] = None,
    ) -> Connection[WorkflowExecution]:
        page = {"first": first, "after": after, "last": last, "before": before}
        return await execution_connection(info, filter, page, ("workflow_id", root.id))

    @strawberry.field(description="How its runs ended.")
    @reads("id")
    async def statistics(
        self, info: Info, root: strawberry.Parent[tables.Workflow], since: Since = None
    ) -> WorkflowStatistics:
        async def fetch(ids: list[str]) -> Mapping[str, resolvers.Statistics]:
            return await resolvers.statistics_of(info.context, ids, since)

        loaded = await info.context.loaders.grouped(f"statistics since {since}", fetch).load(root.id)
        return _statistics(cast(resolvers.Statistics, loaded))


def _statistics(figures: resolvers.Statistics) -> WorkflowStatistics:
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


@strawberry.type(description="A workflow that comes with Parley.")
class WorkflowTemplate:
    name: str = strawberry.field(description="Its name for createWorkflowFromTemplate.")
    title: str = strawberry.field(description="Its name for people.")
    description: str = strawberry.field(description="What it is for.")
    parameters: JSON = strawberry.field(
        description="The JSON Schema of its parameters. None is needed in development, where addresses that are not "
        "given are simulated."
    )

    @strawberry.field(description="Its nodes; {{name}} stands for a parameter.")
    def nodes(self) -> list[WorkflowNode]:
        return nodes_of(cast(Any, self).nodes)


# ---------------------------------------------------------------- inputs


@strawberry.input(description="What starts a workflow by itself.")
class WorkflowTriggerInput:
    type: tables.TriggerType = strawberry.field(description="What starts a run.")
    config: JSON | None = strawberry.field(
        default=None, description=f"{_TRIGGER_CONFIG} A secret has 16 to 255 characters and is never shown again."
    )
    enabled: bool | None = strawberry.field(default=True, description="Whether it fires while the workflow is ACTIVE.")


@strawberry.input(description="A workflow to make.")
class CreateWorkflowInput:
    name: str = strawberry.field(description="Its name, 1 to 255 characters.")
    description: str | None = strawberry.field(default=None, description="What it is for.")
    nodes: list[WorkflowNodeInput] = strawberry.field(description="Its nodes, 1 to 500.")
    triggers: list[WorkflowTriggerInput] | None = strawberry.field(
        default=None, description="What starts it by itself; at most 50."
    )
    input_schema: JSON | None = strawberry.field(
        default=None,
        description="A JSON Schema (2020-12) that the input of a run must fit. References lead into the schema alone, "
        "patterns are those of RE2; unevaluatedProperties, unevaluatedItems and $dynamicRef are not taken.",
    )
    config: JSON | None = strawberry.field(default=None, description="Whatever you note about it: a JSON object.")
    status: tables.WorkflowStatus | None = strawberry.field(
        default=tables.WorkflowStatus.ACTIVE, description="How it begins; not ARCHIVED."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key with the same input within 24 hours makes one workflow."
    )


@strawberry.input(description="A workflow to make out of a template.")
class CreateWorkflowFromTemplateInput:
    template: str = strawberry.field(description="The template's name.")
    name: str | None = strawberry.field(
        default=None, description="The workflow's name; the template's title if not given."
    )
    parameters: JSON | None = strawberry.field(
        default=None, description="What stands in the template's gaps; must fit its `parameters`."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key with the same input within 24 hours makes one workflow."
    )


@strawberry.input(
    description="What to change of a workflow. What is left out stays as it is. Other nodes, triggers, inputSchema or "
    "config make a new version; runs that have begun keep theirs."
)
class UpdateWorkflowInput:
    id: strawberry.ID = strawberry.field(description="The workflow.")
    name: str | None = strawberry.field(default=strawberry.UNSET, description="Another name.")
    description: str | None = strawberry.field(default=strawberry.UNSET, description="Another description, or null.")
    nodes: list[WorkflowNodeInput] | None = strawberry.field(
        default=strawberry.UNSET, description="All its nodes from now on."
    )
    triggers: list[WorkflowTriggerInput] | None = strawberry.field(
        default=strawberry.UNSET,
        description="All its triggers from now on. One that is equal to one that is there, or else the next of the "
        "same type, continues it and keeps its id and URL.",
    )
    input_schema: JSON | None = strawberry.field(
        default=strawberry.UNSET, description="Another JSON Schema, or null to take any input."
    )
    config: JSON | None = strawberry.field(default=strawberry.UNSET, description="Another config.")
    status: tables.WorkflowStatus | None = strawberry.field(
        default=strawberry.UNSET,
        description="DRAFT becomes ACTIVE; ACTIVE and PAUSED become each other; all can be ARCHIVED, and PAUSED again.",
    )


@strawberry.type(description="The workflow after the change.")
class WorkflowPayload:
    workflow: Workflow | None = strawberry.field(default=None, description="The workflow; null when there are errors.")
    errors: list[UserError] = errors_field()


def _triggers_given(inputs: Sequence[WorkflowTriggerInput]) -> list[JsonObject]:
    return [{"type": each.type.value, "config": cast(Json, each.config), "enabled": each.enabled} for each in inputs]


def _given(input: UpdateWorkflowInput) -> dict[str, Any]:
    given = {name: value for name, value in vars(input).items() if name != "id" and value is not strawberry.UNSET}
    for name, convert in (("nodes", nodes_given), ("triggers", _triggers_given)):
        if given.get(name) is not None:
            given[name] = cast(Any, convert)(given[name])
    return given


# ---------------------------------------------------------------- fields


@strawberry.input(description="Which workflows to list: those that all the given conditions hold for.")
class WorkflowFilter:
    status: list[tables.WorkflowStatus] | None = strawberry.field(default=None, description="In one of these statuses.")
    search: str | None = strawberry.field(default=None, description="With this in the name or description.")


@strawberry.type
class WorkflowQuery:
    @strawberry.field(description="The workflows, the newest first.")
    async def workflows(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: Annotated[
            WorkflowFilter | None, strawberry.argument(description="Which workflows; all of them unless given.")
        ] = None,
    ) -> Connection[Workflow]:
        rows = resolvers.workflows(info.context, **(vars(filter) if filter else {}))
        page = await connection(info, rows, Order(descending=True), first=first, after=after, last=last, before=before)
        return cast(Connection[Workflow], page)

    @strawberry.field(description="One workflow; null when there is none.")
    async def workflow(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The workflow's id.")]
    ) -> Workflow | None:
        return Workflow.maybe(await resolvers.read_workflow(info.context, id, selected(info, tables.Workflow)))

    @strawberry.field(description="The workflows that come with Parley, for createWorkflowFromTemplate.")
    async def workflow_templates(self, info: Info) -> list[WorkflowTemplate]:
        return cast(list[WorkflowTemplate], list(resolvers.workflow_templates(info.context)))


@strawberry.type
class WorkflowMutation:
    @strawberry.mutation(description="Makes a workflow. What is wrong with a node or trigger is named by its path.")
    @errors_as_data(WorkflowPayload)
    async def create_workflow(
        self, info: Info, input: Annotated[CreateWorkflowInput, strawberry.argument(description="The workflow.")]
    ) -> WorkflowPayload:
        row = await resolvers.create_workflow(
            info.context,
            name=input.name,
            description=input.description,
            nodes=nodes_given(input.nodes),
            triggers=_triggers_given(input.triggers or []),
            input_schema=cast(Json, input.input_schema),
            config=cast(Json, input.config),
            status=input.status or tables.WorkflowStatus.ACTIVE,
            idempotency_key=input.idempotency_key,
        )
        return WorkflowPayload(workflow=Workflow.of(row))

    @strawberry.mutation(description="Makes a workflow out of a template.")
    @errors_as_data(WorkflowPayload)
    async def create_workflow_from_template(
        self,
        info: Info,
        input: Annotated[
            CreateWorkflowFromTemplateInput, strawberry.argument(description="Which, and its parameters.")
        ],
    ) -> WorkflowPayload:
        row = await resolvers.create_workflow_from_template(
            info.context,
            template=input.template,
            name=input.name,
            parameters=cast(Json, input.parameters),
            idempotency_key=input.idempotency_key,
        )
        return WorkflowPayload(workflow=Workflow.of(row))

    @strawberry.mutation(description="Changes a workflow. Runs that have begun are not touched.")
    @errors_as_data(WorkflowPayload)
    async def update_workflow(
        self, info: Info, input: Annotated[UpdateWorkflowInput, strawberry.argument(description="The changes.")]
    ) -> WorkflowPayload:
        row = await resolvers.update_workflow(info.context, id=input.id, given=_given(input))
        return WorkflowPayload(workflow=Workflow.of(row))

    @strawberry.mutation(description="Takes a workflow and its triggers away. Runs that have begun go on.")
    @errors_as_data(DeletePayload)
    async def delete_workflow(
        self, info: Info, input: Annotated[DeleteInput, strawberry.argument(description="Which workflow.")]
    ) -> DeletePayload:
        return DeletePayload(deleted_id=strawberry.ID(await resolvers.delete_workflow(info.context, id=input.id)))
