from typing import Any, Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import NodeType
from .fragments import WorkflowFields


class GetWorkflow(BaseModel):
    workflow: Optional["GetWorkflowWorkflow"]


class GetWorkflowWorkflow(WorkflowFields):
    input_schema: Optional[Any] = Field(alias="inputSchema")
    nodes: list["GetWorkflowWorkflowNodes"]


class GetWorkflowWorkflowNodes(BaseModel):
    key: str
    name: str
    type_: NodeType = Field(alias="type")
    depends_on: list[str] = Field(alias="dependsOn")
    config: Any


GetWorkflow.model_rebuild()
GetWorkflowWorkflow.model_rebuild()
