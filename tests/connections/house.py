"""A database that no gateway uses, and the lookup of tokens in it: the test decides when tokens are requested."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from engine.outbound.oauth_tokens import AccessToken, OAuthTokens
from models.connections import OAuthConnection, Tokens, connect_account
from settings import Settings
from storage.clock import now
from storage.database import transaction
from storage.ids import new_id
from tests.fakes.oauth_server import FakeProvider


@dataclass
class House:
    """An organization with one user who has accounts at these providers."""

    settings: Settings
    accounts: OAuthTokens
    providers: Mapping[str, FakeProvider]
    organization_id: str = field(default_factory=lambda: new_id("org"))
    user_id: str = field(default_factory=lambda: new_id("usr"))

    async def connect(self, kind: str, *, user_id: str | None = None, **changes: Any) -> OAuthConnection:
        """Connect an account: its token is valid for an hour; `changes` apply to the tokens."""
        given = self.providers[kind].grant(changes.pop("scopes", ["read"]))
        tokens = Tokens(given["access_token"], given.get("refresh_token"), given.get("expires_in"), ["read"])
        owner = {"organization_id": self.organization_id, "user_id": user_id or self.user_id, "provider": kind}
        async with transaction():
            return await connect_account(
                owner, replace(tokens, **changes), self.settings.encryption_keys, account="ada"
            )

    async def expire(self, row: OAuthConnection, *, ago: float = 1) -> None:
        """Let the access token expire, here and at the provider."""
        self.providers[row.provider].expire()
        ended = now() - timedelta(seconds=ago)
        await OAuthConnection.filter(id=row.id).update(expires_at=ended, refresh_at=ended)

    async def near_its_end(self, row: OAuthConnection) -> None:
        """Let the token come close to its expiry, so that it is refreshed while it still works."""
        soon = now() + timedelta(seconds=90)
        await OAuthConnection.filter(id=row.id).update(expires_at=soon, refresh_at=now())

    async def find(self, kind: str, scopes: Sequence[str] = ()) -> AccessToken:
        """Find the user's token, as a connector does."""
        return await self.accounts.find_token(self.organization_id, self.user_id, kind, scopes)

    async def read(self, row: OAuthConnection) -> OAuthConnection:
        """Return the current state of a connection."""
        return await OAuthConnection.get(id=row.id)
