"""A worker agent: a process that claims tasks, executes them and reports the results.

PARLEY_TOKEN=<the agent's key> python -m examples.worker --url http://127.0.0.1:8080 --agent agt_… --type count_words
"""

import argparse
import asyncio
import contextlib
import os
import signal
import sys
from typing import Any

import httpx

from examples.client import Client, GraphQLFailed

HEARTBEAT = "mutation ($agent: ID!) { agentHeartbeat(input: {agentId: $agent}) { errors { message } } }"
CLAIM = """mutation ($agent: ID!, $types: [String!]) {
  claimTask(input: {agentId: $agent, types: $types, waitSeconds: 10}) { task { id title payload } errors { message } }
}"""
START = "mutation ($id: ID!) { startTask(input: {id: $id}) { errors { message } } }"
PROGRESS = """mutation ($id: ID!, $progress: Float!) {
  reportTaskProgress(input: {id: $id, progress: $progress}) { errors { message } }
}"""
COMPLETE = """mutation ($id: ID!, $result: JSON!) {
  completeTask(input: {id: $id, result: $result}) { errors { message } }
}"""
FAIL = "mutation ($id: ID!, $error: String!) { failTask(input: {id: $id, error: $error}) { errors { message } } }"


async def work(client: Client, task: dict[str, Any]) -> None:
    """Execute one task: count the words of `payload.text`. A task without a text fails, and the worker continues."""
    await client.query(START, id=task["id"])
    try:
        text = task["payload"]["text"]
        await client.query(PROGRESS, id=task["id"], progress=0.5)
        await client.query(COMPLETE, id=task["id"], result={"words": len(text.split())})
    except (KeyError, TypeError, AttributeError) as error:
        await client.query(FAIL, id=task["id"], error=f"payload.text is required: {error!r}")


async def run(url: str, agent: str, token: str, types: list[str]) -> None:
    """Claim and execute tasks until a signal to stop, finishing the current task first.

    Args:
        types: the task types to claim. A worker names them: otherwise it claims tasks that it cannot execute.
    """
    stopping = asyncio.Event()
    for received in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(received, stopping.set)
    async with Client(url, token) as client:
        await client.query(HEARTBEAT, agent=agent)
        beating = asyncio.create_task(_beat(client, agent))
        claiming: asyncio.Task[dict[str, Any]] | None = None
        while not stopping.is_set():
            claiming = asyncio.create_task(client.query(CLAIM, agent=agent, types=types))
            stop = asyncio.create_task(stopping.wait())
            await asyncio.wait({claiming, stop}, return_when=asyncio.FIRST_COMPLETED)
            stop.cancel()
            if claiming.done() and (task := claiming.result()["claimTask"]["task"]) is not None:
                await work(client, task)
        beating.cancel()
        if claiming is not None:
            claiming.cancel()


async def _beat(client: Client, agent: str) -> None:
    while True:
        await asyncio.sleep(10)
        with contextlib.suppress(GraphQLFailed, OSError):
            await client.query(HEARTBEAT, agent=agent)


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8080")
    parser.add_argument("--agent", required=True, help="the agent's id")
    parser.add_argument("--type", action="append", help="a task type to claim (default: count_words)")
    arguments = parser.parse_args()
    token = os.environ.get("PARLEY_TOKEN")
    if not token:
        parser.error("set PARLEY_TOKEN to the agent's API key")
    try:
        asyncio.run(run(arguments.url, arguments.agent, token, arguments.type or ["count_words"]))
    except (GraphQLFailed, httpx.TransportError) as error:
        sys.exit(f"The worker stopped: {error} ({arguments.url})")


if __name__ == "__main__":
    main()
