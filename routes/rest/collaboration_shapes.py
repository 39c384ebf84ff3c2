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
    """id name description status ownerId: owner { id } agentIds: agents { id }
    config { maxParticipants autoApproval } context metadata createdAt updatedAt expiresAt""",
    'lowered(ids([RECORD], ["ownerId", "agentIds"]), ["status"])[0]',
)
_MESSAGES: Final = 'lowered(ids(RECORD, ["sessionId", "fromAgentId", "toAgentId"]), ["messageType"])'
MESSAGE: Final = Shape(
    """id sessionId: session { id } fromAgentId: from { ... on Agent { id } } toAgentId: to { ... on Agent { id } }
    content messageType: type metadata createdAt""",
    f"{_MESSAGES.replace('RECORD', '[RECORD]')}[0]",
)
MESSAGES: Final = Shape(MESSAGE.selection, _MESSAGES)
"""The same for a list of messages."""
TASK: Final = Shape(
    """id sessionId: session { id } fromAgentId: createdBy { ... on Agent { id } } toAgentId: assignedTo { id }
    title description type priority status dueDate: dueAt requirements result error createdAt updatedAt completedAt""",
    """merge(lowered(ids([RECORD], ["sessionId", "fromAgentId", "toAgentId"]), ["status"])[0],
        {"priority": priorityWord(RECORD.priority)})""",
)
_LAST: Final = "RECORD.decisions[size(RECORD.decisions) - 1]"
APPROVAL: Final = Shape(
    """id sessionId: session { id } agentId: requestedBy { ... on Agent { id } } title description data status
    decisions { approved feedback } createdAt resolvedAt""",
    f"""merge(without(lowered(ids([RECORD], ["sessionId", "agentId"]), ["status"])[0], ["decisions"]),
        size(RECORD.decisions) == 0 ? {{"approved": null, "feedback": null}} : {_LAST})""",
)
