"""Shared documents: JSON values that several users and agents edit concurrently, one patch at a time."""

from typing import Final, Self

from tortoise import fields

from errors import StaleVersion
from json_types import Json
from models.events import EventKind, Topics, record
from storage.record import JsonField, Record

NO_SESSION: Final = ""
"""The `session_id` of a document of the whole organization: null is not equal to null in a unique key."""


class SharedDocument(Record):
    """A JSON value with a version that increases by one with each patch."""

    PREFIX = "doc"

    key = fields.CharField(max_length=255)
    session_id = fields.CharField(max_length=40, default=NO_SESSION)
    version = fields.IntField(default=0)
    value: JsonField[Json] = JsonField()
    updated_by_id = fields.CharField(max_length=40)

    class Meta:
        table = "shared_documents"
        unique_together = (("organization_id", "session_id", "key"),)

    @classmethod
    async def lock(cls, *, organization_id: str, session_id: str | None, key: str, by: str) -> Self:
        """Return the document, locked until the transaction ends; a new one is `{}` at version 0.

        The empty row is inserted first, so that if two callers create the same document concurrently, the second one
        waits for the first one's commit and then finds its version. If the patch fails, the row is rolled back.
        """
        identity = {"organization_id": organization_id, "session_id": session_id or NO_SESSION, "key": key}
        while (document := await cls.filter(**identity).select_for_update().first()) is None:
            # More than once only if it is created and deleted by others in between.
            await cls.bulk_create([cls.new(**identity, value={}, updated_by_id=by)], ignore_conflicts=True)
        return document

    def require_version(self, base: int) -> None:
        """Require that the document is at the version a patch was made for.

        Raises:
            StaleVersion: it is at another version; carries the document, if there is one.
        """
        if base == self.version:
            return
        if self.version == 0:
            raise StaleVersion(
                "There is no such document yet; create it with baseVersion 0.", current=None, field=["base_version"]
            )
        raise StaleVersion(f"The document is at version {self.version}.", current=self, field=["base_version"])

    async def remove(self, *, by: str) -> None:
        """Delete the document. The event's patch removes the whole value."""
        await self.delete()
        self.value, self.updated_by_id = {}, by
        self.version += 1
        await self._record([{"op": "remove", "path": ""}], by)

    async def update_value(self, value: Json, *, patch: Json, by: str) -> None:
        """Store `value`, the result of `patch`, as the next version."""
        self.value = value
        self.version += 1
        self.updated_by_id = by
        await self.save()
        await self._record(patch, by)

    async def _record(self, patch: Json, by: str) -> None:
        await record(
            EventKind.DocumentChanged,
            organization_id=self.organization_id,
            by=by,
            topics=Topics(session_id=self.session_id or None),
            payload={"document": self.columns(), "patch": patch},
        )
