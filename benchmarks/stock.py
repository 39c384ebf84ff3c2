"""Stock Strawberry with Tortoise, as in the documentation of both, on Parley's tables.

Run by `benchmarks.queries` with `DATABASE_URL`, `TOKEN_KEY`, `POOL` and `PORT` in the environment. It verifies the same
token and filters by the same organization. Rows are models; relations use data loaders.
"""

import os
import time
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from types import ModuleType
from typing import Any, ClassVar

import strawberry
import uvicorn
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from strawberry.asgi import GraphQL
from strawberry.dataloader import DataLoader
from strawberry.scalars import JSON
from strawberry.types import Info
from tortoise.contrib.starlette import register_tortoise

from models.agents import Agent, AgentRuntime, AgentStatus
from models.tasks import Task, TaskStatus
from models.users import User

for _enum in (AgentRuntime, AgentStatus, TaskStatus):
    strawberry.enum(_enum)


@strawberry.type(name="TaskConnection")
class TaskConnectionType:
    nodes: list["TaskType"]


@strawberry.type(name="Agent")
class AgentType:
    id: strawberry.ID
    name: str
    type: str
    runtime: AgentRuntime
    description: str | None
    status: AgentStatus
    capabilities: list[str]
    max_concurrent_tasks: int
    created_at: datetime
    updated_at: datetime

    @strawberry.field
    async def tasks(self, info: Info[dict[str, Any], None], first: int = 20) -> TaskConnectionType:
        """Return the agent's latest tasks."""
        return TaskConnectionType(nodes=await info.context["tasks"].load((self.id, first)))


@strawberry.type(name="Task")
class TaskType:
    id: strawberry.ID
    title: str
    type: str
    description: str | None
    priority: int
    payload: JSON
    status: TaskStatus
    progress: float | None
    attempts: int
    created_at: datetime
    assigned_to_id: strawberry.Private[str | None]

    @strawberry.field
    async def assigned_to(self, info: Info[dict[str, Any], None]) -> AgentType | None:
        """Return the agent that the task is assigned to."""
        return await info.context["agents"].load(self.assigned_to_id) if self.assigned_to_id else None


@strawberry.type(name="AgentConnection")
class AgentConnectionType:
    nodes: list[AgentType]


def _agent(row: Agent) -> AgentType:
    names = ("id", "name", "type", "runtime", "description", "status", "capabilities", "max_concurrent_tasks")
    return AgentType(**{name: getattr(row, name) for name in (*names, "created_at", "updated_at")})


def _task(row: Task) -> TaskType:
    names = ("id", "title", "type", "description", "priority", "payload", "status", "progress", "attempts")
    return TaskType(**{name: getattr(row, name) for name in (*names, "created_at", "assigned_to_id")})


@strawberry.type
class Query:
    @strawberry.field
    async def agent(self, info: Info[dict[str, Any], None], id: strawberry.ID) -> AgentType | None:
        """Return an agent."""
        row = await Agent.filter(organization_id=info.context["organization"], id=id, deleted_at=None).first()
        return _agent(row) if row else None

    @strawberry.field
    async def agents(self, info: Info[dict[str, Any], None], first: int = 20) -> AgentConnectionType:
        """Return agents."""
        rows = Agent.filter(organization_id=info.context["organization"], deleted_at=None).order_by("-id").limit(first)
        return AgentConnectionType(nodes=[_agent(row) for row in await rows])

    @strawberry.field
    async def tasks(self, info: Info[dict[str, Any], None], first: int = 20) -> TaskConnectionType:
        """Return the latest tasks."""
        rows = Task.filter(organization_id=info.context["organization"]).order_by("-id").limit(first)
        return TaskConnectionType(nodes=[_task(row) for row in await rows])


class Stock(GraphQL[dict[str, Any], None]):
    """Strawberry's own ASGI application, with the caller and the loaders in its context."""

    key = OctKey.import_key(bytes.fromhex(os.environ.get("TOKEN_KEY", "00")))
    known: ClassVar[dict[str, tuple[str, float]]] = {}

    async def get_context(self, request: Any, response: Any) -> dict[str, Any]:
        """Return the context of one operation."""
        organization = await self._organization(request)

        async def agents(ids: list[str]) -> list[AgentType | None]:
            rows = {row.id: _agent(row) for row in await Agent.filter(organization_id=organization, id__in=ids)}
            return [rows.get(id) for id in ids]

        async def tasks(keys: list[tuple[str, int]]) -> list[list[TaskType]]:
            found: dict[str, list[TaskType]] = defaultdict(list)
            for id, first in keys:
                rows = Task.filter(organization_id=organization, assigned_to_id=id).order_by("-id").limit(first)
                found[id] = [_task(row) for row in await rows]
            return [found[id] for id, _ in keys]

        return {"organization": organization, "agents": DataLoader(agents), "tasks": DataLoader(tasks)}

    async def _organization(self, request: Request) -> str:
        try:
            token = jwt.decode(request.headers["authorization"].removeprefix("Bearer "), self.key, algorithms=["HS256"])
        except JoseError:
            raise HTTPException(401) from None
        claims = token.claims
        if claims["exp"] <= time.time() or claims["iss"] != "parley" or claims["aud"] != "parley":
            raise HTTPException(401)
        organization, until = self.known.get(token.claims["sub"], ("", 0.0))
        if until < time.time():
            organization = (await User.get(id=token.claims["sub"])).organization_id
            self.known[token.claims["sub"]] = (organization, time.time() + 5)
        return organization


def main() -> None:
    """Start the server."""
    application = Starlette()
    application.mount("/", Stock(strawberry.Schema(query=Query)))
    address = f"{os.environ['DATABASE_URL']}?maxsize={os.environ['POOL']}"  # Tortoise's own default is 5
    modules: dict[str, Iterable[str | ModuleType]] = {"models": ["models.users", "models.agents", "models.tasks"]}
    register_tortoise(application, db_url=address, modules=modules)
    uvicorn.run(application, host="127.0.0.1", port=int(os.environ["PORT"]), log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
