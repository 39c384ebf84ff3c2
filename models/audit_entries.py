"""The audit trail: who changed what, from where, chained by hashes so that a later change of the trail is detected.

An entry is written in the transaction that makes the change, and sealed soon after: it gets the next number of its
organization's chain, and a hash over its content and the hash of the entry before it. Sealing is separate because it
locks the head of the chain, for which no mutation should wait.

The database refuses every other change: triggers allow an entry to be sealed once, and to be deleted when the head says
that it was pruned.

The trail is not the event log: events are pruned after weeks, contain whole records, and are shown to whom the records
are shown.
"""

import hashlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import orjson
from tortoise import fields, models
from tortoise.indexes import Index

from json_types import Json, JsonObject
from models.origins import credential_id, peer_address
from storage.clock import now
from storage.database import connection, current_database, transaction
from storage.ids import SYSTEM_ID
from storage.placeholders import placeholders
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
BYPASSED: Final = "audit.bypassed"
"""The action of the entry that says which numbers the chain left out, because rows that it does not know had them."""
FIRST_HASH: Final = "0" * 64
"""The value that the first entry of a chain has instead of the hash of the entry before."""
AT_ONCE: Final = 200
_SEALED_WITHIN: Final = timedelta(minutes=2)
_LONGEST_ADDRESS: Final = 64
_log = logging.getLogger("parley.audit")


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
    before: JsonField[JsonObject | None] = JsonField(null=True)
    after: JsonField[JsonObject | None] = JsonField(null=True)
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

    def problem(self, number: int, previous: str) -> str | None:
        """Return why the entry cannot follow the one with this number and hash in the chain, or None if it can."""
        name = f"entry {self.number} ({self.id})"
        left_out = self._left_out()
        if self.number is None or self.number <= number:
            return f"{name} was added: the chain begins at entry {number + 1}"
        if self.number != number + 1 and left_out != (number + 1, self.number - 1):
            return f"entry {number + 1} is missing: {name} follows"
        if self.hash != self.digest():
            return f"{name} was added or changed: its hash is not that of its content"
        if left_out and left_out[0] <= number:
            return f"entry {left_out[0]} was added: the chain continues after it, at {name}"
        if self.previous_hash != previous:
            return f"{name} does not follow the entry before it: that one was replaced"
        return None

    def _left_out(self) -> tuple[int, int] | None:
        """Return the first and the last number that the chain left out before this entry."""
        if self.action != BYPASSED or not isinstance(self.after, dict):
            return None
        first, last = self.after.get("from"), self.after.get("through")
        return (first, last) if isinstance(first, int) and isinstance(last, int) else None

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
    sealed, waiting, more = 0, AuditEntry.filter(number=None).distinct().limit(AT_ONCE), True
    while more:
        ids = await waiting.values_list("organization_id", flat=True)
        found = [await _seal_some(str(id)) for id in sorted(ids)]
        sealed += sum(number for number, _ in found)
        more = len(ids) == AT_ONCE or any(left for _, left in found)
    return sealed


async def _seal_some(organization_id: str) -> tuple[int, bool]:
    """Seal the first entries of an organization; return how many, and whether there may be more."""
    async with transaction():
        head = await _locked_head(organization_id)
        free = await _bypass_added(head)
        rows = AuditEntry.filter(organization_id=organization_id, number=None)
        most = min(AT_ONCE, free)
        entries = await rows.order_by("id").limit(most)
        for entry in entries:
            await entry._seal(head)
            await entry.update_columns("number", "previous_hash", "hash")
        await head.save()
    return len(entries), len(entries) == most


async def _bypass_added(head: AuditHead) -> int:
    """Continue the chain, whose head is locked, behind rows that have its next numbers but that it does not know.

    Somebody added them to the database. They stay, as evidence, and an entry of the chain says which numbers they have.

    Returns:
        How many numbers are free after the head, at least one.
    """
    while (taken := await _taken_numbers(head))[:1] == [head.number + 1]:
        last = head.number
        for number in taken:
            last = number if number == last + 1 else last
        after: dict[str, Json] = {"from": head.number + 1, "through": last}
        _log.error(
            "%s: entries %d to %d of the audit trail were added to the database and not by Parley; the chain continues "
            "after them. `verify-audit` names them", head.organization_id, head.number + 1, last,
        )  # fmt: skip
        entry = _new_entry(Change(head.organization_id, BYPASSED, SYSTEM_ID, head.organization_id, after=after))
        head.number = last
        await entry._seal(head)
        await entry.insert()
    return taken[0] - head.number - 1 if taken else AT_ONCE


async def _taken_numbers(head: AuditHead) -> list[int]:
    """Return the next numbers after the head that rows have although they were not sealed."""
    rows = AuditEntry.filter(organization_id=head.organization_id, number__gt=head.number)
    return [
        int(str(number)) for number in await rows.order_by("number").limit(AT_ONCE).values_list("number", flat=True)
    ]


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


_BEYOND_HEAD: Final = """
    SELECT e.id FROM audit_entries e WHERE e.organization_id = {} AND e.number > COALESCE(
        (SELECT h.number FROM audit_heads h WHERE h.organization_id = e.organization_id), 0
    ) ORDER BY e.number LIMIT 1"""
# One statement, and so one moment: sealing moves the head and adds rows at once.


async def find_beyond_head(organization_id: str) -> AuditEntry | None:
    """Return the first row that has a number after the end of the chain, which only sealing may give, or None."""
    [mark] = placeholders(current_database().dialect, 1)
    rows = await connection().execute_query_dict(_BEYOND_HEAD.replace("{}", mark), [organization_id])
    return await AuditEntry.get(id=rows[0]["id"]) if rows else None


async def trail_problem(organization_id: str) -> str | None:
    """Return what can be seen to be wrong with the trail without verifying it, or None.

    Rows that were added in front of or behind the end of the chain are seen, and that entries are not being sealed.
    """
    rows = AuditEntry.filter(organization_id=organization_id)
    if await rows.filter(number=None, created_at__lt=now() - _SEALED_WITHIN).exists():
        return "Entries of the audit trail are not being sealed; see the log."
    added = await find_beyond_head(organization_id) is not None
    for entry in await rows.filter(subject_id=organization_id, action=BYPASSED).order_by("-id").limit(AT_ONCE):
        first, last = entry._left_out() or (0, 0)
        added = added or await rows.filter(number__gte=first, number__lte=last).exists()
    return "Rows were added to the audit trail; cli.py verify-audit names the first." if added else None


async def organizations_with_entries() -> Sequence[str]:
    """Return the ids of the organizations that have a trail, in order."""
    headed = await AuditHead.all().values_list("organization_id", flat=True)
    others = await AuditEntry.all().distinct().values_list("organization_id", flat=True)
    return sorted({str(id) for id in (*headed, *others)})


# ---------------------------------------------------------------- pruning


async def prune_entries(organization_id: str, before: datetime, *, at_once: int = AT_ONCE) -> int:
    """Remove the entries from the beginning of a chain that are older than `before`, and return how many.

    It stops before an entry that does not belong to the chain: that is evidence, and `verify-audit` names it.

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
        rows = AuditEntry.filter(organization_id=organization_id)
        sealed = rows.filter(number__gt=head.pruned_through, number__lte=head.number)
        old = _leading(head, await sealed.order_by("number").limit(at_once), before)
        if not old:
            return 0
        last = old[-1]
        assert last.number is not None and last.hash is not None, "it is sealed"
        head.pruned_through, head.pruned_hash = last.number, last.hash
        await _bypass_added(head)
        after: dict[str, Json] = {"through": last.number, "hash": last.hash}
        entry = _new_entry(Change(organization_id, PRUNED, SYSTEM_ID, organization_id, after=after))
        await entry._seal(head)
        await entry.insert()
        await head.save()
        await sealed.filter(number__lte=last.number).delete()  # last: the database refuses it before the head says so
    return len(old)


def _leading(head: AuditHead, entries: Sequence[AuditEntry], before: datetime) -> Sequence[AuditEntry]:
    """Return the first entries up to one that is too new, or does not belong to the chain."""
    number, previous = head.pruned_through, head.pruned_hash
    for place, entry in enumerate(entries):
        if entry.created_at >= before or entry.problem(number, previous) is not None:
            return entries[:place]
        number, previous = entry.number or 0, entry.hash or ""
    return entries
