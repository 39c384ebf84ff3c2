"""Presence that Pusher reports: who subscribes to a session's presence channel is online in that session."""

from typing import Final

from tortoise.exceptions import IntegrityError

from models.inbound import InboundReceipt, InboundSource
from models.sessions import Presence, Session, SessionStatus
from storage.database import transaction

_PRESENCE_BY_EVENT: Final = {"member_added": Presence.ONLINE, "member_removed": Presence.OFFLINE}
PRESENCE_EVENTS: Final = frozenset(_PRESENCE_BY_EVENT)
"""The names of Pusher's events about the members of a presence channel."""


async def report(name: str, *, organization_id: str, session_id: str, actor_id: str, call_id: str) -> None:
    """Set the presence of a participant; nothing happens to those who are not in the session.

    Args:
        name: one of `PRESENCE_EVENTS`.
        call_id: identifies the event in the call; a repeated one has no effect.
    """
    receipt = InboundReceipt.new(
        organization_id=organization_id, source=InboundSource.PUSHER, external_id=call_id, kind=name
    )
    try:
        async with transaction():
            await receipt.insert_processed(session_id)
            session = await Session.filter(organization_id=organization_id, id=session_id).select_for_update().first()
            if session is None or session.status is SessionStatus.ARCHIVED:
                return
            participant = await session.participant(actor_id)
            if participant is not None:
                await participant.set_presence(_PRESENCE_BY_EVENT[name])
    except IntegrityError:  # the call was received before
        return
