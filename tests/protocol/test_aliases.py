"""Documents as Relay and Apollo Client send them are accepted; repeated work under aliases is rejected."""

from collections.abc import Iterator
from typing import Final

import pytest
from graphql import GraphQLObjectType, build_schema, get_named_type, is_abstract_type, is_composite_type

from tests.gateways import ROOT, Gateway
from tests.people import administrator, opened
from tests.suite import one_backend

pytestmark = one_backend

COSTLY: Final = "sessions(first: 100) { nodes { messages(first: 100) { nodes { metadata } } } }"


def every_object_aliased() -> Iterator[str]:
    """Yield a fragment for each event type, with `__typename` everywhere and every object under an alias of its own."""
    schema = build_schema((ROOT / "schema" / "schema.graphql").read_text())
    event = schema.type_map["Event"]
    assert is_abstract_type(event)
    for kind in schema.get_possible_types(event):
        assert isinstance(kind, GraphQLObjectType)
        objects = [name for name, field in kind.fields.items() if is_composite_type(get_named_type(field.type))]
        aliased = (f"{kind.name}_{name}: {name} {{ __typename }}" for name in objects)
        yield f"... on {kind.name} {{ __typename __isEvent: __typename {' '.join(aliased)} }}"


def test_an_alias_for_every_object_of_every_event_is_accepted(gateway: Gateway) -> None:
    selection = "__typename id cursor " + " ".join(every_object_aliased())
    assert selection.count(": ") > 70
    owner = administrator(gateway)
    with owner.follow(f"subscription {{ events {{ {selection} }} }}") as following:
        assert following()["__typename"] == "StreamOpened"
        opened(owner)
        assert following()["SessionCreated_session"] == {"__typename": "Session"}
    owner.data(f"query {{ __typename events {{ __typename nodes {{ {selection} }} }} }}")


@pytest.mark.parametrize(
    "selection",
    [
        " ".join(f"s{number}: {COSTLY}" for number in range(2)).replace(
            "metadata", " ".join(f"m{number}: metadata" for number in range(26))
        ),
        "sessions { nodes { " + " ".join(f"a{number}: messages {{ totalCount }}" for number in range(51)) + "} }",
    ],
)
def test_a_costly_field_under_many_aliases_is_rejected(gateway: Gateway, selection: str) -> None:
    [error] = gateway.graphql(f"{{ {selection} }}")["errors"]
    assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX" and "aliases" in error["message"]
