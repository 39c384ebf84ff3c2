"""The use cases of the plugin in Studio: it connects as an instance, polls for commands, responds, and sends output.

Each request names the instance and the window that is open; the API key needs `studio:connect` and nothing else.
"""

import asyncio
from datetime import datetime
from typing import Any, Final, TypeVar

from msgspec import UNSET, Struct, UnsetType

from auth.access import find_visible, get_visible, visible
from auth.actor import Actor, ActorKind
from auth.credentials import Credentials
from auth.tokens import CredentialRefused
from context.waiting_client import WaitingClient
from engine.studio.commands import deliver, respond
from engine.typed_configs import struct_of
from engine.waits import Waits
from errors import Conflict, Forbidden, InvalidInput, Unauthenticated
from json_types import Json, JsonObject, format_time
from models.messages import Message, MessageType
from models.sessions import Session
from models.studio import POLL_SECONDS, OutputLevel, StudioInstance
from resolvers import checks
from storage.clock import now
from storage.database import advisory_lock, transaction
from storage.ids import SYSTEM_ID

MOST_INSTANCES: Final = 1000
MOST_LINES: Final = 100
MOST_RESULTS: Final = 50
_MOST_IN_PROGRESS: Final = 1000
_LONGEST_KEY: Final = 100
_LONGEST_WINDOW: Final = 60
_LONGEST_VERSION: Final = 40
_LARGEST_SEQUENCE: Final = 2**53


Body = TypeVar("Body", bound=Struct)


class _Sent(Struct, rename="camel", frozen=True, kw_only=True):
    """A body of the plugin. Roblox's JSON leaves out what is nil."""


class Hello(_Sent, frozen=True, kw_only=True):
    """The window that connects. `place_id` is `0` or missing for a place that is not published; Roblox has a number."""

    key: str
    window: str
    place_name: str
    place_id: str | int | None = None
    name: str | None = None
    plugin_version: str | None = None
    studio_version: str | None = None


class FromWindow(_Sent, frozen=True, kw_only=True):
    """A later request, which names the instance and its window."""

    instance_id: str
    window: str


class Poll(FromWindow, frozen=True, kw_only=True):
    """A request for commands, and the ids of those that the plugin has and has not responded to."""

    in_progress: list[str] = []


class CommandResult(_Sent, frozen=True, kw_only=True):
    """The response to a command: `error` if it failed, otherwise `result`, and the hash of a script as it is now."""

    id: str
    result: Any = None
    hash: str | None = None
    error: str | None = None


class Results(FromWindow, frozen=True, kw_only=True):
    """Responses to commands."""

    results: list[CommandResult]


class Line(_Sent, frozen=True, kw_only=True):
    """A line of Studio's output. `level` is an `OutputLevel` in any case."""

    message: str
    level: str = OutputLevel.OUTPUT.value
    at: datetime | UnsetType = UNSET


class Output(FromWindow, frozen=True, kw_only=True):
    """A batch of output, numbered from 1 in each window, so that a repetition is recognized."""

    sequence: int
    lines: list[Line]


def body_of(sent: Json, type: type[Body]) -> Body:
    """Return a body as its struct. Only its types are checked.

    Raises:
        InvalidInput: a value has another type or is missing; the field is its path.
    """
    return struct_of(sent, type, whole="The body")


async def connect(actor: Actor, hello: Hello) -> StudioInstance:
    """Return the instance that a window is from now on.

    Raises:
        Conflict: another window is this instance, or there are too many.
        InvalidInput: a value is invalid.
    """
    _require(actor)
    columns = _columns(hello)
    checks.text(hello.window, "window", longest=_LONGEST_WINDOW)
    async with transaction():
        await advisory_lock(f"studio instances:{actor.organization_id}")
        rows = visible(StudioInstance, actor).filter(owner_id=actor.id, key=hello.key)
        row = await rows.select_for_update().first()
        if row is None:
            return await _add(actor, hello.window, columns)
        if row.connected and row.window_id != hello.window:
            raise Conflict("Another window is connected with this key; use another one.", field=["key"])
        await row.connect(by=actor.id, window_id=hello.window, **columns)
        return row


async def _add(actor: Actor, window: str, columns: dict[str, object]) -> StudioInstance:
    if await visible(StudioInstance, actor).count() >= MOST_INSTANCES:
        raise Conflict(f"An organization can have at most {MOST_INSTANCES} Studio instances; delete some.")
    moment = now()
    row = StudioInstance.new(
        organization_id=actor.organization_id,
        owner_id=actor.id,
        window_id=window,
        connected_at=moment,
        last_seen_at=moment,
        **columns,
    )
    await row.insert()
    await row.announce(by=actor.id)
    return row


def _columns(hello: Hello) -> dict[str, object]:
    place_name = checks.text(hello.place_name, "place_name")
    place_id = None if hello.place_id is None else str(hello.place_id)
    checks.optional_text(place_id, "place_id", longest=_LONGEST_VERSION)
    return {
        "key": checks.text(hello.key, "key", longest=_LONGEST_KEY),
        "name": place_name if hello.name is None else checks.text(hello.name, "name"),
        "place_name": place_name,
        "place_id": None if place_id in ("", "0") else place_id,
        "plugin_version": checks.optional_text(hello.plugin_version, "plugin_version", longest=_LONGEST_VERSION),
        "studio_version": checks.optional_text(hello.studio_version, "studio_version", longest=_LONGEST_VERSION),
    }


async def disconnect(actor: Actor, sent: FromWindow) -> None:
    """Note that the window has been closed."""
    async with transaction():
        await (await _mine(actor, sent)).close(by=actor.id)


async def poll(
    actor: Actor, credentials: Credentials, waits: Waits, client: WaitingClient, asked: Poll
) -> list[dict[str, Json]]:
    """Return the commands for an instance as soon as there are any, or none after `POLL_SECONDS`.

    Raises:
        Unauthenticated, Forbidden: the credential is no longer valid, or no longer has the scope.
        Unavailable: the process is shutting down, or the plugin has disconnected.
    """
    if len(asked.in_progress) > _MOST_IN_PROGRESS:
        raise InvalidInput(f"inProgress can have at most {_MOST_IN_PROGRESS} items.", field=["in_progress"])
    instance = await _seen(actor, asked)
    clock, in_progress = asyncio.get_running_loop(), frozenset(asked.in_progress)
    until = clock.time() + POLL_SECONDS
    with waits.watch(instance.id) as woken:
        while await _is_still(actor, instance):
            client.require()
            await _require_still(credentials, actor, instance)
            found = await deliver(instance, in_progress)
            left = until - clock.time()
            if found or left <= 0:
                return found
            await waits.sleep(woken, left)
    return []


async def _is_still(actor: Actor, instance: StudioInstance) -> bool:
    """Return whether an instance is still the same window, and has not been closed or deleted meanwhile."""
    row = await find_visible(StudioInstance, actor, instance.id)
    return row is not None and row.window_id == instance.window_id and row.connected


async def _require_still(credentials: Credentials, actor: Actor, instance: StudioInstance) -> None:
    """Require that the plugin may still have what it is about to get; otherwise it is disconnected.

    Raises:
        Unauthenticated, Forbidden: its credential is no longer valid, or no longer has the scope.
    """
    try:
        fresh = await credentials.revalidate(actor)
        if fresh is None:
            raise CredentialRefused
        _require(fresh)
    except (Unauthenticated, Forbidden):
        await _disconnect_window(actor, instance)
        raise


async def _disconnect_window(actor: Actor, instance: StudioInstance) -> None:
    async with transaction():
        row = await visible(StudioInstance, actor).filter(id=instance.id).select_for_update().first()
        if row is not None and row.window_id == instance.window_id:
            await row.disconnect(by=SYSTEM_ID)


async def receive_results(actor: Actor, sent: Results) -> list[str]:
    """End commands, and return the ids of those that were still open. A repetition has no effect."""
    if len(sent.results) > MOST_RESULTS:
        raise InvalidInput(f"results can have at most {MOST_RESULTS} items.", field=["results"])
    for each in sent.results:
        checks.json_value(each.result, "result")
        checks.optional_text(each.error, "error")
    instance = await _seen(actor, sent)
    ended = []
    for each in sent.results:
        if await respond(instance, each.id, result=each.result, hash=each.hash, error=each.error):
            ended.append(each.id)
    return ended


async def receive_output(actor: Actor, sent: Output) -> bool:
    """Route a batch of output to the instance's session, or else record an event; return whether it was new.

    Raises:
        InvalidInput: it is too large.
    """
    lines = _lines(sent)
    content = "\n".join(f"[{line['level']}] {line['message']}" for line in lines)
    if len(content.encode()) > checks.LONGEST_CONTENT:
        raise InvalidInput(f"lines can have at most {checks.LONGEST_CONTENT} bytes in total.", field=["lines"])
    async with transaction():
        instance = await _mine(actor, sent)
        if sent.sequence <= instance.output_sequence:
            return False
        instance.output_sequence, instance.last_seen_at = sent.sequence, now()
        await instance.update_columns("output_sequence", "last_seen_at")
        session = await _session_of(actor, instance)
        if session is None:
            await instance.publish_output(list[Json](lines))
            return True
        await Message.send(
            session=session,
            by=actor.id,
            from_id=instance.owner_id,
            content=content,
            type=MessageType.SYSTEM,
            metadata={"studio": {"instance_id": instance.id, "name": instance.name, "lines": lines}},
        )
        return True


def _lines(sent: Output) -> list[JsonObject]:
    checks.whole(sent.sequence, "sequence", 1, _LARGEST_SEQUENCE)
    if not 0 < len(sent.lines) <= MOST_LINES:
        raise InvalidInput(f"lines must have from 1 to {MOST_LINES} items.", field=["lines"])
    for line in sent.lines:
        checks.optional_text(line.message, "message", longest=checks.LONGEST_CONTENT)
    return [
        {
            "level": _level(line.level).value,
            "message": line.message,
            "at": format_time(now() if line.at is UNSET else checks.moment(line.at, "at") or now()),
        }
        for line in sent.lines
    ]


def _level(given: str) -> OutputLevel:
    try:
        return OutputLevel(given.upper())
    except ValueError:
        levels = ", ".join(level.value for level in OutputLevel)
        raise InvalidInput(f"level must be one of {levels}.", field=["level"]) from None


async def _session_of(actor: Actor, instance: StudioInstance) -> Session | None:
    """Return the locked session of an instance, if it is active and the owner of the instance is in it."""
    if instance.session_id is None:
        return None
    rows = visible(Session, actor).filter(id=instance.session_id)
    session = await rows.select_for_update().first()
    if session is None or await session.participant(instance.owner_id) is None:
        return None
    try:
        session.require_active()
    except Conflict:
        return None
    return session


async def _seen(actor: Actor, sent: FromWindow) -> StudioInstance:
    """Return the instance of a window, after noting that it is there."""
    async with transaction():
        instance = await _mine(actor, sent)
        await instance.touch()
        return instance


async def _mine(actor: Actor, sent: FromWindow) -> StudioInstance:
    """Return the locked instance of a window.

    Raises:
        Forbidden: it belongs to another user.
        Conflict: it is another window now.
    """
    _require(actor)
    instance = await get_visible(StudioInstance, actor, sent.instance_id, field="instance_id", lock=True)
    if instance.owner_id != actor.id:
        raise Forbidden("This Studio instance belongs to another user.", field=["instance_id"])
    if instance.window_id != sent.window:
        raise Conflict("Another window is this instance now; connect again.", field=["window"])
    return instance


def _require(actor: Actor) -> None:
    actor.require("studio:connect")
    if actor.kind is not ActorKind.USER:
        raise Forbidden("A Studio instance belongs to a user: use the API key of one.")


__all__ = [
    "CommandResult",
    "FromWindow",
    "Hello",
    "Line",
    "Output",
    "Poll",
    "Results",
    "Waits",
    "connect",
    "disconnect",
    "poll",
    "receive_output",
    "receive_results",
]
