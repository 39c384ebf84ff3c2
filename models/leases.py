"""Leases: what one replica at a time does for all of them, until it says that it stops or is not heard of any more.

By the database's clock, so that it does not matter what the replicas' clocks say. A holder that was frozen and wakes
may act once more before it notices; what is done under a lease must bear that.
"""

from typing import Final

from tortoise import fields, models

from storage.address import Dialect
from storage.database import connection, current_database, translate_connection_errors


class Lease(models.Model):
    """Who does something, and until when unless it renews.

    `stand_in` marks a holder that does it only while nobody better is there.
    """

    name = fields.CharField(max_length=40, primary_key=True)
    holder = fields.CharField(max_length=100)
    stand_in = fields.BooleanField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "leases"


_HOLD: Final = """
INSERT INTO leases (name, holder, stand_in, expires_at)
VALUES ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))
ON CONFLICT (name) DO UPDATE
SET holder = excluded.holder, stand_in = excluded.stand_in, expires_at = excluded.expires_at
WHERE leases.holder = excluded.holder
   OR leases.expires_at < clock_timestamp() - make_interval(secs => $5)
   OR (leases.stand_in AND NOT excluded.stand_in)
RETURNING holder
"""


async def hold(name: str, holder: str, seconds: float, *, stand_in: bool) -> bool:
    """Takes or renews a lease, and returns whether the holder has it now.

    A stand-in waits twice as long before it takes over, and gives way to anybody who is none. On SQLite there is one
    process, which has every lease.

    Raises:
        Unavailable: the database cannot be reached.
    """
    if current_database().dialect is Dialect.SQLITE:
        return True
    patience = seconds if stand_in else 0.0
    with translate_connection_errors():
        return bool(await connection().execute_query_dict(_HOLD, [name, holder, stand_in, seconds, patience]))


async def let_go(name: str, holder: str) -> None:
    """Ends the holder's lease, so that the next one need not wait for it to run out.

    Raises:
        Unavailable: the database cannot be reached.
    """
    if current_database().dialect is Dialect.SQLITE:
        return
    with translate_connection_errors():
        await connection().execute_query("DELETE FROM leases WHERE name = $1 AND holder = $2", [name, holder])
