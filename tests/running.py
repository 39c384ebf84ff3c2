"""A vocabulary for the tests of workflow runs: run these nodes, wait for a status, read the history."""

import time
from dataclasses import dataclass
from typing import Any, Final

from tests.people import Person
from tests.waiting import PATIENCE

ABSENT: Final = "exe_00000000000000000000000000"
NODE: Final = "id key name type dependsOn status input output error attempts retryAt startedAt completedAt durationMs"
RUN: Final = f"""
id version status input output error trigger startedAt completedAt createdAt durationMs
progress {{ completed total fraction }} startedBy {{ id }} session {{ id }} workflow {{ id }}
nodes {{ {NODE} task {{ id status }} approval {{ id status }} }}
"""
ENDED: Final = ("COMPLETED", "FAILED", "CANCELLED")


def node(key: str, type: str, config: dict[str, Any], *after: str, **more: Any) -> dict[str, Any]:
    """Return a node as `executeWorkflow` accepts it."""
    return {"key": key, "type": type, "config": config, "dependsOn": list(after), **more}


def value(key: str, value: Any, *after: str, **more: Any) -> dict[str, Any]:
    """Return a TRANSFORM node."""
    return node(key, "TRANSFORM", {"value": value}, *after, **more)


@dataclass(frozen=True)
class Runs:
    """A user who runs workflows."""

    person: Person

    def start(self, *nodes: dict[str, Any], **values: Any) -> str:
        """Start a run of these nodes and return its id."""
        given = {"nodes": list(nodes), **values} if nodes else values
        payload = self.person.done("executeWorkflow", "execution { id }", **given)
        id: str = payload["execution"]["id"]
        return id

    def read(self, id: str) -> dict[str, Any]:
        """Return a run, with its nodes by key."""
        run: dict[str, Any] = self.person.data(f"query($id: ID!) {{ execution(id: $id) {{ {RUN} }} }}", id=id)[
            "execution"
        ]
        return {**run, "nodes": {each["key"]: each for each in run["nodes"]}}

    def until(self, id: str, *statuses: str, nodes: dict[str, str] | None = None) -> dict[str, Any]:
        """Return the run once it and its nodes have the given statuses."""
        deadline = time.monotonic() + PATIENCE
        while True:
            run = self.read(id)
            found = {key: run["nodes"][key]["status"] for key in nodes or {}}
            if run["status"] in statuses and found == (nodes or {}):
                return run
            if time.monotonic() > deadline or (run["status"] in ENDED and run["status"] not in statuses):
                shown = {key: (each["status"], each["error"]) for key, each in run["nodes"].items()}
                raise AssertionError(f"{run['status']} instead of {statuses}: {run['error']} {shown}")
            time.sleep(0.02)

    def done(self, *nodes: dict[str, Any], **values: Any) -> dict[str, Any]:
        """Run these nodes to completion."""
        return self.until(self.start(*nodes, **values), "COMPLETED")

    def failed(self, *nodes: dict[str, Any], **values: Any) -> dict[str, Any]:
        """Run these nodes until the run fails."""
        return self.until(self.start(*nodes, **values), "FAILED")

    def history(self, id: str) -> list[str]:
        """Return the run's events as `EventKind` or `EventKind:node`."""
        query = """query($id: ID!, $after: Cursor) { execution(id: $id) { events(first: 100, after: $after) {
            nodes { __typename cursor id ... on NodeStarted { node { key } } ... on NodeWaiting { node { key } }
              ... on NodeCompleted { node { key } } ... on NodeFailed { node { key } }
              ... on NodeSkipped { node { key } } ... on NodeRetrying { node { key } }
              ... on NodeCancelled { node { key } } }
            pageInfo { hasNextPage endCursor } } } }"""
        found: list[dict[str, Any]] = []
        after = None
        while True:
            page = self.person.data(query, id=id, after=after)["execution"]["events"]
            found += page["nodes"]
            after = page["pageInfo"]["endCursor"]
            if not page["pageInfo"]["hasNextPage"]:
                break
        assert len({each["id"] for each in found}) == len(found)
        return [
            f"{each['__typename']}:{each['node']['key']}" if "node" in each else each["__typename"] for each in found
        ]

    def ended_history(self, id: str, last: str) -> list[str]:
        """Return the run's events once the last one is in the log."""
        deadline = time.monotonic() + PATIENCE
        while (found := self.history(id))[-1:] != [last]:
            assert time.monotonic() < deadline, found
            time.sleep(0.02)
        return found
