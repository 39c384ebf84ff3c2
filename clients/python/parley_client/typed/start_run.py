from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import ErrorFields, RunFields


class StartRun(BaseModel):
    execute_workflow: "StartRunExecuteWorkflow" = Field(alias="executeWorkflow")


class StartRunExecuteWorkflow(BaseModel):
    execution: Optional["StartRunExecuteWorkflowExecution"]
    errors: list["StartRunExecuteWorkflowErrors"]


StartRunExecuteWorkflowExecution = RunFields
StartRunExecuteWorkflowErrors = ErrorFields
StartRun.model_rebuild()
StartRunExecuteWorkflow.model_rebuild()
