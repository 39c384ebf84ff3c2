"""First results by idempotency key."""

from typing import Any, Self

from tortoise import fields, models

from json_types import Json
from storage.clock import now
from storage.database import write
from storage.ids import new_id
from storage.record import JsonField
from storage.unit_of_work import PendingWrite, Statement, insert_statement, new_instance, update_statement


class IdempotentResult(models.Model):
    """What a mutation answered the first time its key was used. The key belongs to the actor who used it."""

    id = fields.CharField(max_length=40, primary_key=True)
    organization_id = fields.CharField(max_length=40)
    actor_id = fields.CharField(max_length=40)
    key = fields.CharField(max_length=255)
    operation = fields.CharField(max_length=60)
    input_digest = fields.CharField(max_length=64)
    result = JsonField(null=True)
    created_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "idempotent_results"
        unique_together = (("actor_id", "key"),)

    @classmethod
    async def reserve(cls, **values: Any) -> Self:
        """Writes a row of this moment without a result, at once: a racing caller waits for this transaction's end.

        Raises:
            IntegrityError: the key is in the table already.
        """
        row = new_instance(cls, {"id": new_id("idm"), "created_at": now(), **values})
        await row._write(insert_statement(cls), immediately=True)
        row._saved_in_db = True
        return row

    async def keep(self, result: Json) -> None:
        """Writes the result: in a transaction, at the latest when it ends."""
        self.result = result
        await self._write(update_statement(type(self), ("result",)))

    async def _write(self, shape: Statement, *, immediately: bool = False) -> None:
        await write(PendingWrite(shape, self.id, shape.values(self)), immediately=immediately)
