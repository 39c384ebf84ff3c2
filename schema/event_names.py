"""The GraphQL types of events, which share one Python class."""

from graphql import GraphQLAbstractType, GraphQLResolveInfo

from executor import by_value, resolve_type_by_class
from models.events import LoggedEvent
from subscriptions.control_items import GapItem, OpenedItem


@by_value
def name_event_type(item: object, _info: object, _type: object) -> str:
    """Return the name of the GraphQL type of an event or of a control item, without checking every type in turn."""
    if isinstance(item, LoggedEvent):
        return item.kind.name
    return "StreamOpened" if isinstance(item, OpenedItem) else "StreamGap"


def name_node_type(value: object, info: GraphQLResolveInfo[object], node: GraphQLAbstractType) -> str | None:
    """Return the name of the GraphQL type of anything with an id: a row, an event or a control item."""
    if isinstance(value, LoggedEvent | OpenedItem | GapItem):
        return name_event_type(value, info, node)
    return resolve_type_by_class(value, info, node)
