"""The interface of the agents that are part of the gateway, for those that invoke and show them.

`integration_agents.manager.IntegrationAgentsManager` implements it; the engine and the use cases know only this.
"""

from typing import TYPE_CHECKING, Protocol

from connectors.agent_runtimes import AgentAnswer
from connectors.transport.circuits import CircuitStatus
from models.platform import Health

if TYPE_CHECKING:
    from engine.outbound.agent_calls import AgentCall


class BuiltInAgents(Protocol):
    """The agents that are part of the gateway, by their type."""

    @property
    def types(self) -> frozenset[str]:
        """The types of the agents that were initialized; empty if they are skipped."""

    def health(self, type: str) -> Health:
        """Return the health of the agents of a type, as this replica last checked it."""

    def component(self, type: str) -> str | None:
        """Return the component of the platform on which the agents of a type depend, if there is one."""

    def task_scopes(self, task: str) -> frozenset[str]:
        """Return the scopes that a task may use, of whatever agent that has one of this name.

        Raises:
            InvalidInput: no agent has a task of this name.
        """

    def is_repeatable(self, call: "AgentCall") -> bool:
        """Return whether repeating a call with the same key is safe."""

    async def circuit(self, organization_id: str, type: str) -> CircuitStatus:
        """Return the state of the circuit of an organization's agents of a type."""

    async def reply(self, call: "AgentCall") -> AgentAnswer:
        """Execute the task that a call names, and return its result.

        Raises:
            NotConfigured: there is no such agent in this gateway.
            ParleyError: the task failed.
        """
