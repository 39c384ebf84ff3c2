from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import ErrorFields, MessageFields


class SendMessage(BaseModel):
    send_message: "SendMessageSendMessage" = Field(alias="sendMessage")


class SendMessageSendMessage(BaseModel):
    message: Optional["SendMessageSendMessageMessage"]
    errors: list["SendMessageSendMessageErrors"]


SendMessageSendMessageMessage = MessageFields
SendMessageSendMessageErrors = ErrorFields
SendMessage.model_rebuild()
SendMessageSendMessage.model_rebuild()
