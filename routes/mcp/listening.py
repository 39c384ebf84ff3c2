"""`subscriptions/listen` (revision 2026-07-28): notifications that resources have changed.

Earlier revisions subscribe within a session that one replica keeps, which a stateless server does not have.
"""

from typing import Any, Final

from mcp.shared.subscriptions import SUBSCRIPTION_ID_META_KEY, ResourceUpdated, ToolsListChanged, event_to_notification
from mcp_types import (
    SubscriptionFilter,
    SubscriptionsAcknowledgedNotification,
    SubscriptionsAcknowledgedNotificationParams,
    SubscriptionsListenRequestParams,
    SubscriptionsListenResult,
)

from json_types import Json, JsonObject
from models.endpoints import ENDPOINT_EVENTS
from routes.mcp.call import Call
from routes.mcp.contexts import RequestContext, call_of, invalid_params, or_error
from routes.mcp.resources import parse_uri
from routes.mcp.streams import Streams
from routes.rest.problems import Problem

MOST_URIS: Final = 100
ENDPOINTS: Final = "subscription($types: [String!]) { events(types: $types) { __typename } }"
"""A stream of the events that change an organization's tools."""

_TOOLS: Final = b"tools"


async def listen(context: RequestContext, params: SubscriptionsListenRequestParams) -> SubscriptionsListenResult:
    """Serve one subscription until the client leaves or the gateway restarts; the client then listens again."""
    call, meta = call_of(context), {SUBSCRIPTION_ID_META_KEY: context.request_id}
    uris = list(dict.fromkeys(str(uri) for uri in params.notifications.resource_subscriptions or ()))
    if len(uris) > MOST_URIS:
        message = f"At most {MOST_URIS} resources can be subscribed to at a time."
        raise invalid_params(message, "params.notifications.resourceSubscriptions")
    return await or_error(_listen(context, call, uris, params.notifications, meta))


async def _listen(
    context: RequestContext, call: Call, uris: list[str], wanted: SubscriptionFilter, meta: dict[str, Any]
) -> SubscriptionsListenResult:
    await call.count()
    with Streams(call) as streams:
        accepted = [uri for uri in uris if await _open(streams, uri)]
        honored = SubscriptionFilter(resource_subscriptions=accepted or None)
        if wanted.tools_list_changed and await _opened(
            streams, ENDPOINTS, {"types": list[Json](sorted(ENDPOINT_EVENTS))}, _TOOLS
        ):
            honored.tools_list_changed = True
        await context.session.send_notification(
            SubscriptionsAcknowledgedNotification(
                params=SubscriptionsAcknowledgedNotificationParams(notifications=honored, _meta=meta)
            ),
            related_request_id=context.request_id,
        )
        try:
            while True:
                changed = await streams.next()
                if changed:
                    event = ToolsListChanged() if changed == _TOOLS else ResourceUpdated(changed.decode())
                    notification = event_to_notification(event, meta)
                    await context.session.send_notification(notification, related_request_id=context.request_id)
        except Problem:
            return SubscriptionsListenResult(_meta=meta)


async def _open(streams: Streams, uri: str) -> bool:
    """Subscribe to the changes of a resource, and return whether it exists and the caller may read it."""
    named = parse_uri(uri)
    if named is None:
        return False
    kind, id = named
    return await _opened(streams, kind.stream, {"id": id}, uri.encode())


async def _opened(streams: Streams, document: str, variables: JsonObject, changed: bytes) -> bool:
    """Open a stream whose events become the frame `changed`, and return whether the caller may."""

    def frame(payload: bytes, _cursor: str) -> bytes:
        return b"" if b'"StreamOpened"' in payload else changed

    try:
        await streams.open(document, variables, frame)
    except Problem as problem:
        if problem.code in ("NOT_FOUND", "FORBIDDEN", "BAD_USER_INPUT"):
            return False
        raise
    return True
