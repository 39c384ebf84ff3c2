"""The documented endpoints for Pipedream: the caller's own account, and events for workflows."""

import json
from typing import Final

from json_types import JsonObject
from routes.rest.expressions import EITHER_KEY, ERRORS, given, mutation
from routes.rest.kinds import OBJECT, REQUIRED_TEXT, TEXT, TEXTS
from routes.rest.preset import Example, Preset

_TAG: Final = "pipedream"
_BASE: Final = "/api/v1/integrations/pipedream"
_ACCOUNT: Final = "id status account scopes expiresAt lastRefreshedAt lastError createdAt updatedAt"


def _shown(connection: str) -> str:
    """Return an expression for a connection; `connected` is true while Parley can use it or renews it automatically."""
    return f"""merge(without({connection}, ["id", "status"]), {{
        "connected": {connection}.status == "CONNECTED" || {connection}.status == "EXPIRED",
        "provider": "pipedream",
        "connectionId": {connection}.id,
        "status": lower({connection}.status)
    }})"""


_NO_CONNECTION: Final[JsonObject] = {
    "connected": False,
    "provider": "pipedream",
    "connectionId": None,
    "status": "not_connected",
    "account": None,
    "scopes": [],
    "expiresAt": None,
    "lastRefreshedAt": None,
    "lastError": None,
    "createdAt": None,
    "updatedAt": None,
}
_CONNECTION_EXAMPLE: Final[JsonObject] = {
    **_NO_CONNECTION,
    "connected": True,
    "connectionId": "con_01m8x2v5n7q3r9t1w4y6z8b0cd",
    "status": "connected",
    "account": "ada@example.com",
    "scopes": ["agents:read", "workflows:read", "collaboration:read"],
    "expiresAt": "2027-03-01T10:30:00.000000Z",
    "createdAt": "2027-03-01T09:30:00.000000Z",
    "updatedAt": "2027-03-01T09:30:00.000000Z",
}


def _of_connection(field: str, more: str = "") -> str:
    """Return a document that runs a mutation on the caller's own connection."""
    return f"""mutation {{ done: {field}(input: {{provider: "pipedream"}}) {{
        connection {{ {_ACCOUNT} }} {more} {ERRORS} }} }}"""


_TRIGGER: Final = mutation("runConnectorAction", "output simulated durationMs")
_TRIGGERED: Final = """merge(merge({"success": true, "event": EVENT}, data.done.output), {
    "simulated": data.done.simulated,
    "durationMs": data.done.durationMs
})"""
_TRIGGERED_EXAMPLE: Final[JsonObject] = {
    "success": True,
    "event": "custom_event",
    "status": 200,
    "acknowledged": True,
    "answered": False,
    "json": None,
    "text": None,
    "simulated": False,
    "durationMs": 112,
}
_NAMES: Final = {"params": ""}
_PROVIDER: Final = {"provider": ""}
_EVENT_KINDS: Final = {"event": REQUIRED_TEXT, "sessionId": TEXT, "agentId": TEXT}
_WHOLE_EVENT: Final = """(body.event.startsWith("collaboration.") ? body.event : "collaboration." + body.event)"""


def _action(event: str, more: str) -> str:
    """Return an expression for the input of the action that sends an event.

    Args:
        event: an expression for its name.
        more: an expression for further params.
    """
    return f"""{{"input": merge(without(body, ["event", "data"]), {{
        "connector": "pipedream",
        "action": "trigger_workflow",
        "params": merge({more}, {{"event": {event}, "data": {given("body.data", otherwise="{}")}}}),
        "idempotencyKey": {EITHER_KEY}
    }})}}"""


PIPEDREAM_PRESETS: Final = (
    Preset(
        name="initiatePipedreamOAuth",
        summary="Begin to connect the caller's Pipedream account",
        tag=_TAG,
        method="POST",
        path=f"{_BASE}/oauth/initiate",
        document=mutation("beginOAuth", "authorizationUrl state"),
        variables='{"input": merge(body, {"provider": "pipedream"})}',
        response='{"authorizationUrl": data.done.authorizationUrl, "state": data.done.state}',
        camel_case=True,
        kinds={"body": {"scopes": TEXTS, "returnTo": TEXT}},
        example=Example(
            body={"scopes": ["agents:read", "workflows:read", "collaboration:read"]},
            response={
                "authorizationUrl": "https://oauth.example.com/oauth/authorize?response_type=code&client_id=…&state=…",
                "state": "q1Vx…",
            },
        ),
    ),
    Preset(
        name="getPipedreamStatus",
        summary="Show the state of the caller's Pipedream account",
        tag=_TAG,
        method="GET",
        path=f"{_BASE}/status",
        document=f'{{ connections(provider: "pipedream", mine: true) {{ {_ACCOUNT} }} }}',
        response=f"""size(data.connections) == 0
            ? {json.dumps(_NO_CONNECTION)}
            : {_shown("data.connections[0]")}""",
        camel_case=True,
        example=Example(response=_CONNECTION_EXAMPLE),
    ),
    Preset(
        name="disconnectPipedream",
        summary="Revoke the caller's Pipedream account and delete its tokens",
        tag=_TAG,
        method="DELETE",
        path=f"{_BASE}/disconnect",
        document=_of_connection("disconnect"),
        response=f"""merge({{"success": true}}, {_shown("data.done.connection")})""",
        names=_PROVIDER,
        camel_case=True,
        example=Example(
            response={"success": True, **_CONNECTION_EXAMPLE, "connected": False, "status": "revoked", "scopes": []}
        ),
    ),
    Preset(
        name="testPipedream",
        summary="Test whether Pipedream still accepts the caller's account",
        tag=_TAG,
        method="GET",
        path=f"{_BASE}/test",
        document=_of_connection("testConnection", "health { status message checkedAt }"),
        response=f"""merge({{
            "success": data.done.health.status == "HEALTHY",
            "health": lower(data.done.health.status),
            "message": data.done.health.message,
            "checkedAt": data.done.health.checkedAt
        }}, {_shown("data.done.connection")})""",
        names=_PROVIDER,
        camel_case=True,
        example=Example(
            response={
                "success": True,
                "health": "healthy",
                "message": "The provider accepts the connection and issued new tokens.",
                "checkedAt": "2027-03-01T09:45:00.000000Z",
                **_CONNECTION_EXAMPLE,
            }
        ),
    ),
    Preset(
        name="refreshPipedreamToken",
        summary="Refresh the tokens of the caller's Pipedream account",
        tag=_TAG,
        method="POST",
        path=f"{_BASE}/refresh-token",
        document=_of_connection("refreshConnection"),
        response=f"""merge({{"success": true}}, {_shown("data.done.connection")})""",
        names=_PROVIDER,
        camel_case=True,
        example=Example(response={"success": True, **_CONNECTION_EXAMPLE}),
    ),
    Preset(
        name="triggerPipedreamWorkflow",
        summary="Send an event to a workflow",
        tag=_TAG,
        method="POST",
        path=f"{_BASE}/workflows/{{workflowId}}/trigger",
        document=_TRIGGER,
        variables=_action("body.event", '{"workflow": path.workflowId}'),
        response=f"""merge({{"workflowId": path.workflowId}}, {_TRIGGERED.replace("EVENT", "body.event")})""",
        names={**_NAMES, "workflow": "workflowId"},
        camel_case=True,
        kinds={"body": _EVENT_KINDS},
        example=Example(
            path={"workflowId": "eoabc123"},
            body={
                "event": "custom_event",
                "data": {"key": "value"},
                "sessionId": "ses_01m8x2v5n7q3r9t1w4y6z8b0cd",
                "agentId": "agt_01m8x2v5n7q3r9t1w4y6z8b0cd",
            },
            response={"workflowId": "eoabc123", **_TRIGGERED_EXAMPLE},
        ),
    ),
    Preset(
        name="sendPipedreamCollaborationEvent",
        summary="Send a collaboration event to the workflow in the event's setting",
        tag=_TAG,
        method="POST",
        path=f"{_BASE}/events/collaboration",
        document=_TRIGGER,
        variables=_action(_WHOLE_EVENT, "{}"),
        response=_TRIGGERED.replace("EVENT", _WHOLE_EVENT),
        names={**_NAMES, "workflow": "event"},
        camel_case=True,
        kinds={"body": {**_EVENT_KINDS, "data": OBJECT}},
        example=Example(
            body={
                "event": "session_created",
                "sessionId": "ses_01m8x2v5n7q3r9t1w4y6z8b0cd",
                "data": {"sessionName": "My Collaboration", "agentCount": 3},
            },
            response={**_TRIGGERED_EXAMPLE, "event": "collaboration.session_created"},
        ),
    ),
)
"""One preset for each documented method and path; the callback is `routes.oauth`."""
