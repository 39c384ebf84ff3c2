"""The cases of the audit trail for Roblox Studio."""

import contextlib
from typing import Any, Final

from tests.events.audit_cases import Prepared, case
from tests.events.house import House
from tests.fakes.studio import Script, Studio
from tests.people import opened
from tests.studio.house import closed_window, plugin_key

OPEN: Final = contextlib.ExitStack()
"""The windows that the cases leave open."""
PUSHED: Final = ("studio_script.version_created", "studio_command.created")


def _instance(house: House) -> str:
    return closed_window(house.admin, "Audited").instance_id


def _push(house: House, source: str = "return 1") -> dict[str, Any]:
    scripts = [{"path": "ServerScriptService/Audited", "source": source}]
    return {"instanceIds": [_instance(house)], "scripts": scripts}


@case("pushStudioScripts", *PUSHED)
def _(house: House) -> Prepared:
    return house.admin, _push(house, "return 'audited'")


@case("restoreStudioScript", *PUSHED)
def _(house: House) -> Prepared:
    for source in ("return 1", "return 2"):
        given = _push(house, source)
        [command] = house.admin.done("pushStudioScripts", "commands { script { id version } }", **given)["commands"]
    script = command["script"]
    return house.admin, {"id": script["id"], "version": script["version"] - 1, "instanceIds": given["instanceIds"]}


@case("pullStudioScript", "studio_command.created", "studio_command.ended", "studio_script.version_created")
def _(house: House) -> Prepared:
    path = "ServerScriptService/Pulled"
    window = Studio(house.gateway.url, plugin_key(house.admin), scripts={path: Script("SCRIPT", "return 1")})
    OPEN.enter_context(window)
    return house.admin, {"instanceId": window.instance_id, "path": path}


@case("askStudio", "studio_command.created", "studio_command.ended")
def _(house: House) -> Prepared:
    return house.admin, {"instanceId": _instance(house), "method": "ping", "timeoutSeconds": 1}


@case("linkStudioSession", "studio_instance.updated")
def _(house: House) -> Prepared:
    return house.admin, {"instanceId": _instance(house), "sessionId": opened(house.admin)}


@case("deleteStudioInstance", "studio_instance.deleted")
def _(house: House) -> Prepared:
    return house.admin, {"id": _instance(house)}


@case("uploadStudioAsset", "studio_asset.created")
def _(house: House) -> Prepared:
    asset = {"name": "Audited", "type": "Decal", "content": "aGVsbG8=", "contentType": "image/png", "userId": "1"}
    return house.admin, asset
