from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import AgentFields, ErrorFields


class CreateAgent(BaseModel):
    create_agent: "CreateAgentCreateAgent" = Field(alias="createAgent")


class CreateAgentCreateAgent(BaseModel):
    agent: Optional["CreateAgentCreateAgentAgent"]
    errors: list["CreateAgentCreateAgentErrors"]


CreateAgentCreateAgentAgent = AgentFields
CreateAgentCreateAgentErrors = ErrorFields
CreateAgent.model_rebuild()
CreateAgentCreateAgent.model_rebuild()
