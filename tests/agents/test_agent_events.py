"""Agent events: connecting, working, stopping and disconnecting."""

from datetime import UTC, datetime, timedelta
from typing import Any

from engine.agents import sweep_agents
from tests.people import administrator, person
from tests.work import ABSENT_AGENT, Work

WATCH = """subscription ($ids: [ID!], $after: Cursor) {
  agentEvents(agentIds: $ids, after: $after) {
    __typename ... on Event { cursor type actor { id } }
    ... on StreamOpened { snapshot { ... on Agent { id status } } }
    ... on AgentConnected { agent { id status } }
    ... on AgentDisconnected { agent { id status } }
    ... on AgentStatusChanged { agent { id status } status }
  }
}"""


def _brief(item: dict[str, Any]) -> tuple[str, str, str]:
    return item["__typename"], item["type"], item["agent"]["status"]


def test_status_changes_of_an_agent_are_streamed(work: Work):
    agent = work.agent()
    admin = administrator(work.gateway)
    with admin.follow(WATCH, ids=[agent["id"]]) as following:
        assert following()["snapshot"] == {"id": agent["id"], "status": "OFFLINE"}
        work.done("agentHeartbeat", {"agentId": work.agent()["id"]})
        work.done("agentHeartbeat", {"agentId": agent["id"]}, work.key_of(agent["id"]))
        work.done("agentHeartbeat", {"agentId": agent["id"]})
        task = work.task()
        work.done("claimTask", {"agentId": agent["id"], "types": [task["type"]]})
        work.done("commandAgent", {"id": agent["id"], "command": "RESTART"})
        seen = [following() for _ in range(4)]
        work.in_database(lambda: sweep_agents(datetime.now(UTC) + timedelta(seconds=91), 30))
        seen.append(_nudged(work, following))
    assert [_brief(item) for item in seen] == [
        ("AgentConnected", "agent.connected", "IDLE"),
        ("AgentStatusChanged", "agent.status_changed", "BUSY"),
        ("AgentStatusChanged", "agent.status_changed", "STOPPED"),
        ("AgentStatusChanged", "agent.status_changed", "IDLE"),
        ("AgentDisconnected", "agent.disconnected", "OFFLINE"),
    ]
    assert {item["agent"]["id"] for item in seen} == {agent["id"]}
    assert seen[0]["actor"] == {"id": agent["id"]}
    with admin.follow(WATCH, ids=[agent["id"]], after=seen[2]["cursor"]) as following:
        assert following()["snapshot"] is None  # the stream resumes in the past, with no snapshot
        assert [following(), following()] == seen[3:]


def _nudged(work: Work, following: Any) -> Any:
    """Return the next item. SQLite has a single gateway: it finds the writes of others when it commits something."""
    work.task()
    return following()


def test_streams_of_many_or_all_agents_have_no_snapshot(work: Work):
    agents = [work.agent()["id"] for _ in range(3)]
    admin = administrator(work.gateway)
    with admin.follow(WATCH, ids=agents[:2]) as chosen, admin.follow(WATCH) as all:
        assert chosen()["snapshot"] is None
        assert all()["snapshot"] is None
        for id in (agents[2], agents[0]):
            work.done("agentHeartbeat", {"agentId": id})
        assert chosen()["agent"]["id"] == agents[0]
        assert [all()["agent"]["id"], all()["agent"]["id"]] == [agents[2], agents[0]]


def test_a_stream_of_unknown_or_inaccessible_agents_is_rejected(work: Work):
    agent = work.agent()["id"]
    admin = administrator(work.gateway)
    assert admin.not_followed(WATCH, ids=[agent, ABSENT_AGENT]) == "NOT_FOUND"
    assert admin.not_followed(WATCH, ids=[]) == "BAD_USER_INPUT"
    assert person(work.gateway, organization="Elsewhere").not_followed(WATCH, ids=[agent]) == "NOT_FOUND"
