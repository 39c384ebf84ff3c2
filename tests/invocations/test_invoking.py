"""`invokeAgent`: every runtime replies, the session is the memory, failures are data, a key sends one request."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from models.users import Role
from tests.fakes.lyzr import AGENT
from tests.fakes.lyzr import KEY as LYZR_KEY
from tests.fakes.openai import response
from tests.fakes.streaming import Answer, Drop, Hang, Outcome
from tests.gateways import Gateway
from tests.invocations.conftest import Services, agent_events_of, ask, make_agent, messages_in
from tests.people import Person, agent, opened, person

RUNTIMES = ["HTTP", "LYZR", "OPENAI", "LLAMA_STACK", "A2A"]
PATIENCE = 30.0

ANSWERS = {
    "HTTP": "You said: Hello",
    "LYZR": "You said: Hello (1)",
    "OPENAI": "You said: Hello",
    "LLAMA_STACK": "You said: Hello",
    "A2A": "Done: Hello",
}


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_an_agent_of_every_runtime_replies(ann: Person, services: Services, runtime: str):
    id = make_agent(ann, runtime, services.config(runtime))
    reply = ask(ann, id, metadata={"ticket": 7})
    assert (reply["content"], reply["simulated"], reply["message"]) == (ANSWERS[runtime], False, None)
    assert reply["durationMs"] >= 0 and isinstance(reply["metadata"], dict)
    [event] = agent_events_of(ann, id)
    assert (event["type"], event["simulated"], event["inSession"]) == ("agent.execution", False, None)
    assert event["actor"]["id"] == ann.id
    figures = ann.data("query($id: ID!) { agent(id: $id) { metrics { requests failures } } }", id=id)["agent"]
    assert figures["metrics"] == {"requests": 1, "failures": 0}


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_in_a_session_question_and_reply_are_messages(ann: Person, services: Services, runtime: str):
    id = make_agent(ann, runtime, services.config(runtime))
    session = opened(ann, agentIds=[id])
    reply = ask(ann, id, sessionId=session)
    message = reply["message"]
    assert message["content"] == reply["content"]
    assert (message["from"]["id"], message["to"]["id"]) == (id, ann.id)
    assert message["replyTo"]["content"] == "Hello"
    assert messages_in(ann, session) == [(ann.id, "Hello"), (id, reply["content"])]
    [event] = agent_events_of(ann, id)
    assert event["inSession"]["id"] == session


# ---------------------------------------------------------------- memory


def test_a_model_receives_the_earlier_messages(ann: Person, services: Services, gateway: Gateway):
    id = make_agent(ann, "OPENAI", {"instructions": "Be kind."})
    session = opened(ann, agentIds=[id])
    ask(ann, id, "One", sessionId=session)
    ask(ann, id, "Two", sessionId=session)
    first, second = services.openai.asked("/v1/responses")
    assert first["input"] == [{"role": "user", "content": "One"}]
    assert second["input"] == [
        {"role": "user", "content": "One"},
        {"role": "assistant", "content": "You said: One"},
        {"role": "user", "content": "Two"},
    ]
    ben = person(gateway)
    ben.done("joinSession", "session { id }", sessionId=session)
    ask(ben, id, "Three", sessionId=session)
    third = services.openai.asked("/v1/responses")[2]["input"]
    assert third[0]["content"].endswith(": One") and third[-1]["content"].endswith(": Three")
    assert third[0]["content"] != third[-1]["content"]


def test_memory_is_limited_in_number_and_size(ann: Person, services: Services):
    id = make_agent(ann, "OPENAI", {"history": 50})
    session = opened(ann, agentIds=[id])
    for number in range(3):
        ann.done("sendMessage", "message { id }", sessionId=session, content=f"{number}" + "x" * 30_000)
    ann.done("sendMessage", "message { id }", sessionId=session, content="a remark", type="SYSTEM")
    ask(ann, id, "Now", sessionId=session)
    asked = services.openai.asked("/v1/responses")[0]["input"]
    assert [each["content"][0] for each in asked] == ["1", "2", "N"]


def test_other_runtimes_remember_by_session_or_context(ann: Person, services: Services):
    lyzr, a2a = make_agent(ann, "LYZR", {}), make_agent(ann, "A2A", services.config("A2A"))
    session = opened(ann, agentIds=[lyzr, a2a])
    assert [ask(ann, lyzr, "Hi", sessionId=session)["content"][-3:] for _ in range(2)] == ["(1)", "(2)"]
    assert {each["session_id"] for each in services.lyzr.asked("/v3/inference/chat/")} == {session}
    first = ask(ann, a2a, "ask", sessionId=session)
    assert (first["content"], first["metadata"]["state"]) == ("Which one?", "input-required")
    ask(ann, a2a, "dig", sessionId=session)
    before, after = (each["params"]["message"] for each in services.a2a.asked("/rpc"))
    assert "contextId" not in before
    assert (after["contextId"], after["taskId"]) == (first["metadata"]["contextId"], first["metadata"]["taskId"])


# ---------------------------------------------------------------- rejections


def test_a_caller_without_permission_is_rejected_and_no_request_is_sent(
    ann: Person, services: Services, gateway: Gateway
):
    id = make_agent(ann, "HTTP", services.config("HTTP"))
    viewer, other = person(gateway, Role.VIEWER), person(gateway, Role.ADMIN, "Another organization")
    assert viewer.refused("invokeAgent", "reply { content }", agentId=id, message="Hi")[0] == "FORBIDDEN"
    assert other.refused("invokeAgent", "reply { content }", agentId=id, message="Hi") == ("NOT_FOUND", "agentId")
    session = opened(ann, agentIds=[id])
    member = person(gateway)
    assert member.refused("invokeAgent", "reply { content }", agentId=id, message="Hi", sessionId=session) == (
        "FORBIDDEN",
        "sessionId",
    )
    assert not services.http.requests and not agent_events_of(ann, id) and not messages_in(ann, session)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"message": " "}, ("BAD_USER_INPUT", "message")),
        ({"message": "x" * 70_000}, ("BAD_USER_INPUT", "message")),
        ({"metadata": [1]}, ("BAD_USER_INPUT", "metadata")),
        ({"sessionId": "ses_nothing"}, ("NOT_FOUND", "sessionId")),
        ({"agentId": "agt_nothing"}, ("NOT_FOUND", "agentId")),
        ({"idempotencyKey": ""}, ("BAD_USER_INPUT", "idempotencyKey")),
    ],
)
def test_bad_input_is_rejected_and_no_request_is_sent(
    ann: Person, services: Services, values: dict[str, Any], expected: tuple[str, str]
):
    id = make_agent(ann, "HTTP", services.config("HTTP"))
    given = {"agentId": id, "message": "Hi", **values}
    assert ann.refused("invokeAgent", "reply { content }", **given) == expected
    assert not services.http.requests and not agent_events_of(ann, id)


def test_a_stopped_agent_or_an_inactive_session_is_a_conflict(ann: Person, services: Services):
    id = make_agent(ann, "HTTP", services.config("HTTP"))
    session = opened(ann, agentIds=[id])
    ann.done("updateSession", "session { id }", id=session, status="INACTIVE")
    given = {"agentId": id, "message": "Hi"}
    assert ann.refused("invokeAgent", "reply { content }", **given, sessionId=session) == ("CONFLICT", "sessionId")
    ann.done("commandAgent", "agent { id }", id=id, command="STOP")
    assert ann.refused("invokeAgent", "reply { content }", **given) == ("CONFLICT", "agentId")
    assert not services.http.requests


def test_an_agent_joins_the_session_if_the_caller_may_add_it(ann: Person, services: Services, gateway: Gateway):
    id = make_agent(ann, "HTTP", services.config("HTTP"))
    session = opened(ann)
    member = person(gateway)
    member.done("joinSession", "session { id }", sessionId=session)
    given = {"agentId": id, "message": "Hi", "sessionId": session}
    assert member.refused("invokeAgent", "reply { content }", **given) == ("BAD_USER_INPUT", "agentId")
    ask(ann, id, "Hi", sessionId=session)
    inside = ann.data("query($id: ID!) { session(id: $id) { agents { id } } }", id=session)["session"]["agents"]
    assert inside == [{"id": id}]
    ask(member, id, "Hi", sessionId=session)


def test_a_built_in_agent_that_the_gateway_does_not_have_cannot_be_invoked(ann: Person):
    id = make_agent(ann, "BUILTIN", {})
    assert ann.refused("invokeAgent", "reply { content }", agentId=id, message="Hi")[0] == "NOT_CONFIGURED"


# ---------------------------------------------------------------- failures


@pytest.mark.parametrize(
    ("runtime", "outcome", "code"),
    [
        ("HTTP", Answer(404, {}), "UPSTREAM_FAILED"),
        ("HTTP", Answer(200, b"<html>"), "UPSTREAM_FAILED"),
        ("LYZR", Answer(500, {"detail": "Oh."}), "OUTCOME_UNKNOWN"),
        ("LYZR", Answer(401, {"detail": "Invalid key"}), "NOT_CONFIGURED"),
        ("LYZR", Answer(422, {"detail": [{"msg": "field required"}]}), "UPSTREAM_FAILED"),
        ("LYZR", Drop(), "OUTCOME_UNKNOWN"),
        (
            "OPENAI",
            Answer(200, response("m", "", "failed", error={"code": "invalid_prompt", "message": "No."})),
            "UPSTREAM_FAILED",
        ),
        ("OPENAI", Answer(429, {"error": {"message": "Quota.", "code": "insufficient_quota"}}), "UPSTREAM_FAILED"),
        ("OPENAI", Answer(429, {"error": {"message": "Slow.", "code": "x"}}, {"retry-after": "60"}), "RATE_LIMITED"),
        ("LLAMA_STACK", Answer(400, {"status": 400, "title": "x", "detail": "No model."}), "UPSTREAM_FAILED"),
    ],
)
def test_an_external_failure_is_returned_as_data_and_emits_an_event(
    gateway: Gateway, services: Services, runtime: str, outcome: Outcome, code: str
):
    # A new organization: failures open its circuits, and rate limits delay it.
    owner = person(gateway, Role.ADMIN, f"Failing {runtime} {code} {type(outcome).__name__} {id(outcome)}")
    agent_id = make_agent(owner, runtime, services.config(runtime))
    service = getattr(services, runtime.lower())
    service.next(outcome)
    session = opened(owner, agentIds=[agent_id])
    payload = owner.change(
        "invokeAgent", "reply { content }", {"agentId": agent_id, "message": "Hello", "sessionId": session}
    )
    assert payload["reply"] is None
    [error] = payload["errors"]
    assert error["code"] == code and error["message"]
    [event] = agent_events_of(owner, agent_id)
    assert event["type"] == "agent.error" and event["error"].startswith(f"{code}: ")
    assert messages_in(owner, session) == [(owner.id, "Hello")], "the question was recorded; there is no reply"
    assert len(service.requests) == 1


def test_an_operators_key_is_never_exposed(gateway: Gateway, services: Services):
    owner = person(gateway, Role.ADMIN, "Curious")
    id = make_agent(owner, "LYZR", {"agentId": AGENT})
    services.lyzr.next(Answer(401, {"detail": f"Invalid API Key {LYZR_KEY}"}), Answer(404, {"detail": LYZR_KEY}))
    shown = [owner.change("invokeAgent", "reply { content }", {"agentId": id, "message": "Hi"}) for _ in range(2)]
    assert [each["errors"][0]["code"] for each in shown] == ["NOT_CONFIGURED", "UPSTREAM_FAILED"]
    query = "query($id: ID!) { agent(id: $id) { config metadata } connectors { name missing mode actions { name } } }"
    assert LYZR_KEY not in str([shown, agent_events_of(owner, id), owner.data(query, id=id)])
    assert services.lyzr.requests[0].headers["x-api-key"] == LYZR_KEY


@pytest.mark.slow
def test_a_safe_request_is_retried(ann: Person, services: Services):
    id = make_agent(ann, "HTTP", services.config("HTTP"))
    services.http.next(Answer(503, {}), Drop())
    assert ask(ann, id)["content"] == "You said: Hello"
    assert len({each.headers["idempotency-key"] for each in services.http.requests}) == 1
    assert len(services.http.requests) == 3
    assert [event["type"] for event in agent_events_of(ann, id)] == ["agent.execution"]


# ---------------------------------------------------------------- idempotency


def test_the_same_key_sends_one_request(ann: Person, services: Services):
    id = make_agent(ann, "LYZR", {"agentId": AGENT})
    session = opened(ann, agentIds=[id])
    given: dict[str, Any] = {"sessionId": session, "idempotencyKey": "once"}
    first, second = ask(ann, id, **given), ask(ann, id, **given)
    assert first == second
    assert (
        len(services.lyzr.requests) == 1 and len(messages_in(ann, session)) == 2 and len(agent_events_of(ann, id)) == 1
    )
    changed = {"agentId": id, "message": "Another", "sessionId": session, "idempotencyKey": "once"}
    assert ann.refused("invokeAgent", "reply { content }", **changed) == ("IDEMPOTENCY_MISMATCH", "idempotencyKey")


def test_concurrent_calls_with_the_same_key_send_one_request(ann: Person, services: Services):
    id = make_agent(ann, "LYZR", {"agentId": AGENT})
    with ThreadPoolExecutor(4) as threads:
        replies = list(threads.map(lambda _: ask(ann, id, idempotencyKey=f"two at once {id}"), range(4)))
    assert all(reply == replies[0] for reply in replies)
    assert len(services.lyzr.requests) == 1 and len(agent_events_of(ann, id)) == 1


def test_a_key_is_reusable_after_a_failure_without_effect(ann: Person, services: Services):
    id = make_agent(ann, "HTTP", services.config("HTTP"))
    session = opened(ann, agentIds=[id])
    given: dict[str, Any] = {"agentId": id, "message": "Hello", "sessionId": session, "idempotencyKey": f"free {id}"}
    services.http.next(Answer(404, {}))
    assert ann.refused("invokeAgent", "reply { content }", **given)[0] == "UPSTREAM_FAILED"
    payload = ann.done("invokeAgent", "reply { content }", **given)
    assert payload["reply"]["content"] == "You said: Hello"
    assert messages_in(ann, session) == [(ann.id, "Hello"), (id, "You said: Hello")], "the question was recorded once"
    assert len({each.headers["idempotency-key"] for each in services.http.requests}) == 1


def test_a_key_with_an_unknown_outcome_is_never_reused(gateway: Gateway, services: Services):
    owner = person(gateway, Role.ADMIN, "Unknown outcomes")
    id = make_agent(owner, "LYZR", {"agentId": AGENT})
    given = {"agentId": id, "message": "Hello", "idempotencyKey": "unknown"}
    services.lyzr.next(Drop())
    for _ in range(2):
        assert owner.refused("invokeAgent", "reply { content }", **given)[0] == "OUTCOME_UNKNOWN"
    assert len(services.lyzr.requests) == 1


# ---------------------------------------------------------------- slow agents


def test_a_slow_agent_continues_and_its_reply_is_kept_under_the_key(
    ann: Person, services: Services, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("resolvers.invocations.MAX_WAIT_SECONDS", 0.3)
    id, worker = make_agent(ann, "HTTP", services.config("HTTP")), agent(ann)
    assert worker.id != id
    given = {"agentId": worker.id, "message": "Hello"}
    code, _ = ann.refused("invokeAgent", "reply { content }", **given)
    assert code == "OUTCOME_UNKNOWN", "without a key it must not be retried"
    [error] = ann.change("invokeAgent", "reply { content }", {**given, "idempotencyKey": "slow"})["errors"]
    assert (error["code"], error["retryable"]) == ("UNAVAILABLE", True)
    for _ in range(2):
        task = worker.done("claimTask", "task { id type }", agentId=worker.id, waitSeconds=5)["task"]
        worker.done("completeTask", "task { id }", id=task["id"], result="Here I am")
    deadline = time.monotonic() + PATIENCE
    while True:
        payload = ann.change("invokeAgent", "reply { content }", {**given, "idempotencyKey": "slow"})
        if not payload["errors"]:
            break
        assert payload["errors"][0]["code"] == "UNAVAILABLE" and time.monotonic() < deadline
    assert payload["reply"]["content"] == "Here I am"


# ---------------------------------------------------------------- workers


def work(worker: Person, results: list[Any]) -> threading.Thread:
    """Let a worker do one task per result, each with the next result; a result `fail: …` fails the task."""

    def run() -> None:
        for result in results:
            task = None
            while task is None:
                given = {"agentId": worker.id, "types": ["agent.message"], "waitSeconds": 5}
                task = worker.done("claimTask", "task { id type payload session { id } }", **given)["task"]
            if isinstance(result, str) and result.startswith("fail: "):
                worker.done("failTask", "task { id }", id=task["id"], error=result[6:], retryable=False)
            else:
                worker.done("completeTask", "task { id }", id=task["id"], result=result)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread


def test_a_worker_gets_a_task_and_its_result_is_the_reply(ann: Person, services: Services):
    worker = agent(ann)
    session = opened(ann, agentIds=[worker.id])
    doing = work(worker, ["Hello yourself", {"content": "Again", "metadata": {"a": 1}}])
    first = ask(ann, worker.id, sessionId=session, metadata={"ticket": 7})
    second = ask(ann, worker.id, "Once more")
    doing.join(PATIENCE)
    assert (first["content"], first["message"]["from"]["id"]) == ("Hello yourself", worker.id)
    assert (second["content"], second["metadata"]) == ("Again", {"a": 1})
    query = "query($id: ID!) { agent(id: $id) { tasks(first: 10) { nodes { type payload session { id } } } } }"
    tasks = ann.data(query, id=worker.id)["agent"]["tasks"]["nodes"]
    payload = {"message": "Hello", "metadata": {"ticket": 7}}
    assert {"type": "agent.message", "payload": payload, "session": {"id": session}} in tasks
    assert [event["type"] for event in agent_events_of(ann, worker.id)] == ["agent.execution"] * 2


@pytest.mark.parametrize("result", ["fail: no idea", [1], {"content": 1}])
def test_a_worker_without_a_valid_result_has_failed(ann: Person, result: Any):
    worker = agent(ann)
    doing = work(worker, [result])
    assert ann.refused("invokeAgent", "reply { content }", agentId=worker.id, message="Hi")[0] == "UPSTREAM_FAILED"
    doing.join(PATIENCE)


def test_a_cancelled_task_is_a_failure(ann: Person):
    worker = agent(ann)
    with ThreadPoolExecutor(1) as thread:
        given = {"agentId": worker.id, "message": "Hi"}
        asked = thread.submit(lambda: ann.refused("invokeAgent", "reply { content }", **given))
        query = "query($id: ID!) { agent(id: $id) { tasks(first: 1) { nodes { id } } } }"
        deadline = time.monotonic() + PATIENCE
        while not (nodes := ann.data(query, id=worker.id)["agent"]["tasks"]["nodes"]):
            assert time.monotonic() < deadline
        ann.done("cancelTask", "task { id }", id=nodes[0]["id"])
        assert asked.result(PATIENCE)[0] == "UPSTREAM_FAILED"


def test_an_agent_may_invoke_another(ann: Person, services: Services):
    id, asking = make_agent(ann, "HTTP", services.config("HTTP")), agent(ann)
    assert ask(asking, id)["content"] == "You said: Hello"
    [event] = agent_events_of(ann, id)
    assert event["actor"]["id"] == asking.id


def test_a_hanging_service_does_not_affect_others(ann: Person, services: Services):
    hanging, well = (make_agent(ann, "LYZR", {}), make_agent(ann, "OPENAI", {}))
    services.lyzr.next(Hang())
    with ThreadPoolExecutor(1) as thread:
        given = {"agentId": hanging, "message": "x"}
        asked = thread.submit(lambda: ann.change("invokeAgent", "reply { content }", given))
        assert services.lyzr.begun.wait(PATIENCE)
        assert ask(ann, well)["content"] == "You said: Hello"
        assert not asked.done()
        services.lyzr.release()
        assert asked.result(PATIENCE)["errors"][0]["code"] == "OUTCOME_UNKNOWN"
