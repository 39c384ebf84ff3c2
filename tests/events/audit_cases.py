"""The cases of `test_audit_trail.py`: each mutation and its events. Those of newer rooms are here."""

from collections.abc import Callable
from typing import Final, TypeAlias

from auth.tokens import OwnTokens
from tests.conftest import SECRET_KEY
from tests.deliveries.house import undelivered
from tests.events.house import House, Input
from tests.people import Person, person
from tests.work import ahead, some

Prepared: TypeAlias = tuple[Person, Input]
CASES: dict[str, tuple[str, Callable[[House], Prepared], list[str]]] = {}
"""By name: the mutation, a function that makes its caller and input, and the types of the recorded events."""


def case(name: str, *types: str) -> Callable[[Callable[[House], Prepared]], None]:
    """Add a case; text after a blank in the name distinguishes two cases of one mutation."""

    def add(prepare: Callable[[House], Prepared]) -> None:
        CASES[name] = (name.split()[0], prepare, list(types))

    return add


@case("extendToken")
def _(house: House) -> Prepared:
    caller = house.signed_in()
    token, _ = OwnTokens(SECRET_KEY, 60).issue(caller.id)
    return Person(house.gateway, caller.id, token), {}


# ---------------------------------------------------------------- endpoints

ENDPOINT: Final = {"name": "Viewer", "method": "GET", "document": "{ viewer { scopes } }"}


def _endpoint(house: House) -> str:
    made = house.admin.done("createEndpoint", "endpoint { id }", path=some("viewer"), **ENDPOINT)
    return str(made["endpoint"]["id"])


@case("runMaintenance", "organization.cleaned_up")
def _(house: House) -> Prepared:
    return house.admin, {"olderThanDays": 36_500}


@case("runMaintenance without effect")
def _(house: House) -> Prepared:
    return house.admin, {"dryRun": True}


@case("createEndpoint", "endpoint.created")
def _(house: House) -> Prepared:
    return house.admin, {**ENDPOINT, "path": some("viewer")}


@case("updateEndpoint", "endpoint.updated")
def _(house: House) -> Prepared:
    return house.admin, {"id": _endpoint(house), "rateLimitPerMinute": 60, "deprecatedAt": ahead(60)}


@case("updateEndpoint to the same")
def _(house: House) -> Prepared:
    return house.admin, {"id": _endpoint(house), "document": ENDPOINT["document"], "enabled": True}


@case("updateEndpoint of a preset", "endpoint.updated")
def _(house: House) -> Prepared:
    return house.admin, {"id": "ept_getIntegrationDefaults", "enabled": True}


@case("deleteEndpoint", "endpoint.deleted")
def _(house: House) -> Prepared:
    return house.admin, {"id": _endpoint(house)}


# ---------------------------------------------------------------- requests


@case(
    "submitRequest",
    "collaboration.session_created",
    "request.received",
    "collaboration.session_updated",
    "collaboration.message_sent",
)
def _(house: House) -> Prepared:
    return house.member, {
        "channel": "WEB",
        "content": "Hello",
        "waitSeconds": 0,
        "metadata": {"capabilities": ["none"]},
    }


# ---------------------------------------------------------------- tasks and connections


@case("setTaskStatus", "collaboration.task_updated", "agent.status_changed")
def _(house: House) -> Prepared:
    worker = house.worker()
    return worker, {"id": house.running(worker), "status": "COMPLETED", "result": "done"}


@case("testConnection", "connection.changed")
def _(house: House) -> Prepared:
    return house.member, {"id": house.connection()}


# ---------------------------------------------------------------- delegations of approvals


@case("delegateApprovals", "approval.delegated")
def _(house: House) -> Prepared:
    return person(house.gateway), {"toUserId": house.admin.id, "until": ahead(3600)}


@case("endDelegation", "approval.delegation_ended")
def _(house: House) -> Prepared:
    given = {"toUserId": house.admin.id, "until": ahead(3600)}
    made = house.member.done("delegateApprovals", "delegation { id }", **given)
    return house.member, {"id": made["delegation"]["id"]}


# ---------------------------------------------------------------- deliveries


@case("deliver", "delivery.updated")
def _(house: House) -> Prepared:
    return house.admin, {"userId": house.member.id, "channels": ["TEST"], "content": "Hello"}


@case("retryDelivery", "delivery.updated")
def _(house: House) -> Prepared:
    return house.member, {"id": undelivered(house.member)}
