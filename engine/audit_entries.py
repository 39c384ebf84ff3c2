"""Sealing, pruning and verifying the audit trail."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from engine.deadlines import earliest_in
from engine.scheduler import SWEEP_SECONDS, Job
from models.audit_entries import (
    FIRST_HASH,
    PRUNED,
    ROUTINE,
    AuditEntry,
    AuditHead,
    find_beyond_head,
    organizations_with_entries,
    prune_entries,
    read_head,
    seal_entries,
)
from models.events import EventKind, LoggedEvent
from settings import Settings

_HOUR: Final = 3600.0
_AT_ONCE: Final = 1_000
_MOST_TRIES: Final = 5
_AUDITED: Final = (EventKind.RecordChanged, EventKind.ApprovalResponded, EventKind.ConnectionChanged)


def audit_jobs(settings: Settings) -> list[Job]:
    """Return the jobs that concern the audit trail."""

    async def seal(_moment: datetime) -> object:
        return await seal_entries()

    async def prune(moment: datetime) -> object:
        days = settings.audit_retention_days
        if days is None:
            return 0
        before = moment - timedelta(days=days)
        return sum([await prune_entries(id, before) for id in await organizations_with_entries()])

    return [
        Job("sealing of audit entries", SWEEP_SECONDS, seal, first_unsealed, _sealed_at, min_interval=0.2),
        Job("audit retention", _HOUR, prune),
    ]


async def first_unsealed() -> datetime | None:
    """Return when the first entry that is not sealed yet was created: such of routine changes come with no event."""
    return await earliest_in(AuditEntry, "created_at", number=None)


def _sealed_at(event: LoggedEvent) -> datetime | None:
    return event.occurred_at if event.kind in _AUDITED and event.type not in ROUTINE else None


# ---------------------------------------------------------------- verification


@dataclass(frozen=True, slots=True)
class Anchor:
    """The hash of one entry, which someone keeps elsewhere to find out whether the chain was replaced or cut off."""

    organization_id: str
    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Verified:
    """The result of verifying the chain of an organization.

    Args:
        first: the number of the first entry that is held.
        anchor: its end.
        unsealed: the entries that have no place in the chain yet.
        broken: what is wrong with the first broken entry; None if the chain is intact.
    """

    organization_id: str
    first: int
    anchor: Anchor
    unsealed: int
    broken: str | None


async def verify(organization_id: str, anchors: Mapping[int, str]) -> Verified:
    """Verify an organization's chain, also while entries are added and pruned.

    Args:
        anchors: the hashes that entries had earlier, by number.
    """
    for _ in range(_MOST_TRIES):
        head = await read_head(organization_id)
        broken = await _first_problem(head, anchors)
        if broken is None or (await read_head(organization_id)).pruned_through == head.pruned_through:
            break
    unsealed = await AuditEntry.filter(organization_id=organization_id, number=None).count()
    anchor = Anchor(organization_id, head.number, head.hash)
    return Verified(organization_id, head.pruned_through + 1, anchor, unsealed, broken)


async def _first_problem(head: AuditHead, anchors: Mapping[int, str]) -> str | None:
    number, previous = head.pruned_through, head.pruned_hash
    pruned: AuditEntry | None = None
    async for entry in _entries(head):
        if (problem := entry.problem(number, previous)) is not None:
            return problem
        assert entry.number is not None and entry.hash is not None, "it is sealed"
        number, previous = entry.number, entry.hash
        if anchors.get(number, previous) != previous:
            return f"entry {number} ({entry.id}) is not the one that the anchor was made of"
        pruned = entry if entry.action == PRUNED else pruned
    problem = _problem_of_ends(head, number, previous, pruned) or _problem_of_anchors(head, anchors)
    return problem or await _problem_beyond(head)


async def _problem_beyond(head: AuditHead) -> str | None:
    added = await find_beyond_head(head.organization_id)
    if added is None:
        return None
    return f"entry {added.number} ({added.id}) was added: the chain ended before it"


async def _entries(head: AuditHead) -> AsyncIterator[AuditEntry]:
    rows = AuditEntry.filter(organization_id=head.organization_id, number__lte=head.number).order_by("number")
    batch = await rows.limit(_AT_ONCE)
    while batch:
        for entry in batch:
            yield entry
        batch = await rows.filter(number__gt=batch[-1].number).limit(_AT_ONCE)


def _problem_of_ends(head: AuditHead, number: int, previous: str, pruned: AuditEntry | None) -> str | None:
    if (number, previous) != (head.number, head.hash):
        return f"entry {number + 1} is missing: the chain had {head.number} entries"
    said = pruned.after if pruned is not None else {"through": 0, "hash": FIRST_HASH}
    if said != {"through": head.pruned_through, "hash": head.pruned_hash}:
        return f"entry {head.pruned_through} and those before it were removed, and not by retention"
    return None


def _problem_of_anchors(head: AuditHead, anchors: Mapping[int, str]) -> str | None:
    beyond = max(anchors, default=0)
    if beyond > head.number:
        return f"entry {head.number + 1} is missing: there is an anchor of entry {beyond}"
    if anchors.get(head.pruned_through, head.pruned_hash) != head.pruned_hash:
        return f"entry {head.pruned_through}, which was pruned, is not the one that the anchor was made of"
    return None
