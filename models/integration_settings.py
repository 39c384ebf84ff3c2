"""Integration settings: how each channel delivers, by default in an organization, and as a user overrides it.

Built-in defaults are code. A row holds only what somebody set: a column that is null, and a key that `config` lacks,
come from the next tier (override, organization default, built-in). Reading never writes a row, so a user without
overrides has none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Self

from tortoise import fields

from json_types import Json, JsonObject
from models.delivery_channels import DeliveryChannel
from models.events import Topics, record_change
from storage.database import advisory_lock
from storage.record import JsonField, Record

DEFAULT_CHANGED: Final = "integration_settings.default_changed"
OVERRIDE_CHANGED: Final = "integration_settings.override_changed"
OVERRIDE_REMOVED: Final = "integration_settings.override_removed"

_AUDITED_COLUMNS: Final = ("channel", "enabled", "priority", "retry_count", "retry_delay_seconds", "config")
"""The columns that the audit trail shows; secrets are not among them, only their names."""


class ChannelSettings(Record):
    """The settings of one channel that somebody set.

    `config` holds the keys that were set, without secrets. `sealed_secrets` is an encrypted JSON object with those (see
    `storage.encryption`), and `secret_names` its keys.
    """

    channel = fields.CharEnumField(DeliveryChannel, max_length=20)
    enabled = fields.BooleanField(null=True)
    priority = fields.IntField(null=True)
    retry_count = fields.IntField(null=True)
    retry_delay_seconds = fields.IntField(null=True)
    config: JsonField[JsonObject] = JsonField()
    sealed_secrets: str | None = fields.TextField(null=True)
    secret_names: JsonField[list[str]] = JsonField()

    class Meta:
        abstract = True

    @classmethod
    def prepare(cls, **values: object) -> Self:
        """Return a row that is not stored yet and sets nothing."""
        return cls.new(config={}, secret_names=[], **values)

    def apply(self, values: Mapping[str, object]) -> None:
        """Set columns by name."""
        for name, value in values.items():
            setattr(self, name, value)

    def audited(self) -> JsonObject:
        """Return what the audit trail shows."""
        columns = self.columns()
        return {**{name: columns[name] for name in _AUDITED_COLUMNS}, "secrets_set": [*self.secret_names]}

    async def _record(
        self, type: str, by: str, changes: Mapping[str, Json], topics: Topics, before: JsonObject | None = None
    ) -> None:
        await record_change(
            self,
            changes,
            before=before,
            by=by,
            type=type,
            topics=topics,
        )


class IntegrationDefault(ChannelSettings):
    """An organization's default for a channel, over the built-in one."""

    PREFIX = "idf"

    class Meta:
        table = "integration_defaults"
        unique_together = (("organization_id", "channel"),)

    async def store(self, *, by: str, former: JsonObject | None) -> None:
        """Insert or update the row, and record it.

        Args:
            former: what `audited` returned before the change; None for a new row.
        """
        await (self.insert() if former is None else self.save())
        await self._record(DEFAULT_CHANGED, by, self.audited(), Topics(), former)


class IntegrationOverride(ChannelSettings):
    """A user's override for a channel."""

    PREFIX = "iov"

    user_id = fields.CharField(max_length=40)

    class Meta:
        table = "integration_overrides"
        unique_together = (("organization_id", "user_id", "channel"),)

    async def store(self, *, by: str, former: JsonObject | None) -> None:
        """Insert or update the row, and record it.

        Args:
            former: what `audited` returned before the change; None for a new row.
        """
        await (self.insert() if former is None else self.save())
        await self._record(OVERRIDE_CHANGED, by, self.audited(), Topics(user_id=self.user_id), former)

    async def remove(self, *, by: str) -> None:
        """Delete the row, and record it: the user gets the defaults of the channel again."""
        await self.delete()
        changes: JsonObject = {"channel": self.channel.value}
        await self._record(OVERRIDE_REMOVED, by, changes, Topics(user_id=self.user_id), self.audited())


async def lock_default(organization_id: str, channel: DeliveryChannel) -> IntegrationDefault | None:
    """Return an organization's default for a channel, or None; nobody else changes it until the transaction ends."""
    await advisory_lock(f"integration_default:{organization_id}:{channel.value}")
    rows = IntegrationDefault.filter(organization_id=organization_id, channel=channel)
    return await rows.select_for_update().first()


async def lock_overrides(organization_id: str, user_id: str) -> dict[DeliveryChannel, IntegrationOverride]:
    """Return a user's overrides by channel; nobody else changes them until the transaction ends."""
    await advisory_lock(f"integration_overrides:{user_id}")
    rows = IntegrationOverride.filter(organization_id=organization_id, user_id=user_id)
    return {row.channel: row for row in await rows.order_by("id").select_for_update()}


async def defaults_of(organization_id: str) -> dict[DeliveryChannel, IntegrationDefault]:
    """Return an organization's defaults by channel, those that were set."""
    return {row.channel: row for row in await IntegrationDefault.filter(organization_id=organization_id)}


async def overrides_of(organization_id: str, user_id: str) -> dict[DeliveryChannel, IntegrationOverride]:
    """Return a user's overrides by channel."""
    return (await overrides_of_users(organization_id, [user_id])).get(user_id, {})


async def overrides_of_users(
    organization_id: str, user_ids: Sequence[str]
) -> dict[str, dict[DeliveryChannel, IntegrationOverride]]:
    """Return the overrides of users, by user and channel; a user without any is missing."""
    found: dict[str, dict[DeliveryChannel, IntegrationOverride]] = {}
    for row in await IntegrationOverride.filter(organization_id=organization_id, user_id__in=list(user_ids)):
        found.setdefault(row.user_id, {})[row.channel] = row
    return found


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """The settings of a channel where nobody has set any.

    Args:
        enabled: None means that it is enabled while it is configured and healthy.
    """

    enabled: bool | None
    priority: int
    retry_count: int
    retry_delay_seconds: int
    config: JsonObject = field(default_factory=dict)


BUILT_IN: Final[Mapping[DeliveryChannel, BuiltIn]] = {
    DeliveryChannel.SLACK: BuiltIn(
        None, 1, 3, 60, {"thread_replies": False, "mention_user": False, "include_agent_info": True}
    ),
    DeliveryChannel.EMAIL: BuiltIn(None, 2, 3, 60, {"format": "html", "include_agent_info": True}),
    DeliveryChannel.WEBHOOK: BuiltIn(False, 3, 1, 30),
    DeliveryChannel.SMS: BuiltIn(False, 4, 2, 45),
    DeliveryChannel.TEST: BuiltIn(None, 5, 1, 10),
    DeliveryChannel.TEAMS: BuiltIn(False, 6, 3, 60, {"include_agent_info": True}),
    DeliveryChannel.DISCORD: BuiltIn(False, 7, 3, 60, {"include_agent_info": True}),
}
"""The built-in defaults, in order of priority: 1 is delivered first."""
