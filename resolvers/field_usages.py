"""Which clients use deprecated fields, arguments, input fields and enum values."""

import contextlib
from collections.abc import AsyncIterator, Collection
from datetime import date
from typing import Final

from auth.actor import Actor
from context.operation import Context
from models.field_usages import LONGEST_COORDINATE, OTHER_CLIENTS, FieldUsage, UsageKey, UsageTotal
from resolvers import checks
from storage.background import run_forever, running
from storage.clock import now

FLUSH_SECONDS: Final = 5.0
"""The time for which counts may exist only in memory."""
MOST_PENDING: Final = 200
"""The counts of one organization between two flushes, beyond which its clients are counted together."""
MOST_TOTALS: Final = 1_000

_SCOPE: Final = "usage:read"


class UsageCounter:
    """This replica's counts that are not in the database yet."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[UsageKey, int]] = {}

    def add(self, caller: Actor, client: tuple[str, str], coordinates: Collection[str]) -> None:
        """Count an operation that used these parts of the schema; usually there are none.

        Args:
            client: its name and version.
        """
        for coordinate in coordinates:
            counts = self._counts.setdefault(caller.organization_id, {})
            key = UsageKey(caller.organization_id, coordinate, *client)
            if len(counts) >= MOST_PENDING and key not in counts:
                key = UsageKey(caller.organization_id, coordinate, OTHER_CLIENTS, "")
            counts[key] = counts.get(key, 0) + 1

    async def flush(self) -> None:
        """Add the counts to the database; on failure they are kept for the next time."""
        taken, self._counts = self._counts, {}
        try:
            for organization_id in tuple(taken):
                await FieldUsage.add(taken[organization_id], now())
                del taken[organization_id]
        finally:
            self._restore(taken)

    def _restore(self, taken: dict[str, dict[UsageKey, int]]) -> None:
        for organization_id, counts in taken.items():
            pending = self._counts.setdefault(organization_id, {})
            for key, operations in counts.items():
                pending[key] = pending.get(key, 0) + operations


@contextlib.asynccontextmanager
async def counting() -> AsyncIterator[UsageCounter]:
    """Provide a counter that is flushed while the block runs, and at its end. The database must be open and bound."""
    counter = UsageCounter()
    try:
        async with running(run_forever("field usages", counter.flush, every=FLUSH_SECONDS)):
            yield counter
    finally:
        with contextlib.suppress(Exception):  # lost counts must not make the shutdown fail
            await counter.flush()


async def deprecated_usages(ctx: Context, *, coordinate: str | None, since: date | None) -> list[UsageTotal]:
    """Return the clients of the caller's organization that used something deprecated, the most recent first.

    Args:
        coordinate: only this part of the schema.
        since: the first day that counts, in UTC.

    Raises:
        Forbidden: the caller is neither an operator nor an administrator.
        InvalidInput: the coordinate is too long.
    """
    actor = ctx.actor
    actor.require(_SCOPE)
    if coordinate is not None:
        coordinate = checks.text(coordinate, "coordinate", longest=LONGEST_COORDINATE)
    return await FieldUsage.totals(actor.organization_id, since=since, coordinate=coordinate, most=MOST_TOTALS)
