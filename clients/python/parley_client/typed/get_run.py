from typing import Optional

from .base_model import BaseModel
from .fragments import NodeFields, RunFields


class GetRun(BaseModel):
    execution: Optional["GetRunExecution"]


class GetRunExecution(RunFields):
    progress: "GetRunExecutionProgress"
    nodes: list["GetRunExecutionNodes"]


class GetRunExecutionProgress(BaseModel):
    completed: int
    total: int
    fraction: float


GetRunExecutionNodes = NodeFields
GetRun.model_rebuild()
GetRunExecution.model_rebuild()
