from datetime import datetime
from typing import Annotated, Any, Literal, Optional, Union

from pydantic import Field, Tag

from parley_client.typed_base import typename_among

from .base_model import BaseModel
from .enums import GapReason
from .fragments import ActorFields


class WatchEvents(BaseModel):
    events: Union[
        Annotated["WatchEventsEventsEvent", Tag("Event")],
        Annotated["WatchEventsEventsCustomEvent", Tag("CustomEvent")],
        Annotated["WatchEventsEventsRecordChanged", Tag("RecordChanged")],
        Annotated["WatchEventsEventsStreamGap", Tag("StreamGap")],
        Annotated["WatchEventsEventsStreamOpened", Tag("StreamOpened")],
    ] = Field(
        discriminator=typename_among(
            "CustomEvent",
            "RecordChanged",
            "StreamGap",
            "StreamOpened",
            otherwise="Event",
        )
    )


class WatchEventsEventsEvent(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    actor: Optional["WatchEventsEventsEventActor"]


class WatchEventsEventsEventActor(ActorFields):
    typename__: str = Field(alias="__typename")


class WatchEventsEventsCustomEvent(BaseModel):
    typename__: Literal["CustomEvent"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    actor: Optional["WatchEventsEventsCustomEventActor"]
    data: Any


class WatchEventsEventsCustomEventActor(ActorFields):
    typename__: str = Field(alias="__typename")


class WatchEventsEventsRecordChanged(BaseModel):
    typename__: Literal["RecordChanged"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    actor: Optional["WatchEventsEventsRecordChangedActor"]
    record_id: str = Field(alias="recordId")
    changes: Any


class WatchEventsEventsRecordChangedActor(ActorFields):
    typename__: str = Field(alias="__typename")


class WatchEventsEventsStreamGap(BaseModel):
    typename__: Literal["StreamGap"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    actor: Optional["WatchEventsEventsStreamGapActor"]
    reason: GapReason


class WatchEventsEventsStreamGapActor(ActorFields):
    typename__: str = Field(alias="__typename")


class WatchEventsEventsStreamOpened(BaseModel):
    typename__: Literal["StreamOpened"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    actor: Optional["WatchEventsEventsStreamOpenedActor"]
    resumed: bool


class WatchEventsEventsStreamOpenedActor(ActorFields):
    typename__: str = Field(alias="__typename")


WatchEvents.model_rebuild()
WatchEventsEventsEvent.model_rebuild()
WatchEventsEventsCustomEvent.model_rebuild()
WatchEventsEventsRecordChanged.model_rebuild()
WatchEventsEventsStreamGap.model_rebuild()
WatchEventsEventsStreamOpened.model_rebuild()
