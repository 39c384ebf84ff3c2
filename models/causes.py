"""Causes: the event that made a write happen.

An event's cause is the event without which it would not have been recorded, and the nearest one at that: a node that
starts because another has ended is caused by that end, and the end of a node that waits for a task by the end of the
task. What a person or an external program does on their own initiative has no cause. A reply has one: a decision on an
approval, or a worker's report on its task, is caused by what it replies to.

Code that acts because of an event runs in `with caused_by(event_id):`, and everything that it records has this cause
unless another one is given. What is picked up later, possibly by another process, has a column `cause_id`: the event
that whatever happens to the row next is caused by, at first the one that recorded its creation::

    event_id = new_event_id()
    row = Row.new(..., cause_id=event_id)
    await row.insert()
    await record(..., event_id=event_id)        # caused by the current cause

    with caused_by(row.cause_id):               # later, elsewhere
        ...
"""

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Final

from storage.ids import new_id, prefix_of

EVENT_PREFIX: Final = "evt"

_current: ContextVar[str | None] = ContextVar("parley_cause", default=None)


def current_cause() -> str | None:
    """Return the id of the event that causes what this task is doing; None if no event does."""
    return _current.get()


@contextlib.contextmanager
def caused_by(event_id: str | None) -> Iterator[None]:
    """Make an event the cause of what a block, and tasks that it starts, record.

    Args:
        event_id: None if nothing is known to have caused it, or nothing has.
    """
    token = _current.set(event_id)
    try:
        yield
    finally:
        _current.reset(token)


def new_event_id() -> str:
    """Return an id for an event that is about to be recorded, for rows that refer to it."""
    return new_id(EVENT_PREFIX)


def is_event_id(id: str) -> bool:
    """Return whether an id can be that of an event: one of its own, or one derived from a change."""
    return ":" in id or prefix_of(id) == EVENT_PREFIX


def is_derived(event_id: str) -> bool:
    """Return whether an event's id is derived from the change that it records, so that it may be recorded already."""
    return prefix_of(event_id) != EVENT_PREFIX
