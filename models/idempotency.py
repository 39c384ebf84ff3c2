"""First results by idempotency key."""

from tortoise import fields, models

from models.base import JsonField


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
