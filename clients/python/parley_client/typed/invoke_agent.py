from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import ErrorFields


class InvokeAgent(BaseModel):
    invoke_agent: "InvokeAgentInvokeAgent" = Field(alias="invokeAgent")


class InvokeAgentInvokeAgent(BaseModel):
    reply: Optional["InvokeAgentInvokeAgentReply"]
    errors: list["InvokeAgentInvokeAgentErrors"]


class InvokeAgentInvokeAgentReply(BaseModel):
    content: str
    duration_ms: int = Field(alias="durationMs")
    simulated: bool


InvokeAgentInvokeAgentErrors = ErrorFields
InvokeAgent.model_rebuild()
InvokeAgentInvokeAgent.model_rebuild()
