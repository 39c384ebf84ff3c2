"""The permissions of each role, as a table of all mutations and the roles allowed to call them.

A role that is not named gets FORBIDDEN and changes nothing. A named role passes the permission check: most ids in these
calls do not exist, so the response is NOT_FOUND.
"""

from typing import Any, Final

import pytest

from auth.access import AGENT_SCOPES, SCOPES_BY_ROLE
from models.users import DECIDING_ROLES, Role
from tests.gateways import ANONYMOUS, Gateway
from tests.people import Person, administrator, agent, person, unchanged
from tests.shapes import arguments_for, document, fields
from tests.suite import one_backend

EVERYBODY: Final = "VIEWER MEMBER OPERATOR ADMIN AGENT"
WORKERS: Final = "MEMBER OPERATOR ADMIN AGENT"

TABLE: Final = {
    "signIn": EVERYBODY,
    "renewToken": EVERYBODY,
    "createUser": "ADMIN",
    "updateUser": "ADMIN",  # each user their own name and password: tests/users/test_users.py
    "createApiKey": "MEMBER OPERATOR ADMIN",
    "revokeApiKey": EVERYBODY,  # their own: tests/users/test_api_keys.py
    "createAgent": "OPERATOR ADMIN",
    "updateAgent": "OPERATOR ADMIN",
    "deleteAgent": "OPERATOR ADMIN",
    "commandAgent": "OPERATOR ADMIN",
    "invokeAgent": WORKERS,
    "agentHeartbeat": "OPERATOR ADMIN AGENT",
    "createTask": WORKERS,
    "updateTask": WORKERS,
    "assignTask": WORKERS,
    "claimTask": "OPERATOR ADMIN AGENT",
    "startTask": "OPERATOR ADMIN AGENT",
    "reportTaskProgress": "OPERATOR ADMIN AGENT",
    "completeTask": "OPERATOR ADMIN AGENT",
    "failTask": "OPERATOR ADMIN AGENT",
    "cancelTask": WORKERS,
    "retryTask": WORKERS,
    "createSession": WORKERS,
    "updateSession": WORKERS,
    "joinSession": WORKERS,
    "leaveSession": WORKERS,
    "setPresence": WORKERS,
    "sendMessage": WORKERS,
    "patchDocument": WORKERS,
    "requestApproval": WORKERS,
    "respondToApproval": "MEMBER OPERATOR ADMIN",
    "cancelApproval": WORKERS,
    "createEventDestination": "OPERATOR ADMIN",
    "updateEventDestination": "OPERATOR ADMIN",
    "deleteEventDestination": "OPERATOR ADMIN",
    "publishEvent": WORKERS,
    "createWorkflow": "OPERATOR ADMIN",
    "createWorkflowFromTemplate": "OPERATOR ADMIN",
    "updateWorkflow": "OPERATOR ADMIN",
    "deleteWorkflow": "OPERATOR ADMIN",
    "executeWorkflow": "MEMBER OPERATOR ADMIN",
    "cancelExecution": "MEMBER OPERATOR ADMIN",
    "retryExecution": "MEMBER OPERATOR ADMIN",
    "beginOAuth": "MEMBER OPERATOR ADMIN",
    "storeOAuthToken": "MEMBER OPERATOR ADMIN",
    "refreshConnection": "MEMBER OPERATOR ADMIN",
    "disconnect": "MEMBER OPERATOR ADMIN",
    "runConnectorAction": "MEMBER OPERATOR ADMIN",
    "testConnector": "MEMBER OPERATOR ADMIN",
}

ABSENT: Final = "tsk_01jd3x8m5vf2h9k7q0z4c6r8ta"


@pytest.fixture(scope="module")
def callers(gateway: Gateway) -> dict[str, Person]:
    people = {role.value: person(gateway, role) for role in Role}
    return people | {"AGENT": agent(administrator(gateway))}


def call(callers: dict[str, Person], caller: str, mutation: str) -> set[str]:
    """Return the error codes of the response, which is well-formed."""
    given: dict[tuple[str, ...], Any] = {}
    if mutation == "createUser":
        given = {("input", "email"): "table@example.com"}
    if mutation in ("agentHeartbeat", "claimTask"):  # the agent must exist, because its owner is checked
        given = {("input", "agentId"): callers["AGENT"].id}
    values = arguments_for(fields("mutation")[mutation], given, lambda _: ABSENT)
    data = callers[caller].data(document("mutation", mutation, depth=1), **values)
    return {error["code"] for error in data[mutation]["errors"]}


def test_the_table_has_every_mutation():
    assert TABLE.keys() == fields("mutation").keys()


@pytest.mark.parametrize("mutation", TABLE)
def test_only_the_named_roles_are_allowed(gateway: Gateway, callers: dict[str, Person], mutation: str):
    allowed = TABLE[mutation].split()
    with unchanged(gateway):
        for caller in callers.keys() - set(allowed):
            assert call(callers, caller, mutation) == {"FORBIDDEN"}, caller
    for caller in allowed:
        assert "FORBIDDEN" not in call(callers, caller, mutation), caller


@pytest.mark.parametrize("mutation", sorted(TABLE.keys() - {"signIn", "renewToken"}))
@one_backend
def test_mutations_require_a_credential(gateway: Gateway, mutation: str):
    values = arguments_for(fields("mutation")[mutation], {}, lambda _: ABSENT)
    answer = gateway.graphql(document("mutation", mutation, depth=1), values, ANONYMOUS)
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAUTHENTICATED"]


def test_each_role_includes_the_permissions_of_the_previous_one():
    assert SCOPES_BY_ROLE[Role.VIEWER] < SCOPES_BY_ROLE[Role.MEMBER] < SCOPES_BY_ROLE[Role.OPERATOR]
    assert SCOPES_BY_ROLE[Role.OPERATOR] < SCOPES_BY_ROLE[Role.ADMIN]
    assert not any(scope.split(":")[1] in ("write", "respond") for scope in SCOPES_BY_ROLE[Role.VIEWER])
    assert not AGENT_SCOPES & {"approvals:respond", "agents:write", "keys:write", "users:write", "keys:admin"}


def test_the_deciding_roles_are_those_with_the_scope():
    assert set(DECIDING_ROLES) == {role for role in Role if "approvals:respond" in SCOPES_BY_ROLE[role]}
