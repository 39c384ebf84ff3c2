"""The documented REST paths for collaboration, with the document's own bodies, read back through GraphQL."""

from typing import Any, Final

import pytest

from models.users import Role
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, events, opened, person, unchanged
from tests.rest.calls import call

BASE: Final = "/api/v1/collaboration"
ABSENT: Final = {name: f"{name}_00000000000000000000000000" for name in ("ses", "tsk", "apr", "agt")}

SESSION: Final[dict[str, Any]] = {
    "name": "Project Alpha Collaboration",
    "description": "Collaborative session for Project Alpha",
    "agentIds": ["agent1_id", "agent2_id", "agent3_id"],
    "config": {"maxParticipants": 5, "autoApproval": False},
}
MESSAGE: Final[dict[str, Any]] = {
    "sessionId": "session_id",
    "fromAgentId": "agent1_id",
    "toAgentId": "agent2_id",
    "content": "Hello, can you help with this task?",
    "messageType": "text",
    "metadata": {"priority": "high"},
}
TASK: Final[dict[str, Any]] = {
    "sessionId": "session_id",
    "fromAgentId": "agent1_id",
    "toAgentId": "agent2_id",
    "title": "Data Analysis Task",
    "description": "Analyze the customer data and provide insights",
    "priority": "high",
    "dueDate": "2024-01-15T10:00:00Z",
    "requirements": {"format": "JSON", "deadline": "urgent"},
}
STATUS: Final[dict[str, Any]] = {
    "status": "completed",
    "result": {
        "insights": "Customer engagement increased by 25%",
        "recommendations": ["Increase email frequency", "Personalize content"],
    },
}
APPROVAL: Final[dict[str, Any]] = {
    "sessionId": "session_id",
    "agentId": "agent1_id",
    "title": "Budget Approval Required",
    "description": "Agent requests approval to purchase additional API credits",
    "data": {"amount": 500, "currency": "USD", "purpose": "Enhanced data processing"},
}
DECISION: Final[dict[str, Any]] = {
    "approved": True,
    "feedback": "Approved for Q1 budget. Please track usage carefully.",
}
"""The bodies that the document prints; `with_ids` replaces their ids."""


@pytest.fixture(scope="module")
def operator(gateway: Gateway) -> Person:
    return person(gateway, Role.OPERATOR)


@pytest.fixture(scope="module")
def agents(operator: Person) -> list[Person]:
    return [agent(operator) for _ in range(3)]


@pytest.fixture(scope="module")
def session(operator: Person, agents: list[Person]) -> str:
    return opened(operator, agentIds=[each.id for each in agents])


@pytest.fixture
def with_ids(session: str, agents: list[Person]) -> dict[str, str]:
    """The ids of the document, and ours."""
    return {"session_id": session, **{f"agent{number}_id": each.id for number, each in enumerate(agents, 1)}}


def replaced(body: Any, ids: dict[str, str]) -> Any:
    """Return a body of the document with our ids."""
    if isinstance(body, dict):
        return {name: replaced(value, ids) for name, value in body.items()}
    if isinstance(body, list):
        return [replaced(each, ids) for each in body]
    return ids.get(body, body) if isinstance(body, str) else body


def made(caller: Person, path: str, body: Any, status: int = 201) -> dict[str, Any]:
    response = call(caller, "POST", f"{BASE}/{path}", body)
    assert response.status_code == status, response.text
    found: dict[str, Any] = response.json()
    return found


# ---------------------------------------------------------------- as documented


def test_the_documented_session(operator: Person, with_ids: dict[str, str]):
    body = replaced(SESSION, with_ids)
    created = made(operator, "sessions", body)
    assert {name: created[name] for name in body} == body
    assert (created["status"], created["ownerId"]) == ("active", operator.id)
    query = "query($id: ID!) { session(id: $id) { name description config { maxParticipants autoApproval } } }"
    stored = operator.data(query, id=created["id"])["session"]
    assert stored == {name: value for name, value in body.items() if name != "agentIds"}
    read = call(operator, "GET", f"{BASE}/sessions/{created['id']}")
    assert (read.status_code, read.json()) == (200, created)
    assert "collaboration.session_created" in events(operator, created["id"])


def test_the_documented_message(operator: Person, with_ids: dict[str, str]):
    body = replaced(MESSAGE, with_ids)
    sent = made(operator, "messages", body)
    assert {name: sent[name] for name in body} == body
    query = """query($id: ID!) { node(id: $id) { ... on Message {
        from { id } to { id } content type metadata session { id } } } }"""
    assert operator.data(query, id=sent["id"])["node"] == {
        "from": {"id": body["fromAgentId"]},
        "to": {"id": body["toAgentId"]},
        "content": body["content"],
        "type": "TEXT",
        "metadata": {"priority": "high"},  # free text, which nothing maps
        "session": {"id": body["sessionId"]},
    }
    assert "collaboration.message_sent" in events(operator, body["sessionId"])


def test_an_operator_acts_for_an_agent_in_a_session_of_others(gateway: Gateway, agents: list[Person]):
    session = opened(person(gateway), agentIds=[agents[0].id])
    ids = {"session_id": session, "agent1_id": agents[0].id, "agent2_id": agents[0].id}
    operator, member = person(gateway, Role.OPERATOR), person(gateway)
    for path, body in (("messages", MESSAGE), ("tasks", TASK), ("approvals", APPROVAL)):
        assert made(operator, path, replaced(body, ids))["sessionId"] == session
        assert call(member, "POST", f"{BASE}/{path}", replaced(body, ids)).status_code == 403
    own = call(operator, "POST", f"{BASE}/messages", {"sessionId": session, "content": "Hello"})
    assert (own.status_code, own.json()["field"]) == (403, "sessionId")


def test_messages_are_listed_oldest_first_in_pages(operator: Person, agents: list[Person]):
    session = opened(operator, agentIds=[agents[0].id])
    path = f"{BASE}/sessions/{session}/messages"
    assert call(operator, "GET", path).json() == {"messages": [], "nextCursor": None}
    sent = [made(operator, "messages", {"sessionId": session, "content": str(number)}) for number in range(5)]
    assert (sent[0]["fromAgentId"], sent[0]["toAgentId"], sent[0]["messageType"]) == (None, None, "text")
    assert call(operator, "GET", path).json() == {"messages": sent, "nextCursor": None}
    first = call(operator, "GET", path, params={"limit": "2"}).json()
    rest = call(operator, "GET", path, params={"after": first["nextCursor"]}).json()
    assert (first["messages"], rest) == (sent[:2], {"messages": sent[2:], "nextCursor": None})
    more = [made(operator, "messages", {"sessionId": session, "content": "More"})["id"] for _ in range(101)]
    whole = call(operator, "GET", path).json()
    assert [each["id"] for each in whole["messages"]] == [*(each["id"] for each in sent), *more]
    assert whole["nextCursor"] is None, "several pages are one list"
    part = call(operator, "GET", path, params={"limit": "104"}).json()
    last = call(operator, "GET", path, params={"after": part["nextCursor"]}).json()
    assert [*part["messages"], *last["messages"]] == whole["messages"] and len(part["messages"]) == 104
    for wrong in ("0", "x", "1001", "-1"):
        refused = call(operator, "GET", path, params={"limit": wrong})
        assert (refused.status_code, refused.json()["field"]) == (400, "limit")
    assert call(operator, "GET", path, params={"after": "nonsense"}).status_code == 400


def test_the_documented_task_is_assigned_and_completed_at_once(operator: Person, with_ids: dict[str, str]):
    body = replaced(TASK, with_ids)
    task = made(operator, "tasks", body)
    shown = {**body, "dueDate": "2024-01-15T10:00:00.000000Z"}
    assert {name: task[name] for name in body} == shown
    assert (task["status"], task["type"]) == ("assigned", "general")
    query = """query($id: ID!) { task(id: $id) {
        status priority dueAt overdue requirements result createdBy { id } assignedTo { id } session { id } } }"""
    assert operator.data(query, id=task["id"])["task"] == {
        "status": "ASSIGNED",
        "priority": 5,
        "dueAt": shown["dueDate"],
        "overdue": True,
        "requirements": body["requirements"],
        "result": None,
        "createdBy": {"id": body["fromAgentId"]},
        "assignedTo": {"id": body["toAgentId"]},
        "session": {"id": body["sessionId"]},
    }
    path = f"{BASE}/tasks/{task['id']}/status"
    for _ in range(2):  # a client that got no response sends it again
        done = call(operator, "PUT", path, STATUS)
        assert done.status_code == 200, done.text
        assert (done.json()["status"], done.json()["result"]) == ("completed", STATUS["result"])
    stored = operator.data(query, id=task["id"])["task"]
    assert (stored["status"], stored["result"]) == ("COMPLETED", STATUS["result"])
    recorded = events(operator, body["sessionId"])
    assert "collaboration.task_assigned" in recorded and "collaboration.task_updated" in recorded
    absent = call(operator, "PUT", f"{BASE}/tasks/{ABSENT['tsk']}/status", STATUS)
    assert (absent.status_code, absent.json()["detail"]) == (404, "There is no task with this id.")
    again = call(operator, "PUT", path, {"status": "cancelled"})
    assert (again.status_code, again.json()["code"], again.json()["field"]) == (409, "CONFLICT", "taskId")


@pytest.mark.parametrize("approved", [True, False])
def test_the_documented_approval(operator: Person, with_ids: dict[str, str], approved: bool):
    body = replaced(APPROVAL, with_ids)
    asked = made(operator, "approvals", body)
    assert {name: asked[name] for name in body} == body
    assert (asked["status"], asked["approved"], asked["feedback"]) == ("pending", None, None)
    decision = {**DECISION, "approved": approved}
    decided = made(operator, f"approvals/{asked['id']}/respond", decision, 200)
    expected = "approved" if approved else "rejected"
    assert {**decision, "status": expected} == {name: decided[name] for name in (*decision, "status")}
    query = """query($id: ID!) { approval(id: $id) {
        status data requestedBy { id } session { id } decisions { approved feedback by { id } } } }"""
    assert operator.data(query, id=asked["id"])["approval"] == {
        "status": expected.upper(),
        "data": body["data"],
        "requestedBy": {"id": body["agentId"]},
        "session": {"id": body["sessionId"]},
        "decisions": [{**decision, "by": {"id": operator.id}}],
    }
    again = call(operator, "POST", f"{BASE}/approvals/{asked['id']}/respond", decision)
    assert (again.status_code, again.json()["field"]) == (409, "approvalId")


def test_an_approval_in_a_session_with_automatic_approval_is_granted_at_once(operator: Person):
    session = made(operator, "sessions", {"name": "Quick", "config": {"autoApproval": True}})["id"]
    asked = made(operator, "approvals", {"sessionId": session, "title": "May I?"})
    assert (asked["status"], asked["approved"], asked["agentId"]) == ("approved", True, None)


# ---------------------------------------------------------------- priorities and statuses


@pytest.mark.parametrize(
    ("given", "number", "word"),
    [
        *(("low", 1, "low"), ("normal", 2, "normal"), ("high", 5, "high"), ("urgent", 8, "urgent")),
        *(("HIGH", 5, "high"), (0, 0, "low"), (3, 3, "normal"), (7, 7, "high"), (10, 10, "urgent")),
        *((5.0, 5, "high"), (None, 2, "normal")),
    ],
)
def test_priorities_are_words_or_numbers(operator: Person, given: Any, number: int, word: str):
    task = made(operator, "tasks", {"title": "Look", "priority": given})
    assert task["priority"] == word
    stored = operator.data("query($id: ID!) { task(id: $id) { priority } }", id=task["id"])["task"]
    assert stored["priority"] == number


@pytest.mark.parametrize("wrong", ["5", "highest", "", 11, -1, 1.5, True, [], {}])
def test_other_priorities_are_rejected(gateway: Gateway, operator: Person, wrong: Any):
    with unchanged(gateway):
        refused = call(operator, "POST", f"{BASE}/tasks", {"title": "Look", "priority": wrong})
    assert (refused.status_code, refused.json()["field"]) == (400, "priority")
    assert (
        refused.json()["detail"] == "priority must be one of low, normal, high, urgent, or a whole number from 0 to 10."
    )


def test_a_task_goes_through_the_documented_words(operator: Person, agents: list[Person]):
    task = made(operator, "tasks", {"title": "Look", "toAgentId": agents[0].id})
    path = f"{BASE}/tasks/{task['id']}/status"
    for body, status in (
        ({"status": "running"}, "running"),
        ({"status": "failed", "error": "no light"}, "failed"),
        ({"status": "pending"}, "assigned"),
        ({"status": "CANCELLED"}, "cancelled"),
    ):
        assert call(operator, "PUT", path, body).json()["status"] == status
    for wrong in ("assigned", "done", "", 1, None):
        refused = call(operator, "PUT", path, {"status": wrong})
        assert (refused.status_code, refused.json()["field"]) == (400, "status")


# ---------------------------------------------------------------- who may


def _calls(ids: dict[str, str], task: str, approval: str) -> list[tuple[str, str, Any]]:
    return [
        ("GET", f"sessions/{ids['session_id']}", None),
        ("GET", f"sessions/{ids['session_id']}/messages", None),
        ("POST", "sessions", replaced(SESSION, ids)),
        ("POST", "messages", replaced(MESSAGE, ids)),
        ("POST", "tasks", replaced(TASK, ids)),
        ("PUT", f"tasks/{task}/status", STATUS),
        ("POST", "approvals", replaced(APPROVAL, ids)),
        ("POST", f"approvals/{approval}/respond", DECISION),
    ]


@pytest.fixture(scope="module")
def calls(operator: Person, session: str, agents: list[Person]) -> list[tuple[str, str, Any]]:
    """A call of each path that its operator may make."""
    ids = {"session_id": session, **{f"agent{number}_id": each.id for number, each in enumerate(agents, 1)}}
    task = made(operator, "tasks", replaced(TASK, ids))["id"]
    approval = made(operator, "approvals", replaced(APPROVAL, ids))["id"]
    return _calls(ids, task, approval)


def test_every_path_requires_a_credential(gateway: Gateway, calls: list[tuple[str, str, Any]]):
    with unchanged(gateway):
        for method, path, body in calls:
            for headers in ({}, {"authorization": "Bearer nonsense"}, {"x-api-key": "john.doe"}):
                response = call(gateway, method, f"{BASE}/{path}", body, headers=headers)
                assert (response.status_code, response.json()["code"]) == (401, "UNAUTHENTICATED")


def test_another_organization_finds_nothing(gateway: Gateway, calls: list[tuple[str, str, Any]]):
    stranger = person(gateway, Role.ADMIN, "Elsewhere")
    with unchanged(gateway):
        for method, path, body in calls:
            response = call(stranger, method, f"{BASE}/{path}", body)
            assert (response.status_code, response.json()["code"]) == (404, "NOT_FOUND"), path


def test_members_do_not_act_for_agents_and_viewers_change_nothing(gateway: Gateway, calls: list[tuple[str, str, Any]]):
    viewer, member = person(gateway, Role.VIEWER), person(gateway)
    with unchanged(gateway):
        for method, path, body in calls:
            if method != "GET":
                response = call(viewer, method, f"{BASE}/{path}", body)
                assert (response.status_code, response.json()["code"]) == (403, "FORBIDDEN"), path
        for method, path, body in calls:
            if path in ("messages", "tasks", "approvals") or path.endswith("/status"):
                response = call(member, method, f"{BASE}/{path}", body)
                assert (response.status_code, response.json()["code"]) == (403, "FORBIDDEN"), path


def test_an_agent_acts_as_itself_only(gateway: Gateway, session: str, agents: list[Person]):
    one, two = agents[:2]
    body = {"sessionId": session, "content": "Hello", "fromAgentId": two.id}
    with unchanged(gateway):
        assert call(one, "POST", f"{BASE}/messages", body).status_code == 403
    assert made(one, "messages", {**body, "fromAgentId": one.id})["fromAgentId"] == one.id


def test_a_user_id_in_a_body_is_not_acted_by(gateway: Gateway, operator: Person, session: str):
    boss = administrator(gateway)
    for path, body in (
        ("messages", {"sessionId": session, "content": "Hello"}),
        ("sessions", {"name": "A session"}),
        ("tasks", {"title": "Look"}),
        ("approvals", {"title": "May I?"}),
    ):
        with unchanged(gateway):
            refused = call(operator, "POST", f"{BASE}/{path}", {**body, "userId": boss.id})
        assert (refused.status_code, refused.json()["field"]) == (400, "userId")


# ---------------------------------------------------------------- errors


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "field"),
    [
        ("GET", f"sessions/{ABSENT['ses']}", None, 404, None),
        ("GET", "sessions/%00", None, 400, "sessionId"),
        ("GET", f"sessions/{ABSENT['ses']}/messages", None, 404, None),
        ("POST", "sessions", {}, 400, "name"),
        ("POST", "sessions", {"name": " "}, 400, "name"),
        ("POST", "sessions", {"name": "a\u0000b"}, 400, "name"),
        ("POST", "sessions", {"name": "a", "config": {"maxParticipants": ["\u0000"]}}, 400, "config.maxParticipants.0"),
        ("POST", "sessions", {"name": "a", "agentIds": [ABSENT["agt"]]}, 404, "agentIds"),
        ("POST", "sessions", {"name": "a", "agentIds": 5}, 400, "agentIds"),
        ("POST", "sessions", {"name": "a", "config": {"maxParticipants": "5"}}, 400, "config.maxParticipants"),
        ("POST", "sessions", {"name": "a", "config": {"maxParticipants": 0}}, 400, "config.maxParticipants"),
        ("POST", "sessions", {"name": "a", "config": {"maxAgents": 5}}, 400, "config.maxAgents"),
        ("POST", "messages", {"content": "Hello"}, 400, "sessionId"),
        ("POST", "messages", {"sessionId": ABSENT["ses"], "content": "Hello"}, 404, "sessionId"),
        ("POST", "messages", {"sessionId": "SESSION", "content": ""}, 400, "content"),
        ("POST", "messages", {"sessionId": "SESSION", "content": "a", "messageType": "video"}, 400, "messageType"),
        ("POST", "messages", {"sessionId": "SESSION", "content": "a", "metadata": []}, 400, "metadata"),
        ("POST", "messages", {"sessionId": "SESSION", "content": "a", "toAgentId": ABSENT["agt"]}, 404, "toAgentId"),
        ("POST", "tasks", {"title": "a", "toAgentId": ABSENT["agt"]}, 404, "toAgentId"),
        ("POST", "tasks", {"title": "a", "dueDate": "tomorrow"}, 400, "dueDate"),
        ("POST", "tasks", {"title": "a", "dueDate": 5}, 400, "dueDate"),
        ("POST", "tasks", {"title": "a", "requirements": "x"}, 400, "requirements"),
        ("POST", "tasks", {"title": "a", "assignee": "x"}, 400, "assignee"),
        ("POST", "tasks", {"title": "a" * 256}, 400, "title"),
        ("PUT", f"tasks/{ABSENT['tsk']}/status", {"status": "completed"}, 404, "taskId"),
        ("PUT", f"tasks/{ABSENT['tsk']}/status", {"status": "completed", "error": "no"}, 400, "error"),
        ("PUT", f"tasks/{ABSENT['tsk']}/status", {}, 400, "status"),
        ("POST", "approvals", {"description": "a"}, 400, "title"),
        ("POST", "approvals", {"title": "a", "agentId": ABSENT["agt"]}, 404, "agentId"),
        ("POST", f"approvals/{ABSENT['apr']}/respond", {"approved": True}, 404, "approvalId"),
        ("POST", f"approvals/{ABSENT['apr']}/respond", {"approved": "yes"}, 400, "approved"),
        ("POST", f"approvals/{ABSENT['apr']}/respond", {"feedback": "Fine"}, 400, "approved"),
    ],
)
def test_an_invalid_request_is_a_problem_that_names_the_value(
    gateway: Gateway, operator: Person, session: str, method: str, path: str, body: Any, status: int, field: str | None
):
    with unchanged(gateway):
        response = call(operator, method, f"{BASE}/{path}", replaced(body, {"SESSION": session}))
    problem = response.json()
    assert (response.status_code, problem.get("field")) == (status, field), response.text
    assert response.headers["content-type"].startswith("application/problem+json")
    assert problem["detail"] and "$" not in problem["detail"] and "dueAt" not in problem["detail"]


# ---------------------------------------------------------------- repetitions


def test_a_repeated_request_with_an_idempotency_key_gets_the_first_response(
    gateway: Gateway, operator: Person, session: str, agents: list[Person]
):
    ids = {"session_id": session, **{f"agent{number}_id": each.id for number, each in enumerate(agents, 1)}}
    approval = made(operator, "approvals", {"title": "May I?"})["id"]
    for path, body in (
        ("sessions", replaced(SESSION, ids)),
        ("messages", replaced(MESSAGE, ids)),
        ("tasks", replaced(TASK, ids)),
        ("approvals", replaced(APPROVAL, ids)),
        (f"approvals/{approval}/respond", DECISION),
    ):
        headers = {"idempotency-key": f"{path} of {approval}"}
        first = call(operator, "POST", f"{BASE}/{path}", body, headers=headers)
        assert first.status_code in (200, 201), first.text
        with unchanged(gateway):
            again = call(operator, "POST", f"{BASE}/{path}", body, headers=headers)
            assert (again.status_code, again.json()) == (first.status_code, first.json())
            changed = {**body, "description": "Other"} if "description" in body else {**body, "metadata": {}}
            changed = {**body, "feedback": "Other"} if path.endswith("respond") else changed
            other = call(operator, "POST", f"{BASE}/{path}", changed, headers=headers)
        assert (other.status_code, other.json()["code"]) == (422, "IDEMPOTENCY_MISMATCH")
