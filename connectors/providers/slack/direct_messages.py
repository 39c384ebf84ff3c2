"""The action `slack.open_direct_message`: the channel in which the app can write to one user."""

from typing import Final

from connectors.actions import Params, Result, typed_action
from connectors.base import Action, Call
from connectors.parsing import Wire, decode, simulated_number
from connectors.providers.slack.api import request_form
from connectors.providers.slack.users import UserId


class OpenDirectMessage(Params, frozen=True):
    """The user to write to."""

    user: UserId


class DirectMessage(Result, frozen=True):
    """The channel of the conversation."""

    channel: str


class _Channel(Wire, frozen=True):
    id: str


class _Opened(Wire, frozen=True):
    channel: _Channel


async def _open(params: OpenDirectMessage, call: Call) -> DirectMessage:
    # Slack returns the same channel each time.
    reply = await request_form(call, "conversations.open", {"users": params.user})
    return DirectMessage(channel=decode(reply, _Opened, "Slack", repeatable=True).channel.id)


OPEN_DIRECT_MESSAGE: Final[Action] = typed_action(
    "open_direct_message",
    "Open a direct message",
    "Returns the channel of the direct messages between the app and a user.",
    OpenDirectMessage,
    DirectMessage,
    _open,
    simulated=lambda params: DirectMessage(channel=f"D{simulated_number(params, digits=9):09d}"),
    idempotent=True,
    scopes=["im:write"],
)
