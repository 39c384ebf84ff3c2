from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import ErrorFields, RunFields


class CancelRun(BaseModel):
    cancel_execution: "CancelRunCancelExecution" = Field(alias="cancelExecution")


class CancelRunCancelExecution(BaseModel):
    execution: Optional["CancelRunCancelExecutionExecution"]
    errors: list["CancelRunCancelExecutionErrors"]


CancelRunCancelExecutionExecution = RunFields
CancelRunCancelExecutionErrors = ErrorFields
CancelRun.model_rebuild()
CancelRunCancelExecution.model_rebuild()
