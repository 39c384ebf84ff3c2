"""Calls from external services: a receipt of each, so that a repeated one has no effect, and the links of their users.

::

    RECEIVED ──processed─────▶ PROCESSED
       │  ▲ └──given up──────▶ FAILED       rejected, or every attempt failed; `error` says why
       └──┘                                 an attempt failed, or its process stopped: another is due at `due_at`

A receipt is stored before the sender gets its response, and is processed afterwards under a lease, so that a slow
external service delays no acknowledgement and a crash loses nothing. What was called is deleted with its processing;
the receipt itself is kept for as long as the sender may repeat the call.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum
from typing import Final, Self

from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.expressions import Q
from tortoise.indexes import Index

from json_types import JsonObject
from models.events import Topics, record_change
from models.requests import Request
from models.sessions import Channel
from storage.clock import now
from storage.database import transaction
from storage.encryption import DecryptionFailed, Place, seal, unseal
from storage.ids import prefix_of
from storage.pruning import prune
from storage.record import JsonField, Record

LINK_CREATED: Final = "channel_link.created"
LINK_DELETED: Final = "channel_link.deleted"

_RETRY_SECONDS: Final = (1, 5, 30, 120, 600)
"""The delays before the attempts after the first."""
MOST_ATTEMPTS: Final = 10
"""Attempts after which a call is given up although none has reported a failure: each of them stopped its process."""


class InboundSource(Enum):
    """The external service that called."""

    SLACK = "SLACK"
    GITHUB = "GITHUB"
    CLOUDEVENTS = "CLOUDEVENTS"
    PIPEDREAM = "PIPEDREAM"
    PUSHER = "PUSHER"


class ReceiptStatus(Enum):
    """The state of a call."""

    RECEIVED = "RECEIVED"
    PROCESSED = "PROCESSED"
    FAILED = "FAILED"


class InboundReceipt(Record):
    """A call of an external service.

    `external_id` is the sender's id of the call, and `digest` identifies its content where the id is not signed.
    `kind` is what was called, such as `command`. `payload` is what its processing needs, until it is processed.
    `sealed_response_url` is the URL for responses, with which anyone could post as the app: it is stored nowhere else,
    and stays with a call that became a request, for the reply. `result_id` is the record that it created.
    """

    PREFIX = "rcp"

    source = fields.CharEnumField(InboundSource, max_length=20)
    external_id = fields.CharField(max_length=255)
    digest = fields.CharField(max_length=64, null=True)
    kind = fields.CharField(max_length=60)
    payload: JsonField[JsonObject | None] = JsonField(null=True)
    sealed_response_url: str | None = fields.TextField(null=True)
    status = fields.CharEnumField(ReceiptStatus, max_length=20, default=ReceiptStatus.RECEIVED)
    attempts = fields.IntField(default=0)
    due_at = fields.DatetimeField(null=True)
    leased_by = fields.CharField(max_length=60, null=True)
    leased_until = fields.DatetimeField(null=True)
    error: str | None = fields.TextField(null=True)
    result_id = fields.CharField(max_length=40, null=True)

    class Meta:
        table = "inbound_receipts"
        unique_together = (("organization_id", "source", "external_id"), ("organization_id", "source", "digest"))
        indexes = (Index(fields=("status", "due_at")), Index(fields=("created_at",)))

    @classmethod
    async def accept(cls, *, keys: Sequence[bytes] = (), response_url: str = "", **values: object) -> Self | None:
        """Store a call that is to be processed; return None if it was already received.

        Call it outside a transaction: a violated unique key ends one.

        Args:
            keys: those that encrypt the URL for responses.
            response_url: empty if there is none.
        """
        row = cls.new(due_at=now(), **values)
        if response_url:
            row.sealed_response_url = seal(keys, response_url, Place.of(row, "sealed_response_url"))
        try:
            async with transaction():
                await row.insert(immediately=True)
        except IntegrityError:
            return None
        return row

    @classmethod
    async def of_call(cls, organization_id: str, source: InboundSource, external_id: str) -> Self | None:
        """Return the receipt of a call, or None."""
        return await cls.filter(organization_id=organization_id, source=source, external_id=external_id).first()

    @classmethod
    async def is_known(cls, organization_id: str, source: InboundSource, external_id: str, digest: str | None) -> bool:
        """Return whether a call with this id, or with this content, was received."""
        same = Q(external_id=external_id) if digest is None else Q(external_id=external_id) | Q(digest=digest)
        return await cls.filter(same, organization_id=organization_id, source=source).exists()

    async def insert_processed(self, result_id: str | None = None) -> None:
        """Insert the receipt of a call that this transaction processes.

        Raises:
            IntegrityError: the call was already received; the transaction has to be rolled back.
        """
        self.status, self.result_id = ReceiptStatus.PROCESSED, result_id
        await self.insert(immediately=True)

    def response_url(self, keys: Sequence[bytes]) -> str | None:
        """Return the URL for responses, or None if there is none or no key decrypts it."""
        if self.sealed_response_url is None:
            return None
        try:
            return unseal(keys, self.sealed_response_url, Place.of(self, "sealed_response_url"))
        except DecryptionFailed:
            return None

    # ------------------------------------------------------------ processing

    @classmethod
    async def claim(cls, holder: str, seconds: float, moment: datetime, *, most: int) -> Sequence[Self]:
        """Claim the calls that are due and that nobody is processing, oldest first."""
        due = cls.filter(status=ReceiptStatus.RECEIVED, due_at__lte=moment)
        if not await due.exists():  # a transaction would be a write on SQLite, every time
            return []
        async with transaction():
            rows = await due.order_by("due_at").limit(most).select_for_update(skip_locked=True)
            for row in rows:
                row.leased_by, row.leased_until = holder, moment + timedelta(seconds=seconds)
                row.due_at = row.leased_until  # another process finds it again if this one stops
                row.attempts += 1
                if row.attempts > MOST_ATTEMPTS:
                    await row.fail("The process that was to handle the call stopped, every time.")
                else:
                    await row.save()
        return [row for row in rows if row.status is ReceiptStatus.RECEIVED]

    @classmethod
    async def renew(cls, ids: Sequence[str], holder: str, seconds: float, moment: datetime) -> None:
        """Renew the holder's leases on these calls."""
        until = moment + timedelta(seconds=seconds)
        rows = cls.filter(id__in=list(ids), leased_by=holder, status=ReceiptStatus.RECEIVED)
        await rows.update(leased_until=until, due_at=until)

    @classmethod
    async def release_all(cls, moment: datetime) -> None:
        """Make all claimed calls due, because no process is working on them."""
        await cls.filter(status=ReceiptStatus.RECEIVED, leased_by__isnull=False).update(due_at=moment, leased_by=None)

    @classmethod
    async def locked(cls, id: str, holder: str) -> Self | None:
        """Return the call, locked, if this holder is still processing it."""
        rows = cls.filter(id=id, leased_by=holder, status=ReceiptStatus.RECEIVED)
        return await rows.select_for_update().first()

    @classmethod
    async def next_due(cls) -> datetime | None:
        """Return when the next call is due, or None if there is none."""
        row = await cls.filter(status=ReceiptStatus.RECEIVED).order_by("due_at").first()
        return None if row is None else row.due_at

    async def finish(self, result_id: str | None = None) -> None:
        """RECEIVED → PROCESSED."""
        self.result_id = result_id
        await self._end(ReceiptStatus.PROCESSED, None)

    async def fail(self, error: str) -> None:
        """RECEIVED → FAILED."""
        await self._end(ReceiptStatus.FAILED, error)

    async def retry(self, error: str, *, after_seconds: int | None = None) -> None:
        """RECEIVED → RECEIVED, due again later; → FAILED after the last attempt.

        Args:
            after_seconds: how long the external service asked to wait.
        """
        if self.attempts > len(_RETRY_SECONDS):
            await self.fail(error)
            return
        delay = max(_RETRY_SECONDS[self.attempts - 1], after_seconds or 0)
        self.error, self.due_at = error, now() + timedelta(seconds=delay)
        self.leased_by = self.leased_until = None
        await self.save()

    async def _end(self, status: ReceiptStatus, error: str | None) -> None:
        self.status, self.error = status, error
        if self.result_id is None or prefix_of(self.result_id) != Request.PREFIX:
            self.sealed_response_url = None
        self.payload = self.due_at = self.leased_by = self.leased_until = None
        await self.save()

    @classmethod
    async def prune(cls, before: datetime) -> int:
        """Delete the receipts of calls before a moment that are processed or have failed, and return how many."""
        return await prune(cls.filter(created_at__lt=before).exclude(status=ReceiptStatus.RECEIVED), "created_at")


class LinkMethod(Enum):
    """The proof that a user of an external service is a user of Parley."""

    EMAIL = "EMAIL"
    EXPLICIT = "EXPLICIT"


class ChannelLink(Record):
    """A user of an external service who is a user of Parley.

    `team_id` is the external service's organization, such as a Slack workspace. `verified_at` is when the proof was
    last verified: an e-mail address can change hands.
    """

    PREFIX = "chl"

    channel = fields.CharEnumField(Channel, max_length=20)
    team_id = fields.CharField(max_length=80)
    external_user_id = fields.CharField(max_length=80)
    user_id = fields.CharField(max_length=40, db_index=True)
    how = fields.CharEnumField(LinkMethod, max_length=20)
    verified_at = fields.DatetimeField()

    class Meta:
        table = "channel_links"
        unique_together = (("organization_id", "channel", "team_id", "external_user_id"),)

    @classmethod
    async def find(cls, organization_id: str, channel: Channel, team_id: str, external_user_id: str) -> Self | None:
        """Return the link of an external user, or None."""
        rows = cls.filter(organization_id=organization_id, channel=channel)
        return await rows.filter(team_id=team_id, external_user_id=external_user_id).first()

    @classmethod
    async def create_link(cls, *, by: str, **values: object) -> Self:
        """Insert a link. The caller has found out, under a lock, that the external user has none."""
        link = cls.new(verified_at=now(), **values)
        await link.insert()
        await link._record(LINK_CREATED, by)
        return link

    async def verify(self) -> None:
        """Note that the proof was verified again."""
        self.verified_at = now()
        await self.update_columns("verified_at")

    async def remove(self, *, by: str) -> None:
        """Delete the link."""
        await type(self).filter(id=self.id).delete()
        await self._record(LINK_DELETED, by)

    async def _record(self, type: str, by: str) -> None:
        changes: JsonObject = {
            "channel": self.channel.value,
            "teamId": self.team_id,
            "externalUserId": self.external_user_id,
            "userId": self.user_id,
            "how": self.how.value,
        }
        await record_change(
            self,
            changes,
            by=by,
            type=type,
            topics=Topics(user_id=self.user_id),
        )
