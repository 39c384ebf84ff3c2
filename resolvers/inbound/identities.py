"""Users of Slack who are users of Parley: by an explicit link, or by an e-mail address that Slack has confirmed.

A payload names users, but it never decides who acts: the id in a signed payload is looked up in the links, or at Slack.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from auth.actor import Actor
from auth.credentials import actor_for_user
from connectors.calls import Caller
from context.operation import Resources
from errors import Forbidden, Unauthenticated
from json_types import JsonObject
from models.inbound import ChannelLink, LinkMethod
from models.sessions import Channel
from models.users import User, normalize_email, user_with_email, user_with_id
from storage.clock import now
from storage.database import advisory_lock, transaction
from storage.ids import SYSTEM_ID

VERIFIED_FOR: Final = timedelta(days=1)
"""The time after which an e-mail address must be verified again."""


CHANNEL_SCOPES: Final = frozenset(
    {"requests:read", "requests:write", "approvals:read", "approvals:respond", "collaboration:read"}
)
"""The scopes that a user has from a channel, if the role has them too."""


class Unlinked(Forbidden):
    """A user of a channel is not known to be a user of Parley; the message says what to do."""


async def slack_actor(resources: Resources, organization_id: str, team_id: str, slack_user_id: str) -> Actor:
    """Return the user who a Slack user is, with the permissions of the role.

    Raises:
        Unlinked: the Slack user is not known to be a user of this organization, or that user is disabled.
        UpstreamUnavailable, RateLimited: Slack cannot be asked now.
    """
    link = await ChannelLink.find(organization_id, Channel.SLACK, team_id, slack_user_id)
    if link is None or not _is_fresh(link):
        link = await _link_by_email(resources, organization_id, team_id, slack_user_id)
    return await _actor(organization_id, link)


async def known_slack_actor(organization_id: str, team_id: str, slack_user_id: str) -> Actor | None:
    """Return the user who a Slack user is, if there is a link already; Slack is not asked."""
    link = await ChannelLink.find(organization_id, Channel.SLACK, team_id, slack_user_id)
    if link is None or not _is_fresh(link):
        return None
    try:
        return await _actor(organization_id, link)
    except Unlinked:
        return None


def _is_fresh(link: ChannelLink) -> bool:
    return link.how is LinkMethod.EXPLICIT or link.verified_at > now() - VERIFIED_FOR


async def _actor(organization_id: str, link: ChannelLink) -> Actor:
    try:
        actor = actor_for_user(await user_with_id(organization_id, link.user_id), issued_at=now())
        return replace(actor, scopes=actor.scopes & CHANNEL_SCOPES)
    except Unauthenticated:
        raise Unlinked("Your account is disabled; ask an administrator of Parley.") from None


async def _link_by_email(resources: Resources, organization_id: str, team_id: str, slack_user_id: str) -> ChannelLink:
    """Link a Slack user by the e-mail address that Slack has confirmed, or verify such a link again."""
    user = await _user_by_email(resources, organization_id, team_id, slack_user_id)
    name = (organization_id, Channel.SLACK, team_id, slack_user_id)
    async with transaction():
        await advisory_lock(f"channel link {' '.join(map(str, name))}")
        link = await ChannelLink.find(*name)
        if link is not None and (link.how is LinkMethod.EXPLICIT or (user is not None and link.user_id == user.id)):
            await link.verify()
            return link
        if link is not None:  # the address now belongs to another user, or to nobody here
            await link.remove(by=SYSTEM_ID)
        if user is not None:
            return await ChannelLink.create_link(
                by=SYSTEM_ID,
                organization_id=organization_id,
                channel=Channel.SLACK,
                team_id=team_id,
                external_user_id=slack_user_id,
                user_id=user.id,
                how=LinkMethod.EMAIL,
            )
    raise Unlinked(
        "Your Slack account is not linked to a user of Parley: no user has its confirmed e-mail address. "
        "Call the mutation linkChannelUser for a code, and send it with this app's slash command: link <code>."
    )


async def _user_by_email(resources: Resources, organization_id: str, team_id: str, slack_user_id: str) -> User | None:
    ran = await resources.connectors.run(
        "slack",
        "get_user",
        {"user": slack_user_id},
        caller=Caller(organization_id, None),
        key=f"user {team_id} {slack_user_id}",
    )
    email = None if ran.simulated else _confirmed_email(ran.output, team_id)
    user = None if email is None else await user_with_email(email)
    return user if user is not None and user.organization_id == organization_id and user.active else None


def _confirmed_email(user: JsonObject, team_id: str) -> str | None:
    """Return the address of a person who belongs to this workspace, if Slack has confirmed it."""
    belongs = user["teamId"] == team_id and not user["foreign"]
    if not belongs or user["bot"] or user["deleted"] or not user["emailConfirmed"]:
        return None
    return normalize_email(str(user["email"])) if user["email"] else None
