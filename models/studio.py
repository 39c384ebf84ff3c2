"""Roblox Studio: its instances, the scripts that were pushed to them, what they are asked to do, and uploaded assets.

An instance is a place that is open in somebody's Studio, where a plugin polls for commands::

    CONNECTED ──disconnect──▶ DISCONNECTED      it was closed, or has not polled for `LOST_AFTER`
        ▲──────────touch───────────┘

A command is stored before it is delivered, and delivered until the plugin has responded to it, so that neither side
loses one by a crash; the plugin recognizes a repetition by the id::

    PENDING ──deliver──▶ DELIVERED ──complete──▶ COMPLETED
       │                  │  │ └───────fail────▶ FAILED     with the plugin's reason, or because a hash differs
       └──────expire──────┴──┴─────────────────▶ EXPIRED    it had no response in time, and is delivered no more
"""

from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from tortoise import fields
from tortoise.indexes import Index

from json_types import Json, JsonObject, format_time
from models.events import record_change
from storage.clock import now
from storage.record import JsonField, Record

POLL_SECONDS: Final = 20
"""The longest time that a poll waits: Roblox's HttpService gives up after 30 seconds."""
LOST_AFTER: Final = timedelta(seconds=45)
"""The time without a request after which an instance counts as disconnected: two polls and a margin."""

INSTANCE_CONNECTED: Final = "studio_instance.connected"
INSTANCE_DISCONNECTED: Final = "studio_instance.disconnected"
INSTANCE_UPDATED: Final = "studio_instance.updated"
INSTANCE_DELETED: Final = "studio_instance.deleted"
OUTPUT_RECEIVED: Final = "studio_instance.output"
VERSION_CREATED: Final = "studio_script.version_created"
COMMAND_CREATED: Final = "studio_command.created"
COMMAND_ENDED: Final = "studio_command.ended"
ASSET_CREATED: Final = "studio_asset.created"
ASSET_UPDATED: Final = "studio_asset.updated"

WRITE_SCRIPT: Final = "writeScript"
READ_SCRIPT: Final = "readScript"
_LONGEST_ERROR: Final = 2000


class InstanceStatus(Enum):
    """Whether the plugin of an instance polls."""

    CONNECTED = "CONNECTED"
    DISCONNECTED = "DISCONNECTED"


class ScriptType(Enum):
    """The class of a script in Roblox."""

    SCRIPT = "SCRIPT"
    LOCAL_SCRIPT = "LOCAL_SCRIPT"
    MODULE_SCRIPT = "MODULE_SCRIPT"


class CommandStatus(Enum):
    """The state of a command."""

    PENDING = "PENDING"
    DELIVERED = "DELIVERED"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    EXPIRED = "EXPIRED"


class OutputLevel(Enum):
    """The kind of a line of Studio's output, as Roblox names it."""

    OUTPUT = "OUTPUT"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


class AssetStatus(Enum):
    """The state of an upload."""

    UPLOADING = "UPLOADING"
    READY = "READY"
    FAILED = "FAILED"


class StudioInstance(Record):
    """A place that is open in a user's Studio.

    `key` is chosen by the plugin: the same for the same place on the same machine, so that an instance survives a
    restart of Studio. `window_id` identifies the open window that is this instance; another one with the same key is
    another instance. `output_sequence` is the number of the last batch of output that was stored.
    """

    PREFIX = "sti"

    key = fields.CharField(max_length=100)
    name = fields.CharField(max_length=255)
    place_id = fields.CharField(max_length=40, null=True)
    place_name = fields.CharField(max_length=255)
    owner_id = fields.CharField(max_length=40)
    window_id = fields.CharField(max_length=60)
    plugin_version = fields.CharField(max_length=40, null=True)
    studio_version = fields.CharField(max_length=40, null=True)
    status = fields.CharEnumField(InstanceStatus, max_length=20, default=InstanceStatus.CONNECTED)
    session_id = fields.CharField(max_length=40, null=True)
    output_sequence = fields.BigIntField(default=0)
    connected_at = fields.DatetimeField()
    last_seen_at = fields.DatetimeField()

    class Meta:
        table = "studio_instances"
        unique_together = (("organization_id", "owner_id", "key"),)
        indexes = (Index(fields=("organization_id", "id")), Index(fields=("status", "last_seen_at")))

    @property
    def place(self) -> str:
        """The place whose scripts it has: its id, or the name of one that is not published."""
        return self.place_id or self.place_name

    @property
    def connected(self) -> bool:
        """Return whether its plugin polls."""
        return effective_status(self.status, self.last_seen_at) is InstanceStatus.CONNECTED

    def is_lost(self, moment: datetime) -> bool:
        """Return whether it has been silent too long to count as connected."""
        return bool(self.last_seen_at <= moment - LOST_AFTER)

    async def connect(self, *, by: str, window_id: str, **columns: object) -> None:
        """Become CONNECTED, as another window than before if `window_id` differs."""
        new = self.window_id != window_id or self.status is InstanceStatus.DISCONNECTED
        if self.window_id != window_id:
            self.window_id, self.output_sequence = window_id, 0
        for name, value in columns.items():
            setattr(self, name, value)
        self.status, self.last_seen_at = InstanceStatus.CONNECTED, now()
        if new:
            self.connected_at = self.last_seen_at
        await self.save()
        if new:
            await self.announce(by=by)

    async def announce(self, *, by: str) -> None:
        """Record that it has connected."""
        await self._record(INSTANCE_CONNECTED, by, self.described())

    async def touch(self) -> None:
        """Note that the plugin is there; DISCONNECTED → CONNECTED."""
        again, self.last_seen_at = self.status is InstanceStatus.DISCONNECTED, now()
        self.status = InstanceStatus.CONNECTED
        await self.update_columns("status", "last_seen_at")
        if again:
            await self.announce(by=self.owner_id)

    async def close(self, *, by: str) -> None:
        """CONNECTED → DISCONNECTED, because its window was closed: what that sends afterwards is rejected."""
        self.window_id = ""
        await self.update_columns("window_id")
        await self.disconnect(by=by)

    async def disconnect(self, *, by: str) -> None:
        """CONNECTED → DISCONNECTED; has no effect on a disconnected one."""
        if self.status is InstanceStatus.CONNECTED:
            self.status = InstanceStatus.DISCONNECTED
            await self.save()
            await self._record(INSTANCE_DISCONNECTED, by, {"name": self.name})

    async def remove(self, *, by: str) -> None:
        """Delete it, with its commands and what is known of its copies."""
        await StudioCommand.filter(instance_id=self.id).delete()
        await StudioCopy.filter(instance_id=self.id).delete()
        await StudioInstance.filter(id=self.id).delete()
        await self._record(INSTANCE_DELETED, by, {"name": self.name})

    async def link(self, session_id: str | None, *, by: str) -> None:
        """Route the output to a session, or to none."""
        if self.session_id != session_id:
            self.session_id = session_id
            await self.save()
            await self._record(INSTANCE_UPDATED, by, {"session_id": session_id})

    async def publish_output(self, lines: list[Json]) -> None:
        """Record lines of output as an event."""
        await self._record(OUTPUT_RECEIVED, self.owner_id, {"name": self.name, "lines": lines})

    def described(self) -> dict[str, Json]:
        """Return the parts that an event shows."""
        return {"name": self.name, "place_id": self.place_id, "place_name": self.place_name}

    async def _record(self, type: str, by: str, changes: dict[str, Json]) -> None:
        await record_change(self, changes, by=by, type=type)


def effective_status(status: InstanceStatus, last_seen_at: datetime) -> InstanceStatus:
    """Return the status of an instance, which no job has stored yet if it has just been lost."""
    return InstanceStatus.DISCONNECTED if last_seen_at <= now() - LOST_AFTER else status


class StudioScript(Record):
    """A script of a place. `version` and `hash` are those of its latest version."""

    PREFIX = "sts"

    place = fields.CharField(max_length=255)
    path = fields.CharField(max_length=500)
    type = fields.CharEnumField(ScriptType, max_length=20)
    version = fields.IntField(default=0)
    hash = fields.CharField(max_length=64, default="")

    class Meta:
        table = "studio_scripts"
        unique_together = (("organization_id", "place", "path"),)
        indexes = (Index(fields=("organization_id", "id")),)

    async def add_version(
        self, source: str, hash: str, *, by: str, message: str | None, restored_from: int | None = None
    ) -> "StudioScriptVersion":
        """Insert the next version of the locked script, which becomes its latest."""
        self.version, self.hash = self.version + 1, hash
        await self.save()
        version = StudioScriptVersion.new(
            organization_id=self.organization_id,
            script_id=self.id,
            number=self.version,
            type=self.type,
            source=source,
            hash=hash,
            message=message,
            restored_from=restored_from,
            created_by_id=by,
        )
        await version.insert()
        changes: dict[str, Json] = {"place": self.place, "path": self.path, "version": self.version, "hash": hash}
        if restored_from is not None:
            changes["restored_from"] = restored_from
        await record_change(self, changes, by=by, type=VERSION_CREATED)
        return version


class StudioScriptVersion(Record):
    """A version of a script. It never changes; `hash` is the SHA-256 of the source in UTF-8."""

    PREFIX = "stv"

    script_id = fields.CharField(max_length=40)
    number = fields.IntField()
    type = fields.CharEnumField(ScriptType, max_length=20)
    source = fields.TextField()
    hash = fields.CharField(max_length=64)
    message = fields.TextField(null=True)
    restored_from = fields.IntField(null=True)
    created_by_id = fields.CharField(max_length=40)

    class Meta:
        table = "studio_script_versions"
        unique_together = (("script_id", "number"),)


class StudioCopy(Record):
    """The verified version of a script in an instance: what the plugin read back had this hash."""

    PREFIX = "stp"

    instance_id = fields.CharField(max_length=40)
    script_id = fields.CharField(max_length=40)
    version = fields.IntField()
    hash = fields.CharField(max_length=64)
    verified_at = fields.DatetimeField()

    class Meta:
        table = "studio_copies"
        unique_together = (("instance_id", "script_id"),)
        indexes = (Index(fields=("script_id", "id")),)


class StudioCommand(Record):
    """Something that an instance is asked to do: to write a version of a script, or any other method of its plugin.

    `expires_at` is until when the plugin may respond; null once it has ended. `key` identifies the same command of a
    caller that tries again.
    """

    PREFIX = "stc"

    instance_id = fields.CharField(max_length=40)
    method = fields.CharField(max_length=60)
    params: JsonField[JsonObject | None] = JsonField(null=True)
    script_id = fields.CharField(max_length=40, null=True)
    version = fields.IntField(null=True)
    overwrite = fields.BooleanField(default=False)
    status = fields.CharEnumField(CommandStatus, max_length=20, default=CommandStatus.PENDING)
    result: JsonField[Json] = JsonField(null=True)
    hash = fields.CharField(max_length=64, null=True)
    error: str | None = fields.TextField(null=True)
    deliveries = fields.IntField(default=0)
    key = fields.CharField(max_length=64, null=True)
    created_by_id = fields.CharField(max_length=40)
    expires_at: datetime | None = fields.DatetimeField(null=True)
    delivered_at: datetime | None = fields.DatetimeField(null=True)
    completed_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "studio_commands"
        unique_together = (("organization_id", "key"),)
        indexes = (
            Index(fields=("organization_id", "id")),
            Index(fields=("instance_id", "completed_at", "id")),
            Index(fields=("expires_at",)),
            Index(fields=("completed_at",)),
        )

    @property
    def ended(self) -> bool:
        """Return whether its outcome is final."""
        return self.completed_at is not None

    async def add(self) -> None:
        """Insert it, PENDING."""
        await self.insert()
        assert self.expires_at is not None
        changes: dict[str, Json] = {
            "instance_id": self.instance_id,
            "method": self.method,
            "expires_at": format_time(self.expires_at),
        }
        if self.script_id is not None:
            changes |= {"script_id": self.script_id, "version": self.version}
        await self._record(COMMAND_CREATED, changes)

    async def deliver(self) -> None:
        """PENDING, DELIVERED → DELIVERED."""
        self._require_open()
        self.status, self.delivered_at = CommandStatus.DELIVERED, now()
        self.deliveries += 1
        await self.save()

    async def complete(self, result: Json, *, hash: str | None = None) -> None:
        """→ COMPLETED."""
        self.result, self.hash = result, hash
        await self._end(CommandStatus.COMPLETED)

    async def fail(self, error: str, *, hash: str | None = None) -> None:
        """→ FAILED."""
        self.error, self.hash = error[:_LONGEST_ERROR], hash
        await self._end(CommandStatus.FAILED)

    async def expire(self) -> None:
        """→ EXPIRED."""
        state = "did not respond to it" if self.deliveries else "did not fetch it"
        self.error = f"Studio {state} in time."
        await self._end(CommandStatus.EXPIRED)

    async def _end(self, status: CommandStatus) -> None:
        self._require_open()
        self.status, self.completed_at, self.expires_at = status, now(), None
        await self.save()
        await self._record(COMMAND_ENDED, {"instance_id": self.instance_id, "status": status.value})

    def _require_open(self) -> None:
        if self.ended:
            raise ValueError(f"the command {self.id} is {self.status.value}")

    async def _record(self, type: str, changes: dict[str, Json]) -> None:
        await record_change(self, changes, by=self.created_by_id, type=type)


class StudioAsset(Record):
    """An asset that was uploaded through Open Cloud.

    `operation` is Roblox's name of the upload; null until Roblox has accepted it. `due_at` is when to look whether it
    is done; null once it has ended.
    """

    PREFIX = "sta"

    name = fields.CharField(max_length=50)
    type = fields.CharField(max_length=40)
    content_type = fields.CharField(max_length=80)
    size = fields.IntField()
    hash = fields.CharField(max_length=64)
    status = fields.CharEnumField(AssetStatus, max_length=20, default=AssetStatus.UPLOADING)
    operation = fields.CharField(max_length=100, null=True)
    asset_id = fields.CharField(max_length=40, null=True)
    error: str | None = fields.TextField(null=True)
    simulated = fields.BooleanField(default=False)
    attempts = fields.IntField(default=0)
    due_at: datetime | None = fields.DatetimeField(null=True)
    created_by_id = fields.CharField(max_length=40)
    completed_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "studio_assets"
        indexes = (Index(fields=("organization_id", "id")), Index(fields=("due_at",)))

    async def add(self) -> None:
        """Insert it, UPLOADING."""
        await self.insert()
        await self._record(ASSET_CREATED, {"name": self.name, "type": self.type})

    async def accept(self, operation: str, *, due_at: datetime, simulated: bool) -> None:
        """Note that Roblox has accepted the upload."""
        self.operation, self.due_at, self.simulated = operation, due_at, simulated
        await self.save()

    async def wait(self, due_at: datetime) -> None:
        """Look again later."""
        self.attempts, self.due_at = self.attempts + 1, due_at
        await self.save()

    async def finish(self, asset_id: str) -> None:
        """UPLOADING → READY."""
        self.asset_id = asset_id
        await self._end(AssetStatus.READY)

    async def fail(self, error: str) -> None:
        """UPLOADING → FAILED."""
        self.error = error[:_LONGEST_ERROR]
        await self._end(AssetStatus.FAILED)

    async def _end(self, status: AssetStatus) -> None:
        self.status, self.due_at, self.completed_at = status, None, now()
        await self.save()
        await self._record(ASSET_UPDATED, {"status": status.value, "asset_id": self.asset_id})

    async def _record(self, type: str, changes: dict[str, Json]) -> None:
        await record_change(self, changes, by=self.created_by_id, type=type)
