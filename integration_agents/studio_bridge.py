"""`studio_bridge`: Roblox Studio, connected through its plugin: scripts with versions, assets, questions, debugging."""

from collections.abc import Mapping
from typing import ClassVar

from integration_agents.base import AgentGroup, AgentTask
from integration_agents.operations import OperationAgent, mutation, query

_COMMAND = """id method status result error hash createdAt completedAt
    script { id path version hash } instance { id name }"""
_SCRIPT = "id place path type version hash updatedAt copies { version hash verifiedAt instance { id name } }"
_PAGE = "pageInfo { endCursor hasNextPage }"
_INSTANCES = f"""query($first: Int = 20, $after: String) {{ result: studioInstances(first: $first, after: $after) {{
    nodes {{ id name placeId placeName status lastSeenAt }} {_PAGE} }} }}"""
_SCRIPTS = f"""query($place: String, $search: String, $first: Int = 20, $after: String) {{
    result: studioScripts(place: $place, search: $search, first: $first, after: $after) {{
        nodes {{ {_SCRIPT} }} {_PAGE} }} }}"""
_ASSETS = f"""query($first: Int = 20, $after: String) {{ result: studioAssets(first: $first, after: $after) {{
    nodes {{ id name type status assetId error createdAt }} {_PAGE} }} }}"""
_WRITE = ("studio:read", "studio:write")


class StudioBridgeAgent(OperationAgent):
    """Pushes scripts to Roblox Studio and verifies them, restores versions, uploads assets, and asks the plugin."""

    name = "studio_bridge"
    description = "Pushes scripts to Roblox Studio and verifies them by hash, keeps their versions, and uploads assets."
    group = AgentGroup.ROBLOX
    component = "studio_bridge"
    events = ("studio_instance.*", "studio_script.version_created", "studio_command.ended", "studio_asset.updated")
    tasks: ClassVar[Mapping[str, AgentTask]] = {
        "list_instances": query("List the instances of Roblox Studio.", _INSTANCES, "studio:read"),
        "list_scripts": query("List scripts, with the instances that have a copy.", _SCRIPTS, "studio:read"),
        "list_assets": query("List assets.", _ASSETS, "studio:read"),
        "push_scripts": mutation(
            "Push scripts; each is verified by its hash.",
            "pushStudioScripts",
            "PushStudioScriptsInput",
            f"commands {{ {_COMMAND} }}",
            *_WRITE,
        ),
        "restore_script": mutation(
            "Restore a version of a script.",
            "restoreStudioScript",
            "RestoreStudioScriptInput",
            f"script {{ {_SCRIPT} }} commands {{ {_COMMAND} }}",
            *_WRITE,
        ),
        "pull_script": mutation(
            "Store a script as it is in Studio.",
            "pullStudioScript",
            "PullStudioScriptInput",
            f"script {{ {_SCRIPT} }}",
            *_WRITE,
        ),
        "ask": mutation(
            "Ask the plugin, such as for the selection.",
            "askStudio",
            "AskStudioInput",
            f"command {{ {_COMMAND} }}",
            *_WRITE,
        ),
        "link_session": mutation(
            "Route the debug output of an instance into a session.",
            "linkStudioSession",
            "LinkStudioSessionInput",
            "instance { id name session { id } }",
            *_WRITE,
            "collaboration:read",
            "collaboration:write",
        ),
        "upload_asset": mutation(
            "Upload an asset.",
            "uploadStudioAsset",
            "UploadStudioAssetInput",
            "asset { id name type status assetId error }",
            *_WRITE,
        ),
    }
