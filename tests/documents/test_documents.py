"""Editing documents together: each patch applies to the version it was made for, or not at all."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import jsonpatch
import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, events, opened, person, unchanged

ALL = "document { id key session { id } version value updatedBy { id } updatedAt }"
VERSION = "document { version value }"
CHANGED = "collaboration.document_changed"


@pytest.fixture(scope="module")
def room(ada: Person) -> str:
    return opened(ada)


def added(**values: Any) -> list[dict[str, Any]]:
    return [{"op": "add", "path": f"/{name}", "value": value} for name, value in values.items()]


def read(caller: Person, key: str, session: str | None = None) -> Any:
    query = f"""query($key: String!, $session: ID) {{ sharedDocument(key: $key, sessionId: $session) {{
      {ALL.removeprefix("document {")} }}"""
    return caller.data(query, key=key, session=session)["sharedDocument"]


# ---------------------------------------------------------------- patching


def test_the_first_patch_creates_the_document(ada: Person, room: str) -> None:
    patch = [*added(title="Launch", steps=[]), {"op": "add", "path": "/steps/-", "value": {"done": False}}]
    document = ada.done("patchDocument", ALL, key="plan", sessionId=room, baseVersion=0, patch=patch)["document"]
    assert (document["version"], document["key"], document["session"]) == (1, "plan", {"id": room})
    assert document["value"] == {"title": "Launch", "steps": [{"done": False}]}
    assert document["updatedBy"] == {"id": ada.id}
    assert read(ada, "plan", room) == document


def test_every_json_patch_operation_is_supported(ada: Person, room: str) -> None:
    ada.done("patchDocument", VERSION, key="ops", sessionId=room, baseVersion=0, patch=added(a=[1, 2, 3], b={"c": "d"}))
    patch = [
        {"op": "test", "path": "/a/0", "value": 1},
        {"op": "remove", "path": "/a/0"},
        {"op": "replace", "path": "/b/c", "value": None},
        {"op": "copy", "from": "/b", "path": "/e"},
        {"op": "move", "from": "/a/1", "path": "/f~1g"},
        {"op": "add", "path": "/a/0", "value": "first"},
    ]
    changed = ada.done("patchDocument", VERSION, key="ops", sessionId=room, baseVersion=1, patch=patch)["document"]
    assert changed == {"version": 2, "value": {"a": ["first", 2], "b": {"c": None}, "e": {"c": None}, "f/g": 3}}


def test_a_document_of_the_organization_has_no_session(ada: Person, room: str) -> None:
    ada.done("patchDocument", VERSION, key="shared", baseVersion=0, patch=added(a=1))
    ada.done("patchDocument", VERSION, key="shared", sessionId=room, baseVersion=0, patch=added(a=2))
    assert (read(ada, "shared")["session"], read(ada, "shared")["value"]) == (None, {"a": 1})
    assert read(ada, "shared", room)["value"] == {"a": 2}
    assert read(ada, "nothing") is None


def test_a_document_may_become_any_value_except_null(gateway: Gateway, ada: Person) -> None:
    for version, value in enumerate(["text", 5, False, [1, [2]], {"a": None}]):
        patch = [{"op": "replace", "path": "", "value": value}]
        changed = ada.done("patchDocument", VERSION, key="any", baseVersion=version, patch=patch)["document"]
        assert changed == {"version": version + 1, "value": value}
        assert read(ada, "any")["value"] == value
    with unchanged(gateway):
        patch = [{"op": "replace", "path": "", "value": None}]
        refused = ada.refused("patchDocument", VERSION, key="any", baseVersion=5, patch=patch)
        assert refused == ("BAD_USER_INPUT", "patch")


def test_the_documents_of_an_organization_are_listed_and_deleted(ada: Person, room: str) -> None:
    word = f"list-{room[-8:]}"
    made = [
        ada.done("patchDocument", "document { id }", key=f"{word}-{key}", baseVersion=0, patch=added(a=key))["document"]
        for key in "cab"
    ]
    ada.done("patchDocument", "document { id }", key=f"{word}-d", sessionId=room, baseVersion=0, patch=added(a=1))
    listing = """query($search: String, $session: ID, $first: Int, $after: String) {
      sharedDocuments(search: $search, sessionId: $session, first: $first, after: $after) {
        nodes { id key } totalCount pageInfo { endCursor hasNextPage } } }"""

    def listed(**values: Any) -> Any:
        return ada.data(listing, search=word, **values)["sharedDocuments"]

    page = listed(first=2)
    assert ([each["key"][-1] for each in page["nodes"]], page["totalCount"]) == (["c", "a"], 3)
    rest = listed(first=2, after=page["pageInfo"]["endCursor"])
    assert ([each["key"][-1] for each in rest["nodes"]], rest["pageInfo"]["hasNextPage"]) == (["b"], False)
    assert [each["key"][-1] for each in listed(session=room)["nodes"]] == ["d"]
    assert ada.done("deleteDocument", "deletedId", id=made[1]["id"])["deletedId"] == made[1]["id"]
    assert [each["key"][-1] for each in listed()["nodes"]] == ["c", "b"] and read(ada, f"{word}-a") is None
    assert ada.refused("deleteDocument", "deletedId", id=made[1]["id"]) == ("NOT_FOUND", "id")
    again = ada.done("patchDocument", VERSION, key=f"{word}-a", baseVersion=0, patch=added(b=1))["document"]
    assert again == {"version": 1, "value": {"b": 1}}


def test_deleting_a_document_of_a_session_is_an_event_for_those_who_take_part(gateway: Gateway, ada: Person) -> None:
    id = opened(ada)
    values = {"key": "plan", "sessionId": id, "baseVersion": 0, "patch": added(a=1)}
    document = ada.done("patchDocument", "document { id }", **values)["document"]["id"]
    stream = (
        "subscription($id: ID!) { sessionEvents(sessionId: $id) { ... on DocumentChanged { patch document { id } } } }"
    )
    outsider = person(gateway)
    with unchanged(gateway):
        assert outsider.refused("deleteDocument", "deletedId", id=document) == ("FORBIDDEN", "id")
    with ada.follow(stream, id=id) as following:
        following()
        ada.done("deleteDocument", "deletedId", id=document)
        assert following() == {"patch": [{"op": "remove", "path": ""}], "document": {"id": document}}
    assert read(ada, "plan", id) is None
    values = {"key": "notes", "sessionId": id, "baseVersion": 0, "patch": added(a=1)}
    other = ada.done("patchDocument", "document { id }", **values)["document"]["id"]
    ada.done("updateSession", "session { id }", id=id, status="ARCHIVED")
    assert ada.refused("deleteDocument", "deletedId", id=other) == ("CONFLICT", "id")


def test_followers_can_apply_the_patches_themselves(ada: Person) -> None:
    id = opened(ada)
    stream = """subscription($id: ID!) { sessionEvents(sessionId: $id) {
      ... on DocumentChanged { patch document { version value } } } }"""
    patches = [
        [*added(list=[], title="T"), {"op": "add", "path": "/list/-", "value": {"n": 1}}],
        [{"op": "copy", "from": "/list/0", "path": "/list/-"}, {"op": "replace", "path": "/list/0/n", "value": 2}],
    ]
    with ada.follow(stream, id=id) as following:
        following()
        for version, patch in enumerate(patches):
            ada.done("patchDocument", VERSION, key="k", sessionId=id, baseVersion=version, patch=patch)
        value: Any = {}
        for version, patch in enumerate(patches):
            item = following()
            assert item["patch"] == patch
            value = jsonpatch.apply_patch(value, item["patch"])
            assert item["document"] == {"version": version + 1, "value": value}
    assert events(ada, id).count(CHANGED) == 2


def test_documents_are_listed_with_their_session(ada: Person) -> None:
    id = opened(ada)
    for key in ("b", "a"):
        ada.done("patchDocument", VERSION, key=key, sessionId=id, baseVersion=0, patch=added(x=key))
    query = "query($id: ID!) { session(id: $id) { documents { key value } } }"
    documents = ada.data(query, id=id)["session"]["documents"]
    assert documents == [{"key": "a", "value": {"x": "a"}}, {"key": "b", "value": {"x": "b"}}]


# ---------------------------------------------------------------- version conflicts


def test_a_stale_patch_is_rejected_with_the_current_document(gateway: Gateway, ada: Person, room: str) -> None:
    values = {"key": "stale", "sessionId": room}
    ada.done("patchDocument", VERSION, **values, baseVersion=0, patch=added(a=1))
    with unchanged(gateway):
        for base in (0, 2):
            payload = ada.change("patchDocument", VERSION, values | {"baseVersion": base, "patch": added(a=2)})
            [error] = payload["errors"]
            assert (error["code"], error["field"]) == ("CONFLICT", ["baseVersion"])
            assert payload["document"] == {"version": 1, "value": {"a": 1}}


def test_a_nonexistent_document_starts_at_version_0(gateway: Gateway, ada: Person) -> None:
    with unchanged(gateway):
        payload = ada.change("patchDocument", VERSION, {"key": "none", "baseVersion": 1, "patch": added(a=1)})
        [error] = payload["errors"]
        assert (error["code"], error["field"], payload["document"]) == ("CONFLICT", ["baseVersion"], None)


@pytest.mark.parametrize("in_session", [True, False], ids=["of a session", "of the organization"])
def test_of_twenty_patches_to_one_version_one_is_accepted(ada: Person, in_session: bool) -> None:
    place = {"key": "race", **({"sessionId": opened(ada)} if in_session else {})}

    def patch(number: int) -> Any:
        return ada.change("patchDocument", VERSION, place | {"baseVersion": 0, "patch": added(**{f"k{number}": 1})})

    with ThreadPoolExecutor(20) as threads:
        payloads = list(threads.map(patch, range(20)))
    accepted = [payload["document"] for payload in payloads if not payload["errors"]]
    refused = [payload for payload in payloads if payload["errors"]]
    assert len(accepted) == 1
    assert all(payload["errors"][0]["field"] == ["baseVersion"] for payload in refused)
    assert all(payload["document"] == accepted[0] for payload in refused)


def test_with_retries_all_twenty_patches_are_applied(ada: Person) -> None:
    place = {"key": "retries", "sessionId": opened(ada)}

    def patch(number: int) -> None:
        base, accepted = 0, False
        while not accepted:
            values = {"baseVersion": base, "patch": added(**{f"k{number}": number})}
            payload = ada.change("patchDocument", VERSION, place | values)
            accepted, base = not payload["errors"], payload["document"]["version"]

    with ThreadPoolExecutor(20) as threads:
        list(threads.map(patch, range(20)))
    document = read(ada, "retries", place["sessionId"])
    assert (document["version"], document["value"]) == (20, {f"k{number}": number for number in range(20)})


# ---------------------------------------------------------------- rejections


@pytest.mark.parametrize(
    "patch",
    [
        {"op": "add", "path": "/a", "value": 1},
        "[]",
        [],
        [1],
        [[]],
        [{"op": "add", "path": "/b", "value": 1}, {"op": "explode", "path": "/a"}],
        [{"path": "/a", "value": 1}],
        [{"op": "add", "path": "/b"}],
        [{"op": "add", "path": "b", "value": 1}],
        [{"op": "add", "path": ["b"], "value": 1}],
        [{"op": "add", "path": "/b/c", "value": 1}],
        [{"op": "add", "path": "/list/9", "value": 1}],
        [{"op": "add", "path": "/list/01", "value": 1}],
        [{"op": "remove", "path": "/nothing"}],
        [{"op": "remove", "path": ""}],
        [{"op": "replace", "path": "/nothing", "value": 1}],
        [{"op": "copy", "path": "/b"}],
        [{"op": "copy", "from": "/list/-", "path": "/b"}],
        [{"op": "move", "from": "/list", "path": "/list/0"}],
        [{"op": "add", "path": "/b", "value": 1}, {"op": "test", "path": "/a", "value": 2}],
        [{"op": "test", "path": "/a", "value": True}],
        [{"op": "test", "path": "/nothing", "value": None}],
    ],
)
def test_an_inapplicable_patch_changes_nothing(gateway: Gateway, ada: Person, room: str, patch: Any) -> None:
    values = {"key": "kept", "sessionId": room}
    if read(ada, "kept", room) is None:
        ada.done("patchDocument", VERSION, **values, baseVersion=0, patch=added(a=1, list=[1]))
    with unchanged(gateway):
        refused = ada.refused("patchDocument", VERSION, **values, baseVersion=1, patch=patch)
        assert refused == ("BAD_USER_INPUT", "patch")


@pytest.mark.parametrize(
    "patch",
    [
        pytest.param(added(a=1) * 1001, id="too many operations"),
        pytest.param(added(a="x" * 262_144), id="too large a patch"),
        pytest.param([*added(a="x" * 200_000), {"op": "copy", "from": "/a", "path": "/b"}], id="too large a result"),
        pytest.param([{"op": "copy", "from": "", "path": f"/{n}"} for n in range(1000)], id="doubling"),
        pytest.param([{"op": "copy", "from": "/a", "path": "/a/-"} for _ in range(1000)], id="doubling a list"),
        pytest.param(
            added(a=[[]] * 60_000) + [{"op": "copy", "from": "/a", "path": "/b"}] * 900,
            id="copying much again and again",
        ),
        pytest.param(
            added(b=[[]] * 60_000)
            + [{"op": "move", "from": f"/{pair[0]}", "path": f"/{pair[1]}"} for pair in ("bc", "cb")] * 400,
            id="moving much again and again",
        ),
        pytest.param([{"op": "add", "path": "/d" * n, "value": {}} for n in range(1, 40)], id="too deep a result"),
        pytest.param(
            [{"op": "add", "path": "/d", "value": {}}, *[{"op": "copy", "from": "/d", "path": "/d/d"}] * 999],
            id="deeper and deeper",
        ),
        pytest.param([{"op": "remove", "path": f"/a/{'9' * 5000}"}], id="an index of five thousand digits"),
    ],
)
def test_a_hostile_patch_is_rejected(gateway: Gateway, ada: Person, patch: Any) -> None:
    id = opened(ada)
    ada.done("patchDocument", VERSION, key="k", sessionId=id, baseVersion=0, patch=added(a=[[]]))
    with unchanged(gateway):
        refused = ada.refused("patchDocument", VERSION, key="k", sessionId=id, baseVersion=1, patch=patch)
        assert refused == ("BAD_USER_INPUT", "patch")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"key": ""}, "key"),
        ({"key": "x" * 256}, "key"),
        ({"baseVersion": -1}, "baseVersion"),
    ],
)
def test_an_invalid_key_or_version_changes_nothing(
    gateway: Gateway, ada: Person, values: dict[str, Any], field: str
) -> None:
    with unchanged(gateway):
        given = {"key": "k", "baseVersion": 0, "patch": added(a=1)} | values
        assert ada.refused("patchDocument", VERSION, **given) == ("BAD_USER_INPUT", field)


def test_inaccessible_documents_are_not_found(gateway: Gateway, ada: Person, foreigner: Person, room: str) -> None:
    ada.done("patchDocument", VERSION, key="mine", sessionId=room, baseVersion=0, patch=added(a=1))
    ada.done("patchDocument", VERSION, key="ours", baseVersion=0, patch=added(a=1))
    values = {"key": "mine", "baseVersion": 1, "patch": added(a=2)}
    with unchanged(gateway):
        assert foreigner.refused("patchDocument", VERSION, **values, sessionId=room) == ("NOT_FOUND", "sessionId")
        assert ada.refused("patchDocument", VERSION, **values, sessionId="ses_") == ("NOT_FOUND", "sessionId")
    assert read(foreigner, "mine", room) is None
    assert read(foreigner, "ours") is None
    foreigner.done("patchDocument", VERSION, key="ours", baseVersion=0, patch=added(b=1))
    assert read(ada, "ours")["value"] == {"a": 1}


def test_only_documents_of_active_sessions_are_editable(gateway: Gateway, ada: Person) -> None:
    id = opened(ada)
    for status in ("INACTIVE", "ARCHIVED"):
        ada.done("updateSession", "session { id }", id=id, status=status)
        with unchanged(gateway):
            values = {"key": "k", "sessionId": id, "baseVersion": 0, "patch": added(a=1)}
            assert ada.refused("patchDocument", VERSION, **values) == ("CONFLICT", "sessionId")


def test_a_viewer_only_reads(gateway: Gateway, ada: Person) -> None:
    viewer = person(gateway, Role.VIEWER)
    ada.done("patchDocument", VERSION, key="seen", baseVersion=0, patch=added(a=1))
    assert read(viewer, "seen")["value"] == {"a": 1}
    with unchanged(gateway):
        refused = viewer.refused("patchDocument", VERSION, key="seen", baseVersion=1, patch=added(a=2))
        assert refused == ("FORBIDDEN", None)
