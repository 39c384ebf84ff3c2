"""Queries whose results may be kept, and answers from what is kept."""

from collections.abc import Awaitable, Callable
from typing import Final

from auth.actor import Actor
from context.query_cache import Operation, QueryCache
from executor import PreparedOperation
from subscriptions.interfaces import Answer

KEPT: Final = frozenset(
    {
        *("agent", "agents", "task", "tasks", "session", "sessions", "approval", "approvals"),
        *("workflow", "workflows", "execution", "executions", "sharedDocument", "sharedDocuments"),
        *("request", "requests", "delivery", "deliveries"),
    }
)
"""The fields that read records of an organization whose changes are events: queries of nothing else may be kept.

Others show what a process counts, what is outside, or the caller's own credential.
"""


async def answer_from(
    results: QueryCache, prepared: PreparedOperation, caller: Actor, execute: Callable[[], Awaitable[Answer]]
) -> Answer:
    """Return the answer to a query from the results that are kept, or else execute it, and keep its result."""
    found = await results.lookup(caller, Operation(*prepared.key))
    if found.body is not None:
        return Answer(found.body, executed=True)
    answer = await execute()
    if not answer.errors:
        await results.keep(found, answer.body)
    return answer
