"""The operations of a long mixed run: what clients of all kinds do at once."""

import asyncio
import json
import random
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Final

from benchmarks.steady.calls import Caller, Load, Operation
from benchmarks.steady.crowd import Crowd
from benchmarks.steady.deployment import Deployment
from benchmarks.steady.subscribers import WATCH, masked
from tests.deliveries.farm import Behaviour, Farm

RECEIVERS: Final = 3
_CREATE: Final = """mutation Create($title: String!, $key: String) {
  createTask(input: {title: $title, payload: {kind: "text", tags: ["a", "b"]}, idempotencyKey: $key}) {
    task { id status } errors { message } } }"""
_UPDATE: Final = """mutation Update($id: ID!, $title: String!) {
  updateTask(input: {id: $id, title: $title}) { task { id title } errors { message } } }"""
_CANCEL: Final = "mutation Cancel($id: ID!) { cancelTask(input: {id: $id}) { task { id } errors { message } } }"
_TASK: Final = "query One($id: ID!) { task(id: $id) { id title status createdAt payload } }"
_LIST: Final = "query List { tasks(first: 50) { nodes { id title status type priority createdBy { id } } } }"
_NESTED: Final = "query Nested { agents(first: 20) { nodes { id name tasks(first: 10) { nodes { id title } } } } }"
_PUBLISH: Final = """mutation Publish($data: JSON!) {
  publishEvent(input: {type: "soak.done", data: $data}) { event { id } errors { message } } }"""
_DELIVER: Final = """mutation Deliver($user: ID!, $content: String!) {
  deliver(input: {userId: $user, channels: [WEBHOOK], content: $content}) { errors { message } } }"""
_EXECUTE: Final = """mutation Execute($id: ID!, $input: JSON!) {
  executeWorkflow(input: {workflowId: $id, input: $input}) { execution { id } errors { message } } }"""
_CLAIM: Final = """mutation Claim($agent: ID!) {
  claimTask(input: {agentId: $agent, types: ["double"], waitSeconds: 5}) { task { id payload } errors { message } } }"""
_COMPLETE: Final = """mutation Complete($id: ID!, $result: JSON!) {
  completeTask(input: {id: $id, result: $result}) { errors { message } } }"""

Rates = dict[str, float]
RATES: Final[Rates] = {
    "task by id": 20,
    "unique document": 15,
    "list": 8,
    "nested lists": 4,
    "create": 10,
    "create with a key": 10,
    "update": 8,
    "message": 15,
    "publish": 2,
    "deliver": 2,
    "run": 2,
    "anonymous": 10,
    "key": 0.5,
    "socket that leaves": 4,
    "socket that does not read": 0.5,
    "reconnect": 5,
}
"""Operations per second at scale 1: half of what two gateways on two cores can do beside their load."""


def nodes(url: str) -> list[dict[str, Any]]:
    """Return the nodes of a workflow with every kind of node that needs no person."""

    def node(key: str, type: str, config: dict[str, Any], *after: str) -> dict[str, Any]:
        return {"key": key, "type": type, "config": config, "dependsOn": list(after)}

    request = {"url": url, "method": "POST", "body": "n", "headers": {"webhook-id": "run"}}
    return [
        node("root", "TRANSFORM", {"value": "${input.n}"}),
        node("pause", "DELAY", {"seconds": 0.5}, "root"),
        node("even", "CONDITION", {"expression": "input.n % 2 == 0"}, "root"),
        node("work", "TASK", {"title": "Double", "type": "double", "payload": {"n": "${input.n}"}}, "root"),
        node("call", "INTEGRATION", {"connector": "http", "action": "request", "params": request}, "pause"),
        node("end", "TRANSFORM", {"value": {"n": "${nodes.work.output}"}}, "work", "call", "even"),
    ]


@dataclass
class Mix:
    """Clients of all kinds, on a crowd's gateways."""

    crowd: Crowd
    load: Load
    workflow: str
    user: str
    worker: str
    worker_token: str
    tasks: deque[str] = field(default_factory=lambda: deque(maxlen=2_000))
    expected: int = 0
    """Deliveries and forwarded events that receivers must get."""

    @property
    def deployment(self) -> Deployment:
        """The deployment that is loaded."""
        return self.crowd.deployment

    def operations(self) -> dict[str, Operation]:
        """Return the operations, by name."""
        return {
            "task by id": self._task,
            "unique document": self._unique_document,
            "list": lambda number: self._call(number, _LIST, {}),
            "nested lists": lambda number: self._call(number, _NESTED, {}),
            "create": lambda number: self._create(number, None),
            "create with a key": lambda number: self._create(number, f"create-{number}"),
            "update": self._update,
            "message": self.crowd.send,
            "publish": self._publish,
            "deliver": self._deliver,
            "run": lambda number: self._call(number, _EXECUTE, {"id": self.workflow, "input": {"n": number}}),
            "anonymous": self._anonymous,
            "key": self._key,
            "socket that leaves": self._leave,
            "socket that does not read": self._stay,
            "reconnect": self._reconnect,
        }

    async def _call(self, number: int, document: str, variables: dict[str, Any]) -> str | None:
        callers = self.crowd.callers
        status, body = await callers[number % len(callers)].post(document, variables)
        right = status == 200 and (b'"errors":' not in body or b'"errors":[]' in body)
        return None if right else f"{status} {body[:200].decode(errors='replace')}"

    async def _task(self, number: int) -> str | None:
        return await self._call(number, _TASK, {"id": random.choice(self.tasks)}) if self.tasks else None

    async def _unique_document(self, number: int) -> str | None:
        document = f"query Unique{number % 7} {{ a{number}: tasks(first: 3) {{ nodes {{ t{number}: title id }} }} }}"
        return await self._call(number, document, {"unused": number} if number % 2 else {})

    async def _create(self, number: int, key: str | None) -> str | None:
        caller = self.crowd.callers[number % len(self.crowd.callers)]
        status, body = await caller.post(_CREATE, {"title": f"Task {number}", "key": key})
        if status != 200:
            return f"{status}"
        created = json.loads(body)["data"]["createTask"]
        if created["errors"]:
            return f"{created['errors']}"
        self.tasks.append(created["task"]["id"])
        return None

    async def _update(self, number: int) -> str | None:
        """Change a task's title, and cancel it, so that tasks do not pile up."""
        if len(self.tasks) < 100:
            return None
        id = self.tasks.popleft()
        wrong = await self._call(number, _UPDATE, {"id": id, "title": f"Changed {number}"})
        return wrong or await self._call(number, _CANCEL, {"id": id})

    async def _publish(self, number: int) -> str | None:
        wrong = await self._call(number, _PUBLISH, {"data": {"number": number, "text": "Your table is ready."}})
        self.expected += RECEIVERS * (wrong is None)
        return wrong

    async def _deliver(self, number: int) -> str | None:
        content = {"user": self.user, "content": f"Delivery {number}: your table is ready."}
        wrong = await self._call(number, _DELIVER, content)
        self.expected += wrong is None
        return wrong

    async def _anonymous(self, number: int) -> str | None:
        """Call without a credential, above the limit, from one of many addresses."""
        gateway = self.deployment.gateways[number % len(self.deployment.gateways)]
        # A third of the calls come from one address, which exceeds its limit.
        host = (
            "127.1.0.1" if number % 3 == 0 else f"127.{2 + number // 62_500 % 200}.{number // 250 % 250}.{number % 250}"
        )
        reader, writer = await asyncio.open_connection("127.0.0.1", gateway.port, local_addr=(host, 0))
        body = b'{"query":"{ __typename }"}'
        head = (
            f"POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:{gateway.port}\r\ncontent-type: application/json\r\n"
            f"connection: close\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        try:
            writer.write(head.encode() + body)
            answer = await asyncio.wait_for(reader.read(), 10)
        finally:
            writer.close()
        return None if b" 200 " in answer[:20] or b"RATE_LIMITED" in answer else answer[:200].decode()

    async def _key(self, number: int) -> str | None:
        """Create an API key, use it and revoke it."""
        create = 'mutation Key { createApiKey(input: {name: "soak"}) { apiKey { id } secret errors { message } } }'
        caller = self.crowd.callers[number % len(self.crowd.callers)]
        _, body = await caller.post(create, {})
        made = json.loads(body)["data"]["createApiKey"]
        if made["errors"]:
            return f"{made['errors']}"
        holder = Caller(self.deployment.first.port, made["secret"])
        status, answer = await holder.post("query Own { viewer { actor { id } } }", {})
        holder.close()
        revoke = "mutation Revoke($id: ID!) { revokeApiKey(input: {id: $id}) { errors { message } } }"
        wrong = await self._call(number, revoke, {"id": made["apiKey"]["id"]})
        return wrong or (None if status == 200 else answer[:200].decode())

    async def _leave(self, number: int) -> str | None:
        """Open a socket, subscribe, and leave without reading."""
        writer = await self._socket(number)
        writer.transport.abort()
        return None

    async def _stay(self, number: int) -> str | None:
        """Open a socket, subscribe, and read nothing for a while."""
        writer = await self._socket(number)
        writer.transport.pause_reading()  # type: ignore[attr-defined]  # every transport of a socket has it
        await asyncio.sleep(10)
        writer.transport.abort()
        return None

    async def _socket(self, number: int) -> asyncio.StreamWriter:
        gateway = self.deployment.gateways[number % len(self.deployment.gateways)]
        reader, writer = await asyncio.open_connection("127.0.0.1", gateway.port, limit=2**12)
        writer.write(
            f"GET /graphql HTTP/1.1\r\nhost: 127.0.0.1:{gateway.port}\r\nupgrade: websocket\r\nconnection: upgrade\r\n"
            "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\n"
            "sec-websocket-protocol: graphql-transport-ws\r\n\r\n".encode()
        )
        await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
        credential = {"authorization": f"Bearer {self.deployment.token}"}
        writer.write(masked(json.dumps({"type": "connection_init", "payload": credential}).encode()))
        await asyncio.wait_for(reader.readuntil(b'"connection_ack"}'), 10)
        variables = {"session": self.crowd.sessions[number % len(self.crowd.sessions)]}
        for id in range(3):
            payload = {"query": WATCH, "variables": variables}
            writer.write(masked(json.dumps({"id": f"{id}", "type": "subscribe", "payload": payload}).encode()))
        return writer

    async def _reconnect(self, number: int) -> str | None:
        random.choice(self.crowd.subscribers).cut()
        return None

    async def work(self) -> None:
        """Claim and complete the tasks of runs, until cancelled."""
        callers = [Caller(gateway.port, self.worker_token) for gateway in self.deployment.gateways]
        while True:
            for caller in callers:
                try:
                    _, body = await caller.post(_CLAIM, {"agent": self.worker})
                    task = json.loads(body)["data"]["claimTask"]["task"]
                    if task:
                        await caller.post(_COMPLETE, {"id": task["id"], "result": {"n": 2 * task["payload"]["n"]}})
                except (OSError, TimeoutError) as error:
                    self.load.errors[f"worker: {type(error).__name__}"] += 1
                except (KeyError, TypeError):
                    self.load.errors[f"worker: {body[:200].decode()}"] += 1


def prepared(crowd: Crowd, load: Load, farm: Farm) -> Mix:
    """Create what the operations need: a workflow, a recipient, destinations, agents and a worker."""
    deployment = crowd.deployment
    hosts = list(farm.behaviours)
    for host in hosts:
        config = {"url": farm.url(host)}
        _require(deployment.data(
            "mutation ($config: JSON!) { createEventDestination(input: {name: \"d\", type: WEBHOOK, "
            "eventTypes: [\"soak.done\"], config: $config}) { errors { message } } }", config=config,
        ))  # fmt: skip
    made = deployment.data('mutation { createUser(input: {email: "r@example.com", name: "R", role: MEMBER}) '
                           "{ user { id } errors { message } } }")  # fmt: skip
    user = made["createUser"]["user"]["id"]
    _require(deployment.data(
        "mutation ($id: ID!, $config: JSON) { setIntegrationOverride(input: {userId: $id, channel: WEBHOOK, "
        "enabled: true, config: $config}) { errors { message } } }", id=user, config={"url": farm.url(hosts[0])},
    ))  # fmt: skip
    agents = [_agent(deployment, number) for number in range(20)]
    key = deployment.data(
        'mutation ($id: ID!) { createApiKey(input: {name: "k", agentId: $id}) { secret } }', id=agents[0]
    )["createApiKey"]["secret"]
    workflow = deployment.data(
        "mutation ($nodes: [WorkflowNodeInput!]!) { createWorkflow(input: {name: \"soak\", nodes: $nodes}) "
        "{ workflow { id } errors { message } } }", nodes=nodes(farm.url(hosts[0])),
    )["createWorkflow"]  # fmt: skip
    assert not workflow["errors"], workflow["errors"]
    return Mix(crowd, load, workflow["workflow"]["id"], user, agents[0], key)


def _agent(deployment: Deployment, number: int) -> str:
    create = "mutation ($input: CreateAgentInput!) { createAgent(input: $input) { agent { id } errors { message } } }"
    given = {"name": f"Agent {number}", "type": f"w{number % 4}", "runtime": "WORKER", "maxConcurrentTasks": 100}
    made = deployment.data(create, input=given)
    _require(made)
    return str(made["createAgent"]["agent"]["id"])


def _require(payload: dict[str, Any]) -> None:
    assert not any(each["errors"] for each in payload.values()), payload


def receivers() -> Farm:
    """Return the receivers of deliveries and events."""
    return Farm([Behaviour.ACCEPT] * RECEIVERS)
