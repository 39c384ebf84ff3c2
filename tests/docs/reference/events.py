"""The page of events, with a recorded one of each type."""

import json
from pathlib import Path
from typing import Any, Final

from graphql import GraphQLObjectType

from auth.visibility import SCOPES
from models.events import EventKind
from tests.docs.reference.markdown import one_line, page
from tests.docs.reference.schema_pages import CORE

RECORDED: Final = Path(__file__).parent / "recorded_events.json"


def events_page() -> str:
    """Return the page."""
    recorded: dict[str, Any] = json.loads(RECORDED.read_text())
    intro = (
        "An event of each GraphQL type, as a gateway sent it to a client that selects its usual fields. [Event types]"
        "(../events.md) lists the dotted types and says when each is recorded; [the log](../concepts/log.md) explains "
        "cursors. `StreamOpened` and `StreamGap` are not in the log: streams send them."
    )
    return page(
        "Events", "the schema and recorded events", intro, *[_section(name, recorded[name]) for name in names()]
    )


def names() -> list[str]:
    """Return the types of events, those of streams last."""
    return [*sorted(kind.name for kind in EventKind), "StreamOpened", "StreamGap"]


def _section(name: str, event: Any) -> str:
    type = CORE.type_map[name]
    assert isinstance(type, GraphQLObjectType)
    scope = f" Scope: `{SCOPES[EventKind[name]]}`." if name in EventKind.__members__ else ""
    streams = ", ".join(f"`{each.name}`" for each in type.interfaces if each.name not in ("Event", "Node"))
    found = f" In streams of {streams}." if streams else ""
    example = json.dumps(event, indent=2, ensure_ascii=False)
    return f"## {name}\n\n{one_line(type.description)}{scope}{found}\n\n```json\n{example}\n```"
