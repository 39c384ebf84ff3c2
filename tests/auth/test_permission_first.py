"""A caller who lacks the permission gets FORBIDDEN, whatever else is wrong: what is valid is nobody else's business."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
from graphql import GraphQLArgument, GraphQLInputField, GraphQLInputObjectType, get_named_type

from auth.access import SCOPES_BY_ROLE
from models.users import Role
from tests.auth.test_roles import ABSENT, TABLE
from tests.gateways import Gateway
from tests.people import Person, administrator, agent, person
from tests.shapes import Path, arguments_for, document, fields

WRONG: Final[Mapping[str, list[Any]]] = {
    "String": ["", "x" * 300_000],
    "ID": [""],
    "Int": [-(2**31), 2**31 - 1],
    "Float": [-1e308],
    "DateTime": ["0001-01-01T00:00:01Z"],
    "JSON": [[], "x"],
    "Cursor": [""],
}
"""Values that most fields of a type reject, and that are of the type."""
LIMITED: Final = [name for name, row in TABLE.items() if row["scopes"]]


def wrong_arguments(
    arguments: Mapping[str, GraphQLArgument | GraphQLInputField], before: Path = ()
) -> Iterator[tuple[Path, Any]]:
    """Yield the path of every leaf, each with the values that are wrong there."""
    for name, argument in arguments.items():
        kind = get_named_type(argument.type)
        if isinstance(kind, GraphQLInputObjectType):
            yield from wrong_arguments(kind.fields, (*before, name))
        else:
            yield from (((*before, name), value) for value in WRONG.get(kind.name, ()))


@pytest.fixture(scope="module")
def narrow(gateway: Gateway) -> Mapping[str, Person]:
    """Keys of an administrator, by the scope that is all they have: one for the calls that require the other."""
    owner = person(gateway, Role.ADMIN)
    scopes = ("schemas:read", "studio:read")
    assert set(scopes) < SCOPES_BY_ROLE[Role.ADMIN]
    secrets = {each: owner.done("createApiKey", "secret", name="narrow", scopes=[each])["secret"] for each in scopes}
    return {scope: Person(gateway, owner.id, secret) for scope, secret in secrets.items()}


@pytest.mark.parametrize("mutation", LIMITED)
def test_a_wrong_value_does_not_hide_that_the_caller_may_not_call(narrow: Mapping[str, Person], mutation: str) -> None:
    field = fields("mutation")[mutation]
    required = TABLE[mutation]["scopes"].split()
    caller = narrow["studio:read" if "schemas:read" in required else "schemas:read"]
    found = {}
    for path, value in wrong_arguments(field.args):
        values = arguments_for(field, {path: value}, lambda _: ABSENT)
        response = caller.gateway.graphql(document("mutation", mutation, depth=1), values, caller.token)
        codes = [error["extensions"]["code"] for error in response.get("errors", ())]
        codes += [error["code"] for error in ((response.get("data") or {}).get(mutation) or {}).get("errors", ())]
        if codes != ["FORBIDDEN"]:
            found[f"{'.'.join(path)}={str(value)[:10]!r}"] = response
    assert not found


def test_an_agent_without_the_permission_to_deliver_is_not_asked_for_a_recipient(gateway: Gateway) -> None:
    admin = administrator(gateway)
    worker = agent(admin)
    secret = admin.done("createApiKey", "secret", agentId=worker.id, name="narrow", scopes=["tasks:read"])["secret"]
    narrow = Person(gateway, worker.id, secret)
    assert narrow.refused("deliver", "deliveries { id }", content="Hello") == ("FORBIDDEN", None)
