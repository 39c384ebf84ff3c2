"""An event that a run will wait for, or waited for while no process ran workflows, is kept until the run has got it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

import pytest

from engine.retention import event_retention
from models.events import LogRow
from models.executions import WorkflowExecution
from models.users import Role
from settings import Settings
from storage.clock import now
from tests.gateways import Gateway
from tests.ledger import placed
from tests.people import Person, on_database, opened, person
from tests.running import Runs, node, value
from tests.system.test_maintenance import age, organization, removed

PAID: Final = "order.paid"


@pytest.fixture(scope="module")
def gateway(own_gateway: Gateway) -> Gateway:
    """A gateway whose log has no other organization's events, because the hourly retention prunes those of all."""
    return own_gateway


@pytest.fixture(params=["an age given on request", "the retention"])
def prune(request: pytest.FixtureRequest, gateway: Gateway) -> Any:
    """A function that prunes the old events of a person's organization, in one of the two ways."""

    def on_request(admin: Person) -> None:
        counted = removed(admin, olderThanDays=10, dryRun=True)["prunedEvents"]
        assert removed(admin, olderThanDays=10)["prunedEvents"] == counted > 0

    def hourly(admin: Person) -> None:
        settings = Settings.load(gateway.environment | {"EVENT_RETENTION_DAYS": "10"})
        assert on_database(gateway, lambda: event_retention(settings).sweep(now()))

    return on_request if "request" in request.param else hourly


def emit(runs: Runs, type: str, data: Any) -> str:
    id: str = runs.done(node("emit", "EVENT", {"emit": type, "data": data}))["nodes"]["emit"]["output"]["event"]["id"]
    return id


def held(gateway: Gateway, ids: Sequence[str]) -> list[str]:
    """Return those of these events that are in the log, where pages and streams no longer show them."""

    async def read() -> list[str]:
        return [each.id for each in await LogRow.filter(id__in=ids).order_by("seq")]

    return on_database(gateway, read)


def approve(admin: Person, run_id: str) -> None:
    query = "query($id: ID!) { execution(id: $id) { nodes { approval { id } } } }"
    [id] = [each["approval"]["id"] for each in admin.data(query, id=run_id)["execution"]["nodes"] if each["approval"]]
    admin.done("respondToApproval", "approval { id }", id=id, approved=True)


def make_old(gateway: Gateway, admin: Person) -> None:
    """Make an organization's runs and events twenty days old."""

    async def runs() -> None:
        rows = WorkflowExecution.filter(organization_id=owner)
        await rows.update(created_at=now() - timedelta(days=20))

    owner = organization(admin)
    on_database(gateway, lambda: age(owner))
    on_database(gateway, runs)


@pytest.mark.parametrize("wanted", [PAID, "order.${input.what}"])
def test_a_node_that_begins_late_gets_the_event_that_occurred_before(gateway: Gateway, prune: Any, wanted: str) -> None:
    admin = person(gateway, Role.ADMIN, f"Late {wanted} {prune.__name__}")
    runs = Runs(admin)
    emit(runs, PAID, "too early")
    late = runs.start(
        node("ask", "APPROVAL", {"title": "Ship?"}), node("paid", "EVENT", {"waitFor": wanted}, "ask"),
        input={"what": "paid"},
    )  # fmt: skip
    runs.until(late, "WAITING")
    others = [emit(runs, type, data) for type, data in ((PAID, 1), (PAID, 2), ("order.shipped", 3))]
    make_old(gateway, admin)
    prune(admin)
    # A type that is not known yet may be any.
    assert held(gateway, others) == ([others[0]] if wanted == PAID else [others[0], others[2]])
    page = "query($after: Cursor) { events(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }"
    opened(admin)
    placed(gateway)
    first = admin.data(page)["events"]
    assert first["nodes"][0]["id"] not in others and admin.data(page, after=first["pageInfo"]["endCursor"])
    approve(admin, late)
    assert runs.until(late, "COMPLETED")["nodes"]["paid"]["output"]["event"]["data"] == 1
    make_old(gateway, admin)
    prune(admin)
    assert not held(gateway, others)


def test_a_run_that_waits_for_no_event_keeps_none(gateway: Gateway, prune: Any) -> None:
    admin = person(gateway, Role.ADMIN, f"Not waiting {prune.__name__}")
    runs = Runs(admin)
    runs.until(runs.start(node("ask", "APPROVAL", {"title": "Ship?"}), value("then", 1, "ask")), "WAITING")
    id = emit(runs, PAID, 1)
    make_old(gateway, admin)
    prune(admin)
    assert not held(gateway, [id])
