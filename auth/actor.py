"""Who is asking: one frozen value, made from a credential and checked again while a stream is open."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from errors import Forbidden
from models.users import Role


class ActorKind(Enum):
    """What kind of thing acts."""

    USER = "USER"
    AGENT = "AGENT"
    SYSTEM = "SYSTEM"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is asking, in which organization, with which rights, until when.

    `credential_id` is the id of the API key, or None for a token.
    """

    id: str
    kind: ActorKind
    name: str
    organization_id: str
    role: Role
    scopes: frozenset[str]
    credential_id: str | None = None
    expires_at: datetime | None = None

    def require(self, scope: str) -> None:
        """Passes when the actor has the scope.

        Raises:
            Forbidden: it has not.
        """
        if scope not in self.scopes:
            raise Forbidden(f"This needs the scope {scope}, which your credential does not have.")

    @property
    def rights(self) -> tuple[str, frozenset[str]]:
        """What two actors have in common when the same question gets both the same answer."""
        return self.organization_id, self.scopes
