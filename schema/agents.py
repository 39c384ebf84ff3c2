"""Agents as GraphQL types: who they are, how they fare, and what they are told."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Final, cast

import strawberry

from models import agents as tables
from models import tasks as task_tables
from models.base import Json
from models.pages import Order
from resolvers import agents as resolvers
from resolvers import tasks as task_resolvers
from schema.base import (
    JSON,
    Actor,
    After,
    Backed,
    Before,
    Connection,
    Cursor,
    DeleteInput,
    DeletePayload,
    First,
    Info,
    Last,
    Node,
    SortDirection,
    UserError,
    connection,
    described,
    errors_as_data,
    errors_field,
    list_of_each,
)
from schema.platform import Health
from schema.projection import reads, selected
from schema.tasks import Filter as TasksFilter
from schema.tasks import OrderBy as TasksOrderBy
from schema.tasks import Task, task_connection
from subscriptions import agents as streams
from subscriptions.sources import EventSource

if TYPE_CHECKING:
    from schema.events import AgentEvent

AgentRuntime = described(
    tables.AgentRuntime,
    "How an agent is reached.",
    WORKER="A process of yours that claims tasks here and sends heartbeats.",
    LYZR="Lyzr calls it.",
    OPENAI="An API in OpenAI's form.",
    LLAMA_STACK="A Llama Stack server.",
    A2A="The Agent2Agent protocol.",
    HTTP="Plain HTTP calls.",
    BUILTIN="A part of the gateway.",
)
AgentStatus = described(
    tables.AgentStatus,
    "What an agent is doing.",
    OFFLINE="A worker that has not been heard of: it has never sent a heartbeat, or missed three.",
    IDLE="It is there and holds no task.",
    BUSY="It is there and holds at least one task that it claimed or started.",
    ERROR="It reported that it cannot work. START makes it ready again.",
    STOPPED="Somebody told it to rest. It gets no task until it is started.",
)
AgentCommand = described(
    tables.AgentCommand,
    "What an agent can be told. An agent that is as the command would have it stays as it is.",
    START="STOPPED or ERROR becomes IDLE; a worker that has not been heard of lately becomes OFFLINE.",
    STOP="It rests. The tasks it holds go back to the queue, and the attempts at them do not count.",
    RESTART="STOP, then START.",
)


@strawberry.type(description="An agent's figures, since it was created unless they say otherwise.")
class AgentMetrics:
    cpu_usage: float | None = strawberry.field(description="As its last heartbeat that said so reported it.")
    memory_usage: float | None = strawberry.field(description="As its last heartbeat that said so reported it.")
    tasks_completed: int = strawberry.field(description="Tasks it completed.")
    tasks_failed: int = strawberry.field(description="Tasks that became FAILED in its hands.")
    average_task_seconds: float | None = strawberry.field(
        description="How long its completed tasks took on average, from start to completion."
    )
    requests: int = strawberry.field(description="Attempts at tasks that began: by a claim, or by a start without one.")
    failures: int = strawberry.field(
        description="Attempts that failed: it said so, lost the lease, took too long or went away."
    )
    average_latency_ms: float | None = strawberry.field(
        description="How long its attempts took on average, from beginning to success or failure, in milliseconds."
    )
    events_processed: int = strawberry.field(
        description="Reports on its tasks that were accepted: started, progress, completed, failed."
    )


@strawberry.type(description="An agent's figures at one moment.")
class AgentMetricsSample:
    at: datetime = strawberry.field(description="When the sample was taken.")
    metrics: AgentMetrics = strawberry.field(description="The figures as they were then.")


@strawberry.type(description="Something that takes tasks and speaks in sessions.")
class Agent(Backed, Node, Actor):
    ROWS = tables.Agent

    type: str = strawberry.field(description="What kind of agent it is; MAX_AGENTS_PER_TYPE limits how many there are.")
    runtime: tables.AgentRuntime = strawberry.field(description="How it is reached.")
    description: str | None = strawberry.field(description="What it is for.")
    status: tables.AgentStatus = strawberry.field(description="What it is doing.")
    capabilities: list[str] = strawberry.field(description="What it can do; tasks may require some of them.")
    config: JSON = strawberry.field(description="How it works: a JSON object.")
    metadata: JSON = strawberry.field(description="What programs keep with it: a JSON object.")
    max_concurrent_tasks: int = strawberry.field(description="How many tasks it may hold at once when it claims one.")
    last_heartbeat_at: datetime | None = strawberry.field(description="When it last said that it is there.")
    created_at: datetime = strawberry.field(description="When it was created.")
    updated_at: datetime = strawberry.field(description="When it or its status last changed.")

    @strawberry.field(
        description="The tasks assigned to it that have not ended, running or not, the most urgent first; at most 100."
    )
    @reads("id")
    def current_tasks(self, info: Info, root: strawberry.Parent[tables.Agent]) -> list[Task]:
        async def fetch(ids: list[str]) -> Mapping[str, list[task_tables.Task]]:
            return await task_resolvers.current_tasks_of(info.context, ids)

        return cast(list[Task], info.context.loaders.grouped("current tasks", fetch).load(root.id))

    @strawberry.field(description="How it fares, by its status and its heartbeats.")
    def health(self, info: Info, root: strawberry.Parent[tables.Agent]) -> Health:
        return Health.of(resolvers.health(info.context, root))

    @strawberry.field(description="Its figures.")
    def metrics(self, root: strawberry.Parent[tables.Agent]) -> AgentMetrics:
        return AgentMetrics(**cast(Any, root.metrics()))

    @strawberry.field(
        description="Its figures as they were, one sample for each METRICS_INTERVAL, the oldest first. The newest "
        "10000 are kept."
    )
    async def metrics_history(
        self,
        info: Info,
        root: strawberry.Parent[tables.Agent],
        since: Annotated[
            datetime | None,
            strawberry.argument(description="The first samples from this time on; the newest ones unless given."),
        ] = None,
        first: Annotated[int | None, strawberry.argument(description="How many samples, 1 to 1000.")] = 100,
    ) -> list[AgentMetricsSample]:
        samples = await resolvers.history(info.context, root, since=since, first=100 if first is None else first)
        return [AgentMetricsSample(at=sample.at, metrics=AgentMetrics(**sample.metrics)) for sample in samples]

    @strawberry.field(description="All tasks that are or were last assigned to it.")
    @list_of_each
    async def tasks(
        self,
        info: Info,
        root: strawberry.Parent[tables.Agent],
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: TasksFilter = None,
        order_by: TasksOrderBy = None,
    ) -> Connection[Task]:
        page = {"first": first, "after": after, "last": last, "before": before}
        return await task_connection(info, filter, order_by, page, ("assigned_to_id", root.id))


@strawberry.input(description="Which agents to list: those that all the given conditions hold for.")
class AgentFilter:
    status: list[tables.AgentStatus] | None = strawberry.field(default=None, description="In one of these statuses.")
    runtime: list[tables.AgentRuntime] | None = strawberry.field(
        default=None, description="Reached in one of these ways."
    )
    type: str | None = strawberry.field(default=None, description="Of exactly this type.")
    capability: str | None = strawberry.field(default=None, description="With exactly this capability.")
    search: str | None = strawberry.field(
        default=None, description="With this text in the name, the type or the description."
    )


class AgentOrderField(Enum):
    """By what agents can be sorted; the value is the column."""

    CREATED_AT = "id"
    NAME = "name"
    STATUS = "status"


described(
    AgentOrderField,
    "By what agents are sorted.",
    CREATED_AT="When they were created.",
    NAME="Their names.",
    STATUS="Their statuses, by the letter.",
)


@strawberry.input(description="How agents are sorted. Equals follow their creation.")
class AgentOrder:
    field: AgentOrderField = strawberry.field(description="By what.")
    direction: SortDirection = strawberry.field(description="Which end comes first.")


_NEWEST_FIRST: Final = Order(descending=True)


# ---------------------------------------------------------------- inputs


@strawberry.input(description="An agent to bring in.")
class CreateAgentInput:
    name: str = strawberry.field(description="The name to show.")
    type: str = strawberry.field(description="What kind of agent it is.")
    runtime: tables.AgentRuntime = strawberry.field(description="How it is reached.")
    max_concurrent_tasks: int | None = strawberry.field(
        default=1, description="How many tasks it may hold at once when it claims one, 1 to 1000."
    )
    description: str | None = strawberry.field(default=None, description="What it is for.")
    capabilities: list[str] | None = strawberry.field(default=None, description="What it can do; at most 100.")
    config: JSON | None = strawberry.field(default=None, description="How it works: a JSON object.")
    metadata: JSON | None = strawberry.field(default=None, description="What programs keep with it: a JSON object.")
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key with the same input within 24 hours creates one agent."
    )


@strawberry.input(description="What to change of an agent. What is left out stays as it is.")
class UpdateAgentInput:
    id: strawberry.ID = strawberry.field(description="The agent.")
    name: str | None = strawberry.field(default=strawberry.UNSET, description="Another name.")
    max_concurrent_tasks: int | None = strawberry.field(
        default=strawberry.UNSET, description="Another number of tasks, 1 to 1000. What it holds it keeps."
    )
    description: str | None = strawberry.field(default=strawberry.UNSET, description="Another description, or null.")
    capabilities: list[str] | None = strawberry.field(
        default=strawberry.UNSET, description="The capabilities in place of the present ones."
    )
    config: JSON | None = strawberry.field(
        default=strawberry.UNSET, description="A JSON object that takes the place of the present one."
    )
    metadata: JSON | None = strawberry.field(
        default=strawberry.UNSET, description="A JSON object that takes the place of the present one."
    )


@strawberry.input(description="What an agent is told.")
class CommandAgentInput:
    id: strawberry.ID = strawberry.field(description="The agent.")
    command: tables.AgentCommand = strawberry.field(description="What it should do.")


@strawberry.input(description="A worker's sign of life.")
class AgentHeartbeatInput:
    agent_id: strawberry.ID = strawberry.field(description="The agent: with its own key, yourself.")
    cpu_usage: float | None = strawberry.field(default=None, description="In whatever unit you watch; not negative.")
    memory_usage: float | None = strawberry.field(default=None, description="In whatever unit you watch; not negative.")


@strawberry.type(description="The agent after the change.")
class AgentPayload:
    agent: Agent | None = strawberry.field(default=None, description="The agent; null when there are errors.")
    errors: list[UserError] = errors_field()


def _given(input: UpdateAgentInput) -> dict[str, Any]:
    return {name: value for name, value in vars(input).items() if name != "id" and value is not strawberry.UNSET}


# ---------------------------------------------------------------- fields


@strawberry.type
class AgentQuery:
    @strawberry.field(description="The agents.")
    async def agents(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        filter: Annotated[
            AgentFilter | None, strawberry.argument(description="Which agents; all of them unless given.")
        ] = None,
        order_by: Annotated[
            AgentOrder | None, strawberry.argument(description="In which order; the newest first unless given.")
        ] = None,
    ) -> Connection[Agent]:
        rows = resolvers.agents(info.context, **(vars(filter) if filter else {}))
        order = _NEWEST_FIRST
        if order_by is not None:
            order = Order(order_by.field.value, descending=order_by.direction is SortDirection.DESC)
        page = await connection(info, rows, order, first=first, after=after, last=last, before=before)
        return cast(Connection[Agent], page)

    @strawberry.field(description="One agent; null when there is none.")
    async def agent(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The agent's id.")]
    ) -> Agent | None:
        return Agent.maybe(await resolvers.read_agent(info.context, id, selected(info, tables.Agent)))


@strawberry.type
class AgentMutation:
    @strawberry.mutation(
        description="Brings in an agent. A worker is OFFLINE until its first heartbeat, any other IDLE. `createApiKey` "
        "with its id makes the key a worker signs in with."
    )
    @errors_as_data(AgentPayload)
    async def create_agent(
        self, info: Info, input: Annotated[CreateAgentInput, strawberry.argument(description="The agent.")]
    ) -> AgentPayload:
        row = await resolvers.create_agent(
            info.context,
            name=input.name,
            type=input.type,
            runtime=input.runtime,
            max_concurrent_tasks=1 if input.max_concurrent_tasks is None else input.max_concurrent_tasks,
            description=input.description,
            capabilities=input.capabilities,
            config=cast(Json, input.config),
            metadata=cast(Json, input.metadata),
            idempotency_key=input.idempotency_key,
        )
        return AgentPayload(agent=Agent.of(row))

    @strawberry.mutation(description="Changes an agent.")
    @errors_as_data(AgentPayload)
    async def update_agent(
        self, info: Info, input: Annotated[UpdateAgentInput, strawberry.argument(description="The changes.")]
    ) -> AgentPayload:
        row = await resolvers.update_agent(info.context, id=input.id, given=_given(input))
        return AgentPayload(agent=Agent.of(row))

    @strawberry.mutation(
        description="Deletes an agent that runs no task. Its other tasks go back to the queue and its API keys are "
        "revoked; what it did keeps its name."
    )
    @errors_as_data(DeletePayload)
    async def delete_agent(
        self, info: Info, input: Annotated[DeleteInput, strawberry.argument(description="The agent.")]
    ) -> DeletePayload:
        return DeletePayload(deleted_id=strawberry.ID(await resolvers.delete_agent(info.context, id=input.id)))

    @strawberry.mutation(description="Starts, stops or restarts an agent.")
    @errors_as_data(AgentPayload)
    async def command_agent(
        self, info: Info, input: Annotated[CommandAgentInput, strawberry.argument(description="The command.")]
    ) -> AgentPayload:
        row = await resolvers.command_agent(info.context, id=input.id, command=input.command)
        return AgentPayload(agent=Agent.of(row))

    @strawberry.mutation(
        description="A WORKER agent says that it is there, at least every AGENT_HEARTBEAT_INTERVAL seconds. That "
        "renews the leases of its tasks. After three missed heartbeats it is OFFLINE and its tasks go back to the "
        "queue. A STOPPED agent stays so and sees that in the answer."
    )
    @errors_as_data(AgentPayload)
    async def agent_heartbeat(
        self, info: Info, input: Annotated[AgentHeartbeatInput, strawberry.argument(description="Who is there.")]
    ) -> AgentPayload:
        row = await resolvers.heartbeat(
            info.context, agent_id=input.agent_id, cpu_usage=input.cpu_usage, memory_usage=input.memory_usage
        )
        return AgentPayload(agent=Agent.of(row))


@strawberry.type
class AgentSubscription:
    @strawberry.subscription(
        graphql_type=Annotated["AgentEvent", strawberry.lazy("schema.events")],
        description="How agents come, go and fare. For exactly one agent the first item shows it as it is.",
    )
    async def agent_events(
        self,
        info: Info,
        agent_ids: Annotated[
            list[strawberry.ID] | None,
            strawberry.argument(description="Only these agents, 1 to 100; all of them unless given."),
        ] = None,
        after: Annotated[
            Cursor | None, strawberry.argument(description="Go on after the event with this cursor.")
        ] = None,
    ) -> EventSource:
        return await streams.agent_events(info.context, agent_ids)
