"""The documented endpoints that call Gmail, Slack and GitHub for the caller, whatever name `user_id` gives it."""

from typing import Final

from json_types import JsonObject
from routes.rest.expressions import IDEMPOTENCY_KEY, given, mutation
from routes.rest.kinds import OBJECT, REQUIRED_TEXT
from routes.rest.preset import Example, Preset

_USER: Final = "has(body.context) && body.context != null && has(body.context.user_id) ? body.context.user_id : caller"
_MESSAGE: Final = 'data.done.simulated ? "The action was simulated: no request was sent." : "The action was run."'


def _preset(connector: str, title: str, action: str, params: JsonObject, result: JsonObject) -> Preset:
    return Preset(
        name=f"call{title}",
        summary=f"Run an action of {title} with your account",
        tag="integrations",
        method="POST",
        path=f"/api/integrations/{connector}",
        document=mutation("runConnectorAction", "output simulated durationMs"),
        variables=f"""{{"input": {{
            "connector": "{connector}",
            "action": body.action,
            "params": {given("body.params", otherwise="{}")},
            "idempotencyKey": {IDEMPOTENCY_KEY}
        }}}}""",
        response=f"""{{
            "success": true,
            "integration": "{connector}",
            "action": body.action,
            "user_id": {_USER},
            "result": data.done.output,
            "simulated": data.done.simulated,
            "duration_ms": data.done.durationMs,
            "message": {_MESSAGE}
        }}""",
        kinds={"body": {"action": REQUIRED_TEXT, "params": OBJECT, "context": OBJECT}},
        statuses={"NOT_CONFIGURED": 401, "REAUTH_REQUIRED": 401},
        example=Example(
            body={"action": action, "params": params, "context": {"user_id": "user-123"}},
            response={
                "success": True,
                "integration": connector,
                "action": action,
                "user_id": "user-123",
                "result": {"simulated": True, **result},
                "simulated": True,
                "duration_ms": 1,
                "message": "The action was simulated: no request was sent.",
            },
        ),
    )


INTEGRATION_PRESETS: Final = (
    _preset(
        "gmail",
        "Gmail",
        "send_email",
        {"to": "user@example.com", "subject": "Hello", "body": "This is a test email"},
        {"id": "simulated", "threadId": "simulated"},
    ),
    _preset("slack", "Slack", "post_message", {"channel": "C1", "text": "Hello"}, {"channel": "C1", "ts": "1.1"}),
    _preset(
        "github",
        "GitHub",
        "create_issue",
        {"owner": "octo", "repo": "hello", "title": "Bug"},
        {"number": 1, "url": "https://github.com/octo/hello/issues/1"},
    ),
)
"""The endpoints."""
