"""A context for tests of an agent's class, without a gateway."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from auth.access import AGENT_SCOPES
from auth.actor import Actor, ActorKind
from integration_agents.base import TaskContext
from json_types import Json, JsonObject
from models.users import Role


@dataclass(slots=True)
class RecordedOperations:
    """A substitute for the API that returns the same data for every operation, and records the operations.

    Args:
        calls: the documents with their variables, in order.
    """

    data: JsonObject
    calls: list[tuple[str, Mapping[str, Json]]] = field(default_factory=list)

    async def __call__(self, document: str, variables: Mapping[str, Json], actor: Actor) -> JsonObject:
        """Return the data, and record the operation."""
        self.calls.append((document, variables))
        return self.data


def fake_context(operations: RecordedOperations | None = None) -> TaskContext:
    """Return a context of an organization that does not exist."""
    actor = Actor("usr_test", ActorKind.USER, "Test", "org_test", Role.MEMBER, AGENT_SCOPES)
    return TaskContext("org_test", "agt_test", actor, "key", operations or RecordedOperations({}))
