"""The audit trail: who changed what, from where, chained by hashes so that a later change of the trail is detected.

An entry is written in the transaction that makes the change, and sealed soon after: it gets the next number of its
organization's chain, and a hash over its content and the hash of the entry before it. Sealing is separate because it
locks the head of the chain, for which no mutation should wait.

The trail is not the event log: events are pruned after weeks, contain whole records, and are shown to whom the records
are shown.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import orjson
from tortoise import fields, models
from tortoise.indexes import Index

from json_types import Json
from models.origins import credential_id, peer_address
from storage.database import transaction
from storage.ids import SYSTEM_ID
from storage.record import JsonField, Record

ROUTINE: Final = frozenset(
    {
        "approval.reminded",
        "execution.created",
        "execution.retried",
        "presence.changed",
        "studio_command.created",
        "studio_command.ended",
        "studio_instance.connected",
        "studio_instance.disconnected",
        "studio_instance.output",
        "sync_job.created",
        "sync_job.updated",
        "trigger.refused",
    }
)
"""The types of changes that are work, not administration: the event log has them."""

PRUNED: Final = "audit.pruned"
"""The action of the entry that says how far the trail was pruned."""
FIRST_HASH: Final = "0" * 64
"""What the first entry of a chain has instead of the hash of the entry before."""
AT_ONCE: Final = 200
_LONGEST_ADDRESS: Final = 64


class AuditEntry(Record):
    """An entry of the trail. `number` and the hashes are null until it is sealed.

    `subject_id` is the id of what was changed. `before` has the former values of what `after` has, where there are any.
    """

    PREFIX = "aud"

    number = fields.BigIntField(null=True)
    action = fields.CharField(max_length=100)
    actor_id = fields.CharField(max_length=40, null=True)
    address = fields.CharField(max_length=_LONGEST_ADDRESS, null=True)
    key_id = fields.CharField(max_length=40, null=True)
    subject_id = fields.CharField(max_length=120, null=True)
    event_id = fields.CharField(max_length=120, null=True)
    before = JsonField(null=True)
    after = JsonField(null=True)
    previous_hash = fields.CharField(max_length=64, null=True)
    hash = fields.CharField(max_length=64, null=True)

    class Meta:
        table = "audit_entries"
        unique_together = (("organization_id", "number"),)
        indexes = (
            Index(fields=("number",)),
            Index(fields=("organization_id", "id")),
            Index(fields=("organization_id", "actor_id", "id")),
            Index(fields=("organization_id", "subject_id", "id")),
            Index(fields=("organization_id", "created_at")),
        )

    def digest(self) -> str:
        """Return the SHA-256 over everything that the entry says, and over the hash of the entry before it."""
        content = [
            self.previous_hash,
            self.organization_id,
            self.number,
            self.id,
            self.created_at.astimezone(UTC).isoformat(timespec="microseconds"),
            self.action,
            self.actor_id,
            self.address,
            self.key_id,
            self.subject_id,
            self.event_id,
            self.before,
            self.after,
        ]
        return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()

    async def _seal(self, head: "AuditHead") -> None:
        """Append the entry to the chain, whose head is locked."""
        self.number, self.previous_hash = head.number + 1, head.hash
        self.hash = self.digest()
        head.number, head.hash = self.number, self.hash


class AuditHead(models.Model):
    """The end of an organization's chain, and the last entry that was pruned from its beginning."""

    organization_id = fields.CharField(max_length=40, primary_key=True)
    number = fields.BigIntField(default=0)
    hash = fields.CharField(max_length=64, default=FIRST_HASH)
    pruned_through = fields.BigIntField(default=0)
    pruned_hash = fields.CharField(max_length=64, default=FIRST_HASH)

    class Meta:
        table = "audit_heads"

    # Tortoise's own looks for relations on each assignment; there are none.
    __setattr__ = object.__setattr__  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Change:
    """A change as the trail records it.

    Args:
        by: the id of the actor; None if it is unknown, as at a failed sign-in.
        after: the new values, never a secret.
        before: the former ones.
    """

    organization_id: str
    action: str
    by: str | None
    subject_id: str
    event_id: str | None = None
    before: Mapping[str, Json] | None = None
    after: Mapping[str, Json] | None = None


async def audit(change: Change) -> None:
    """Add an entry to the trail, in the transaction that makes the change. Parley's own changes have no address."""
    await _new_entry(change).insert()


def _new_entry(change: Change) -> AuditEntry:
    own = change.by == SYSTEM_ID
    return AuditEntry.new(
        organization_id=change.organization_id,
        action=change.action,
        actor_id=change.by,
        address=None if own else peer_address.get()[:_LONGEST_ADDRESS] or None,
        key_id=None if own else credential_id.get(),
        subject_id=change.subject_id,
        event_id=change.event_id,
        before=None if change.before is None else dict(change.before),
        after=None if change.after is None else dict(change.after),
    )


# ---------------------------------------------------------------- sealing


async def seal_entries() -> int:
    """Seal all entries that are not sealed yet, and return how many. Safe on any number of replicas at once."""
    sealed, waiting = 0, AuditEntry.filter(number=None).distinct().limit(AT_ONCE)
    while ids := await waiting.values_list("organization_id", flat=True):
        sealed += sum([await _seal_some(str(id)) for id in sorted(ids)])
    return sealed


async def _seal_some(organization_id: str) -> int:
    async with transaction():
        head = await _locked_head(organization_id)
        rows = AuditEntry.filter(organization_id=organization_id, number=None)
        entries = await rows.order_by("id").limit(AT_ONCE)
        for entry in entries:
            await entry._seal(head)
            await entry.update_columns("number", "previous_hash", "hash")
        await head.save()
    return len(entries)


async def _locked_head(organization_id: str) -> AuditHead:
    """Return the head of an organization's chain, locked until the transaction ends; it is created if missing."""
    rows = AuditHead.filter(organization_id=organization_id)
    head = await rows.select_for_update().first()
    if head is None:
        await AuditHead.bulk_create([AuditHead(organization_id=organization_id)], ignore_conflicts=True)
        head = await rows.select_for_update().get()
    return head


# ---------------------------------------------------------------- reading


async def read_head(organization_id: str) -> AuditHead:
    """Return the head of an organization's chain."""
    return await AuditHead.filter(organization_id=organization_id).first() or AuditHead(organization_id=organization_id)


async def organizations_with_entries() -> Sequence[str]:
    """Return the ids of the organizations that have a trail, in order."""
    headed = await AuditHead.all().values_list("organization_id", flat=True)
    others = await AuditEntry.all().distinct().values_list("organization_id", flat=True)
    return sorted({str(id) for id in (*headed, *others)})


# ---------------------------------------------------------------- pruning


async def prune_entries(organization_id: str, before: datetime, *, at_once: int = AT_ONCE) -> int:
    """Remove the entries from the beginning of a chain that are older than `before`, and return how many.

    What remains can still be verified: the head keeps the hash of the last one that was removed, and a new entry of the
    chain says how far it was pruned. That entry is never older than what is pruned.
    """
    pruned = 0
    while removed := await _prune_some(organization_id, before, at_once):
        pruned += removed
    return pruned


async def _prune_some(organization_id: str, before: datetime, at_once: int) -> int:
    async with transaction():
        head = await _locked_head(organization_id)
        sealed = AuditEntry.filter(organization_id=organization_id, number__gt=head.pruned_through)
        oldest = await sealed.order_by("number").limit(at_once)
        old = _leading(oldest, before)
        if not old:
            return 0
        last = old[-1]
        assert last.number is not None and last.hash is not None, "it is sealed"
        head.pruned_through, head.pruned_hash = last.number, last.hash
        await sealed.filter(number__lte=last.number).delete()
        after: dict[str, Json] = {"through": last.number, "hash": last.hash}
        entry = _new_entry(Change(organization_id, PRUNED, SYSTEM_ID, organization_id, after=after))
        await entry._seal(head)
        await entry.insert()
        await head.save()
    return len(old)


def _leading(entries: Sequence[AuditEntry], before: datetime) -> Sequence[AuditEntry]:
    """Return the first entries up to one that is too new."""
    for place, entry in enumerate(entries):
        if entry.created_at >= before:
            return entries[:place]
    return entries
