from datetime import datetime
from typing import Any, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import (
    AgentRuntime,
    AgentStatus,
    ApprovalStatus,
    Channel,
    ErrorCode,
    ExecutionStatus,
    MessageType,
    NodeStatus,
    NodeType,
    RequestStatus,
    SessionStatus,
    TaskStatus,
    TriggerType,
    WorkflowStatus,
)


class ActorFields(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    name: str


class AgentFields(BaseModel):
    id: str
    name: str
    type_: str = Field(alias="type")
    runtime: AgentRuntime
    description: Optional[str]
    status: AgentStatus
    capabilities: list[str]
    config: Any
    metadata: Any
    max_concurrent_tasks: int = Field(alias="maxConcurrentTasks")
    last_heartbeat_at: Optional[datetime] = Field(alias="lastHeartbeatAt")
    created_at: datetime = Field(alias="createdAt")
    updated_at: datetime = Field(alias="updatedAt")


class ApprovalFields(BaseModel):
    id: str
    title: str
    description: Optional[str]
    data: Any
    status: ApprovalStatus
    required_approvals: int = Field(alias="requiredApprovals")
    expires_at: Optional[datetime] = Field(alias="expiresAt")
    created_at: datetime = Field(alias="createdAt")
    resolved_at: Optional[datetime] = Field(alias="resolvedAt")
    requested_by: "ApprovalFieldsRequestedBy" = Field(alias="requestedBy")


class ApprovalFieldsRequestedBy(ActorFields):
    typename__: str = Field(alias="__typename")


class ErrorFields(BaseModel):
    code: ErrorCode
    message: str
    field: Optional[list[str]]
    retryable: bool
    retry_after_seconds: Optional[int] = Field(alias="retryAfterSeconds")


class MessageFields(BaseModel):
    id: str
    content: str
    type_: MessageType = Field(alias="type")
    metadata: Any
    created_at: datetime = Field(alias="createdAt")
    from_: "MessageFieldsFrom" = Field(alias="from")


class MessageFieldsFrom(ActorFields):
    typename__: str = Field(alias="__typename")


class NodeFields(BaseModel):
    id: str
    key: str
    name: str
    type_: NodeType = Field(alias="type")
    depends_on: list[str] = Field(alias="dependsOn")
    status: NodeStatus
    input: Optional[Any]
    output: Optional[Any]
    error: Optional[str]
    attempts: int
    started_at: Optional[datetime] = Field(alias="startedAt")
    completed_at: Optional[datetime] = Field(alias="completedAt")
    duration_ms: Optional[int] = Field(alias="durationMs")


class Page(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    has_previous_page: bool = Field(alias="hasPreviousPage")
    start_cursor: Optional[str] = Field(alias="startCursor")
    end_cursor: Optional[str] = Field(alias="endCursor")


class RequestFields(BaseModel):
    id: str
    channel: Channel
    content: str
    status: RequestStatus
    response: Optional[str]
    error: Optional[str]
    created_at: datetime = Field(alias="createdAt")
    completed_at: Optional[datetime] = Field(alias="completedAt")
    session: "RequestFieldsSession"
    agent: Optional["RequestFieldsAgent"]


class RequestFieldsSession(BaseModel):
    id: str


class RequestFieldsAgent(BaseModel):
    id: str
    name: str


class RunFields(BaseModel):
    id: str
    version: int
    status: ExecutionStatus
    input: Any
    output: Optional[Any]
    error: Optional[str]
    trigger: TriggerType
    created_at: datetime = Field(alias="createdAt")
    started_at: Optional[datetime] = Field(alias="startedAt")
    completed_at: Optional[datetime] = Field(alias="completedAt")
    duration_ms: Optional[int] = Field(alias="durationMs")


class SessionFields(BaseModel):
    id: str
    name: str
    description: Optional[str]
    status: SessionStatus
    context: Any
    metadata: Any
    created_at: datetime = Field(alias="createdAt")
    updated_at: datetime = Field(alias="updatedAt")


class TaskFields(BaseModel):
    id: str
    title: str
    type_: str = Field(alias="type")
    description: Optional[str]
    priority: int
    payload: Any
    requirements: Any
    status: TaskStatus
    progress: Optional[float]
    result: Optional[Any]
    error: Optional[str]
    attempts: int
    max_attempts: int = Field(alias="maxAttempts")
    due_at: Optional[datetime] = Field(alias="dueAt")
    created_at: datetime = Field(alias="createdAt")
    started_at: Optional[datetime] = Field(alias="startedAt")
    completed_at: Optional[datetime] = Field(alias="completedAt")
    updated_at: datetime = Field(alias="updatedAt")


class WorkflowFields(BaseModel):
    id: str
    name: str
    description: Optional[str]
    version: int
    status: WorkflowStatus
    created_at: datetime = Field(alias="createdAt")
    updated_at: datetime = Field(alias="updatedAt")


ActorFields.model_rebuild()
AgentFields.model_rebuild()
ApprovalFields.model_rebuild()
ErrorFields.model_rebuild()
MessageFields.model_rebuild()
NodeFields.model_rebuild()
Page.model_rebuild()
RequestFields.model_rebuild()
RunFields.model_rebuild()
SessionFields.model_rebuild()
TaskFields.model_rebuild()
WorkflowFields.model_rebuild()
