from datetime import datetime
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import ErrorFields


class PublishEvent(BaseModel):
    publish_event: "PublishEventPublishEvent" = Field(alias="publishEvent")


class PublishEventPublishEvent(BaseModel):
    event: Optional["PublishEventPublishEventEvent"]
    errors: list["PublishEventPublishEventErrors"]


class PublishEventPublishEventEvent(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")


PublishEventPublishEventErrors = ErrorFields
PublishEvent.model_rebuild()
PublishEventPublishEvent.model_rebuild()
