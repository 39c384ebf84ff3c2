"""The demo: three agents in a session, a real worker process, messages, an approval, and every event live.

It uses only the public schema, over HTTP and WebSocket, as a user's own program would.
"""

import asyncio
import contextlib
import os
import secrets
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from examples.client import Client
from examples.terminal import Terminal

VIEWER: Final = "{ viewer { actor { name } organization { name } role } }"
CREATE_AGENT: Final = """mutation ($name: String!, $type: String!, $description: String!) {
  createAgent(input: {name: $name, type: $type, runtime: WORKER, description: $description, capabilities: [$type]}) {
    agent { id name } errors { message }
  }
}"""
CREATE_KEY: Final = """mutation ($agent: ID!) {
  createApiKey(input: {name: "demo worker", agentId: $agent}) { secret errors { message } }
}"""
CREATE_SESSION: Final = """mutation ($agents: [ID!]) {
  createSession(input: {name: "Demo: a launch note", agentIds: $agents}) { session { id } errors { message } }
}"""
CREATE_TASK: Final = """mutation ($session: ID!, $title: String!, $agent: ID!, $payload: JSON, $priority: Int) {
  createTask(input: {
    sessionId: $session, title: $title, type: "count_words", assignTo: $agent, payload: $payload, priority: $priority
  }) { task { id } errors { message } }
}"""
SEND: Final = """mutation ($session: ID!, $from: ID!, $to: ID, $content: String!) {
  sendMessage(input: {sessionId: $session, fromAgentId: $from, toAgentId: $to, content: $content}) {
    errors { message }
  }
}"""
ASK: Final = """mutation ($session: ID!, $agent: ID!, $data: JSON) {
  requestApproval(input: {
    sessionId: $session, agentId: $agent, title: "Publish the launch note?", data: $data, expiresInSeconds: 3600
  }) { approval { id } errors { message } }
}"""
DECIDE: Final = """mutation ($id: ID!, $approved: Boolean!) {
  respondToApproval(input: {id: $id, approved: $approved, feedback: "decided in the terminal"}) { errors { message } }
}"""
UNFINISHED: Final = """query ($id: ID!) {
  session(id: $id) {
    status tasks(first: 100) { nodes { id status } } approvals(first: 100, status: PENDING) { nodes { id } }
  }
}"""
CANCEL_TASK: Final = "mutation ($id: ID!) { cancelTask(input: {id: $id}) { errors { message } } }"
CANCEL_APPROVAL: Final = "mutation ($id: ID!) { cancelApproval(input: {id: $id}) { errors { message } } }"
ARCHIVE: Final = """mutation ($id: ID!) {
  updateSession(input: {id: $id, status: ARCHIVED}) { errors { message } }
}"""
DELETE_AGENT: Final = "mutation ($id: ID!) { deleteAgent(input: {id: $id}) { errors { message } } }"
WATCH: Final = """subscription ($session: ID!, $after: Cursor) {
  sessionEvents(sessionId: $session, after: $after) {
    __typename
    cursor type occurredAt actor { name }
    ... on StreamOpened { snapshot { ... on Session { name participants { actor { name } } } } }
    ... on SessionUpdated { session { status } }
    ... on TaskCreated { task { title priority } }
    ... on TaskAssigned { task { title assignedTo { name } } }
    ... on TaskUpdated { task { id title status progress result } }
    ... on MessageSent { message { from { name } to { name } content } }
    ... on ApprovalRequested { approval { title requestedBy { name } } }
    ... on ApprovalResponded { approval { status } }
  }
}"""

TASK_TYPE: Final = "count_words"
TEXTS: Final = {
    "Count the words of the draft": "Parley delivers every event once and in order, or says plainly that it cannot.",
    "Count the words of the headline": "Nothing lost, nothing silent",
}


@dataclass(slots=True)
class Watched:
    """The state shown by the subscription so far."""

    events: int = 0
    results: dict[str, Any] = field(default_factory=dict)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    opened: bool = False
    asked: bool = False
    archived: bool = False

    async def until(self, condition: Callable[["Watched"], bool]) -> None:
        """Wait until the stream has shown it; the demo relies on the events, not on its own calls."""
        async with asyncio.timeout(60), self.changed:
            await self.changed.wait_for(lambda: condition(self))


async def demo(url: str, token: str, *, yes: bool) -> int:
    """Run the demo against a gateway and return the exit status.

    Args:
        yes: approve without asking in the terminal.
    """
    async with Client(url, token) as client:
        viewer = (await client.query(VIEWER))["viewer"]
        say(f"Signed in as {viewer['actor']['name']} ({viewer['role']}) of {viewer['organization']['name']}")
        async with demonstration_agents(client) as agents:
            await _play(client, url, agents, yes=yes)
    say("Done. The demo's agents are deleted and its session is archived.")
    return 0


@contextlib.asynccontextmanager
async def demonstration_agents(client: Client) -> AsyncIterator[dict[str, dict[str, Any]]]:
    """Create the three agents, and delete them at the end."""
    suffix = secrets.token_hex(2)
    agents: dict[str, dict[str, Any]] = {}
    try:
        for name, description in (
            ("Ada", "plans the work"),
            ("Ben", "counts words, in a separate process"),
            ("Cleo", "asks a person before anything is published"),
        ):
            answer = await client.query(
                CREATE_AGENT, name=f"{name}-{suffix}", type=f"demo-{name.lower()}", description=description
            )
            agents[name] = answer["createAgent"]["agent"]
        yield agents
    finally:
        for agent in agents.values():
            await client.query(DELETE_AGENT, id=agent["id"])


async def _play(client: Client, url: str, agents: dict[str, dict[str, Any]], *, yes: bool) -> None:
    ids = {name: agent["id"] for name, agent in agents.items()}
    async with demonstration_session(client, list(ids.values())) as session:
        watched = Watched()
        watching = asyncio.create_task(watch(client, session, watched))
        try:
            await watched.until(lambda seen: seen.opened)
            async with worker_process(client, url, ids["Ben"]):
                await _work(client, session, ids, watched)
            await _decide(client, session, ids["Cleo"], watched, yes=yes)
            await client.query(ARCHIVE, id=session)
            await watched.until(lambda seen: seen.archived)
        finally:
            watching.cancel()
    say(f"{watched.events} events arrived over the subscription.")


@contextlib.asynccontextmanager
async def demonstration_session(client: Client, agents: list[str]) -> AsyncIterator[str]:
    """Create the session, and leave nothing open in it, even if the demo is interrupted."""
    session: str = (await client.query(CREATE_SESSION, agents=agents))["createSession"]["session"]["id"]
    try:
        yield session
    finally:
        left = (await client.query(UNFINISHED, id=session))["session"]
        if left["status"] != "ARCHIVED":
            for task in left["tasks"]["nodes"]:
                if task["status"] not in ("COMPLETED", "FAILED", "CANCELLED"):
                    await client.query(CANCEL_TASK, id=task["id"])
            for approval in left["approvals"]["nodes"]:
                await client.query(CANCEL_APPROVAL, id=approval["id"])
            await client.query(ARCHIVE, id=session)


async def _work(client: Client, session: str, ids: dict[str, str], watched: Watched) -> None:
    await client.query(
        SEND, **{"session": session, "from": ids["Ada"], "to": ids["Ben"], "content": "Two texts for you to count."}
    )
    for priority, (title, text) in enumerate(TEXTS.items(), start=5):
        await client.query(
            CREATE_TASK, session=session, title=title, agent=ids["Ben"], payload={"text": text}, priority=priority
        )
    await watched.until(lambda seen: len(seen.results) == len(TEXTS))
    total = sum(result["words"] for result in watched.results.values())
    await client.query(
        SEND, **{"session": session, "from": ids["Ben"], "to": ids["Cleo"], "content": f"{total} words in total."}
    )


async def _decide(client: Client, session: str, agent: str, watched: Watched, *, yes: bool) -> None:
    answer = await client.query(ASK, session=session, agent=agent, data={"results": list(watched.results.values())})
    # The question comes after the event, which would overwrite it otherwise.
    await watched.until(lambda seen: seen.asked)
    approved = True if yes else await Terminal().ask("Publish the launch note? [y/n] ")
    await client.query(DECIDE, id=answer["requestApproval"]["approval"]["id"], approved=approved)


@contextlib.asynccontextmanager
async def worker_process(client: Client, url: str, agent: str) -> AsyncIterator[None]:
    """Run `examples.worker` in a separate process, with a key that authenticates as this agent."""
    secret = (await client.query(CREATE_KEY, agent=agent))["createApiKey"]["secret"]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "examples.worker",
        "--url",
        url,
        "--agent",
        agent,
        "--type",
        TASK_TYPE,
        env={**os.environ, "PARLEY_TOKEN": secret},
        cwd=Path(__file__).parent.parent,
    )
    say(f"Worker process {process.pid} started")
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):  # Ctrl-C reaches it, too
            process.terminate()
        await process.wait()


async def watch(client: Client, session: str, watched: Watched) -> None:
    """Print each event as it arrives."""
    async for event in client.subscribe(WATCH, session=session):
        watched.events += 1
        print(f"  {event['occurredAt'][11:23]}  {event['__typename']:<18} {describe(event)}", flush=True)
        async with watched.changed:
            _note(event, watched)
            watched.changed.notify_all()


def _note(event: dict[str, Any], watched: Watched) -> None:
    match event:
        case {"__typename": "StreamOpened"}:
            watched.opened = True
        case {"__typename": "ApprovalRequested"}:
            watched.asked = True
        case {"__typename": "TaskUpdated", "task": {"id": task, "status": "COMPLETED", "result": result}}:
            watched.results[task] = result
        case {"__typename": "SessionUpdated", "session": {"status": "ARCHIVED"}}:
            watched.archived = True


def describe(event: dict[str, Any]) -> str:
    """Return a human-readable summary of an event."""
    match event:
        case {"__typename": "StreamOpened", "snapshot": session}:
            return f"{session['name']} · " + ", ".join(who["actor"]["name"] for who in session["participants"])
        case {"message": message}:
            to = f" → {message['to']['name']}" if message["to"] else ""
            return f"{message['from']['name']}{to}: {message['content']}"
        case {"__typename": "TaskUpdated", "task": task}:
            shown = task["result"] if task["result"] is not None else f"{task['progress'] or 0:.0%}"
            return f"{task['title']} · {task['status']} · {shown}"
        case {"__typename": "TaskAssigned", "task": task}:
            return f"{task['title']} → {task['assignedTo']['name']}"
        case {"__typename": "TaskCreated", "task": task}:
            return f"{task['title']} · priority {task['priority']}"
        case {"__typename": "ApprovalRequested", "approval": approval}:
            return f"{approval['requestedBy']['name']} asks: {approval['title']}"
        case {"approval": approval}:
            return str(approval["status"])
        case {"__typename": "SessionUpdated", "session": session}:
            return str(session["status"])
    return str(event["type"])


def say(line: str) -> None:
    """Print a line of the demo's own output."""
    print(f"• {line}", flush=True)
