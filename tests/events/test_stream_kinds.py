"""The types of events: which streams they belong to, and fields that merge in one selection."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, cast

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, get_named_type, is_leaf_type

from models.events import AGENT_EVENTS, APPROVAL_EVENTS, DELIVERY_EVENTS, EXECUTION_EVENTS, SESSION_EVENTS, TASK_EVENTS
from schema import schema
from tests.gateways import Gateway
from tests.ledger import placed
from tests.people import opened, person

CORE: Final = schema._schema
KINDS: Final = {
    "AgentEvent": AGENT_EVENTS,
    "ApprovalEvent": APPROVAL_EVENTS,
    "DeliveryEvent": DELIVERY_EVENTS,
    "ExecutionEvent": EXECUTION_EVENTS,
    "SessionEvent": SESSION_EVENTS,
    "TaskEvent": TASK_EVENTS,
}
CONTROL_ITEMS: Final = {"StreamOpened", "StreamGap"}
EVENT: Final = cast(GraphQLInterfaceType, CORE.type_map["Event"])


def types_of(interface: GraphQLInterfaceType) -> list[GraphQLObjectType]:
    return list(CORE.get_implementations(interface).objects)


def test_each_stream_has_an_interface() -> None:
    assert {each.name for each in CORE.get_implementations(EVENT).interfaces} == KINDS.keys()
    for field in CORE.subscription_type.fields.values() if CORE.subscription_type else ():
        name = str(field.type).strip("[]!")
        assert name in KINDS or not name.endswith("Event") or name == "Event"


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_stream_returns_exactly_the_events_of_its_filter(name: str) -> None:
    members = {type_.name for type_ in types_of(cast(GraphQLInterfaceType, CORE.type_map[name]))}
    assert members == CONTROL_ITEMS | {kind.name for kind in KINDS[name]}


def test_a_field_name_has_one_type_in_all_events() -> None:
    """Fields of the same name in two types of one selection must have the same type, or GraphQL rejects it."""
    seen: dict[str, set[str]] = defaultdict(set)
    for type_ in types_of(EVENT):
        for name, field in type_.fields.items():
            seen[name].add(str(field.type))
    assert len(seen) > 20
    assert {name: types for name, types in seen.items() if len(types) > 1} == {}


def everything(name: str) -> str:
    """Return a selection of every field of every type of an interface."""
    interface = cast(GraphQLInterfaceType, CORE.type_map[name])
    chosen = [f"... on {type_.name} {{ {' '.join(_own_fields(type_))} }}" for type_ in types_of(interface)]
    return f"{{ __typename {' '.join(EVENT.fields.keys() - _OBJECTS)} {' '.join(chosen)} }}"


_OBJECTS: Final = {name for name, field in EVENT.fields.items() if not is_leaf_type(get_named_type(field.type))}


def _own_fields(type_: GraphQLObjectType) -> Iterator[str]:
    for name in type_.fields.keys() - EVENT.fields.keys():
        leaf = is_leaf_type(get_named_type(type_.fields[name].type))
        yield name if leaf else f"{name} {{ __typename }}"


def test_all_fields_of_all_events_fit_into_one_selection(gateway: Gateway) -> None:
    """Without an alias, in the stream of a session and in the log."""
    member = person(gateway, organization="Merged")
    id = opened(member)
    watch = f"subscription($id: ID!) {{ sessionEvents(sessionId: $id) {everything('SessionEvent')} }}"
    with member.follow(watch, id=id) as following:
        shown = following()
    assert (shown["__typename"], shown["resumed"], shown["snapshot"]) == (
        "StreamOpened",
        False,
        {"__typename": "Session"},
    )
    placed(gateway)
    [created] = member.data(f"{{ events {{ nodes {everything('Event')} }} }}")["events"]["nodes"]
    assert (created["__typename"], created["session"]) == ("SessionCreated", {"__typename": "Session"})
