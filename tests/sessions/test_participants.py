"""Participants: joining and leaving, limits, and presence."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, agent, events, opened, person, unchanged

ID = "session { id }"
WHO = "session { participants { actor { id } presence lastSeenAt } }"
JOINED = "collaboration.participant_joined"
LEFT = "collaboration.participant_left"
PRESENCE = "presence.changed"


def inside(caller: Person, id: str) -> dict[str, Any]:
    query = f"query($id: ID!) {{ session(id: $id) {{ {WHO.removeprefix('session {').removesuffix('}')} }} }}"
    return {one["actor"]["id"]: one for one in caller.data(query, id=id)["session"]["participants"]}


# ---------------------------------------------------------------- joining and leaving


def test_a_user_is_a_participant_until_they_leave(gateway: Gateway, ada: Person) -> None:
    ben, id = person(gateway), opened(ada)
    joined = ben.done("joinSession", WHO, sessionId=id)["session"]["participants"]
    assert [(one["actor"]["id"], one["presence"]) for one in joined] == [(ada.id, "ONLINE"), (ben.id, "ONLINE")]
    left = ben.done("leaveSession", WHO, sessionId=id)["session"]["participants"]
    assert [one["actor"]["id"] for one in left] == [ada.id]
    ben.done("joinSession", ID, sessionId=id)
    assert events(ada, id) == sorted([JOINED, LEFT, JOINED, "collaboration.session_created"])


def test_joining_or_leaving_again_changes_nothing(gateway: Gateway, ada: Person) -> None:
    ben, id = person(gateway), opened(ada, config={"maxParticipants": 2})
    ben.done("joinSession", ID, sessionId=id)
    with unchanged(gateway):
        ben.done("joinSession", ID, sessionId=id)
    ben.done("leaveSession", ID, sessionId=id)
    with unchanged(gateway):
        ben.done("leaveSession", ID, sessionId=id)


def test_owners_and_agent_operators_add_and_remove_agents(
    gateway: Gateway, admin: Person, ada: Person, worker: Person
) -> None:
    id = opened(ada)
    for mover in (ada, admin):
        brought = mover.done("joinSession", WHO, sessionId=id, agentId=worker.id)["session"]["participants"]
        assert [(one["actor"]["id"], one["lastSeenAt"] is None) for one in brought] == [
            (ada.id, False),
            (worker.id, True),
        ]
        mover.done("leaveSession", ID, sessionId=id, agentId=worker.id)
    ben = person(gateway)
    ben.done("joinSession", ID, sessionId=id)
    with unchanged(gateway):
        assert ben.refused("joinSession", ID, sessionId=id, agentId=worker.id) == ("FORBIDDEN", "agentId")
        assert ben.refused("leaveSession", ID, sessionId=id, agentId=worker.id) == ("FORBIDDEN", "agentId")


def test_an_agent_adds_and_removes_only_itself(gateway: Gateway, admin: Person, ada: Person, worker: Person) -> None:
    id, other = opened(ada), agent(admin)
    worker.done("joinSession", ID, sessionId=id, agentId=worker.id)
    worker.done("leaveSession", ID, sessionId=id)
    own = opened(worker)
    with unchanged(gateway):
        for session in (id, own):
            assert worker.refused("joinSession", ID, sessionId=session, agentId=other.id) == ("FORBIDDEN", "agentId")
            assert worker.refused("leaveSession", ID, sessionId=session, agentId=other.id) == ("FORBIDDEN", "agentId")


def test_an_inactive_session_cannot_be_joined(gateway: Gateway, ada: Person) -> None:
    ben, id = person(gateway), opened(ada)
    for status in ("INACTIVE", "ARCHIVED"):
        ada.done("updateSession", ID, id=id, status=status)
        with unchanged(gateway):
            assert ben.refused("joinSession", ID, sessionId=id) == ("CONFLICT", "sessionId")


def test_an_inactive_session_can_be_left_but_not_an_archived_one(gateway: Gateway, ada: Person) -> None:
    ben, id = person(gateway), opened(ada)
    ben.done("joinSession", ID, sessionId=id)
    ada.done("updateSession", ID, id=id, status="INACTIVE")
    ben.done("leaveSession", ID, sessionId=id)
    ada.done("updateSession", ID, id=id, status="ARCHIVED")
    with unchanged(gateway):
        assert ada.refused("leaveSession", ID, sessionId=id) == ("CONFLICT", "sessionId")


def test_inaccessible_sessions_and_agents_are_not_found(
    gateway: Gateway, ada: Person, foreigner: Person, worker: Person
) -> None:
    id, foreign = opened(ada), agent(foreigner)
    unknown = id[:-4] + "0000"
    with unchanged(gateway):
        for mutation in ("joinSession", "leaveSession"):
            assert ada.refused(mutation, ID, sessionId=unknown) == ("NOT_FOUND", "sessionId")
            assert foreigner.refused(mutation, ID, sessionId=id) == ("NOT_FOUND", "sessionId")
            assert ada.refused(mutation, ID, sessionId=id, agentId=foreign.id) == ("NOT_FOUND", "agentId")
            assert ada.refused(mutation, ID, sessionId=id, agentId=worker.id[:-4] + "0000") == ("NOT_FOUND", "agentId")
        assert ada.refused("setPresence", ID, sessionId=unknown, presence="AWAY") == ("NOT_FOUND", "sessionId")
        assert foreigner.refused("setPresence", ID, sessionId=id, presence="AWAY") == ("NOT_FOUND", "sessionId")


# ---------------------------------------------------------------- limits


def test_a_full_session_accepts_no_one_until_a_participant_leaves(gateway: Gateway, ada: Person) -> None:
    ben, eve, id = person(gateway), person(gateway), opened(ada, config={"maxParticipants": 2})
    ben.done("joinSession", ID, sessionId=id)
    with unchanged(gateway):
        assert eve.refused("joinSession", ID, sessionId=id) == ("CONFLICT", "sessionId")
    ben.done("leaveSession", ID, sessionId=id)
    eve.done("joinSession", ID, sessionId=id)


def test_thirty_concurrent_joins_fill_a_session_exactly(gateway: Gateway, admin: Person) -> None:
    # Agents can be added without credentials of their own: the session treats all participants alike.
    values = {"name": "Agent", "type": "crowd", "runtime": "BUILTIN"}
    crowd = [
        admin.done("createAgent", "agent { id }", **values | {"type": f"crowd-{number // 10}"})["agent"]["id"]
        for number in range(30)
    ]
    id = opened(admin, config={"maxParticipants": 11})
    with ThreadPoolExecutor(30) as threads:
        payloads = list(
            threads.map(lambda one: admin.change("joinSession", ID, {"sessionId": id, "agentId": one}), crowd)
        )
    codes = [error["code"] for payload in payloads for error in payload["errors"]]
    assert codes == ["CONFLICT"] * 20
    assert len(inside(admin, id)) == 11
    assert events(admin, id).count(JOINED) == 10


# ---------------------------------------------------------------- presence


def test_presence_is_set_by_its_participant_and_changes_once(gateway: Gateway, ada: Person) -> None:
    id = opened(ada)
    before = inside(ada, id)[ada.id]["lastSeenAt"]
    [self] = ada.done("setPresence", WHO, sessionId=id, presence="AWAY")["session"]["participants"]
    assert self["presence"] == "AWAY"
    assert self["lastSeenAt"] > before
    ada.done("setPresence", WHO, sessionId=id, presence="AWAY")
    assert inside(ada, id)[ada.id]["lastSeenAt"] > self["lastSeenAt"]
    assert events(ada, id).count(PRESENCE) == 1


def test_only_participants_have_a_presence(gateway: Gateway, ada: Person) -> None:
    ben, id = person(gateway, Role.ADMIN), opened(ada)
    with unchanged(gateway):
        assert ben.refused("setPresence", ID, sessionId=id, presence="ONLINE") == ("FORBIDDEN", "sessionId")
    ada.done("updateSession", ID, id=id, status="ARCHIVED")
    with unchanged(gateway):
        assert ada.refused("setPresence", ID, sessionId=id, presence="AWAY") == ("CONFLICT", "sessionId")


def test_an_unreachable_agent_is_offline(admin: Person, ada: Person, worker: Person) -> None:
    stopped = agent(admin)
    id = opened(ada, agentIds=[worker.id, stopped.id])
    for each in (worker, stopped):
        each.done("setPresence", ID, sessionId=id, presence="AWAY")
    assert inside(ada, id)[worker.id]["presence"] == "OFFLINE"  # it never sent a heartbeat
    for each in (worker, stopped):
        each.done("agentHeartbeat", "agent { id }", agentId=each.id)
    assert inside(ada, id)[worker.id]["presence"] == inside(ada, id)[stopped.id]["presence"] == "AWAY"
    admin.done("commandAgent", "agent { id }", id=stopped.id, command="STOP")
    assert inside(ada, id)[stopped.id]["presence"] == "OFFLINE"


# ---------------------------------------------------------------- streams


PRESENCES = """subscription($id: ID!) {
  presence(sessionId: $id) { actor { __typename id } presence joinedAt lastSeenAt }
}"""


def test_presence_is_streamed_at_once_and_after_each_change(gateway: Gateway, admin: Person, ada: Person) -> None:
    ben, helper, id = person(gateway), agent(admin), opened(ada)

    def seen(value: Any) -> list[tuple[str, str]]:
        return [(one["actor"]["id"], one["presence"]) for one in value]

    with ben.follow(PRESENCES, id=id) as following:
        assert seen(following()) == [(ada.id, "ONLINE")]
        ben.done("joinSession", ID, sessionId=id)
        assert seen(following()) == [(ada.id, "ONLINE"), (ben.id, "ONLINE")]
        ada.done("setPresence", ID, sessionId=id, presence="AWAY")
        assert seen(following()) == [(ada.id, "AWAY"), (ben.id, "ONLINE")]
        ada.done("sendMessage", "message { id }", sessionId=id, content="No news about who is there")
        ada.done("leaveSession", ID, sessionId=id)
        assert seen(following()) == [(ben.id, "ONLINE")]
        admin.done("joinSession", ID, sessionId=id, agentId=helper.id)
        assert seen(following()) == [(ben.id, "ONLINE"), (helper.id, "OFFLINE")]
        helper.done("agentHeartbeat", "agent { id }", agentId=helper.id)
        assert seen(following()) == [(ben.id, "ONLINE"), (helper.id, "ONLINE")]
        admin.done("commandAgent", "agent { id }", id=helper.id, command="STOP")
        assert seen(following()) == [(ben.id, "ONLINE"), (helper.id, "OFFLINE")]


def test_a_deleted_agent_is_offline_and_can_be_removed(admin: Person, ada: Person) -> None:
    gone = agent(admin, runtime="BUILTIN")
    id = opened(ada, agentIds=[gone.id])
    with ada.follow(PRESENCES, id=id) as following:
        assert following()[1]["presence"] == "ONLINE"
        admin.done("deleteAgent", "deletedId", id=gone.id)
        assert following()[1]["presence"] == "OFFLINE"
        ada.done("leaveSession", ID, sessionId=id, agentId=gone.id)
        assert [one["actor"]["id"] for one in following()] == [ada.id]


def test_presence_in_another_organizations_session_is_not_streamed(ada: Person, foreigner: Person) -> None:
    id = opened(ada)
    assert foreigner.not_followed(PRESENCES, id=id) == "NOT_FOUND"
