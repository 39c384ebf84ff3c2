"""Events for HTTP triggers of Pipedream workflows, in the documented envelope.

Source: pipedream.com/docs/workflows/building-workflows/triggers and …/docs/workflows/limits.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
import orjson

from connectors.base import Call
from connectors.parsing import sanitize, strip_nul
from connectors.providers.pipedream.api import bearer, rate_limited, setting
from connectors.providers.pipedream.schemas import TriggerAuth, Triggered, TriggerWorkflow
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import Classifier
from errors import InvalidInput, NotConfigured, ParleyError, Unauthenticated, UpstreamFailed
from json_types import format_time

TRIGGER_URL: Final = "https://{endpoint}.m.pipedream.net"
MAX_EVENT_BYTES: Final = 512 * 1024

_ENDPOINT: Final = re.compile(r"e[no][a-z0-9-]{1,61}")

WORKFLOW_SETTINGS: Final = {
    "collaboration.session": "PIPEDREAM_WORKFLOW_COLLABORATION_SESSION",
    "collaboration.message": "PIPEDREAM_WORKFLOW_COLLABORATION_MESSAGE",
    "collaboration.task": "PIPEDREAM_WORKFLOW_COLLABORATION_TASK",
    "collaboration.approval": "PIPEDREAM_WORKFLOW_COLLABORATION_APPROVAL",
    "agent.error": "PIPEDREAM_WORKFLOW_AGENT_ERROR",
    "agent.": "PIPEDREAM_WORKFLOW_AGENT_EXECUTION",
    "workflow.completed": "PIPEDREAM_WORKFLOW_WORKFLOW_COMPLETED",
}
"""The settings with the workflows of events, by prefix of the event's name; the first match counts."""


async def trigger(params: TriggerWorkflow, call: Call) -> Triggered:
    """Send an event to the trigger of a workflow."""
    url = address(params, call.settings)
    content = orjson.dumps(envelope(params))
    if len(content) > MAX_EVENT_BYTES:
        raise InvalidInput(
            f"The event has {len(content)} bytes; Pipedream accepts {MAX_EVENT_BYTES}.", field=["params", "data"]
        )
    token = await _token(params, call)
    for attempt in range(2):
        reply = await call.provider.request(
            "POST",
            url,
            classify=classifier(params, accept_401=params.authentication is TriggerAuth.OAUTH),
            repeatable=params.idempotent,
            headers=_headers(params, call),
            content=content,
            bearer=token,
            limit=url,  # each trigger has its own
        )
        if reply.status != 401:
            return result_of(reply)
        if not attempt:
            token = await bearer(call, rejected=token)
    raise UpstreamFailed("The trigger rejects the client's access token: the client belongs to another workspace.")


def envelope(params: TriggerWorkflow) -> dict[str, Any]:
    """Return the event with every documented field, null if unset."""
    sent = {
        "event": params.event,
        "data": params.data,
        "timestamp": format_time(datetime.now(UTC)),
        "sessionId": params.session_id,
        "userId": params.user_id,
    }
    return sent if params.agent_id is None else {**sent, "agentId": params.agent_id}


def address(params: TriggerWorkflow, settings: Mapping[str, str]) -> str:
    """Return the URL of the trigger.

    A caller may name an endpoint, or a URL of the form that endpoints have; the operator's settings may name any URL.

    Raises:
        InvalidInput: the workflow is neither, or it is omitted and the event has no setting.
        NotConfigured: the workflow is omitted and the event's setting is not set.
    """
    template = settings.get("PIPEDREAM_TRIGGER_URL", TRIGGER_URL)
    if params.workflow is None:
        return _configured_workflow(params.event, settings, template)
    if _ENDPOINT.fullmatch(params.workflow):
        return template.replace("{endpoint}", params.workflow)
    pattern = re.escape(template.rstrip("/")).replace(re.escape("{endpoint}"), _ENDPOINT.pattern)
    if re.fullmatch(rf"{pattern}([/?][!-~]*)?", params.workflow):
        return params.workflow
    raise InvalidInput(
        "workflow must be the endpoint of its HTTP trigger (eo…, as in https://eo….m.pipedream.net) or the trigger's "
        "URL; a workflow's id (p_…) is neither.",
        field=["params", "workflow"],
    )


def _configured_workflow(event: str, settings: Mapping[str, str], template: str) -> str:
    name = next((name for prefix, name in WORKFLOW_SETTINGS.items() if event.startswith(prefix)), None)
    if name is None:
        raise InvalidInput("workflow is missing, and there is no setting for this event.", field=["params", "workflow"])
    if not (value := settings.get(name)):
        raise NotConfigured(f"workflow is missing, and {name} is not set.")
    return value if urlsplit(value).scheme in ("http", "https") else template.replace("{endpoint}", value)


async def _token(params: TriggerWorkflow, call: Call) -> str | None:
    match params.authentication:
        case TriggerAuth.TOKEN:
            return setting(call, "PIPEDREAM_TRIGGER_TOKEN")
        case TriggerAuth.OAUTH:
            return await bearer(call)
    return None


def _headers(params: TriggerWorkflow, call: Call) -> dict[str, str]:
    headers = {"content-type": "application/json", "idempotency-key": call.key}
    if params.external_user_id is not None:
        headers["x-pd-external-user-id"] = params.external_user_id
        headers["x-pd-environment"] = call.settings.get("PIPEDREAM_PROJECT_ENVIRONMENT", "production")
    return headers


def classifier(params: TriggerWorkflow, *, accept_401: bool) -> Classifier:
    """Return the classifier for a trigger's replies."""

    def classify(reply: Reply) -> ParleyError | None:
        match reply.status:
            case status if 200 <= status < 300 or (status == 401 and accept_401):
                return None
            case 401:
                return _unauthorized(params)
            case 404:
                return UpstreamFailed(
                    "Pipedream responded with 404: the trigger does not exist, or its workflow is disabled."
                )
            case 413:
                return UpstreamFailed(
                    f"Pipedream responded with 413: the event is larger than {MAX_EVENT_BYTES} bytes."
                )
            case 429:
                return rate_limited(reply)
            case status if status == 408 or status >= 500:
                return failure_of(reply, "Pipedream", repeatable=params.idempotent)
        text = sanitize(reply.content[:2000].decode(errors="replace")) or "no reason given"
        return UpstreamFailed(f"Pipedream responded with {reply.status}: {text}.")

    return classify


def _unauthorized(params: TriggerWorkflow) -> ParleyError:
    if params.authentication is TriggerAuth.TOKEN:
        return Unauthenticated("the trigger does not accept PIPEDREAM_TRIGGER_TOKEN")
    return UpstreamFailed("Pipedream responded with 401: the trigger requires a token; set `authentication`.")


def result_of(reply: Reply) -> Triggered:
    """Return the result for a trigger's reply.

    Pipedream's own reply is an HTML page that acknowledges the event. Any other is the workflow's (`$.respond()`).
    """
    media_type = str(reply.headers.get("content-type", "")).partition(";")[0].strip().lower()
    if media_type == "text/html" or not reply.content:
        return Triggered(status=reply.status, acknowledged=True, answered=False)
    try:
        document = strip_nul(msgspec.json.decode(reply.content))
        return Triggered(status=reply.status, acknowledged=True, answered=True, json=document)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        text = reply.content.decode(errors="replace").replace("\0", "")
        return Triggered(status=reply.status, acknowledged=True, answered=True, text=text)
