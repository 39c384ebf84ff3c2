"""The unions that streams return and the filters that select their events name the same events."""

from typing import Final

import pytest
from graphql import GraphQLUnionType

from models.events import AGENT_EVENTS, APPROVAL_EVENTS, EXECUTION_EVENTS, SESSION_EVENTS, TASK_EVENTS
from schema import schema

KINDS: Final = {
    "AgentEvent": AGENT_EVENTS,
    "ApprovalEvent": APPROVAL_EVENTS,
    "ExecutionEvent": EXECUTION_EVENTS,
    "SessionEvent": SESSION_EVENTS,
    "TaskEvent": TASK_EVENTS,
}
UNIONS: Final = {name: t for name, t in schema._schema.type_map.items() if isinstance(t, GraphQLUnionType)}


@pytest.mark.parametrize("name", sorted(UNIONS))
def test_a_stream_returns_exactly_the_events_of_its_filter(name: str) -> None:
    members = {type_.name for type_ in UNIONS[name].types}
    assert members - {"StreamOpened", "StreamGap"} == {kind.name for kind in KINDS[name]}
    assert {"StreamOpened", "StreamGap"} <= members
