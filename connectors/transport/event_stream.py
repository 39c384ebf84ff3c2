"""Parsing server-sent events.

https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
"""

from collections.abc import AsyncIterator
from typing import Any, Final

import orjson

from json_types import InexactNumber, loads_exact

DONE: Final = "[DONE]"
"""The data of the last event of many models' streams."""


async def event_data(lines: AsyncIterator[str]) -> AsyncIterator[str]:
    """Yield the data of each event. The last one counts without a final empty line, which some servers omit."""
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
    """Return the value of a `data` line, without the one space that may precede it."""
    name, _, value = line.partition(":")
    return value.removeprefix(" ") if name == "data" else None


def as_object(data: str, *, exact: bool = False) -> dict[str, Any] | None:
    """Return the JSON object in an event's data; None if it is anything else.

    Args:
        exact: whether an integer beyond 64 bits makes it something else, instead of being rounded.
    """
    try:
        value: Any = loads_exact(data) if exact else orjson.loads(data)
    except (orjson.JSONDecodeError, InexactNumber):
        return None
    return value if isinstance(value, dict) else None
