from pydantic import Field

from .base_model import BaseModel
from .fragments import Page, WorkflowFields


class ListWorkflows(BaseModel):
    workflows: "ListWorkflowsWorkflows"


class ListWorkflowsWorkflows(BaseModel):
    nodes: list["ListWorkflowsWorkflowsNodes"]
    page_info: "ListWorkflowsWorkflowsPageInfo" = Field(alias="pageInfo")
    total_count: int = Field(alias="totalCount")


ListWorkflowsWorkflowsNodes = WorkflowFields
ListWorkflowsWorkflowsPageInfo = Page
ListWorkflows.model_rebuild()
ListWorkflowsWorkflows.model_rebuild()
