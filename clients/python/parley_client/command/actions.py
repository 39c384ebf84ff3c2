"""The actions of the command. Each function returns the exit status."""

import asyncio
import contextlib
import json
import re
import sys
from argparse import Namespace
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any, Final

from parley_client.client import ParleyClient
from parley_client.command.documents import ASK, REQUEST, RESPOND, TAIL, WATCH_RUN
from parley_client.command.output import Output, line_of, node_line, note
from parley_client.errors import BadUserInput, EventsMissing, NotFound
from parley_client.values import Event, JsonObject

DONE: Final = 0
FAILED: Final = 1
CANCELLED: Final = 3

_LONGEST_WAIT: Final = 25
_POLL_SECONDS: Final = 1.0
_SUBSCRIPTION: Final = re.compile(r"(?:[\s,\ufeff]|#[^\n]*)*subscription\b")
_OUTCOMES: Final = {"COMPLETED": DONE, "FAILED": FAILED, "CANCELLED": CANCELLED}


async def ask(client: ParleyClient, asked: Namespace, output: Output) -> int:
    """Submit a request to an agent and print its reply."""
    clock = asyncio.get_running_loop()
    deadline = clock.time() + asked.wait
    input: JsonObject = {
        "channel": "CLI",
        "content": _text(asked.text),
        "agentId": asked.agent,
        "sessionId": asked.session,
        "waitSeconds": max(1, min(asked.wait, _LONGEST_WAIT)),
    }
    request: JsonObject = (await client.mutate(ASK, input))["submitRequest"]["request"]
    while request["status"] not in ("COMPLETED", "FAILED") and clock.time() < deadline:
        await asyncio.sleep(_POLL_SECONDS)
        request = (await client.query(REQUEST, {"id": request["id"]}))["request"]
    output.show(request, request["response"] or _outcome_line(request))
    return DONE if request["status"] == "COMPLETED" else FAILED


async def query(client: ParleyClient, asked: Namespace, output: Output) -> int:
    """Execute a document and print its data."""
    source = sys.stdin.read() if asked.file == "-" else _content(asked.file)
    try:
        variables = json.loads(asked.variables)
    except ValueError as error:
        raise BadUserInput(f"--variables is not JSON: {error}") from error
    if not isinstance(variables, dict):
        raise BadUserInput('--variables must be a JSON object, such as {"id": "tsk_1"}.')
    if _SUBSCRIPTION.match(source):
        raise BadUserInput("This is a subscription. To follow events, use parley-client tail or runs watch.")
    output.document(await client.query(source, variables))
    return DONE


async def tail(client: ParleyClient, asked: Namespace, output: Output) -> int:
    """Print events until interrupted, each once, also across restarts of the gateway."""
    types = [name for name in (asked.types or "").split(",") if name] or None
    last: str | None = None  # not `--after`, which the gateway may reject
    events = client.subscribe(
        TAIL, {"types": types}, after=asked.after, on_gap=_note_gap, on_unreachable=_note_attempts
    )
    try:
        async with contextlib.aclosing(events):
            async for event in events:
                if event["__typename"] not in ("StreamOpened", "StreamGap"):
                    output.show(event, line_of(event))
                last = event["cursor"]
    finally:
        if last:
            note(f"To continue: parley-client tail --after {last}")
    return DONE


async def watch_run(client: ParleyClient, asked: Namespace, output: Output) -> int:
    """Print the nodes of a run as they change, until it ends; the status is the run's outcome."""
    while True:
        events = client.subscribe(WATCH_RUN, {"run": asked.id}, on_unreachable=_note_attempts)
        try:
            async with contextlib.aclosing(events):
                return await _follow_run(events, output)
        except EventsMissing:
            note("Some events of the run are no longer available; continuing from its present state.")


async def _follow_run(events: AsyncGenerator[Event, None], output: Output) -> int:
    async for event in events:
        if event["__typename"] == "StreamOpened":
            run = _show_present(event, output)
        else:
            run = event.get("execution") or {}
            if "node" in event:
                output.show(event, node_line(event["occurredAt"], event["node"]))
            elif run.get("status") in _OUTCOMES:
                output.show(event, _outcome_line(run))
        if (outcome := _OUTCOMES.get(run.get("status", ""))) is not None:
            return outcome
    raise NotFound("The stream of the run ended.")


def _show_present(opened: Event, output: Output) -> dict[str, Any]:
    """Print the event that opens a stream, then the run's present state, which is no event; return the run."""
    run: dict[str, Any] = opened.get("snapshot") or {}
    if opened.get("resumed") or not run:
        return {}
    output.show({name: value for name, value in opened.items() if name != "snapshot"}, None)
    for node in run["nodes"]:
        if node["status"] != "PENDING":
            output.show({"node": node}, node_line(opened["occurredAt"], node))
    if run["status"] in _OUTCOMES:
        output.show({"execution": {name: value for name, value in run.items() if name != "nodes"}}, _outcome_line(run))
    return run


def _outcome_line(record: dict[str, Any]) -> str:
    """Return the status of a request or a run as one line for people."""
    return f"{record['id']} is {record['status']}. {record['error'] or ''}".rstrip()


async def approve(client: ParleyClient, asked: Namespace, output: Output) -> int:
    """Approve or reject a request for approval."""
    input = {"id": asked.id, "approved": not asked.reject, "feedback": asked.feedback}
    approval = (await client.mutate(RESPOND, input))["respondToApproval"]["approval"]
    output.show(approval, f"{approval['id']} is {approval['status']}: {approval['title']}")
    return DONE


def _text(given: str) -> str:
    return sys.stdin.read() if given == "-" else given


def _content(file: str) -> str:
    return Path(file).read_text()


def _note_gap(gap: Event) -> None:
    note(f"Some events are missing here ({gap['reason']}).")


def _note_attempts(why: str) -> None:
    note(f"The gateway cannot be reached ({why}); trying again until it can.")
