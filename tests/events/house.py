"""The shared setup of the audit trail's cases; each case creates what it changes."""

import itertools
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from tests.fakes.oauth_server import FakeProvider
from tests.gateways import Gateway
from tests.people import Person, agent
from tests.running import Runs, node, value

PASSWORD = "correct horse battery staple"
numbers = itertools.count(1)

WAITS: Final = node("wait", "DELAY", {"seconds": 3600})

Input: TypeAlias = dict[str, Any]


DESTINATION: Final = {
    "name": "Audited",
    "type": "PIPEDREAM",
    "eventTypes": ["nothing.at_all"],
    "config": {"workflow": "eoaudited1"},
}


@dataclass(frozen=True)
class House:
    """The callers and records of the cases; each case creates what it changes."""

    gateway: Gateway
    admin: Person
    member: Person
    google: FakeProvider

    def connection(self) -> str:
        tokens = self.google.grant()
        values = {"accessToken": tokens["access_token"], "refreshToken": tokens["refresh_token"]}
        made = self.member.done("storeOAuthToken", "connection { id }", provider="google", **values)
        return str(made["connection"]["id"])

    def user(self) -> Input:
        email = f"audited-{next(numbers)}@example.com"
        values = {"email": email, "name": "Audited", "role": "MEMBER", "password": PASSWORD}
        return {**values, **self.admin.done("createUser", "user { id }", **values)["user"]}

    def signed_in(self) -> Person:
        """A new user with a token."""
        user = self.user()
        given = {"email": user["email"], "password": PASSWORD}
        token = Person(self.gateway, "", "").done("signIn", "token", **given)["token"]
        return Person(self.gateway, user["id"], token)

    def key(self) -> str:
        id: str = self.admin.done("createApiKey", "apiKey { id }", name="audited")["apiKey"]["id"]
        return id

    def worker(self, *, connected: bool = True) -> Person:
        worker = agent(self.admin)
        if connected:
            worker.done("agentHeartbeat", "agent { id }", agentId=worker.id)
        return worker

    def hosted(self) -> str:
        """An agent with simulated replies, because nothing is configured."""
        given = {"name": "Hosted", "type": f"audited-{next(numbers)}", "runtime": "LYZR", "config": {"agentId": "a"}}
        id: str = self.admin.done("createAgent", "agent { id }", **given)["agent"]["id"]
        return id

    def task(self, **values: Any) -> str:
        given = {"title": "Work", "type": f"audited-{next(numbers)}"} | values
        id: str = self.admin.done("createTask", "task { id }", **given)["task"]["id"]
        return id

    def claimed(self, worker: Person, **values: Any) -> str:
        self.task(assignTo=worker.id, **values)
        id: str = worker.done("claimTask", "task { id }", agentId=worker.id)["task"]["id"]
        return id

    def running(self, worker: Person, **values: Any) -> str:
        return str(worker.done("startTask", "task { id }", id=self.claimed(worker, **values))["task"]["id"])

    def workflow(self) -> str:
        given = {"name": "Audited", "nodes": [value("a", 1)]}
        id: str = self.admin.done("createWorkflow", "workflow { id }", **given)["workflow"]["id"]
        return id

    def waiting_run(self) -> str:
        runs = Runs(self.admin)
        id = runs.start(WAITS)
        runs.until(id, "WAITING")
        return id

    def destination(self) -> str:
        made = self.admin.done("createEventDestination", "destination { id }", **DESTINATION)
        return str(made["destination"]["id"])

    def approval(self) -> str:
        id: str = self.member.done("requestApproval", "approval { id }", title="?")["approval"]["id"]
        return id
