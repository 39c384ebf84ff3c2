"""The documented endpoints for collaboration: sessions, messages, tasks and approvals."""

from typing import Final

from json_types import JsonObject
from models.messages import MessageType
from models.tasks import TaskStatus
from routes.rest.collaboration_shapes import APPROVAL, MESSAGE, MESSAGES, SESSION, TASK
from routes.rest.expressions import EITHER_KEY, MOST, given, mutation
from routes.rest.kinds import DIGITS, OBJECT, PRIORITY, REQUIRED_SWITCH, REQUIRED_TEXT, TEXT, TEXTS, one_of
from routes.rest.preset import Example, Preset

_TAG: Final = "collaboration"
_BASE: Final = "/api/v1/collaboration"
_KEY: Final = f'"idempotencyKey": {EITHER_KEY}'
_SESSION_ID: Final = "ses_01m8x2v5n7q3r9t1w4y6z8b0cd"
_AGENT_IDS: Final = [f"agt_01m8x2v5n7q3r9t1w4y6z8b0c{last}" for last in "efg"]
_AT: Final = "2027-03-01T09:30:00.000000Z"

# ---------------------------------------------------------------- sessions

_NEW_SESSION: Final[JsonObject] = {
    "name": "Project Alpha Collaboration",
    "description": "Collaborative session for Project Alpha",
    "agentIds": [*_AGENT_IDS],
    "config": {"maxParticipants": 5, "autoApproval": False},
}
_SESSION_EXAMPLE: Final[JsonObject] = {
    "id": _SESSION_ID,
    **_NEW_SESSION,
    "context": {},
    "metadata": {},
    "createdAt": _AT,
    "updatedAt": _AT,
    "expiresAt": None,
    "status": "active",
    "ownerId": "usr_01m8x2v5n7q3r9t1w4y6z8b0cd",
}

# ---------------------------------------------------------------- messages

_NEW_MESSAGE: Final[JsonObject] = {
    "sessionId": _SESSION_ID,
    "fromAgentId": _AGENT_IDS[0],
    "toAgentId": _AGENT_IDS[1],
    "content": "Hello, can you help with this task?",
    "messageType": "text",
    "metadata": {"priority": "high"},
}
_MESSAGE_EXAMPLE: Final[JsonObject] = {"id": "msg_01m8x2v5n7q3r9t1w4y6z8b0cd", **_NEW_MESSAGE, "createdAt": _AT}

# ---------------------------------------------------------------- tasks

_NEW_TASK: Final[JsonObject] = {
    "sessionId": _SESSION_ID,
    "fromAgentId": _AGENT_IDS[0],
    "toAgentId": _AGENT_IDS[1],
    "title": "Data Analysis Task",
    "description": "Analyze the customer data and provide insights",
    "priority": "high",
    "dueDate": "2024-01-15T10:00:00Z",
    "requirements": {"format": "JSON", "deadline": "urgent"},
}
_TASK_EXAMPLE: Final[JsonObject] = {
    "id": "tsk_01m8x2v5n7q3r9t1w4y6z8b0cd",
    **_NEW_TASK,
    "type": "general",
    "status": "assigned",
    "dueDate": "2024-01-15T10:00:00.000000Z",
    "result": None,
    "error": None,
    "createdAt": _AT,
    "updatedAt": _AT,
    "completedAt": None,
}
_RESULT: Final[JsonObject] = {
    "insights": "Customer engagement increased by 25%",
    "recommendations": ["Increase email frequency", "Personalize content"],
}

# ---------------------------------------------------------------- approvals

_NEW_APPROVAL: Final[JsonObject] = {
    "sessionId": _SESSION_ID,
    "agentId": _AGENT_IDS[0],
    "title": "Budget Approval Required",
    "description": "Agent requests approval to purchase additional API credits",
    "data": {"amount": 500, "currency": "USD", "purpose": "Enhanced data processing"},
}
_APPROVAL_EXAMPLE: Final[JsonObject] = {
    "id": "apr_01m8x2v5n7q3r9t1w4y6z8b0cd",
    **_NEW_APPROVAL,
    "status": "pending",
    "approved": None,
    "feedback": None,
    "createdAt": _AT,
    "resolvedAt": None,
}
_DECISION: Final[JsonObject] = {
    "approved": True,
    "feedback": "Approved for Q1 budget. Please track usage carefully.",
}

COLLABORATION_PRESETS: Final = (
    Preset(
        name="createCollaborationSession",
        summary="Create a session of the caller and agents",
        tag=_TAG,
        method="POST",
        path=f"{_BASE}/sessions",
        document=mutation("createSession", f"session {{ {SESSION.selection} }}"),
        variables=f'{{"input": merge(body, {{{_KEY}}})}}',
        response=SESSION.of("data.done.session"),
        status="201",
        camel_case=True,
        kinds={"body": {"name": REQUIRED_TEXT, "description": TEXT, "agentIds": TEXTS, "config": OBJECT}},
        example=Example(body=_NEW_SESSION, response=_SESSION_EXAMPLE),
    ),
    Preset(
        name="getCollaborationSession",
        summary="Show a session",
        tag=_TAG,
        method="GET",
        path=f"{_BASE}/sessions/{{sessionId}}",
        document=f"query($id: ID!) {{ session(id: $id) {{ {SESSION.selection} }} }}",
        variables='{"id": path.sessionId}',
        response=SESSION.of("data.session"),
        names={"id": "sessionId"},
        camel_case=True,
        example=Example(path={"sessionId": _SESSION_ID}, response=_SESSION_EXAMPLE),
    ),
    Preset(
        name="sendCollaborationMessage",
        summary="Send a message in a session",
        tag=_TAG,
        method="POST",
        path=f"{_BASE}/messages",
        document=mutation("sendMessage", f"message {{ {MESSAGE.selection} }}"),
        variables=f"""{{"input": merge(without(body, ["messageType"]), {{
            "type": has(body.messageType) && body.messageType != null ? upper(body.messageType) : null, {_KEY} }})}}""",
        response=MESSAGE.of("data.done.message"),
        status="201",
        names={"type": "messageType"},
        camel_case=True,
        kinds={
            "body": {
                "sessionId": REQUIRED_TEXT,
                "content": REQUIRED_TEXT,
                "messageType": one_of(MessageType.__members__),
                "metadata": OBJECT,
            }
        },
        example=Example(body=_NEW_MESSAGE, response=_MESSAGE_EXAMPLE),
    ),
    Preset(
        name="listCollaborationMessages",
        summary="List the messages of a session, oldest first",
        tag=_TAG,
        method="GET",
        path=f"{_BASE}/sessions/{{sessionId}}/messages",
        document=f"""query($id: ID!, $first: Int, $after: String) {{ session(id: $id) {{
            page: messages(first: $first, after: $after) {{
                nodes {{ {MESSAGE.selection} }} pageInfo {{ endCursor hasNextPage }} }} }} }}""",
        variables="""{"id": path.sessionId, "after": has(query.after) ? query.after : null}""",
        most=MOST,
        response=f"""{{
            "messages": {MESSAGES.of("data.session.page.nodes")},
            "nextCursor": data.session.page.pageInfo.hasNextPage ? data.session.page.pageInfo.endCursor : null
        }}""",
        names={"id": "sessionId"},
        camel_case=True,
        kinds={"query": {"limit": DIGITS, "after": TEXT}},
        example=Example(path={"sessionId": _SESSION_ID}, response={"messages": [_MESSAGE_EXAMPLE], "nextCursor": None}),
    ),
    Preset(
        name="assignCollaborationTask",
        summary="Create a task, and assign it to an agent",
        tag=_TAG,
        method="POST",
        path=f"{_BASE}/tasks",
        document=mutation("createTask", f"task {{ {TASK.selection} }}"),
        variables=f"""{{"input": merge(without(body, ["toAgentId", "dueDate"]), {{
            "assignTo": {given("body.toAgentId")},
            "dueAt": {given("body.dueDate")},
            "priority": has(body.priority) && body.priority != null ? priorityNumber(body.priority) : null,
            {_KEY} }})}}""",
        response=TASK.of("data.done.task"),
        status="201",
        names={"assignTo": "toAgentId", "dueAt": "dueDate"},
        camel_case=True,
        kinds={
            "body": {
                "title": REQUIRED_TEXT,
                "description": TEXT,
                "priority": PRIORITY,
                "dueDate": TEXT,
                "requirements": OBJECT,
            }
        },
        example=Example(body=_NEW_TASK, response=_TASK_EXAMPLE),
    ),
    Preset(
        name="updateCollaborationTaskStatus",
        summary="Set the status of a task",
        tag=_TAG,
        method="PUT",
        path=f"{_BASE}/tasks/{{taskId}}/status",
        document=mutation("setTaskStatus", f"task {{ {TASK.selection} }}"),
        variables='{"input": merge(body, {"id": path.taskId, "status": upper(body.status)})}',
        response=TASK.of("data.done.task"),
        names={"id": "taskId"},
        camel_case=True,
        kinds={"body": {"status": one_of(TaskStatus.__members__, required=True), "error": TEXT}},
        example=Example(
            path={"taskId": "tsk_01m8x2v5n7q3r9t1w4y6z8b0cd"},
            body={"status": "completed", "result": _RESULT},
            response={**_TASK_EXAMPLE, "status": "completed", "result": _RESULT, "completedAt": _AT},
        ),
    ),
    Preset(
        name="requestCollaborationApproval",
        summary="Request an approval",
        tag=_TAG,
        method="POST",
        path=f"{_BASE}/approvals",
        document=mutation("requestApproval", f"approval {{ {APPROVAL.selection} }}"),
        variables=f'{{"input": merge(body, {{{_KEY}}})}}',
        response=APPROVAL.of("data.done.approval"),
        status="201",
        camel_case=True,
        kinds={"body": {"title": REQUIRED_TEXT, "description": TEXT}},
        example=Example(body=_NEW_APPROVAL, response=_APPROVAL_EXAMPLE),
    ),
    Preset(
        name="respondToCollaborationApproval",
        summary="Approve or reject a request",
        tag=_TAG,
        method="POST",
        path=f"{_BASE}/approvals/{{approvalId}}/respond",
        document=mutation("respondToApproval", f"approval {{ {APPROVAL.selection} }}"),
        variables=f'{{"input": merge(body, {{"id": path.approvalId, {_KEY} }})}}',
        response=APPROVAL.of("data.done.approval"),
        names={"id": "approvalId"},
        camel_case=True,
        kinds={"body": {"approved": REQUIRED_SWITCH, "feedback": TEXT}},
        example=Example(
            path={"approvalId": "apr_01m8x2v5n7q3r9t1w4y6z8b0cd"},
            body=_DECISION,
            response={**_APPROVAL_EXAMPLE, **_DECISION, "status": "approved", "resolvedAt": _AT},
        ),
    ),
)
"""One preset for each documented method and path."""
