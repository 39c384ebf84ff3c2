"""The GraphQL documents of the command."""

from typing import Final

_ERRORS: Final = "errors { code message field retryable retryAfterSeconds }"
_REQUEST: Final = "id status response error session { id } agent { id name }"

ASK: Final = f"""mutation ($input: SubmitRequestInput!) {{
  submitRequest(input: $input) {{ request {{ {_REQUEST} }} {_ERRORS} }}
}}"""
REQUEST: Final = f"query ($id: ID!) {{ request(id: $id) {{ {_REQUEST} }} }}"
RESPOND: Final = f"""mutation ($input: RespondToApprovalInput!) {{
  respondToApproval(input: $input) {{ approval {{ id title status }} {_ERRORS} }}
}}"""

_COMMON: Final = "__typename id type cursor occurredAt"
_SUBJECTS: Final = {
    "agent { id name status }": (
        "AgentConnected", "AgentDisconnected", "AgentErrored", "AgentExecuted", "AgentStatusChanged",
    ),
    "approval { id title status }": ("ApprovalRequested", "ApprovalResponded"),
    "connection { id provider status }": ("ConnectionChanged",),
    "data": ("CustomEvent",),
    "delivery { id status }": ("DeliveryUpdated",),
    "document { id key version }": ("DocumentChanged",),
    "message { id content }": ("MessageSent",),
    "node { id key status } execution { id }": (
        "NodeCancelled", "NodeCompleted", "NodeFailed", "NodeRetrying", "NodeSkipped", "NodeStarted", "NodeWaiting",
    ),
    "session { id name }": ("ParticipantJoined", "ParticipantLeft", "SessionCreated", "SessionUpdated"),
    "recordId changes": ("RecordChanged",),
    "request { id status }": ("RequestCompleted", "RequestReceived"),
    "task { id title status }": ("TaskAssigned", "TaskCreated", "TaskUpdated"),
    "execution { id status }": ("WorkflowCancelled", "WorkflowCompleted", "WorkflowFailed", "WorkflowStarted"),
    "reason": ("StreamGap",),
    "resumed": ("StreamOpened",),
}  # fmt: skip
_FRAGMENTS: Final = " ".join(f"... on {name} {{ {shown} }}" for shown, names in _SUBJECTS.items() for name in names)

TAIL: Final = f"""subscription ($types: [String!], $after: Cursor) {{
  events(types: $types, after: $after) {{ {_COMMON} causedBy actor {{ id name }} {_FRAGMENTS} }}
}}"""

_NODE: Final = "key name status error durationMs"
_RUN: Final = f"id status output error durationMs nodes {{ {_NODE} }}"
_NODE_EVENTS: Final = " ".join(
    f"... on {name} {{ node {{ {_NODE} }} }}" for name in _SUBJECTS["node { id key status } execution { id }"]
)
_RUN_EVENTS: Final = " ".join(
    f"... on {name} {{ execution {{ id status output error durationMs }} }}"
    for name in ("WorkflowStarted", "WorkflowCompleted", "WorkflowFailed", "WorkflowCancelled")
)
WATCH_RUN: Final = f"""subscription ($run: ID!, $after: Cursor) {{
  executionEvents(executionId: $run, after: $after) {{
    {_COMMON} {_NODE_EVENTS} {_RUN_EVENTS} ... on StreamGap {{ reason }}
    ... on StreamOpened {{ resumed snapshot {{ ... on WorkflowExecution {{ {_RUN} }} }} }}
  }}
}}"""
