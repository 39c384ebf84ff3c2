from parley_client.typed_base import OpenEnum


class AgentRuntime(OpenEnum):
    WORKER = "WORKER"
    LYZR = "LYZR"
    OPENAI = "OPENAI"
    LLAMA_STACK = "LLAMA_STACK"
    A2A = "A2A"
    HTTP = "HTTP"
    BUILTIN = "BUILTIN"


class AgentStatus(OpenEnum):
    OFFLINE = "OFFLINE"
    IDLE = "IDLE"
    BUSY = "BUSY"
    ERROR = "ERROR"
    STOPPED = "STOPPED"


class ApprovalStatus(OpenEnum):
    PENDING = "PENDING"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    EXPIRED = "EXPIRED"
    CANCELLED = "CANCELLED"


class Backoff(OpenEnum):
    FIXED = "FIXED"
    EXPONENTIAL = "EXPONENTIAL"


class Channel(OpenEnum):
    WEB = "WEB"
    CLI = "CLI"
    TOOL = "TOOL"
    SLACK = "SLACK"
    EMAIL = "EMAIL"
    SMS = "SMS"
    WEBHOOK = "WEBHOOK"
    TEAMS = "TEAMS"
    DISCORD = "DISCORD"
    GENERIC = "GENERIC"
    TEST = "TEST"


class ErrorCode(OpenEnum):
    UNAUTHENTICATED = "UNAUTHENTICATED"
    FORBIDDEN = "FORBIDDEN"
    NOT_FOUND = "NOT_FOUND"
    BAD_USER_INPUT = "BAD_USER_INPUT"
    CONFLICT = "CONFLICT"
    IDEMPOTENCY_MISMATCH = "IDEMPOTENCY_MISMATCH"
    RATE_LIMITED = "RATE_LIMITED"
    QUERY_TOO_COMPLEX = "QUERY_TOO_COMPLEX"
    NOT_CONFIGURED = "NOT_CONFIGURED"
    REAUTH_REQUIRED = "REAUTH_REQUIRED"
    UPSTREAM_FAILED = "UPSTREAM_FAILED"
    UPSTREAM_UNAVAILABLE = "UPSTREAM_UNAVAILABLE"
    OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN"
    UNAVAILABLE = "UNAVAILABLE"
    INTERNAL = "INTERNAL"


class ExecutionStatus(OpenEnum):
    PENDING = "PENDING"
    RUNNING = "RUNNING"
    WAITING = "WAITING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


class GapReason(OpenEnum):
    EXPIRED = "EXPIRED"
    SLOW_CONSUMER = "SLOW_CONSUMER"
    LOG_RESET = "LOG_RESET"


class MessageType(OpenEnum):
    TEXT = "TEXT"
    CODE = "CODE"
    DATA = "DATA"
    TOOL_CALL = "TOOL_CALL"
    TOOL_RESULT = "TOOL_RESULT"
    SYSTEM = "SYSTEM"


class NodeStatus(OpenEnum):
    PENDING = "PENDING"
    RUNNING = "RUNNING"
    WAITING = "WAITING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    SKIPPED = "SKIPPED"
    CANCELLED = "CANCELLED"


class NodeType(OpenEnum):
    AGENT = "AGENT"
    INTEGRATION = "INTEGRATION"
    APPROVAL = "APPROVAL"
    TASK = "TASK"
    CONDITION = "CONDITION"
    DELAY = "DELAY"
    TRANSFORM = "TRANSFORM"
    WORKFLOW = "WORKFLOW"
    EVENT = "EVENT"
    STUDIO = "STUDIO"
    VALIDATE = "VALIDATE"
    SYNC = "SYNC"
    RECORD = "RECORD"


class OnError(OpenEnum):
    FAIL = "FAIL"
    CONTINUE = "CONTINUE"


class OnExpiry(OpenEnum):
    REJECT = "REJECT"
    APPROVE = "APPROVE"
    FAIL = "FAIL"


class Presence(OpenEnum):
    ONLINE = "ONLINE"
    AWAY = "AWAY"
    OFFLINE = "OFFLINE"


class RequestStatus(OpenEnum):
    RECEIVED = "RECEIVED"
    PROCESSING = "PROCESSING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"


class Role(OpenEnum):
    VIEWER = "VIEWER"
    MEMBER = "MEMBER"
    OPERATOR = "OPERATOR"
    ADMIN = "ADMIN"


class SessionStatus(OpenEnum):
    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"
    EXPIRED = "EXPIRED"
    ARCHIVED = "ARCHIVED"


class SortDirection(OpenEnum):
    ASC = "ASC"
    DESC = "DESC"


class TaskOrderField(OpenEnum):
    CREATED_AT = "CREATED_AT"
    PRIORITY = "PRIORITY"
    DUE_AT = "DUE_AT"
    UPDATED_AT = "UPDATED_AT"


class TaskStatus(OpenEnum):
    PENDING = "PENDING"
    ASSIGNED = "ASSIGNED"
    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


class TriggerType(OpenEnum):
    MANUAL = "MANUAL"
    SCHEDULE = "SCHEDULE"
    WEBHOOK = "WEBHOOK"
    EVENT = "EVENT"


class WorkflowStatus(OpenEnum):
    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"
    ARCHIVED = "ARCHIVED"
