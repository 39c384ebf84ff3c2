"""Deleting old rows a few at a time, so that no transaction holds up others for long, however many there are."""

from typing import Any, Final

from tortoise.queryset import QuerySet

AT_ONCE: Final = 500


async def prune(rows: QuerySet[Any], order: str, *, at_once: int = AT_ONCE) -> int:
    """Delete the rows of a query, and return how many. Safe on any number of replicas at once.

    Args:
        order: the column by which the oldest come first.
        at_once: how many are deleted in one transaction.
    """
    pruned = 0
    while ids := await rows.order_by(order).limit(at_once).values_list("id", flat=True):
        pruned += await rows.filter(id__in=list(ids)).delete()
    return pruned
