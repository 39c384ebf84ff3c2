"""A vocabulary for the tests of agents and tasks: create an agent, claim a task for it, look at the tables."""

import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeVar

import orjson

from models.agents import Agent
from models.tasks import Task
from storage.address import Dialect
from storage.database import connection, current_database
from tests.gateways import Gateway
from tests.people import on_database
from tests.tables import Rows, organizations_of, rows_of

Result = TypeVar("Result")

ABSENT_AGENT: Final = "agt_00000000000000000000000000"
ABSENT_TASK: Final = "tsk_00000000000000000000000000"

AGENT: Final = """
id name type runtime description status capabilities config metadata maxConcurrentTasks lastHeartbeatAt
metrics { cpuUsage memoryUsage tasksCompleted tasksFailed averageTaskSeconds requests failures averageLatencyMs
          eventsProcessed }
health { status message checkedAt latencyMs } currentTasks { id } createdAt updatedAt
"""
TASK: Final = """
id title type description priority payload requirements status progress result error attempts maxAttempts
timeoutSeconds dueAt createdBy { __typename id name } assignedTo { id name } session { id }
createdAt assignedAt startedAt completedAt updatedAt
"""
_LOOKS: Final = 3
ERRORS: Final = "errors { code message field retryable retryAfterSeconds }"


def some(word: str) -> str:
    """Return a unique name."""
    return f"{word}-{secrets.token_hex(4)}"


def ahead(seconds: float) -> str:
    """Return a time in the future, or in the past if negative, as an argument."""
    return (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat()


@dataclass(frozen=True)
class Work:
    """A gateway from the perspective of an agent operator. `token` is the default credential of calls."""

    gateway: Gateway
    token: str | None = None

    # ------------------------------------------------------------ GraphQL

    def mutate(self, name: str, input: dict[str, Any], token: str | None = None) -> dict[str, Any]:
        """Execute a mutation on agents or tasks and return its payload: the object or None, and the errors."""
        shown = f"task {{ {TASK} }}" if "Task" in name else f"agent {{ {AGENT} }}"
        shown = "deletedId" if name == "deleteAgent" else shown
        type = _INPUTS.get(name) or name[0].upper() + name[1:] + "Input"
        document = f"mutation Do($input: {type}!) {{ payload: {name}(input: $input) {{ {shown} {ERRORS} }} }}"
        data = self.gateway.data(document, {"input": input}, token if token is not None else self.token)
        payload: dict[str, Any] = data["payload"]
        return payload

    def done(self, name: str, input: dict[str, Any], token: str | None = None) -> dict[str, Any]:
        """Execute a mutation that must succeed, and return its object."""
        payload = self.mutate(name, input, token)
        assert payload["errors"] == [], payload["errors"]
        row: dict[str, Any] = payload.get("task") or payload.get("agent") or payload
        return row

    def refused(self, name: str, input: dict[str, Any], token: str | None = None) -> tuple[str, list[str] | None]:
        """Execute a mutation that must be rejected, check that nothing changed, and return its code and field."""
        # A scheduled job may change rows of another test meanwhile; a change by the mutation would be repeated.
        for _ in range(_LOOKS):
            before = self.everything()
            payload = self.mutate(name, input, token)
            assert [value for key, value in payload.items() if key != "errors"] == [None]
            [error] = payload["errors"]
            assert error["message"]
            if self.everything() == before:
                return error["code"], error["field"]
        raise AssertionError(f"{name} was refused and changed something")

    def agent(self, **values: Any) -> dict[str, Any]:
        """Create an agent: by default, a worker with a unique type."""
        return self.done("createAgent", {"name": "Ada", "type": some("type"), "runtime": "WORKER", **values})

    def task(self, **values: Any) -> dict[str, Any]:
        """Create a task, by default with a unique type."""
        return self.done("createTask", {"title": "Look", "type": some("work"), **values})

    def read_agent(self, id: str, token: str | None = None) -> dict[str, Any]:
        """Return an agent."""
        query = f"query ($id: ID!) {{ agent(id: $id) {{ {AGENT} }} }}"
        agent: dict[str, Any] = self.gateway.data(query, {"id": id}, token or self.token)["agent"]
        return agent

    def read_task(self, id: str, token: str | None = None) -> dict[str, Any]:
        """Return a task."""
        query = f"query ($id: ID!) {{ task(id: $id) {{ {TASK} }} }}"
        task: dict[str, Any] = self.gateway.data(query, {"id": id}, token or self.token)["task"]
        return task

    def key_of(self, agent_id: str) -> str:
        """Return a new API key of an agent."""
        document = "mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret errors { message } } }"
        made = self.gateway.data(document, {"input": {"name": some("key"), "agentId": agent_id}}, self.token)
        assert made["createApiKey"]["errors"] == []
        secret: str = made["createApiKey"]["secret"]
        return secret

    def held_task(self, **values: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return a new agent and a task that it has claimed."""
        agent = self.agent()
        task = self.task(**values)
        return agent, self.done("claimTask", {"agentId": agent["id"], "types": [task["type"]]})

    def running_task(self, **values: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return a new agent and a task that it is running."""
        agent, task = self.held_task(**values)
        return agent, self.done("startTask", {"id": task["id"]})

    # ------------------------------------------------------------ the tables

    def in_database(self, read: Callable[[], Awaitable[Result]]) -> Result:
        """Run `read` on the gateway's database, outside the gateway, as another replica would."""
        return on_database(self.gateway, read)

    def lease_end(self, task_id: str) -> datetime:
        """Return when the lease of a claimed task expires."""

        async def read() -> Task:
            return await Task.get(id=task_id)

        end = self.in_database(read).lease_expires_at
        assert end is not None
        return end

    def time_out(self, task_id: str) -> datetime:
        """Return when a running task times out."""

        async def read() -> Task:
            return await Task.get(id=task_id)

        end = self.in_database(read).times_out_at
        assert end is not None
        return end

    def waits_until(self, agent_id: str) -> datetime | None:
        """Return until when an agent's claim waits for a task."""

        async def read() -> Agent:
            return await Agent.get(id=agent_id)

        return self.in_database(read).waits_until

    def until_waiting(self, agent_id: str) -> datetime:
        """Return once an agent's claim waits for a task, and until when it does."""
        deadline = time.monotonic() + 20
        while (until := self.waits_until(agent_id)) is None:
            assert time.monotonic() < deadline, "the claim does not wait"
            time.sleep(0.005)
        return until

    def last_heartbeat(self, agent_id: str) -> datetime:
        """Return the time of an agent's last heartbeat."""
        at = datetime.fromisoformat(self.read_agent(agent_id)["lastHeartbeatAt"])
        return at

    def everything(self) -> Rows:
        """Return all rows of the module's organizations, and their events."""

        async def read() -> Rows:
            return await rows_of(await organizations_of(self.gateway.organization))

        return self.in_database(read)

    def events(self, record_id: str) -> list[tuple[str, Any]]:
        """Return the kinds and payloads of an agent's or a task's events, in order."""
        column = "task_id" if record_id.startswith("tsk") else "agent_id"

        async def read() -> list[tuple[str, Any]]:
            return await _events(f"{column} = '{record_id}'")

        found = self.in_database(read)
        return found if column == "task_id" else [event for event in found if event[0].lower().startswith("agent")]

    def kinds(self, record_id: str) -> list[str]:
        """Return the kinds of an agent's or a task's events, or the dotted type if a record changed."""
        return [kind for kind, _ in self.events(record_id)]


_INPUTS: Final = {
    "deleteAgent": "DeleteInput",
    "agentHeartbeat": "AgentHeartbeatInput",
    "startTask": "TaskInput",
    "cancelTask": "TaskInput",
    "retryTask": "TaskInput",
}


async def _events(condition: str) -> list[tuple[str, Any]]:
    # One statement: between two, the relay could move an event from one table to the other, and neither would show it.
    columns = f"kind, type, payload FROM {{}} WHERE {condition}"
    query = f"SELECT 0 AS part, seq AS place, {columns.format('event_log')}"
    if current_database().dialect is Dialect.POSTGRES:
        query += f" UNION ALL SELECT 1 AS part, position AS place, {columns.format('outbox')}"
    rows = await connection().execute_query_dict(f"SELECT * FROM ({query}) log ORDER BY part, place")
    found: list[tuple[str, Any]] = []
    for row in rows:
        payload = orjson.loads(row["payload"]) if isinstance(row["payload"], str) else row["payload"]
        found.append((row["type"] if row["kind"] == "RecordChanged" else row["kind"], payload))
    return found
