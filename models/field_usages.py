"""Which clients use deprecated parts of the schema, for each organization and day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from tortoise import fields, models
from tortoise.expressions import F
from tortoise.functions import Max, Sum
from tortoise.indexes import Index

from storage.database import advisory_lock, transaction
from storage.ids import new_id
from storage.pruning import AT_ONCE, prune

RETENTION_DAYS: Final = 90
MOST_ROWS_A_DAY: Final = 1_000
"""The rows of an organization and day, beyond which clients are counted together."""
OTHER_CLIENTS: Final = "(other)"
"""The name under which clients are counted together."""
LONGEST_COORDINATE: Final = 255
LONGEST_NAME: Final = 100
_LARGEST_INT: Final = 2**31 - 1


class UsageKey(NamedTuple):
    """A client by name and version, each empty if unknown, and the schema coordinate that it used."""

    organization_id: str
    coordinate: str
    client_name: str
    client_version: str


@dataclass(frozen=True, slots=True)
class UsageTotal:
    """The operations of one client that used a deprecated part of the schema."""

    coordinate: str
    client_name: str
    client_version: str
    operations: int
    last_used_at: datetime


class FieldUsage(models.Model):
    """The operations of one client and day that used one deprecated field, argument, input field or enum value."""

    id = fields.CharField(max_length=40, primary_key=True)
    organization_id = fields.CharField(max_length=40)
    day = fields.DateField(db_index=True)
    coordinate = fields.CharField(max_length=LONGEST_COORDINATE)
    client_name = fields.CharField(max_length=LONGEST_NAME)
    client_version = fields.CharField(max_length=LONGEST_NAME)
    operations = fields.BigIntField()
    last_used_at = fields.DatetimeField()

    class Meta:
        table = "field_usages"
        unique_together = (("organization_id", "day", "coordinate", "client_name", "client_version"),)
        indexes = (Index(fields=("organization_id", "last_used_at")),)

    @classmethod
    async def prune(cls, moment: datetime, *, at_once: int = AT_ONCE) -> int:
        """Delete the rows of days that are over for `RETENTION_DAYS`, and return how many.

        Args:
            at_once: how many are deleted in one transaction.
        """
        before = (moment - timedelta(days=RETENTION_DAYS)).date()
        return await prune(cls.filter(day__lt=before), "day", at_once=at_once)

    @classmethod
    async def add(cls, counts: Mapping[UsageKey, int], moment: datetime) -> None:
        """Add a replica's counts of operations to those of the day, all or none."""
        if not counts:
            return
        async with transaction():  # sorted, so that two replicas cannot deadlock
            for organization_id in sorted({key.organization_id for key in counts}):
                await advisory_lock(f"field_usages:{organization_id}")
            for key, operations in sorted(counts.items()):
                await cls._add(key, operations, moment)

    @classmethod
    async def _add(cls, key: UsageKey, operations: int, moment: datetime) -> None:
        today = cls.filter(organization_id=key.organization_id, day=moment.date())
        if await cls._update(key, operations, moment):
            return
        if key.client_name != OTHER_CLIENTS and await today.count() >= MOST_ROWS_A_DAY:
            await cls._add(key._replace(client_name=OTHER_CLIENTS, client_version=""), operations, moment)
            return
        await cls.create(
            id=new_id("fus"), day=moment.date(), operations=operations, last_used_at=moment, **key._asdict()
        )

    @classmethod
    async def _update(cls, key: UsageKey, operations: int, moment: datetime) -> bool:
        row = cls.filter(day=moment.date(), **key._asdict())
        return bool(await row.update(operations=F("operations") + operations, last_used_at=moment))

    @classmethod
    async def totals(
        cls, organization_id: str, *, since: date | None, coordinate: str | None, most: int
    ) -> list[UsageTotal]:
        """Return the sums over days, the most recently used first.

        Args:
            since: the first day to count; all days that are kept if None.
            coordinate: count only this part of the schema.
            most: the maximum number of sums.
        """
        rows = cls.filter(organization_id=organization_id)
        if since is not None:
            rows = rows.filter(day__gte=since)
        if coordinate is not None:
            rows = rows.filter(coordinate=coordinate)
        sums = rows.annotate(total=Sum("operations"), last=Max("last_used_at"))
        grouped = sums.group_by("coordinate", "client_name", "client_version").order_by(
            "-last", "coordinate", "client_name", "client_version"
        )
        values = await grouped.limit(most).values_list("coordinate", "client_name", "client_version", "total", "last")
        return [_total(row) for row in values]


def _total(row: tuple[str, str, str, int, object]) -> UsageTotal:
    coordinate, name, version, operations, last = row
    # SQLite returns the results of functions as text.
    last_used_at = FieldUsage._meta.fields_map["last_used_at"].to_python_value(last)
    return UsageTotal(coordinate, name, version, min(int(operations), _LARGEST_INT), last_used_at)
