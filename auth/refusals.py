"""Refusals that the audit trail records: failed sign-ins, and mutations that a caller may not execute.

They are counted for a second before they are written. So a failed sign-in takes as long whether or not there is such a
user, and a caller in a loop adds one entry a second.
"""

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import Final

from json_types import Json
from models.audit_entries import Change, audit
from models.origins import credential_id, peer_address
from storage.background import log_failure
from storage.database import transaction
from storage.turns import create_own_task

SIGN_IN_FAILED: Final = "user.sign_in_failed"
DENIED: Final = "access.denied"

_SECONDS: Final = 1.0
_MOST_PENDING: Final = 1_000


@dataclass(frozen=True, slots=True)
class Refusal:
    """An operation that was refused to someone.

    Args:
        by: the actor; None for a failed sign-in, whose client is not known to be the user.
        operation: the mutation.
    """

    organization_id: str
    action: str
    by: str | None
    subject_id: str
    operation: str


class Refusals:
    """The refusals of this replica that are not written yet."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[Refusal, str, str | None]] = Counter()
        self._writing: asyncio.Task[None] | None = None

    def add(self, refusal: Refusal) -> None:
        """Count a refusal to the current client, and write it soon."""
        counted = (refusal, peer_address.get(), credential_id.get())
        if counted in self._counts or len(self._counts) < _MOST_PENDING:
            self._counts[counted] += 1
        if self._writing is None or self._writing.done():
            self._writing = create_own_task(self._write_soon())  # for all organizations

    async def _write_soon(self) -> None:
        while self._counts:
            await asyncio.sleep(_SECONDS)
            await self._write_all()

    async def close(self) -> None:
        """Write what is left."""
        if self._writing is not None and not self._writing.done():
            self._writing.cancel()
            await asyncio.gather(self._writing, return_exceptions=True)
            await self._write_all()

    async def _write_all(self) -> None:
        """Write what was counted; on failure it is lost, as nothing has changed."""
        counts, self._counts = self._counts, Counter()
        try:
            async with transaction():
                for (refusal, address, key_id), times in counts.items():
                    await _write(refusal, address, key_id, times)
        except Exception as error:  # whatever it was, callers were refused all the same
            log_failure("audit of refusals", error)


async def _write(refusal: Refusal, address: str, key_id: str | None, times: int) -> None:
    peer_address.set(address)
    credential_id.set(key_id)
    after: dict[str, Json] = {"operation": refusal.operation, "times": times}
    await audit(Change(refusal.organization_id, refusal.action, refusal.by, refusal.subject_id, after=after))
