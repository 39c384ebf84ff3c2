"""Clients that change everything there is to change, and note what is acknowledged."""

import asyncio
import itertools
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

import httpx

from tests.chaos.journal import Journal, Outcome
from tests.gateways import TLS

_MUTATION: Final = "mutation($input: {kind}!) {{ {name}(input: $input) {{ {selection} errors {{ code retryable }} }} }}"
_INPUTS: Final = {"claimTask": "ClaimTaskInput", "deliver": "DeliverInput"}
CREATE: Final = {
    "task": ("createTask", "task { id }"),
    "run": ("executeWorkflow", "execution { id }"),
    "approval": ("requestApproval", "approval { id }"),
    "delivery": ("deliver", "deliveries { id }"),
    "message": ("sendMessage", "message { id }"),
    "request": ("submitRequest", "request { id }"),
}
"""The mutation that creates each kind of record, and its selection."""
GIVE_UP: Final = 0.3
"""The probability that a client does not repeat a change whose response is missing."""

AT_ONCE: Final = 5
"""Tasks that a worker does at once, so that it does them faster than they are created."""
LEASE_SECONDS: Final = 60
"""Of a claimed task: longer than three faults in a row, after each of which the task would have used up an attempt."""


def double(number: int) -> list[dict[str, Any]]:
    """Return the nodes of a workflow that lets a worker double a number."""
    task = {"title": "double", "type": "double", "payload": {"n": number}}
    return [
        {"key": "pause", "type": "DELAY", "config": {"seconds": 0.3}},
        {"key": "work", "type": "TASK", "config": task, "dependsOn": ["pause"]},
        {"key": "end", "type": "TRANSFORM", "config": {"value": "${nodes.work.output.doubled}"}, "dependsOn": ["work"]},
    ]


@dataclass(slots=True)
class Client:
    """A caller of any gateway that answers."""

    http: httpx.AsyncClient
    gateways: Sequence[str]
    journal: Journal
    chance: random.Random

    async def send(self, token: str, document: str, variables: Mapping[str, Any]) -> dict[str, Any] | None:
        """Send an operation once, and return its data, or None if that is not known."""
        try:
            response = await self.http.post(
                f"{self.chance.choice(self.gateways)}/graphql",
                json={"query": document, "variables": dict(variables)},
                headers={"authorization": f"Bearer {token}"},
            )
            body = response.json()
        except (httpx.HTTPError, ValueError):
            return None
        if body.get("errors") or not isinstance(body.get("data"), dict):
            codes = [error.get("extensions", {}).get("code") for error in body.get("errors") or ()]
            assert set(codes) <= {"UNAVAILABLE", "TOO_MANY_REQUESTS", "TIMEOUT"}, body
            return None
        data: dict[str, Any] = body["data"]
        return data

    async def mutate(self, token: str, name: str, selection: str, given: Mapping[str, Any]) -> dict[str, Any] | None:
        """Send a mutation once, and return its payload, or None if it is not known what it did."""
        kind = _INPUTS.get(name, f"{name[0].upper()}{name[1:]}Input")
        document = _MUTATION.format(kind=kind, name=name, selection=selection)
        data = await self.send(token, document, {"input": dict(given)})
        if data is None:
            return None
        payload: dict[str, Any] = data[name]
        return None if any(error["retryable"] for error in payload["errors"]) else payload

    async def change(
        self, token: str, key: str, kind: str, mutation: tuple[str, str], given: Mapping[str, Any], **noted: Any
    ) -> dict[str, Any] | None:
        """Make a change under an idempotency key, and note what the client knows of it at the end."""
        self.journal.invoke(key, kind, **noted)
        while (payload := await self.mutate(token, *mutation, given)) is None:
            if self.chance.random() < GIVE_UP:
                self.journal.end(key, Outcome.UNKNOWN)
                return None
            await asyncio.sleep(0.1)
        if payload["errors"]:
            self.journal.end(key, Outcome.REJECTED, code=payload["errors"][0]["code"])
            return None
        received = next(value for name, value in payload.items() if name != "errors")
        made = received[0] if isinstance(received, list) else received
        self.journal.end(key, Outcome.OK, id=made["id"])
        return dict(made)


@dataclass(frozen=True, slots=True)
class Scene:
    """The records that the load needs."""

    admin: str
    """The administrator's key."""
    session: str
    receiver: str
    """The user with the webhook."""
    desk: str
    """The HTTP agent that answers requests."""
    workers: Sequence[tuple[str, str]]
    """The ids and keys of the worker agents."""
    approvers: Sequence[str]
    """The keys of those who decide approvals."""


@dataclass(slots=True)
class Load:
    """Clients of all kinds, at work until they are stopped."""

    client: Client
    scene: Scene
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    drained: asyncio.Event = field(default_factory=asyncio.Event)
    _numbers: "itertools.count[int]" = field(default_factory=itertools.count)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def start(self, creators: int) -> None:
        """Start the clients."""
        makers = [self._repeat(self._create, self.stopping) for _ in range(creators)]
        workers = [self._repeat(partial(self._work, *each), self.drained) for each in self.scene.workers]
        deciders = [
            self._repeat(partial(self._decide, *each), self.drained) for each in enumerate(self.scene.approvers)
        ]
        self._tasks = [asyncio.create_task(each) for each in (*makers, *workers, *deciders)]

    async def finish(self, is_over: Callable[[], Awaitable[bool]], seconds: float) -> None:
        """Create nothing more, and return once nothing is open."""
        self.stopping.set()
        async with asyncio.timeout(seconds):
            while not await is_over():
                await asyncio.sleep(0.3)
        self.drained.set()
        await asyncio.gather(*self._tasks)

    async def _repeat(self, work: Callable[[], Awaitable[None]], until: asyncio.Event) -> None:
        while not until.is_set():
            await work()
            await asyncio.sleep(self.client.chance.uniform(0.01, 0.06))

    async def _create(self) -> None:
        number = next(self._numbers)
        kind = self.client.chance.choices(list(CREATE), weights=[3, 1, 2, 1, 5, 1])[0]
        key = f"{kind}-{number}"
        given = self._given(kind, key, number) | {"idempotencyKey": key}
        await self.client.change(self.scene.admin, key, kind, CREATE[kind], given, number=number)

    def _given(self, kind: str, key: str, number: int) -> dict[str, Any]:
        match kind:
            case "task":
                return {"title": key, "type": "double", "payload": {"n": number}}
            case "run":
                return {"nodes": double(number), "input": {"key": key}}
            case "approval":
                return {"title": key}
            case "delivery":
                return {"userId": self.scene.receiver, "channels": ["WEBHOOK"], "content": key}
            case "message":
                return {"sessionId": self.scene.session, "content": key}
            case _:
                desk = {"agentId": self.scene.desk, "waitSeconds": 0}
                return {"channel": "WEB", "content": key, "externalThreadId": key, **desk}

    async def _work(self, agent: str, token: str) -> None:
        """Complete a few tasks at once. Those already claimed come first: the response to a claim may be lost."""
        held = "query($filter: TaskFilter) { tasks(first: 5, filter: $filter) { nodes { id payload } } }"
        mine = {"assignedTo": agent, "status": ["ASSIGNED", "RUNNING"]}
        data = await self.client.send(token, held, {"filter": mine})
        tasks = [] if data is None else data["tasks"]["nodes"]
        if not tasks:
            claims = await asyncio.gather(*(self._claim(agent, token) for _ in range(AT_ONCE)))
            tasks = [task for task in claims if task is not None]
        await asyncio.gather(*(self._complete(token, task) for task in tasks))

    async def _claim(self, agent: str, token: str) -> dict[str, Any] | None:
        given = {"agentId": agent, "leaseSeconds": LEASE_SECONDS}
        payload = await self.client.mutate(token, "claimTask", "task { id payload }", given)
        return payload and payload["task"]

    async def _complete(self, token: str, task: Mapping[str, Any]) -> None:
        doubled = task["payload"]["n"] * 2
        key = f"complete-{task['id']}-{next(self._numbers)}"
        given = {"id": task["id"], "result": {"doubled": doubled}}
        await self.client.change(token, key, "completion", ("completeTask", "task { id }"), given, task=task["id"])

    async def _decide(self, number: int, token: str) -> None:
        """Decide pending approvals, at the same time as the other approvers and differently."""
        query = "{ approvals(first: 5, status: PENDING) { nodes { id } } }"
        data = await self.client.send(token, query, {})
        for approval in [] if data is None else data["approvals"]["nodes"]:
            key = f"decide-{approval['id']}-{next(self._numbers)}"
            given = {"id": approval["id"], "approved": number % 2 == 0, "idempotencyKey": key}
            mutation = ("respondToApproval", "approval { id }")
            await self.client.change(
                token, key, "decision", mutation, given, approval=approval["id"], approved=number % 2 == 0
            )


def http_client() -> httpx.AsyncClient:
    """Return a client with enough connections, which the caller closes."""
    return httpx.AsyncClient(timeout=8, trust_env=False, verify=TLS, limits=httpx.Limits(max_connections=100))
