"""The actor for whom an agent works: its caller, with the scopes that both the call and the task allow, or itself."""

from auth.access import AGENT_SCOPES, SCOPES_BY_ROLE
from auth.actor import Actor, ActorKind
from errors import Forbidden
from models.agents import Agent
from models.users import Role, User
from storage.ids import prefix_of


async def actor_of(organization_id: str, id: str, scopes: frozenset[str]) -> Actor:
    """Return the caller, a user or an agent, with those of the scopes that it still has.

    Raises:
        Forbidden: it has been deactivated or deleted.
    """
    if prefix_of(id) == Agent.PREFIX:
        agent = await Agent.filter(organization_id=organization_id, id=id, deleted_at=None).first()
        if agent is not None:
            return acting_agent(agent, scopes)
    user = await User.filter(organization_id=organization_id, id=id, active=True).first()
    if user is None:
        raise Forbidden("The caller of the agent is no longer active.")
    return Actor(
        id=user.id,
        kind=ActorKind.USER,
        name=user.name,
        organization_id=organization_id,
        role=user.role,
        scopes=SCOPES_BY_ROLE[user.role] & scopes,
    )


def acting_agent(agent: Agent, scopes: frozenset[str] = AGENT_SCOPES) -> Actor:
    """Return an agent as an actor, with those of the scopes that agents can have."""
    return Actor(
        id=agent.id,
        kind=ActorKind.AGENT,
        name=agent.name,
        organization_id=agent.organization_id,
        role=Role.MEMBER,
        scopes=AGENT_SCOPES & scopes,
    )
