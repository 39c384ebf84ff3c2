"""Agent pools: how many workers each type of agent needs."""

from typing import Final

from context.operation import Context
from models.agent_pools import AgentPool, pools_of
from resolvers import checks

_SCOPE: Final = "pools:read"


async def agent_pools(ctx: Context, *, type: str | None) -> list[AgentPool]:
    """Return the pools of the caller's organization by type, or only that of one type.

    Raises:
        Forbidden: the caller is neither an operator nor an administrator.
        InvalidInput: the type is too long.
    """
    ctx.actor.require(_SCOPE)
    return await pools_of(ctx.actor.organization_id, None if type is None else checks.text(type, "type"))
