from datetime import datetime
from typing import Annotated, Any, Literal, Optional, Union

from pydantic import Field, Tag

from parley_client.typed_base import typename_among

from .base_model import BaseModel
from .enums import GapReason, Presence
from .fragments import (
    ActorFields,
    ApprovalFields,
    MessageFields,
    SessionFields,
    TaskFields,
)


class WatchSession(BaseModel):
    session_events: Union[
        Annotated["WatchSessionSessionEventsSessionEvent", Tag("SessionEvent")],
        Annotated[
            "WatchSessionSessionEventsApprovalRequested", Tag("ApprovalRequested")
        ],
        Annotated[
            "WatchSessionSessionEventsApprovalResponded", Tag("ApprovalResponded")
        ],
        Annotated["WatchSessionSessionEventsCustomEvent", Tag("CustomEvent")],
        Annotated["WatchSessionSessionEventsMessageSent", Tag("MessageSent")],
        Annotated[
            "WatchSessionSessionEventsParticipantJoined", Tag("ParticipantJoined")
        ],
        Annotated["WatchSessionSessionEventsParticipantLeft", Tag("ParticipantLeft")],
        Annotated["WatchSessionSessionEventsSessionUpdated", Tag("SessionUpdated")],
        Annotated["WatchSessionSessionEventsStreamGap", Tag("StreamGap")],
        Annotated["WatchSessionSessionEventsStreamOpened", Tag("StreamOpened")],
        Annotated["WatchSessionSessionEventsTaskCreated", Tag("TaskCreated")],
        Annotated["WatchSessionSessionEventsTaskUpdated", Tag("TaskUpdated")],
    ] = Field(
        alias="sessionEvents",
        discriminator=typename_among(
            "ApprovalRequested",
            "ApprovalResponded",
            "CustomEvent",
            "MessageSent",
            "ParticipantJoined",
            "ParticipantLeft",
            "SessionUpdated",
            "StreamGap",
            "StreamOpened",
            "TaskCreated",
            "TaskUpdated",
            otherwise="SessionEvent",
        ),
    )


class WatchSessionSessionEventsSessionEvent(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")


class WatchSessionSessionEventsApprovalRequested(BaseModel):
    typename__: Literal["ApprovalRequested"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    approval: "WatchSessionSessionEventsApprovalRequestedApproval"


WatchSessionSessionEventsApprovalRequestedApproval = ApprovalFields


class WatchSessionSessionEventsApprovalResponded(BaseModel):
    typename__: Literal["ApprovalResponded"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    approval: "WatchSessionSessionEventsApprovalRespondedApproval"


WatchSessionSessionEventsApprovalRespondedApproval = ApprovalFields


class WatchSessionSessionEventsCustomEvent(BaseModel):
    typename__: Literal["CustomEvent"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    data: Any


class WatchSessionSessionEventsMessageSent(BaseModel):
    typename__: Literal["MessageSent"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    message: "WatchSessionSessionEventsMessageSentMessage"


WatchSessionSessionEventsMessageSentMessage = MessageFields


class WatchSessionSessionEventsParticipantJoined(BaseModel):
    typename__: Literal["ParticipantJoined"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    participant: "WatchSessionSessionEventsParticipantJoinedParticipant"


class WatchSessionSessionEventsParticipantJoinedParticipant(BaseModel):
    presence: Presence
    actor: "WatchSessionSessionEventsParticipantJoinedParticipantActor"


class WatchSessionSessionEventsParticipantJoinedParticipantActor(ActorFields):
    typename__: str = Field(alias="__typename")


class WatchSessionSessionEventsParticipantLeft(BaseModel):
    typename__: Literal["ParticipantLeft"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    participant: "WatchSessionSessionEventsParticipantLeftParticipant"


class WatchSessionSessionEventsParticipantLeftParticipant(BaseModel):
    presence: Presence
    actor: "WatchSessionSessionEventsParticipantLeftParticipantActor"


class WatchSessionSessionEventsParticipantLeftParticipantActor(ActorFields):
    typename__: str = Field(alias="__typename")


class WatchSessionSessionEventsSessionUpdated(BaseModel):
    typename__: Literal["SessionUpdated"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    session: "WatchSessionSessionEventsSessionUpdatedSession"


WatchSessionSessionEventsSessionUpdatedSession = SessionFields


class WatchSessionSessionEventsStreamGap(BaseModel):
    typename__: Literal["StreamGap"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    reason: GapReason


class WatchSessionSessionEventsStreamOpened(BaseModel):
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
                    "WatchSessionSessionEventsStreamOpenedSnapshotNode", Tag("Node")
                ],
                Annotated[
                    "WatchSessionSessionEventsStreamOpenedSnapshotSession",
                    Tag("Session"),
                ],
            ],
            Field(discriminator=typename_among("Session", otherwise="Node")),
        ]
    ]


class WatchSessionSessionEventsStreamOpenedSnapshotNode(BaseModel):
    typename__: str = Field(alias="__typename")


class WatchSessionSessionEventsStreamOpenedSnapshotSession(SessionFields):
    typename__: Literal["Session"] = Field(alias="__typename")


class WatchSessionSessionEventsTaskCreated(BaseModel):
    typename__: Literal["TaskCreated"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    task: "WatchSessionSessionEventsTaskCreatedTask"


WatchSessionSessionEventsTaskCreatedTask = TaskFields


class WatchSessionSessionEventsTaskUpdated(BaseModel):
    typename__: Literal["TaskUpdated"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    task: "WatchSessionSessionEventsTaskUpdatedTask"


WatchSessionSessionEventsTaskUpdatedTask = TaskFields
WatchSession.model_rebuild()
WatchSessionSessionEventsApprovalRequested.model_rebuild()
WatchSessionSessionEventsApprovalResponded.model_rebuild()
WatchSessionSessionEventsMessageSent.model_rebuild()
WatchSessionSessionEventsParticipantJoined.model_rebuild()
WatchSessionSessionEventsParticipantJoinedParticipant.model_rebuild()
WatchSessionSessionEventsParticipantLeft.model_rebuild()
WatchSessionSessionEventsParticipantLeftParticipant.model_rebuild()
WatchSessionSessionEventsSessionUpdated.model_rebuild()
WatchSessionSessionEventsStreamOpened.model_rebuild()
WatchSessionSessionEventsTaskCreated.model_rebuild()
WatchSessionSessionEventsTaskUpdated.model_rebuild()
