"""Problems: what a program reads is the same, wherever an error of the operation was."""

import orjson

from errors import Internal, NotFound
from routes.rest.field_names import SNAKE_CASE
from routes.rest.problems import Problem


def test_a_bug_in_a_later_mutation_has_its_id_as_one_in_the_first() -> None:
    """In a payload, the message alone has it (D124)."""
    bug = Internal("0a1b2c3d")
    in_payload = Problem.of_payload({"code": "INTERNAL", "message": bug.message, "field": None})
    raised = Problem.of(bug)
    assert orjson.loads(in_payload.body(SNAKE_CASE)) == orjson.loads(raised.body(SNAKE_CASE))
    assert in_payload.facts()["errorId"] == "0a1b2c3d" and in_payload.status == 500


def test_an_expected_error_has_no_id() -> None:
    expected = NotFound("Internal error. Quote x when you report it.")
    problem = Problem.of_payload({"code": expected.code.value, "message": expected.message})
    assert "errorId" not in problem.facts()
    assert Internal.id_in("There is no such task.") is None
