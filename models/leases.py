"""Leases: work that one replica at a time does for all, until it releases the lease or stops renewing it.

Expiry is measured by the database's clock, so the replicas' clocks do not matter. A holder that was frozen may act once
more when it wakes, before it notices that it lost the lease: work done under a lease must tolerate that.
"""

from typing import Final

from tortoise import fields, models

from storage.address import Dialect
from storage.clock import now
from storage.database import connection, current_database
from storage.outages import translate_outages
from storage.placeholders import placeholders


class Lease(models.Model):
    """A lease's holder and expiry.

    `stand_in` marks a standby: it holds the lease only while no other replica wants it.
    """

    name = fields.CharField(max_length=40, primary_key=True)
    holder = fields.CharField(max_length=100)
    stand_in = fields.BooleanField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "leases"


ATTEMPT: Final = 1 / 5
"""The part of a lease after which its holder renews it, and others try to take it."""
TAKEOVER: Final = 2 * ATTEMPT
"""The part of a lease within which another replica takes one that has expired, if there is one that wants it."""

_WRITABLE: Final = "writable"
_ACQUIRE: Final = """
INSERT INTO leases (name, holder, stand_in, expires_at)
VALUES ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))
ON CONFLICT (name) DO UPDATE
SET holder = excluded.holder, stand_in = excluded.stand_in, expires_at = excluded.expires_at
WHERE leases.holder = excluded.holder
   OR leases.expires_at < clock_timestamp() - make_interval(
        secs => CASE leases.holder WHEN '' THEN $6 ELSE $5::float8 END)
   OR (leases.stand_in AND NOT excluded.stand_in)
RETURNING holder
"""
_RELEASE: Final = """
UPDATE leases
SET holder = '', expires_at = clock_timestamp() - CASE WHEN stand_in THEN interval '1 day' ELSE interval '0' END
WHERE name = $1 AND holder = $2
"""


async def acquire(name: str, holder: str, seconds: float, *, standby: bool) -> bool:
    """Acquire or renew a lease, and return whether the holder has it now.

    A standby waits twice as long before it takes over, lets others try first where a lease was released, and yields to
    any holder that is not one. On SQLite there is a single process, which holds every lease.

    Raises:
        Unavailable: the database is unavailable.
    """
    if current_database().dialect is Dialect.SQLITE:
        return True
    grace, after_release = (seconds, seconds * TAKEOVER) if standby else (0.0, 0.0)
    values = [name, holder, standby, seconds, grace, after_release]
    with translate_outages():
        return bool(await connection().execute_query_dict(_ACQUIRE, values))


async def is_held(name: str, *, standby: bool, overdue: float) -> bool:
    """Return whether any replica holds a lease (PostgreSQL only).

    Args:
        standby: whether a standby counts.
        overdue: for how many seconds an expired lease still counts, so that the next holder can take it.

    Raises:
        Unavailable: the database is unavailable.
    """
    held = "SELECT stand_in FROM leases WHERE name = $1 AND expires_at > clock_timestamp() - make_interval(secs => $2)"
    with translate_outages():
        rows = await connection().execute_query_dict(held, [name, overdue])
    return any(standby or not row["stand_in"] for row in rows)


async def release(name: str, holder: str) -> None:
    """Release the holder's lease, so that the next one need not wait for it to expire.

    The row stays, without a holder and expired now, and shows that the lease is being handed over (`is_held`). That of
    a standby has expired long ago, so that the next standby need not wait.

    Raises:
        Unavailable: the database is unavailable.
    """
    if current_database().dialect is Dialect.SQLITE:
        return
    with translate_outages():
        await connection().execute_query(_RELEASE, [name, holder])


async def check_writable() -> None:
    """Change a row that means nothing, which shows whether the database accepts changes (`Database.writing`).

    Raises:
        Unavailable: the database is unavailable.
    """
    database = current_database()
    name, holder, expiry = placeholders(database.dialect, 3)
    moment = now()
    try:
        await connection().execute_query(
            f"INSERT INTO leases (name, holder, stand_in, expires_at) VALUES ({name}, {holder}, TRUE, {expiry}) "  # noqa: S608 - placeholders
            "ON CONFLICT (name) DO UPDATE SET expires_at = excluded.expires_at",
            [_WRITABLE, _WRITABLE, moment if database.dialect is Dialect.POSTGRES else moment.isoformat(" ")],
        )
    except Exception as error:
        database.writing.failed(error)
        raise
    database.writing.succeeded()
