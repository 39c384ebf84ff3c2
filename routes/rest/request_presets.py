"""The documented endpoints for requests from people and tools."""

from collections.abc import Mapping
from typing import Final

from json_types import JsonObject
from routes.rest.expressions import IDEMPOTENCY_KEY, mutation
from routes.rest.kinds import OBJECT, REQUIRED_TEXT, TEXT, Kind
from routes.rest.preset import Example, Preset

_DOCUMENT: Final = mutation(
    "submitRequest",
    "request { id status session { id } agent { id } response responseMetadata error processingTimeMs }",
)

_RESPONSE: Final = """merge({
    "request_id": data.done.request.id,
    "session_id": data.done.request.session.id,
    "user_id": has(body.user_id) && body.user_id != null ? body.user_id : caller,
    "status": lower(data.done.request.status)
}, data.done.request.status == "COMPLETED" ? {"response": {
    "content": data.done.request.response,
    "agent_id": data.done.request.agent == null ? null : data.done.request.agent.id,
    "metadata": data.done.request.responseMetadata == null ? {} : data.done.request.responseMetadata,
    "processing_time_ms": data.done.request.processingTimeMs
}} : {"response": null, "error": data.done.request.error})"""

_KINDS: Final[Mapping[str, Kind]] = {
    "content": REQUIRED_TEXT,
    "session_id": TEXT,
    "agent_id": TEXT,
    "metadata": OBJECT,
}
_TOOL_KINDS: Final[Mapping[str, Kind]] = {
    "tool_id": REQUIRED_TEXT,
    "tool_instance_id": TEXT,
    "trigger_event": TEXT,
    "tool_context": OBJECT,
}

_STATUS: Final = """data.done.request.status == "COMPLETED" ? 200 : data.done.request.status == "FAILED" ? 502 : 202"""

_ANSWERED: Final[JsonObject] = {
    "request_id": "req_01kbdxr0c7fq5nh9w2j4sd6k8v",
    "session_id": "ses_01kbdxqzv1a8m3rt5g7y9b0cde",
    "user_id": "john.doe",
    "status": "completed",
    "response": {
        "content": "Have you restarted it?",
        "agent_id": "agt_01kbdxpk3n6w8z0b2d4f6h8jmq",
        "metadata": {},
        "processing_time_ms": 840,
    },
}
_RECEIVED: Final[JsonObject] = {**_ANSWERED, "status": "received", "response": None, "error": None}
_SENT: Final[JsonObject] = {"user_id": "john.doe", "content": "My laptop is slow"}


def _preset(channel: str, summary: str, example: Example, more: Mapping[str, Kind] | None = None) -> Preset:
    """Return the endpoint of a channel.

    Whatever the body has beyond what the operation takes is kept in the request's metadata, `user_id` included.

    Args:
        summary: what it does.
        example: a documented call.
        more: the channel's own keys of the body that are fields of the operation's input, and what they must be.
    """
    kinds = {**_KINDS, **(more or {})}
    listed = ", ".join(f'"{name}"' for name in kinds if name != "metadata")
    return Preset(
        name=f"submit{channel.title()}Request",
        summary=summary,
        tag="requests",
        example=example,
        method="POST",
        path=f"/api/v1/requests/{channel.lower()}",
        document=_DOCUMENT,
        variables=f"""{{"input": merge(camel(only(body, [{listed}])), {{
            "channel": "{channel}",
            "metadata": merge(has(body.metadata) && body.metadata != null ? body.metadata : {{}},
                without(body, [{listed}, "metadata"])),
            "idempotencyKey": {IDEMPOTENCY_KEY}
        }})}}""",
        kinds={"body": {**kinds, "user_id": TEXT}},
        response=_RESPONSE,
        status=_STATUS,
    )


REQUEST_PRESETS: Final = (
    _preset("WEB", "Submit a request from a web page", Example({**_SENT, "client_ip": "192.168.1.100"}, {}, _ANSWERED)),
    _preset(
        "CLI",
        "Submit a request from a command line",
        Example({**_SENT, "metadata": {"terminal": "bash", "command": "agent ask"}}, {}, _ANSWERED),
    ),
    _preset(
        "TOOL",
        "Submit a request from a tool",
        Example(
            {
                "user_id": "john.doe",
                "content": "The laptop of john.doe is due for a refresh",
                "tool_id": "snow-integration",
                "tool_instance_id": "snow-1",
                "trigger_event": "asset.refresh.due",
                "tool_context": {"asset": "LAPTOP-17"},
                "metadata": {"correlation_id": "c-1", "automation_rule": "refresh", "triggered_by": "scheduler"},
            },
            {},
            _RECEIVED,
        ),
        _TOOL_KINDS,
    ),
    _preset(
        "GENERIC",
        "Submit a request from another system",
        Example({"integration_type": "portal", **_SENT}, {}, _ANSWERED),
        {"integration_type": TEXT},
    ),
)
"""One preset for each channel from which requests come in plain HTTP; those of Slack are signed, and not presets."""
