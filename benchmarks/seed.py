"""Seed data for all servers: 200 agents and 20,000 tasks of one organization, in Parley's own tables.

A few more belong to another organization. They are the newest, so a server without the tenant filter would return them
first.
"""

import asyncio
from typing import Final

import asyncpg

AGENTS: Final = 200
TASKS: Final = 20_000
OTHER_TENANT_ROWS: Final = 5
"""The number of agents, and of tasks, of the other organization."""
OTHER_TENANT_AGENT: Final = f"agt_{900_001:026d}"
"""The id of one of its agents."""


def seed(url: str, organization: str, user: str) -> str:
    """Fill the tables and return the id of an agent."""
    return asyncio.run(_seed(url, organization, user))


def wait_for_relay(url: str) -> None:
    """Wait until Parley's relay has moved all events to the log: Parley's time includes that work."""
    asyncio.run(_wait_for_relay(url))


async def _seed(url: str, organization: str, user: str) -> str:
    connection = await asyncpg.connect(url)
    try:
        for owner, first, agents, tasks in (
            (organization, 0, AGENTS, TASKS),
            ("org_other", 900_000, *[OTHER_TENANT_ROWS] * 2),
        ):
            await connection.execute(_AGENTS, owner, agents, first)
            await connection.execute(_TASKS, owner, user, tasks, agents, first)
        # Peers record their events in a separate table. Otherwise Parley's relay would process them, on the same CPU.
        await connection.execute("CREATE TABLE peer_outbox (LIKE outbox INCLUDING ALL)")
        await connection.execute("ANALYZE")
        agent: str = await connection.fetchval("SELECT id FROM agents ORDER BY id OFFSET 17 LIMIT 1")
        return agent
    finally:
        await connection.close()


async def _wait_for_relay(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        async with asyncio.timeout(60):
            # Polled, because the relay runs in another process and sends no notification.
            while await connection.fetchval("SELECT EXISTS (SELECT FROM outbox)"):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
    finally:
        await connection.close()


_AGENTS: Final = """
INSERT INTO agents (id, organization_id, created_at, updated_at, name, type, runtime, description, status, capabilities,
                    config, metadata, max_concurrent_tasks, tasks_completed, tasks_failed, task_seconds, requests,
                    failures, ended_attempts, latency_ms, events_processed, calls, cache_hits,
                    cache_misses)
SELECT 'agt_' || lpad(($3::int + n)::text, 26, '0'), $1, now(), now(), 'Agent ' || n, 'worker', 'WORKER',
       'It reads, compares and writes what number ' || n || ' is about.', 'IDLE', '["read", "write"]', '{}', '{}',
       4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
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
