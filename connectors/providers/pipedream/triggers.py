"""Events for HTTP triggers of Pipedream workflows, in the documented envelope.

Source: pipedream.com/docs/workflows/building-workflows/triggers and …/docs/workflows/limits.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

import msgspec
import orjson

from connectors.base import Call
from connectors.calls import Caller
from connectors.parsing import any_json, sanitize
from connectors.providers.pipedream.api import bearer, rate_limited, setting
from connectors.providers.pipedream.schemas import TriggerAuth, Triggered, TriggerWorkflow
from connectors.settings import is_url
from connectors.transport.exchange import Reply, failure_of
from connectors.transport.provider_client import Classifier
from errors import InvalidInput, NotConfigured, ParleyError, Unauthenticated, UpstreamFailed
from json_types import format_time

TRIGGER_URL: Final = "https://{endpoint}.m.pipedream.net"
MAX_EVENT_BYTES: Final = 512 * 1024

_ENDPOINT: Final = re.compile(r"e[no][a-z0-9-]{1,61}")
_WORKFLOW_FORM: Final = (
    "the endpoint of its HTTP trigger (eo…, as in https://eo….m.pipedream.net) or the trigger's URL; a workflow's id "
    "(p_…) is neither"
)


@dataclass(frozen=True, slots=True)
class WorkflowSetting:
    """A setting with the workflow of one kind of event.

    Args:
        event: the event that is sent there automatically.
        prefix: the names of events for which it is the default workflow of `trigger_workflow`.
    """

    name: str
    title: str
    event: str
    prefix: str


WORKFLOW_SETTINGS: Final = tuple(
    WorkflowSetting(f"PIPEDREAM_WORKFLOW_{name}", title, event, prefix)
    for name, title, event, prefix in (
        ("COLLABORATION_SESSION", "sessions", "collaboration.session_created", "collaboration.session"),
        ("COLLABORATION_MESSAGE", "messages", "collaboration.message_sent", "collaboration.message"),
        ("COLLABORATION_TASK", "tasks", "collaboration.task_assigned", "collaboration.task"),
        ("COLLABORATION_APPROVAL", "approvals", "collaboration.approval_requested", "collaboration.approval"),
        ("AGENT_ERROR", "agents' errors", "agent.error", "agent.error"),
        ("AGENT_EXECUTION", "agents' executions", "agent.execution", "agent."),
        ("WORKFLOW_COMPLETED", "workflows", "workflow.completed", "workflow.completed"),
    )
)
"""For the default workflow of an event, the first setting counts whose prefix matches."""

_COLLABORATION: Final = "collaboration."
_SHORT_NAMES: Final = frozenset(
    each.event.removeprefix(_COLLABORATION) for each in WORKFLOW_SETTINGS if each.event.startswith(_COLLABORATION)
)
"""The events that may be named without `collaboration.`, if their setting names the workflow."""


def check_workflow(value: str) -> None:
    """Check the value of a `PIPEDREAM_WORKFLOW_…` setting, which unlike a caller may name any URL.

    Raises:
        ValueError: it is neither an endpoint nor a URL.
    """
    if not _ENDPOINT.fullmatch(value) and not is_url(value):
        raise ValueError(f"must be {_WORKFLOW_FORM}")


async def trigger(params: TriggerWorkflow, call: Call) -> Triggered:
    """Send an event to the trigger of a workflow."""
    params = in_context(params, call.caller)
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


def in_context(params: TriggerWorkflow, caller: Caller | None) -> TriggerWorkflow:
    """Return the params with the event's whole name, and with the caller's ids in place of those that are omitted."""
    event = params.event
    if params.workflow is None and event in _SHORT_NAMES:
        event = _COLLABORATION + event
    if caller is None:
        return msgspec.structs.replace(params, event=event)
    return msgspec.structs.replace(
        params,
        event=event,
        session_id=params.session_id or caller.session_id,
        user_id=params.user_id or caller.user_id,
        agent_id=params.agent_id or caller.agent_id,
    )


def envelope(params: TriggerWorkflow) -> dict[str, object]:
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
    raise InvalidInput(f"workflow must be {_WORKFLOW_FORM}.", field=["params", "workflow"])


def _configured_workflow(event: str, settings: Mapping[str, str], template: str) -> str:
    found = next((each for each in WORKFLOW_SETTINGS if event.startswith(each.prefix)), None)
    if found is None:
        raise InvalidInput("workflow is missing, and there is no setting for this event.", field=["params", "workflow"])
    if not (value := settings.get(found.name)):
        raise NotConfigured(f"workflow is missing, and {found.name} is not set.")
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
        document = any_json(reply)
        return Triggered(status=reply.status, acknowledged=True, answered=True, json=document)
    except ValueError:
        text = reply.content.decode(errors="replace").replace("\0", "")
        return Triggered(status=reply.status, acknowledged=True, answered=True, text=text)
