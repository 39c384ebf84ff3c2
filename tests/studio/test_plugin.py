"""The plugin in Luau: it is compiled by Luau itself, and runs against a gateway."""

import hashlib
import itertools
import random
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, opened, person
from tests.studio.house import plugin_key
from tests.studio.luau import SOURCES, LuauStudio, Machine

PUSHED = "commands { id status error hash deliveries script { id version } }"
_numbers = itertools.count(1)


@pytest.fixture(scope="module")
def operator(gateway: Gateway) -> Person:
    return person(gateway, Role.OPERATOR)


@pytest.fixture
def studio(operator: Person) -> Iterator[LuauStudio]:
    window = LuauStudio(operator.gateway.url, plugin_key(operator), f"luau-{next(_numbers)}")
    assert window.call("connect") == [True]
    yield window
    window.close()


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*.luau")), ids=lambda path: path.name)
def test_every_source_of_the_plugin_compiles(path: Any) -> None:
    machine = Machine()
    machine.compile(path.read_text(), path.name)
    with pytest.raises(RuntimeError, match="syntax error"):
        machine.compile(path.read_text() + "\nlocal = 1", path.name)


def test_the_plugin_computes_sha256() -> None:
    machine = Machine()
    texts = [
        b"",
        b"abc",
        *(random.Random(n).randbytes(n).hex().encode() for n in range(1, 140)),
        "žluťoučký 🐎".encode(),
    ]
    for text in texts:
        [found] = machine.run('return require("Sha256")(...)', text.decode())
        assert found == hashlib.sha256(text).hexdigest(), text


def test_the_plugin_is_built_as_one_file(tmp_path: Path) -> None:
    target = tmp_path / "Roblox/Plugins/Parley.rbxmx"
    assert build(target).returncode == 0
    [main] = ElementTree.parse(target).getroot()  # noqa: S314 - it was just built
    assert main.get("class") == "Script"
    built = {
        item.findtext("Properties/string"): item.findtext("Properties/ProtectedString") for item in main.iter("Item")
    }
    main_source = built.pop("Parley")
    assert main_source == (SOURCES / "init.server.luau").read_text()
    assert built == {path.stem: path.read_text() for path in SOURCES.glob("*.luau") if path.name != "init.server.luau"}


def test_the_plugin_is_built_into_a_folder_or_says_why_not(tmp_path: Path) -> None:
    assert build(tmp_path).returncode == 0
    assert (tmp_path / "Parley.rbxmx").exists()
    failed = build(tmp_path / "Parley.rbxmx" / "below a file")
    assert failed.returncode == 1 and failed.stderr.startswith("Cannot write ") and "Traceback" not in failed.stderr


def build(target: Path) -> subprocess.CompletedProcess[str]:
    """Build the plugin at a path."""
    return subprocess.run([sys.executable, SOURCES.parent / "build.py", target], capture_output=True, text=True)


def test_the_panel_connects_and_keeps_the_settings(operator: Person) -> None:
    machine = Machine()
    machine.run("task.spawn = function() end")  # the loops of the bridge
    machine.module("init.server")
    shown = """plugin.button.Click:Fire()
        local url, key, button, status = table.unpack(plugin.panel:GetChildren(), 3)
        return plugin.panel.Title, url.Text, button.Text, status.Text"""
    assert machine.run(shown) == ["Parley", "http://localhost:8080", "Connect", "Not connected."]
    pressed = """local url, key, button = table.unpack(plugin.panel:GetChildren(), 3)
        url.Text, key.Text = "http://10.0.0.1:8080", "parley_secret"
        button.Activated:Fire()
        return plugin.settings, key.Text"""
    settings, key = machine.run(pressed)
    assert key == ""  # it is not shown again
    assert settings.pop("ParleyMachine")
    assert settings == {"ParleyUrl": "http://10.0.0.1:8080", "ParleyApiKey": "parley_secret", "ParleyEnabled": "yes"}
    machine.run("plugin.Unloading:Fire()")


def push(author: Person, studio: LuauStudio, path: str, source: str, **more: Any) -> dict[str, Any]:
    """Push a script, let the plugin fetch it, and return the command afterwards."""
    given = {"instanceIds": [studio.instance_id], "scripts": [{"path": path, "source": source, **more.pop("of", {})}]}
    [command] = author.done("pushStudioScripts", PUSHED, **given, **more)["commands"]
    studio.call("poll")
    return state(author, command["id"])


def state(reader: Person, id: str) -> dict[str, Any]:
    """Return a command."""
    shown = "query($id: ID!) { node(id: $id) { ... on StudioCommand { id status error hash result deliveries } } }"
    found: dict[str, Any] = reader.data(shown, id=id)["node"]
    return found


def test_a_pushed_script_is_written_into_new_folders_and_verified(operator: Person, studio: LuauStudio) -> None:
    source = 'print("Hello — 🎮")\n'
    command = push(operator, studio, "ServerScriptService/Game/Main", source)
    assert (command["status"], command["error"]) == ("COMPLETED", None)
    assert studio.script("ServerScriptService/Game/Main") == {"class": "Script", "source": source}
    assert studio.recordings == ["Commit"]  # one step of undo
    command = push(operator, studio, "ServerScriptService/Game/Main", "return {}", of={"type": "MODULE_SCRIPT"})
    assert command["status"] == "COMPLETED"
    assert studio.script("ServerScriptService/Game/Main") == {"class": "ModuleScript", "source": "return {}"}


def test_an_edit_in_studio_is_kept(operator: Person, studio: LuauStudio) -> None:
    path = "ReplicatedStorage/Shared"
    push(operator, studio, path, "return 1")
    studio.run('require("Scripts").find(...).Source = "return 99"', path)
    refused = push(operator, studio, path, "return 2")
    assert refused["status"] == "FAILED" and refused["error"].startswith("CHANGED_IN_STUDIO")
    assert studio.script(path) == {"class": "Script", "source": "return 99"}
    assert studio.recordings == ["Commit", "Cancel"]
    with ThreadPoolExecutor(1) as pool:
        pulled = pool.submit(
            operator.done, "pullStudioScript", "script { version }", instanceId=studio.instance_id, path=path
        )
        studio.call("poll")
        assert pulled.result(timeout=30)["script"] == {"version": 3}
    assert push(operator, studio, path, "return 3")["status"] == "COMPLETED"  # it is known to the gateway
    studio.run('require("Scripts").find(...).Source = "return 98"', path)
    assert push(operator, studio, path, "return 4", overwrite=True)["status"] == "COMPLETED"


@pytest.mark.parametrize("lost", ["poll", "results"])
def test_a_command_is_executed_once_whatever_is_lost(operator: Person, studio: LuauStudio, lost: str) -> None:
    studio.lose.add(lost)
    command = push(operator, studio, f"Workspace/Lost {lost}", "return 1")
    if lost == "poll":
        assert command["status"] == "DELIVERED"
        studio.call("poll")
        command = state(operator, command["id"])
    assert (command["status"], len(studio.recordings)) == ("COMPLETED", 1)


ASKED = {
    "listScripts": ({"root": "ServerStorage"}, {"scripts": [{"path": "ServerStorage/Listed", "type": "SCRIPT"}]}),
    "getSelection": ({}, {"paths": ["Workspace"]}),
    "insertAsset": ({"assetId": "7", "parent": "ServerStorage"}, {"paths": ["ServerStorage/Asset 7"]}),
    "readScript": ({"path": "ServerStorage/None"}, "There is no script ServerStorage/None."),
    "unknown": ({}, "This plugin has no method unknown."),
}


@pytest.mark.parametrize("method", ASKED)
def test_the_plugin_answers(operator: Person, studio: LuauStudio, method: str) -> None:
    params, expected = ASKED[method]
    push(operator, studio, "ServerStorage/Listed", "return 1")
    given = {"instanceId": studio.instance_id, "method": method, "params": params}
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(operator.done, "askStudio", "command { status result error }", **given)
        studio.call("poll")
        command = asked.result(timeout=30)["command"]
    if isinstance(expected, str):
        assert command == {"status": "FAILED", "result": None, "error": expected}
        return
    assert command["status"] == "COMPLETED"
    for script in command["result"].get("scripts", ()):
        assert script.pop("hash") == hashlib.sha256(b"return 1").hexdigest()
    assert command["result"] == expected


def test_output_is_batched_and_sent_once(operator: Person, studio: LuauStudio) -> None:
    session = opened(operator)
    operator.done("linkStudioSession", "instance { id }", instanceId=studio.instance_id, sessionId=session)
    studio.print("one")
    studio.print("two", "MessageError")
    studio.print("[Parley] its own")
    studio.lose.add("output")
    studio.call("flush")
    studio.print("three")
    studio.call("flush")  # the first batch again
    studio.call("flush")
    shown = "query($id: ID!) { session(id: $id) { messages { nodes { content } } } }"
    messages = operator.data(shown, id=session)["session"]["messages"]["nodes"]
    assert [each["content"] for each in messages] == ["[OUTPUT] one\n[ERROR] two", "[OUTPUT] three"]


def test_a_second_window_gets_a_key_of_its_own(operator: Person, studio: LuauStudio) -> None:
    [key] = studio.run("return 'luau-2nd'")
    first, second = (LuauStudio(operator.gateway.url, plugin_key(operator), str(key)) for _ in range(2))
    assert first.call("connect") == second.call("connect") == [True]
    assert first.instance_id != second.instance_id
    assert second.statuses[-1] == ["connected", "Connected as Obby #2."]
    second.close()
    first.close()


def test_a_rejected_key_stops_the_plugin_and_an_outage_does_not(operator: Person) -> None:
    rejected = LuauStudio(operator.gateway.url, "parley_wrong", "luau-rejected")
    assert rejected.call("connect") == [False]
    assert rejected.statuses[-1][0] == "stopped"
    unreachable = LuauStudio("http://127.0.0.1:1", "any", "luau-unreachable")
    assert unreachable.call("connect") == [False]
    assert unreachable.statuses[-1][0] == "waiting" and unreachable.pauses
    rejected.close()
    unreachable.close()
