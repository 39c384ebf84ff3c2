from datetime import datetime
from typing import Annotated, Literal, Union

from pydantic import Field, Tag

from parley_client.typed_base import typename_among

from .base_model import BaseModel
from .enums import GapReason
from .fragments import ApprovalFields


class WatchApprovals(BaseModel):
    approval_events: Union[
        Annotated["WatchApprovalsApprovalEventsApprovalEvent", Tag("ApprovalEvent")],
        Annotated[
            "WatchApprovalsApprovalEventsApprovalRequested", Tag("ApprovalRequested")
        ],
        Annotated[
            "WatchApprovalsApprovalEventsApprovalResponded", Tag("ApprovalResponded")
        ],
        Annotated["WatchApprovalsApprovalEventsStreamGap", Tag("StreamGap")],
        Annotated["WatchApprovalsApprovalEventsStreamOpened", Tag("StreamOpened")],
    ] = Field(
        alias="approvalEvents",
        discriminator=typename_among(
            "ApprovalRequested",
            "ApprovalResponded",
            "StreamGap",
            "StreamOpened",
            otherwise="ApprovalEvent",
        ),
    )


class WatchApprovalsApprovalEventsApprovalEvent(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")


class WatchApprovalsApprovalEventsApprovalRequested(BaseModel):
    typename__: Literal["ApprovalRequested"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    approval: "WatchApprovalsApprovalEventsApprovalRequestedApproval"


WatchApprovalsApprovalEventsApprovalRequestedApproval = ApprovalFields


class WatchApprovalsApprovalEventsApprovalResponded(BaseModel):
    typename__: Literal["ApprovalResponded"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    approval: "WatchApprovalsApprovalEventsApprovalRespondedApproval"


WatchApprovalsApprovalEventsApprovalRespondedApproval = ApprovalFields


class WatchApprovalsApprovalEventsStreamGap(BaseModel):
    typename__: Literal["StreamGap"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    reason: GapReason


class WatchApprovalsApprovalEventsStreamOpened(BaseModel):
    typename__: Literal["StreamOpened"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    resumed: bool


WatchApprovals.model_rebuild()
WatchApprovalsApprovalEventsApprovalRequested.model_rebuild()
WatchApprovalsApprovalEventsApprovalResponded.model_rebuild()
