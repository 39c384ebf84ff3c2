"""The platform itself: the health of its parts, the replicas with what each of them has counted, and old events."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from tortoise import fields, models
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

from json_types import Json
from models.event_log import stored_time
from models.events import DEFAULT_SHARD, LogRow, record_change_of_id
from storage.address import Dialect
from storage.database import connection, current_database, read, transaction
from storage.outages import translate_outages
from storage.placeholders import placeholders
from storage.pruning import prune


class HealthStatus(Enum):
    """The health of a part; UNKNOWN until it is checked."""

    HEALTHY = "HEALTHY"
    DEGRADED = "DEGRADED"
    UNHEALTHY = "UNHEALTHY"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Health:
    """The result of the last check."""

    status: HealthStatus
    message: str | None = None
    checked_at: datetime | None = None
    latency_ms: float | None = None


# ---------------------------------------------------------------- counters of the replicas

LIVE_SECONDS: Final = 15.0
"""The time for which the counters of a replica are valid without a heartbeat."""
_KEPT_SECONDS: Final = 3600.0


@dataclass(slots=True)
class Counters:
    """Counts of a replica for an organization, since it started.

    Args:
        subscribers: the subscriptions that are open now.
        events: the events it recorded.
        requests: the operations it executed.
        timed: those of them that did not wait for a task or a reply; they took `latency_ms` milliseconds in total.
    """

    subscribers: int = 0
    events: int = 0
    requests: int = 0
    timed: int = 0
    latency_ms: float = 0.0

    def __add__(self, other: "Counters") -> "Counters":
        """Return the sums."""
        return Counters(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


class Replica(models.Model):
    """A process on this database, and its last heartbeat by the database's clock."""

    id = fields.CharField(max_length=60, primary_key=True)
    seen_at = fields.DatetimeField()

    class Meta:
        table = "replicas"


class ReplicaCounters(models.Model):
    """The `Counters` of a replica for an organization, when it last stored them."""

    id = fields.BigIntField(primary_key=True, generated=True)
    replica_id = fields.CharField(max_length=60)
    organization_id = fields.CharField(max_length=40)
    subscribers = fields.IntField(default=0)
    events = fields.BigIntField(default=0)
    requests = fields.BigIntField(default=0)
    timed = fields.BigIntField(default=0)
    latency_ms = fields.FloatField(default=0.0)

    class Meta:
        table = "replica_counters"
        unique_together = (("replica_id", "organization_id"),)
        indexes = (Index(fields=("organization_id",)),)


_SEEN: Final = """
INSERT INTO replicas (id, seen_at) VALUES ($1, clock_timestamp())
ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at
RETURNING xmax = 0 AS joined
"""
_STORE: Final = """
INSERT INTO replica_counters (replica_id, organization_id, subscribers, events, requests, timed, latency_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (replica_id, organization_id) DO UPDATE SET subscribers = excluded.subscribers, events = excluded.events,
    requests = excluded.requests, timed = excluded.timed, latency_ms = excluded.latency_ms
"""
_OTHERS: Final = """
SELECT coalesce(sum(c.subscribers), 0)::bigint AS subscribers, coalesce(sum(c.events), 0)::bigint AS events,
    coalesce(sum(c.requests), 0)::bigint AS requests, coalesce(sum(c.timed), 0)::bigint AS timed,
    coalesce(sum(c.latency_ms), 0)::double precision AS latency_ms
FROM replica_counters c JOIN replicas r ON r.id = c.replica_id
WHERE c.organization_id = $1 AND c.replica_id <> $2 AND r.seen_at > clock_timestamp() - make_interval(secs => $3)
"""
_PRUNE: Final = """
WITH gone AS (
    DELETE FROM replicas WHERE seen_at < clock_timestamp() - make_interval(secs => $1) RETURNING id
) DELETE FROM replica_counters WHERE replica_id IN (SELECT id FROM gone)
"""


async def record_heartbeat(replica_id: str) -> bool:
    """Note that a replica is running, and return whether it was not known, so that no counters of it are stored."""
    with translate_outages():
        [row] = await connection().execute_query_dict(_SEEN, [replica_id])
    return bool(row["joined"])


async def store_counters(replica_id: str, counters: Iterable[tuple[str, Counters]]) -> None:
    """Store a replica's counters, by organization."""
    rows = [[replica_id, organization_id, *astuple(each)] for organization_id, each in counters]
    if rows:
        with translate_outages():
            await connection().execute_many(_STORE, rows)


async def counters_of_others(organization_id: str, replica_id: str) -> Counters:
    """Return the sum of what all other live replicas have stored for an organization.

    On SQLite there is a single process, and nothing is stored.

    Raises:
        Unavailable: the database is unavailable.
    """
    if current_database().dialect is Dialect.SQLITE:
        return Counters()
    with translate_outages():
        [row] = await connection().execute_query_dict(_OTHERS, [organization_id, replica_id, LIVE_SECONDS])
    return Counters(**row)


async def remove_replica(replica_id: str) -> None:
    """Delete a replica that stops, with its counters."""
    async with transaction():
        await ReplicaCounters.filter(replica_id=replica_id).delete()
        await Replica.filter(id=replica_id).delete()


async def prune_replicas() -> None:
    """Delete the replicas that have sent no heartbeat for an hour, with their counters."""
    if current_database().dialect is Dialect.POSTGRES:
        with translate_outages():
            await connection().execute_query(_PRUNE, [_KEPT_SECONDS])


# ---------------------------------------------------------------- cleaning up

CLEANED_UP: Final = "organization.cleaned_up"


async def record_cleanup(organization_id: str, removed: Mapping[str, Json], *, by: str) -> None:
    """Record that old records of an organization were removed, and how many."""
    await record_change_of_id(organization_id, removed, organization_id=organization_id, by=by, type=CLEANED_UP)


# ---------------------------------------------------------------- records of all organizations, for operators


async def count_by_status(table: str, statuses: Iterable[Enum], condition: str = "TRUE") -> Mapping[str, int]:
    """Return how many rows have each of these statuses, in all organizations together.

    The index of every table begins with the organization and the status. So each pair is looked up there, and rows in
    other statuses, which may be millions, are not read.

    Args:
        table: one with these columns.
        condition: another condition on `t`, in SQL.
    """
    wanted = ", ".join(f"('{each.value}')" for each in statuses)
    statement = f"""
        SELECT s.column1 AS status, COALESCE(SUM((
            SELECT COUNT(*) FROM {table} t WHERE t.organization_id = o.id AND t.status = s.column1 AND {condition}
        )), 0) AS number
        FROM (VALUES {wanted}) AS s LEFT JOIN organizations o ON TRUE GROUP BY s.column1
    """
    return {str(row["status"]): int(row["number"]) for row in await read(statement, ())}


# ---------------------------------------------------------------- removing old events

_AT_ONCE: Final = 1_000


async def prune_log(
    before: datetime,
    shard: int = DEFAULT_SHARD,
    *,
    keep_after: int | None = None,
    keep: Collection[int] = (),
    at_once: int = _AT_ONCE,
) -> int:
    """Delete events older than `before`, oldest first, and return how many were deleted.

    How far they are pruned is committed first: a stream that resumes before that begins with a gap. Then they are
    deleted a few at a time, so that no writer waits for long.

    Args:
        keep_after: events after this position are still needed, however old they are.
        keep: the positions of single events before it that are.
        at_once: how many are deleted in one transaction.
    """
    first, second = placeholders(current_database().dialect, 2)
    with translate_outages():
        [newest] = await connection().execute_query_dict(
            f"SELECT max(seq) AS seq FROM event_log WHERE occurred_at < {first}", [stored_time(before)]
        )
    if newest["seq"] is None:
        return 0
    through = int(newest["seq"]) if keep_after is None else min(int(newest["seq"]), keep_after)
    await connection().execute_query(
        f"UPDATE log_head SET pruned_through = {first} WHERE shard = {second} AND pruned_through < {first}",
        [through, shard],
    )
    return await _prune_except(LogRow.filter(shard=shard), through, keep, at_once)


async def count_events_before(
    organization_id: str, before: datetime, *, keep_after: int | None = None, keep: Collection[int] = ()
) -> int:
    """Return the number of an organization's events that `prune_organization` would delete."""
    rows = _old_events(organization_id, before, keep_after)
    newest = await _newest(rows)
    if newest is None:
        return 0
    kept = [seq for seq in keep if seq <= newest]
    return await LogRow.filter(organization_id=organization_id, seq__lte=newest).count() - len(kept)


async def prune_organization(
    organization_id: str, before: datetime, *, keep_after: int | None = None, keep: Collection[int] = ()
) -> int:
    """Delete an organization's events older than `before`, and return how many were deleted; see `prune_log`."""
    newest = await _newest(_old_events(organization_id, before, keep_after))
    if newest is None:
        return 0
    owner, seq = placeholders(current_database().dialect, 2)
    await connection().execute_query(
        f"INSERT INTO organization_prunings (organization_id, pruned_through) VALUES ({owner}, {seq}) "
        "ON CONFLICT (organization_id) DO UPDATE SET pruned_through = excluded.pruned_through "
        "WHERE organization_prunings.pruned_through < excluded.pruned_through",
        [organization_id, newest],
    )
    return await _prune_except(LogRow.filter(organization_id=organization_id), newest, keep, _AT_ONCE)


def _old_events(organization_id: str, before: datetime, keep_after: int | None) -> QuerySet[LogRow]:
    rows = LogRow.filter(organization_id=organization_id, occurred_at__lt=before)
    return rows if keep_after is None else rows.filter(seq__lte=keep_after)


async def _newest(rows: QuerySet[LogRow]) -> int | None:
    found = await rows.order_by("-seq").limit(1).values_list("seq", flat=True)
    return int(str(found[0])) if found else None


async def _prune_except(rows: QuerySet[LogRow], through: int, keep: Collection[int], at_once: int) -> int:
    """Delete the rows up to a position, except those at some positions, and return how many."""
    pruned, after = 0, 0
    for seq in [*sorted(each for each in keep if each <= through), through + 1]:
        pruned += await prune(rows.filter(seq__gt=after, seq__lt=seq), "seq", at_once=at_once)
        after = seq
    return pruned
