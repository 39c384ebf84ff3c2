from datetime import datetime
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import ActorFields, Page


class ListEvents(BaseModel):
    events: "ListEventsEvents"


class ListEventsEvents(BaseModel):
    nodes: list["ListEventsEventsNodes"]
    page_info: "ListEventsEventsPageInfo" = Field(alias="pageInfo")


class ListEventsEventsNodes(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    actor: Optional["ListEventsEventsNodesActor"]


class ListEventsEventsNodesActor(ActorFields):
    typename__: str = Field(alias="__typename")


ListEventsEventsPageInfo = Page
ListEvents.model_rebuild()
ListEventsEvents.model_rebuild()
ListEventsEventsNodes.model_rebuild()
