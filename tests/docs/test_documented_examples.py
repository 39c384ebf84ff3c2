"""The documented examples of the systems that Parley replaces, run on Parley; docs/coverage.md refers to these."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from models.users import Role
from settings import Environment, Settings
from tests.gateways import TLS, Gateway
from tests.people import Person, administrator, agent, person
from tests.work import some


@pytest.fixture(scope="module")
def admin(gateway: Gateway) -> Person:
    return administrator(gateway)


@pytest.fixture(scope="module")
def alpha(admin: Person) -> Person:
    return agent(admin)


@pytest.fixture(scope="module")
def beta(admin: Person) -> Person:
    return agent(admin)


@pytest.fixture(scope="module")
def session(admin: Person, alpha: Person, beta: Person) -> dict[str, Any]:
    created = admin.done(
        "createSession",
        "session { id description config { maxParticipants autoApproval } agents { id } }",
        name="Market research",
        description="What people want",
        agentIds=[alpha.id, beta.id],
        config={"maxParticipants": 5, "autoApproval": False},
    )
    return dict(created["session"])


def test_a_session_with_its_config(session: dict[str, Any], alpha: Person, beta: Person) -> None:
    assert session["description"] == "What people want"
    assert session["config"] == {"maxParticipants": 5, "autoApproval": False}
    assert {each["id"] for each in session["agents"]} == {alpha.id, beta.id}


def test_a_message_from_one_agent_to_another_with_a_priority(
    admin: Person, session: dict[str, Any], alpha: Person, beta: Person
) -> None:
    message = admin.done(
        "sendMessage",
        "message { from { id } to { id } content type metadata }",
        sessionId=session["id"],
        fromAgentId=alpha.id,
        toAgentId=beta.id,
        content="Please look at the data.",
        type="TEXT",
        metadata={"priority": "high"},
    )["message"]
    assert message == {
        "from": {"id": alpha.id},
        "to": {"id": beta.id},
        "content": "Please look at the data.",
        "type": "TEXT",
        "metadata": {"priority": "high"},
    }


def test_a_task_from_one_agent_to_another_and_its_result(
    admin: Person, session: dict[str, Any], alpha: Person, beta: Person
) -> None:
    requirements = {"format": "PDF", "deadline": "2024-01-15"}
    task = admin.done(
        "createTask",
        "task { id createdBy { id } assignedTo { id } description dueAt overdue requirements session { id } }",
        sessionId=session["id"],
        fromAgentId=alpha.id,
        assignTo=beta.id,
        title="Analyse the market",
        type="analysis",
        description="All of it",
        priority=5,
        dueAt="2024-01-15T10:00:00Z",
        requirements=requirements,
    )["task"]
    assert (task["createdBy"]["id"], task["assignedTo"]["id"]) == (alpha.id, beta.id)
    assert (task["session"]["id"], task["requirements"]) == (session["id"], requirements)
    assert datetime.fromisoformat(task["dueAt"]) == datetime(2024, 1, 15, 10, tzinfo=UTC) and task["overdue"] is True
    result = {"insights": "They want less.", "recommendations": ["do less", "do it well"]}
    done = beta.done("completeTask", "task { status result }", id=task["id"], result=result)["task"]
    assert done == {"status": "COMPLETED", "result": result}


@pytest.mark.parametrize(
    ("operation", "field"), [("Agent", "name"), ("Agent", "type"), ("Task", "title"), ("Task", "type")]
)
def test_names_and_types_have_a_length_and_most_are_required(admin: Person, operation: str, field: str) -> None:
    """The documents' columns hold 255 characters, and 50 of a type; Parley takes 255 of either."""
    given = {"name": "Ada", "runtime": "WORKER"} if operation == "Agent" else {"title": "Look"}
    given |= {"type": some("type")}
    name, shown = f"create{operation}", operation.lower()
    longest = some("type").ljust(255, "x")
    assert admin.done(name, f"{shown} {{ {field} }}", **given | {field: longest})[shown] == {field: longest}
    for wrong in ("", " ", longest + "x"):
        assert admin.refused(name, f"{shown} {{ id }}", **given | {field: wrong}) == ("BAD_USER_INPUT", field)
    if (operation, field) == ("Task", "type"):
        return  # a document shows tasks without one
    document = f"mutation ($input: Create{operation}Input!) {{ {name}(input: $input) {{ {shown} {{ id }} }} }}"
    without = {"input": {key: value for key, value in given.items() if key != field}}
    [error] = admin.gateway.graphql(document, without, admin.token)["errors"]
    assert error["extensions"]["field"] == ["variables", "input", field] and "to be provided" in error["message"]


@pytest.mark.parametrize(("approved", "status"), [(True, "APPROVED"), (False, "REJECTED")])
def test_an_approval_of_an_amount(
    gateway: Gateway, admin: Person, session: dict[str, Any], alpha: Person, approved: bool, status: str
) -> None:
    data = {"amount": 500, "currency": "USD", "purpose": "advertising"}
    asked = admin.done(
        "requestApproval",
        "approval { id title data description requestedBy { id } session { id } }",
        sessionId=session["id"],
        agentId=alpha.id,
        title="Spend it?",
        description="On advertising",
        data=data,
    )["approval"]
    assert asked == {
        "id": asked["id"],
        "title": "Spend it?",
        "data": data,
        "description": "On advertising",
        "requestedBy": {"id": alpha.id},
        "session": {"id": session["id"]},
    }
    boss = person(gateway, Role.OPERATOR)
    decided = boss.done(
        "respondToApproval",
        "approval { status decisions { feedback } }",
        id=asked["id"],
        approved=approved,
        feedback="As you say.",
    )["approval"]
    assert decided == {"status": status, "decisions": [{"feedback": "As you say."}]}


@pytest.mark.parametrize(
    "channel", ["SLACK", "WEB", "CLI", "TOOL", "EMAIL", "SMS", "WEBHOOK", "TEAMS", "DISCORD", "TEST"]
)
def test_a_session_of_every_channel(admin: Person, channel: str) -> None:
    created = admin.done("createSession", "session { channel status }", name="Somewhere", channel=channel)
    assert created["session"] == {"channel": channel, "status": "ACTIVE"}


def test_the_statistics_of_a_worker(admin: Person) -> None:
    worker = agent(admin)
    worker.done("agentHeartbeat", "agent { id }", agentId=worker.id, cpuUsage=12.5, memoryUsage=40.25)
    seconds = []
    for ending in ("completeTask", "failTask"):
        task = admin.done("createTask", "task { id }", title="Count", type="any", assignTo=worker.id, maxAttempts=1)
        id = task["task"]["id"]
        worker.done("startTask", "task { id }", id=id)
        report: dict[str, Any] = {"result": 1} if ending == "completeTask" else {"error": "no"}
        ended = worker.done(ending, "task { startedAt completedAt }", id=id, **report)["task"]
        begin, end = (datetime.fromisoformat(ended[name]) for name in ("startedAt", "completedAt"))
        seconds.append((end - begin).total_seconds())
    query = """query ($id: ID!) { agent(id: $id) { status metrics {
      cpuUsage memoryUsage tasksCompleted tasksFailed averageTaskSeconds requests failures averageLatencyMs
      eventsProcessed } } }"""
    shown = admin.data(query, id=worker.id)["agent"]
    metrics = shown["metrics"]
    assert shown["status"] == "IDLE"
    assert (metrics["cpuUsage"], metrics["memoryUsage"]) == (12.5, 40.25)
    assert (metrics["tasksCompleted"], metrics["tasksFailed"]) == (1, 1)
    assert (metrics["requests"], metrics["failures"], metrics["eventsProcessed"]) == (2, 1, 4)
    assert metrics["averageTaskSeconds"] == pytest.approx(seconds[0], abs=0.001)
    assert metrics["averageLatencyMs"] == pytest.approx(500 * sum(seconds), abs=5)


# ---------------------------------------------------------------- settings


def test_the_settings_have_the_documented_names_and_defaults(tmp_path: Path) -> None:
    folder = {"DATA_DIR": str(tmp_path)}
    settings = Settings.load(folder)
    assert settings.port == 8080
    assert "http://localhost:5173" in settings.cors_origin
    assert (settings.max_agents_per_type, settings.agent_heartbeat_interval) == (10, 30)
    assert (settings.task_timeout, settings.metrics_interval) == (300, 60)
    given = {
        "API_PORT": "9000",
        "CORS_ORIGIN": "https://app.example.com",
        "REDIS_URL": "redis://localhost:6379",
        "DATABASE_URL": "postgresql://localhost/agents",
        "NODE_ENV": "production",
        "SECRET_KEY": "s" * 32,
        "ENCRYPTION_KEYS": "A" * 43 + "=",
    }
    settings = Settings.load(folder | given)
    assert (settings.port, settings.cors_origin) == (9000, ("https://app.example.com",))
    assert (settings.redis_url, settings.database_url) == ("redis://localhost:6379", "postgresql://localhost/agents")
    assert settings.environment is Environment.PRODUCTION


@pytest.mark.parametrize(
    ("origin", "welcome"),
    [
        ("http://localhost:5173", True),
        ("http://127.0.0.1:4200", True),
        ("https://localhost", True),
        ("http://[::1]:8000", True),
        ("https://evil.example", False),
        ("http://localhost.evil.example", False),
        ("http://127.0.0.1.evil.example:5173", False),
        ("http://localhost:5173@evil.example", False),
        ("null", False),
    ],
)
def test_the_configured_origins_may_call_from_a_browser(gateway: Gateway, origin: str, welcome: bool) -> None:
    headers = {
        "origin": origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
    }
    answer = httpx.options(f"{gateway.url}/graphql", headers=headers, trust_env=False, verify=TLS)
    assert (answer.headers.get("access-control-allow-origin") == origin) is welcome
