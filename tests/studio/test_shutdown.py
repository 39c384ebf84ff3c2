"""Studio has not responded when the gateway shuts down: what is stored is not reported as something to repeat."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

from models.users import Role
from tests.gateways import Gateway, GatewayProcess
from tests.people import person
from tests.studio.house import closed_window
from tests.waiting import until

SHOWN = "{ studioCommands { nodes { id method status } } }"


def test_waiting_callers_learn_that_their_commands_are_stored(
    backend: Mapping[str, str], gateway_process: Callable[..., GatewayProcess]
) -> None:
    process = gateway_process(backend)
    operator = person(cast(Gateway, process), Role.OPERATOR)
    window = closed_window(operator, "Asleep")
    ask: dict[str, Any] = {"instanceId": window.instance_id, "method": "insertAsset"}
    scripts = [{"path": "Workspace/A", "source": "return 1"}]
    push = {"instanceIds": [window.instance_id], "scripts": scripts, "waitSeconds": 25}
    with ThreadPoolExecutor() as pool:
        asked = pool.submit(operator.change, "askStudio", "command { id }", ask)
        keyed = pool.submit(operator.change, "askStudio", "command { id }", {**ask, "idempotencyKey": "insert"})
        pushed = pool.submit(operator.change, "pushStudioScripts", "commands { id status }", push)
        until(lambda: len(operator.data(SHOWN)["studioCommands"]["nodes"]) == 3)
        stored = {each["id"]: each["method"] for each in operator.data(SHOWN)["studioCommands"]["nodes"]}
        process.stop()
        [unknown] = asked.result(20)["errors"]
        [again] = keyed.result(20)["errors"]
        done = pushed.result(20)
    assert (unknown["code"], unknown["retryable"]) == ("OUTCOME_UNKNOWN", False)
    [named] = [id for id in stored if id in unknown["message"]]
    assert stored[named] == "insertAsset"
    assert (again["code"], again["retryable"]) == ("UNAVAILABLE", True)
    assert done["errors"] == [] and [stored[each["id"]] for each in done["commands"]] == ["writeScript"]
    process.start()
    assert {each["id"] for each in operator.data(SHOWN)["studioCommands"]["nodes"]} == set(stored)
