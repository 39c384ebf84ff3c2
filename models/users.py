"""Organizations, their users, and API keys."""

import re
import unicodedata
from datetime import datetime
from enum import Enum
from typing import Final, Self

from tortoise import fields, models
from tortoise.exceptions import IntegrityError
from tortoise.indexes import Index

from errors import Conflict
from json_types import Json, format_time
from models.events import Topics, record_change
from storage.address import Dialect
from storage.clock import now
from storage.database import connection, current_database
from storage.ids import USER_PREFIX, new_id, prefix_of
from storage.record import JsonField, Record, json_value

ENVIRONMENT_KEY_NAME: Final = "ADMIN_API_KEY"
REPLACED_KEY_NAME: Final = "ADMIN_API_KEY, replaced"

# A local part without blanks, control characters and quotes; a domain of labels, or localhost.
_EMAIL: Final = re.compile(r"[^\s@\x00-\x20\x7f\"(),:;<>\[\\\]]{1,64}@(?:localhost|(?:[\w-]{1,63}\.)+[\w-]{2,63})")
_LONGEST_EMAIL: Final = 254


def normalize_email(text: str) -> str | None:
    """Return an e-mail address in canonical form (case and width do not matter), or None if it is not valid."""
    email = unicodedata.normalize("NFKC", text).strip().lower()
    usable = len(email) <= _LONGEST_EMAIL and _EMAIL.fullmatch(email) and email.isprintable()
    return email if usable else None


class Role(Enum):
    """The roles of users, each including the one before: read, work, run the agents, administer the organization."""

    VIEWER = "VIEWER"
    MEMBER = "MEMBER"
    OPERATOR = "OPERATOR"
    ADMIN = "ADMIN"


DECIDING_ROLES: Final = (Role.MEMBER, Role.OPERATOR, Role.ADMIN)
"""The roles with the scope approvals:respond; tests/auth/test_roles.py compares them."""


class Organization(models.Model):
    """A tenant. Every other record belongs to exactly one."""

    PREFIX = "org"

    id = fields.CharField(max_length=40, primary_key=True)
    name = fields.CharField(max_length=255)
    created_at = fields.DatetimeField()

    class Meta:
        table = "organizations"

    @classmethod
    async def add(cls, name: str) -> Self:
        """Insert an organization."""
        organization = cls(id=new_id(cls.PREFIX), name=name, created_at=now())
        await organization.save(force_create=True)
        return organization


class User(Record):
    """A user. The e-mail address is unique across organizations, because a sign-in names nothing else.

    Tokens issued before `tokens_valid_from`, or at one of the times in `signed_out`, are refused.
    `subject_hash` links the user to an account of the external issuer, once that has verified the address.
    """

    PREFIX = USER_PREFIX

    name = fields.CharField(max_length=255)
    email = fields.CharField(max_length=320, unique=True)
    role = fields.CharEnumField(Role, max_length=20)
    active = fields.BooleanField(default=True)
    password_hash = fields.TextField(null=True)
    tokens_valid_from = fields.DatetimeField(null=True)
    signed_out: JsonField[list[str] | None] = JsonField(null=True)
    subject_hash = fields.CharField(max_length=64, null=True, unique=True)

    class Meta:
        table = "users"
        indexes = (Index(fields=("organization_id", "role")),)

    @classmethod
    async def add(cls, *, by: str | None, **values: object) -> Self:
        """Insert a user; `by` is None for users who create themselves.

        Raises:
            Conflict: the e-mail address is taken.
        """
        user = cls.new(active=True, **values)
        try:
            await user.insert(immediately=True)
        except IntegrityError:
            raise Conflict("A user with this e-mail address already exists.", field=["email"]) from None
        shown: dict[str, Json] = {"name": user.name, "email": user.email, "role": user.role.value, "active": True}
        await user._record("user.created", by or user.id, shown)
        return user

    async def change(
        self,
        *,
        by: str,
        name: str | None = None,
        role: Role | None = None,
        active: bool | None = None,
        password_hash: str | None = None,
    ) -> None:
        """Update the given columns whose values differ. Without a difference, no event is recorded.

        A new password ends all tokens.
        """
        given = {"name": name, "role": role, "active": active, "password_hash": password_hash}
        changed = {key: value for key, value in given.items() if value is not None and value != getattr(self, key)}
        if not changed:
            return
        before = {key: _payload_value(key, getattr(self, key)) for key in changed if key != "password_hash"}
        for key, value in changed.items():
            setattr(self, key, value)
        if password_hash is not None:
            self.tokens_valid_from, self.signed_out = now(), None
        await self.save()
        await self._record(
            "user.updated", by, {_payload_name(key): _payload_value(key, changed[key]) for key in changed}, before
        )

    def accepts_token(self, issued_at: datetime | None) -> bool:
        """Return whether a token that was issued at this time has not been ended; None if the time is unknown."""
        if self.tokens_valid_from is not None and (issued_at is None or issued_at < self.tokens_valid_from):
            return False
        return issued_at is None or issued_at.isoformat() not in (self.signed_out or ())

    async def sign_out(self, issued_at: datetime, *, oldest: datetime) -> None:
        """End the token that was issued at this time.

        Args:
            oldest: tokens issued before have expired and are forgotten.
        """
        kept = [each for each in self.signed_out or () if each >= oldest.isoformat()]
        self.signed_out = [*kept, issued_at.isoformat()]
        await self.save()
        await self._record("user.signed_out", self.id, {"everywhere": False})

    async def end_sessions(self, *, by: str) -> None:
        """End all tokens."""
        self.tokens_valid_from, self.signed_out = now(), None
        await self.save()
        await self._record("user.signed_out", by, {"everywhere": True})

    async def link_account(self, subject_hash: str) -> None:
        """Link the user to an account of the external issuer, which has verified the address."""
        self.subject_hash = subject_hash
        await self.save()
        await self._record("user.updated", self.id, {"external_account": True})

    async def record_sign_in(self) -> None:
        """Record a sign-in with a password or one-time code."""
        await self._record("user.signed_in", self.id, {})

    async def _record(
        self, type: str, by: str, changes: dict[str, Json], before: dict[str, Json] | None = None
    ) -> None:
        await record_change(
            self,
            changes,
            before=before,
            type=type,
            by=by,
            topics=Topics(user_id=self.id),
        )


def _payload_name(key: str) -> str:
    return "password_changed" if key == "password_hash" else key


def _payload_value(key: str, value: object) -> Json:
    return True if key == "password_hash" else json_value(value)


class ApiKey(Record):
    """A long-lived credential of a user or an agent. Only a keyed hash of the secret is stored.

    If `scopes` is null, the key has all scopes of the owner's role. `from_environment` marks keys set by
    `ADMIN_API_KEY`. `created_by_key_id` is the key that its creator used, if any.
    """

    PREFIX = "key"

    name = fields.CharField(max_length=255)
    hint = fields.CharField(max_length=20)
    secret_hash = fields.CharField(max_length=64, unique=True)
    scopes: JsonField[list[str] | None] = JsonField(null=True)
    owner_id = fields.CharField(max_length=40, db_index=True)
    expires_at = fields.DatetimeField(null=True)
    last_used_at = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)
    from_environment = fields.BooleanField(default=False)
    created_by_key_id = fields.CharField(max_length=40, null=True)

    class Meta:
        table = "api_keys"

    def is_usable(self, moment: datetime) -> bool:
        """Return whether the key is valid at `moment`."""
        return self.revoked_at is None and (self.expires_at is None or moment < self.expires_at)

    @classmethod
    async def issue(cls, *, by: str, **values: object) -> Self:
        """Insert a key."""
        key = cls.new(**values)
        await key.insert()
        await key._record("api_key.created", by, _key_payload(key))
        return key

    async def revoke(self, *, by: str) -> None:
        """Revoke the key permanently.

        Raises:
            Conflict: it is already revoked.
        """
        if self.revoked_at is not None:
            raise Conflict("This API key is already revoked.", field=["id"])
        self.revoked_at = now()
        await self.save()
        await self._record("api_key.revoked", by, {"revoked_at": format_time(self.revoked_at)})

    async def reinstate(self, *, by: str) -> None:
        """Restore a key of the environment that was replaced by another one."""
        self.revoked_at, self.name = None, ENVIRONMENT_KEY_NAME
        await self.save()
        await self._record("api_key.created", by, _key_payload(self))

    async def _record(self, type: str, by: str, changes: dict[str, Json]) -> None:
        of_user = prefix_of(self.owner_id) == User.PREFIX
        await record_change(
            self,
            changes,
            type=type,
            by=by,
            topics=Topics(user_id=self.owner_id) if of_user else Topics(agent_id=self.owner_id),
        )


def _key_payload(key: ApiKey) -> dict[str, Json]:
    return {
        "name": key.name,
        "owner_id": key.owner_id,
        "scopes": None if key.scopes is None else [*key.scopes],
        "expires_at": format_time(key.expires_at) if key.expires_at else None,
        "created_by_key_id": key.created_by_key_id,
    }


async def keys_created_with(key: ApiKey) -> list[ApiKey]:
    """Return the keys that were created with a key, with those keys, and so on; locked, and without revoked ones.

    A revoked key is followed too: what was created with it may still be valid.
    """
    found: dict[str, ApiKey] = {}
    newest = [key.id]
    while newest:
        rows = ApiKey.filter(organization_id=key.organization_id, created_by_key_id__in=newest)
        created = {row.id: row for row in await rows.order_by("id").select_for_update() if row.id not in found}
        found |= created
        newest = list(created)
    return [row for row in found.values() if row.revoked_at is None]


class SignInLink(models.Model):
    """A one-time sign-in link, printed at the first start if no administrator's key is set."""

    code_hash = fields.CharField(max_length=64, primary_key=True)
    user_id = fields.CharField(max_length=40)
    expires_at = fields.DatetimeField()

    class Meta:
        table = "sign_in_links"


_FIRST_START_LOCK: Final = 5_301_177


async def first_organization_lock() -> None:
    """Serialize the transactions that set up the first organization, on any number of replicas.

    SQLite has one writer anyway.
    """
    if current_database().dialect is Dialect.POSTGRES:
        await connection().execute_query("SELECT pg_advisory_xact_lock($1)", [_FIRST_START_LOCK])


async def active_administrators(organization_id: str) -> list[User]:
    """Return the organization's active administrators, locked in the order of their ids.

    Without the lock, two administrators who demote each other concurrently would each find that the other one remains.
    """
    rows = User.filter(organization_id=organization_id, role=Role.ADMIN, active=True)
    return await rows.order_by("id").select_for_update()


async def user_with_email(email: str) -> User | None:
    """Return the user with this address, in any organization, because a sign-in names nothing else."""
    return await User.filter(email=email).first()


async def user_with_id(organization_id: str, id: str) -> User | None:
    """Return a user of an organization."""
    return await User.filter(organization_id=organization_id, id=id).first()


async def organization_with_id(id: str) -> Organization | None:
    """Return an organization."""
    return await Organization.filter(id=id).first()


async def only_organization_id() -> str | None:
    """Return the id of the only organization, or None if there is none or more than one."""
    ids = await Organization.all().limit(2).values_list("id", flat=True)
    return str(ids[0]) if len(ids) == 1 else None
