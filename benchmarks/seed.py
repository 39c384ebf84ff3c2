"""The rows that every server reads: 200 agents and 20,000 tasks of one organization, in Parley's own tables.

A few more belong to another organization. They are the latest of all, so that a server that forgot whom it serves would
show them first.
"""

import asyncio
from typing import Final

import asyncpg

AGENTS: Final = 200
TASKS: Final = 20_000
STRANGERS: Final = 5
"""Agents, and tasks, of the other organization."""
STRANGER: Final = f"agt_{900_001:026d}"
"""The id of one of its agents."""


def seed(url: str, organization: str, user: str) -> str:
    """Fills the tables and returns the id of an agent."""
    return asyncio.run(_seed(url, organization, user))


def settled(url: str) -> None:
    """Returns when Parley's relay has moved all events to the log: that work belongs to Parley's own time."""
    asyncio.run(_settled(url))


async def _seed(url: str, organization: str, user: str) -> str:
    connection = await asyncpg.connect(url)
    try:
        for owner, first, agents, tasks in ((organization, 0, AGENTS, TASKS), ("org_other", 900_000, *[STRANGERS] * 2)):
            await connection.execute(_AGENTS, owner, agents, first)
            await connection.execute(_TASKS, owner, user, tasks, agents, first)
        # Peers record their events beside Parley's: otherwise its relay would work for them, on the same processor.
        await connection.execute("CREATE TABLE peer_outbox (LIKE outbox INCLUDING ALL)")
        await connection.execute("ANALYZE")
        found: str = await connection.fetchval("SELECT id FROM agents ORDER BY id OFFSET 17 LIMIT 1")
        return found
    finally:
        await connection.close()


async def _settled(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        async with asyncio.timeout(60):
            # Polled: the relay is in another process and tells nobody.
            while await connection.fetchval("SELECT EXISTS (SELECT FROM outbox)"):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
    finally:
        await connection.close()


_AGENTS: Final = """
INSERT INTO agents (id, organization_id, created_at, updated_at, name, type, runtime, description, status, capabilities,
                    config, metadata, max_concurrent_tasks, tasks_completed, tasks_failed, task_seconds, requests,
                    failures, ended_attempts, latency_ms, events_processed)
SELECT 'agt_' || lpad(($3::int + n)::text, 26, '0'), $1, now(), now(), 'Agent ' || n, 'worker', 'WORKER',
       'It reads, compares and writes what number ' || n || ' is about.', 'IDLE', '["read", "write"]', '{}', '{}',
       4, 0, 0, 0, 0, 0, 0, 0, 0
FROM generate_series(1, $2::int) n
"""
_TASKS: Final = """
INSERT INTO tasks (id, organization_id, created_at, updated_at, title, type, description, priority, urgency, payload,
                   requirements, required_capabilities, status, progress, attempts, max_attempts, timeout_seconds,
                   retry_delay_seconds, overdue, created_by_id, assigned_to_id)
SELECT 'tsk_' || lpad(($5::int + n)::text, 26, '0'), $1, now(), now(), 'Task ' || n, 'research',
       'What is known about ' || n, n % 11, 10 - n % 11,
       jsonb_build_object('kind', 'text', 'parts', jsonb_build_array(jsonb_build_object('type', 'text', 'text',
         repeat('x', 180))), 'meta', jsonb_build_object('retry', 0, 'tags', jsonb_build_array('a', 'b'))),
       '{}', '[]', 'COMPLETED', 0.5, 1, 3, 300, 0, false, $2, 'agt_' || lpad(($5::int + n % $4::int + 1)::text, 26, '0')
FROM generate_series(1, $3::int) n
"""
