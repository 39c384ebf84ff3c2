"""The authenticated caller: an immutable value made from a credential, and revalidated while a stream is open."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from errors import Forbidden
from models.users import Role


class ActorKind(Enum):
    """The kinds of actors."""

    USER = "USER"
    AGENT = "AGENT"
    SYSTEM = "SYSTEM"


@dataclass(frozen=True, slots=True)
class Actor:
    """A caller with its organization, permissions and expiry.

    `credential_id` is the id of the API key, or None for a token. `issued_at` is when the token was issued, or the
    first one of its sign-in, and `extendable` whether it is one of Parley's own, which can be extended.
    """

    id: str
    kind: ActorKind
    name: str
    organization_id: str
    role: Role
    scopes: frozenset[str]
    credential_id: str | None = None
    expires_at: datetime | None = None
    issued_at: datetime | None = None
    extendable: bool = False

    def require(self, scope: str) -> None:
        """Require the scope.

        Raises:
            Forbidden: the actor does not have it.
        """
        if scope not in self.scopes:
            raise Forbidden(f"This requires the scope {scope}, which your credential does not have.")

    @property
    def has_credential(self) -> bool:
        """Whether this is the caller of a request; otherwise it is one for whom Parley itself works."""
        return self.credential_id is not None or self.issued_at is not None or self.expires_at is not None

    @property
    def rights(self) -> tuple[str, frozenset[str]]:
        """The permissions: actors for whom they are equal get the same result for the same operation."""
        return self.organization_id, self.scopes
