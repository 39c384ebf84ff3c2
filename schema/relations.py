"""Fields that link a row to another by id, for one row or for a whole list at once."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from errors import Forbidden
from executor import batched
from models.agents import Agent
from models.users import User
from schema.base import Info
from schema.projection import reads, selected
from storage.ids import prefix_of
from storage.record import Record

Resolver = TypeVar("Resolver", bound=Callable[..., Any])


def related(table: type[Record], column: str, *, needs: str | None = None) -> Callable[[Resolver], Resolver]:
    """Mark a resolver that returns the row of `table` whose id is in a column of its source.

    Use it below `@strawberry.field(…)`; the resolver itself handles one row.

    Args:
        needs: the scope that is required to follow the link.
    """

    async def rows(info: Info, sources: Sequence[Any]) -> Sequence[Any]:
        ids = [getattr(source, column) for source in sources]
        try:
            if needs is not None and any(id is not None for id in ids):
                info.context.actor.require(needs)
            return await info.context.loaders.many(table, ids, selected(info, table))
        except Forbidden as error:
            return [None if id is None else error for id in ids]

    return _both(column, rows)


def related_actor(column: str, nobody: object) -> Callable[[Resolver], Resolver]:
    """Mark a resolver that returns the user or agent whose id is in a column of its source.

    Args:
        nobody: the value for a column without an id.
    """

    async def actors(info: Info, sources: Sequence[Any]) -> Sequence[Any]:
        ids = [getattr(source, column) for source in sources]
        found: dict[str, Any] = {}
        for table in (User, Agent):
            of_table = [id for id in dict.fromkeys(ids) if id is not None and prefix_of(id) == table.PREFIX]
            if of_table:
                rows = await info.context.loaders.many(table, of_table, selected(info, table))
                found.update((id, row) for id, row in zip(of_table, rows, strict=True) if row is not None)
        return [found.get(id, nobody) for id in ids]

    return _both(column, actors)


def _both(column: str, batch: Callable[..., Any]) -> Callable[[Resolver], Resolver]:
    def mark(resolver: Resolver) -> Resolver:
        return batched(batch)(reads(column)(resolver))

    return mark
