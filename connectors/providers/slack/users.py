"""The actions `slack.get_user` and `slack.find_user`: who a user of a workspace is, by id or by e-mail address."""

from typing import Annotated, Final

from msgspec import Meta

from connectors.actions import Params, Result, typed_action
from connectors.base import Action, Call
from connectors.parsing import Wire, decode, simulated_number
from connectors.providers.slack.api import request_form
from connectors.transport.exchange import Reply

UserId = Annotated[str, Meta(pattern=r"^[A-Z0-9]{1,40}$(?!\n)", description="The id of a user, e.g. U024BE7LH.")]


class GetUser(Params, frozen=True):
    """A query for one user."""

    user: UserId


class FindUser(Params, frozen=True):
    """A query for the user with an e-mail address."""

    email: Annotated[str, Meta(min_length=3, max_length=320)]


class SlackUser(Result, frozen=True):
    """A user as the workspace sees them."""

    id: str
    team_id: str
    name: str
    email: Annotated[str | None, Meta(description="Null without the scope users:read.email.")]
    email_confirmed: bool
    bot: bool
    deleted: bool
    foreign: Annotated[bool, Meta(description="Whether the user belongs to another workspace (Slack Connect).")]


class _Profile(Wire, frozen=True):
    email: str | None = None


class _User(Wire, frozen=True):
    id: str
    team_id: str = ""
    name: str = ""
    profile: _Profile = _Profile()
    is_email_confirmed: bool = False
    is_bot: bool = False
    is_stranger: bool = False
    deleted: bool = False


class _Found(Wire, frozen=True):
    user: _User


async def _get_user(params: GetUser, call: Call) -> SlackUser:
    return _shown(await request_form(call, "users.info", {"user": params.user}))


async def _find_user(params: FindUser, call: Call) -> SlackUser:
    return _shown(await request_form(call, "users.lookupByEmail", {"email": params.email}))


def _shown(reply: Reply) -> SlackUser:
    found = decode(reply, _Found, "Slack", repeatable=True).user
    return SlackUser(
        id=found.id,
        team_id=found.team_id,
        name=found.name,
        email=found.profile.email,
        email_confirmed=found.is_email_confirmed,
        bot=found.is_bot,
        deleted=found.deleted,
        foreign=found.is_stranger,
    )


def _simulated(params: GetUser | FindUser) -> SlackUser:
    id = f"U{simulated_number(params, digits=9):09d}" if isinstance(params, FindUser) else params.user
    return SlackUser(
        id=id,
        team_id="T000000000",
        name=id.lower(),
        email=params.email if isinstance(params, FindUser) else None,
        email_confirmed=False,
        bot=False,
        deleted=False,
        foreign=False,
    )


GET_USER: Final[Action] = typed_action(
    "get_user",
    "Get a user",
    "Returns a user of the workspace, with the e-mail address and whether it is confirmed.",
    GetUser,
    SlackUser,
    _get_user,
    simulated=_simulated,
    idempotent=True,
    scopes=["users:read", "users:read.email"],
)
FIND_USER: Final[Action] = typed_action(
    "find_user",
    "Find a user",
    "Returns the user of the workspace with an e-mail address.",
    FindUser,
    SlackUser,
    _find_user,
    simulated=_simulated,
    idempotent=True,
    scopes=["users:read", "users:read.email"],
)
