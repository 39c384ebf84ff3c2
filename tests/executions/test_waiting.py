"""`executeWorkflow(waitSeconds:)`: the run as it is at its end, or when the time is over."""

import time

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, person
from tests.running import node, value

SHOWN = "execution { id status output }"


@pytest.fixture(scope="module")
def author(gateway: Gateway) -> Person:
    return person(gateway, Role.OPERATOR)


def test_a_run_is_returned_at_its_end(author: Person) -> None:
    given = {"nodes": [value("one", 1), value("two", "${nodes.one.output + 1}", "one")], "waitSeconds": 100}
    run = author.done("executeWorkflow", SHOWN, **given)["execution"]
    assert (run["status"], run["output"]) == ("COMPLETED", {"two": 2})


def test_a_run_that_fails_is_returned_too(author: Person) -> None:
    given = {"nodes": [value("one", "${input.missing}")], "waitSeconds": 25}
    assert author.done("executeWorkflow", SHOWN, **given)["execution"]["status"] == "FAILED"


def test_a_run_that_takes_longer_is_returned_when_the_time_is_over(author: Person) -> None:
    began = time.monotonic()
    run = author.done("executeWorkflow", SHOWN, nodes=[node("wait", "DELAY", {"seconds": 3600})], waitSeconds=1)
    assert run["execution"]["status"] == "WAITING"
    assert 1 <= time.monotonic() - began < 20


def test_a_repetition_waits_again(author: Person) -> None:
    given = {"nodes": [value("one", 1)], "idempotencyKey": "waits"}
    first = author.done("executeWorkflow", SHOWN, **given)["execution"]
    again = author.done("executeWorkflow", SHOWN, **given, waitSeconds=25)["execution"]
    assert again == {"id": first["id"], "status": "COMPLETED", "output": {"one": 1}}


def test_negative_seconds_are_rejected(author: Person) -> None:
    error = author.refused("executeWorkflow", SHOWN, nodes=[value("one", 1)], waitSeconds=-1)
    assert error == ("BAD_USER_INPUT", "waitSeconds")
