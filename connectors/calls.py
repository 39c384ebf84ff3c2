"""What is said about calls: for whom they are, whether they can be made, what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from json_types import JsonObject


class ConnectorMode(Enum):
    """What a call of a connector does."""

    LIVE = "LIVE"
    SIMULATED = "SIMULATED"


@dataclass(frozen=True, slots=True)
class Caller:
    """For whom a call is made.

    Args:
        user_id: whose connection is used; None for what nobody does in person.
        depth: the number of nested runs that led to the call, 0 outside a run.
    """

    organization_id: str
    user_id: str | None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ActionResult:
    """What came of an action."""

    output: JsonObject
    simulated: bool
    duration_ms: int


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a caller can use a connector, and what is missing for that."""

    mode: ConnectorMode
    missing: Sequence[str]

    @property
    def configured(self) -> bool:
        """Tells whether nothing is missing."""
        return not self.missing
