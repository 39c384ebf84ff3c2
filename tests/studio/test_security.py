"""Access to the bridge to Studio: the plugin with its key, and neither web pages nor other users."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from models.users import Role
from tests.fakes.studio import Studio
from tests.gateways import Gateway
from tests.people import Person, opened, person, unchanged
from tests.studio.house import closed_window, plugin_key
from tests.waiting import until

HELLO = {"key": "k", "window": "w", "placeName": "Obby"}


@pytest.fixture(scope="module")
def member(gateway: Gateway) -> Person:
    return person(gateway, Role.MEMBER)


@pytest.fixture(scope="module")
def studio(member: Person) -> Iterator[Studio]:
    window = Studio(member.gateway.url, plugin_key(member))
    window.connect()
    yield window
    window.client.close()


def status(response: httpx.Response, code: str) -> int:
    """Return the status of a rejection, whose body has the code."""
    assert response.json()["errors"][0]["extensions"]["code"] == code
    return response.status_code


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:8080"])
def test_web_pages_are_rejected(studio: Studio, origin: str) -> None:
    assert status(studio.post("poll", {}, origin=origin), "FORBIDDEN") == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", ""])
def test_a_rebound_host_is_rejected(studio: Studio, host: str) -> None:
    response = studio.post("poll", {}, host=host)
    assert response.status_code in (400, 421)  # 400: the server itself requires a host


@pytest.mark.parametrize("host", ["localhost", "localhost:8080", "127.0.0.1", "[::1]:8080", "192.168.1.5"])
def test_the_gateways_own_addresses_are_accepted(studio: Studio, host: str) -> None:
    assert studio.post("output", {"sequence": 1, "lines": [{"message": "hi"}]}, host=host).status_code == 200


def test_a_credential_with_the_scope_is_required(gateway: Gateway, studio: Studio, member: Person) -> None:
    for key, code, expected in (("", "UNAUTHENTICATED", 401), ("parley_wrong", "UNAUTHENTICATED", 401)):
        assert status(studio.post("connect", HELLO, **{"x-api-key": key}), code) == expected
    reader = member.done("createApiKey", "secret", name="Reader", scopes=["studio:read"])["secret"]
    viewer = person(gateway, Role.VIEWER)
    for key in (reader, viewer.token):
        assert status(studio.post("connect", HELLO, **{"x-api-key": key}), "FORBIDDEN") == 403


def test_the_plugins_key_can_do_nothing_else(studio: Studio, member: Person) -> None:
    plugin = Person(member.gateway, member.id, studio.token)
    for query in ("{ studioInstances { totalCount } }", "{ studioScripts { totalCount } }", "{ tasks { totalCount } }"):
        [error] = member.gateway.graphql(query, token=studio.token)["errors"]
        assert error["extensions"]["code"] == "FORBIDDEN"
    push = {"scripts": [{"path": "Workspace/A", "source": ""}], "instanceIds": [studio.instance_id]}
    assert plugin.refused("pushStudioScripts", "__typename", **push)[0] == "FORBIDDEN"


@pytest.mark.parametrize("elsewhere", [False, True])
def test_another_users_key_is_not_the_instance(gateway: Gateway, studio: Studio, elsewhere: bool) -> None:
    other = person(gateway, Role.ADMIN, *(["Others' Studio"] if elsewhere else []))
    key = {"x-api-key": plugin_key(other)}
    expected = (404, "NOT_FOUND") if elsewhere else (403, "FORBIDDEN")
    requests: dict[str, dict[str, Any]] = {
        "poll": {},
        "results": {"results": [{"id": "stc_01jd3x8m5vf2h9k7q0z4c6r8ta"}]},
        "output": {"sequence": 99, "lines": [{"message": "forged"}]},
        "disconnect": {},
    }
    with unchanged(gateway):
        for name, body in requests.items():
            assert status(studio.post(name, body, **key), expected[1]) == expected[0], name
    own = studio.post("connect", {**HELLO, "key": studio.key}, **key).json()
    assert own["instanceId"] != studio.instance_id  # the key is each user's own


def test_a_result_for_another_instance_ends_nothing(gateway: Gateway, studio: Studio) -> None:
    operator = person(gateway, Role.OPERATOR)
    window = closed_window(operator, "Victim")
    push = {"scripts": [{"path": "Workspace/A", "source": ""}], "instanceIds": [window.instance_id]}
    [command] = operator.done("pushStudioScripts", "commands { id status }", **push)["commands"]
    assert studio.respond({"id": command["id"], "result": None, "error": "forged"}) == []


def test_only_the_owner_or_an_operator_links_and_deletes_an_instance(gateway: Gateway, member: Person) -> None:
    window, stranger, operator = closed_window(member, "Mine"), person(gateway), person(gateway, Role.OPERATOR)
    session = opened(stranger)
    link = {"instanceId": window.instance_id, "sessionId": session}
    with unchanged(gateway):
        assert stranger.refused("linkStudioSession", "__typename", **link) == ("FORBIDDEN", "instanceId")
        assert stranger.refused("deleteStudioInstance", "__typename", id=window.instance_id) == ("FORBIDDEN", "id")
        assert member.refused("linkStudioSession", "__typename", **link) == ("FORBIDDEN", "sessionId")
        assert operator.refused("linkStudioSession", "__typename", **link) == ("BAD_USER_INPUT", "sessionId")
    member.done("joinSession", "session { id }", sessionId=session)
    member.done("linkStudioSession", "instance { id }", **link)
    operator.done("deleteStudioInstance", "deletedId", id=window.instance_id)


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("poll", b"{", 400),
        ("poll", b"[]", 400),
        ("poll", b'{"instanceId": 1, "window": "w"}', 400),
        ("poll", b'{"instanceId": "sti_x", "window": "\\ud800"}', 400),
        ("poll", b" " * 70_000, 413),
        ("results", b" " * 1_100_000, 413),
        ("output", b'{"sequence": 0, "lines": []}', 400),
    ],
)
def test_malformed_and_large_bodies_are_rejected(studio: Studio, name: str, body: bytes, expected: int) -> None:
    headers = {"content-type": "application/json"}
    response = studio.client.post(f"{studio.url}/studio/{name}", content=body, headers=headers)
    assert response.status_code == expected


OUTPUT = {"instanceId": "sti_x", "window": "w", "sequence": 1, "lines": [{"message": "hi"}]}


@pytest.mark.parametrize(
    ("name", "body", "message", "field"),
    [
        ("poll", [], "The body must be a JSON object, not a list.", None),
        ("poll", {"window": "w"}, "instanceId is required.", ["instanceId"]),
        ("poll", {"instanceId": 1, "window": "w"}, "instanceId must be a string, not a whole number.", ["instanceId"]),
        (
            "connect",
            HELLO | {"placeId": 1.5},
            "placeId must be a whole number or a string or null, not a number.",
            ["placeId"],
        ),
        ("output", OUTPUT | {"sequence": "1"}, "sequence must be a whole number, not a string.", ["sequence"]),
        (
            "output",
            OUTPUT | {"lines": [{"message": "a"}, {"message": "b", "at": "yesterday"}]},
            "lines[1].at must be a time as in RFC 3339.",
            ["lines", "1", "at"],
        ),
        (
            "output",
            OUTPUT | {"lines": [{"message": "a", "at": 5}]},
            "lines[0].at must be a time as in RFC 3339, not a whole number.",
            ["lines", "0", "at"],
        ),
        ("output", OUTPUT | {"lines": [{}]}, "lines[0].message is required.", ["lines", "0", "message"]),
    ],
)
def test_an_error_names_the_value_that_is_wrong(
    studio: Studio, name: str, body: object, message: str, field: list[str] | None
) -> None:
    response = studio.client.post(f"{studio.url}/studio/{name}", json=body)
    [error] = response.json()["errors"]
    assert (response.status_code, error["message"]) == (400, message)
    assert error["extensions"].get("field") == field


def test_another_media_type_is_rejected(studio: Studio) -> None:
    response = studio.client.post(f"{studio.url}/studio/poll", content=b"{}", headers={"content-type": "text/plain"})
    assert response.status_code == 415


@pytest.mark.parametrize("how", ["the key is revoked", "the owner becomes a viewer", "the owner is disabled"])
def test_an_open_poll_ends_with_its_credential_and_gets_nothing(gateway: Gateway, how: str) -> None:
    owner, operator, admin = person(gateway), person(gateway, Role.OPERATOR), person(gateway, Role.ADMIN)
    made = owner.done("createApiKey", "secret apiKey { id }", name="Studio", scopes=["studio:connect"])
    window = Studio(gateway.url, made["secret"])
    window.connect()
    with ThreadPoolExecutor(1) as pool:
        poll = pool.submit(window.post, "poll", {})
        until(lambda: instance(operator, window)["lastSeenAt"] > instance(operator, window)["connectedAt"])
        ended = time.monotonic()
        if how == "the key is revoked":
            owner.done("revokeApiKey", "apiKey { id }", id=made["apiKey"]["id"])
        else:
            changes = {"role": "VIEWER"} if how == "the owner becomes a viewer" else {"active": False}
            admin.done("updateUser", "user { id }", id=owner.id, **changes)
        push = {"scripts": [{"path": "Workspace/Secret", "source": "-- secret"}], "instanceIds": [window.instance_id]}
        [command] = operator.done("pushStudioScripts", "commands { id }", **push)["commands"]
        response = poll.result(10)
    assert time.monotonic() - ended < 8 and "secret" not in response.text
    denied = ("FORBIDDEN", 403) if how == "the owner becomes a viewer" else ("UNAUTHENTICATED", 401)
    assert status(response, denied[0]) == denied[1]
    assert instance(operator, window)["status"] == "DISCONNECTED"
    shown = operator.data("query($id: ID!) { node(id: $id) { ... on StudioCommand { deliveries } } }", id=command["id"])
    assert shown["node"] == {"deliveries": 0}
    window.client.close()


def instance(reader: Person, window: Studio) -> dict[str, Any]:
    """Return the instance of a window."""
    shown = "query($id: ID!) { node(id: $id) { ... on StudioInstance { status connectedAt lastSeenAt } } }"
    found: dict[str, Any] = reader.data(shown, id=window.instance_id)["node"]
    return found


@pytest.mark.slow
@pytest.mark.slow
def test_requests_are_limited(member: Person) -> None:
    window = Studio(member.gateway.url, plugin_key(member))
    window.connect()
    limited: list[httpx.Response] = []

    def one_more() -> bool:
        response = window.post("results", {"results": []})
        if response.status_code == 429:
            limited.append(response)
        return bool(limited)

    until(one_more)
    assert int(limited[0].headers["retry-after"]) >= 1
    window.client.close()
