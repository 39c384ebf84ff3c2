"""Participation in a session: the requirement for naming it in something new and for changing its contents."""

from auth.access import get_visible
from auth.actor import Actor
from errors import Forbidden
from models.sessions import Session


async def usable_session(actor: Actor, session_id: str, *, field: str = "session_id", lock: bool = False) -> Session:
    """Return an active session that the actor owns, is in, or operates with `agents:write`.

    Args:
        field: the name of the id in the operation's input, for the error.
        lock: whether to lock the row until the transaction ends.

    Raises:
        NotFound: there is no such session.
        Forbidden: the actor takes no part in it.
        Conflict: it is not active.
    """
    session = await get_visible(Session, actor, session_id, field=field, lock=lock)
    await require_to_take_part(actor, session, field=field)
    session.require_active(field)
    return session


async def require_to_take_part(actor: Actor, session: Session, *, field: str) -> None:
    """Require that the actor owns the session, is in it, or is an operator of sessions (`agents:write`).

    Raises:
        Forbidden: it is none of these.
    """
    if session.owner_id == actor.id or "agents:write" in actor.scopes:  # agents never have the scope
        return
    if await session.participant(actor.id) is None:
        raise Forbidden("You are not in this session; join it first.", field=[field])
