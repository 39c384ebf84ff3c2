"""Tasks of late or absent workers: detection, requeuing, and responses to the worker."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

from engine.agents import sweep_agents
from engine.tasks import sweep_tasks, task_jobs
from models.events import LoggedEvent, LogRow, event_of
from models.tasks import Task
from settings import Settings
from tests.ledger import placed
from tests.people import administrator
from tests.work import Work

INTERVAL = 30
MOMENT = timedelta(milliseconds=1)


def _later(seconds: float) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=seconds)


def _sweep_tasks(work: Work, moment: datetime) -> int:
    return work.in_database(lambda: sweep_tasks(moment))


def _let_time_pass(work: Work, task_id: str) -> None:
    """Expire the lease, before the scheduler notices."""
    work.in_database(lambda: Task.filter(id=task_id).update(lease_expires_at=_later(-1)))


def test_a_task_with_an_expired_lease_returns_to_the_queue(work: Work):
    agent, task = work.held_task()
    key = work.key_of(agent["id"])
    work.done("startTask", {"id": task["id"]}, key)
    end = work.time_out(task["id"])
    _sweep_tasks(work, end - MOMENT)
    assert work.read_task(task["id"])["status"] == "RUNNING"
    _sweep_tasks(work, end)
    lost = work.read_task(task["id"])
    assert (lost["status"], lost["assignedTo"], lost["attempts"]) == ("PENDING", None, 1)
    assert lost["error"] == "The task exceeded its time limit of 300 seconds."
    for name, more in (
        ("completeTask", {"result": 1}),
        ("failTask", {"error": "no"}),
        ("reportTaskProgress", {"progress": 0.5}),
        ("startTask", {}),
    ):
        assert work.refused(name, {"id": task["id"], **more}, key) == ("CONFLICT", ["id"]), name
    assert work.read_agent(agent["id"])["metrics"]["failures"] == 1


def test_the_scheduler_takes_back_a_task_when_its_lease_expires(work: Work):
    watch = "subscription { taskEvents { ... on TaskUpdated { actor { id } task { id status } } } }"
    with administrator(work.gateway).follow(watch) as following:
        following()
        agent, task = work.agent(), work.task()
        work.done("claimTask", {"agentId": agent["id"], "types": [task["type"]], "leaseSeconds": 1})
        end = work.lease_end(task["id"])
        while (item := following()).get("task", {}).get("id") != task["id"]:
            pass
    assert item == {"actor": {"id": "sys_parley"}, "task": {"id": task["id"], "status": "PENDING"}}
    assert datetime.now(UTC) >= end


def test_a_claimed_task_that_is_never_started_is_lost_when_its_lease_expires(work: Work):
    agent = work.agent()
    task = work.task(maxAttempts=1)
    work.done("claimTask", {"agentId": agent["id"], "types": [task["type"]], "leaseSeconds": 1000})
    end = work.lease_end(task["id"])
    _sweep_tasks(work, end - MOMENT)
    assert work.read_task(task["id"])["status"] == "ASSIGNED"
    _sweep_tasks(work, end)
    lost = work.read_task(task["id"])
    assert (lost["status"], lost["error"]) == ("FAILED", "The worker did not renew its lease of 1000 seconds.")
    assert lost["completedAt"] is not None
    kinds = work.kinds(task["id"])
    assert kinds == ["TaskCreated", "TaskAssigned", "TaskUpdated"]
    _sweep_tasks(work, end)
    assert work.kinds(task["id"]) == kinds


def test_a_late_worker_loses_its_task_before_the_scheduler_notices(work: Work):
    agent, task = work.running_task()
    _let_time_pass(work, task["id"])
    key = work.key_of(agent["id"])
    for name, more in (
        ("completeTask", {"result": 1}),
        ("reportTaskProgress", {"progress": 0.5}),
        ("failTask", {"error": "no"}),
    ):
        [error] = work.mutate(name, {"id": task["id"], **more}, key)["errors"]
        assert (error["code"], error["field"]) == ("CONFLICT", ["id"])


def test_a_late_worker_cannot_start_what_it_claimed(work: Work):
    agent, task = work.held_task()
    _let_time_pass(work, task["id"])
    [error] = work.mutate("startTask", {"id": task["id"]}, work.key_of(agent["id"]))["errors"]
    assert (error["code"], error["field"]) == ("CONFLICT", ["id"])


def test_the_sweeps_are_due_at_the_earliest_deadlines(work: Work):
    late, due = task_jobs(Settings.load(work.gateway.environment))
    assert late.next_due is not None and due.next_due is not None
    assert late.deadline_from is not None and due.deadline_from is not None
    date = datetime.now(UTC) + timedelta(hours=1)
    _, held = work.held_task(dueAt=date.isoformat())
    _, running = work.running_task(timeoutSeconds=1)
    created, claimed = _logged(work, held["id"])
    lease, time_out = work.lease_end(held["id"]), work.time_out(running["id"])
    assert (late.deadline_from(created), due.deadline_from(created)) == (None, date)
    assert late.deadline_from(claimed) == lease
    assert late.deadline_from(_logged(work, running["id"])[-1]) == time_out
    for sweep, deadline in ((late, lease), (late, time_out), (due, date)):
        assert sweep.next_due is not None
        found = work.in_database(sweep.next_due)
        assert found is not None and found <= deadline


def _logged(work: Work, task_id: str) -> list[LoggedEvent]:
    placed(work.gateway)
    rows = work.in_database(lambda: LogRow.filter(task_id=task_id).order_by("seq").values())
    return [event_of(row) for row in rows]


def test_the_next_claim_gets_a_task_with_an_expired_lease_before_the_scheduler_notices(work: Work):
    _, task = work.held_task()
    _let_time_pass(work, task["id"])
    other = work.agent()
    again = work.done("claimTask", {"agentId": other["id"], "types": [task["type"]]})
    assert (again["id"], again["attempts"], again["assignedTo"]["id"]) == (task["id"], 2, other["id"])


def test_progress_renews_the_lease_but_does_not_extend_the_timeout(work: Work):
    agent = work.agent()
    task = work.task(timeoutSeconds=100)
    work.done("claimTask", {"agentId": agent["id"], "types": [task["type"]], "leaseSeconds": 50})
    work.done("startTask", {"id": task["id"]})
    before = work.lease_end(task["id"])
    work.done("reportTaskProgress", {"id": task["id"], "progress": 0.5})
    assert work.lease_end(task["id"]) > before
    _sweep_tasks(work, before)
    assert work.read_task(task["id"])["status"] == "RUNNING"
    # Renewed continually, but 100 seconds have passed.
    work.in_database(lambda: Task.filter(id=task["id"]).update(lease_expires_at=_later(1000)))
    _sweep_tasks(work, work.time_out(task["id"]))
    assert work.read_task(task["id"])["error"] == "The task exceeded its time limit of 100 seconds."


def test_concurrent_replicas_requeue_a_task_once(work: Work):
    tasks = [work.running_task(maxAttempts=100)[1]["id"] for _ in range(5)]
    first, last = (choose(map(work.lease_end, tasks)) for choose in (min, max))
    _sweep_tasks(work, first - MOMENT)  # left by other tests
    with ThreadPoolExecutor(max_workers=4) as executor:
        assert sum(executor.map(lambda _: _sweep_tasks(work, last), range(4))) == 5
    for id in tasks:
        assert work.kinds(id) == ["TaskCreated", "TaskAssigned", "TaskUpdated", "TaskUpdated"]
        assert work.read_task(id)["attempts"] == 1


# ---------------------------------------------------------------- absent workers


def _sweep_agents(work: Work, moment: datetime) -> int:
    return work.in_database(lambda: sweep_agents(moment, INTERVAL))


def test_a_worker_that_misses_three_heartbeats_goes_offline_and_loses_its_tasks(work: Work):
    agent = work.agent(maxConcurrentTasks=5)
    work.done("agentHeartbeat", {"agentId": agent["id"]})
    held, running = (_held_by(work, agent) for _ in range(2))
    last = _held_by(work, agent, maxAttempts=1)
    waiting = work.task(assignTo=agent["id"])
    work.done("startTask", {"id": running["id"]})
    gone = work.last_heartbeat(agent["id"]) + 3 * timedelta(seconds=INTERVAL)
    _sweep_agents(work, gone - MOMENT)
    assert work.read_agent(agent["id"])["status"] == "BUSY"
    _sweep_agents(work, gone)
    assert work.read_agent(agent["id"])["status"] == "OFFLINE"
    assert work.read_agent(agent["id"])["health"]["status"] == "UNHEALTHY"
    for task, status in ((held, "PENDING"), (running, "PENDING"), (last, "FAILED"), (waiting, "ASSIGNED")):
        assert work.read_task(task["id"])["status"] == status
    assert work.read_task(last["id"])["error"] == "The worker missed 3 heartbeats."
    kinds = work.kinds(agent["id"])
    assert kinds == ["agent.created", "AgentConnected", "AgentStatusChanged", "AgentDisconnected"]
    _sweep_agents(work, gone)
    assert work.kinds(agent["id"]) == kinds
    back = work.done("agentHeartbeat", {"agentId": agent["id"]})
    assert (back["status"], back["metrics"]["failures"], back["metrics"]["tasksFailed"]) == ("IDLE", 3, 1)
    assert work.kinds(agent["id"])[-1] == "AgentConnected"


def _held_by(work: Work, agent: dict[str, Any], **values: Any) -> dict[str, Any]:
    task = work.task(**values)
    return work.done("claimTask", {"agentId": agent["id"], "types": [task["type"]]})


def test_a_stopped_worker_and_an_agent_called_by_the_gateway_stay_online(work: Work):
    stopped, hosted = work.agent(), work.agent(runtime="BUILTIN")
    work.done("agentHeartbeat", {"agentId": stopped["id"]})
    work.done("commandAgent", {"id": stopped["id"], "command": "STOP"})
    _sweep_agents(work, _later(10_000))
    assert work.read_agent(stopped["id"])["status"] == "STOPPED"
    assert work.read_agent(hosted["id"])["status"] == "IDLE"


def test_concurrent_replicas_disconnect_a_worker_once(work: Work):
    agents = [work.agent()["id"] for _ in range(5)]
    beats = [work.done("agentHeartbeat", {"agentId": id})["lastHeartbeatAt"] for id in agents]
    first, last = (datetime.fromisoformat(choose(beats)) + 3 * timedelta(seconds=INTERVAL) for choose in (min, max))
    _sweep_agents(work, first - MOMENT)  # left by other tests
    with ThreadPoolExecutor(max_workers=4) as executor:
        assert sum(executor.map(lambda _: _sweep_agents(work, last), range(4))) == 5
    for id in agents:
        assert work.kinds(id) == ["agent.created", "AgentConnected", "AgentDisconnected"]
