"""Ariadne with asyncpg, hand-written SQL, data loaders and cached documents, on Parley's tables.

Run by `benchmarks.queries` in a separate virtual environment, with `DATABASE_URL`, `TOKEN_KEY`, `POOL` and `PORT` set.
The statements, the token and the tenant filter are those of the Node peers (`shared.js`).
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, TypedDict

import asyncpg
import uvicorn
from aiodataloader import DataLoader
from ariadne import MutationType, ObjectType, QueryType, ScalarType, make_executable_schema
from ariadne.asgi import GraphQL
from graphql import DocumentNode, GraphQLError, GraphQLResolveInfo, GraphQLSchema, parse, validate
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

TYPES: Final = """
scalar JSON
scalar DateTime
enum TaskStatus { PENDING ASSIGNED RUNNING COMPLETED FAILED CANCELLED }
enum AgentStatus { OFFLINE IDLE BUSY ERROR STOPPED }
enum AgentRuntime { WORKER LYZR OPENAI LLAMA_STACK A2A HTTP BUILTIN }
type Query { agent(id: ID!): Agent tasks(first: Int = 20): TaskConnection! agents(first: Int = 20): AgentConnection! }
type Mutation { createTask(input: CreateTaskInput!): TaskPayload! }
input CreateTaskInput { title: String! type: String! priority: Int payload: JSON }
type TaskPayload { task: Task errors: [UserError!]! }
type UserError { code: String! message: String! }
type TaskConnection { nodes: [Task!]! }
type AgentConnection { nodes: [Agent!]! }
type Agent {
  id: ID! name: String! type: String! runtime: AgentRuntime! description: String status: AgentStatus!
  capabilities: [String!]! maxConcurrentTasks: Int! createdAt: DateTime! updatedAt: DateTime!
  tasks(first: Int = 20): TaskConnection!
}
type Task {
  id: ID! title: String! type: String! description: String priority: Int! payload: JSON! status: TaskStatus!
  progress: Float attempts: Int! createdAt: DateTime! assignedTo: Agent
}
"""
TASK: Final = """id, title, type, description, priority, payload, status, progress, attempts, created_at AS "createdAt",
  assigned_to_id AS "assignedToId" """
AGENT: Final = """id, name, type, runtime, description, status, capabilities, max_concurrent_tasks
  AS "maxConcurrentTasks", created_at AS "createdAt", updated_at AS "updatedAt" """
ONE_AGENT: Final = f"SELECT {AGENT} FROM agents WHERE organization_id = $1 AND id = $2 AND deleted_at IS NULL"
TASKS: Final = f"SELECT {TASK} FROM tasks WHERE organization_id = $1 ORDER BY id DESC LIMIT $2"
AGENTS: Final = (
    f"SELECT {AGENT} FROM agents WHERE organization_id = $1 AND deleted_at IS NULL ORDER BY id DESC LIMIT $2"
)
AGENTS_BY_ID: Final = f"SELECT {AGENT} FROM agents WHERE organization_id = $1 AND id = ANY($2)"
LATEST_TASKS: Final = f"""
SELECT t.* FROM unnest($2::text[]) a(id) CROSS JOIN LATERAL
(SELECT {TASK} FROM tasks WHERE organization_id = $1 AND assigned_to_id = a.id ORDER BY id DESC LIMIT $3) t
"""
INSERT_TASK: Final = """
INSERT INTO tasks (id, organization_id, created_at, updated_at, title, type, priority, urgency, payload, requirements,
  required_capabilities, status, attempts, max_attempts, timeout_seconds, retry_delay_seconds, overdue, created_by_id)
VALUES ($1, $2, now(), now(), $3, $4, $5, 10 - $5::int, $6, '{}', '[]', 'PENDING', 0, 3, 300, 0, false, $7)
RETURNING *, created_at AS "createdAt"
"""
INSERT_EVENT: Final = """
INSERT INTO peer_outbox (id, shard, organization_id, kind, type, actor_id, occurred_at, task_id, payload)
VALUES ($1, 0, $2, 'TaskCreated', 'task.created', $3, now(), $4, $5)
"""

Row = dict[str, Any]


class Caller(TypedDict):
    """The authenticated user."""

    id: str
    organization: str


class Context:
    """An operation's context: its caller and its loaders."""

    def __init__(self, pool: asyncpg.Pool, caller: Caller) -> None:
        self.pool = pool
        self.caller = caller
        self.agents: DataLoader[str, Row | None] = DataLoader(self._agents)
        self._tasks: dict[int, DataLoader[str, Row]] = {}

    async def rows(self, statement: str, *values: Any) -> list[Row]:
        """Return the rows of a statement, whose first parameter is the organization."""
        return [dict(row) for row in await self.pool.fetch(statement, self.caller["organization"], *values)]

    def tasks(self, first: int) -> DataLoader[str, Row]:
        """Return the loader of each agent's `first` latest tasks."""
        if first not in self._tasks:

            async def latest(ids: list[str]) -> list[Row]:
                found: dict[str, list[Row]] = defaultdict(list)
                for row in await self.rows(LATEST_TASKS, ids, first):
                    found[row["assignedToId"]].append(row)
                return [{"nodes": found[id]} for id in ids]

            self._tasks[first] = DataLoader(latest)
        return self._tasks[first]

    async def _agents(self, ids: list[str]) -> Sequence[Row | None]:
        by_id = {row["id"]: row for row in await self.rows(AGENTS_BY_ID, ids)}
        return [by_id.get(id) for id in ids]


Info = GraphQLResolveInfo[Context]


# ---------------------------------------------------------------- the resolvers


async def agent(_: Any, info: Info, id: str) -> Row | None:
    """Return an agent."""
    found = await info.context.rows(ONE_AGENT, id)
    return found[0] if found else None


async def agents(_: Any, info: Info, first: int) -> Row:
    """Return agents."""
    return {"nodes": await info.context.rows(AGENTS, first)}


async def tasks(_: Any, info: Info, first: int) -> Row:
    """Return the latest tasks."""
    return {"nodes": await info.context.rows(TASKS, first)}


def tasks_of(parent: Row, info: Info, first: int) -> Awaitable[Row]:
    """Return the agent's latest tasks."""
    found: Awaitable[Row] = info.context.tasks(first).load(parent["id"])
    return found


def assigned_to(parent: Row, info: Info) -> Awaitable[Row | None] | None:
    """Return the agent that the task is assigned to."""
    return info.context.agents.load(parent["assignedToId"]) if parent["assignedToId"] else None


async def create_task(_: Any, info: Info, input: Row) -> Row:
    """Create a task and its event in one transaction."""
    caller: Caller = info.context.caller
    values = (input["title"], input["type"], input.get("priority", 2), input.get("payload", {}), caller["id"])
    async with info.context.pool.acquire() as connection, connection.transaction():
        task = dict(await connection.fetchrow(INSERT_TASK, _id("tsk"), caller["organization"], *values))
        shown = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in task.items()}
        event = (caller["organization"], caller["id"], task["id"], {"task": shown})
        await connection.execute(INSERT_EVENT, _id("evt"), *event)
    return {"task": task, "errors": []}


def _id(kind: str) -> str:
    return f"{kind}_{secrets.token_hex(13)}"


# ---------------------------------------------------------------- the server


class Unauthenticated(Exception):
    """The token is not one of Parley's, or no longer valid."""


class Callers:
    """Authentication: verifies the token on every request, and caches the user for as long as Parley does."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._known: dict[str, tuple[Caller, float]] = {}

    async def of(self, header: str, pool: asyncpg.Pool) -> Caller:
        """Return the caller.

        Raises:
            Unauthenticated: the token is not one of Parley's, or no longer valid.
        """
        signed, _, signature = header.removeprefix("Bearer ").rpartition(".")
        expected = hmac.digest(self._key, signed.encode(), hashlib.sha256)
        if not hmac.compare_digest(expected, _decoded(signature)):
            raise Unauthenticated
        claims = json.loads(_decoded(signed.partition(".")[2]))
        if claims["exp"] <= time.time() or claims["iss"] != "parley" or claims["aud"] != "parley":
            raise Unauthenticated
        caller, until = self._known.get(claims["sub"], (None, 0.0))
        if caller is None or until < time.time():
            caller = await self._user(claims["sub"], pool)
        return caller

    async def _user(self, id: str, pool: asyncpg.Pool) -> Caller:
        row = await pool.fetchrow("SELECT organization_id, active FROM users WHERE id = $1", id)
        if row is None or not row["active"]:
            raise Unauthenticated
        caller = Caller(id=id, organization=row["organization_id"])
        self._known[id] = (caller, time.time() + 5)
        return caller


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


@lru_cache(maxsize=1000)
def _parsed(text: str) -> DocumentNode:
    return parse(text)


def parser(_: Any, data: Row) -> DocumentNode:
    """Return the document of a request, which is parsed only once."""
    return _parsed(data["query"])


def validator() -> Callable[..., list[GraphQLError]]:
    """Return a validation function that validates each document only once."""
    known: dict[int, tuple[DocumentNode, list[GraphQLError]]] = {}

    def validated(schema: GraphQLSchema, document: DocumentNode, *more: Any, **named: Any) -> list[GraphQLError]:
        if id(document) not in known:
            known[id(document)] = (document, validate(schema, document, *more, **named))
        return known[id(document)][1]

    return validated


async def decode_json(connection: asyncpg.Connection) -> None:
    """Decode JSON on a connection, as Node's driver does."""
    for name in ("json", "jsonb"):
        await connection.set_type_codec(name, encoder=json.dumps, decoder=json.loads, schema="pg_catalog")


async def application(pool: asyncpg.Pool) -> ASGIApp:
    """Return the ASGI application."""
    query, mutation, task, agent_type = QueryType(), MutationType(), ObjectType("Task"), ObjectType("Agent")
    for name, resolve in {"agent": agent, "agents": agents, "tasks": tasks}.items():
        query.set_field(name, resolve)
    mutation.set_field("createTask", create_task)
    task.set_field("assignedTo", assigned_to)
    agent_type.set_field("tasks", tasks_of)
    moment = ScalarType("DateTime", serializer=datetime.isoformat)
    schema = make_executable_schema(TYPES, query, mutation, task, agent_type, moment)
    callers = Callers(bytes.fromhex(os.environ["TOKEN_KEY"]))

    async def context(request: Request, _: Any) -> Context:
        return Context(pool, await callers.of(request.headers["authorization"], pool))

    graphql = GraphQL(schema, context_value=context, query_parser=parser, query_validator=validator())

    async def with_401(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await graphql(scope, receive, send)
        except Unauthenticated:
            await Response(status_code=401)(scope, receive, send)

    return with_401


async def main() -> None:
    """Start the server."""
    size = int(os.environ["POOL"])
    async with asyncpg.create_pool(os.environ["DATABASE_URL"], min_size=1, max_size=size, init=decode_json) as pool:
        config = uvicorn.Config(
            await application(pool), host="127.0.0.1", port=int(os.environ["PORT"]), log_level="warning"
        )
        await uvicorn.Server(config).serve()


if __name__ == "__main__":
    import uvloop

    uvloop.run(main())
