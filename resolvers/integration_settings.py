"""Integration settings: an organization's defaults per channel, a user's overrides, and what applies to whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from auth.access import get_visible
from auth.actor import Actor, ActorKind
from connectors.transport.egress import AllowedHosts
from connectors.transport.names import on_behalf_of
from context.operation import Context
from engine.deliveries import unsubscribing as unsubscribing_links
from engine.deliveries.availability import availability, is_configured
from engine.deliveries.channel_configs import ConfigChange, parse_change
from engine.deliveries.effective import (
    Explanation,
    IntegrationConfig,
    SettingOrigin,
    SettingSource,
    SettingTier,
    effective,
    explain,
    explain_all,
)
from engine.destinations.kinds.addresses import host_of, place_of, require_public
from engine.outbound.gateway import ConnectorGateway
from errors import Conflict, Forbidden, NotFound
from json_types import Json
from models.delivery_channels import DeliveryChannel
from models.integration_settings import (
    BUILT_IN,
    ChannelSettings,
    IntegrationDefault,
    IntegrationOverride,
    lock_default,
    lock_overrides,
    overrides_of_users,
)
from models.users import User
from resolvers import checks
from settings import Settings
from storage.database import transaction
from storage.encryption import Place, known_secrets, seal_object
from storage.turns import read_on_behalf_of

BOUNDS: Final[Mapping[str, tuple[int, int]]] = {
    "priority": (1, 100),
    "retry_count": (0, 20),
    "retry_delay_seconds": (1, 86_400),
}
"""The lowest and highest value of each number."""

UNSUBSCRIBE_PATH: Final = unsubscribing_links.PATH

_READ: Final = "integrations:read"
_WRITE: Final = "integrations:write"
_ADMINISTER: Final = "integrations:admin"


@dataclass(frozen=True, slots=True)
class SettingsView:
    """A user's settings: the overrides as they were set, and what applies now, both by priority."""

    user_id: str
    overrides: list[IntegrationConfig]
    effective: list[IntegrationConfig]

    @property
    def using_defaults(self) -> bool:
        """Return whether the user has no override, not even one that equals the default."""
        return not self.overrides


# ---------------------------------------------------------------- reading


async def defaults(ctx: Context) -> list[IntegrationConfig]:
    """Return the defaults of the organization for every channel, by priority."""
    ctx.actor.require(_READ)
    return await effective(ctx.resources.connectors, ctx.actor.organization_id, None)


@dataclass(frozen=True, slots=True)
class ChannelHealth:
    """The health of a channel; None for an anonymous caller, because it differs between organizations."""

    channel: DeliveryChannel
    configured: bool
    healthy: bool | None


async def channels_health(connectors: ConnectorGateway, actor: Actor | None) -> list[ChannelHealth]:
    """Return the health of every channel, as anyone may see it, or as it is for the caller's organization."""
    known = {} if actor is None else await availability(connectors, actor.organization_id)
    return [
        ChannelHealth(
            channel=each,
            configured=await is_configured(connectors, each),
            healthy=None if actor is None else known[each].ready,
        )
        for each in BUILT_IN
    ]


async def settings(ctx: Context, *, user_id: str | None) -> SettingsView:
    """Return the settings of a user, by default the caller's.

    Raises:
        Forbidden: it is another user, and the caller is not an administrator.
        NotFound: there is no such user.
    """
    return await _view(ctx, await _user(ctx.actor, user_id, _READ))


async def explain_delivery(ctx: Context, *, user_id: str | None) -> list[Explanation]:
    """Return for every channel whether it delivers to a user now, and why.

    Raises:
        Forbidden, NotFound: as for `settings`.
    """
    actor = ctx.actor
    return await explain(ctx.resources.connectors, actor.organization_id, await _user(actor, user_id, _READ))


def require_may_read(actor: Actor, user_id: str) -> None:
    """Require that the caller may read the settings of a user.

    Raises:
        Forbidden: it is another user, and the caller is not an administrator.
    """
    actor.require(_READ)
    if user_id != actor.id:
        actor.require(_ADMINISTER)


async def settings_of(ctx: Context, user_ids: Sequence[str]) -> dict[str, SettingsView]:
    """Return the settings of users by id; each of them must pass `require_may_read`."""
    organization_id = ctx.actor.organization_id
    overrides = await overrides_of_users(organization_id, user_ids)
    of_each = [overrides.get(id, {}) for id in user_ids]
    explained = await explain_all(ctx.resources.connectors, organization_id, of_each)
    return {
        id: _view_of(id, own, [each.config for each in applied])
        for id, own, applied in zip(user_ids, of_each, explained, strict=True)
    }


def _view_of(
    user_id: str, own: Mapping[DeliveryChannel, IntegrationOverride], applied: list[IntegrationConfig]
) -> SettingsView:
    overrides = [each.only(own[each.channel]) for each in applied if each.channel in own]
    return SettingsView(user_id, overrides, applied)


async def _view(ctx: Context, user_id: str) -> SettingsView:
    return (await settings_of(ctx, [user_id]))[user_id]


async def _user(actor: Actor, user_id: str | None, scope: str) -> str:
    """Return the id of the user whose settings are meant, whom the caller may read or change."""
    actor.require(scope)
    if user_id is None or user_id == actor.id:
        if actor.kind is not ActorKind.USER:
            raise Forbidden("Only users have integration settings; name one with userId.", field=["user_id"])
        return actor.id
    actor.require(_ADMINISTER)
    return (await get_visible(User, actor, user_id, field="user_id")).id


# ---------------------------------------------------------------- changing


async def set_default(ctx: Context, *, channel: DeliveryChannel, given: Mapping[str, object]) -> IntegrationConfig:
    """Change the given settings of the organization's default for a channel; null restores the built-in one.

    Raises:
        Forbidden: the caller is not an administrator.
        InvalidInput: a value is invalid.
    """
    actor = ctx.actor
    actor.require(_ADMINISTER)
    change = await _parse(ctx, channel, given)
    async with transaction():
        row = await lock_default(actor.organization_id, channel)
        former = None if row is None else row.audited()
        row = row or IntegrationDefault.prepare(organization_id=actor.organization_id, channel=channel)
        if _apply(ctx, row, change) or former is None:
            await row.store(by=actor.id, former=former)
    found = await effective(ctx.resources.connectors, actor.organization_id, None)
    return next(each for each in found if each.channel is channel)


async def set_override(
    ctx: Context,
    *,
    user_id: str | None,
    channel: DeliveryChannel,
    given: Mapping[str, object],
    expect_existing: bool | None = None,
) -> SettingsView:
    """Change the given settings of a user's override for a channel; null restores the default.

    Args:
        expect_existing: whether there must be an override already, or must not be; None for either.

    Raises:
        Forbidden: it is another user, and the caller is not an administrator.
        NotFound: there is no such user, or no override although one is expected.
        Conflict: there is an override although none is expected.
        InvalidInput: a value is invalid.
    """
    actor = ctx.actor
    of = await _user(actor, user_id, _WRITE)
    change = await _parse(ctx, channel, given)
    async with transaction():
        row = (await lock_overrides(actor.organization_id, of)).get(channel)
        _check_existence(row, channel, expect_existing)
        former = None if row is None else row.audited()
        row = row or IntegrationOverride.prepare(organization_id=actor.organization_id, channel=channel, user_id=of)
        if _apply(ctx, row, change) or former is None:
            await row.store(by=actor.id, former=former)
    return await _view(ctx, of)


async def remove_override(ctx: Context, *, user_id: str | None, channel: DeliveryChannel) -> SettingsView:
    """Remove a user's override for a channel.

    Raises:
        Forbidden: it is another user, and the caller is not an administrator.
        NotFound: there is no such user, or no such override.
    """
    actor = ctx.actor
    of = await _user(actor, user_id, _WRITE)
    async with transaction():
        row = (await lock_overrides(actor.organization_id, of)).get(channel)
        if row is None:
            raise _no_override(channel)
        await row.remove(by=actor.id)
    return await _view(ctx, of)


async def reset_overrides(ctx: Context, *, user_id: str | None) -> SettingsView:
    """Remove all overrides of a user; without any, nothing changes.

    Raises:
        Forbidden: it is another user, and the caller is not an administrator.
        NotFound: there is no such user.
    """
    actor = ctx.actor
    of = await _user(actor, user_id, _WRITE)
    async with transaction():
        for row in (await lock_overrides(actor.organization_id, of)).values():
            await row.remove(by=actor.id)
    return await _view(ctx, of)


async def unsubscribing(settings: Settings, token: str) -> str:
    """Return the e-mail address of the user whom a link unsubscribes from e-mails. It changes nothing.

    Raises:
        NotFound: the link was not signed here, or the user does not exist any more.
    """
    return (await _subscriber(settings, token)).email


async def unsubscribe(settings: Settings, token: str) -> str:
    """Disable the channel EMAIL for the user of a link, and return the user's e-mail address.

    Raises:
        NotFound: the link was not signed here, or the user does not exist any more.
    """
    user = await _subscriber(settings, token)
    await unsubscribing_links.unsubscribe(user)
    return user.email


async def _subscriber(settings: Settings, token: str) -> User:
    user = await unsubscribing_links.subscriber(settings.secret_key, token)
    if user is None:
        raise NotFound("This link is not valid.")
    read_on_behalf_of(user.organization_id)
    return user


def _check_existence(row: IntegrationOverride | None, channel: DeliveryChannel, expected: bool | None) -> None:
    if row is None and expected is True:
        raise _no_override(channel)
    if row is not None and expected is False:
        raise Conflict(f"There is an override for {channel.value} already.", field=["channel"])


def _no_override(channel: DeliveryChannel) -> NotFound:
    return NotFound(f"There is no override for {channel.value}.", field=["channel"])


# ---------------------------------------------------------------- one row


@dataclass(frozen=True, slots=True)
class _Change:
    """Columns to set, and a change of the config, or None to remove the whole config."""

    columns: Mapping[str, Any]
    config: ConfigChange | None


async def _parse(ctx: Context, channel: DeliveryChannel, given: Mapping[str, Any]) -> _Change:
    columns = {name: value for name, value in given.items() if name != "config"}
    for name, (low, high) in BOUNDS.items():
        if columns.get(name) is not None:
            checks.whole(columns[name], name, low, high)
    config: Json = given.get("config", {})
    if config is None:
        return _Change(columns, None)
    allowed = AllowedHosts(ctx.resources.settings.http_allowed_hosts)
    change = parse_change(channel, checks.json_object(config, "config"), allowed)
    await _require_public(ctx, change)
    return _Change(columns, change)


async def _require_public(ctx: Context, change: ConfigChange) -> None:
    """Require that a new URL leads to the public internet; call it before the transaction, which must be short."""
    url = change.values.get("url") or change.secrets.get("url")
    if isinstance(url, str):
        on_behalf_of.set(ctx.actor.organization_id)
        await require_public(ctx.resources.connectors.http.guard, [host_of(url)])


def _apply(ctx: Context, row: ChannelSettings, change: _Change) -> bool:
    """Apply a change to a row, and return whether it made a difference."""
    before = {**row.columns(), "sealed_secrets": row.sealed_secrets}
    row.apply(change.columns)
    if change.config is None:
        row.apply({"config": {}, "sealed_secrets": None, "secret_names": []})
    else:
        _apply_config(ctx, row, change.config)
    return {**row.columns(), "sealed_secrets": row.sealed_secrets} != before


def _apply_config(ctx: Context, row: ChannelSettings, change: ConfigChange) -> None:
    config = {name: value for name, value in {**row.config, **change.values}.items() if name not in change.removed}
    keys, place = ctx.resources.settings.encryption_keys, Place.of(row, "sealed_secrets")
    known = known_secrets(keys, row.sealed_secrets, place)
    kept = {name: value for name, value in known.items() if name not in change.removed}
    if place_of(row.config.get("url")) != place_of(config.get("url")):
        kept = {}  # a secret that was given for one host is not sent to another
    secrets = {**kept, **change.secrets}
    row.apply({"config": config})
    if secrets != known:
        sealed = seal_object(keys, secrets, place) if secrets else None
        row.apply({"sealed_secrets": sealed, "secret_names": sorted(secrets)})


__all__ = [
    "BOUNDS",
    "UNSUBSCRIBE_PATH",
    "ChannelHealth",
    "Explanation",
    "IntegrationConfig",
    "SettingOrigin",
    "SettingSource",
    "SettingTier",
    "SettingsView",
    "channels_health",
    "defaults",
    "explain_delivery",
    "remove_override",
    "require_may_read",
    "reset_overrides",
    "set_default",
    "set_override",
    "settings",
    "settings_of",
    "unsubscribe",
    "unsubscribing",
]
