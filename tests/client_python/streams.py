"""Operations that the tests of the client send, and a recorder of a stream."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator

from parley_client import Event

CREATE = """mutation ($input: CreateTaskInput!) {
  createTask(input: $input) { task { id } errors { code message field retryable retryAfterSeconds } }
}"""
SEND = "mutation ($input: SendMessageInput!) { sendMessage(input: $input) { errors { code message } } }"
CANCEL = "mutation ($id: ID!) { cancelTask(input: {id: $id}) { errors { code message field } } }"
COUNT = "query ($type: String) { tasks(filter: {type: $type}) { totalCount } }"
WATCH = """subscription ($session: ID!, $after: Cursor) {
  sessionEvents(sessionId: $session, after: $after) {
    __typename ... on Event { cursor } ... on StreamGap { reason } ... on MessageSent { message { content } }
  }
}"""


@contextlib.asynccontextmanager
async def reading(events: AsyncGenerator[Event, None], seen: list[str]) -> AsyncIterator[None]:
    """Record the items of a stream during the block: the content of messages, the type of other items."""

    async def read() -> None:
        async for event in events:
            seen.append(event["message"]["content"] if event["__typename"] == "MessageSent" else event["__typename"])

    task = asyncio.create_task(read())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})
