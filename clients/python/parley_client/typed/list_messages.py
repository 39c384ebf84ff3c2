from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import MessageFields, Page


class ListMessages(BaseModel):
    session: Optional["ListMessagesSession"]


class ListMessagesSession(BaseModel):
    messages: "ListMessagesSessionMessages"


class ListMessagesSessionMessages(BaseModel):
    nodes: list["ListMessagesSessionMessagesNodes"]
    page_info: "ListMessagesSessionMessagesPageInfo" = Field(alias="pageInfo")


ListMessagesSessionMessagesNodes = MessageFields
ListMessagesSessionMessagesPageInfo = Page
ListMessages.model_rebuild()
ListMessagesSession.model_rebuild()
ListMessagesSessionMessages.model_rebuild()
