from typing import Optional

from .base_model import BaseModel
from .fragments import AgentFields


class GetAgent(BaseModel):
    agent: Optional["GetAgentAgent"]


GetAgentAgent = AgentFields
GetAgent.model_rebuild()
