"""Roblox Studio: instances, scripts with versions, questions, and the plugin's side of the protocol."""

from collections.abc import Iterator
from typing import Any

import pytest

from models.studio import LOST_AFTER, StudioInstance
from models.users import Role
from storage.clock import now
from tests.fakes.studio import Script, Studio, sha256
from tests.gateways import Gateway
from tests.people import Person, on_database, opened, person
from tests.studio.house import closed_window, plugin_key
from tests.waiting import until

COMMAND = "commands { id status error hash deliveries version instance { id } script { id path version } }"
INSTANCES = "{ studioInstances { nodes { id name placeId placeName status session { id } owner { id } } } }"
SCRIPT = """query($id: ID!) { node(id: $id) { ... on StudioScript { path version hash type
    versions { nodes { number source hash message restoredFrom createdBy { id } } }
    copies { version hash instance { id } } } } }"""
HELLO = "print('Hello')\n"


@pytest.fixture(scope="module")
def operator(gateway: Gateway) -> Person:
    return person(gateway, Role.OPERATOR)


@pytest.fixture
def studio(operator: Person) -> Iterator[Studio]:
    with Studio(operator.gateway.url, plugin_key(operator)) as window:
        yield window


def push(
    author: Person, studio: Studio, source: str = HELLO, path: str = "ServerScriptService/Hello", **more: Any
) -> Any:
    """Push a script and return its command, which has ended."""
    given = {"instanceIds": [studio.instance_id], "scripts": [{"path": path, "source": source}], "waitSeconds": 20}
    [command] = author.done("pushStudioScripts", COMMAND, **(given | more))["commands"]
    return command


def instances(reader: Person) -> dict[str, Any]:
    """Return the instances by id."""
    return {row["id"]: row for row in reader.data(INSTANCES)["studioInstances"]["nodes"]}


# ---------------------------------------------------------------- instances


def test_several_studios_are_seen_as_connected_or_not(operator: Person, studio: Studio) -> None:
    with Studio(operator.gateway.url, plugin_key(operator), place_name="Lobby", place_id="0") as other:
        seen = instances(operator)
        assert seen[studio.instance_id] == {
            "id": studio.instance_id,
            "name": "Obby",
            "placeId": "4711",
            "placeName": "Obby",
            "status": "CONNECTED",
            "session": None,
            "owner": {"id": operator.id},
        }
        assert (seen[other.instance_id]["status"], seen[other.instance_id]["placeId"]) == ("CONNECTED", None)
    assert instances(operator)[other.instance_id]["status"] == "DISCONNECTED"
    assert instances(operator)[studio.instance_id]["status"] == "CONNECTED"


def test_a_window_is_the_same_instance_after_a_restart_and_a_second_one_is_another(operator: Person) -> None:
    with Studio(operator.gateway.url, plugin_key(operator)) as first:
        second = Studio(operator.gateway.url, first.token, key=first.key)
        hello = {"key": first.key, "window": second.window, "placeName": "Obby"}
        assert second.post("connect", hello).status_code == 409
        second.client.close()
    with Studio(operator.gateway.url, first.token, key=first.key) as again:
        assert again.instance_id == first.instance_id
        old = first.instance_id, first.window
        response = again.post("poll", {"instanceId": old[0], "window": old[1]})
        assert response.status_code == 409  # the closed window is no longer the instance


def test_a_silent_studio_is_disconnected_until_it_polls_again(operator: Person) -> None:
    window = Studio(operator.gateway.url, plugin_key(operator), place_id="another")
    window.connect()
    silent = {"last_seen_at": now() - LOST_AFTER}
    on_database(operator.gateway, lambda: StudioInstance.filter(id=window.instance_id).update(**silent))
    assert instances(operator)[window.instance_id]["status"] == "DISCONNECTED"  # before any job has noticed
    window.post("results", {"results": []})
    assert instances(operator)[window.instance_id]["status"] == "CONNECTED"
    window.client.close()


# ---------------------------------------------------------------- scripts


def test_a_script_is_written_and_verified_by_its_hash(operator: Person, studio: Studio) -> None:
    command = push(operator, studio, "print('Hello')\r\n", message="First")
    assert (command["status"], command["error"], command["hash"]) == ("COMPLETED", None, sha256(HELLO))
    assert studio.scripts["ServerScriptService/Hello"] == Script("SCRIPT", HELLO)
    script = operator.data(SCRIPT, id=command["script"]["id"])["node"]
    [copy] = [each for each in script["copies"] if each["instance"]["id"] == studio.instance_id]
    assert (copy["version"], copy["hash"]) == (script["version"], sha256(HELLO))
    assert script["versions"]["nodes"][0]["source"] == HELLO
    assert script["versions"]["nodes"][0]["createdBy"] == {"id": operator.id}


def test_another_source_than_the_pushed_one_fails(operator: Person, studio: Studio) -> None:
    studio.writes = lambda source: source + "-- and more"
    command = push(operator, studio, path="ServerScriptService/Tampered")
    assert command["status"] == "FAILED"
    assert sha256(HELLO + "-- and more") in command["error"] and sha256(HELLO) in command["error"]
    assert operator.data(SCRIPT, id=command["script"]["id"])["node"]["copies"] == []


def test_history_and_going_back(operator: Person, studio: Studio) -> None:
    path = "ReplicatedStorage/Config"
    for source in ("return 1", "return 2", "return 2", "return 3"):
        command = push(operator, studio, source, path)
    id = command["script"]["id"]
    restored = operator.done("restoreStudioScript", COMMAND, id=id, version=1, waitSeconds=20)["commands"]
    assert [each["status"] for each in restored if each["instance"]["id"] == studio.instance_id] == ["COMPLETED"]
    assert studio.scripts[path].source == "return 1"
    versions = operator.data(SCRIPT, id=id)["node"]["versions"]["nodes"]
    assert [(each["number"], each["source"], each["restoredFrom"]) for each in versions] == [
        (4, "return 1", 1),
        (3, "return 3", None),
        (2, "return 2", None),
        (1, "return 1", None),
    ]
    assert operator.refused("restoreStudioScript", COMMAND, id=id, version=4) == ("CONFLICT", "version")
    assert operator.refused("restoreStudioScript", COMMAND, id=id, version=9) == ("NOT_FOUND", "version")


def test_a_script_that_was_changed_in_studio_is_not_overwritten_unless_asked(operator: Person, studio: Studio) -> None:
    path = "ServerScriptService/Edited"
    push(operator, studio, "return 1", path)
    studio.scripts[path].source = "return 'edited by hand'"
    refused = push(operator, studio, "return 2", path)
    assert refused["status"] == "FAILED" and "CHANGED_IN_STUDIO" in refused["error"]
    pulled = operator.done(
        "pullStudioScript", "script { id version hash }", instanceId=studio.instance_id, path=path, message="By hand"
    )["script"]
    assert (pulled["version"], pulled["hash"]) == (3, sha256("return 'edited by hand'"))
    [copy] = operator.data(SCRIPT, id=pulled["id"])["node"]["copies"]
    assert copy == {"version": 3, "hash": pulled["hash"], "instance": {"id": studio.instance_id}}
    assert push(operator, studio, "return 4", path)["status"] == "COMPLETED"  # what was pulled may be replaced
    studio.scripts[path].source = "return 'edited again'"
    assert "CHANGED_IN_STUDIO" in push(operator, studio, "return 5", path)["error"]
    assert push(operator, studio, "return 6", path, overwrite=True)["status"] == "COMPLETED"
    assert studio.scripts[path].source == "return 6"


def test_what_was_pulled_may_be_replaced_by_an_earlier_version(operator: Person, studio: Studio) -> None:
    path = "ServerScriptService/Pulled"
    push(operator, studio, "return 1", path)
    studio.scripts[path].source = "return 'edited'"
    pull = {"instanceId": studio.instance_id, "path": path}
    pulled, again = (operator.done("pullStudioScript", "script { id version }", **pull)["script"] for _ in range(2))
    assert pulled == again and pulled["version"] == 2
    restore = {"id": pulled["id"], "version": 1, "instanceIds": [studio.instance_id], "waitSeconds": 20}
    [command] = operator.done("restoreStudioScript", COMMAND, **restore)["commands"]
    assert (command["status"], studio.scripts[path].source) == ("COMPLETED", "return 1")


def test_a_push_waits_for_a_studio_that_connects_later(operator: Person) -> None:
    window = closed_window(operator, "Later")
    for source in ("return 1", "return 2", "return 3"):
        command = push(operator, window, source, "ServerScriptService/Later", waitSeconds=0)
        assert command["status"] == "PENDING"
    with Studio(operator.gateway.url, window.token, window.key, "Later", None) as window:
        show = "query($id: ID!) { node(id: $id) { ... on StudioCommand { status } } }"
        until(lambda: operator.data(show, id=command["id"])["node"]["status"] == "COMPLETED", 20)
        assert window.scripts["ServerScriptService/Later"].source == "return 3"  # its versions are written in order


def test_many_scripts_are_delivered_in_parts(operator: Person) -> None:
    window = Studio(operator.gateway.url, plugin_key(operator), place_id="another")
    window.connect()
    scripts = [{"path": f"ServerStorage/S{number}", "source": f"return {number}"} for number in range(45)]
    given = {"instanceIds": [window.instance_id], "scripts": scripts}
    pushed = operator.done("pushStudioScripts", "commands { id }", **given)["commands"]
    parts = []
    for _ in range(3):
        parts.append(window.fetch())
        window.work(parts[-1])
    assert [len(part) for part in parts] == [20, 20, 5]
    assert [each["id"] for part in parts for each in part] == [each["id"] for each in pushed]
    window.client.close()


# ---------------------------------------------------------------- questions


def test_studio_is_asked_and_answers(operator: Person, studio: Studio) -> None:
    studio.handlers["getSelection"] = lambda params: {"names": ["Baseplate"], "of": params}
    shown = "command { status result error }"
    asked = {"instanceId": studio.instance_id, "method": "getSelection", "params": {"depth": 1}}
    answer = operator.done("askStudio", shown, **asked)["command"]
    assert answer == {"status": "COMPLETED", "result": {"names": ["Baseplate"], "of": {"depth": 1}}, "error": None}
    unknown = operator.done("askStudio", shown, instanceId=studio.instance_id, method="nothing")["command"]
    assert unknown["status"] == "FAILED" and "no method nothing" in unknown["error"]


def test_a_question_without_an_answer_expires(operator: Person, studio: Studio) -> None:
    studio.close()
    asked = {"instanceId": studio.instance_id, "method": "ping", "timeoutSeconds": 1}
    command = operator.done("askStudio", "command { status error }", **asked)["command"]
    assert command == {"status": "EXPIRED", "error": "Studio did not fetch it in time."}


def test_a_question_with_the_same_key_is_asked_once(operator: Person, studio: Studio) -> None:
    asked = {"instanceId": studio.instance_id, "method": "ping", "idempotencyKey": "ping-once"}
    first, again = (operator.done("askStudio", "command { id status }", **asked)["command"] for _ in range(2))
    assert first == again
    assert studio.executed.count(first["id"]) == 1


def test_a_command_whose_response_was_lost_is_delivered_again_and_executed_once(operator: Person) -> None:
    window = Studio(operator.gateway.url, plugin_key(operator), place_id="another")
    window.connect()
    asked = {"instanceIds": [window.instance_id], "scripts": [{"path": "Workspace/Lost", "source": HELLO}]}
    [command] = operator.done("pushStudioScripts", COMMAND, **asked)["commands"]
    assert [each["id"] for each in window.fetch()] == [command["id"]]  # and this response never arrives in Studio
    [delivered] = window.fetch()
    assert window.post("poll", {"inProgress": []}).json()["commands"][0]["id"] == command["id"]
    window.work([delivered])
    window.work([delivered])
    window.client.close()
    assert (window.executed, window.received) == ([command["id"]], [command["id"]] * 2)
    shown = operator.data("{ studioCommands(first: 1) { nodes { id status deliveries } } }")
    assert shown["studioCommands"]["nodes"] == [{"id": command["id"], "status": "COMPLETED", "deliveries": 3}]


# ---------------------------------------------------------------- output


def test_the_documented_forms_of_places_levels_and_times_are_accepted(operator: Person) -> None:
    window = Studio(operator.gateway.url, plugin_key(operator))
    hello = {"key": window.key, "window": window.window, "placeName": "Numbered"}
    for given, shown in ((2**53 - 1, str(2**53 - 1)), ("4711", "4711"), (0, None), (None, None)):
        window.instance_id = window.post("connect", {**hello, "placeId": given}).json()["instanceId"]
        assert instances(operator)[window.instance_id]["placeId"] == shown
    lines = [
        {"message": "a", "level": "Warning", "at": "2026-03-01T10:30:00+01:00"},
        {"message": "b", "level": "error", "at": "2026-03-01T10:30:00Z"},
        {"message": "c"},
    ]
    assert window.post("output", {"sequence": 1, "lines": lines}).json() == {"stored": True}
    shown = '{ events(types: ["studio_instance.output"], last: 1) { nodes { ... on RecordChanged { changes } } } }'
    until(lambda: operator.data(shown)["events"]["nodes"])
    [event] = operator.data(shown)["events"]["nodes"]
    found = event["changes"]["lines"]
    assert [line["level"] for line in found] == ["WARNING", "ERROR", "OUTPUT"]
    assert [line["at"][:16] for line in found[:2]] == ["2026-03-01T09:30", "2026-03-01T10:30"] and found[2]["at"]
    wrong = window.post("output", {"sequence": 2, "lines": [{"message": "d", "level": "LOUD"}]})
    assert wrong.status_code == 400 and "OUTPUT, INFO, WARNING, ERROR" in wrong.text
    window.client.close()


def test_output_goes_into_the_session_or_else_into_the_log(operator: Person, studio: Studio) -> None:
    assert studio.print("before")
    session = opened(operator)
    linked = {"instanceId": studio.instance_id, "sessionId": session}
    shown = operator.done("linkStudioSession", "instance { session { id } }", **linked)["instance"]
    assert shown["session"] == {"id": session}
    assert studio.print("one", "two", level="WARNING")
    assert not studio.print("one", "two", level="WARNING", sequence=2)  # the response to it had been lost
    messages = operator.data(
        "query($id: ID!) { session(id: $id) { messages { nodes { content type from { id } metadata } } } }", id=session
    )["session"]["messages"]["nodes"]
    assert [(each["content"], each["type"]) for each in messages] == [("[WARNING] one\n[WARNING] two", "SYSTEM")]
    assert messages[0]["from"] == {"id": operator.id}
    assert messages[0]["metadata"]["studio"]["instance_id"] == studio.instance_id
    shown = (
        '{ events(types: ["studio_instance.output"], last: 1) { nodes { ... on RecordChanged { recordId changes } } } }'
    )
    events = operator.data(shown)["events"]["nodes"]
    assert [each["recordId"] for each in events] == [studio.instance_id]
    assert [line["message"] for line in events[0]["changes"]["lines"]] == ["before"]
