"""GraphQL types and fields for agent pools."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import agent_pools as tables
from resolvers import agent_pools as resolvers
from schema.base import Backed, Info


@strawberry.type(
    description="The workers of one type: the agents with the runtime `WORKER`, and the number of them that the work "
    "needs. It is computed about a second after a change, and every ten seconds."
)
class AgentPool(Backed):
    ROWS = tables.AgentPool

    type: str = strawberry.field(description="The type of its agents.")
    desired_workers: int = strawberry.field(
        description="The number of workers that should run, from `AGENT_POOL_MIN` to `MAX_AGENTS_PER_TYPE`. It "
        "increases at once, and decreases when fewer were enough for `AGENT_POOL_COOLDOWN_SECONDS`."
    )
    wanted_workers: int = strawberry.field(
        description="The same for the present load alone: those that the tasks in progress occupy, and enough to do "
        "the tasks that wait within `AGENT_POOL_DRAIN_SECONDS`."
    )
    workers: int = strawberry.field(description="The number of workers that are connected: `IDLE` or `BUSY`.")
    agents: int = strawberry.field(
        description="The number of its agents that are not `STOPPED`, connected or not. If more workers are desired, "
        "create agents for them."
    )
    queued_tasks: int = strawberry.field(
        description="The number of tasks that wait for its workers. A task that several pools can do counts in one "
        "of them."
    )
    held_tasks: int = strawberry.field(description="The number of tasks that its workers hold.")
    average_task_seconds: float | None = strawberry.field(
        description="How long a task that waits probably takes, from recent ones of its type; null if that is unknown."
    )
    changed_at: datetime = strawberry.field(description="When any of this last changed.")


@strawberry.type
class AgentPoolQuery:
    @strawberry.field(
        description="The organization's agent pools by type, at most 1,000: how many workers each type of agent "
        "needs, for autoscalers. Requires the scope `pools:read`, which operators and administrators have."
    )
    async def agent_pools(
        self,
        info: Info,
        type: Annotated[str | None, strawberry.argument(description="Only the pool of this type.")] = None,
    ) -> list[AgentPool]:
        return AgentPool.each(await resolvers.agent_pools(info.context, type=type))
