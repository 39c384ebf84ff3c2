"""Whatever a caller sends to a documented path, the answer is a response or a problem, and never an internal error."""

import re
from typing import Any, Final

import httpx
import pytest

from routes.rest import PRESETS
from routes.rest.preset import Preset
from tests.gateways import Gateway
from tests.people import Person, administrator
from tests.rest.calls import call, named
from tests.suite import walk

VALUES: Final[list[Any]] = [
    *(None, True, 0, -1, 1.5, 2**62, "", " ", "EMAIL", "\u0000", "é" * 300, [], ["EMAIL"], {}, {"a": {"b": None}}),
]
FEW: Final[list[Any]] = [None, "\u0000", {"a": {"b": None}}]
KEYS: Final = {"", "id", "input", "user_id"}
"""Keys that are sent to every path beside its own, with a few of the values: most paths reject the key itself."""
NAMES: Final = ["john.doe", "%00", "%ff", "a%2Fb", "usr_", "@", "é" * 200, "é" * 300, "a" * 5_000, "..;", "${body}"]


@pytest.fixture(scope="module")
def john(gateway: Gateway) -> Person:
    return named(gateway, "john.doe")


@walk(7)
@pytest.mark.parametrize("preset", PRESETS, ids=lambda each: f"{each.method} {each.path}")
def test_odd_requests_are_answered(john: Person, preset: Preset, step: int):
    first = PRESETS.index(preset) % step  # each path gets others
    path = preset.path.replace("{user_id}", "john.doe").replace("{integration_type}", "EMAIL")
    wholes = [value for value in VALUES if value is not None]
    own = preset.kinds.get("body", {}).keys()
    odd_keys = ({key: value} for key in sorted(KEYS | own) for value in (VALUES if key in own else FEW))
    bodies = [*wholes, *odd_keys] if preset.method != "GET" else [None]
    for body in bodies[first::step]:
        response = call(john, preset.method, path, body)
        assert response.status_code < 500 or _is_expected(response), (body, response.text)
    for name in NAMES[first::step]:
        odd = re.sub(r"\{\w+\}", name, preset.path)
        query = dict.fromkeys({"limit", "offset"} | preset.kinds.get("query", {}).keys(), name)
        response = call(john, preset.method, odd, {}, params=query)
        assert response.status_code < 500 or _is_expected(response), (name, response.text)


KEEPING: Final = frozenset(f"submit{each}Request" for each in ("Web", "Cli", "Tool", "Generic"))
"""The endpoints that keep every key of the body."""
IGNORING: Final = frozenset(
    {"assignTask", "removeWorkflow", "deleteAgentConfig", "removeOAuthToken", "callGmail", "callSlack", "callGitHub"}
)
"""The endpoints whose keys are required, so that a misspelled one is missing, or decide nothing."""


CHECKING: Final = [each for each in PRESETS if each.kinds.get("body") and each.name not in KEEPING | IGNORING]


@pytest.mark.parametrize("preset", CHECKING, ids=lambda each: each.name)
def test_a_misspelled_key_is_noticed(gateway: Gateway, preset: Preset):
    assert preset.example is not None
    admin = administrator(gateway)
    path = preset.path.replace("{user_id}", admin.id).replace("{integration_type}", "EMAIL")
    known = preset.example.path
    path = re.sub(r"\{(\w+)\}", lambda found: known.get(found[1], "x"), path)
    response = call(admin, preset.method, path, {**(preset.example.body or {}), "mispelled": 1})
    assert (response.status_code, response.json().get("field")) == (400, "mispelled"), response.text


@pytest.mark.parametrize(
    ("method", "path", "body", "field", "detail"),
    [
        ("PUT", "/api/workflows", {"name": "A"}, "id", "id is required."),
        ("DELETE", "/api/workflows", {}, "id", "id is required."),
        ("POST", "/api/agents", {}, "name", "name is required."),
        ("POST", "/api/tasks", {"name": "A", "colour": 1}, "colour", "There is no field colour."),
        ("POST", "/api/agents", {"name": "A", "capabilities": ["\0"]}, "capabilities.0", "capabilities.0 contains"),
        ("GET", "/api/agents?type=%00", None, "type", "type contains the character U+0000"),
        ("GET", "/api/agents/%00", None, "id", "id contains the character U+0000"),
        ("GET", "/api/agents?page=999999999", None, "page", "page is too high"),
        ("GET", "/api/agents?offset=999999999", None, "offset", "offset must be from 0 to"),
        (
            "POST",
            "/api/workflow/execute",
            {"wait_seconds": 1e308},
            "wait_seconds",
            "wait_seconds must be a whole number",
        ),
    ],
)
def test_a_message_names_what_is_wrong(gateway: Gateway, method: str, path: str, body: Any, field: str, detail: str):
    response = call(administrator(gateway), method, path, body)
    assert (response.status_code, response.json().get("field")) == (400, field), response.text
    assert response.json()["detail"].startswith(detail), response.text


@pytest.mark.parametrize("path", ["/api/agents", "/api/tasks", "/rest/v1/nothing-is-here"])
def test_only_utf_8_is_read_from_an_address(gateway: Gateway, path: str):
    """U+FFFD in place of the character that was meant would be another value than the one that was sent."""
    admin = administrator(gateway)
    served = call(admin, "GET", path).status_code
    for escaped in ("%ff", "%e9", "%ed%a0%80", "%c0%af"):
        assert call(admin, "GET", f"{path}/{escaped}").status_code == 400, escaped
        queried = call(admin, "GET", f"{path}?type={escaped}")
        assert (queried.status_code, queried.json()["code"]) == (
            (400, "BAD_USER_INPUT") if served == 200 else (404, "NOT_FOUND")
        ), escaped
    assert call(admin, "GET", f"{path}?type=%c3%a9%f0%9f%98%80").status_code == served


def _is_expected(response: httpx.Response) -> bool:
    """Return whether an error is not Parley's: the request failed at an agent, or nothing is configured for it."""
    return bool(response.json().get("request_id")) or response.json()["code"] == "NOT_CONFIGURED"
