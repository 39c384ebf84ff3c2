"""The tools of every gateway: what an assistant needs to work with agents, tasks, runs, sessions and approvals."""

from typing import Final

from routes.mcp.tool import Tool

ERRORS: Final = "errors { code message field retryAfterSeconds }"
_PAGE_INFO: Final = "pageInfo { endCursor hasNextPage }"
_BRIEF_AGENT: Final = "id name type runtime description status capabilities"
AGENT: Final = f"""{_BRIEF_AGENT} metadata maxConcurrentTasks lastHeartbeatAt createdAt
    currentTasks {{ id title status progress }}"""
_BRIEF_TASK: Final = "id title type priority status progress dueAt createdAt assignedTo { id name }"
TASK: Final = """id title type description priority status progress payload requirements result error attempts dueAt
    createdAt startedAt completedAt assignedTo { id name } session { id }"""
_BRIEF_RUN: Final = """id status error createdAt startedAt completedAt progress { completed total }
    workflow { id name }"""
RUN: Final = f"{_BRIEF_RUN} input output nodes {{ key name type status output error attempts }}"
_BRIEF_SESSION: Final = "id name description status channel createdAt updatedAt"
SESSION: Final = f"""{_BRIEF_SESSION} context agents {{ id name status }}
    participants {{ actor {{ __typename id name }} presence }}"""
_MESSAGE: Final = "id content type metadata createdAt from { __typename id name }"
_APPROVAL: Final = """id title description data status requiredApprovals expiresAt createdAt resolvedAt viewerMayDecide
    requestedBy { __typename id name } decisions { approved feedback at by { __typename id name } }"""
_REQUEST: Final = """id channel content status response responseMetadata error processingTimeMs createdAt completedAt
    session { id } agent { id name }"""


def record_query(field: str, selection: str) -> str:
    """Return the query for a record by its id."""
    return f"query($id: ID!) {{ {field}(id: $id) {{ {selection} }} }}"


FOLLOW_RUN: Final = record_query("execution", RUN)
"""The part of a followed run that a tool returns."""


def _page(field: str, filter: str, selection: str) -> str:
    """Return the query for a page of the records that a filter selects."""
    return f"""query($filter: {filter}, $first: Int = 20, $after: String) {{
        {field}(filter: $filter, first: $first, after: $after) {{ nodes {{ {selection} }} {_PAGE_INFO} }} }}"""


def _mutation(name: str, input: str, selection: str) -> str:
    """Return a mutation's document."""
    return f"mutation($input: {input}!) {{ {name}(input: $input) {{ {selection} {ERRORS} }} }}"


_READING: Final = (
    Tool(
        "whoAmI",
        "Who am I",
        "Return the user or agent whose credential is used, its organization, its role and its scopes.",
        "query { viewer { actor { __typename id name } organization { id name } role scopes } }",
    ),
    Tool(
        "listAgents",
        "List agents",
        "List the AI agents of the organization, with their status and capabilities.",
        _page("agents", "AgentFilter", _BRIEF_AGENT),
        ("agents:read",),
    ),
    Tool(
        "getAgent",
        "Get an agent",
        "Return an agent with the tasks that it works on.",
        record_query("agent", AGENT),
        ("agents:read",),
    ),
    Tool(
        "listTasks",
        "List tasks",
        "List tasks, newest first. Filter by status, type, agent or session.",
        _page("tasks", "TaskFilter", _BRIEF_TASK),
        ("tasks:read",),
    ),
    Tool(
        "getTask",
        "Get a task",
        "Return a task with its payload, and its result once it is completed.",
        record_query("task", TASK),
        ("tasks:read",),
    ),
    Tool(
        "listWorkflows",
        "List workflows",
        "List the workflows that can be executed, with the JSON Schema of their input.",
        _page("workflows", "WorkflowFilter", "id name description status version inputSchema"),
        ("workflows:read",),
    ),
    Tool(
        "listRuns",
        "List runs",
        "List the runs of workflows, newest first.",
        _page("executions", "ExecutionFilter", _BRIEF_RUN),
        ("workflows:read",),
    ),
    Tool(
        "getRun",
        "Get a run",
        "Return a run with the status and the output of each node.",
        FOLLOW_RUN,
        ("workflows:read",),
    ),
    Tool(
        "followRun",
        "Follow a run",
        "Report the progress of a run until it ends, then return it. If it does not end in time, or the gateway "
        "restarts meanwhile, the run continues: call this tool again.",
        FOLLOW_RUN,
        ("workflows:read",),
        follows=True,
    ),
    Tool(
        "listSessions",
        "List sessions",
        "List the sessions in which agents and people work together, newest first.",
        _page("sessions", "SessionFilter", _BRIEF_SESSION),
        ("collaboration:read",),
    ),
    Tool(
        "getSession",
        "Get a session",
        "Return a session with its participants and its newest messages.",
        f"""query($id: ID!, $last: Int = 20) {{ session(id: $id) {{
            {SESSION} messages(last: $last) {{ nodes {{ {_MESSAGE} }} }} }} }}""",
        ("collaboration:read",),
    ),
    Tool(
        "listApprovals",
        "List approvals",
        "List requests for approval, newest first. With forMe, only those that await the caller's decision.",
        f"""query($status: ApprovalStatus, $forMe: Boolean, $first: Int = 20, $after: String) {{
            approvals(status: $status, forMe: $forMe, first: $first, after: $after) {{
                nodes {{ {_APPROVAL} }} {_PAGE_INFO} }} }}""",
        ("approvals:read",),
    ),
    Tool(
        "getApproval",
        "Get an approval",
        "Return a request for approval with the decisions so far.",
        record_query("approval", _APPROVAL),
        ("approvals:read",),
    ),
    Tool(
        "getRequest",
        "Get a request",
        "Return a request that was submitted, with the agent's response once there is one.",
        record_query("request", _REQUEST),
        ("requests:read",),
    ),
)

_CHANGING: Final = (
    Tool(
        "invokeAgent",
        "Invoke an agent",
        "Send a message to an agent and return its reply.",
        _mutation("invokeAgent", "InvokeAgentInput", "reply { content metadata }"),
        ("agents:execute",),
    ),
    Tool(
        "createTask",
        "Create a task",
        "Create a task, for an agent or for whichever agent claims it. Pass an idempotencyKey to make retries safe.",
        _mutation("createTask", "CreateTaskInput", f"task {{ {TASK} }}"),
        ("tasks:write",),
    ),
    Tool(
        "assignTask",
        "Assign a task",
        "Assign a task to an agent.",
        _mutation("assignTask", "AssignTaskInput", f"task {{ {TASK} }}"),
        ("tasks:write",),
        idempotent=True,
    ),
    Tool(
        "claimTask",
        "Claim a task",
        "Claim the next task that an agent may work on; null if there is none.",
        _mutation("claimTask", "ClaimTaskInput", f"task {{ {TASK} }}"),
        ("agents:write", "tasks:work"),
    ),
    Tool(
        "startTask",
        "Start a task",
        "Start an assigned task.",
        _mutation("startTask", "TaskInput", f"task {{ {TASK} }}"),
        ("agents:write", "tasks:work"),
        idempotent=True,
    ),
    Tool(
        "completeTask",
        "Complete a task",
        "Complete a task with its result.",
        _mutation("completeTask", "CompleteTaskInput", f"task {{ {TASK} }}"),
        ("agents:write", "tasks:work"),
        idempotent=True,
    ),
    Tool(
        "failTask",
        "Fail a task",
        "Report that a task cannot be done, and why. It is retried if it has attempts left.",
        _mutation("failTask", "FailTaskInput", f"task {{ {TASK} }}"),
        ("agents:write", "tasks:work"),
    ),
    Tool(
        "cancelTask",
        "Cancel a task",
        "Cancel a task that is not done yet.",
        _mutation("cancelTask", "TaskInput", f"task {{ {TASK} }}"),
        ("tasks:write",),
        destructive=True,
        idempotent=True,
    ),
    Tool(
        "executeWorkflow",
        "Execute a workflow",
        "Start a run of a stored workflow, or of nodes given here, and return it. If the client asks for progress, "
        "report it until the run ends; the run itself does not depend on the client. Pass an idempotencyKey to make "
        "retries safe.",
        _mutation("executeWorkflow", "ExecuteWorkflowInput", f"execution {{ {RUN} }}"),
        ("workflows:execute",),
        follows=True,
    ),
    Tool(
        "cancelRun",
        "Cancel a run",
        "Cancel a run that has not ended.",
        _mutation("cancelExecution", "ExecutionInput", f"execution {{ {_BRIEF_RUN} }}"),
        ("workflows:execute",),
        destructive=True,
        idempotent=True,
    ),
    Tool(
        "createSession",
        "Create a session",
        "Create a session in which agents and people work together.",
        _mutation("createSession", "CreateSessionInput", f"session {{ {SESSION} }}"),
        ("collaboration:write",),
    ),
    Tool(
        "sendMessage",
        "Send a message",
        "Send a message to everyone in a session, or to one of its agents.",
        _mutation("sendMessage", "SendMessageInput", f"message {{ {_MESSAGE} session {{ id }} }}"),
        ("collaboration:write",),
    ),
    Tool(
        "requestApproval",
        "Request an approval",
        "Ask people to approve something before it is done.",
        _mutation("requestApproval", "RequestApprovalInput", f"approval {{ {_APPROVAL} }}"),
        ("approvals:write",),
    ),
    Tool(
        "respondToApproval",
        "Decide on an approval",
        "Approve or reject a request for approval, as the user whose credential is used.",
        _mutation("respondToApproval", "RespondToApprovalInput", f"approval {{ {_APPROVAL} }}"),
        ("approvals:respond",),
        destructive=True,
    ),
    Tool(
        "submitRequest",
        "Submit a request",
        "Submit a request in the caller's name; it is routed to an agent. Returns the response if it arrives in time.",
        _mutation("submitRequest", "SubmitRequestInput", f"request {{ {_REQUEST} }}"),
        ("requests:write",),
    ),
)

TOOLS: Final = (*_READING, *_CHANGING)
"""Every tool that does not come from an organization's own endpoints."""
