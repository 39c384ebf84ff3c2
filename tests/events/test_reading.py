"""The query `events`: the log, within the caller's permissions."""

import itertools
from typing import Any

import pytest

from auth.access import ALL_SCOPES
from auth.visibility import AUDIT_SCOPE, SCOPES
from context.cursors import Cursors, Position
from models.event_log import read_head
from models.events import EventKind
from models.platform import prune_log
from models.tasks import Task
from models.users import Role
from schema import schema
from settings import Settings
from storage.clock import now
from tests.gateways import Gateway
from tests.ledger import placed
from tests.people import Person, on_database, opened, person, unchanged

EVENTS = """query($first: Int, $after: Cursor, $types: [String!], $sessionId: ID, $executionId: ID) {
  events(first: $first, after: $after, types: $types, sessionId: $sessionId, executionId: $executionId) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { id } } nodes { __typename id cursor type occurredAt causedBy actor { id name } }
  }
}"""
_houses = itertools.count(1)


@pytest.fixture
def house(gateway: Gateway) -> str:
    """The name of a new organization."""
    return f"House {next(_houses)}"


def read(caller: Person, **variables: Any) -> dict[str, Any]:
    placed(caller.gateway)
    page: dict[str, Any] = caller.data(EVENTS, **variables)["events"]
    return page


def types(caller: Person, **variables: Any) -> list[str]:
    return [event["type"] for event in read(caller, first=100, **variables)["nodes"]]


def refused(caller: Person, **variables: Any) -> tuple[str, list[str] | None]:
    response = caller.gateway.graphql(EVENTS, variables, caller.token)
    [error] = response["errors"]
    return error["extensions"]["code"], error["extensions"].get("field")


def narrowed(owner: Person, *scopes: str) -> Person:
    """Return the owner with a key that has only these scopes."""
    secret = owner.done("createApiKey", "secret", name="narrow", scopes=list(scopes))["secret"]
    return Person(owner.gateway, owner.id, secret)


def new_task(by: Person, title: str = "Work") -> str:
    id: str = by.done("createTask", "task { id }", title=title, type="reading")["task"]["id"]
    return id


# ---------------------------------------------------------------- pages


def test_the_log_is_read_in_order_page_by_page(gateway: Gateway, house: str) -> None:
    member = person(gateway, organization=house)
    for number in range(5):
        new_task(member, str(number))
    everything = read(member)
    assert [event["type"] for event in everything["nodes"]] == ["collaboration.task_created"] * 5
    assert everything["totalCount"] == 5
    assert [edge["node"]["id"] for edge in everything["edges"]] == [event["id"] for event in everything["nodes"]]
    assert [edge["cursor"] for edge in everything["edges"]] == [event["cursor"] for event in everything["nodes"]]
    assert {event["actor"]["id"] for event in everything["nodes"]} == {member.id}

    first = read(member, first=2)
    assert first["pageInfo"] == {
        "hasNextPage": True,
        "hasPreviousPage": False,
        "startCursor": everything["nodes"][0]["cursor"],
        "endCursor": everything["nodes"][1]["cursor"],
    }
    last = read(member, first=3, after=first["pageInfo"]["endCursor"])
    assert first["nodes"] + last["nodes"] == everything["nodes"]
    assert (last["pageInfo"]["hasNextPage"], last["pageInfo"]["hasPreviousPage"]) == (False, True)
    assert read(member, after=last["pageInfo"]["endCursor"])["nodes"] == []


@pytest.mark.parametrize("first", [0, -1, 101, 2_000_000_000])
def test_page_size_is_limited(gateway: Gateway, first: int) -> None:
    assert refused(person(gateway), first=first) == ("BAD_USER_INPUT", ["first"])


def test_an_event_shows_its_record_at_that_time(gateway: Gateway, house: str) -> None:
    member = person(gateway, organization=house)
    id = new_task(member, "Before")
    member.done("updateTask", "task { id }", id=id, title="After")
    placed(gateway)
    shown = member.data(
        """query($id: ID!) {
          events { nodes { ... on TaskCreated { task { ...shown } } ... on TaskUpdated { task { ...shown } } } }
          task(id: $id) { ...shown }
        }
        fragment shown on Task { id title updatedAt createdBy { id } }""",
        id=id,
    )
    before, after = (event["task"] for event in shown["events"]["nodes"])
    assert (before["title"], after["title"]) == ("Before", "After")
    assert after == shown["task"]


AT = """query($at: RecordTime) {
  events { nodes { __typename
    ... on TaskCreated { task(at: $at) { id title createdBy { id } } }
    ... on TaskUpdated { task(at: $at) { id title createdBy { id } } }
    ... on ParticipantJoined { participant(at: $at) { presence actor { id } } session(at: $at) { id name } }
    ... on SessionUpdated { session(at: $at) { id name } }
  } }
}"""


def test_an_event_shows_its_record_now_if_asked(gateway: Gateway, house: str) -> None:
    """For caches by id, in which reading the log would replace the present by the past."""
    member, other = person(gateway, organization=house), person(gateway, organization=house)
    id, session = new_task(member, "Before"), opened(member)
    member.done("updateTask", "task { id }", id=id, title="After")
    other.done("joinSession", "session { id }", sessionId=session)
    member.done("updateSession", "session { id }", id=session, name="Renamed")
    other.done("setPresence", "session { id }", sessionId=session, presence="AWAY")
    placed(gateway)

    def shown(**variables: Any) -> list[dict[str, Any]]:
        return [*member.data(AT, **variables)["events"]["nodes"]]

    for _ in range(3):  # graphql-core's, then compiled
        then, now = shown(at="EVENT"), shown(at="NOW")
        assert shown() == shown(at=None) == then
        assert [each["task"]["title"] for each in then if "task" in each] == ["Before", "After"]
        assert [each["task"]["title"] for each in now if "task" in each] == ["After", "After"]
        [joined] = [each for each in now if each["__typename"] == "ParticipantJoined"]
        assert joined["participant"] == {"presence": "AWAY", "actor": {"id": other.id}}
        assert {each["session"]["name"] for each in now if "session" in each} == {"Renamed"}
        [joined] = [each for each in then if each["__typename"] == "ParticipantJoined"]
        assert joined["participant"]["presence"] == "ONLINE" and joined["session"]["name"] != "Renamed"


def test_a_record_that_no_longer_exists_is_shown_as_it_was(gateway: Gateway, house: str) -> None:
    member = person(gateway, organization=house)
    id = new_task(member, "Gone")
    placed(gateway)

    async def remove() -> int:
        return await Task.filter(id=id).delete()

    assert on_database(gateway, remove) == 1
    [created] = member.data(AT, at="NOW")["events"]["nodes"]
    assert (created["task"]["id"], created["task"]["title"]) == (id, "Gone")


def test_every_event_kind_has_a_type() -> None:
    core = schema._schema
    types = core.get_possible_types(core.type_map["Event"])  # type: ignore[arg-type]
    assert {each.name for each in types} == {kind.name for kind in EventKind} | {"StreamOpened", "StreamGap"}


def test_every_event_kind_needs_a_grantable_scope() -> None:
    assert SCOPES.keys() == set(EventKind)
    assert {*SCOPES.values(), AUDIT_SCOPE} <= ALL_SCOPES


# ---------------------------------------------------------------- filters


def test_filter_by_type(gateway: Gateway, house: str) -> None:
    member = person(gateway, organization=house)
    new_task(member)
    opened(member)
    created = "collaboration.session_created"
    assert types(member, types=[created, "collaboration.message_sent"]) == [created]
    assert read(member, types=[created])["totalCount"] == 1


@pytest.mark.parametrize("given", [["collaboration.task_made"], ["record.changed"], ["TaskCreated"], [""], []])
def test_an_unknown_type_is_rejected(gateway: Gateway, given: list[str]) -> None:
    assert refused(person(gateway), types=given) == ("BAD_USER_INPUT", ["types"])


def test_filter_by_session(gateway: Gateway, house: str) -> None:
    member = person(gateway, organization=house)
    session, _ = opened(member), opened(member)
    member.done("sendMessage", "message { id }", sessionId=session, content="Hello")
    assert types(member, sessionId=session) == ["collaboration.session_created", "collaboration.message_sent"]


def test_unknown_and_inaccessible_ids_are_not_found(gateway: Gateway, house: str) -> None:
    member, stranger = person(gateway, organization=house), person(gateway, organization=f"Not {house}")
    session = opened(member)
    with unchanged(gateway):
        for caller, id in [(stranger, session), (member, "ses_00000000000000000000000000"), (member, "nonsense")]:
            assert refused(caller, sessionId=id) == ("NOT_FOUND", ["sessionId"])
        assert refused(member, executionId="exe_00000000000000000000000000") == ("NOT_FOUND", ["executionId"])
    assert read(stranger)["nodes"] == []


# ---------------------------------------------------------------- permissions


def test_events_about_people_and_keys_require_the_audit_scope(gateway: Gateway, house: str) -> None:
    admin = person(gateway, Role.ADMIN, house)
    admin.done("createUser", "user { id }", email=f"{house.replace(' ', '-')}@example.com", name="New", role="VIEWER")
    admin.done("createAgent", "agent { id }", name="Agent", type="reading", runtime="WORKER")
    operator, member = person(gateway, Role.OPERATOR, house), person(gateway, Role.MEMBER, house)
    assert types(member) == ["agent.created"]
    assert read(member)["totalCount"] == 1
    assert types(member, types=["user.created"]) == []
    assert {"user.created", "api_key.created", "agent.created"} <= set(types(operator))


def test_an_event_requires_the_scope_of_its_record(gateway: Gateway, house: str) -> None:
    member = person(gateway, organization=house)
    session = opened(member)
    new_task(member)
    member.done("requestApproval", "approval { id }", title="?", sessionId=session)
    task, started, asked = (
        f"collaboration.{what}" for what in ("task_created", "session_created", "approval_requested")
    )
    assert sorted(types(member)) == sorted([task, started, asked])
    for scope, type in [("tasks:read", task), ("collaboration:read", started), ("approvals:read", asked)]:
        assert types(narrowed(member, "events:read", scope)) == [type]
    assert types(narrowed(member, "events:read")) == []
    assert refused(narrowed(member, "tasks:read")) == ("FORBIDDEN", None)


# ---------------------------------------------------------------- cursors


def test_a_cursor_of_another_list_or_log_is_rejected(gateway: Gateway, house: str) -> None:
    member, stranger = person(gateway, organization=house), person(gateway, organization=f"Not {house}")
    new_task(member)
    new_task(stranger)
    cursor = read(member)["pageInfo"]["endCursor"]
    listed = member.data("{ tasks { pageInfo { endCursor } } }")["tasks"]["pageInfo"]["endCursor"]
    cursors = Cursors(Settings.load(gateway.environment).secret_key)
    organization = member.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]
    of_another_log = cursors.event(organization, Position(0, "another", 1))
    assert refused(stranger, after=cursor) == ("BAD_USER_INPUT", ["after"])
    assert read(member, after="")["nodes"] == read(member)["nodes"]
    for after in ("nonsense", cursor[:-2], listed, of_another_log):
        assert refused(member, after=after) == ("BAD_USER_INPUT", ["after"])


def test_an_expired_cursor_is_rejected(gateway: Gateway, house: str) -> None:
    """Last in this module, because it prunes every event."""
    member = person(gateway, organization=house)
    new_task(member)
    cursor = read(member)["pageInfo"]["endCursor"]
    new_task(member)
    placed(gateway)
    held_from = now()

    async def prune_all() -> int:
        await prune_log(held_from)
        return (await read_head()).pruned_through

    assert on_database(gateway, prune_all) > 0
    assert refused(member, after=cursor) == ("BAD_USER_INPUT", ["after"])
    assert read(member)["nodes"] == []
