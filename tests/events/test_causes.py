"""Why something happened: `Event.cause` and `eventChain`."""

from typing import Any

import pytest

from models.events import EventKind
from models.users import Role
from tests.events.chains import CAUSES, CHAIN, Chains
from tests.gateways import Gateway
from tests.ledger import placed
from tests.people import Person, person
from tests.running import Runs, node, value


@pytest.fixture(scope="module")
def chains(gateway: Gateway) -> Chains:
    return Chains(gateway, "Causes")


def test_an_event_shows_its_cause(chains: Chains) -> None:
    for _ in range(3):  # graphql-core's, then compiled
        found = chains.reader.data(CAUSES, ids=list(chains.ids.values()))["nodes"]
        assert [each["cause"] and chains.names([each["cause"]]) for each in found] == [None, *"aabbef"]
        assert all(each["causedBy"] == (each["cause"] and each["cause"]["id"]) for each in found)


def test_the_chain_of_an_event_is_what_led_to_it_and_what_it_led_to(chains: Chains) -> None:
    assert chains.chain("a") == "abcdefg"
    assert chains.chain("b") == "abdefg"
    assert chains.chain("c") == "ac"
    assert chains.chain("e") == "abefg"
    assert chains.chain("f") == "abefg"


def test_the_nearest_of_a_long_chain_are_shown(chains: Chains) -> None:
    assert chains.chain("e", first=1) == "e"
    assert chains.chain("e", first=2) == "be"
    assert chains.chain("e", first=3) == "abe"
    assert chains.chain("a", first=4) == "abcd"
    assert chains.chain("b", first=3) == "abd"


@pytest.mark.parametrize("first", [0, 101])
def test_a_chain_is_limited(chains: Chains, first: int) -> None:
    response = chains.reader.gateway.graphql(CHAIN, {"of": chains.ids["a"], "first": first}, chains.reader.token)
    assert response["errors"][0]["extensions"]["field"] == ["first"]


def test_a_chain_of_nothing_is_empty(gateway: Gateway, chains: Chains) -> None:
    assert chains.chain("evt_00000000000000000000000000") == chains.chain("nonsense") == ""
    stranger = person(gateway, Role.ADMIN, "No causes")
    assert chains.chain("b", by=stranger) == ""
    assert stranger.data(CAUSES, ids=list(chains.ids.values()))["nodes"] == [None] * len(chains.ids)


def test_an_event_that_the_caller_may_not_see_is_not_shown_as_a_cause(gateway: Gateway) -> None:
    """It ends the chain, and its id alone is shown."""
    chains = Chains(gateway, "Hidden causes")
    member = person(gateway, Role.MEMBER, "Hidden causes")
    hidden = chains.add(
        chains.ids["a"], kind=EventKind.RecordChanged, type="user.updated", payload={"record_id": "x", "changes": {}}
    )
    shown = chains.add(hidden)
    chains.ids |= {"h": hidden, "s": shown}
    assert chains.chain("s") == "ahs"
    assert chains.chain("s", by=member) == "s"
    assert chains.chain("a", by=member) == "abcdefg"
    [found] = member.data(CAUSES, ids=[shown])["nodes"]
    assert (found["causedBy"], found["cause"]) == (hidden, None)
    secret = chains.reader.done("createApiKey", "secret", name="narrow", scopes=["collaboration:read"])["secret"]
    narrow = Person(gateway, chains.reader.id, secret)
    assert narrow.data(CAUSES, ids=[shown])["nodes"] == [None]
    assert gateway.graphql(CHAIN, {"of": shown}, secret)["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert gateway.graphql('{ event(id: "x") { id } }', {}, secret)["errors"][0]["extensions"]["code"] == "FORBIDDEN"


CREATED = "execution.created"
FOLLOW = f'subscription {{ events(types: ["{CREATED}"]) {{ id cause {{ id }} }} }}'


def triggered_by(type: str, admin: Person) -> None:
    """Create a workflow that these events start."""
    trigger = {"type": "EVENT", "config": {"types": [type]}}
    admin.done("createWorkflow", "workflow { id }", name="After", nodes=[value("a", 1)], triggers=[trigger])


def test_a_run_is_caused_by_the_event_that_triggered_it(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Triggered")
    triggered_by("deploy.done", admin)
    with admin.follow(FOLLOW) as following:
        assert following()["cause"] is None  # StreamOpened
        published = admin.done("publishEvent", "event { id }", type="deploy.done", data={})["event"]["id"]
        created = following()
    assert created["cause"] == {"id": published}
    [run] = admin.data("{ executions { nodes { id } } }")["executions"]["nodes"]
    Runs(admin).until(run["id"], "COMPLETED")
    placed(gateway)
    chain = admin.data(CHAIN, of=published)["eventChain"]
    assert [each["__typename"] for each in chain] == [
        "CustomEvent",
        "RecordChanged",
        "WorkflowStarted",
        "NodeStarted",
        "NodeCompleted",
        "WorkflowCompleted",
    ]
    assert [each["cause"] and each["cause"]["id"] for each in chain] == [None, *[each["id"] for each in chain[:-1]]]


def test_a_shared_stream_shows_no_personal_event_as_a_cause(gateway: Gateway) -> None:
    """All subscribers with the same permissions receive the same bytes."""
    owner, other = (person(gateway, Role.MEMBER, "Personal causes") for _ in range(2))
    triggered_by("connection.changed", person(gateway, Role.ADMIN, "Personal causes"))
    with owner.follow(FOLLOW) as first, other.follow(FOLLOW) as second:
        first(), second()
        owner.done("storeOAuthToken", "connection { id }", provider="slack", accessToken="t")
        created = first()
        assert created == second() == {"id": created["id"], "cause": None}
    placed(gateway)
    [personal] = owner.data('{ events(types: ["connection.changed"]) { nodes { id } } }')["events"]["nodes"]
    [shown] = owner.data(CAUSES, ids=[created["id"]])["nodes"]
    assert shown["cause"] == {"__typename": "ConnectionChanged", **personal}
    assert other.data(CAUSES, ids=[created["id"]])["nodes"] == [{**shown, "cause": None}]
    assert other.data(CAUSES, ids=[personal["id"]])["nodes"] == [None]


RECORDS = """query($id: ID!) { execution(id: $id) { nodes { key id task { id } approval { id } } } }"""
WHY = "query($of: ID!) { eventChain(of: $of, first: 100) { id type payload } }"


def test_the_chain_of_a_record_is_that_of_its_latest_event(gateway: Gateway) -> None:
    """Why a row is as it is, whatever it is."""
    operator, stranger = person(gateway, Role.OPERATOR, "Why"), person(gateway, Role.ADMIN, "Not why")
    runs = Runs(operator)
    ask = node("ask", "APPROVAL", {"title": "May I?"}, "a")
    id = runs.start(value("a", 1), ask, node("do", "TASK", {"title": "Do", "type": "why"}, "a"), value("b", 1, "ask"))
    runs.until(id, "WAITING", nodes={"ask": "WAITING", "do": "WAITING"})
    nodes = {each["key"]: each for each in operator.data(RECORDS, id=id)["execution"]["nodes"]}

    def types(of: str, by: Person = operator) -> list[str]:
        placed(gateway)
        return [event["type"] for event in by.data(WHY, of=of)["eventChain"]]

    led = ["execution.created", "workflow.started", "workflow.node_started", "workflow.node_completed"]
    led += ["workflow.node_started"]
    assert types(nodes["ask"]["approval"]["id"]) == [*led, "collaboration.approval_requested"]
    assert set(types(nodes["do"]["task"]["id"])) >= {*led, "collaboration.task_created"}
    assert set(types(nodes["do"]["id"])) >= {*led, "workflow.node_waiting"}
    assert types(nodes["b"]["id"]) == types(id)
    for of in (id, nodes["ask"]["id"], nodes["ask"]["approval"]["id"]):
        assert types(of, stranger) == []
    operator.done("respondToApproval", "approval { id }", id=nodes["ask"]["approval"]["id"], approved=True)
    runs.until(id, "WAITING", nodes={"b": "COMPLETED"})
    after = types(nodes["ask"]["approval"]["id"])
    assert after[len(led) :][:2] == ["collaboration.approval_requested", "collaboration.approval_responded"]
    assert after[-1] == "workflow.node_completed"


def test_a_node_that_was_cancelled_before_it_began_is_explained_by_the_end_of_its_run(gateway: Gateway) -> None:
    operator = person(gateway, Role.OPERATOR, "Why cancelled")
    runs = Runs(operator)
    id = runs.start(node("ask", "APPROVAL", {"title": "May I?"}), value("b", 1, "ask"))
    runs.until(id, "WAITING")
    operator.done("cancelExecution", "execution { id }", id=id)
    nodes = {each["key"]: each["id"] for each in operator.data(RECORDS, id=id)["execution"]["nodes"]}
    placed(gateway)
    chains = {of: operator.data(WHY, of=of)["eventChain"] for of in (id, nodes["b"])}
    assert chains[nodes["b"]] == chains[id]
    assert "workflow.cancelled" in [event["type"] for event in chains[id]]


def test_every_event_shows_its_payload(gateway: Gateway) -> None:
    operator = person(gateway, Role.OPERATOR, "Payloads")
    made = operator.done("createTask", "task { id }", title="Do", type="shown")["task"]
    operator.done("publishEvent", "event { id }", type="deploy.done", data={"version": 7})
    placed(gateway)
    events = operator.data("{ events(last: 2) { nodes { payload } } }")["events"]["nodes"]
    assert events[0]["payload"]["task"]["id"] == made["id"]
    assert events[0]["payload"]["task"]["status"] == "PENDING"
    assert events[1]["payload"] == {"version": 7}
    opened = 'subscription { events(types: ["deploy.done"]) { __typename payload } }'
    with operator.follow(opened) as seen:
        assert seen() == {"__typename": "StreamOpened", "payload": None}


MADE: dict[str, tuple[str, str, dict[str, Any]]] = {
    "agent": ("createAgent", "agent { id }", {"name": "A", "type": "why", "runtime": "WORKER"}),
    "session": ("createSession", "session { id }", {"name": "S"}),
    "workflow": ("createWorkflow", "workflow { id }", {"name": "W", "nodes": [value("a", 1)]}),
    "apiKey": ("createApiKey", "apiKey { id }", {"name": "K", "scopes": ["tasks:read"]}),
    "user": ("createUser", "user { id }", {"name": "U", "email": "why@example.com", "role": "MEMBER"}),
    "endpoint": (
        "createEndpoint",
        "endpoint { id }",
        {"name": "E", "method": "GET", "path": "e", "document": "{ viewer { role } }"},
    ),
    "destination": (
        "createEventDestination",
        "destination { id }",
        {"name": "D", "type": "WEBHOOK", "eventTypes": ["agent.*"], "config": {"url": "https://example.com/"}},
    ),
}


@pytest.mark.parametrize("name", list(MADE))
def test_a_record_without_a_cause_of_its_own_is_explained_by_its_latest_change(gateway: Gateway, name: str) -> None:
    admin, stranger = person(gateway, Role.ADMIN, f"Why {name}"), person(gateway, Role.ADMIN, "Not why")
    mutation, fields, given = MADE[name]
    id = admin.done(mutation, fields, **given)[name]["id"]
    placed(gateway)
    [event] = admin.data(WHY, of=id)["eventChain"]
    assert event["type"].endswith("created")
    assert id in str(event["payload"])
    assert stranger.data(WHY, of=id)["eventChain"] == []


def test_the_latest_change_of_an_agent_explains_it(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Why changed")
    id = admin.done("createAgent", "agent { id }", name="A", type="why", runtime="WORKER")["agent"]["id"]
    admin.done("updateAgent", "agent { id }", id=id, name="B")
    placed(gateway)
    assert [event["type"] for event in admin.data(WHY, of=id)["eventChain"]] == ["agent.updated"]


def test_an_audited_change_explains_nothing_to_who_may_not_see_it(gateway: Gateway) -> None:
    admin, member = (person(gateway, role, "Why hidden") for role in (Role.ADMIN, Role.MEMBER))
    placed(gateway)
    assert admin.data(WHY, of=member.id)["eventChain"] != []
    assert member.data(WHY, of=member.id)["eventChain"] == []


def test_a_preset_and_an_organization_are_explained_by_their_changes_only(gateway: Gateway) -> None:
    admin = person(gateway, Role.ADMIN, "Why a preset")
    presets = admin.data("{ endpoints { id preset } }")["endpoints"]
    preset = next(each["id"] for each in presets if each["preset"])
    assert admin.data(WHY, of=preset)["eventChain"] == []
    admin.done("updateEndpoint", "endpoint { id }", id=preset, rateLimitPerMinute=7)
    organization = admin.data("{ viewer { organization { id } } }")["viewer"]["organization"]["id"]
    placed(gateway)
    assert [event["type"] for event in admin.data(WHY, of=preset)["eventChain"]] == ["endpoint.updated"]
    assert admin.data(WHY, of=organization)["eventChain"] == []
