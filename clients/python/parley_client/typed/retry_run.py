from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import ErrorFields, RunFields


class RetryRun(BaseModel):
    retry_execution: "RetryRunRetryExecution" = Field(alias="retryExecution")


class RetryRunRetryExecution(BaseModel):
    execution: Optional["RetryRunRetryExecutionExecution"]
    errors: list["RetryRunRetryExecutionErrors"]


RetryRunRetryExecutionExecution = RunFields
RetryRunRetryExecutionErrors = ErrorFields
RetryRun.model_rebuild()
RetryRunRetryExecution.model_rebuild()
