"""Reading the audit trail."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from auth.access import visible_query
from auth.refusals import DENIED, Refusal
from context.operation import Context
from models.audit_entries import AuditEntry, AuditHead, read_head
from resolvers import checks
from storage.queries import Operator, Query

_SCOPE: Final = "audit:read"
_MOST_ACTIONS: Final = 100


def audit_trail(
    ctx: Context,
    *,
    actions: Sequence[str] | None,
    actor_id: str | None,
    subject_id: str | None,
    since: datetime | None,
    until: datetime | None,
) -> Query[AuditEntry]:
    """Return the entries of the caller's organization that match all filters.

    Raises:
        Forbidden: the caller is not an administrator.
        InvalidInput: a filter is invalid.
    """
    ctx.actor.require(_SCOPE)
    rows = visible_query(AuditEntry, ctx.actor)
    if actions is not None:
        rows = rows.where_in("action", checks.words(actions, "actions", most=_MOST_ACTIONS))
    rows = rows.where_given(Operator.EQUALS, "actor_id", actor_id)
    rows = rows.where_given(Operator.EQUALS, "subject_id", subject_id)
    rows = rows.where_given(Operator.AT_LEAST, "created_at", checks.moment(since, "since"))
    return rows.where_given(Operator.LESS, "created_at", checks.moment(until, "until"))


def record_denial(ctx: Context, mutation: str) -> None:
    """Add to the trail, soon, that the caller may not execute a mutation."""
    caller = ctx.caller
    if caller is not None:
        refusal = Refusal(caller.organization_id, DENIED, caller.id, caller.id, mutation)
        ctx.resources.credentials.refusals.add(refusal)


async def audit_anchor(ctx: Context) -> AuditHead:
    """Return the end of the chain of the caller's organization.

    Raises:
        Forbidden: the caller is not an administrator.
    """
    ctx.actor.require(_SCOPE)
    return await read_head(ctx.actor.organization_id)
