from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import ErrorFields, WorkflowFields


class CreateWorkflow(BaseModel):
    create_workflow: "CreateWorkflowCreateWorkflow" = Field(alias="createWorkflow")


class CreateWorkflowCreateWorkflow(BaseModel):
    workflow: Optional["CreateWorkflowCreateWorkflowWorkflow"]
    errors: list["CreateWorkflowCreateWorkflowErrors"]


CreateWorkflowCreateWorkflowWorkflow = WorkflowFields
CreateWorkflowCreateWorkflowErrors = ErrorFields
CreateWorkflow.model_rebuild()
CreateWorkflowCreateWorkflow.model_rebuild()
