"""The vocabulary of connector calls: caller, readiness, result."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from json_types import JsonObject


class ConnectorMode(Enum):
    """Whether a connector's calls are real or simulated."""

    LIVE = "LIVE"
    SIMULATED = "SIMULATED"


@dataclass(frozen=True, slots=True)
class Caller:
    """The organization and user that a call is made for.

    Args:
        user_id: the user whose connection is used; None if no user is involved.
        depth: the number of nested runs that led to the call, 0 outside a run.
        session_id: the session that the call belongs to, if any.
        agent_id: the agent that the call is made for, if any.
        execution_id: the run that makes the call, if any.
    """

    organization_id: str
    user_id: str | None
    depth: int = 0
    session_id: str | None = None
    agent_id: str | None = None
    execution_id: str | None = None


@dataclass(frozen=True, slots=True)
class ActionResult:
    """The result of an action."""

    output: JsonObject
    simulated: bool
    duration_ms: int


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a caller can use a connector, and the settings or connections that are missing."""

    mode: ConnectorMode
    missing: Sequence[str]

    @property
    def configured(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing
