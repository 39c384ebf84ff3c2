"""One of every record of the bridge to Studio, for tests of all types."""

from tests.fakes.studio import Studio
from tests.people import Person


def plugin_key(owner: Person) -> str:
    """Return the API key that a plugin gets: it can do nothing else."""
    made = owner.done("createApiKey", "secret", name="Studio", scopes=["studio:connect"])
    return str(made["secret"])


def closed_window(owner: Person, place_name: str) -> Studio:
    """Return a window that was connected as an instance, and has been closed."""
    with Studio(owner.gateway.url, plugin_key(owner), place_name=place_name, place_id=None) as window:
        return window


def pushed(owner: Person, words: str) -> dict[str, str]:
    """Return the ids of an instance, a script and a command for a window that is closed, and of an asset, by type."""
    window = closed_window(owner, words)
    scripts = [{"path": f"ServerScriptService/{words}", "source": f"-- {words}"}]
    shown = "commands { id script { id } }"
    given = {"scripts": scripts, "instanceIds": [window.instance_id], "message": words, "timeoutSeconds": 86_400}
    [command] = owner.done("pushStudioScripts", shown, **given)["commands"]
    asset = {"name": words[:50], "type": "Decal", "content": "aGVsbG8=", "contentType": "image/png", "userId": "1"}
    uploaded = owner.done("uploadStudioAsset", "asset { id }", **asset)["asset"]
    return {
        "StudioInstance": window.instance_id,
        "StudioScript": command["script"]["id"],
        "StudioCommand": command["id"],
        "StudioAsset": uploaded["id"],
    }
