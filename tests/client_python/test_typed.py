"""`parley_client.typed`: generated models over the client that resumes, compared with what the generator writes."""

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest

from parley_client import Conflict
from parley_client.typed import (
    AgentRuntime,
    CreateAgentInput,
    CreateSessionInput,
    CreateTaskInput,
    RespondToApprovalInput,
    SendMessageInput,
    TaskFilter,
    TaskStatus,
    TypedClient,
)
from parley_client.typed.get_task import GetTask
from parley_client.typed.watch_session import (
    WatchSessionSessionEventsMessageSent,
    WatchSessionSessionEventsStreamOpened,
)
from parley_client.typed.watch_tasks import WatchTasks, WatchTasksTaskEventsTaskEvent
from tests.backends import backend_name  # noqa: F401 - a fixture
from tests.client_python.wires import Wire
from tests.docs.blocks import blocks
from tests.gateways import ROOT, Gateway
from tests.people import administrator
from tests.running import Runs, node

PACKAGE = ROOT / "clients" / "python"


def typed(gateway: Gateway, url: str = "") -> TypedClient:
    return TypedClient(url or gateway.url, gateway.admin_key, longest_pause=0.2, trust_env=False)


async def test_results_are_models_with_enums_and_times(gateway: Gateway):
    async with typed(gateway) as client:
        given = CreateAgentInput(name="Typed", type_="writer", runtime=AgentRuntime.WORKER)
        agent = (await client.create_agent(given)).agent
        assert agent is not None and agent.runtime is AgentRuntime.WORKER and agent.created_at.tzinfo is not None
        task = (await client.create_task(CreateTaskInput(title="Typed", type_="typed", payload={"a": [1]}))).task
        assert task is not None and task.status is TaskStatus.PENDING and task.payload == {"a": [1]}
        page = await client.list_tasks(filter_=TaskFilter(status=[TaskStatus.PENDING], type_="typed"), first=5)
        assert [each.id for each in page.nodes] == [task.id] and page.total_count == 1


async def test_a_rejected_mutation_raises_its_error(gateway: Gateway):
    person = administrator(gateway)
    run = Runs(person).start(node("ask", "APPROVAL", {"title": "Ship it?"}))
    Runs(person).until(run, "WAITING")
    async with typed(gateway) as client:
        [approval] = [each for each in (await client.list_approvals()).nodes if each.title == "Ship it?"]
        await client.respond_to_approval(RespondToApprovalInput(id=approval.id, approved=True))
        with pytest.raises(Conflict):
            await client.respond_to_approval(RespondToApprovalInput(id=approval.id, approved=False))


async def test_a_mutation_whose_response_is_lost_takes_effect_once(gateway: Gateway, wire: Wire):
    async with typed(gateway, wire.url) as client:
        lost = wire.swallow("createTask")
        task = (await client.create_task(CreateTaskInput(title="Lost", type_="lost"))).task
        assert lost.is_set() and task is not None
        assert (await client.list_tasks(filter_=TaskFilter(type_="lost"))).total_count == 1


async def test_a_stream_of_models_resumes_after_the_connection_is_cut(gateway: Gateway, wire: Wire):
    seen = list[str]()
    async with typed(gateway, wire.url) as client:
        session = (await client.create_session(CreateSessionInput(name="Typed"))).session
        assert session is not None
        async with contextlib.aclosing(client.watch_session(session.id)) as events:
            async for event in events:
                if isinstance(event, WatchSessionSessionEventsStreamOpened):
                    seen.append(f"opened {event.resumed}")
                    await client.send_message(SendMessageInput(session_id=session.id, content=f"hello {len(seen)}"))
                if isinstance(event, WatchSessionSessionEventsMessageSent):
                    seen.append(event.message.content)
                    wire.cut()
                if len(seen) == 4:
                    break
    assert seen == ["opened False", "hello 1", "opened True", "hello 3"]


def test_types_and_values_of_a_newer_gateway_are_read():
    newer = {
        "__typename": "TaskForgotten",
        "id": "evt_1",
        "type": "t",
        "cursor": "c",
        "occurredAt": "2026-01-01T00:00Z",
    }
    event = WatchTasks.model_validate({"taskEvents": newer}).task_events
    assert isinstance(event, WatchTasksTaskEventsTaskEvent) and event.typename__ == "TaskForgotten"
    assert TaskStatus("FORGOTTEN") == "FORGOTTEN" and TaskStatus("FORGOTTEN") not in list(TaskStatus)
    assert GetTask.model_validate({"task": None}).task is None


def generate(configuration: Path) -> None:
    """Run the generator as the configuration says, in the folder of the package."""
    made = subprocess.run(["make", "-s", "codegen"], cwd=ROOT, capture_output=True, text=True, timeout=110, check=False)
    assert made.returncode == 0, made.stderr
    command = [str(PACKAGE / "codegen" / ".venv" / "bin" / "ariadne-codegen"), "--config", str(configuration)]
    subprocess.run(command, cwd=PACKAGE, env={"PYTHONPATH": "."}, capture_output=True, timeout=60, check=True)


@pytest.mark.slow
@pytest.mark.more
def test_the_configuration_of_the_guide_makes_a_client_that_can_be_imported(tmp_path: Path):
    (tmp_path / "mine.graphql").write_text("query Mine { tasks(first: 1) { nodes { title status } } }")
    [lines] = [each.text for each in blocks("docs/guides/typed-clients.md") if each.kind == "toml"]
    paths = {
        "schema_path": ROOT / "schema" / "schema.graphql",
        "queries_path": tmp_path / "mine.graphql",
        "target_package_path": tmp_path,
    }
    given = "".join(f'{name} = "{path}"\n' for name, path in paths.items())
    (tmp_path / "ariadne.toml").write_text(f"[tool.ariadne-codegen]\n{given}{lines}")
    generate(tmp_path / "ariadne.toml")
    uses = "from graphql_client import Client, Mine, TaskStatus; print(Client.mine.__name__, TaskStatus('NEWER').value)"
    environment = {"PYTHONPATH": f"{tmp_path}:{PACKAGE}"}
    found = subprocess.run([sys.executable, "-c", uses], env=environment, capture_output=True, text=True, timeout=60)
    assert (found.stdout, found.stderr) == ("mine NEWER\n", "")


@pytest.mark.slow
@pytest.mark.more
def test_the_committed_package_is_what_the_generator_writes(tmp_path: Path):
    config = (PACKAGE / "codegen" / "ariadne.toml").read_text()
    (tmp_path / "ariadne.toml").write_text(
        config.replace('package_path = "parley_client"', f'package_path = "{tmp_path}"')
    )
    generate(tmp_path / "ariadne.toml")
    assert written(tmp_path / "typed") == written(PACKAGE / "parley_client" / "typed"), "run `make typed`"


def written(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in folder.glob("*.py")}
