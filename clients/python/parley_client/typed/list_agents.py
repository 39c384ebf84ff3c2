from pydantic import Field

from .base_model import BaseModel
from .fragments import AgentFields, Page


class ListAgents(BaseModel):
    agents: "ListAgentsAgents"


class ListAgentsAgents(BaseModel):
    nodes: list["ListAgentsAgentsNodes"]
    page_info: "ListAgentsAgentsPageInfo" = Field(alias="pageInfo")
    total_count: int = Field(alias="totalCount")


ListAgentsAgentsNodes = AgentFields
ListAgentsAgentsPageInfo = Page
ListAgents.model_rebuild()
ListAgentsAgents.model_rebuild()
