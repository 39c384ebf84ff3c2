"""GraphQL types and fields for agents: their status, metrics and commands."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Annotated, Final, cast

import strawberry

from models import agents as tables
from models import tasks as task_tables
from models.platform import HealthStatus
from resolvers import agents as resolvers
from resolvers import integrations
from resolvers import tasks as task_resolvers
from schema.base import JSON, Actor, Backed, Cursor, Info, Node, SortDirection, describe_enum, given, or_default
from schema.errors import DeleteInput, DeletePayload, UserError, errors_as_data, errors_field, idempotency_key_field
from schema.event_interfaces import AgentEvent
from schema.integrations import Circuit
from schema.platform import Health, health_of_components
from schema.projection import selected, uses_columns
from schema.relay import Children, Connection, connection, for_each_parent, paged
from schema.tasks import Filter as TasksFilter
from schema.tasks import OrderBy as TasksOrderBy
from schema.tasks import Task, tasks_of_each
from storage.pagination import Order, PageArguments
from subscriptions import agents as streams
from subscriptions.sources import EventSource

AgentRuntime = describe_enum(
    tables.AgentRuntime,
    "How Parley reaches an agent.",
    WORKER="Your own process, which claims tasks and sends heartbeats.",
    LYZR="An agent hosted by Lyzr.",
    OPENAI="OpenAI or an OpenAI-compatible API.",
    LLAMA_STACK="An agent on a Llama Stack server.",
    A2A="A server that speaks the Agent2Agent (A2A) protocol.",
    HTTP="An HTTP endpoint.",
    BUILTIN="An agent that is part of the gateway.",
)
AgentStatus = describe_enum(
    tables.AgentStatus,
    "The status of an agent.",
    OFFLINE="A worker that has never sent a heartbeat or has missed three.",
    IDLE="Available, with no task.",
    BUSY="Available, with at least one task that it has claimed or started; a hosted agent, while it is being invoked.",
    ERROR="The last invocation of a hosted agent failed, and not because of a rate limit. It can still be invoked; the "
    "next reply, or `START`, makes it `IDLE`.",
    STOPPED="Stopped by a command. It receives no tasks until it is started.",
)
AgentCommand = describe_enum(
    tables.AgentCommand,
    "A command to an agent. It has no effect on an agent that is already in the requested state.",
    START="Start the agent: `STOPPED` or `ERROR` becomes `IDLE`, or `OFFLINE` for a worker without a recent heartbeat.",
    STOP="Stop the agent. The tasks it holds return to the queue, and their current attempts do not count.",
    RESTART="`STOP`, then `START`.",
)


@strawberry.type(description="An agent's metrics, counted since it was created unless stated otherwise.")
class AgentMetrics:
    cpu_usage: float | None = strawberry.field(description="CPU usage, from the last heartbeat that reported it.")
    memory_usage: float | None = strawberry.field(description="Memory usage, from the last heartbeat that reported it.")
    tasks_completed: int = strawberry.field(description="The number of tasks it has completed.")
    tasks_failed: int = strawberry.field(description="The number of tasks that became `FAILED` while assigned to it.")
    average_task_seconds: float | None = strawberry.field(
        description="The average time from start to completion of its completed tasks, in seconds."
    )
    requests: int = strawberry.field(
        description="The number of attempts begun: tasks claimed, assigned tasks started without a claim, and "
        "invocations of a hosted or built-in agent."
    )
    failures: int = strawberry.field(
        description="The number of failed attempts: reported as failed, lease expired, timed out, heartbeats missed, "
        "or failed invocations of a hosted or built-in agent."
    )
    average_latency_ms: float | None = strawberry.field(
        description="The average time from the start of an attempt to its success or failure, in milliseconds."
    )
    events_processed: int = strawberry.field(
        description="The number of accepted reports on its tasks (started, progress, completed, failed), and of "
        "replies of a hosted or built-in agent; of a built-in agent, also the events of the log that it processed. "
        "Messages to it are not counted."
    )
    cache_hits: int = strawberry.field(
        default=0, description="The number of its reads that its cache could answer; only a built-in agent has one."
    )
    cache_misses: int = strawberry.field(
        default=0, description="The number of its reads that its cache could not answer."
    )


@strawberry.type(description="An agent's metrics at one point in time.")
class AgentMetricsSample:
    id: strawberry.ID = strawberry.field(description="The sample's number, in the order in which they were taken.")
    at: datetime = strawberry.field(description="When the sample was taken.")
    metrics: AgentMetrics = strawberry.field(description="The metrics at that time.")


@strawberry.type(description="An agent: it works on tasks and takes part in sessions.")
class Agent(Backed, Node, Actor):
    ROWS = tables.Agent

    type: str = strawberry.field(
        description="The kind of agent. `MAX_AGENTS_PER_TYPE` limits the number of agents of one type."
    )
    runtime: tables.AgentRuntime = strawberry.field(description="How Parley reaches it.")
    description: str | None = strawberry.field(description="A description of its purpose.")
    status: tables.AgentStatus = strawberry.field(description="Its current status.")
    capabilities: list[str] = strawberry.field(description="Its capabilities, which tasks can require.")

    @strawberry.field(
        description="The configuration of its runtime: a JSON object. That of another agent requires `agents:read` or "
        "`agents:write`."
    )
    @uses_columns("id", "config")
    def config(self, info: Info, root: strawberry.Parent[tables.Agent]) -> JSON:
        resolvers.require_may_read_config(info.context, root.id)
        return root.config

    @strawberry.field(
        description="Arbitrary metadata: a JSON object. That of another agent requires `agents:read` or `agents:write`."
    )
    @uses_columns("id", "metadata")
    def metadata(self, info: Info, root: strawberry.Parent[tables.Agent]) -> JSON:
        resolvers.require_may_read_config(info.context, root.id)
        return root.metadata

    max_concurrent_tasks: int = strawberry.field(
        description="The number of tasks it can hold at the same time; it cannot claim more."
    )
    max_queued_tasks: int | None = strawberry.field(
        description="The number of tasks that can be assigned to it and wait; null if any number can."
    )
    cpu_limit: float | None = strawberry.field(
        description="It gets no tasks while `cpuUsage` exceeds this; null if there is no limit."
    )
    memory_limit: float | None = strawberry.field(
        description="It gets no tasks while `memoryUsage` exceeds this; null if there is no limit."
    )
    last_heartbeat_at: datetime | None = strawberry.field(description="When it last sent a heartbeat.")
    created_at: datetime = strawberry.field(description="When it was created.")
    updated_at: datetime = strawberry.field(description="When it or its status last changed.")

    @strawberry.field(
        description="Its assigned tasks that have not ended, started or not, most urgent first; at most 100."
    )
    @uses_columns("id")
    def current_tasks(self, info: Info, root: strawberry.Parent[tables.Agent]) -> list[Task]:
        async def fetch(ids: list[str]) -> Mapping[str, list[task_tables.Task]]:
            return await task_resolvers.current_tasks_of(info.context, ids)

        return cast(list[Task], info.context.loaders.grouped("current tasks", fetch).load(root.id))

    @strawberry.field(
        description="Its health: of a worker from its heartbeats, of a hosted agent from its last invocation, of a "
        "built-in agent from its own checks, its last invocation and the component on which it depends."
    )
    def health(self, info: Info, root: strawberry.Parent[tables.Agent]) -> Health:
        context, found = info.context, resolvers.health(info.context, root)
        component = resolvers.component_of(context, root)
        if component is None or found.status is not HealthStatus.HEALTHY:
            return Health.of(found)

        async def fetch(_names: list[str]) -> Mapping[str, object]:
            return await health_of_components(context)

        return cast(Health, context.loaders.grouped("health of components", fetch).load(component))

    @strawberry.field(
        description="The circuit breaker of a built-in agent; null for others. A hosted agent has its connector's."
    )
    async def circuit(self, info: Info, root: strawberry.Parent[tables.Agent]) -> Circuit | None:
        return Circuit.of(await integrations.agent_circuit(info.context, root.type)) if root.is_built_in else None

    @strawberry.field(description="Its current metrics.")
    def metrics(self, root: strawberry.Parent[tables.Agent]) -> AgentMetrics:
        return AgentMetrics(**root.metrics())

    @strawberry.field(
        description="The history of its metrics: one sample per `METRICS_INTERVAL`, oldest first. The newest 10000 "
        "are kept."
    )
    async def metrics_history(
        self,
        info: Info,
        root: strawberry.Parent[tables.Agent],
        since: Annotated[
            datetime | None,
            strawberry.argument(description="Start at this time; by default the newest samples are returned."),
        ] = None,
        first: Annotated[
            int | None, strawberry.argument(description="The number of samples, 1 to 1000.")
        ] = resolvers.DEFAULT_SAMPLES,
    ) -> list[AgentMetricsSample]:
        samples = await resolvers.history(
            info.context, root, since=since, first=or_default(first, resolvers.DEFAULT_SAMPLES)
        )
        return [
            AgentMetricsSample(id=strawberry.ID(str(sample.id)), at=sample.at, metrics=AgentMetrics(**sample.metrics))
            for sample in samples
        ]

    @strawberry.field(graphql_type=Connection[Task], description="All tasks currently or last assigned to it.")
    @for_each_parent
    def tasks(
        self, info: Info, page: PageArguments, filter: TasksFilter = None, order_by: TasksOrderBy = None
    ) -> Children:
        return tasks_of_each("assigned_to_id", info, filter, order_by, page)


@strawberry.input(description="Conditions on agents; all of them must hold.")
class AgentFilter:
    status: list[tables.AgentStatus] | None = strawberry.field(default=None, description="With one of these statuses.")
    runtime: list[tables.AgentRuntime] | None = strawberry.field(
        default=None, description="With one of these runtimes."
    )
    type: str | None = strawberry.field(default=None, description="Of exactly this type.")
    capability: str | None = strawberry.field(default=None, description="With exactly this capability.")
    search: str | None = strawberry.field(
        default=None, description="With this text in the name, type or description, in any case."
    )


class AgentOrderField(Enum):
    """The fields by which agents can be sorted; the value is the column."""

    CREATED_AT = "id"
    NAME = "name"
    STATUS = "status"


describe_enum(
    AgentOrderField,
    "The fields by which agents can be sorted.",
    CREATED_AT="By creation time.",
    NAME="By name.",
    STATUS="By status, alphabetically.",
)


@strawberry.input(description="A sort order for agents. Ties are sorted by creation.")
class AgentOrder:
    field: AgentOrderField = strawberry.field(description="The field to sort by.")
    direction: SortDirection = strawberry.field(description="The sort direction.")


_NEWEST_FIRST: Final = Order(descending=True)


# ---------------------------------------------------------------- inputs


@strawberry.input(description="The agent to create.")
class CreateAgentInput:
    name: str = strawberry.field(description="The display name.")
    type: str = strawberry.field(description="The kind of agent.")
    runtime: tables.AgentRuntime = strawberry.field(description="How Parley reaches it.")
    max_concurrent_tasks: int | None = strawberry.field(
        default=tables.DEFAULT_CONCURRENT_TASKS,
        description="The number of tasks it can hold at the same time, 1 to 1000; it cannot claim more.",
    )
    max_queued_tasks: int | None = strawberry.field(
        default=None,
        description="The number of tasks that can be assigned to it and wait, 0 to 100,000; unlimited by default.",
    )
    cpu_limit: float | None = strawberry.field(
        default=None,
        description="The `cpuUsage`, in the unit of its heartbeats, above which it gets no tasks: more than 0; "
        "unlimited by default.",
    )
    memory_limit: float | None = strawberry.field(
        default=None,
        description="The `memoryUsage`, in the unit of its heartbeats, above which it gets no tasks: more than 0; "
        "unlimited by default.",
    )
    description: str | None = strawberry.field(default=None, description="A description of its purpose.")
    capabilities: list[str] | None = strawberry.field(default=None, description="Its capabilities; at most 100.")
    config: JSON | None = strawberry.field(default=None, description="The configuration of its runtime: a JSON object.")
    metadata: JSON | None = strawberry.field(default=None, description="Arbitrary metadata: a JSON object.")
    idempotency_key: str | None = idempotency_key_field()


@strawberry.input(
    description="Changes to an agent. Omitted fields stay unchanged. Its `runtime` is fixed, because its tasks and its "
    "config depend on it; for another one, create another agent."
)
class UpdateAgentInput:
    id: strawberry.ID = strawberry.field(description="The id of the agent.")
    name: str | None = strawberry.field(default=strawberry.UNSET, description="The new name.")
    type: str | None = strawberry.field(
        default=strawberry.UNSET, description="The new kind of agent. That of a `WORKER` is fixed."
    )
    max_concurrent_tasks: int | None = strawberry.field(
        default=strawberry.UNSET, description="The new maximum, 1 to 1000. Tasks it already holds are not affected."
    )
    max_queued_tasks: int | None = strawberry.field(
        default=strawberry.UNSET, description="The new limit of tasks that wait for it, or null to remove it."
    )
    cpu_limit: float | None = strawberry.field(
        default=strawberry.UNSET, description="The new limit of its `cpuUsage`, more than 0, or null to remove it."
    )
    memory_limit: float | None = strawberry.field(
        default=strawberry.UNSET, description="The new limit of its `memoryUsage`, more than 0, or null to remove it."
    )
    description: str | None = strawberry.field(
        default=strawberry.UNSET, description="The new description, or null to remove it."
    )
    capabilities: list[str] | None = strawberry.field(
        default=strawberry.UNSET, description="The new list of capabilities, replacing the current one."
    )
    config: JSON | None = strawberry.field(
        default=strawberry.UNSET, description="The new configuration, a JSON object that replaces the current one."
    )
    metadata: JSON | None = strawberry.field(
        default=strawberry.UNSET, description="The new metadata, a JSON object that replaces the current one."
    )


@strawberry.input(description="A command to an agent.")
class CommandAgentInput:
    id: strawberry.ID = strawberry.field(description="The id of the agent.")
    command: tables.AgentCommand = strawberry.field(description="The command.")


@strawberry.input(description="A heartbeat of a worker.")
class AgentHeartbeatInput:
    agent_id: strawberry.ID = strawberry.field(description="The agent's id; your own with an agent's key.")
    cpu_usage: float | None = strawberry.field(
        default=None, description="CPU usage, in a unit of your choice; not negative."
    )
    memory_usage: float | None = strawberry.field(
        default=None, description="Memory usage, in a unit of your choice; not negative."
    )


@strawberry.type(description="The result of an agent mutation.")
class AgentPayload:
    agent: Agent | None = strawberry.field(default=None, description="The agent; null if there are errors.")
    errors: list[UserError] = errors_field()


# ---------------------------------------------------------------- fields


@strawberry.type
class AgentQuery:
    @strawberry.field(description="List agents.")
    @paged
    async def agents(
        self,
        info: Info,
        page: PageArguments,
        filter: Annotated[
            AgentFilter | None, strawberry.argument(description="Only agents that match; all agents by default.")
        ] = None,
        order_by: Annotated[
            AgentOrder | None, strawberry.argument(description="The sort order; newest first by default.")
        ] = None,
    ) -> Connection[Agent]:
        rows = resolvers.agents(info.context, **(vars(filter) if filter else {}))
        order = _NEWEST_FIRST
        if order_by is not None:
            order = Order(order_by.field.value, descending=order_by.direction is SortDirection.DESC)
        return await connection(info, rows, order, page)

    @strawberry.field(description="The agent with this id; null if there is none.")
    async def agent(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The id of the agent.")]
    ) -> Agent | None:
        return Agent.maybe(await resolvers.read_agent(info.context, id, selected(info, tables.Agent)))


@strawberry.type
class AgentMutation:
    @strawberry.mutation(
        description="Create an agent. A worker is `OFFLINE` until its first heartbeat; any other agent is `IDLE`. To "
        "create the API key with which a worker authenticates, call `createApiKey` with the agent's id."
    )
    @errors_as_data(AgentPayload)
    async def create_agent(
        self, info: Info, input: Annotated[CreateAgentInput, strawberry.argument(description="The agent to create.")]
    ) -> AgentPayload:
        asked = resolvers.NewAgent(
            name=input.name,
            type=input.type,
            runtime=input.runtime,
            max_concurrent_tasks=or_default(input.max_concurrent_tasks, tables.DEFAULT_CONCURRENT_TASKS),
            max_queued_tasks=input.max_queued_tasks,
            cpu_limit=input.cpu_limit,
            memory_limit=input.memory_limit,
            description=input.description,
            capabilities=input.capabilities,
            config=input.config,
            metadata=input.metadata,
        )
        row = await resolvers.create_agent(info.context, asked, idempotency_key=input.idempotency_key)
        return AgentPayload(agent=Agent.of(row))

    @strawberry.mutation(description="Update an agent.")
    @errors_as_data(AgentPayload)
    async def update_agent(
        self, info: Info, input: Annotated[UpdateAgentInput, strawberry.argument(description="The changes.")]
    ) -> AgentPayload:
        row = await resolvers.update_agent(info.context, id=input.id, given=given(input))
        return AgentPayload(agent=Agent.of(row))

    @strawberry.mutation(
        description="Delete an agent that is not running a task. Its other tasks return to the queue, its API keys "
        "are revoked, and past records keep its name. Workflows that name it are kept, and fail at that node until "
        "they are updated."
    )
    @errors_as_data(DeletePayload)
    async def delete_agent(
        self, info: Info, input: Annotated[DeleteInput, strawberry.argument(description="The agent to delete.")]
    ) -> DeletePayload:
        return DeletePayload(deleted_id=strawberry.ID(await resolvers.delete_agent(info.context, id=input.id)))

    @strawberry.mutation(description="Start, stop or restart an agent.")
    @errors_as_data(AgentPayload)
    async def command_agent(
        self,
        info: Info,
        input: Annotated[CommandAgentInput, strawberry.argument(description="The agent and the command.")],
    ) -> AgentPayload:
        row = await resolvers.command_agent(info.context, id=input.id, command=input.command)
        return AgentPayload(agent=Agent.of(row))

    @strawberry.mutation(
        description="Send a heartbeat for a `WORKER` agent, at least every `AGENT_HEARTBEAT_INTERVAL` seconds. It "
        "renews the leases of the tasks that the agent has started. After three missed heartbeats the agent becomes "
        "`OFFLINE` and its tasks return to the queue. A `STOPPED` agent stays `STOPPED`; check the returned status."
    )
    @errors_as_data(AgentPayload)
    async def agent_heartbeat(
        self,
        info: Info,
        input: Annotated[AgentHeartbeatInput, strawberry.argument(description="The agent and its resource usage.")],
    ) -> AgentPayload:
        row = await resolvers.heartbeat(
            info.context, agent_id=input.agent_id, cpu_usage=input.cpu_usage, memory_usage=input.memory_usage
        )
        return AgentPayload(agent=Agent.of(row))


@strawberry.type
class AgentSubscription:
    @strawberry.subscription(
        graphql_type=AgentEvent,
        description="Stream the events of agents: connected, disconnected, status changes and invocations. For "
        "exactly one agent, the first item contains a snapshot of it.",
    )
    async def agent_events(
        self,
        info: Info,
        agent_ids: Annotated[
            list[strawberry.ID] | None,
            strawberry.argument(description="Only these agents, 1 to 100; all agents by default."),
        ] = None,
        after: Annotated[
            Cursor | None, strawberry.argument(description="Resume after the event with this cursor.")
        ] = None,
    ) -> EventSource:
        return await streams.agent_events(info.context, agent_ids)
