"""An organization in which the engine does everything it can: runs of every kind of node and with every end, and work.

`Everything` makes it all happen, once; the tests read the log.
"""

import time
from dataclasses import dataclass
from typing import Any, Final

from models.events import LogRow
from models.users import Role
from tests.gateways import Gateway
from tests.ledger import placed
from tests.people import Person, agent, on_database, opened, person
from tests.running import Runs, node, value

_LYZR: Final = {"connector": "lyzr", "action": "chat", "params": {"agentId": "a", "message": "Hello"}}
_SCRIPT: Final = {"path": "ServerScriptService/Hello", "source": "print(1)"}
_ASK: Final = node("ask", "APPROVAL", {"title": "Well?"})


@dataclass(frozen=True)
class Everything:
    """The world, and those who act in it."""

    gateway: Gateway
    admin: Person
    worker: Person
    organization_id: str

    @classmethod
    def happened(cls, gateway: Gateway, organization: str) -> "Everything":
        """Return a world in which everything has happened."""
        admin = person(gateway, Role.ADMIN, organization)
        found = admin.data("{ viewer { organization { id } } }")["viewer"]
        worker = agent(admin)
        worker.done("agentHeartbeat", "agent { id }", agentId=worker.id)
        world = cls(gateway, admin, worker, found["organization"]["id"])
        world._a_run_of_everything()
        world._a_run_that_fails_and_is_retried()
        world._a_run_that_is_cancelled()
        world._a_run_that_an_event_triggers()
        world._an_approval_that_expires()
        world._work_in_a_session()
        placed(gateway)
        return world

    @property
    def runs(self) -> Runs:
        """The administrator as one who runs workflows."""
        return Runs(self.admin)

    def log(self) -> list[dict[str, Any]]:
        """Return the organization's events, in order."""

        async def read() -> list[dict[str, Any]]:
            return list(await LogRow.filter(organization_id=self.organization_id).order_by("seq").values())

        return on_database(self.gateway, read)

    # ------------------------------------------------------------ runs

    def _a_run_of_everything(self) -> None:
        hosted = {"name": "Hosted", "type": "hosted", "runtime": "LYZR", "config": {"agentId": "a"}}
        hosted_id = self.admin.done("createAgent", "agent { id }", **hosted)["agent"]["id"]
        inner = self._workflow(value("twice", "${input.n * 2}"))
        schema = {"platform": "BACKEND", "format": "JSON_SCHEMA", "version": "1.0.0", "definition": {"type": "object"}}
        self.admin.done("registerSchema", "schema { id }", name="world", **schema)
        id = self.runs.start(
            node("no", "CONDITION", {"expression": "false"}),
            value("never", 1, "no"),
            node("yes", "CONDITION", {"expression": "true"}),
            value("one", 1, "yes"),
            node("pause", "DELAY", {"seconds": 0}, "one"),
            node("emit", "EVENT", {"emit": "world.changed"}, "pause"),
            node("wait", "EVENT", {"waitFor": "world.changed", "timeoutSeconds": 30}),
            node("call", "INTEGRATION", {**_LYZR, "simulate": True}, "emit"),
            node("check", "VALIDATE", {"schema": "world", "data": {"id": "world"}}, "call"),
            node("sync", "SYNC", {"source": "BACKEND", "target": "CACHE", "data": {"id": "world"}}, "check"),
            node("read", "RECORD", {"platform": "CACHE", "key": "world"}, "sync"),
            node("studio", "STUDIO", {"scripts": [_SCRIPT], "simulate": True}, "read"),
            node("hosted", "AGENT", {"agentId": hosted_id, "message": "Hi"}, "studio"),
            node("inner", "WORKFLOW", {"workflowId": inner, "input": {"n": 2}}, "hosted"),
            node("worker", "AGENT", {"agentId": self.worker.id, "message": "Hi"}, "inner"),
            node("task", "TASK", {"type": "world", "agentId": self.worker.id}, "worker"),
            node("ask", "APPROVAL", {"title": "Well?"}, "task"),
        )
        for _ in range(2):
            self._work()
        self._decide()
        self.runs.until(id, "COMPLETED")

    def _a_run_that_fails_and_is_retried(self) -> None:
        retry = {"maxAttempts": 2, "delaySeconds": 0}
        id = self.runs.start(node("task", "TASK", {"type": "world"}, retry=retry), _ASK)
        for _ in range(2):
            self._work(fails=True)
        self.runs.until(id, "FAILED")
        self.admin.done("retryExecution", "execution { id }", id=id)
        self._work()
        self._decide()
        self.runs.until(id, "COMPLETED")

    def _a_run_that_is_cancelled(self) -> None:
        inner = self._workflow(_ASK, node("task", "TASK", {"type": "nobody"}))
        id = self.runs.start(node("inner", "WORKFLOW", {"workflowId": inner}))
        self._pending()
        self.admin.done("cancelExecution", "execution { id }", id=id)
        self.runs.until(id, "CANCELLED")

    def _a_run_that_an_event_triggers(self) -> None:
        trigger = {"type": "EVENT", "config": {"types": ["world.began"]}}
        workflow = self._workflow(value("one", 1), triggers=[trigger])
        self.admin.done("publishEvent", "event { id }", type="world.began", data={})
        query = "query($f: ExecutionFilter) { executions(filter: $f) { nodes { id status } } }"
        found = self._until(lambda: self.admin.data(query, f={"workflowId": workflow})["executions"]["nodes"])
        self.runs.until(found[0]["id"], "COMPLETED")

    def _an_approval_that_expires(self) -> None:
        id = self.runs.start(node("ask", "APPROVAL", {"title": "Late?", "expiresInSeconds": 1}))
        self.runs.until(id, "COMPLETED")

    def _workflow(self, *nodes: dict[str, Any], **values: Any) -> str:
        made = self.admin.done("createWorkflow", "workflow { id }", name="World", nodes=list(nodes), **values)
        return str(made["workflow"]["id"])

    # ------------------------------------------------------------ work

    def _work_in_a_session(self) -> None:
        session = opened(self.admin, agentIds=[self.worker.id], config={"autoApproval": True})
        self.admin.done("requestApproval", "approval { id }", title="Automatic", sessionId=session)
        sent = self.admin.done("sendMessage", "message { id }", sessionId=session, content="Hello")["message"]["id"]
        self.worker.done("sendMessage", "message { id }", sessionId=session, content="Hi", replyToId=sent)
        given = {"title": "Work", "type": "world", "assignTo": self.worker.id, "dueAt": "2020-01-01T00:00:00Z"}
        self.admin.done("createTask", "task { id }", **given)
        self._work()
        hosted = {"name": "Guest", "type": "guest", "runtime": "LYZR", "config": {"agentId": "a"}}
        guest = self.admin.done("createAgent", "agent { id }", **hosted)["agent"]["id"]
        self.admin.done("invokeAgent", "reply { content }", agentId=guest, message="Hello", sessionId=session)

    def _work(self, *, fails: bool = False) -> None:
        """Claim the next task and report on it."""
        claim = {"agentId": self.worker.id, "waitSeconds": 10}
        task = self._until(lambda: self.worker.done("claimTask", "task { id }", **claim)["task"])["id"]
        self.worker.done("startTask", "task { id }", id=task)
        self.worker.done("reportTaskProgress", "task { id }", id=task, progress=0.5)
        if fails:
            self.worker.done("failTask", "task { id }", id=task, error="No", retryable=False)
        else:
            self.worker.done("completeTask", "task { id }", id=task, result={"content": "Done"})

    def _decide(self) -> None:
        for id in self._pending():
            self.admin.done("respondToApproval", "approval { id }", id=id, approved=True)

    def _pending(self) -> list[str]:
        query = "{ approvals(status: PENDING) { nodes { id } } }"
        return [each["id"] for each in self._until(lambda: self.admin.data(query)["approvals"]["nodes"])]

    def _until(self, look: Any) -> Any:
        deadline = time.monotonic() + 30
        while not (found := look()):
            assert time.monotonic() < deadline, "nothing came"
            time.sleep(0.02)
        return found
