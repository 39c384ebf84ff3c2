from datetime import datetime
from typing import Annotated, Literal, Optional, Union

from pydantic import Field, Tag

from parley_client.typed_base import typename_among

from .base_model import BaseModel
from .enums import GapReason
from .fragments import ApprovalFields, NodeFields, RunFields


class WatchRun(BaseModel):
    execution_events: Union[
        Annotated["WatchRunExecutionEventsExecutionEvent", Tag("ExecutionEvent")],
        Annotated["WatchRunExecutionEventsApprovalRequested", Tag("ApprovalRequested")],
        Annotated["WatchRunExecutionEventsApprovalResponded", Tag("ApprovalResponded")],
        Annotated["WatchRunExecutionEventsNodeCancelled", Tag("NodeCancelled")],
        Annotated["WatchRunExecutionEventsNodeCompleted", Tag("NodeCompleted")],
        Annotated["WatchRunExecutionEventsNodeFailed", Tag("NodeFailed")],
        Annotated["WatchRunExecutionEventsNodeRetrying", Tag("NodeRetrying")],
        Annotated["WatchRunExecutionEventsNodeSkipped", Tag("NodeSkipped")],
        Annotated["WatchRunExecutionEventsNodeStarted", Tag("NodeStarted")],
        Annotated["WatchRunExecutionEventsNodeWaiting", Tag("NodeWaiting")],
        Annotated["WatchRunExecutionEventsStreamGap", Tag("StreamGap")],
        Annotated["WatchRunExecutionEventsStreamOpened", Tag("StreamOpened")],
        Annotated["WatchRunExecutionEventsWorkflowCancelled", Tag("WorkflowCancelled")],
        Annotated["WatchRunExecutionEventsWorkflowCompleted", Tag("WorkflowCompleted")],
        Annotated["WatchRunExecutionEventsWorkflowFailed", Tag("WorkflowFailed")],
        Annotated["WatchRunExecutionEventsWorkflowStarted", Tag("WorkflowStarted")],
    ] = Field(
        alias="executionEvents",
        discriminator=typename_among(
            "ApprovalRequested",
            "ApprovalResponded",
            "NodeCancelled",
            "NodeCompleted",
            "NodeFailed",
            "NodeRetrying",
            "NodeSkipped",
            "NodeStarted",
            "NodeWaiting",
            "StreamGap",
            "StreamOpened",
            "WorkflowCancelled",
            "WorkflowCompleted",
            "WorkflowFailed",
            "WorkflowStarted",
            otherwise="ExecutionEvent",
        ),
    )


class WatchRunExecutionEventsExecutionEvent(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")


class WatchRunExecutionEventsApprovalRequested(BaseModel):
    typename__: Literal["ApprovalRequested"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    approval: "WatchRunExecutionEventsApprovalRequestedApproval"


WatchRunExecutionEventsApprovalRequestedApproval = ApprovalFields


class WatchRunExecutionEventsApprovalResponded(BaseModel):
    typename__: Literal["ApprovalResponded"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    approval: "WatchRunExecutionEventsApprovalRespondedApproval"


WatchRunExecutionEventsApprovalRespondedApproval = ApprovalFields


class WatchRunExecutionEventsNodeCancelled(BaseModel):
    typename__: Literal["NodeCancelled"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    node: "WatchRunExecutionEventsNodeCancelledNode"


WatchRunExecutionEventsNodeCancelledNode = NodeFields


class WatchRunExecutionEventsNodeCompleted(BaseModel):
    typename__: Literal["NodeCompleted"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    node: "WatchRunExecutionEventsNodeCompletedNode"


WatchRunExecutionEventsNodeCompletedNode = NodeFields


class WatchRunExecutionEventsNodeFailed(BaseModel):
    typename__: Literal["NodeFailed"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    node: "WatchRunExecutionEventsNodeFailedNode"


WatchRunExecutionEventsNodeFailedNode = NodeFields


class WatchRunExecutionEventsNodeRetrying(BaseModel):
    typename__: Literal["NodeRetrying"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    node: "WatchRunExecutionEventsNodeRetryingNode"


WatchRunExecutionEventsNodeRetryingNode = NodeFields


class WatchRunExecutionEventsNodeSkipped(BaseModel):
    typename__: Literal["NodeSkipped"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    node: "WatchRunExecutionEventsNodeSkippedNode"


WatchRunExecutionEventsNodeSkippedNode = NodeFields


class WatchRunExecutionEventsNodeStarted(BaseModel):
    typename__: Literal["NodeStarted"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    node: "WatchRunExecutionEventsNodeStartedNode"


WatchRunExecutionEventsNodeStartedNode = NodeFields


class WatchRunExecutionEventsNodeWaiting(BaseModel):
    typename__: Literal["NodeWaiting"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    node: "WatchRunExecutionEventsNodeWaitingNode"


WatchRunExecutionEventsNodeWaitingNode = NodeFields


class WatchRunExecutionEventsStreamGap(BaseModel):
    typename__: Literal["StreamGap"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    reason: GapReason


class WatchRunExecutionEventsStreamOpened(BaseModel):
    typename__: Literal["StreamOpened"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    resumed: bool
    snapshot: Optional[
        Annotated[
            Union[
                Annotated[
                    "WatchRunExecutionEventsStreamOpenedSnapshotNode", Tag("Node")
                ],
                Annotated[
                    "WatchRunExecutionEventsStreamOpenedSnapshotWorkflowExecution",
                    Tag("WorkflowExecution"),
                ],
            ],
            Field(discriminator=typename_among("WorkflowExecution", otherwise="Node")),
        ]
    ]


class WatchRunExecutionEventsStreamOpenedSnapshotNode(BaseModel):
    typename__: str = Field(alias="__typename")


class WatchRunExecutionEventsStreamOpenedSnapshotWorkflowExecution(RunFields):
    typename__: Literal["WorkflowExecution"] = Field(alias="__typename")


class WatchRunExecutionEventsWorkflowCancelled(BaseModel):
    typename__: Literal["WorkflowCancelled"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    execution: "WatchRunExecutionEventsWorkflowCancelledExecution"


WatchRunExecutionEventsWorkflowCancelledExecution = RunFields


class WatchRunExecutionEventsWorkflowCompleted(BaseModel):
    typename__: Literal["WorkflowCompleted"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    execution: "WatchRunExecutionEventsWorkflowCompletedExecution"


WatchRunExecutionEventsWorkflowCompletedExecution = RunFields


class WatchRunExecutionEventsWorkflowFailed(BaseModel):
    typename__: Literal["WorkflowFailed"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    execution: "WatchRunExecutionEventsWorkflowFailedExecution"


WatchRunExecutionEventsWorkflowFailedExecution = RunFields


class WatchRunExecutionEventsWorkflowStarted(BaseModel):
    typename__: Literal["WorkflowStarted"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    execution: "WatchRunExecutionEventsWorkflowStartedExecution"


WatchRunExecutionEventsWorkflowStartedExecution = RunFields
WatchRun.model_rebuild()
WatchRunExecutionEventsApprovalRequested.model_rebuild()
WatchRunExecutionEventsApprovalResponded.model_rebuild()
WatchRunExecutionEventsNodeCancelled.model_rebuild()
WatchRunExecutionEventsNodeCompleted.model_rebuild()
WatchRunExecutionEventsNodeFailed.model_rebuild()
WatchRunExecutionEventsNodeRetrying.model_rebuild()
WatchRunExecutionEventsNodeSkipped.model_rebuild()
WatchRunExecutionEventsNodeStarted.model_rebuild()
WatchRunExecutionEventsNodeWaiting.model_rebuild()
WatchRunExecutionEventsStreamOpened.model_rebuild()
WatchRunExecutionEventsWorkflowCancelled.model_rebuild()
WatchRunExecutionEventsWorkflowCompleted.model_rebuild()
WatchRunExecutionEventsWorkflowFailed.model_rebuild()
WatchRunExecutionEventsWorkflowStarted.model_rebuild()
