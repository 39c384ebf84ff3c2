"""The documented endpoints for integration settings: the organization's defaults and the overrides of users."""

from collections.abc import Mapping
from typing import Final

from json_types import JsonObject
from routes.rest.expressions import mutation
from routes.rest.kinds import CHANNEL, OBJECT, SWITCH, WHOLE, Kind
from routes.rest.preset import Example, Nobody, Preset

_SHOWN: Final = "enabled priority retry_count: retryCount retry_delay_seconds: retryDelaySeconds config"
_OVERRIDE: Final = f"id: overrideId integration_type: channel {_SHOWN} created_at: createdAt updated_at: updatedAt"
_NAMES: Final = {"channel": "integration_type"}

_KINDS: Final[Mapping[str, Kind]] = {
    "enabled": SWITCH,
    "priority": WHOLE,
    "retry_count": WHOLE,
    "retry_delay_seconds": WHOLE,
    "config": OBJECT,
}
_NAMED: Final[Mapping[str, Kind]] = {"integration_type": CHANNEL}

_DEFAULTS: Final = f"{{ defaults: integrationDefaults {{ channel {_SHOWN} }} }}"
_SETTINGS: Final = f"overrides {{ channel {_SHOWN} }} effective {{ channel {_SHOWN} }} usingDefaults"
_AS_DOCUMENTED: Final = """{
    "user_id": path.user_id,
    "user_overrides": keyed(SETTINGS.overrides, "channel"),
    "effective_configs": keyed(SETTINGS.effective, "channel"),
    "using_integration_defaults": SETTINGS.usingDefaults
}"""

_SET: Final = mutation("setIntegrationOverride", f"settings {{ overrides {{ {_OVERRIDE} }} }}")


def _one_override(channel: str) -> str:
    """Return an expression for the override of a channel, which is an expression too."""
    found = f"data.done.settings.overrides.filter(each, each.integration_type == {channel})[0]"
    return f'merge({{"user_id": path.user_id}}, {found})'


_TAG: Final = "integration settings"
_JOHN: Final = {"user_id": "john.doe"}
_JOHNS_EMAIL: Final = {**_JOHN, "integration_type": "EMAIL"}
_EMAIL: Final[JsonObject] = {
    "enabled": True,
    "priority": 1,
    "retry_count": 5,
    "retry_delay_seconds": 30,
    "config": {"email_address": "john.doe@company.com", "format": "html"},
}
_STORED: Final[JsonObject] = {
    "id": "iov_01kbdxr5m2e4pvf0ay6c8t3hqz",
    "integration_type": "EMAIL",
    **_EMAIL,
    "created_at": "2026-03-02T09:30:00.000Z",
    "updated_at": "2026-03-02T09:30:00.000Z",
}
_SLACK: Final[JsonObject] = {
    "enabled": True,
    "priority": 1,
    "retry_count": 3,
    "retry_delay_seconds": 60,
    "config": {"thread_replies": False, "mention_user": False, "include_agent_info": True},
}

SETTINGS_PRESETS: Final = (
    Preset(
        name="getIntegrationDefaults",
        summary="Get the defaults of all channels",
        tag=_TAG,
        method="GET",
        path="/api/v1/integration-defaults",
        document=_DEFAULTS,
        response='{"default_integrations": keyed(data.defaults, "channel")}',
        example=Example(response={"default_integrations": {"SLACK": _SLACK}}),
    ),
    Preset(
        name="getUserIntegrationDefaults",
        summary="Get a user's overrides, and what is in effect for them",
        tag=_TAG,
        method="GET",
        path="/api/v1/users/{user_id}/integration-defaults",
        document=f"query($userId: ID!) {{ settings: integrationSettings(userId: $userId) {{ {_SETTINGS} }} }}",
        variables='{"userId": user}',
        response=_AS_DOCUMENTED.replace("SETTINGS", "data.settings"),
        nobody=Nobody(
            document=_DEFAULTS,
            response="""{
                "user_id": path.user_id,
                "user_overrides": {},
                "effective_configs": keyed(data.defaults, "channel"),
                "using_integration_defaults": true
            }""",
        ),
        example=Example(
            path=_JOHN,
            response={
                **_JOHN,
                "user_overrides": {"EMAIL": _EMAIL},
                "effective_configs": {"EMAIL": _EMAIL, "SLACK": _SLACK},
                "using_integration_defaults": False,
            },
        ),
    ),
    Preset(
        name="resetUserIntegrations",
        summary="Remove all of a user's overrides",
        tag=_TAG,
        method="POST",
        path="/api/v1/users/{user_id}/integration-defaults/reset",
        document=mutation("resetIntegrationOverrides", f"settings {{ {_SETTINGS} }}"),
        variables='{"input": {"userId": user}}',
        response='merge({"status": "success", "message": "The user now uses the defaults."}, DOCUMENTED)'.replace(
            "DOCUMENTED", _AS_DOCUMENTED.replace("SETTINGS", "data.done.settings")
        ),
        example=Example(
            path=_JOHN,
            response={
                "status": "success",
                "message": "The user now uses the defaults.",
                **_JOHN,
                "user_overrides": {},
                "effective_configs": {"SLACK": _SLACK},
                "using_integration_defaults": True,
            },
        ),
    ),
    Preset(
        name="listUserIntegrations",
        summary="List a user's overrides",
        tag=_TAG,
        method="GET",
        path="/api/v1/users/{user_id}/integrations",
        document=f"""query($userId: ID!) {{ settings: integrationSettings(userId: $userId) {{
            overrides {{ {_OVERRIDE} }} }} }}""",
        variables='{"userId": user}',
        response='{"user_id": path.user_id, "integrations": data.settings.overrides}',
        nobody=Nobody('{"user_id": path.user_id, "integrations": []}'),
        example=Example(path=_JOHN, response={**_JOHN, "integrations": [_STORED]}),
    ),
    Preset(
        name="createUserIntegration",
        summary="Override the defaults of a channel for a user",
        tag=_TAG,
        method="POST",
        path="/api/v1/users/{user_id}/integrations",
        document=_SET,
        variables="""{"input": merge(camel(without(body, ["integration_type"])), {
            "userId": user, "channel": upper(body.integration_type), "expectExisting": false})}""",
        response=_one_override("upper(body.integration_type)"),
        status="201",
        kinds={"body": {**_NAMED, **_KINDS}},
        names=_NAMES,
        example=Example(path=_JOHN, body={"integration_type": "EMAIL", **_EMAIL}, response={**_JOHN, **_STORED}),
    ),
    Preset(
        name="updateUserIntegration",
        summary="Change some of a user's override",
        tag=_TAG,
        method="PUT",
        path="/api/v1/users/{user_id}/integrations/{integration_type}",
        document=_SET,
        variables="""{"input": merge(camel(without(body, ["integration_type"])), {
            "userId": user, "channel": upper(path.integration_type), "expectExisting": true})}""",
        response=_one_override("upper(path.integration_type)"),
        kinds={"path": _NAMED, "body": _KINDS},
        names=_NAMES,
        example=Example(
            path=_JOHNS_EMAIL,
            body={"enabled": False, "retry_count": 10},
            response={**_JOHN, **_STORED, "enabled": False, "retry_count": 10},
        ),
    ),
    Preset(
        name="deleteUserIntegration",
        summary="Remove a user's override",
        tag=_TAG,
        method="DELETE",
        path="/api/v1/users/{user_id}/integrations/{integration_type}",
        document=mutation("removeIntegrationOverride", ""),
        variables='{"input": {"userId": user, "channel": upper(path.integration_type)}}',
        response="""{
            "status": "success",
            "message": "The override is removed.",
            "user_id": path.user_id,
            "integration_type": upper(path.integration_type)
        }""",
        kinds={"path": _NAMED},
        names=_NAMES,
        example=Example(
            path=_JOHNS_EMAIL,
            response={"status": "success", "message": "The override is removed.", **_JOHNS_EMAIL},
        ),
    ),
)
"""One preset for each documented method and path."""
