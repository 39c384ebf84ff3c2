"""Server-sent events as a client reads them.

https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
"""

from collections.abc import AsyncIterator
from typing import Any, Final

import orjson

DONE: Final = "[DONE]"
"""The data of the event with which many models' streams end."""


async def event_data(lines: AsyncIterator[str]) -> AsyncIterator[str]:
    """Yields the data of each event. One that is not ended by an empty line counts: some servers leave that out."""
    data: list[str] = []
    async for line in lines:
        if not line:
            if data:
                yield "\n".join(data)
                data = []
        elif (value := line_data(line)) is not None:
            data.append(value)
    if data:
        yield "\n".join(data)


def line_data(line: str) -> str | None:
    """Returns the value of a `data` line, without the one space that may stand before it."""
    name, _, value = line.partition(":")
    return value.removeprefix(" ") if name == "data" else None


def as_object(data: str) -> dict[str, Any] | None:
    """Returns the JSON object of an event's data; None when it is something else."""
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        return None
    return value if isinstance(value, dict) else None
