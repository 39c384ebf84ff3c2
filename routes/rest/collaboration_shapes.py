"""The documented shapes of sessions, messages, tasks and approvals: what is selected of each, and how it is shown."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape.

    Args:
        selection: the fields that an operation selects.
        template: an expression for the value, in which `RECORD` is the expression for the record.
    """

    selection: str
    template: str

    def of(self, record: str) -> str:
        """Return the expression for the value of a record."""
        return self.template.replace("RECORD", record)


SESSION: Final = Shape(
    """id name description status owner { id } agents { id }
    config { maxParticipants autoApproval } context metadata createdAt updatedAt expiresAt""",
    """merge(without(RECORD, ["owner", "agents"]), {
    "status": lower(RECORD.status),
    "ownerId": RECORD.owner.id,
    "agentIds": RECORD.agents.map(each, each.id)
})""",
)
MESSAGE: Final = Shape(
    """id session { id } from { __typename id } to { __typename id } content
    messageType: type metadata createdAt""",
    """merge(without(RECORD, ["session", "from", "to"]), {
    "sessionId": RECORD.session.id,
    "fromAgentId": RECORD.from.__typename == "Agent" ? RECORD.from.id : null,
    "toAgentId": RECORD.to == null ? null : RECORD.to.id,
    "messageType": lower(RECORD.messageType)
})""",
)
TASK: Final = Shape(
    """id session { id } createdBy { __typename id } assignedTo { id } title description type
    priority status dueDate: dueAt requirements result error createdAt updatedAt completedAt""",
    """merge(without(RECORD, ["session", "createdBy", "assignedTo"]), {
    "sessionId": RECORD.session == null ? null : RECORD.session.id,
    "fromAgentId": RECORD.createdBy.__typename == "Agent" ? RECORD.createdBy.id : null,
    "toAgentId": RECORD.assignedTo == null ? null : RECORD.assignedTo.id,
    "priority": priorityWord(RECORD.priority),
    "status": lower(RECORD.status)
})""",
)
_LAST: Final = "RECORD.decisions[size(RECORD.decisions) - 1]"
APPROVAL: Final = Shape(
    """id session { id } requestedBy { __typename id } title description data status
    decisions { approved feedback } createdAt resolvedAt""",
    f"""merge(without(RECORD, ["session", "requestedBy", "decisions"]), {{
    "sessionId": RECORD.session == null ? null : RECORD.session.id,
    "agentId": RECORD.requestedBy.__typename == "Agent" ? RECORD.requestedBy.id : null,
    "status": lower(RECORD.status),
    "approved": size(RECORD.decisions) == 0 ? null : {_LAST}.approved,
    "feedback": size(RECORD.decisions) == 0 ? null : {_LAST}.feedback
}})""",
)
