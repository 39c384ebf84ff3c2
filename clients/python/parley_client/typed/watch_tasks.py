from datetime import datetime
from typing import Annotated, Literal, Optional, Union

from pydantic import Field, Tag

from parley_client.typed_base import typename_among

from .base_model import BaseModel
from .enums import GapReason
from .fragments import ActorFields, TaskFields


class WatchTasks(BaseModel):
    task_events: Union[
        Annotated["WatchTasksTaskEventsTaskEvent", Tag("TaskEvent")],
        Annotated["WatchTasksTaskEventsStreamGap", Tag("StreamGap")],
        Annotated["WatchTasksTaskEventsStreamOpened", Tag("StreamOpened")],
        Annotated["WatchTasksTaskEventsTaskAssigned", Tag("TaskAssigned")],
        Annotated["WatchTasksTaskEventsTaskCreated", Tag("TaskCreated")],
        Annotated["WatchTasksTaskEventsTaskUpdated", Tag("TaskUpdated")],
    ] = Field(
        alias="taskEvents",
        discriminator=typename_among(
            "StreamGap",
            "StreamOpened",
            "TaskAssigned",
            "TaskCreated",
            "TaskUpdated",
            otherwise="TaskEvent",
        ),
    )


class WatchTasksTaskEventsTaskEvent(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")


class WatchTasksTaskEventsStreamGap(BaseModel):
    typename__: Literal["StreamGap"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    reason: GapReason


class WatchTasksTaskEventsStreamOpened(BaseModel):
    typename__: Literal["StreamOpened"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    resumed: bool


class WatchTasksTaskEventsTaskAssigned(BaseModel):
    typename__: Literal["TaskAssigned"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    task: "WatchTasksTaskEventsTaskAssignedTask"
    assigned_by: Optional["WatchTasksTaskEventsTaskAssignedAssignedBy"] = Field(
        alias="assignedBy"
    )


WatchTasksTaskEventsTaskAssignedTask = TaskFields


class WatchTasksTaskEventsTaskAssignedAssignedBy(ActorFields):
    typename__: str = Field(alias="__typename")


class WatchTasksTaskEventsTaskCreated(BaseModel):
    typename__: Literal["TaskCreated"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    task: "WatchTasksTaskEventsTaskCreatedTask"


WatchTasksTaskEventsTaskCreatedTask = TaskFields


class WatchTasksTaskEventsTaskUpdated(BaseModel):
    typename__: Literal["TaskUpdated"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    task: "WatchTasksTaskEventsTaskUpdatedTask"


WatchTasksTaskEventsTaskUpdatedTask = TaskFields
WatchTasks.model_rebuild()
WatchTasksTaskEventsTaskAssigned.model_rebuild()
WatchTasksTaskEventsTaskCreated.model_rebuild()
WatchTasksTaskEventsTaskUpdated.model_rebuild()
