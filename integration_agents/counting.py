"""Counters of built-in agents that are no part of an invocation."""

from collections.abc import Mapping

from tortoise.expressions import F

from models.agents import Agent


async def count_cache(agent_id: str, *, hits: int, misses: int) -> None:
    """Count reads of an agent's cache."""
    if hits or misses:
        values = {"cache_hits": F("cache_hits") + hits, "cache_misses": F("cache_misses") + misses}
        await Agent.filter(id=agent_id).update(**values)


async def count_events(processed: Mapping[str, int]) -> None:
    """Count events that agents have processed, by the agent's id."""
    for id, number in processed.items():
        await Agent.filter(id=id).update(events_processed=F("events_processed") + number)
