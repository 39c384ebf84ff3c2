"""The documented endpoints for requests from people and tools."""

from collections.abc import Mapping
from typing import Final

from routes.rest.kinds import OBJECT, REQUIRED_TEXT, TEXT, Kind
from routes.rest.preset import Preset

_DOCUMENT: Final = """mutation($input: SubmitRequestInput!) { done: submitRequest(input: $input) {
    request { id status session { id } agent { id } response responseMetadata error processingTimeMs }
    errors { code message field retryAfterSeconds } } }"""

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


def _preset(channel: str, more: Mapping[str, Kind] | None = None) -> Preset:
    """Return the endpoint of a channel.

    Whatever the body has beyond what the operation takes is kept in the request's metadata, `user_id` included.

    Args:
        more: the channel's own keys of the body that are fields of the operation's input, and what they must be.
    """
    kinds = {**_KINDS, **(more or {})}
    listed = ", ".join(f'"{name}"' for name in kinds if name != "metadata")
    return Preset(
        method="POST",
        path=f"/api/v1/requests/{channel.lower()}",
        document=_DOCUMENT,
        variables=f"""{{"input": merge(camel(only(body, [{listed}])), {{
            "channel": "{channel}",
            "metadata": merge(has(body.metadata) && body.metadata != null ? body.metadata : {{}},
                without(body, [{listed}, "metadata"])),
            "idempotencyKey": "idempotency-key" in headers ? headers["idempotency-key"] : null
        }})}}""",
        kinds={"body": kinds},
        response=_RESPONSE,
        status=_STATUS,
    )


REQUEST_PRESETS: Final = (
    _preset("WEB"),
    _preset("CLI"),
    _preset("TOOL", _TOOL_KINDS),
    _preset("GENERIC", {"integration_type": TEXT}),
)
"""One preset for each channel from which requests come in plain HTTP; those of Slack are signed, and not presets."""
