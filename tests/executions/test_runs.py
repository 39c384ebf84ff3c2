"""Runs through GraphQL: every kind of node, branches, conditions, failures, and their history."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from tests.people import Person, agent
from tests.running import ABSENT, Runs, node, value
from tests.work import some


def test_nodes_run_in_sequence_and_see_earlier_outputs(runs: Runs):
    run = runs.done(
        value("double", "${input.n * 2}"), value("shown", "n is ${nodes.double.output}", "double"), input={"n": 21}
    )
    assert run["output"] == {"shown": "n is 42"}
    assert run["nodes"]["double"]["output"] == 42
    assert run["progress"] == {"completed": 2, "total": 2, "fraction": 1.0}
    assert run["trigger"] == "MANUAL" and run["durationMs"] >= 0
    assert run["startedBy"]["id"] == runs.person.id


def test_the_history_of_a_run_is_complete_and_in_order(runs: Runs):
    id = runs.start(value("a", 1), value("b", 2, "a"))
    assert runs.ended_history(id, "WorkflowCompleted") == [
        "WorkflowStarted",
        "NodeStarted:a",
        "NodeCompleted:a",
        "NodeStarted:b",
        "NodeCompleted:b",
        "WorkflowCompleted",
    ]


def test_a_condition_selects_one_of_two_branches(runs: Runs):
    nodes = [
        node("large", "CONDITION", {"expression": "input.n > 10"}),
        value("yes", "large", "large"),
        value("no", "small", "large", when="!nodes.large.output.value"),
        value("after", "either", "yes", "no"),
    ]
    small = runs.done(*nodes, input={"n": 1})
    assert {key: each["status"] for key, each in small["nodes"].items()} == {
        "large": "COMPLETED",
        "yes": "SKIPPED",
        "no": "COMPLETED",
        "after": "COMPLETED",
    }
    large = runs.done(*nodes, input={"n": 11})
    assert large["nodes"]["yes"]["status"] == "COMPLETED" and large["nodes"]["no"]["status"] == "SKIPPED"


def test_a_node_with_only_skipped_dependencies_is_skipped(runs: Runs):
    id = runs.start(value("a", 1, when="false"), value("b", 2, "a"), value("c", 3))
    run = runs.until(id, "COMPLETED")
    assert run["nodes"]["b"]["status"] == "SKIPPED"
    assert run["output"] == {"b": None, "c": 3}
    assert "NodeSkipped:b" in runs.ended_history(id, "WorkflowCompleted")


def test_branches_run_in_parallel(runs: Runs):
    delays = [node(f"d{n}", "DELAY", {"seconds": 1}) for n in range(5)]
    run = runs.done(*delays, value("z", 1, *(f"d{n}" for n in range(5))))
    branches = [run["nodes"][f"d{n}"] for n in range(5)]
    assert max(each["startedAt"] for each in branches) < min(each["completedAt"] for each in branches)
    assert run["nodes"]["d0"]["output"] == {}


def test_an_approval_waits_for_a_person(runs: Runs):
    id = runs.start(
        node("ask", "APPROVAL", {"title": "Release ${input.what}?", "data": {"what": "${input.what}"}}),
        value("then", "${nodes.ask.output.approved}", "ask"),
        input={"what": "it"},
    )
    run = runs.until(id, "WAITING", nodes={"ask": "WAITING"})
    approval = run["nodes"]["ask"]["approval"]["id"]
    shown = runs.person.data("query($id: ID!) { approval(id: $id) { title data node { id key } } }", id=approval)
    assert shown["approval"]["title"] == "Release it?" and shown["approval"]["data"] == {"what": "it"}
    assert shown["approval"]["node"] == {"id": run["nodes"]["ask"]["id"], "key": "ask"}
    runs.person.done("respondToApproval", "approval { status }", id=approval, approved=True, feedback="go")
    run = runs.until(id, "COMPLETED")
    assert run["output"] == {"then": True}
    assert run["nodes"]["ask"]["output"]["decisions"][0]["feedback"] == "go"
    history = runs.ended_history(id, "WorkflowCompleted")
    assert history[1:6] == [
        "NodeStarted:ask",
        "ApprovalRequested",
        "NodeWaiting:ask",
        "ApprovalResponded",
        "NodeCompleted:ask",
    ]


def test_a_rejected_approval_completes_its_node(runs: Runs):
    id = runs.start(node("ask", "APPROVAL", {"title": "May I?"}))
    run = runs.until(id, "WAITING")
    runs.person.done("respondToApproval", "approval { id }", id=run["nodes"]["ask"]["approval"]["id"], approved=False)
    assert runs.until(id, "COMPLETED")["nodes"]["ask"]["output"]["approved"] is False


def test_a_withdrawn_approval_fails_its_node(runs: Runs):
    id = runs.start(node("ask", "APPROVAL", {"title": "May I?"}))
    run = runs.until(id, "WAITING")
    runs.person.done("cancelApproval", "approval { id }", id=run["nodes"]["ask"]["approval"]["id"])
    assert "CANCELLED" in runs.until(id, "FAILED")["error"]


def test_a_task_waits_for_a_worker(runs: Runs):
    worker, other = agent(runs.person, capabilities=["counting"]), agent(runs.person)
    config = {"title": "Count", "type": "count", "payload": {"to": "${input.to}"}, "priority": 8}
    id = runs.start(
        node("work", "TASK", {**config, "capability": "counting"}, timeoutSeconds=77),
        value("then", "${nodes.work.output.sum}", "work"),
        input={"to": 3},
    )
    runs.until(id, "WAITING")
    assert other.done("claimTask", "task { id }", agentId=other.id, types=["count"])["task"] is None
    shown = "task { id title payload priority requirements timeoutSeconds createdBy { id } node { key } }"
    task = worker.done("claimTask", shown, agentId=worker.id, types=["count"])["task"]
    assert task == {
        "id": task["id"],
        "title": "Count",
        "payload": {"to": 3},
        "priority": 8,
        "requirements": {"capabilities": ["counting"]},
        "timeoutSeconds": 77,
        "createdBy": {"id": runs.person.id},
        "node": {"key": "work"},
    }
    worker.done("completeTask", "task { id }", id=task["id"], result={"sum": 6})
    run = runs.until(id, "COMPLETED")
    assert run["output"] == {"then": 6}
    assert run["nodes"]["work"]["task"] == {"id": task["id"], "status": "COMPLETED"}


def test_a_worker_agent_is_called_through_a_task(runs: Runs):
    worker = agent(runs.person)
    id = runs.start(
        node("ask", "AGENT", {"agentId": worker.id, "message": "Say ${input.word}"}), input={"word": "hello"}
    )
    runs.until(id, "WAITING")
    task = worker.done("claimTask", "task { id payload }", agentId=worker.id)["task"]
    assert task["payload"]["message"] == "Say hello"
    worker.done("completeTask", "task { id }", id=task["id"], result={"content": "hello", "metadata": {"tokens": 1}})
    assert runs.until(id, "COMPLETED")["output"] == {"ask": {"content": "hello", "metadata": {"tokens": 1}}}


def test_a_failed_task_fails_its_run(runs: Runs):
    worker = agent(runs.person)
    id = runs.start(node("work", "TASK", {"title": "Try", "type": "try", "agentId": worker.id}))
    runs.until(id, "WAITING")
    task = worker.done("claimTask", "task { id }", agentId=worker.id)["task"]
    worker.done("failTask", "task { id }", id=task["id"], error="no luck", retryable=False)
    assert "no luck" in runs.until(id, "FAILED")["error"]


def test_a_node_that_waits_for_its_next_attempt_shows_when_it_begins(runs: Runs):
    worker, type = agent(runs.person), some("retried")
    task = node("ask", "TASK", {"title": "Try", "type": type}, retry={"maxAttempts": 2, "delaySeconds": 3600})
    id = runs.start(task)
    runs.until(id, "WAITING")
    claimed = worker.done("claimTask", "task { id }", agentId=worker.id, types=[type])["task"]
    before = datetime.now(UTC)
    watch = """subscription($id: ID!) { executionEvents(executionId: $id) {
        ... on NodeWaiting { node { status error retryAt } execution { status } } } }"""
    with runs.person.follow(watch, id=id) as seen:
        seen()
        worker.done("failTask", "task { id }", id=claimed["id"], error="no luck", retryable=False)
        shown = next(item for item in iter(seen, None) if item)
    assert (shown["node"]["status"], shown["execution"]["status"]) == ("WAITING", "WAITING")
    assert "no luck" in shown["node"]["error"]
    delay = datetime.fromisoformat(shown["node"]["retryAt"]) - before
    assert timedelta(seconds=3600) < delay < timedelta(seconds=3660)
    assert runs.read(id)["nodes"]["ask"]["retryAt"] == shown["node"]["retryAt"]
    runs.person.done("cancelExecution", "execution { id }", id=id)
    assert runs.until(id, "CANCELLED")["nodes"]["ask"]["retryAt"] is None


def test_an_event_wakes_a_waiting_node(runs: Runs):
    waiting = runs.start(node("paid", "EVENT", {"waitFor": "order.paid", "timeoutSeconds": 20}))
    runs.until(waiting, "WAITING")
    runs.done(node("tell", "EVENT", {"emit": "order.paid", "data": {"order": "${input.n}"}}), input={"n": 7})
    run = runs.until(waiting, "COMPLETED")
    assert run["nodes"]["paid"]["output"]["event"]["data"] == {"order": 7}


def test_a_missing_event_fails_its_node(runs: Runs):
    assert "in time" in runs.failed(node("never", "EVENT", {"waitFor": "order.lost", "timeoutSeconds": 1}))["error"]


def test_a_computed_event_type_of_parleys_own_fails_its_node(runs: Runs):
    run = runs.failed(node("own", "EVENT", {"emit": "${input.type}"}), input={"type": "USER.created"})
    assert "custom event type" in run["error"]


def test_a_failure_ends_the_run_and_its_waiting_nodes(runs: Runs):
    id = runs.start(
        node("ask", "APPROVAL", {"title": "Never mind"}),
        node("late", "DELAY", {"seconds": 0.3}),
        value("bad", "${input.absent.deeper}", "late"),
        value("after", 1, "bad"),
    )
    run = runs.until(id, "FAILED")
    assert run["error"].startswith("bad: ")
    assert {key: each["status"] for key, each in run["nodes"].items()} == {
        "ask": "CANCELLED",
        "late": "COMPLETED",
        "bad": "FAILED",
        "after": "CANCELLED",
    }
    assert run["nodes"]["ask"]["approval"]["status"] == "CANCELLED"


def test_an_optional_failure_does_not_end_the_run(runs: Runs):
    run = runs.done(
        value("bad", "${input.absent.deeper}", onError="CONTINUE"),
        value("after", "${nodes.bad.status}", "bad"),
    )
    assert run["output"] == {"after": "FAILED"} and run["nodes"]["bad"]["status"] == "FAILED"


@pytest.mark.slow
def test_an_attempt_that_times_out_is_retried_and_then_fails(runs: Runs):
    id = runs.start(
        node("ask", "APPROVAL", {"title": "Quick!"}, timeoutSeconds=1, retry={"maxAttempts": 2, "delaySeconds": 0.1})
    )
    run = runs.until(id, "FAILED")
    assert run["nodes"]["ask"]["attempts"] == 2 and "1 seconds" in run["error"]
    history = runs.ended_history(id, "WorkflowFailed")
    assert history.count("NodeStarted:ask") == 1 and history.count("NodeFailed:ask") == 1
    assert history.count("ApprovalRequested") == 2


@pytest.mark.parametrize(("size", "status"), [(1_000_000, "COMPLETED"), (1_100_000, "FAILED")])
def test_an_output_may_be_up_to_one_mebibyte(runs: Runs, size: int, status: str):
    id = runs.start(
        value("ten", ["${input.text}"] * 10),
        value("all", ["${nodes.ten.output}"] * (size // 100_000), "ten"),
        input={"text": "x" * 9_900},
    )
    run = runs.until(id, status)
    if status == "FAILED":
        assert "1048576" in run["error"]


def test_a_run_is_cancelled_with_everything_it_waits_for(runs: Runs):
    id = runs.start(
        node("ask", "APPROVAL", {"title": "Never mind"}),
        node("work", "TASK", {"title": "Never mind", "type": "never"}),
        node("long", "DELAY", {"seconds": 1000}),
        value("after", 1, "ask"),
    )
    runs.until(id, "WAITING", nodes={"ask": "WAITING", "work": "WAITING", "long": "WAITING"})
    runs.person.done("cancelExecution", "execution { status }", id=id)
    run = runs.read(id)
    assert run["status"] == "CANCELLED"
    assert {each["status"] for each in run["nodes"].values()} == {"CANCELLED"}
    assert run["nodes"]["ask"]["approval"]["status"] == run["nodes"]["work"]["task"]["status"] == "CANCELLED"
    assert runs.person.refused("cancelExecution", "execution { id }", id=id) == ("CONFLICT", "id")
    time.sleep(0.2)
    assert "NodeCompleted:ask" not in runs.history(id)


def test_a_retried_run_resumes_from_the_failed_node(runs: Runs):
    id = runs.start(
        value("kept", "${input.n}"),
        node("ask", "APPROVAL", {"title": "Well?"}, "kept"),
        value("end", "done", "ask"),
        input={"n": 1},
    )
    run = runs.until(id, "WAITING")
    runs.person.done("cancelApproval", "approval { id }", id=run["nodes"]["ask"]["approval"]["id"])
    before = runs.until(id, "FAILED")
    runs.person.done("retryExecution", "execution { status }", id=id)
    run = runs.until(id, "WAITING")
    runs.person.done("respondToApproval", "approval { id }", id=run["nodes"]["ask"]["approval"]["id"], approved=True)
    after = runs.until(id, "COMPLETED")
    assert after["nodes"]["kept"] == before["nodes"]["kept"]
    history = runs.ended_history(id, "WorkflowCompleted")
    assert history.count("NodeCompleted:kept") == 1 and history.count("WorkflowStarted") == 2
    assert runs.person.refused("retryExecution", "execution { id }", id=id) == ("CONFLICT", "id")


def test_an_idempotency_key_starts_one_run(runs: Runs):
    assert runs.start(value("a", 1), idempotencyKey="once") == runs.start(value("a", 1), idempotencyKey="once")


@pytest.mark.parametrize("mutation", ["cancelExecution", "retryExecution"])
def test_runs_of_others_are_not_found(runs: Runs, stranger: Person, mutation: str):
    id = runs.start(value("a", 1))
    assert stranger.refused(mutation, "execution { id }", id=id) == ("NOT_FOUND", "id")
    assert runs.person.refused(mutation, "execution { id }", id=ABSENT) == ("NOT_FOUND", "id")
    assert stranger.data("query($id: ID!) { execution(id: $id) { id } }", id=id) == {"execution": None}


def test_a_run_needs_either_a_workflow_or_nodes(runs: Runs):
    assert runs.person.refused("executeWorkflow", "execution { id }")[0] == "BAD_USER_INPUT"


def test_runs_are_filtered(runs: Runs):
    id = runs.done(value("a", 1))["id"]
    query = "query($f: ExecutionFilter) { executions(first: 1, filter: $f) { nodes { id status } totalCount } }"
    [listed] = runs.person.data(query, f={"status": ["COMPLETED"]})["executions"]["nodes"]
    assert listed == {"id": id, "status": "COMPLETED"}
    assert runs.person.data(query, f={"sessionId": "ses_00000000000000000000000000"})["executions"]["totalCount"] == 0
    [manual] = runs.person.data(query, f={"trigger": ["MANUAL", "EVENT"]})["executions"]["nodes"]
    assert manual["id"] == id
    assert runs.person.data(query, f={"trigger": ["SCHEDULE"]})["executions"]["totalCount"] == 0


def test_runs_are_filtered_by_a_range_of_time(runs: Runs):
    id = runs.done(value("a", 1))["id"]
    query = "query($f: ExecutionFilter) { executions(first: 100, filter: $f) { nodes { id createdAt } } }"
    [created] = [each["createdAt"] for each in runs.person.data(query, f={})["executions"]["nodes"] if each["id"] == id]

    def listed(**range: str) -> bool:
        return id in [each["id"] for each in runs.person.data(query, f=range)["executions"]["nodes"]]

    assert listed(since=created) and not listed(until=created)


def test_a_stream_starts_at_the_beginning_of_the_run(runs: Runs):
    id = runs.start(node("ask", "APPROVAL", {"title": "Follow me"}), value("end", 1, "ask"))
    run = runs.until(id, "WAITING")
    document = """subscription($id: ID!) { executionEvents(executionId: $id) { __typename
        ... on StreamOpened { snapshot { ... on WorkflowExecution { status nodes { key status } } } }
        ... on NodeCompleted { node { key output } execution { progress { completed } } } } }"""
    with runs.person.follow(document, id=id) as following:
        opened = following()
        assert opened["__typename"] == "StreamOpened" and opened["snapshot"]["status"] == "WAITING"
        runs.person.done(
            "respondToApproval", "approval { id }", id=run["nodes"]["ask"]["approval"]["id"], approved=True
        )
        seen = [following() for _ in range(5)]
    assert [each["__typename"] for each in seen] == [
        "ApprovalResponded",
        "NodeCompleted",
        "NodeStarted",
        "NodeCompleted",
        "WorkflowCompleted",
    ]
    assert [each["execution"]["progress"]["completed"] for each in seen if "node" in each] == [1, 2]


def test_a_stream_stays_open_when_the_run_ends_and_shows_its_retry(runs: Runs):
    id = runs.start(node("ask", "APPROVAL", {"title": "Well?"}))
    approval = runs.until(id, "WAITING")["nodes"]["ask"]["approval"]["id"]
    document = """subscription($id: ID!) { executionEvents(executionId: $id) {
        __typename ... on StreamOpened { snapshot { ... on WorkflowExecution { status } } } } }"""
    with runs.person.follow(document, id=id) as following:
        assert following()["snapshot"] == {"status": "WAITING"}
        runs.person.done("cancelApproval", "approval { id }", id=approval)
        while following()["__typename"] != "WorkflowFailed":
            pass
        runs.person.done("retryExecution", "execution { status }", id=id)
        assert following()["__typename"] == "WorkflowStarted"
    runs.person.done("cancelExecution", "execution { id }", id=id)
    with runs.person.follow(document, id=id) as following:
        assert following()["snapshot"] == {"status": "CANCELLED"}


def test_streams_of_others_runs_are_not_found(runs: Runs, stranger: Person):
    id = runs.start(value("a", 1))
    document = "subscription($id: ID!) { executionEvents(executionId: $id) { __typename } }"
    assert stranger.not_followed(document, id=id) == "NOT_FOUND"


@pytest.mark.slow
def test_expressions_that_take_long_are_evaluated_in_a_thread(runs: Runs):
    hundred = str(list(range(100)))
    forty = str(list(range(40)))
    costly = [
        value(f"n{number}", f"${{{forty}.map(a, {forty}.map(b, a + b + {number})).size()}}") for number in range(3)
    ]
    run = runs.start(nodes=[*costly, value("sum", "${nodes.n0.output + nodes.n1.output}", "n0", "n1")])
    assert runs.until(run, "COMPLETED")["output"] == {"n2": 40, "sum": 80}
    too_costly = f"${{{hundred}.map(a, {hundred}.map(b, {hundred}.map(c, a + b + c))).size()}}"
    failed = runs.until(runs.start(nodes=[value("a", too_costly)]), "FAILED")
    assert "costs too much" in failed["error"]
