"""Linking users of channels to users of Parley: one's own account by proof, those of others as an administrator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from auth.access import SCOPES_BY_ROLE, get_visible, visible
from auth.actor import Actor, ActorKind
from auth.link_codes import LIFETIME, link_code, user_id_of_code
from context.operation import Context
from errors import Forbidden, InvalidInput, NotFound
from models.inbound import ChannelLink, InboundReceipt, InboundSource, LinkMethod
from models.sessions import Channel
from models.users import User, user_with_id
from resolvers import checks
from resolvers.inbound.calls import digest_of
from resolvers.inbound.identities import CHANNEL_SCOPES
from settings import Settings
from storage.clock import now
from storage.database import advisory_lock, transaction

MOST_LISTED: Final = 1000
_OTHERS: Final = "users:write"
_LINKED: Final = frozenset({Channel.SLACK})
LONGEST_ACCOUNT_ID: Final = 80


@dataclass(frozen=True, slots=True)
class LinkResult:
    """A link, or the code with which the caller proves an account of a channel."""

    link: ChannelLink | None = None
    code: str | None = None
    expires_at: datetime | None = None


async def channel_links(ctx: Context) -> Sequence[ChannelLink]:
    """Return the caller's links, newest first; with `users:write`, all of the organization."""
    actor = ctx.actor
    actor.require("connections:read")
    rows = visible(ChannelLink, actor)
    if _OTHERS not in actor.scopes:
        rows = rows.filter(user_id=actor.id)
    return await rows.order_by("-id").limit(MOST_LISTED)


async def link_channel_user(
    ctx: Context, *, channel: Channel, user_id: str | None, team_id: str | None, external_user_id: str | None
) -> LinkResult:
    """Return a code that the caller sends from the account to link; or link an account to any user, with the scope.

    Raises:
        Forbidden: the caller names an account and is no administrator, or the credential lacks a scope that the account
            would have.
        NotFound: there is no such user.
        InvalidInput: the channel has no users, or only a part of an account is named.
    """
    actor = ctx.actor
    actor.require("connections:write")
    if actor.kind is not ActorKind.USER:
        raise Forbidden("Only users have accounts in channels.")
    if channel not in _LINKED:
        raise InvalidInput("Only users of SLACK can be linked.", field=["channel"])
    if user_id is None and team_id is None and external_user_id is None:
        return _code(ctx.resources.settings, actor)
    if _OTHERS not in actor.scopes:
        raise Forbidden(
            f"Naming an account requires the scope {_OTHERS}. To link your own, omit userId, teamId and "
            "externalUserId, and send the code that you get from that account."
        )
    team, external = _account(team_id, external_user_id)
    user = await get_visible(User, actor, user_id or actor.id, field="user_id")
    async with transaction():
        return LinkResult(await _link(user, channel, team, external, by=actor.id))


def _code(settings: Settings, actor: Actor) -> LinkResult:
    """Return a code of the caller, whose credential must permit everything that the linked account will."""
    for scope in sorted(CHANNEL_SCOPES & SCOPES_BY_ROLE[actor.role]):
        actor.require(scope)
    expires_at = now() + LIFETIME
    return LinkResult(code=link_code(settings.secret_key, actor.id, expires_at), expires_at=expires_at)


def _account(team_id: str | None, external_user_id: str | None) -> tuple[str, str]:
    for value, field in ((team_id, "team_id"), (external_user_id, "external_user_id")):
        if value is None:
            raise InvalidInput("teamId and externalUserId are required together.", field=[field])
        checks.text(value, field, longest=LONGEST_ACCOUNT_ID)
    return str(team_id), str(external_user_id)


async def unlink_channel_user(ctx: Context, *, id: str) -> ChannelLink:
    """Remove a link: the caller's own, or as an administrator anyone's.

    Raises:
        NotFound: the caller has no such link.
    """
    actor = ctx.actor
    actor.require("connections:write")
    async with transaction():
        link = await get_visible(ChannelLink, actor, id, lock=True)
        _require_own(actor, link)
        await link.remove(by=actor.id)
    return link


def _require_own(actor: Actor, link: ChannelLink) -> None:
    if link.user_id != actor.id and _OTHERS not in actor.scopes:
        raise NotFound("There is no channel link with this id.", field=["id"])


async def redeem_code(settings: Settings, organization_id: str, team_id: str, external_user_id: str, code: str) -> User:
    """Link the account that sent a code to the user whose code it is.

    Raises:
        InvalidInput: the code is invalid, has expired or was used before.
    """
    user_id = user_id_of_code(settings.secret_key, code, now())
    user = None if user_id is None else await user_with_id(organization_id, user_id)
    if user is None or not user.active:
        raise InvalidInput("This code is not valid, or has expired; request another one.", field=["code"])
    async with transaction():
        name = f"code {digest_of(code)}"
        await advisory_lock(f"channel link {name}")
        if await InboundReceipt.is_known(organization_id, InboundSource.SLACK, name, None):
            raise InvalidInput("This code was used before; request another one.", field=["code"])
        used = InboundReceipt.new(
            organization_id=organization_id, source=InboundSource.SLACK, external_id=name, kind="link"
        )
        link = await _link(user, Channel.SLACK, team_id, external_user_id, by=user.id)
        await used.insert_processed(link.id)
    return user


async def unlink_account(organization_id: str, team_id: str, external_user_id: str) -> bool:
    """Remove the link of the account that asks for it, and return whether there was one."""
    async with transaction():
        link = await ChannelLink.find(organization_id, Channel.SLACK, team_id, external_user_id)
        if link is not None:
            await link.remove(by=link.user_id)
    return link is not None


async def _link(user: User, channel: Channel, team_id: str, external_user_id: str, *, by: str) -> ChannelLink:
    """Link an account explicitly, instead of any link that it has."""
    name = (user.organization_id, channel, team_id, external_user_id)
    await advisory_lock(f"channel link {' '.join(map(str, name))}")
    former = await ChannelLink.find(*name)
    if former is not None:
        await former.remove(by=by)
    return await ChannelLink.create_link(
        by=by,
        organization_id=user.organization_id,
        channel=channel,
        team_id=team_id,
        external_user_id=external_user_id,
        user_id=user.id,
        how=LinkMethod.EXPLICIT,
    )
