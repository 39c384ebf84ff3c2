"""Which agent replies: the one asked for, the session's, one with the capabilities, the default, or the only one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from json_types import Json
from models.agents import Agent, AgentRuntime, AgentStatus
from models.requests import Request
from models.sessions import UNREACHABLE, Participant, Session

_MOST_AGENTS: Final = 1000
_WORDS: Final = re.compile(r"[^\W_]+")
CAPABILITY_KEYS: Final = ("capabilities", "requiredCapabilities", "required_capabilities", "capability")
"""The keys of a request's metadata that name required capabilities: a string or a list of strings."""


@dataclass(frozen=True, slots=True)
class Route:
    """The agent that replies, and why it is this one, or why there is none."""

    agent: Agent | None
    reason: str


async def route(request: Request, session: Session, default_agent: str | None) -> Route:
    """Return the agent that replies to a request.

    In a session of another user, only agents that are in it are considered.

    Args:
        default_agent: the setting AGENT_ID.
    """
    if request.agent_id is not None:
        return await _settled(request, request.agent_id)
    required = required_capabilities(request)
    agents = await _candidates(request, session)
    current = next((agent for agent in agents if agent.id == session.current_agent_id), None)
    if current is not None and set(required) <= set(current.capabilities):
        return Route(current, "It is the agent that replied last in this session.")
    if (matched := _with_capabilities(agents, request, required)) is not None:
        return matched
    if (found := _default(agents, default_agent)) is not None:
        return Route(found, "It is the default agent (AGENT_ID).")
    if len(agents) == 1 and not required:
        return Route(agents[0], "It is the only agent.")
    return Route(None, _no_agent(agents, required, default_agent))


async def _settled(request: Request, id: str) -> Route:
    """Return the agent that was asked for, or chosen for an earlier attempt."""
    agent = await Agent.filter(organization_id=request.organization_id, id=id).first()
    if agent is None or agent.deleted_at is not None:
        return Route(None, "No agent can reply: the agent of the request was deleted.")
    if agent.status is AgentStatus.STOPPED:
        return Route(None, "No agent can reply: the agent of the request is stopped.")
    return Route(agent, request.routing_reason or "")


async def _candidates(request: Request, session: Session) -> Sequence[Agent]:
    """Return the agents that may reply, those that can be reached first."""
    rows = Agent.filter(organization_id=request.organization_id, deleted_at=None)
    rows = rows.exclude(status=AgentStatus.STOPPED)
    if session.owner_id != request.user_id:
        inside = Participant.filter(session_id=session.id)
        rows = rows.filter(id__in=[str(id) for id in await inside.values_list("actor_id", flat=True)])
    return sorted(await rows.limit(_MOST_AGENTS), key=lambda agent: (agent.status.value in UNREACHABLE, agent.id))


# ---------------------------------------------------------------- capabilities


def required_capabilities(request: Request) -> list[str]:
    """Return the capabilities that the metadata of a request asks for."""
    for key in CAPABILITY_KEYS:
        value: Json = request.metadata.get(key)
        if isinstance(value, str) and value:
            return [value]
        if isinstance(value, list):
            return [each for each in value if isinstance(each, str)]
    return []


def _with_capabilities(agents: Sequence[Agent], request: Request, required: Sequence[str]) -> Route | None:
    if required:
        able = next((agent for agent in agents if set(required) <= set(agent.capabilities)), None)
        return None if able is None else Route(able, f"It has the required capabilities: {', '.join(required)}.")
    said = _said_in(request)
    best = max(agents, key=lambda agent: len(_matching(agent, said)), default=None)
    if best is None or not (matching := _matching(best, said)):
        return None
    return Route(best, f"Its capabilities match the request: {', '.join(matching)}.")


def _said_in(request: Request) -> set[str]:
    """Return the words of a request, and of the tool and event that it comes from."""
    parts = [request.content, request.normalized.get("tool_id"), request.normalized.get("trigger_event")]
    return {word for part in parts if isinstance(part, str) for word in _words(part)}


def _matching(agent: Agent, said: set[str]) -> list[str]:
    """Return the agent's capabilities whose words all occur in a request."""
    return [each for each in agent.capabilities if (words := _words(each)) and words <= said]


def _words(text: str) -> set[str]:
    return set(_WORDS.findall(text.casefold()))


# ---------------------------------------------------------------- the default


def _default(agents: Sequence[Agent], setting: str | None) -> Agent | None:
    """Return the agent with the id AGENT_ID, or the LYZR agent that AGENT_ID names at Lyzr."""
    if not setting:
        return None
    lyzr = [agent for agent in agents if agent.runtime is AgentRuntime.LYZR]
    named = [agent for agent in lyzr if agent.config.get("agentId") == setting]
    unnamed = [agent for agent in lyzr if not agent.config.get("agentId")]  # such an agent uses AGENT_ID
    return next(iter([*(agent for agent in agents if agent.id == setting), *named, *unnamed]), None)


def _no_agent(agents: Sequence[Agent], required: Sequence[str], setting: str | None) -> str:
    if not agents:
        return "No agent can reply: there is none, or all are stopped."
    wanted = f"has the capabilities {', '.join(required)}" if required else "has a capability that the request mentions"
    default = "AGENT_ID names none of them" if setting else "AGENT_ID is not set"
    return f"No agent can reply: the request asks for none, none {wanted}, and {default}."
