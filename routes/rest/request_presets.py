"""The documented endpoints for requests from people and tools."""

from typing import Final

from routes.rest.preset import Preset

_DOCUMENT: Final = """mutation($input: SubmitRequestInput!) { done: submitRequest(input: $input) {
    request { id status session { id } agent { id } response responseMetadata error processingTimeMs }
    errors { code message field retryAfterSeconds } } }"""

_RESPONSE: Final = """merge({
    "request_id": data.done.request.id,
    "session_id": data.done.request.session.id,
    "user_id": has(body.user_id) ? body.user_id : null,
    "status": lower(data.done.request.status)
}, data.done.request.status == "COMPLETED" ? {"response": {
    "content": data.done.request.response,
    "agent_id": data.done.request.agent == null ? null : data.done.request.agent.id,
    "metadata": data.done.request.responseMetadata == null ? {} : data.done.request.responseMetadata,
    "processing_time_ms": data.done.request.processingTimeMs
}} : {"response": null, "error": data.done.request.error})"""

_STATUS: Final = """data.done.request.status == "COMPLETED" ? 200 : data.done.request.status == "FAILED" ? 502 : 202"""


def _preset(channel: str, *names: str) -> Preset:
    """Return the endpoint of a channel.

    Whatever the body has beyond what the operation takes is kept in the request's metadata, `user_id` included.

    Args:
        names: the keys of the body that are fields of the operation's input.
    """
    listed = ", ".join(f'"{name}"' for name in ("content", "session_id", "agent_id", *names))
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
        response=_RESPONSE,
        status=_STATUS,
    )


REQUEST_PRESETS: Final = (
    _preset("WEB"),
    _preset("CLI"),
    _preset("TOOL", "tool_id", "tool_instance_id", "trigger_event", "tool_context"),
    _preset("GENERIC", "integration_type"),
)
"""One preset for each channel from which requests come in plain HTTP; those of Slack are signed, and not presets."""
