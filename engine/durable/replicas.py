"""Dead-replica detection: each replica renews a row with the database's time; runs of silent ones are taken over.

Presuming a slow replica dead costs only time: DBOS rejects the results of a run that was taken over, and our own rows
accept each result once. It also costs calls whose outcome is then unknown, so after an outage of the database, in which
nobody could renew a row, a replica gives the others time before it presumes anything.
"""

import time
from collections.abc import Callable
from typing import Final, NamedTuple

import sqlalchemy
from sqlalchemy import text

from engine.durable.polling import QUEUE

_RETENTION_SECONDS: Final = 86_400


class Beat(NamedTuple):
    """The result of a heartbeat.

    Args:
        silent: the replicas that are presumed dead and have unfinished runs.
        queued: whether recovered runs wait for a replica to drive them.
    """

    silent: list[str]
    queued: bool


class Liveness:
    """The heartbeat of this replica, and its view of the others'."""

    def __init__(
        self,
        engine: sqlalchemy.Engine,
        replica_id: str,
        lease_seconds: float,
        *,
        sole_replica: bool,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._engine = engine
        self._grace_seconds = lease_seconds / 2
        self._clock = clock
        self._renewed: float | None = None
        self._presumes_after = 0.0
        self._values = {"me": replica_id, "lease": lease_seconds, "queue": QUEUE}
        self._sole_replica = sole_replica
        postgres = engine.dialect.name == "postgresql"
        self._now = "extract(epoch from clock_timestamp())" if postgres else "(julianday('now') - 2440587.5) * 86400.0"
        self._schema = "dbos." if postgres else ""

    def join(self) -> None:
        """Create the table, if missing, and the row of this replica."""
        with self._engine.begin() as connection:
            if self._schema:  # PostgreSQL's IF NOT EXISTS fails if two replicas create the table at the same moment
                connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('parley_replicas'))"))
            connection.execute(
                text(
                    f"CREATE TABLE IF NOT EXISTS {self._schema}parley_replicas "
                    "(id text PRIMARY KEY, seen double precision NOT NULL)"
                )
            )
            self._renew(connection)

    def heartbeat(self) -> Beat:
        """Renew this replica's row, and look for silent ones and recovered runs: one statement on PostgreSQL."""
        with self._engine.connect() as connection:
            if self._schema:
                connection.execution_options(isolation_level="AUTOCOMMIT")
            found = [row[0] for row in connection.execute(text(self._beat), self._values)]
        silent = [replica for replica in found if replica is not None]
        return Beat(silent if self._may_presume() else [], None in found)

    @property
    def _beat(self) -> str:
        """The statement of a heartbeat: it returns the silent replicas, and null if runs are queued."""
        silent = "1 = 1" if self._sole_replica else f"(r.seen IS NULL OR r.seen < {self._now} - :lease)"
        look = (
            f"SELECT DISTINCT w.executor_id FROM {self._schema}workflow_status w "
            f"LEFT JOIN {self._schema}parley_replicas r ON r.id = w.executor_id "
            f"WHERE w.status = 'PENDING' AND w.executor_id <> :me AND {silent} "
            f"UNION ALL SELECT NULL WHERE EXISTS (SELECT 1 FROM {self._schema}workflow_status "
            "WHERE queue_name = :queue AND status = 'ENQUEUED')"
        )
        if not self._schema:
            return look  # this is the only process, of which nobody asks whether it lives
        return f"WITH renewed AS ({self._renewal}), expired AS ({self._expiry} AND id <> :me) {look}"

    def _may_presume(self) -> bool:
        """Note that the row was renewed; return whether that happened regularly for long enough to judge the others."""
        moment, before = self._clock(), self._renewed
        self._renewed = moment
        if before is not None and moment - before > self._grace_seconds:
            self._presumes_after = moment + self._grace_seconds
        return self._sole_replica or moment >= self._presumes_after

    def leave(self) -> None:
        """Delete this replica's row, so that the others need not wait for it to expire."""
        with self._engine.begin() as connection:
            connection.execute(text(f"DELETE FROM {self._schema}parley_replicas WHERE id = :me"), self._values)

    def _renew(self, connection: sqlalchemy.Connection) -> None:
        connection.execute(text(self._renewal), self._values)
        connection.execute(text(self._expiry), self._values)

    @property
    def _renewal(self) -> str:
        return (
            f"INSERT INTO {self._schema}parley_replicas (id, seen) VALUES (:me, {self._now}) "
            "ON CONFLICT (id) DO UPDATE SET seen = excluded.seen"
        )

    @property
    def _expiry(self) -> str:
        return f"DELETE FROM {self._schema}parley_replicas WHERE seen < {self._now} - {_RETENTION_SECONDS}"
