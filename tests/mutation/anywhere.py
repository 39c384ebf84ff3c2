"""`auth.access` without its filter by organization, for mutants."""

from typing import TypeVar

from tortoise.queryset import QuerySet

from auth.actor import Actor
from errors import NotFound
from storage.projection import Columns
from storage.queries import Operator, Query
from storage.record import Record

RecordType = TypeVar("RecordType", bound=Record)


def visible(table: type[RecordType], actor: Actor) -> QuerySet[RecordType]:
    """Return the rows of every organization, without deleted ones."""
    return table.filter(deleted_at=None) if "deleted_at" in table._meta.fields_map else table.all()


def visible_query(table: type[RecordType], actor: Actor) -> Query[RecordType]:
    """Return the same rows as `visible`, as a query that can be paginated."""
    rows = Query(table)
    return rows.where(Operator.IS_NULL, "deleted_at") if "deleted_at" in table._meta.fields_map else rows


async def get_visible(
    table: type[RecordType], actor: Actor, id: str, *, field: str = "id", lock: bool = False
) -> RecordType:
    """Return the row with this id, of any organization."""
    row = await find_visible(table, actor, id)
    if row is None:
        raise NotFound("There is no row with this id.", field=[field])
    return row


async def find_visible(
    table: type[RecordType], actor: Actor, id: str, *, lock: bool = False, columns: Columns | None = None
) -> RecordType | None:
    """Return the row with this id, of any organization, or None."""
    return await visible(table, actor).get_or_none(id=id)
