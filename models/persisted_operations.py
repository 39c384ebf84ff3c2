"""Documents that clients registered by their hash (automatic persisted queries), for each organization.

They only save sending a document again: a client whose document is gone sends it once more. The rows are therefore
bounded in number and size: the least recently used ones are deleted first, and those that are not used are pruned.
"""

import contextlib
from datetime import datetime, timedelta
from typing import Final

from tortoise import fields, models
from tortoise.functions import Count, Sum
from tortoise.indexes import Index

from errors import Unavailable
from storage.clock import now
from storage.database import advisory_lock, transaction
from storage.ids import new_id
from storage.pruning import AT_ONCE, prune

MOST_DOCUMENTS: Final = 1_000
MOST_BYTES: Final = 4_194_304
"""The documents of an organization, and their size in UTF-8."""
RETENTION: Final = timedelta(days=30)
"""The time for which a document is kept without being used."""
USE_RESOLUTION: Final = timedelta(days=1)
"""The age of `used_at` after which another use is recorded."""


class PersistedOperation(models.Model):
    """A document and the SHA-256 of its text. `size` is in bytes; `used_at` is correct to a day."""

    id = fields.CharField(max_length=40, primary_key=True)
    organization_id = fields.CharField(max_length=40)
    hash = fields.CharField(max_length=64)
    document = fields.TextField()
    size = fields.IntField()
    used_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "persisted_operations"
        unique_together = (("organization_id", "hash"),)
        indexes = (Index(fields=("organization_id", "used_at")),)

    @classmethod
    async def find(cls, organization_id: str, hash: str) -> str | None:
        """Return the document with this hash, or None, and record that it is used."""
        row = await cls.filter(organization_id=organization_id, hash=hash).first()
        if row is None:
            return None
        moment = now()
        if row.used_at < moment - USE_RESOLUTION:
            with contextlib.suppress(Unavailable):  # a database that accepts no changes can still be read
                await cls.filter(id=row.id).update(used_at=moment)
        return row.document

    @classmethod
    async def store(cls, organization_id: str, hash: str, document: str) -> None:
        """Store a document unless there is one with this hash, and delete what exceeds the organization's bounds.

        Args:
            hash: the SHA-256 of the document, which the caller has verified.
        """
        row = cls(
            id=new_id("pop"),
            organization_id=organization_id,
            hash=hash,
            document=document,
            size=len(document.encode()),
            used_at=now(),
        )
        async with transaction():
            await advisory_lock(f"persisted_operations:{organization_id}")
            await cls.bulk_create([row], ignore_conflicts=True)
            await cls._trim(organization_id)

    @classmethod
    async def prune(cls, moment: datetime, *, at_once: int = AT_ONCE) -> int:
        """Delete the documents that were not used for `RETENTION`, and return how many.

        Args:
            at_once: how many are deleted in one transaction.
        """
        return await prune(cls.filter(used_at__lte=moment - RETENTION), "used_at", at_once=at_once)

    @classmethod
    async def _trim(cls, organization_id: str) -> None:
        rows = cls.filter(organization_id=organization_id)
        [total] = await rows.annotate(documents=Count("id"), bytes=Sum("size")).values("documents", "bytes")
        documents, size = total["documents"], int(total["bytes"])
        if documents <= MOST_DOCUMENTS and size <= MOST_BYTES:
            return
        gone: list[str] = []
        for id, freed in await rows.order_by("used_at", "id").values_list("id", "size"):
            if documents <= MOST_DOCUMENTS and size <= MOST_BYTES:
                break
            gone.append(str(id))
            documents, size = documents - 1, size - freed
        await cls.filter(id__in=gone).delete()
